"""What signers allow to travel: the one door through which people get into packs."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from lexicon_db.consents import consent_records
from lexicon_db.records import Consent, Scope
from lexicon_db.schema import SignerRow

_RENDERED: Final = {Scope.RENDER_OWN, Scope.RENDER_OTHERS}


@dataclass(frozen=True)
class Permission:
    """What of a signer may travel at some moment.

    Attributes:
        signer: Identifier.
        name: What the signer is called in the lexicon.
        pack_name: What the signer is called in a pack.
        consents: The consents that are in force.
        why_not: Why nothing may travel; empty where something may.
        why_no_identity: Why no learned appearance may travel; empty where one may.
    """

    signer: str
    name: str
    pack_name: str
    consents: tuple[Consent, ...]
    why_not: str
    why_no_identity: str

    @property
    def is_named(self) -> bool:
        """Whether the signer has agreed to be named in public."""
        return Scope.PUBLISH in _scopes(self.consents)

    @property
    def consent_documents(self) -> list[dict[str, Any]]:
        """The consents as they travel: without witnesses, and without the recording of the act."""
        return [
            {
                "id": consent.id,
                "scopes": sorted(consent.scopes),
                "text_version": consent.text_version,
                "text": consent.text,
                "language": consent.language,
                "granted_at": consent.granted_at,
                "expires_at": consent.expires_at,
            }
            for consent in self.consents
        ]


def permissions(session: Session, signers: Sequence[str], at: datetime) -> dict[str, Permission]:
    """What each of some signers allows to travel at a moment."""
    rows = session.execute(select(SignerRow.id, SignerRow.name).where(SignerRow.id.in_(signers)))
    names: dict[str, str] = dict(rows.all())
    consents: dict[str, list[Consent]] = {signer: [] for signer in names}
    for consent in consent_records(session, list(names)):
        consents[consent.signer].append(consent)
    return {signer: _permission(signer, names[signer], consents[signer], at) for signer in names}


def pseudonym(signer: str) -> str:
    """What a signer is called in packs who has not agreed to be named; always the same."""
    return f"Signer {hashlib.sha256(signer.encode()).hexdigest()[:8]}"


def _permission(signer: str, name: str, consents: Sequence[Consent], at: datetime) -> Permission:
    in_force = tuple(consent for consent in consents if consent.is_in_force(at))
    scopes = _scopes(in_force)
    return Permission(
        signer=signer,
        name=name,
        pack_name=name if Scope.PUBLISH in scopes else pseudonym(signer),
        consents=in_force,
        why_not="" if Scope.SHARE in scopes else _why_not(name, consents, at),
        why_no_identity=_why_no_identity(name, scopes),
    )


def allows_appearance(scopes: Collection[str]) -> bool:
    """Whether a person who agrees to these may be in a pack as a learned appearance.

    A face that can be rendered has no pseudonym, so it needs the consent to publishing, too.
    """
    needed = {Scope.SHARE, Scope.TRAIN_IDENTITY, Scope.PUBLISH}
    return needed.issubset(scopes) and not _RENDERED.isdisjoint(scopes)


def _scopes(consents: Sequence[Consent]) -> frozenset[Scope]:
    return frozenset(scope for consent in consents for scope in consent.scopes)


def _why_not(name: str, consents: Sequence[Consent], at: datetime) -> str:
    once = [consent for consent in consents if Scope.SHARE in consent.scopes]
    if any(consent.withdrawn_at is not None for consent in once):
        return f"{name} has withdrawn the consent to sharing."
    if any(consent.expires_at is not None and consent.expires_at <= at for consent in once):
        return f"The consent of {name} to sharing has expired."
    return f"{name} has not agreed to sharing."


def _why_no_identity(name: str, scopes: frozenset[Scope]) -> str:
    if allows_appearance(scopes):
        return ""
    if Scope.SHARE not in scopes:
        return f"{name} has not agreed to sharing, or not any more."
    if Scope.TRAIN_IDENTITY not in scopes or scopes.isdisjoint(_RENDERED):
        return f"{name} has not agreed to being learned and rendered, or not any more."
    return f"{name} has not agreed to publishing, and a face cannot go by a pseudonym."
