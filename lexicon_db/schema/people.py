"""Tables of the people: signers, what they agreed to, and their learned appearances."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from lexicon_db.records import Hand, Scope
from lexicon_db.schema.base import Base, Row, utc_now


class SignerRow(Row):
    """A person who was recorded, by the name or pseudonym that the person chose."""

    __tablename__ = "signer"

    name: Mapped[str] = mapped_column(unique=True)
    dominant_hand: Mapped[Hand]
    note: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime] = mapped_column(default=utc_now)


class ConsentRow(Row):
    """One act of agreeing. It is never changed but by its withdrawal."""

    __tablename__ = "consent"

    signer_id: Mapped[str] = mapped_column(ForeignKey("signer.id"), index=True)
    text_version: Mapped[str]
    language: Mapped[str]
    witness: Mapped[str] = mapped_column(default="")
    recording_id: Mapped[str | None] = mapped_column(ForeignKey("recording.id"))
    granted_at: Mapped[datetime] = mapped_column(default=utc_now)
    expires_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]


class ConsentScopeRow(Base):
    """Something that a consent allows."""

    __tablename__ = "consent_scope"

    consent_id: Mapped[str] = mapped_column(
        ForeignKey("consent.id", ondelete="CASCADE"), primary_key=True
    )
    scope: Mapped[Scope] = mapped_column(primary_key=True)


class IdentityRow(Row):
    """A learned appearance of a signer; its file lies in the media store."""

    __tablename__ = "identity"

    name: Mapped[str] = mapped_column(unique=True)
    signer_id: Mapped[str] = mapped_column(ForeignKey("signer.id"), index=True)
    kind: Mapped[str]
    sha256: Mapped[str] = mapped_column(ForeignKey("media.sha256"))
    card: Mapped[dict[str, Any]]
    created_at: Mapped[datetime] = mapped_column(default=utc_now)
