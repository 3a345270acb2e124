"""Repairs and the history on the command line."""

from __future__ import annotations

import pytest

from tests.e2e.command import require_told

pytestmark = pytest.mark.e2e


def test_repairs_are_added_switched_and_removed(tracked):
    assert tracked.json("repair", "W")["repairs"] == []
    words = ("--part", "right-hand", "--frames", "5-9")
    tracked.json("repair", "W", "mark", *words)
    tracked.json("repair", "W", "interpolate", *words)
    off = tracked.json("repair", "W", "off", "1")["repairs"]
    assert [(r["kind"], r["active"], r["fits"]) for r in off] == [
        ("mark", False, True), ("interpolate", True, True),
    ]  # fmt: skip
    assert tracked.json("repair", "W", "again")["repairs"] == off
    engines = [t["engine"] for t in tracked.json("show", "W")["takes"][0]["tracks"]]
    assert engines == ["kinelex-import", *["repair"] * 4]
    left = tracked.json("repair", "W", "remove", "2")["repairs"]
    assert [repair["kind"] for repair in left] == ["mark"]
    told = tracked("repair", "W")
    assert told.status == 0
    assert "off" in told.out
    fields = [line["field"] for line in tracked.json("history", "W", "--most", "3")["history"]]
    assert fields == ["repair", "motion track", "motion track"]
    assert "interpolate right-hand" in tracked("history", "W").out
    assert (
        tracked.json("history", "--most", "3")["history"]
        == tracked.json("history", "W", "--most", "3")["history"]
    )


def test_what_cannot_be_repaired_is_told(tracked):
    require_told(tracked("repair", "NOBODY", "mark", "--part", "body", "--frames", "1-2"), "NOBODY")
    words = ("--part", "right-hand", "--frames", "5-900")
    require_told(tracked("repair", "W", "mark", *words), "no frames 5 to 900")
    for slip in (("mark",), ("off", "3"), ("take-from", *words), ("mark", "--frames", "x")):
        assert tracked("repair", "W", *slip).status == 2
