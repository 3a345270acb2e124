"""Packs that were imported and made, revocations, media that never came here."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op  # noqa: TID253 - Alembic itself runs this file

from lexicon_db.schema.base import NAMES_OF_RULES

revision = "0007"
down_revision = "0005"

_TIME = sa.DateTime(timezone=True)
_TABLES = sa.MetaData(naming_convention=NAMES_OF_RULES)
sa.Table("media", _TABLES, sa.Column("sha256", sa.String(64), primary_key=True))


def _text(name: str, length: int | None = None, *, index: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=False, index=index)


def _key(name: str = "id", length: int = 36) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), primary_key=True)


_NEW = (
    sa.Table(
        "pack_import",
        _TABLES,
        _key(),
        _text("pack_id", 36, index=True),
        _text("lexicon_id", 36),
        _text("name"),
        _text("version"),
        sa.Column("terms", sa.JSON, nullable=False),
        _text("manifest_sha256", 64),
        _text("signed_by"),
        _text("public_key"),
        _text("who"),
        sa.Column("imported_at", _TIME, nullable=False),
        sa.Column("undone_at", _TIME),
    ),
    sa.Table(
        "pack_item",
        _TABLES,
        sa.Column(
            "import_id",
            sa.String(36),
            sa.ForeignKey("pack_import.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        _key("kind", 32),
        sa.Column("subject_id", sa.String(255), primary_key=True, index=True),
        _text("local_id", 255),
        sa.Column("theirs", sa.JSON),
        sa.Column("changed", sa.JSON),
    ),
    sa.Table(
        "pack_export",
        _TABLES,
        _key(),
        _text("pack_id", 36, index=True),
        _text("name"),
        _text("version"),
        _text("licence"),
        _text("sha256", 64),
        _text("signed_by"),
        sa.Column("signers", sa.JSON, nullable=False),
        _text("who"),
        sa.Column("made_at", _TIME, nullable=False),
    ),
    sa.Table(
        "revocation",
        _TABLES,
        _key("signer_id"),
        _text("lexicon_id", 36),
        sa.Column("revoked_at", _TIME, nullable=False),
    ),
    sa.Table(
        "media_elsewhere",
        _TABLES,
        sa.Column(
            "sha256",
            sa.String(64),
            sa.ForeignKey("media.sha256", ondelete="CASCADE"),
            primary_key=True,
        ),
    ),
)


def upgrade() -> None:
    """Make the tables."""
    _TABLES.create_all(op.get_bind(), tables=_NEW, checkfirst=False)
