"""The sentence that is being composed, before it is saved. Knows no window."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from app.studio.composing import LEFT_GAP, PAUSES
from lexicon_db.records import EntryId, LeftGap, Manner, Seam, Slot, TakeId, Utterance


@dataclass(frozen=True)
class DraftItem:
    """One place of the sentence.

    Attributes:
        label: The gloss, as the lexicon has it or as it was typed.
        entry: The sign; None for a gloss that the lexicon does not have.
        take: A certain take of the sign, or None for the active one.
        pause: Seconds of rest after it.
        seam: The transition after it; letters have their own.
        manner: How the sign itself is signed.
        letters: The slots that spell the gloss, where the person chose that.
        is_gap: Whether the person chose to leave a gap for a gloss that the lexicon does not have.
    """

    label: str
    entry: EntryId | None = None
    take: TakeId | None = None
    pause: float = 0.0
    seam: Seam = field(default_factory=Seam)
    manner: Manner = field(default_factory=Manner)
    letters: tuple[Slot, ...] = ()
    is_gap: bool = False

    @property
    def slots(self) -> tuple[Slot, ...]:
        """What is signed here: one sign, letters, or nothing."""
        if self.entry is not None:
            return (Slot(self.entry, self.take, self.pause, self.seam, self.manner),)
        if self.letters:
            return (*self.letters[:-1], replace(self.letters[-1], pause=self.pause))
        return ()

    @property
    def is_missing(self) -> bool:
        """Whether the lexicon does not have it and nothing was chosen to do about it."""
        return self.entry is None and not self.letters and not self.is_gap


@dataclass(frozen=True)
class Draft:
    """A sentence and how it is signed; every change makes a new one.

    Attributes:
        items: The places, in order; unknown glosses keep theirs.
        rate: Speed of signing, 1 as recorded.
        fluency: 0 as recorded to 1 fully fluent.
        name: Name under which it is saved, or empty.
    """

    items: tuple[DraftItem, ...] = ()
    rate: float = 1.0
    fluency: float = 0.0
    name: str = ""

    @classmethod
    def of(cls, utterance: Utterance, labels: dict[EntryId, str]) -> Draft:
        """The draft of a saved utterance; ``labels`` are the glosses of its entries."""
        items: list[DraftItem] = []
        waiting = list(utterance.gaps)
        for number, slot in enumerate(utterance.slots):
            while waiting and waiting[0].place <= number:
                items.append(_left_out(waiting.pop(0), items))
            if slot.letter is None:
                label = labels.get(slot.entry, "?")
                place = slot.take, slot.pause, slot.seam, slot.manner
                items.append(DraftItem(label, slot.entry, *place))
            elif slot.letter.place == 0 or not items or items[-1].label != slot.letter.word:
                items.append(DraftItem(slot.letter.word, pause=slot.pause, letters=(slot,)))
            else:
                letters = (*items[-1].letters, slot)
                items[-1] = replace(items[-1], pause=slot.pause, letters=letters)
        for gap in waiting:
            items.append(_left_out(gap, items))
        return cls(tuple(items), utterance.rate, utterance.fluency, utterance.name)

    @property
    def slots(self) -> tuple[Slot, ...]:
        """What is signed; a gap that was left is a rest before the next sign."""
        slots: list[Slot] = []
        for item in self.items:
            if item.is_gap and slots:
                rest = slots[-1].pause + LEFT_GAP + item.pause
                slots[-1] = replace(slots[-1], pause=rest)
            slots.extend(item.slots)
        return tuple(slots)

    @property
    def gaps(self) -> tuple[LeftGap, ...]:
        """The glosses for which the person chose to leave a gap."""
        gaps: list[LeftGap] = []
        before = 0
        for item in self.items:
            if item.is_gap:
                gaps.append(LeftGap(item.label, before, LEFT_GAP + item.pause))
            before += len(item.slots)
        return tuple(gaps)

    @property
    def unknown(self) -> tuple[str, ...]:
        """The glosses that the lexicon does not have and for which nothing was chosen."""
        return tuple(item.label for item in self.items if item.is_missing)

    @property
    def text(self) -> str:
        """The sentence as one would type it."""
        marks = {0.0: "", **{seconds: mark for mark, seconds in PAUSES.items()}}
        return " ".join(item.label + marks.get(item.pause, ",") for item in self.items)

    def place_of_slot(self, slot: int) -> int:
        """The place of the item that a slot belongs to."""
        return self._places[slot][0]

    def slot_of_place(self, place: int) -> int | None:
        """The first slot of an item; None where nothing is signed."""
        return next((slot for slot, found in enumerate(self._places) if found[0] == place), None)

    def with_inserted(self, place: int, *items: DraftItem) -> Draft:
        """The draft with more items before a place."""
        return replace(self, items=(*self.items[:place], *items, *self.items[place:]))

    def with_item(self, place: int, item: DraftItem) -> Draft:
        """The draft with another item at a place."""
        return replace(self, items=(*self.items[:place], item, *self.items[place + 1 :]))

    def without(self, place: int) -> Draft:
        """The draft without an item."""
        return replace(self, items=self.items[:place] + self.items[place + 1 :])

    def with_moved(self, place: int, to: int) -> Draft:
        """The draft with an item moved to another place; its seam becomes automatic."""
        items = list(self.items)
        moved = items.pop(place)
        letters = (*moved.letters[:-1], *(replace(one, seam=Seam()) for one in moved.letters[-1:]))
        items.insert(to, replace(moved, seam=Seam(), letters=letters))
        return replace(self, items=tuple(items))

    def with_pause(self, place: int, seconds: float) -> Draft:
        """The draft with a rest after an item."""
        return self.with_item(place, replace(self.items[place], pause=seconds))

    def with_seam(self, slot: int, seam: Seam) -> Draft:
        """The draft with a set transition after a slot."""
        return self._with_slot(slot, seam=seam)

    def with_manner(self, slot: int, manner: Manner) -> Draft:
        """The draft with a slot that is signed in another manner."""
        return self._with_slot(slot, manner=manner)

    @property
    def _places(self) -> list[tuple[int, int]]:
        """For each slot the place of its item, and its number within it."""
        return [
            (place, number)
            for place, item in enumerate(self.items)
            for number in range(len(item.letters) or (item.entry is not None))
        ]

    def _with_slot(
        self, slot: int, *, seam: Seam | None = None, manner: Manner | None = None
    ) -> Draft:
        place, number = self._places[slot]
        item = self.items[place]
        if not item.letters:
            changed = replace(item, seam=seam or item.seam, manner=manner or item.manner)
            return self.with_item(place, changed)
        letters = list(item.letters)
        old = letters[number]
        letters[number] = replace(old, seam=seam or old.seam, manner=manner or old.manner)
        return self.with_item(place, replace(item, letters=tuple(letters)))


def _left_out(gap: LeftGap, items: list[DraftItem]) -> DraftItem:
    """The item of a gap; what it rests is taken off the pause of the sign before it."""
    for place in reversed(range(len(items))):
        if items[place].slots:
            pause = max(0.0, round(items[place].pause - gap.rest, 6))
            items[place] = replace(items[place], pause=pause)
            break
    return DraftItem(gap.gloss, pause=max(0.0, round(gap.rest - LEFT_GAP, 6)), is_gap=True)


class DraftHistory:
    """The present draft and the ones before and after it, for undo and redo while composing."""

    _MOST: Final = 200

    def __init__(self, draft: Draft) -> None:
        self._drafts = [draft]
        self._at = 0

    @property
    def present(self) -> Draft:
        """The draft now."""
        return self._drafts[self._at]

    @property
    def can_undo(self) -> bool:
        """Whether there is a draft before."""
        return self._at > 0

    @property
    def can_redo(self) -> bool:
        """Whether there is a draft after."""
        return self._at + 1 < len(self._drafts)

    def add(self, draft: Draft, *, merges: bool = False) -> None:
        """Make a draft the present one.

        Args:
            draft: The new draft.
            merges: Whether it takes the place of the present one, as while a slider moves.
        """
        kept = self._drafts[: self._at] if merges and self._at else self._drafts[: self._at + 1]
        self._drafts = [*kept, draft][-self._MOST :]
        self._at = len(self._drafts) - 1

    def undo(self) -> None:
        """Go back to the draft before."""
        self._at = max(0, self._at - 1)

    def redo(self) -> None:
        """Go on to the draft after."""
        self._at = min(len(self._drafts) - 1, self._at + 1)
