"""Tables of the change history: who did what when, and which values it replaced."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from lexicon_db.schema.base import Base, utc_now


class ChangeRow(Base):
    """One operation of a person. Numbers grow by one and order the history, whatever clocks do."""

    __tablename__ = "change"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(default=utc_now)
    who: Mapped[str]
    operation: Mapped[str]


class ChangeLineRow(Base):
    """One field that an operation changed. ``entry_id`` is the entry that it concerns, if any.

    Lines outlive what they speak of, so they hold ids and no foreign keys to it.
    """

    __tablename__ = "change_line"

    number: Mapped[int] = mapped_column(
        ForeignKey("change.number", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    subject_id: Mapped[str] = mapped_column(index=True)
    entry_id: Mapped[str | None] = mapped_column(index=True)
    field: Mapped[str]
    old: Mapped[str]
    new: Mapped[str]
