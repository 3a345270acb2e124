"""How far takes can be trusted, and imported collections, on the command line."""

from __future__ import annotations

import csv
import json
import shutil

import pytest

from app.core.paths import resource
from tests.e2e.command import require_told

pytestmark = pytest.mark.e2e


def test_tracked_takes_are_judged_listed_and_found(tracked, tmp_path):
    takes = tracked.json("quality")["takes"]
    assert sorted(take["gloss"] for take in takes) == ["D", "O", "W"]
    order = ["bad", "look", "good"]
    assert [order.index(take["verdict"]) for take in takes] == sorted(
        order.index(take["verdict"]) for take in takes
    )
    for verdict in order:
        expected = {take["gloss"] for take in takes if take["verdict"] == verdict}
        listed = tracked.json("list", f"quality:{verdict}")["entries"]
        assert {entry["gloss"] for entry in listed} == expected
        assert {entry["quality"] for entry in listed} <= {verdict}
        chosen = tracked.json("quality", "--verdict", verdict)["takes"]
        assert {take["gloss"] for take in chosen} == expected
    assert [take["gloss"] for take in tracked.json("quality", "W")["takes"]] == ["W"]
    assert "light" in tracked("quality").out


def test_a_report_is_written_as_table_and_document(tracked, tmp_path):
    file = tmp_path / "report.csv"
    assert "3 takes" in tracked("quality", "--report", file).out
    with file.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    assert {row["gloss"] for row in rows} == {"D", "O", "W"}
    tracked("quality", "--report", tmp_path / "report.json")
    document = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert len(document) == 3
    assert tracked("quality", "--report", tmp_path / "report.pdf").status == 2
    require_told(tracked("quality", "NOBODY"), "NOBODY")


def test_judging_again_by_what_is_stored_comes_to_the_same(tracked):
    before, after = (tracked.json("quality", *words)["takes"] for words in ((), ("--again",)))
    # Stored tracks are rounded to fractions of what can be measured.
    assert [(take["gloss"], take["verdict"]) for take in after] == [
        (take["gloss"], take["verdict"]) for take in before
    ]
    for old, new in zip(before, after, strict=True):
        assert [(f["kind"], f["part"], f["phase"]) for f in new["findings"]] == [
            (f["kind"], f["part"], f["phase"]) for f in old["findings"]
        ]
        for one, other in zip(old["findings"], new["findings"], strict=True):
            assert other["value"] == pytest.approx(one["value"], rel=0.05)


def test_a_folder_is_added_tracked_and_reported(kinelex, tmp_path):
    folder = tmp_path / "letters"
    folder.mkdir()
    for letter in "WD":
        shutil.copy(resource("sample_lexicon", f"{letter}.npz"), folder)
    shutil.copy(folder / "W.npz", folder / "W-COPY.npz")
    (folder / "broken.mp4").write_bytes(b"no video")
    report = tmp_path / "report.csv"
    words = ("add", folder, "--signer", "Bo", "--track", "--report", report)
    outcome = kinelex("--json", *words)
    require_told(outcome, "1 of 4")
    told = outcome.document["report"]
    assert told["name"] == "letters"
    assert told["files"][0]["need"] == "refused"
    assert {line["file"] for line in told["files"]} == {
        "D.npz", "W.npz", "W-COPY.npz", "broken.mp4",
    }  # fmt: skip
    assert all(line["verdict"] for line in told["files"] if line["take"])
    with report.open(encoding="utf-8") as lines:
        assert next(csv.DictReader(lines))["file"] == "broken.mp4"
    again = kinelex("--json", *words)
    assert again.document["report"] == told
    assert [item["added"] for item in again.document["added"]] == [False] * 4
    text = kinelex("add", folder, "--signer", "Bo")
    assert "letters: 4 files" in text.out
    assert len(kinelex.json("list")["entries"]) == 3


def test_what_no_folder_can_be_is_told(kinelex, tmp_path):
    (tmp_path / "empty").mkdir()
    require_told(kinelex("add", tmp_path / "empty"), "no recording in empty")
    assert kinelex("add", tmp_path / "empty", "a.mp4").status == 2
    assert kinelex("add", tmp_path / "empty", "--gloss", "A").status == 2
    assert kinelex("add", "a.mp4", "--report", "r.txt").status == 2
