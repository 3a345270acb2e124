"""Utterances: ordered entries to be signed, saved under a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from math import isfinite
from typing import Any, Final

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from lexicon_db.errors import KnownError
from lexicon_db.labels import clean_label, clean_text
from lexicon_db.records import (
    Changes,
    EntryId,
    LeftGap,
    Letter,
    Manner,
    Seam,
    Slot,
    TakeId,
    Utterance,
    UtteranceId,
)
from lexicon_db.schema import (
    EntryRow,
    LeftGapRow,
    SlotOverrideRow,
    SlotRow,
    UtteranceRow,
    new_id,
    utc_now,
)
from lexicon_db.store import Lexicon
from lexicon_db.writing import Write

#: The largest seed of a transition: what every database can hold.
MOST_SEED: Final = 2**31 - 1

_CALLED = "name of the utterance"


def save_utterance(
    lexicon: Lexicon,
    name: str,
    slots: Sequence[Slot],
    *,
    rate: float = 1.0,
    fluency: float = 0.0,
    gaps: Sequence[LeftGap] = (),
) -> Utterance:
    """Store an utterance under a name; one that has the name already is replaced.

    Args:
        lexicon: Where it is kept.
        name: What it is called.
        slots: What is signed; pauses contain the rests of the gaps.
        rate: Speed of signing, 1 as recorded.
        fluency: 0 as recorded to 1 fully fluent.
        gaps: What is left out by choice.

    Raises:
        KnownError: If the name is not allowed, there are no slots, or a number is out of range.
    """
    name = clean_label(name, _CALLED)
    _require_sound(slots, rate, fluency)
    with lexicon.write("save utterance") as write:
        row = _named(write.session, name)
        if row is None:
            row = UtteranceRow(name=name, rate=rate, fluency=fluency)
            write.add(row, name)
        write.set(row, rate=rate, fluency=fluency)
        _replace_slots(write, row, slots, gaps)
        return _records(write.session, [row])[0]


def set_seam(lexicon: Lexicon, utterance: UtteranceId, slot: int, seam: Seam) -> Utterance:
    """Set how the transition after a slot of an utterance is made; all else stays.

    Raises:
        KnownError: If the utterance or the slot is not there, or a number is out of range.
    """
    with lexicon.write("change seam") as write:
        row = _row(write.session, utterance)
        before = _records(write.session, [row])[0]
        if not 0 <= slot < len(before.slots):
            raise KnownError(
                "The transition was not changed.",
                f"{row.name} has no sign number {slot + 1} any more.",
                "Look at the utterance again; it may have been changed in another window.",
            )
        slots = list(before.slots)
        slots[slot] = replace(slots[slot], seam=seam)
        _require_sound(slots, row.rate, row.fluency)
        _replace_slots(write, row, slots, before.gaps)
        write.note(row, f"seam {slot + 1}", _told_seam(before.slots[slot].seam), _told_seam(seam))
        return _records(write.session, [row])[0]


def list_utterances(lexicon: Lexicon) -> tuple[Utterance, ...]:
    """All utterances, the one changed last first."""
    query = select(UtteranceRow).order_by(UtteranceRow.changed_at.desc(), UtteranceRow.id)
    with lexicon.read() as session:
        return _records(session, session.scalars(query).all())


def find_utterance(lexicon: Lexicon, name: str) -> Utterance | None:
    """The utterance with a name, or None."""
    with lexicon.read() as session:
        row = _named(session, clean_text(name))
        return _records(session, [row])[0] if row else None


def get_utterance(lexicon: Lexicon, utterance: UtteranceId) -> Utterance:
    """The utterance with an id.

    Raises:
        KnownError: If there is none.
    """
    with lexicon.read() as session:
        return _records(session, [_row(session, utterance)])[0]


def rename_utterance(lexicon: Lexicon, utterance: UtteranceId, name: str) -> Changes:
    """Give an utterance another name.

    Raises:
        KnownError: If the name is taken or not allowed, or the utterance is not there.
    """
    name = clean_label(name, _CALLED)
    with lexicon.write("rename utterance") as write:
        row = _row(write.session, utterance)
        other = _named(write.session, name)
        if other is not None and other.id != row.id:
            raise KnownError(
                f"{name} was not saved.",
                "There is already an utterance with this name.",
                "Choose another name.",
            )
        write.set(row, name=name)
    return write.changes


def delete_utterance(lexicon: Lexicon, utterance: UtteranceId) -> Changes:
    """Remove an utterance with its reviews; the signs in it are not touched.

    Raises:
        KnownError: If the utterance is not there.
    """
    with lexicon.write("delete utterance") as write:
        row = _row(write.session, utterance)
        write.note(row, "slots", _told(write.session, row), "")
        write.remove(row, row.name)
    return write.changes


def _require_sound(slots: Sequence[Slot], rate: float, fluency: float) -> None:
    what = "The utterance was not saved."
    if not slots:
        raise KnownError(what, "It has no signs.", "Add at least one sign.")
    numbers = [slot.pause for slot in slots]
    numbers += [n for slot in slots for n in (slot.seam.gap, slot.seam.hold) if n is not None]
    if not all(0 <= number < float("inf") for number in numbers):
        raise KnownError(what, "A pause, gap or hold is negative.", "Set it to 0 s or more.")
    manners = [slot.manner for slot in slots]
    rates = [rate, *(manner.rate for manner in manners)]
    fluencies = [fluency, *(m.fluency for m in manners if m.fluency is not None)]
    if not (all(0 < r < float("inf") for r in rates) and all(0 <= f <= 1 for f in fluencies)):
        raise KnownError(
            what,
            "A rate or fluency is out of range.",
            "Choose rates above 0 and fluencies between 0 and 1.",
        )
    if not all(isfinite(trim) for m in manners for trim in (m.trim_start, m.trim_end)):
        raise KnownError(what, "A trim is no number.", "Set it in seconds, or to 0.")
    if any(not 0 <= slot.seam.seed <= MOST_SEED for slot in slots if slot.seam.seed is not None):
        raise KnownError(what, "A seed is out of range.", "Choose a whole number from 0.")


def _replace_slots(
    write: Write, row: UtteranceRow, slots: Sequence[Slot], gaps: Sequence[LeftGap]
) -> None:
    session = write.session
    old = _told(session, row)
    _replace_gaps(session, row, gaps)
    session.execute(delete(SlotRow).where(SlotRow.utterance_id == row.id))
    ids = [new_id() for _ in slots]
    session.execute(
        insert(SlotRow),
        [
            {
                "id": key,
                "utterance_id": row.id,
                "position": position,
                "entry_id": slot.entry,
                "take_id": slot.take,
                "pause_seconds": slot.pause,
                "gap_seconds": slot.seam.gap,
                "hold_seconds": slot.seam.hold,
                "method": slot.seam.method,
            }
            for position, (key, slot) in enumerate(zip(ids, slots, strict=True))
        ],
    )
    overrides = [
        _override(key, slot) for key, slot in zip(ids, slots, strict=True) if _sets_more(slot)
    ]
    if overrides:
        session.execute(insert(SlotOverrideRow), overrides)
    row.changed_at = utc_now()
    new = _told(session, row)
    if new != old:
        write.note(row, "slots", old, new)
    else:
        write.touch("utterance", [row.id])


def _replace_gaps(session: Session, row: UtteranceRow, gaps: Sequence[LeftGap]) -> None:
    session.execute(delete(LeftGapRow).where(LeftGapRow.utterance_id == row.id))
    rows = [
        {
            "utterance_id": row.id,
            "position": position,
            "place": gap.place,
            "gloss": clean_text(gap.gloss),
            "rest_seconds": gap.rest,
        }
        for position, gap in enumerate(gaps)
    ]
    if rows:
        session.execute(insert(LeftGapRow), rows)


def _told_seam(seam: Seam) -> str:
    """The settings of a seam, as the history tells them."""
    numbers = {"gap": seam.gap, "hold": seam.hold, "seed": seam.seed}
    set_numbers = [f"{name} {number:g}" for name, number in numbers.items() if number is not None]
    return ", ".join([seam.method.value, *set_numbers])


def _sets_more(slot: Slot) -> bool:
    return slot.manner != Manner() or slot.seam.seed is not None or slot.letter is not None


def _override(key: str, slot: Slot) -> dict[str, Any]:
    manner, letter = slot.manner, slot.letter
    return {
        "slot_id": key,
        "rate": manner.rate,
        "fluency": manner.fluency,
        "trim_start_seconds": manner.trim_start,
        "trim_end_seconds": manner.trim_end,
        "seed": slot.seam.seed,
        "spelled_word": None if letter is None else letter.word,
        "letter_place": None if letter is None else letter.place,
    }


def _told(session: Session, row: UtteranceRow) -> str:
    """The glosses of an utterance, as the history tells them."""
    query = (
        select(EntryRow.id_gloss)
        .join(SlotRow, SlotRow.entry_id == EntryRow.id)
        .where(SlotRow.utterance_id == row.id)
        .order_by(SlotRow.position)
    )
    return " ".join(session.scalars(query))


def _named(session: Session, name: str) -> UtteranceRow | None:
    return session.scalar(select(UtteranceRow).where(UtteranceRow.name == name))


def _row(session: Session, utterance: UtteranceId) -> UtteranceRow:
    row = session.get(UtteranceRow, utterance)
    if row is None:
        raise KnownError(
            "The utterance was not found.",
            "It is not in this lexicon any more.",
            "Look at the list again; it may have been removed in another window.",
        )
    return row


def _records(session: Session, rows: Sequence[UtteranceRow]) -> tuple[Utterance, ...]:
    slots: dict[str, list[Slot]] = defaultdict(list)
    query = (
        select(SlotRow, SlotOverrideRow)
        .outerjoin(SlotOverrideRow, SlotOverrideRow.slot_id == SlotRow.id)
        .where(SlotRow.utterance_id.in_([row.id for row in rows]))
        .order_by(SlotRow.utterance_id, SlotRow.position)
    )
    for slot, override in session.execute(query):
        slots[slot.utterance_id].append(_slot(slot, override))
    gaps: dict[str, list[LeftGap]] = defaultdict(list)
    left = (
        select(LeftGapRow)
        .where(LeftGapRow.utterance_id.in_([row.id for row in rows]))
        .order_by(LeftGapRow.utterance_id, LeftGapRow.position)
    )
    for gap in session.scalars(left):
        gaps[gap.utterance_id].append(LeftGap(gap.gloss, gap.place, gap.rest_seconds))
    return tuple(
        Utterance(
            id=UtteranceId(row.id),
            name=row.name,
            slots=tuple(slots[row.id]),
            rate=row.rate,
            fluency=row.fluency,
            created_at=row.created_at,
            gaps=tuple(gaps[row.id]),
        )
        for row in rows
    )


def _slot(row: SlotRow, override: SlotOverrideRow | None) -> Slot:
    slot = Slot(
        entry=EntryId(row.entry_id),
        take=TakeId(row.take_id) if row.take_id else None,
        pause=row.pause_seconds,
        seam=Seam(gap=row.gap_seconds, hold=row.hold_seconds, method=row.method),
    )
    if override is None:
        return slot
    letter = None
    if override.spelled_word is not None and override.letter_place is not None:
        letter = Letter(override.spelled_word, override.letter_place)
    manner = Manner(
        override.rate,
        override.fluency,
        override.trim_start_seconds,
        override.trim_end_seconds,
    )
    return replace(slot, seam=replace(slot.seam, seed=override.seed), manner=manner, letter=letter)
