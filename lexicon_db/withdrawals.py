"""When a person withdraws: what that reaches here, and the list that tells other lexicons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import select, update

from lexicon_db.consents import signer_row, withdraw_in
from lexicon_db.errors import KnownError
from lexicon_db.media_rows import forget_unused_media, move_to_trash
from lexicon_db.packs import strict_json
from lexicon_db.packs.register import ExportedPack, exported_packs
from lexicon_db.packs.values import ID, Label, ListOf, Matching, Record, Time, UnfitError, Whole
from lexicon_db.records import Changes, Scope, SignerId
from lexicon_db.schema import (
    IdentityRow,
    PromptRow,
    RevocationRow,
    SignerRow,
    SlotRow,
    TakeRow,
    utc_now,
)
from lexicon_db.store import Lexicon
from lexicon_db.takes import trash_take_row
from lexicon_db.trash import delete_take, delete_unused_recordings
from lexicon_db.writing import Write

_FORMAT: Final = "kinelex-revocations"
_LARGEST_LIST: Final = 16 << 20
_SHAPE: Final = Record(
    {
        "format": Matching(re.compile(_FORMAT), "list of revocations"),
        "format_version": Whole(1, 1),
        "lexicon": Record({"id": ID, "name": Label()}),
        "revoked": ListOf(Record({"signer_id": ID, "revoked_at": Time()}), 200_000),
    }
)


@dataclass(frozen=True)
class Revocation:
    """A person whose data must not travel any more.

    Attributes:
        signer: Identifier, also where the person goes by a pseudonym or is not known here.
        lexicon: Identifier of the lexicon that says so.
        revoked_at: Since when (UTC).
    """

    signer: SignerId
    lexicon: str
    revoked_at: datetime


@dataclass(frozen=True)
class Withdrawal:
    """What a withdrawal reached.

    Attributes:
        name: Who withdrew.
        takes: How many takes went, with their tracks, repairs and reviews.
        recordings: How many recordings nothing else needs any more.
        identities: Names of the learned appearances that went.
        is_erased: Whether they are gone for good; else they are in the trash.
        packs: Packs with data of the person that were made before: tell whoever has them.
        changes: What was touched.
    """

    name: str
    takes: int
    recordings: int
    identities: tuple[str, ...]
    is_erased: bool
    packs: tuple[ExportedPack, ...]
    changes: Changes


def withdraw_signer(lexicon: Lexicon, signer: SignerId, *, erase: bool = False) -> Withdrawal:
    """Take back everything that a signer agreed to, and take the data out of use in the same step.

    All consents end; the person comes onto the list of revocations; takes go to the trash, from
    which nobody can restore them without a new consent; learned appearances are deleted; slots of
    utterances that named a take fall back to the active one. A backup that was made before is not
    touched.

    Args:
        lexicon: Where.
        signer: Who.
        erase: Whether takes, tracks and files are deleted for good at once.

    Raises:
        KnownError: If the signer is not there, or the disk refuses.
    """
    with lexicon.write("withdraw signer") as write:
        row = signer_row(write.session, signer)
        withdraw_in(write, row, frozenset(Scope), lexicon.info.id)
        revocation = RevocationRow(
            signer_id=row.id, lexicon_id=lexicon.info.id, revoked_at=utc_now()
        )
        write.session.merge(revocation)
        name = row.name
        takes = write.session.scalars(select(TakeRow).where(TakeRow.signer_id == row.id)).all()
        identities = _delete_identities(write, row)
        recordings = {take.recording_id for take in takes}
        _take_out_of_use(write, takes)
        if erase:
            for take in takes:
                delete_take(write, take)
            delete_unused_recordings(write, recordings)
        unused = forget_unused_media(write.session)
    move_to_trash(lexicon, unused)
    if erase:
        lexicon.media.erase(unused)
    packs = tuple(pack for pack in exported_packs(lexicon) if signer in pack.signers)
    return Withdrawal(name, len(takes), len(recordings), identities, erase, packs, write.changes)


def revocations(lexicon: Lexicon) -> tuple[Revocation, ...]:
    """The people whose data must not travel any more, by id."""
    query = select(RevocationRow).order_by(RevocationRow.signer_id)
    with lexicon.read() as session:
        return tuple(
            Revocation(SignerId(row.signer_id), row.lexicon_id, row.revoked_at)
            for row in session.scalars(query)
        )


def revocation_list(lexicon: Lexicon) -> bytes:
    """The list of revocations as a file that others apply; it holds no names."""
    revoked = [
        {"signer_id": one.signer, "revoked_at": one.revoked_at} for one in revocations(lexicon)
    ]
    document = {
        "format": _FORMAT,
        "format_version": 1,
        "lexicon": {"id": lexicon.info.id, "name": lexicon.info.name},
        "revoked": revoked,
    }
    return strict_json.written(_SHAPE.write(document)) + b"\n"


def read_revocation_list(data: bytes) -> tuple[Revocation, ...]:
    """The revocations in a file that came from elsewhere.

    Raises:
        KnownError: If it is no such list.
    """
    try:
        if len(data) > _LARGEST_LIST:
            raise UnfitError("is too large")
        document = _SHAPE.read(strict_json.read(data))
    except ValueError as error:
        raise KnownError(
            "The list of revocations was refused.",
            f"It {error}.",
            "Get it again from whoever made it.",
        ) from error
    lexicon = document["lexicon"]["id"]
    return tuple(
        Revocation(SignerId(one["signer_id"]), lexicon, one["revoked_at"])
        for one in document["revoked"]
    )


def apply_revocations(
    lexicon: Lexicon, revoked: Iterable[Revocation], *, erase: bool = False
) -> tuple[Withdrawal, ...]:
    """Remember revocations from elsewhere, and take the data of these people out of use here.

    Returns:
        What was reached, for each person who is known here and whose consent is not a later one.

    Raises:
        KnownError: If the disk refuses.
    """
    known = {one.signer: one for one in revocations(lexicon)}
    new = [one for one in revoked if _is_later(one, known.get(one.signer))]
    with lexicon.write("apply revocations") as write:
        for one in new:
            write.session.merge(
                RevocationRow(
                    signer_id=one.signer, lexicon_id=one.lexicon, revoked_at=one.revoked_at
                )
            )
        ids = [one.signer for one in new]
        found = write.session.scalars(select(SignerRow.id).where(SignerRow.id.in_(ids)))
        here = [SignerId(signer) for signer in found]
    return tuple(withdraw_signer(lexicon, signer, erase=erase) for signer in here)


def _is_later(one: Revocation, known: Revocation | None) -> bool:
    return known is None or one.revoked_at > known.revoked_at


def _delete_identities(write: Write, signer: SignerRow) -> tuple[str, ...]:
    query = select(IdentityRow).where(IdentityRow.signer_id == signer.id).order_by(IdentityRow.name)
    rows = write.session.scalars(query).all()
    for row in rows:
        write.remove(row, row.name)
    return tuple(row.name for row in rows)


def _take_out_of_use(write: Write, takes: Sequence[TakeRow]) -> None:
    for take in takes:
        slots = update(SlotRow).where(SlotRow.take_id == take.id).values(take_id=None)
        write.session.execute(slots)
        prompts = update(PromptRow).where(PromptRow.example_take_id == take.id)
        write.session.execute(prompts.values(example_take_id=None))
        trash_take_row(write, take)
