"""When a person withdraws: what that reaches here, and the list that tells other lexicons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from lexicon_db.consents import consent_records, signer_row, withdraw_in
from lexicon_db.errors import KnownError
from lexicon_db.media_rows import forget_unused_media, move_to_trash
from lexicon_db.packs import signing, strict_json
from lexicon_db.packs.columns import Document
from lexicon_db.packs.register import ExportedPack, exported_packs
from lexicon_db.packs.signing import (
    OF_REVOCATIONS,
    Signature,
    SigningKey,
    checked_signature,
    sign,
)
from lexicon_db.packs.values import (
    ID,
    Label,
    ListOf,
    Matching,
    Maybe,
    Record,
    Time,
    UnfitError,
    Whole,
)
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
from lexicon_db.step_keeping import Undoing
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
        "signature": Maybe(signing.SHAPE),
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
        signer: Who withdrew.
        name: By which the person goes here.
        take_ids: The takes that went, with their tracks, repairs and reviews.
        recordings: How many recordings nothing else needs any more.
        identities: Names of the learned appearances that went.
        is_erased: Whether they are gone for good; else they are in the trash.
        packs: Packs with data of the person that were made before: tell whoever has them.
        changes: What was touched.
    """

    signer: SignerId
    name: str
    take_ids: tuple[str, ...]
    recordings: int
    identities: tuple[str, ...]
    is_erased: bool
    packs: tuple[ExportedPack, ...]
    changes: Changes

    @property
    def takes(self) -> int:
        """How many takes went."""
        return len(self.take_ids)


def withdraw_signer(lexicon: Lexicon, signer: SignerId, *, erase: bool = False) -> Withdrawal:
    """Take back everything that a signer agreed to, and take the data out of use in the same step.

    All consents end; the person comes onto the list of revocations; takes go to the trash, from
    which nobody can restore them without a new consent; learned appearances are deleted for good;
    what was rendered is marked in the ledger; slots of
    utterances that named a take fall back to the active one. A backup that was made before is not
    touched.

    Args:
        lexicon: Where.
        signer: Who.
        erase: Whether takes, tracks and files are deleted for good at once.

    Raises:
        KnownError: If the signer is not there, or the disk refuses.
    """
    return _withdraw(lexicon, Revocation(signer, lexicon.info.id, utc_now()), erase=erase)


def _withdraw(lexicon: Lexicon, revocation: Revocation, *, erase: bool) -> Withdrawal:
    signer = revocation.signer
    with lexicon.write("withdraw signer", undoing=Undoing.FINAL) as write:
        row = signer_row(write.session, signer)
        withdraw_in(write, row, frozenset(Scope), lexicon.info.id)
        write.session.merge(_row(revocation))
        name = row.name
        takes = write.session.scalars(select(TakeRow).where(TakeRow.signer_id == row.id)).all()
        likeness = _likeness(write.session, row)
        identities = _delete_identities(write, row)
        take_ids = tuple(take.id for take in takes)
        recordings = {take.recording_id for take in takes}
        _take_out_of_use(write, takes)
        if erase:
            for take in takes:
                delete_take(write, take)
            delete_unused_recordings(write, recordings)
        unused = forget_unused_media(write.session)
    move_to_trash(lexicon, unused)
    # How somebody looks does not wait in the trash, in no case.
    lexicon.media.erase(file for file in unused if erase or file.sha256 in likeness)
    packs = tuple(pack for pack in exported_packs(lexicon) if signer in pack.signers)
    return Withdrawal(
        signer=signer,
        name=name,
        take_ids=take_ids,
        recordings=len(recordings),
        identities=identities,
        is_erased=erase,
        packs=packs,
        changes=write.changes,
    )


def revocations(lexicon: Lexicon) -> tuple[Revocation, ...]:
    """The people whose data must not travel any more, by id."""
    query = select(RevocationRow).order_by(RevocationRow.signer_id)
    with lexicon.read() as session:
        return tuple(
            Revocation(SignerId(row.signer_id), row.lexicon_id, row.revoked_at)
            for row in session.scalars(query)
        )


