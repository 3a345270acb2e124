"""Tables of recording sessions: their prompts, in order, and the takes that each prompt got."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from lexicon_db.records import Hand
from lexicon_db.schema.base import Base, Row, utc_now


class RecordingSessionRow(Row):
    """Prompts that one signer is asked to sign; ``position`` is the prompt where work goes on."""

    __tablename__ = "recording_session"

    name: Mapped[str] = mapped_column(unique=True)
    signer_id: Mapped[str] = mapped_column(ForeignKey("signer.id"), index=True)
    dominance: Mapped[Hand]
    position: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(default=utc_now)
    changed_at: Mapped[datetime] = mapped_column(default=utc_now)


class PromptRow(Row):
    """One sign that is asked for, and what is shown to ask for it.

    The entry may come later: with the first take. An example is a file of its own or a take.
    """

    __tablename__ = "prompt"
    __table_args__ = (UniqueConstraint("session_id", "position"),)

    session_id: Mapped[str] = mapped_column(ForeignKey("recording_session.id", ondelete="CASCADE"))
    position: Mapped[int]
    gloss: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    meaning: Mapped[str] = mapped_column(default="")
    meaning_language: Mapped[str] = mapped_column(default="")
    entry_id: Mapped[str | None] = mapped_column(
        ForeignKey("entry.id", ondelete="SET NULL"), index=True
    )
    picture_sha256: Mapped[str | None] = mapped_column(ForeignKey("media.sha256"), index=True)
    example_sha256: Mapped[str | None] = mapped_column(ForeignKey("media.sha256"), index=True)
    example_take_id: Mapped[str | None] = mapped_column(
        ForeignKey("take.id", ondelete="SET NULL"), index=True
    )
    skipped_at: Mapped[datetime | None]


class PromptTakeRow(Base):
    """A take that was recorded for a prompt."""

    __tablename__ = "prompt_take"

    take_id: Mapped[str] = mapped_column(
        ForeignKey("take.id", ondelete="CASCADE"), primary_key=True
    )
    prompt_id: Mapped[str] = mapped_column(ForeignKey("prompt.id", ondelete="CASCADE"), index=True)
