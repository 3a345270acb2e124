"""Packs on the command line: the way of some letters from one lexicon to another and back."""

from __future__ import annotations

import csv
import json
from dataclasses import replace

import numpy as np
import pytest

from tests.e2e.command import require_told

pytestmark = pytest.mark.e2e


def test_signs_travel_in_a_signed_pack(tracked, tmp_path):
    tracked.json("signer", "consent", "Ana", "--scope", "share")
    pack = tmp_path / "signs.kinelexpack"
    words = ("pack", "export", pack, "--licence", "CC BY 4.0", "--author", "Ana",
             "--label", "TK A=Name us.", "--with", "videos,landmarks,utterances")  # fmt: skip
    plan = tracked.json(*words, "--dry-run")
    assert not pack.exists()
    assert {item["why"] for item in plan["left_out"]} >= {"Bo has not agreed to sharing."}
    require_told(tracked(*words, "--sign"), "no key")
    key = tracked.json("pack", "keys", "make", "Ana's studio")["own"]
    made = tracked.json(*words, "--sign")
    assert (made["counts"]["entries"], made["counts"]["takes"]) == (3, 1)
    assert made["signers"][0]["pack_name"].startswith("Signer ")

    shown = tracked.json("pack", "show", pack)
    assert (shown["signed_by"], shown["trust"]) == ("Ana's studio", "own")
    assert shown["manifest"]["pack"]["labels"] == [{"label": "TK A", "text": "Name us."}]
    assert "TK A: Name us." in tracked("pack", "show", pack).out
    assert tracked.json("pack", "verify", pack)["sound"] is True

    guest = replace(tracked, lexicon=tmp_path / "guest", profile=tmp_path / "profile")
    assert guest.json("pack", "show", pack)["trust"] == "unknown"
    guest.json("pack", "keys", "know", "Ana", key["public_key"])
    assert guest.json("pack", "show", pack)["trust"] == "known"
    came = guest.json("pack", "import", pack, "--new", guest.lexicon)
    assert came["added"]["takes"] == 1
    for one, file in ((tracked, "mine.npz"), (guest, "theirs.npz")):
        one.json("tracks", "O", "--out", tmp_path / file)
    mine, theirs = (np.load(tmp_path / f)["joints"] for f in ("mine.npz", "theirs.npz"))  # noqa: TID251
    np.testing.assert_array_equal(mine, theirs)
    assert guest.json("pack", "import", pack, "--dry-run")["changes_nothing"] is True
    assert guest.json("check")["findings"] == []

    report = tmp_path / "who.csv"
    guest("pack", "report", "--out", report)
    (row,) = csv.DictReader(report.read_text(encoding="utf-8-sig").splitlines())
    assert (row["takes"], row["licence"]) == ("1", "CC BY 4.0")
    assert guest.json("pack", "list")["imported"][0]["licence"] == "CC BY 4.0"

    listed = tmp_path / "revoked.json"
    tracked.json("signer", "withdraw", "Ana", "--erase")
    assert tracked.json("pack", "revoke-list", "export", listed)["revoked"] == 1
    assert tracked.json(*words, "--dry-run")["counts"]["takes"] == 0
    require_told(tracked("tracks", "O", "--out", tmp_path / "gone.npz"), "O")
    reached = guest.json("pack", "revoke-list", "apply", listed)["reached"]
    assert [one["takes"] for one in reached] == [1]
    undone = guest.json("pack", "undo")
    assert undone["removed"]["entries"] == 3


def test_what_is_no_pack_is_refused(kinelex, tmp_path):
    file = tmp_path / "x.kinelexpack"
    file.write_bytes(b"no pack")
    for words in (("show",), ("verify",), ("import",)):
        require_told(kinelex("pack", *words, file), "no zip archive")
        require_told(kinelex("pack", *words, tmp_path / "none.kinelexpack"), "none.kinelexpack")
    assert json.loads(kinelex("--json", "pack", "verify", file).out)["error"]["why"]
    require_told(kinelex("pack", "export", tmp_path / "a.zip"), ".kinelexpack")
    require_told(kinelex("pack", "export", tmp_path / "a.kinelexpack"), "no signs")
    require_told(kinelex("pack", "undo"), "no such import")
    assert kinelex("pack", "import", file, "--field", "note=ours").status == 2
    assert kinelex("pack", "export", file, "--with", "everything").status == 2
