"""What signers agreed to: granted, in force, expired, withdrawn; never rewritten."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import TypedDict, Unpack

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from lexicon_db.errors import KnownError
from lexicon_db.labels import clean_text
from lexicon_db.records import Changes, Consent, ConsentId, RecordingId, Scope, SignerId
from lexicon_db.render_ends import end_renders
from lexicon_db.schema import (
    ConsentRow,
    ConsentScopeRow,
    ConsentTextRow,
    RevocationRow,
    SignerRow,
    utc_now,
)
from lexicon_db.step_keeping import Undoing
from lexicon_db.store import Lexicon
from lexicon_db.writing import Write


class ConsentTerms(TypedDict, total=False):
    """How a consent was given, beside its scopes.

    ``text`` is what was agreed to, word by word, ``text_version`` and ``language`` say which text
    that was, ``witness`` who was there, ``recording`` where the act itself can be seen, in a signed
    video, and ``expires_at`` when it ends by itself.
    """

    text: str
    text_version: str
    language: str
    witness: str
    recording: RecordingId
    expires_at: datetime


def grant_consent(
    lexicon: Lexicon, signer: SignerId, scopes: Collection[Scope], **terms: Unpack[ConsentTerms]
) -> Consent:
    """Write down that a signer agrees to some scopes, from now on.

    Raises:
        KnownError: If there are no scopes, or the signer is not there.
    """
    if not scopes:
        raise KnownError(
            "The consent was not saved.", "It allows nothing.", "Choose at least one scope."
        )
    with lexicon.write("grant consent", undoing=Undoing.NEVER) as write:
        row = signer_row(write.session, signer)
        return _records(write.session, [add_consent_row(write, row, scopes, **terms)])[0]


def add_consent_row(
    write: Write, signer: SignerRow, scopes: Collection[Scope], **terms: Unpack[ConsentTerms]
) -> ConsentRow:
    """Write down what a signer agrees to, at least one scope; see ``grant_consent``."""
    consent = ConsentRow(
        signer_id=signer.id,
        text_version=clean_text(terms.get("text_version", "")),
        language=clean_text(terms.get("language", "")),
        witness=clean_text(terms.get("witness", "")),
        recording_id=terms.get("recording"),
        expires_at=terms.get("expires_at"),
    )
    _add(write, signer, consent, scopes)
    _keep_text(write, consent, terms.get("text", ""))
    if Scope.SHARE in scopes:
        revoked = delete(RevocationRow).where(RevocationRow.signer_id == signer.id)
        write.session.execute(revoked)
    return consent


def withdraw_consent(
    lexicon: Lexicon, signer: SignerId, scopes: Collection[Scope] = frozenset(Scope)
) -> Changes:
    """Take back what a signer agreed to: everything, or only some scopes.

    A consent that also allows other scopes ends too, and goes on without the withdrawn ones as a
    consent of its own, so that what was once agreed stays on record as it was.

    Raises:
        KnownError: If the signer is not there.
    """
    with lexicon.write("withdraw consent", undoing=Undoing.FINAL) as write:
        row = signer_row(write.session, signer)
        withdraw_in(write, row, scopes, lexicon.info.id)
    return write.changes


def withdraw_in(
    write: Write, signer: SignerRow, scopes: Collection[Scope], lexicon_id: str
) -> None:
    """Take back what a signer agreed to, inside of a write; see ``withdraw_consent``.

    Whoever takes back the consent to sharing comes onto the list of revocations, which tells
    other lexicons that packs made before must not be used any more for that person's takes. Past
    renders that the person would not allow any more are marked in the ledger.
    """
    now = utc_now()
    shared = False
    for consent in consent_records(write.session, [signer.id]):
        if consent.is_in_force(now) and not consent.scopes.isdisjoint(scopes):
            _withdraw(write, signer, consent, frozenset(scopes))
            shared = shared or Scope.SHARE in consent.scopes & frozenset(scopes)
    if shared:
        write.session.merge(
            RevocationRow(signer_id=signer.id, lexicon_id=lexicon_id, revoked_at=utc_now())
        )
    end_renders(write, signer, frozenset(scopes))


def consents_of(lexicon: Lexicon, signer: SignerId) -> tuple[Consent, ...]:
    """All consents that a signer ever gave, oldest first."""
    with lexicon.read() as session:
        return consent_records(session, [signer])


def require_consent(lexicon: Lexicon, signer: SignerId, scope: Scope) -> Consent:
    """Make sure that a signer has agreed to something, and still does.

    Returns:
        The latest consent that allows it.

    Raises:
        KnownError: If there is none, or not any more, or the signer is not there.
    """
    with lexicon.read() as session:
        name = signer_row(session, signer).name
        given = [one for one in consent_records(session, [signer]) if scope in one.scopes]
    now = utc_now()
    holding = [one for one in given if one.is_in_force(now)]
    if holding:
        return holding[-1]
    ends = [one.expires_at for one in given if one.expires_at and one.withdrawn_at is None]
    if ends:
        why = f"The consent of {name} to “{scope}” has ended on {max(ends):%Y-%m-%d}."
    else:
        why = f"{name} has not agreed to “{scope}”, or not any more."
    raise KnownError(
        "This was not done.", why, "Ask the person, and write down the consent before you go on."
    )


def signer_row(session: Session, signer: SignerId) -> SignerRow:
    """The row of a signer.

    Raises:
        KnownError: If there is none.
    """
    row = session.get(SignerRow, signer)
    if row is None:
        raise KnownError(
            "The signer was not found.",
            "The person is not in this lexicon any more.",
            "Look at the list of signers again.",
        )
    return row


def scopes_in_force(session: Session, signers: Sequence[str]) -> dict[SignerId, frozenset[Scope]]:
    """What signers agree to now, by signer."""
    now = utc_now()
    scopes: dict[SignerId, frozenset[Scope]] = defaultdict(frozenset)
    for consent in consent_records(session, signers):
        if consent.is_in_force(now):
            scopes[consent.signer] |= consent.scopes
    return scopes


def consent_records(session: Session, signers: Sequence[str]) -> tuple[Consent, ...]:
    """All consents of some signers, oldest first."""
    query = select(ConsentRow).where(ConsentRow.signer_id.in_(signers))
    rows = session.scalars(query.order_by(ConsentRow.granted_at, ConsentRow.id)).all()
    return _records(session, rows)


def _withdraw(write: Write, row: SignerRow, consent: Consent, scopes: frozenset[Scope]) -> None:
    old = write.session.get_one(ConsentRow, consent.id)
    old.withdrawn_at = utc_now()
    write.note(row, "consent", _told(consent.scopes & scopes), "")
    rest = consent.scopes - scopes
    if rest:
        copy = ConsentRow(
            signer_id=old.signer_id,
            text_version=old.text_version,
            language=old.language,
            witness=old.witness,
            recording_id=old.recording_id,
            expires_at=old.expires_at,
        )
        _add(write, row, copy, rest)
        _keep_text(write, copy, consent.text)


def _keep_text(write: Write, consent: ConsentRow, text: str) -> None:
    if text.strip():
        write.session.add(ConsentTextRow(consent_id=consent.id, text=text.strip()))
        write.session.flush()


def _add(write: Write, signer: SignerRow, consent: ConsentRow, scopes: Iterable[Scope]) -> None:
    write.session.add(consent)
    write.session.flush()
    rows = [{"consent_id": consent.id, "scope": scope} for scope in scopes]
    write.session.execute(insert(ConsentScopeRow), rows)
    write.note(signer, "consent", "", _told(scopes))


def _told(scopes: Iterable[Scope]) -> str:
    return ", ".join(sorted(scopes))


def _records(session: Session, rows: Sequence[ConsentRow]) -> tuple[Consent, ...]:
    scopes: dict[str, set[Scope]] = defaultdict(set)
    query = select(ConsentScopeRow.consent_id, ConsentScopeRow.scope).where(
        ConsentScopeRow.consent_id.in_([row.id for row in rows])
    )
    for consent, scope in session.execute(query):
        scopes[consent].add(scope)
    ids = list(scopes)
    told = select(ConsentTextRow).where(ConsentTextRow.consent_id.in_(ids))
    texts = {row.consent_id: row.text for row in session.scalars(told)}
    return tuple(
        Consent(
            id=ConsentId(row.id),
            signer=SignerId(row.signer_id),
            scopes=frozenset(scopes[row.id]),
            text_version=row.text_version,
            language=row.language,
            witness=row.witness,
            recording=RecordingId(row.recording_id) if row.recording_id else None,
            granted_at=row.granted_at,
            expires_at=row.expires_at,
            withdrawn_at=row.withdrawn_at,
            text=texts.get(row.id, ""),
        )
        for row in rows
    )
