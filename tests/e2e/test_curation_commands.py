"""Curating on the command line: fields, vocabularies, relations, roles, signs that move alike."""

from __future__ import annotations

import pytest

from tests.e2e.command import require_told

pytestmark = pytest.mark.e2e


def test_signs_are_described_related_and_found(tracked):
    tracked.json("vocabulary", "add", "handshape", "W", "--label", "eng=three")
    tracked.json("vocabulary", "close", "handshape")
    tracked.json("set", "W", "form.handshape=three", "form.place=chin", "tags=letter,old")
    tracked.json("set", "D", "form.place=chin", "semantic_fields=alphabet")
    require_told(tracked("set", "D", "form.handshape=5"), "5", "no such term")
    tracked.json("vocabulary", "add", "handshape", "D")
    tracked.json("set", "D", "form.handshape=D")
    tracked.json("relate", "W", "see-also", "D", "--note", "both letters")
    shown = tracked.json("show", "W")
    assert shown["form"] == {"handshape": ["W"], "place": ["chin"]}
    assert shown["tags"] == ["letter", "old"]
    assert shown["kin"] == [
        {"role": "see-also", "gloss": "D", "note": "both letters"},
        {"role": "minimal pair", "gloss": "D", "note": "handshape"},
    ]
    assert [e["gloss"] for e in tracked.json("list", "tag:alphabet")["entries"]] == ["D"]
    assert tracked.json("similar", "W", "--most", "1")["similar"][0]["gloss"] in ("D", "O")
    you = tracked.json("role", "list")["you"]
    tracked.json("role", "give", you, "admin")
    tracked.json("role", "take", you, "admin")
    tracked.json("role", "give", "Bo", "admin")
    require_told(tracked("set", "W", "status=approved"), "no reviewer")
