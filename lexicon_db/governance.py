"""Who contributed what under which terms: one line per person, of this lexicon and of packs."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lexicon_db.consents import consent_records
from lexicon_db.packs.register import ImportedPack, exported_packs, imported_packs
from lexicon_db.records import Consent, Scope, SignerId
from lexicon_db.schema import (
    IdentityRow,
    PackImportRow,
    PackItemRow,
    ReviewRow,
    RevocationRow,
    SignerRow,
    TakeRow,
    utc_now,
)
from lexicon_db.store import Lexicon


@dataclass(frozen=True)
class Contribution:
    """What a signer has given, and under which terms.

    Attributes:
        signer: Identifier.
        name: By which the person goes here.
        scopes: What the person agrees to now.
        expires_at: When the first of these consents ends by itself (UTC); None if none does.
        consents: All that the person ever agreed to, oldest first.
        revoked_at: When sharing was withdrawn (UTC), or None.
        entries: How many signs have a take of the person.
        takes: How many takes there are; the trash is left out.
        seconds: How long they are together.
        identities: Names of learned appearances.
        shared_in: Packs that went out with takes of the person, as ``name version``.
        came_with: The pack that brought the person here, or None.
    """

    signer: SignerId
    name: str
    scopes: frozenset[Scope]
    expires_at: datetime | None
    consents: tuple[Consent, ...]
    revoked_at: datetime | None
    entries: int
    takes: int
    seconds: float
    identities: tuple[str, ...]
    shared_in: tuple[str, ...]
    came_with: ImportedPack | None


@dataclass(frozen=True)
class Governance:
    """The whole report.

    Attributes:
        people: The signers, by name.
        reviewers: How many reviews each reviewer gave, by name.
        packs: The packs that were imported, with their terms, latest first.
    """

    people: tuple[Contribution, ...]
    reviewers: tuple[tuple[str, int], ...]
    packs: tuple[ImportedPack, ...]


def governance(lexicon: Lexicon) -> Governance:
    """Who contributed what under which terms."""
    packs = imported_packs(lexicon)
    shared: dict[str, list[str]] = defaultdict(list)
    for pack in reversed(exported_packs(lexicon)):
        for signer in pack.signers:
            name = f"{pack.name} {pack.version}"
            if name not in shared[signer]:
                shared[signer].append(name)
    with lexicon.read() as session:
        people = _people(session, packs, shared)
        query = select(ReviewRow.reviewer, func.count()).group_by(ReviewRow.reviewer)
        reviewers = tuple((name, count) for name, count in session.execute(query))
    return Governance(people, tuple(sorted(reviewers)), packs)


def _people(
    session: Session, packs: tuple[ImportedPack, ...], shared: dict[str, list[str]]
) -> tuple[Contribution, ...]:
    rows = session.scalars(select(SignerRow).order_by(SignerRow.name)).all()
    consents: dict[str, list[Consent]] = defaultdict(list)
    for consent in consent_records(session, [row.id for row in rows]):
        consents[consent.signer].append(consent)
    given = _given(session)
    origin = _origins(session, packs)
    identities: dict[str, list[str]] = defaultdict(list)
    named = select(IdentityRow.signer_id, IdentityRow.name).order_by(IdentityRow.name)
    for signer, name in session.execute(named):
        identities[signer].append(name)
    query = select(RevocationRow.signer_id, RevocationRow.revoked_at)
    revoked: dict[str, datetime] = dict(session.execute(query).all())
    now = utc_now()
    found = []
    for row in rows:
        in_force = [one for one in consents[row.id] if one.is_in_force(now)]
        ends = [one.expires_at for one in in_force if one.expires_at is not None]
        entries, takes, seconds = given.get(row.id, (0, 0, 0.0))
        found.append(
            Contribution(
                signer=SignerId(row.id),
                name=row.name,
                scopes=frozenset(scope for one in in_force for scope in one.scopes),
                expires_at=min(ends, default=None),
                consents=tuple(consents[row.id]),
                revoked_at=revoked.get(row.id),
                entries=entries,
                takes=takes,
                seconds=seconds,
                identities=tuple(identities[row.id]),
                shared_in=tuple(shared[row.id]),
                came_with=origin.get(row.id),
            )
        )
    return tuple(found)


def _given(session: Session) -> dict[str, tuple[int, int, float]]:
    """Entries, takes and seconds, by signer."""
    query = (
        select(
            TakeRow.signer_id,
            func.count(TakeRow.entry_id.distinct()),
            func.count(),
            func.sum(TakeRow.end_seconds - TakeRow.start_seconds),
        )
        .where(TakeRow.trashed_at.is_(None))
        .group_by(TakeRow.signer_id)
    )
    rows = session.execute(query)
    return {signer: (entries, takes, float(seconds)) for signer, entries, takes, seconds in rows}


def _origins(session: Session, packs: tuple[ImportedPack, ...]) -> dict[str, ImportedPack]:
    """The pack that brought each signer, by signer."""
    known = {pack.id: pack for pack in packs}
    query = (
        select(PackItemRow.local_id, PackItemRow.import_id)
        .join(PackImportRow, PackImportRow.id == PackItemRow.import_id)
        .where(PackItemRow.kind == "signers", PackImportRow.undone_at.is_(None))
        .order_by(PackImportRow.imported_at)
    )
    found: dict[str, ImportedPack] = {}
    for signer, import_id in session.execute(query):
        found.setdefault(signer, known[import_id])
    return found
