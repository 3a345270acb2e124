"""Tables of what is known about trust: quality reports of takes, imports of collections."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from lexicon_db.records import FindingKind, FindingPart, ImportOutcome, Phase, QualityVerdict
from lexicon_db.schema.base import Base, Row, utc_now


class QualityReportRow(Row):
    """The traffic light of a take as it was cut when it was judged; a later one takes its place."""

    __tablename__ = "quality_report"
    __table_args__ = (UniqueConstraint("take_id", "start_seconds", "end_seconds"),)

    take_id: Mapped[str] = mapped_column(ForeignKey("take.id"))
    start_seconds: Mapped[float]
    end_seconds: Mapped[float]
    verdict: Mapped[QualityVerdict] = mapped_column(index=True)
    judged_by: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(default=utc_now)


class QualityFindingRow(Base):
    """One reason of a traffic light."""

    __tablename__ = "quality_finding"

    report_id: Mapped[str] = mapped_column(
        ForeignKey("quality_report.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[FindingKind] = mapped_column(index=True)
    verdict: Mapped[QualityVerdict]
    part: Mapped[FindingPart]
    phase: Mapped[Phase | None]
    first_frame: Mapped[int]
    last_frame: Mapped[int]
    value: Mapped[float]
    limit_value: Mapped[float]


class ImportRow(Row):
    """A folder or a table whose files were brought in; the key stands for its place."""

    __tablename__ = "import"

    key: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str]
    notes: Mapped[str]
    begun_at: Mapped[datetime] = mapped_column(default=utc_now)


class ImportedFileRow(Base):
    """What became of one file of an import."""

    __tablename__ = "imported_file"

    import_id: Mapped[str] = mapped_column(
        ForeignKey("import.id", ondelete="CASCADE"), primary_key=True
    )
    file: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    outcome: Mapped[ImportOutcome]
    entry_id: Mapped[str | None] = mapped_column(ForeignKey("entry.id"), index=True)
    take_id: Mapped[str | None] = mapped_column(ForeignKey("take.id"), index=True)
    what: Mapped[str]
    why: Mapped[str]
    fix: Mapped[str]
