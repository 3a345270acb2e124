"""The sentence before it is saved."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.studio.composing import LEFT_GAP
from app.ui.pages.compose.draft import Draft, DraftHistory, DraftItem
from app.ui.pages.compose.draft_file import keep_draft, load_draft
from app.ui.pages.compose.gloss_field import glosses_in
from lexicon_db.records import (
    EntryId,
    FillMethod,
    Letter,
    Manner,
    Seam,
    Slot,
    Utterance,
    UtteranceId,
)

TREE = DraftItem("TREE", EntryId("t"), pause=0.25)
HOUSE = DraftItem("HOUSE", EntryId("h"), seam=Seam(gap=0.3, method=FillMethod.SLERP))
MISSING = DraftItem("MONSTER")


@pytest.fixture
def draft() -> Draft:
    return Draft((TREE, MISSING, HOUSE), rate=1.2, fluency=0.4, name="A tree")


def test_unknown_glosses_keep_their_place_but_are_not_signed(draft: Draft) -> None:
    assert [slot.entry for slot in draft.slots] == ["t", "h"]
    assert draft.unknown == ("MONSTER",)
    assert draft.text == "TREE, MONSTER HOUSE"
    assert [draft.place_of_slot(slot) for slot in (0, 1)] == [0, 2]


def test_letters_are_slots_of_one_item(draft: Draft) -> None:
    spelled = tuple(Slot(EntryId(e), letter=Letter("AB", n)) for n, e in enumerate("ab"))
    draft = draft.with_item(1, replace(MISSING, label="AB", letters=spelled, pause=0.5))
    assert [slot.entry for slot in draft.slots] == ["t", "a", "b", "h"]
    assert [slot.pause for slot in draft.slots] == [0.25, 0.0, 0.5, 0.0]
    assert [draft.place_of_slot(slot) for slot in range(4)] == [0, 1, 1, 2]
    assert (draft.slot_of_place(1), draft.slot_of_place(2)) == (1, 3)
    changed = draft.with_seam(1, Seam(gap=0.2)).with_manner(2, Manner(rate=0.5))
    assert changed.slots[1].seam.gap == 0.2
    assert changed.slots[2].manner.rate == 0.5
    assert changed.slots[3] == draft.slots[3]


def test_a_gap_is_a_rest_before_the_next_sign(draft: Draft) -> None:
    left = draft.with_item(1, replace(MISSING, is_gap=True, pause=0.1))
    assert left.unknown == ()
    assert [slot.pause for slot in left.slots] == pytest.approx([0.25 + LEFT_GAP + 0.1, 0.0])


def test_a_gap_keeps_its_gloss_when_it_is_saved(draft: Draft) -> None:
    gap = replace(MISSING, is_gap=True, pause=0.25)
    left = replace(draft, items=(gap, TREE, gap, replace(gap, label="TWO"), HOUSE, gap))
    glosses = [(gap.gloss, gap.place) for gap in left.gaps]
    assert glosses == [("MONSTER", 0), ("MONSTER", 1), ("TWO", 1), ("MONSTER", 2)]
    assert [gap.rest for gap in left.gaps] == pytest.approx([LEFT_GAP + 0.25] * 4)
    now = datetime.now(UTC)
    saved = Utterance(
        UtteranceId("u"), left.name, left.slots, left.rate, left.fluency, now, left.gaps
    )
    opened = Draft.of(saved, {EntryId("t"): "TREE", EntryId("h"): "HOUSE"})
    assert [item.label for item in opened.items] == [item.label for item in left.items]
    assert [item.pause for item in opened.items] == pytest.approx(
        [item.pause for item in left.items]
    )
    assert [slot.pause for slot in opened.slots] == pytest.approx(
        [slot.pause for slot in left.slots]
    )
    assert opened.gaps == left.gaps


def test_items_are_inserted_moved_and_taken_out(draft: Draft) -> None:
    assert draft.with_inserted(1, HOUSE).items == (TREE, HOUSE, MISSING, HOUSE)
    assert draft.without(1).items == (TREE, HOUSE)
    moved = draft.with_moved(2, 0)
    assert [item.label for item in moved.items] == ["HOUSE", "TREE", "MONSTER"]
    assert moved.items[0].seam == Seam()


def test_undo_goes_back_and_redo_on(draft: Draft) -> None:
    history = DraftHistory(Draft())
    history.add(draft)
    history.add(draft.without(0))
    history.undo()
    assert history.present == draft
    history.undo()
    history.undo()
    assert history.present == Draft()
    history.redo()
    assert history.present == draft
    history.add(draft.without(2))
    assert not history.can_redo


def test_a_slider_is_one_step_to_undo(draft: Draft) -> None:
    history = DraftHistory(Draft())
    history.add(draft)
    for rate in (1.3, 1.4, 1.5):
        history.add(replace(draft, rate=rate), merges=True)
    history.undo()
    assert history.present == Draft()


def test_a_draft_survives_on_the_disk(draft: Draft, profile: Path) -> None:
    letter = Slot(EntryId("a"), seam=Seam(seed=2), letter=Letter("A", 0))
    more = DraftItem("A", letters=(letter,)), DraftItem("LATER", is_gap=True)
    draft = draft.with_inserted(1, *more).with_manner(0, Manner(rate=2.0, trim_start=0.1))
    keep_draft("lexicon-1", draft)
    assert load_draft("lexicon-1") == draft
    assert load_draft("lexicon-2") == Draft()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"items": [1], "rate": 1}'])
def test_a_damaged_draft_is_an_empty_one(profile: Path, content: str) -> None:
    file = profile / "drafts" / "lexicon-1.json"
    file.parent.mkdir(parents=True)
    file.write_text(content)
    assert load_draft("lexicon-1") == Draft()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("TREE HOUSE", [("TREE", 0.0), ("HOUSE", 0.0)]),
        ("TREE, HOUSE.", [("TREE", 0.25), ("HOUSE", 0.5)]),
        ("  $INDEX1\tHOUSE1A^\n", [("$INDEX1", 0.0), ("HOUSE1A^", 0.0)]),
        ("A.B C", [("A.B", 0.0), ("C", 0.0)]),
        ("\x00\x01", []),
    ],
)
def test_pasted_text_becomes_glosses(text: str, found: list[tuple[str, float]]) -> None:
    assert glosses_in(text) == found
