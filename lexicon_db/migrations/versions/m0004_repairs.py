"""Repairs of tracks."""

import sqlalchemy as sa
from alembic import op  # noqa: TID253 - Alembic itself runs this file

from lexicon_db.schema.base import NAMES_OF_RULES

revision = "0004"
down_revision = "0003"

_CHOICE = sa.String(32)
_TIME = sa.DateTime(timezone=True)
_TABLES = sa.MetaData(naming_convention=NAMES_OF_RULES)
_TAKE = sa.Table("take", _TABLES, sa.Column("id", sa.String(36), primary_key=True))
_REPAIR = sa.Table(
    "repair",
    _TABLES,
    sa.Column("id", sa.String(36), primary_key=True),
    sa.Column(
        "take_id",
        sa.String(36),
        sa.ForeignKey("take.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("kind", _CHOICE, nullable=False),
    sa.Column("part", _CHOICE, nullable=False),
    sa.Column("start_seconds", sa.Double, nullable=False),
    sa.Column("end_seconds", sa.Double, nullable=False),
    sa.Column("details", sa.JSON, nullable=False),
    sa.Column("made_by", sa.String, nullable=False),
    sa.Column("made_at", _TIME, nullable=False),
    sa.Column("is_active", sa.Boolean, nullable=False),
    sa.Column("trashed_at", _TIME),
    sa.CheckConstraint("0 <= start_seconds AND start_seconds <= end_seconds", name="bounds"),
)


def upgrade() -> None:
    """Make the table."""
    _REPAIR.create(op.get_bind())
