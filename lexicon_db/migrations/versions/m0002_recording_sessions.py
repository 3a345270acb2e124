"""Recording sessions and their prompts.

Columns stand here as they were at this revision; the mapped tables may have moved on.
"""

import sqlalchemy as sa
from alembic import op  # noqa: TID253 - Alembic itself runs this file

from lexicon_db.schema.base import NAMES_OF_RULES

revision = "0002"
down_revision = "0001"

_TIME = sa.DateTime(timezone=True)
_ID = sa.String(36)
_HASH = sa.String(64)
_TABLES = sa.MetaData(naming_convention=NAMES_OF_RULES)


def _known(name: str, key: str, kind: sa.String) -> None:
    """A table that is there already, as far as others refer to it."""
    sa.Table(name, _TABLES, sa.Column(key, kind, primary_key=True))


def _table(name: str, *parts: sa.schema.SchemaItem) -> sa.Table:
    return sa.Table(name, _TABLES, *parts)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False)


for _name in ("signer", "entry", "take"):
    _known(_name, "id", _ID)
_known("media", "sha256", _HASH)

_SESSIONS = (
    _table(
        "recording_session",
        sa.Column("id", _ID, primary_key=True),
        sa.Column("name", sa.String, nullable=False, unique=True),
        sa.Column("signer_id", _ID, sa.ForeignKey("signer.id"), nullable=False, index=True),
        sa.Column("dominance", sa.String(32), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("created_at", _TIME, nullable=False),
        sa.Column("changed_at", _TIME, nullable=False),
    ),
    _table(
        "prompt",
        sa.Column("id", _ID, primary_key=True),
        sa.Column(
            "session_id",
            _ID,
            sa.ForeignKey("recording_session.id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("position", sa.Integer, nullable=False),
        _text("gloss"),
        _text("note"),
        _text("meaning"),
        _text("meaning_language"),
        sa.Column("entry_id", _ID, sa.ForeignKey("entry.id", ondelete="SET NULL"), index=True),
        sa.Column("picture_sha256", _HASH, sa.ForeignKey("media.sha256"), index=True),
        sa.Column("example_sha256", _HASH, sa.ForeignKey("media.sha256"), index=True),
        sa.Column(
            "example_take_id", _ID, sa.ForeignKey("take.id", ondelete="SET NULL"), index=True
        ),
        sa.Column("skipped_at", _TIME),
        sa.UniqueConstraint("session_id", "position"),
    ),
    _table(
        "prompt_take",
        sa.Column("take_id", _ID, sa.ForeignKey("take.id", ondelete="CASCADE"), primary_key=True),
        sa.Column(
            "prompt_id",
            _ID,
            sa.ForeignKey("prompt.id", ondelete="CASCADE"),
            nullable=False,
            index=True,
        ),
    ),
)


def upgrade() -> None:
    """Make the tables of sessions, of their prompts, and of the takes of prompts."""
    _TABLES.create_all(op.get_bind(), tables=_SESSIONS, checkfirst=False)
