"""The people who sign."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from lexicon_db.consents import scopes_in_force, signer_row
from lexicon_db.errors import KnownError
from lexicon_db.labels import clean_label
from lexicon_db.records import Changes, Hand, Signer, SignerId, TakeId
from lexicon_db.schema import SignerRow, TakeRow
from lexicon_db.search_text import CHUNK
from lexicon_db.store import Lexicon
from lexicon_db.writing import Write

_CALLED = "name of the signer"


def add_signer(lexicon: Lexicon, name: str, dominant_hand: Hand = Hand.RIGHT) -> Signer:
    """Add a person, who has agreed to nothing yet.

    Raises:
        KnownError: If the name is taken or not allowed.
    """
    name = clean_label(name, _CALLED)
    with lexicon.write("add signer") as write:
        _require_free_name(write.session, name)
        return _records(write.session, [add_signer_row(write, name, dominant_hand)])[0]


def add_signer_row(write: Write, name: str, dominant_hand: Hand) -> SignerRow:
    """Add a person whose name is known to be allowed and free."""
    row = SignerRow(name=name, dominant_hand=dominant_hand)
    write.add(row, name)
    return row


def list_signers(lexicon: Lexicon) -> tuple[Signer, ...]:
    """All signers by name, each with the scopes of consent that are in force now."""
    with lexicon.read() as session:
        return _records(session, session.scalars(select(SignerRow).order_by(SignerRow.name)).all())


def find_signer(lexicon: Lexicon, name: str) -> Signer | None:
    """The signer with a name, or None."""
    label = clean_label(name, _CALLED)
    with lexicon.read() as session:
        rows = session.scalars(select(SignerRow).where(SignerRow.name == label)).all()
        return next(iter(_records(session, rows)), None)


def get_signer(lexicon: Lexicon, signer: SignerId) -> Signer:
    """The signer with an id.

    Raises:
        KnownError: If there is none.
    """
    with lexicon.read() as session:
        return _records(session, [signer_row(session, signer)])[0]


def signers_of_takes(lexicon: Lexicon, takes: Sequence[TakeId]) -> dict[TakeId, str]:
    """The name of who signs, for each take that is there."""
    wanted = sorted(set(takes))
    found: dict[TakeId, str] = {}
    query = select(TakeRow.id, SignerRow.name).join(SignerRow, SignerRow.id == TakeRow.signer_id)
    with lexicon.read() as session:
        for start in range(0, len(wanted), CHUNK):
            chunk = query.where(TakeRow.id.in_(wanted[start : start + CHUNK]))
            found.update((TakeId(take), name) for take, name in session.execute(chunk))
    return found


def edit_signer(
    lexicon: Lexicon,
    signer: SignerId,
    *,
    name: str | None = None,
    dominant_hand: Hand | None = None,
) -> Changes:
    """Change the name or the dominant hand of a signer; what is None stays as it is.

    Raises:
        KnownError: If the name is taken or not allowed, or the signer is not there.
    """
    with lexicon.write("edit signer") as write:
        row = signer_row(write.session, signer)
        label = row.name if name is None else clean_label(name, _CALLED)
        if label != row.name:
            _require_free_name(write.session, label)
            write.set(row, name=label)
            query = select(TakeRow.entry_id).where(TakeRow.signer_id == row.id).distinct()
            write.touch("entry", write.session.scalars(query))
        if dominant_hand is not None:
            write.set(row, dominant_hand=dominant_hand)
    return write.changes


def _require_free_name(session: Session, name: str) -> None:
    if session.scalar(select(SignerRow.id).where(SignerRow.name == name)) is not None:
        raise KnownError(
            f"{name} was not saved.",
            "There is already a signer with this name.",
            "Choose another name or pseudonym.",
        )


def _records(session: Session, rows: Sequence[SignerRow]) -> tuple[Signer, ...]:
    scopes = scopes_in_force(session, [row.id for row in rows])
    return tuple(
        Signer(
            id=SignerId(row.id),
            name=row.name,
            dominant_hand=row.dominant_hand,
            scopes=scopes.get(SignerId(row.id), frozenset()),
        )
        for row in rows
    )
