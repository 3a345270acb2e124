"""Tables of renders: the ledger, who has approved what, and who may do so for a signer."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from lexicon_db.schema.base import Base, Row, utc_now


class RenderRow(Row):
    """A video that was made. It outlives what it speaks of, so it holds ids and no foreign keys.

    ``subject`` stands for what is signed with which appearance, however large or before which
    background; ``signed`` tells the glosses, entries and signers, ``look`` the rest.
    """

    __tablename__ = "render"

    file: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    subject: Mapped[str] = mapped_column(String(64), index=True)
    motion_sha256: Mapped[str] = mapped_column(String(64))
    performer: Mapped[str]
    identity_id: Mapped[str | None] = mapped_column(String(36))
    identity_sha256: Mapped[str] = mapped_column(String(64))
    signer_id: Mapped[str | None] = mapped_column(String(36), index=True)
    consent_id: Mapped[str | None] = mapped_column(String(36))
    signed: Mapped[dict[str, Any]]
    look: Mapped[dict[str, Any]]
    is_draft: Mapped[bool]
    is_public: Mapped[bool]
    who: Mapped[str]
    made_at: Mapped[datetime] = mapped_column(default=utc_now)
    withdrawn_at: Mapped[datetime | None]


class RenderApprovalRow(Row):
    """Somebody has looked at a render and says that it may be shown."""

    __tablename__ = "render_approval"

    subject: Mapped[str] = mapped_column(String(64), index=True)
    render_id: Mapped[str] = mapped_column(ForeignKey("render.id"))
    signer_id: Mapped[str] = mapped_column(String(36), index=True)
    approved_by: Mapped[str]
    is_delegate: Mapped[bool]
    approved_at: Mapped[datetime] = mapped_column(default=utc_now)
    ended_at: Mapped[datetime | None]


class RenderDelegateRow(Base):
    """Somebody whom a signer trusts to approve renders."""

    __tablename__ = "render_delegate"

    signer_id: Mapped[str] = mapped_column(
        ForeignKey("signer.id", ondelete="CASCADE"), primary_key=True
    )
    name: Mapped[str] = mapped_column(primary_key=True)
    named_at: Mapped[datetime] = mapped_column(default=utc_now)


class ConsentTextRow(Base):
    """The words that were agreed to, as they were shown."""

    __tablename__ = "consent_text"

    consent_id: Mapped[str] = mapped_column(
        ForeignKey("consent.id", ondelete="CASCADE"), primary_key=True
    )
    text: Mapped[str]
