"""Blind comparisons of seams, how sure seams are, glosses for which utterances leave a gap."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op  # noqa: TID253 - Alembic itself runs this file

from lexicon_db.schema.base import NAMES_OF_RULES

revision = "0010"
down_revision = "0007"

_TABLES = sa.MetaData(naming_convention=NAMES_OF_RULES)
sa.Table("utterance", _TABLES, sa.Column("id", sa.String(36), primary_key=True))


def _utterance(*, primary_key: bool = False) -> sa.Column[str]:
    return sa.Column(
        "utterance_id",
        sa.String(36),
        sa.ForeignKey("utterance.id", ondelete="CASCADE"),
        nullable=False,
        primary_key=primary_key,
        index=not primary_key,
    )


_NEW = (
    sa.Table(
        "left_gap",
        _TABLES,
        _utterance(primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("gloss", sa.String, nullable=False),
        sa.Column("rest_seconds", sa.Double, nullable=False),
    ),
    sa.Table(
        "seam_comparison",
        _TABLES,
        sa.Column("id", sa.String(36), primary_key=True),
        _utterance(),
        sa.Column("seam", sa.Integer, nullable=False),
        sa.Column("reviewer", sa.String, nullable=False),
        sa.Column("left_gap_seconds", sa.Double),
        sa.Column("left_method", sa.String(32), nullable=False),
        sa.Column("left_seed", sa.Integer),
        sa.Column("right_gap_seconds", sa.Double),
        sa.Column("right_method", sa.String(32), nullable=False),
        sa.Column("right_seed", sa.Integer),
        sa.Column("preferred", sa.String(32), nullable=False),
        sa.Column("trajectory_hash", sa.String, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
    ),
    sa.Table(
        "seam_confidence",
        _TABLES,
        sa.Column("trajectory_hash", sa.String(64), primary_key=True),
        sa.Column("confidence", sa.Double, nullable=False),
        sa.Column("warning_count", sa.Integer, nullable=False),
    ),
)


def upgrade() -> None:
    """Make the tables."""
    _TABLES.create_all(op.get_bind(), tables=_NEW, checkfirst=False)