def revocation_list(lexicon: Lexicon, key: SigningKey | None = None) -> bytes:
    """The list of revocations as a file that others apply; it names nobody but who signs it."""
    revoked = [
        {"signer_id": one.signer, "revoked_at": one.revoked_at} for one in revocations(lexicon)
    ]
    document = {
        "format": _FORMAT,
        "format_version": 1,
        "lexicon": {"id": lexicon.info.id, "name": lexicon.info.name},
        "revoked": revoked,
        "signature": None,
    }
    listed = _SHAPE.write(document)
    if key is not None:
        listed["signature"] = sign(strict_json.written(listed), key, OF_REVOCATIONS)
    return strict_json.written(listed) + b"\n"


def read_revocation_list(data: bytes) -> tuple[Revocation, ...]:
    """The revocations in a file that came from elsewhere.

    Raises:
        KnownError: If it is no such list, or is not as its signer made it.
    """
    document, _ = _read_list(data)
    lexicon = document["lexicon"]["id"]
    return tuple(
        Revocation(SignerId(one["signer_id"]), lexicon, one["revoked_at"])
        for one in document["revoked"]
    )


def signer_of_list(data: bytes) -> Signature | None:
    """Who signed a list of revocations, or None where nobody has.

    Raises:
        KnownError: If it is no such list, or is not as its signer made it.
    """
    return _read_list(data)[1]


def _read_list(data: bytes) -> tuple[Document, Signature | None]:
    try:
        if len(data) > _LARGEST_LIST:
            raise UnfitError("is too large")
        told = strict_json.read(data)
        document = _SHAPE.read(told)
        signed = document["signature"]
        if signed is None:
            return document, None
        content = strict_json.written({**told, "signature": None})
        return document, checked_signature(content, signed, OF_REVOCATIONS)
    except ValueError as error:
        raise KnownError(
            "The list of revocations was refused.",
            f"It {error}.",
            "Get it again from whoever made it.",
        ) from error


def apply_revocations(
    lexicon: Lexicon, revoked: Iterable[Revocation], *, erase: bool = False
) -> tuple[Withdrawal, ...]:
    """Remember revocations from elsewhere, and take the data of these people out of use here.

    Returns:
        What was reached, for each person who is known here and whose consent is not a later one.

    Raises:
        KnownError: If the disk refuses.
    """
    with lexicon.read() as session:
        since = _latest_answers(session)
        here = set(session.scalars(select(SignerRow.id)))
    new = {
        one.signer: one
        for one in sorted(revoked, key=lambda one: one.revoked_at)
        if one.signer not in since or one.revoked_at > since[one.signer]
    }
    # People who are here come first: what is on the list here is taken for done.
    reached = [_withdraw(lexicon, one, erase=erase) for one in new.values() if one.signer in here]
    with lexicon.write("apply revocations", undoing=Undoing.NEVER) as write:
        for one in new.values():
            write.session.merge(_row(one))
    return tuple(reached)


def _latest_answers(session: Session) -> dict[str, datetime]:
    """When people last said here whether they share: withdrew it, or agreed and still do."""
    query = select(RevocationRow.signer_id, RevocationRow.revoked_at)
    since: dict[str, datetime] = dict(session.execute(query).all())
    now = utc_now()
    for consent in consent_records(session, session.scalars(select(SignerRow.id)).all()):
        if Scope.SHARE in consent.scopes and consent.is_in_force(now):
            known = since.get(consent.signer, consent.granted_at)
            since[consent.signer] = max(known, consent.granted_at)
    return since


def _row(one: Revocation) -> RevocationRow:
    return RevocationRow(signer_id=one.signer, lexicon_id=one.lexicon, revoked_at=one.revoked_at)


def _likeness(session: Session, signer: SignerRow) -> frozenset[str]:
    """Hashes of the files that hold how a signer looks."""
    query = select(IdentityRow.sha256).where(IdentityRow.signer_id == signer.id)
    return frozenset(session.scalars(query))


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
