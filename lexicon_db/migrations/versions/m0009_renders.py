"""The ledger of renders, approvals, delegates, and the words of consents."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op  # noqa: TID253 - Alembic itself runs this file

from lexicon_db.schema.base import NAMES_OF_RULES

revision = "0009"
down_revision = "0010"

_TIME = sa.DateTime(timezone=True)
_TABLES = sa.MetaData(naming_convention=NAMES_OF_RULES)
for _name in ("signer", "consent"):
    sa.Table(_name, _TABLES, sa.Column("id", sa.String(36), primary_key=True))


def _text(name: str, length: int | None = None, *, index: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=False, index=index)


def _yes_or_no(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean, nullable=False)


def _id() -> sa.Column[str]:
    return sa.Column("id", sa.String(36), primary_key=True)


_NEW = (
    sa.Table(
        "render",
        _TABLES,
        _text("file"),
        _text("sha256", 64, index=True),
        _text("subject", 64, index=True),
        _text("motion_sha256", 64),
        _text("performer"),
        sa.Column("identity_id", sa.String(36)),
        _text("identity_sha256", 64),
        sa.Column("signer_id", sa.String(36), index=True),
        sa.Column("consent_id", sa.String(36)),
        sa.Column("signed", sa.JSON, nullable=False),
        sa.Column("look", sa.JSON, nullable=False),
        _yes_or_no("is_draft"),
        _yes_or_no("is_public"),
        _text("who"),
        sa.Column("made_at", _TIME, nullable=False),
        sa.Column("withdrawn_at", _TIME),
        _id(),
    ),
    sa.Table(
        "render_approval",
        _TABLES,
        _text("subject", 64, index=True),
        sa.Column("render_id", sa.String(36), sa.ForeignKey("render.id"), nullable=False),
        _text("signer_id", 36, index=True),
        _text("approved_by"),
        _yes_or_no("is_delegate"),
        sa.Column("approved_at", _TIME, nullable=False),
        sa.Column("ended_at", _TIME),
        _id(),
    ),
    sa.Table(
        "render_delegate",
        _TABLES,
        sa.Column(
            "signer_id",
            sa.String(36),
            sa.ForeignKey("signer.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("named_at", _TIME, nullable=False),
    ),
    sa.Table(
        "consent_text",
        _TABLES,
        sa.Column(
            "consent_id",
            sa.String(36),
            sa.ForeignKey("consent.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        _text("text"),
    ),
)


def upgrade() -> None:
    """Make the tables."""
    _TABLES.create_all(op.get_bind(), tables=_NEW, checkfirst=False)
