"""The sentence that is being composed, before it is saved. Knows no window."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from app.studio.composing import PAUSES
from lexicon_db.records import EntryId, Seam, Slot, TakeId, Utterance


@dataclass(frozen=True)
class DraftItem:
    """One place of the sentence.

    Attributes:
        label: The gloss, as the lexicon has it or as it was typed.
        entry: The sign; None for a gloss that the lexicon does not have.
        take: A certain take of the sign, or None for the active one.
        pause: Seconds of rest after it.
        seam: The transition after it.
    """

    label: str
    entry: EntryId | None = None
    take: TakeId | None = None
    pause: float = 0.0
    seam: Seam = field(default_factory=Seam)


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
        items = tuple(
            DraftItem(labels.get(slot.entry, "?"), slot.entry, slot.take, slot.pause, slot.seam)
            for slot in utterance.slots
        )
        return cls(items, utterance.rate, utterance.fluency, utterance.name)

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The places that can be signed."""
        return tuple(
            Slot(item.entry, item.take, item.pause, item.seam)
            for item in self.items
            if item.entry is not None
        )

    @property
    def unknown(self) -> tuple[str, ...]:
        """The glosses that the lexicon does not have."""
        return tuple(item.label for item in self.items if item.entry is None)

    @property
    def text(self) -> str:
        """The sentence as one would type it."""
        marks = {0.0: "", **{seconds: mark for mark, seconds in PAUSES.items()}}
        return " ".join(item.label + marks.get(item.pause, ",") for item in self.items)

    def place_of_slot(self, slot: int) -> int:
        """The place of a slot among all items."""
        known = [place for place, item in enumerate(self.items) if item.entry is not None]
        return known[slot]

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
        items.insert(to, replace(items.pop(place), seam=Seam()))
        return replace(self, items=tuple(items))

    def with_pause(self, place: int, seconds: float) -> Draft:
        """The draft with a rest after an item."""
        return self.with_item(place, replace(self.items[place], pause=seconds))

    def with_seam(self, place: int, seam: Seam) -> Draft:
        """The draft with a set transition after an item."""
        return self.with_item(place, replace(self.items[place], seam=seam))


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
