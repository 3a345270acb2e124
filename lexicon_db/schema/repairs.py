"""The table of repairs: layers over the measured motion of takes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from lexicon_db.records import BodyPart, RepairKind
from lexicon_db.schema.base import Row, utc_now


class RepairRow(Row):
    """One layer. Those of a take are applied in the order of their positions."""

    __tablename__ = "repair"
    __table_args__ = (
        CheckConstraint("0 <= start_seconds AND start_seconds <= end_seconds", name="bounds"),
    )

    take_id: Mapped[str] = mapped_column(ForeignKey("take.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    kind: Mapped[RepairKind]
    part: Mapped[BodyPart]
    start_seconds: Mapped[float]
    end_seconds: Mapped[float]
    details: Mapped[dict[str, Any]]
    made_by: Mapped[str]
    made_at: Mapped[datetime] = mapped_column(default=utc_now)
    is_active: Mapped[bool] = mapped_column(default=True)
    trashed_at: Mapped[datetime | None]
