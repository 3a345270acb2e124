"""Tables of the performances: media files, recordings, takes, tracks and their bytes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from lexicon_db.records import Hand, SourceKind
from lexicon_db.schema.base import Base, Row, utc_now


class MediaRow(Base):
    """A file of the media store, known by its content."""

    __tablename__ = "media"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    suffix: Mapped[str]
    byte_count: Mapped[int] = mapped_column(BigInteger)
    added_at: Mapped[datetime] = mapped_column(default=utc_now)


class RecordingRow(Row):
    """The immutable file that takes are cut from."""

    __tablename__ = "recording"

    sha256: Mapped[str] = mapped_column(ForeignKey("media.sha256"), unique=True)
    kind: Mapped[SourceKind]
    original_name: Mapped[str]
    width: Mapped[int]
    height: Mapped[int]
    fps: Mapped[float]
    frame_count: Mapped[int]
    camera: Mapped[str] = mapped_column(default="")
    imported_at: Mapped[datetime] = mapped_column(default=utc_now)


class TakeRow(Row):
    """One performance of an entry. At most one take of an entry is active."""

    __tablename__ = "take"
    __table_args__ = (
        Index(
            "uq_take_active",
            "entry_id",
            unique=True,
            sqlite_where=text("is_active"),
        ),
        CheckConstraint("0 <= start_seconds AND start_seconds <= end_seconds", name="bounds"),
        CheckConstraint("NOT is_active OR trashed_at IS NULL", name="active"),
        CheckConstraint(
            "(onset_seconds IS NULL AND stroke_start_seconds IS NULL"
            " AND stroke_end_seconds IS NULL AND offset_seconds IS NULL)"
            " OR (0 <= onset_seconds AND onset_seconds <= stroke_start_seconds"
            " AND stroke_start_seconds <= stroke_end_seconds"
            " AND stroke_end_seconds <= offset_seconds)",
            name="phases",
        ),
    )

    entry_id: Mapped[str] = mapped_column(ForeignKey("entry.id"), index=True)
    signer_id: Mapped[str] = mapped_column(ForeignKey("signer.id"), index=True)
    recording_id: Mapped[str] = mapped_column(ForeignKey("recording.id"), index=True)
    start_seconds: Mapped[float]
    end_seconds: Mapped[float]
    dominance: Mapped[Hand]
    onset_seconds: Mapped[float | None]
    stroke_start_seconds: Mapped[float | None]
    stroke_end_seconds: Mapped[float | None]
    offset_seconds: Mapped[float | None]
    phases_by_hand: Mapped[bool] = mapped_column(default=False)
    is_active: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(default=utc_now)
    trashed_at: Mapped[datetime | None]


class TrackRow(Row):
    """A stored track without its bytes. Tracks are only ever added; the highest version holds.

    It holds for the cut of the take that it was made from: start and end as they were then.
    """

    __tablename__ = "track"
    __table_args__ = (UniqueConstraint("take_id", "kind", "version"),)

    take_id: Mapped[str] = mapped_column(ForeignKey("take.id"))
    kind: Mapped[str]
    version: Mapped[int]
    start_seconds: Mapped[float]
    end_seconds: Mapped[float]
    engine: Mapped[str]
    engine_version: Mapped[str]
    model_hash: Mapped[str]
    parameters: Mapped[dict[str, Any]]
    input_hash: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64))
    byte_count: Mapped[int] = mapped_column(BigInteger)
    created_at: Mapped[datetime] = mapped_column(default=utc_now)


class TrackBlobRow(Base):
    """The bytes of a track, apart so that lists never read them."""

    __tablename__ = "track_blob"

    track_id: Mapped[str] = mapped_column(
        ForeignKey("track.id", ondelete="CASCADE"), primary_key=True
    )
    data: Mapped[bytes]
