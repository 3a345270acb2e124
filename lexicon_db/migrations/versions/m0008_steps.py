"""Steps that can be undone and done again, and the rows that they changed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op  # noqa: TID253 - Alembic itself runs this file

from lexicon_db.schema.base import NAMES_OF_RULES

revision = "0008"
down_revision = "0009"

_TABLES = sa.MetaData(naming_convention=NAMES_OF_RULES)

_NEW = (
    sa.Table(
        "step",
        _TABLES,
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("number", sa.Integer, nullable=False, unique=True),
        sa.Column("operation", sa.String, nullable=False),
        sa.Column("who", sa.String, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone", sa.Integer),
    ),
    sa.Table(
        "step_part",
        _TABLES,
        sa.Column(
            "step_id",
            sa.String(36),
            sa.ForeignKey("step.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("change_number", sa.Integer),
        sa.Column("touched", sa.JSON, nullable=False),
        sa.Column("rows", sa.LargeBinary, nullable=False),
    ),
    sa.Table(
        "step_track",
        _TABLES,
        sa.Column("track_id", sa.String, primary_key=True),
        sa.Column(
            "step_id",
            sa.String(36),
            sa.ForeignKey("step.id", ondelete="CASCADE", deferrable=True, initially="DEFERRED"),
            nullable=False,
            index=True,
        ),
        sa.Column("data", sa.LargeBinary, nullable=False),
    ),
)


def upgrade() -> None:
    """Make the tables."""
    _TABLES.create_all(op.get_bind(), tables=_NEW, checkfirst=False)
