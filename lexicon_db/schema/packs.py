"""Tables of packs: what came with which, what went where, whose data must not travel any more."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from lexicon_db.schema.base import Base, Row, utc_now


class PackImportRow(Row):
    """A pack that was imported; ``terms`` is what its manifest says of it."""

    __tablename__ = "pack_import"

    pack_id: Mapped[str] = mapped_column(String(36), index=True)
    lexicon_id: Mapped[str] = mapped_column(String(36))
    name: Mapped[str]
    version: Mapped[str]
    terms: Mapped[dict[str, Any]]
    manifest_sha256: Mapped[str] = mapped_column(String(64))
    signed_by: Mapped[str]
    public_key: Mapped[str]
    who: Mapped[str]
    imported_at: Mapped[datetime] = mapped_column(default=utc_now)
    undone_at: Mapped[datetime | None]


class PackItemRow(Base):
    """Something that a pack has added or changed.

    ``theirs`` is the record as the pack held it, ``changed`` the old and the new value of each
    field that was changed; it is null for what was added. ``local_id`` is what it is called here.
    """

    __tablename__ = "pack_item"

    import_id: Mapped[str] = mapped_column(
        ForeignKey("pack_import.id", ondelete="CASCADE"), primary_key=True
    )
    kind: Mapped[str] = mapped_column(String(32), primary_key=True)
    subject_id: Mapped[str] = mapped_column(String(255), primary_key=True, index=True)
    local_id: Mapped[str] = mapped_column(String(255))
    theirs: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    changed: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class PackExportRow(Row):
    """A pack that was made; ``signers`` holds the ids of the people whose takes went with it."""

    __tablename__ = "pack_export"

    pack_id: Mapped[str] = mapped_column(String(36), index=True)
    name: Mapped[str]
    version: Mapped[str]
    licence: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64))
    signed_by: Mapped[str]
    signers: Mapped[dict[str, Any]]
    who: Mapped[str]
    made_at: Mapped[datetime] = mapped_column(default=utc_now)


class RevocationRow(Base):
    """A signer whose data must not travel any more; perhaps nobody whom this lexicon knows."""

    __tablename__ = "revocation"

    signer_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    lexicon_id: Mapped[str] = mapped_column(String(36))
    revoked_at: Mapped[datetime] = mapped_column(default=utc_now)


class MediaElsewhereRow(Base):
    """A file of the media store that is known by its content and never came here."""

    __tablename__ = "media_elsewhere"

    sha256: Mapped[str] = mapped_column(
        ForeignKey("media.sha256", ondelete="CASCADE"), primary_key=True
    )
