"""Removing signs on the command line, and having them back."""

from __future__ import annotations

import pytest

from tests.e2e.command import require_told

pytestmark = pytest.mark.e2e


def glosses(kinelex, *words):
    return [entry["gloss"] for entry in kinelex.json("list", *words)["entries"]]


def test_removed_signs_come_back(tracked):
    assert [one["gloss"] for one in tracked.json("remove", "O", "D")["removed"]] == ["O", "D"]
    assert (glosses(tracked), glosses(tracked, "--trash")) == (["W"], ["D", "O"])
    assert tracked.json("undo")["undone"]["what"] == "trash entry"
    assert glosses(tracked) == ["D", "O", "W"]
    assert tracked.json("redo")["redone"]["what"] == "trash entry"
    assert [one["gloss"] for one in tracked.json("restore", "O")["restored"]] == ["O"]
    assert (glosses(tracked), glosses(tracked, "--trash")) == (["O", "W"], ["D"])
    require_told(tracked("restore", "O"), "O", "trash")
    assert len(tracked.json("empty-trash")["entries"]) == 1
    require_told(tracked("undo"), "Nothing was undone")
    assert glosses(tracked, "--trash") == []
