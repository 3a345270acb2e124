"""What single slots set: their rate, fluency, trim, the seed of their seam, spelled letters."""

import sqlalchemy as sa
from alembic import op  # noqa: TID253 - Alembic itself runs this file

from lexicon_db.schema.base import NAMES_OF_RULES

revision = "0005"
down_revision = "0004"

_TABLES = sa.MetaData(naming_convention=NAMES_OF_RULES)
_SLOT = sa.Table("slot", _TABLES, sa.Column("id", sa.String(36), primary_key=True))
_OVERRIDE = sa.Table(
    "slot_override",
    _TABLES,
    sa.Column(
        "slot_id",
        sa.String(36),
        sa.ForeignKey("slot.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    sa.Column("rate", sa.Double, nullable=False),
    sa.Column("fluency", sa.Double),
    sa.Column("trim_start_seconds", sa.Double, nullable=False),
    sa.Column("trim_end_seconds", sa.Double, nullable=False),
    sa.Column("seed", sa.Integer),
    sa.Column("spelled_word", sa.String),
    sa.Column("letter_place", sa.Integer),
)


def upgrade() -> None:
    """Make the table."""
    _OVERRIDE.create(op.get_bind())
