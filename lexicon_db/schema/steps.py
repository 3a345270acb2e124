"""Tables of the steps that can be undone: what people did, and the rows that it changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column

from lexicon_db.schema.base import Base, Row, utc_now


class StepRow(Row):
    """One thing that a person did; it can be undone, and done again.

    Numbers grow by one and order the steps. ``undone`` is null while the step holds; else it
    orders the undone ones: the highest is the one to do again first.
    """

    __tablename__ = "step"

    number: Mapped[int] = mapped_column(unique=True)
    operation: Mapped[str]
    who: Mapped[str]
    at: Mapped[datetime] = mapped_column(default=utc_now)
    undone: Mapped[int | None]


class StepPartRow(Base):
    """What one write of a step changed.

    ``change_number`` is the operation that tells of it in the history, ``touched`` what views
    refresh, ``rows`` the rows that were added, changed and removed (see ``row_journal``).
    """

    __tablename__ = "step_part"

    step_id: Mapped[str] = mapped_column(
        ForeignKey("step.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    change_number: Mapped[int | None] = mapped_column(Integer)
    touched: Mapped[dict[str, Any]]
    rows: Mapped[bytes]


class StepTrackRow(Base):
    """The bytes of a track that a step has removed, or that an undone step had added."""

    __tablename__ = "step_track"

    track_id: Mapped[str] = mapped_column(primary_key=True)
    step_id: Mapped[str] = mapped_column(
        ForeignKey("step.id", ondelete="CASCADE", deferrable=True, initially="DEFERRED"),
        index=True,
    )
    data: Mapped[bytes]
