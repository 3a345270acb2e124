"""Quality reports of takes, and what became of the files of imported collections."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op  # noqa: TID253 - Alembic itself runs this file

from lexicon_db.schema.base import NAMES_OF_RULES

revision = "0003"
down_revision = "0002"

_CHOICE = sa.String(32)
_TIME = sa.DateTime(timezone=True)
_TABLES = sa.MetaData(naming_convention=NAMES_OF_RULES)
#: Tables of earlier steps that the new ones refer to.
_EARLIER = ("take", "entry")


def _key(name: str, target: str, *, nullable: bool = True, index: bool = True) -> sa.Column[str]:
    key = sa.ForeignKey(target)
    return sa.Column(name, sa.String(36), key, nullable=nullable, index=index)


def _part_of(name: str, owner: str) -> sa.Column[str]:
    key = sa.ForeignKey(owner, ondelete="CASCADE")
    return sa.Column(name, sa.String(36), key, primary_key=True)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False)


for _name in _EARLIER:
    sa.Table(_name, _TABLES, sa.Column("id", sa.String(36), primary_key=True))
_NEW = (
    sa.Table(
        "quality_report",
        _TABLES,
        sa.Column("id", sa.String(36), primary_key=True),
        _key("take_id", "take.id", nullable=False, index=False),
        sa.Column("start_seconds", sa.Double, nullable=False),
        sa.Column("end_seconds", sa.Double, nullable=False),
        sa.Column("verdict", _CHOICE, nullable=False, index=True),
        _text("judged_by"),
        sa.Column("created_at", _TIME, nullable=False),
        sa.UniqueConstraint("take_id", "start_seconds", "end_seconds"),
    ),
    sa.Table(
        "quality_finding",
        _TABLES,
        _part_of("report_id", "quality_report.id"),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("kind", _CHOICE, nullable=False, index=True),
        sa.Column("verdict", _CHOICE, nullable=False),
        sa.Column("part", _CHOICE, nullable=False),
        sa.Column("phase", _CHOICE),
        sa.Column("first_frame", sa.Integer, nullable=False),
        sa.Column("last_frame", sa.Integer, nullable=False),
        sa.Column("value", sa.Double, nullable=False),
        sa.Column("limit_value", sa.Double, nullable=False),
    ),
    sa.Table(
        "import",
        _TABLES,
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("key", sa.String(64), nullable=False, unique=True),
        _text("name"),
        _text("notes"),
        sa.Column("begun_at", _TIME, nullable=False),
    ),
    sa.Table(
        "imported_file",
        _TABLES,
        _part_of("import_id", "import.id"),
        sa.Column("file", sa.String, primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("outcome", _CHOICE, nullable=False),
        _key("entry_id", "entry.id"),
        _key("take_id", "take.id"),
        _text("what"),
        _text("why"),
        _text("fix"),
    ),
)


def upgrade() -> None:
    """Make the tables."""
    _TABLES.create_all(op.get_bind(), tables=_NEW, checkfirst=False)
