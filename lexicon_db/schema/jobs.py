"""Table of the long work that survives the application."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from lexicon_db.records import JobState
from lexicon_db.schema.base import Row, utc_now


class JobRow(Row):
    """A job in the queue, or what became of it."""

    __tablename__ = "job"
    __table_args__ = (Index(None, "state", "created_at"),)

    name: Mapped[str]
    parameters: Mapped[dict[str, Any]]
    state: Mapped[JobState] = mapped_column(default=JobState.QUEUED)
    progress: Mapped[float] = mapped_column(default=0.0)
    activity: Mapped[str] = mapped_column(default="")
    what: Mapped[str] = mapped_column(default="")
    why: Mapped[str] = mapped_column(default="")
    fix: Mapped[str] = mapped_column(default="")
    attempts: Mapped[int] = mapped_column(default=0)
    is_cancel_asked: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(default=utc_now)
    started_at: Mapped[datetime | None]
    heartbeat_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
