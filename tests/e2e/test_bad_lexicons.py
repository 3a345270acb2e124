"""Lexicons that are open twice, too new or damaged, and clips that are added twice."""

from __future__ import annotations

import shutil
import subprocess
import time

import pytest

from app.core.paths import resource
from app.studio.job_completions import make_runner
from lexicon_db.sqlite import make_engine
from lexicon_db.store import Lexicon
from tests.e2e import clips
from tests.e2e.command import ROOT, Kinelex, require_clean, require_told

pytestmark = pytest.mark.e2e

LETTER = resource("sample_lexicon", "W.npz")


# The same thing twice.


def test_same_clip_twice(kinelex, small_clip, tmp_path):
    assert kinelex.json("add", small_clip)["added"][0]["added"] is True
    shutil.copy(small_clip, tmp_path / "copy.mp4")
    again = kinelex.json("add", tmp_path / "copy.mp4", "--gloss", "O")["added"][0]
    assert again["added"] is False
    assert "already here" in again["message"]
    assert len(kinelex.json("show", "O")["takes"]) == 1
    other = kinelex.json("add", small_clip, "--gloss", "ZERO")["added"][0]
    assert other["added"] is True
    assert "kept once" in other["message"]
    assert len(list((kinelex.lexicon / "media").rglob("*.mp4"))) == 1
    require_clean(kinelex)


def test_lexicon_opened_twice(kinelex):
    with Lexicon.open(kinelex.lexicon) as window:
        assert window.try_to_own_jobs()
        assert kinelex.program("add", LETTER).status == 0
        runner = make_runner(window, 1)
        command = subprocess.Popen(
            kinelex.command_line("extract", "W"),
            env=kinelex.environment,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        while command.poll() is None:
            runner.tick()
            time.sleep(0.05)
        out, _ = command.communicate()
        runner.shut_down()
    assert command.returncode == 0
    assert out.strip() == "W: tracked."
    require_clean(kinelex)


# Lexicons that are not as they should be.


def test_database_of_a_newer_version(kinelex):
    engine = make_engine(kinelex.lexicon / "lexicon.db", patience=1.0)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    before = (kinelex.lexicon / "lexicon.db").read_bytes()
    require_told(kinelex("list"), "newer version", "Update the program")
    require_told(kinelex("add", LETTER), "newer version")
    assert (kinelex.lexicon / "lexicon.db").read_bytes() == before


def test_database_that_is_none(kinelex):
    (kinelex.lexicon / "lexicon.db").write_bytes(b"nothing of the kind" * 1000)
    require_told(kinelex("list"), "damaged", "backup")


def test_damaged_database_is_found_and_comes_back_from_a_backup(tracked, tmp_path):
    tracked.json("backup", tmp_path / "all.backup")
    database = tracked.lexicon / "lexicon.db"
    content = bytearray(database.read_bytes())
    content[len(content) // 4 :] = b"\xa5" * (len(content) - len(content) // 4)
    database.write_bytes(content)
    for words in (("list",), ("show", "O"), ("check",), ("add", LETTER)):
        outcome = tracked("--json", *words)
        assert outcome.status == 1, outcome
        assert "damaged" in outcome.err + outcome.out
    restored = Kinelex(tracked.profile, tmp_path / "restored")
    tracked.json("backup", tmp_path / "all.backup", "--restore", restored.lexicon)
    require_clean(restored)
    assert restored.json("show", "O")["status"] == "tracked"


def damage(kinelex, suffix):
    (file,) = (kinelex.lexicon / "media").rglob(f"*{suffix}")
    content = bytearray(file.read_bytes())
    content[3000:] = b"\xa5" * (len(content) - 3000)
    file.write_bytes(content)


def test_damaged_media_file(tracked, small_clip):
    damage(tracked, ".mp4")
    outcome = tracked("--json", "check")
    require_told(outcome, "not sound", "backup")
    (finding,) = outcome.document["findings"]
    assert "“O.mp4” is damaged" in finding
    again = tracked("extract", "O", "--again")
    require_told(again, "O.mp4", "decoded", "copy")
    # What was measured before is still there, and the original mends the file.
    assert tracked.json("show", "O")["status"] == "tracked"
    tracked.json("add", small_clip)
    require_clean(tracked)


def test_missing_media_file_stops_no_other_sign(kinelex, small_clip):
    kinelex.json("add", small_clip, LETTER)
    (file,) = (kinelex.lexicon / "media").rglob("*.mp4")
    file.unlink()
    outcome = kinelex("--json", "extract")
    require_told(outcome, "1 of 2", "missing", "backup")
    states = {item["gloss"]: item["state"] for item in outcome.document["extracted"]}
    assert states == {"O": "failed", "W": "done"}


def test_damaged_backup(tracked, tmp_path):
    tracked.json("backup", tmp_path / "all.backup")
    clips.truncated(tmp_path / "cut.backup", tmp_path / "all.backup", 0.6)
    outcome = tracked("backup", tmp_path / "cut.backup", "--restore", tmp_path / "restored")
    require_told(outcome, "not restored", "backup")
    assert not (tmp_path / "restored" / "lexicon.db").exists()
