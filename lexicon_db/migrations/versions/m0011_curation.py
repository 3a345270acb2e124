"""Curation: closed vocabularies, looks of terms, semantic fields, roles, opinions, signatures.

The words of entries for a search get their form beside the others.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict

import sqlalchemy as sa
from alembic import op  # noqa: TID253 - Alembic itself runs this file

from lexicon_db.schema.base import NAMES_OF_RULES

revision = "0011"
down_revision = "0008"

_TABLES = sa.MetaData(naming_convention=NAMES_OF_RULES)
for _name in ("vocabulary", "term", "entry", "track"):
    sa.Table(_name, _TABLES, sa.Column("id", sa.String(36), primary_key=True))
sa.Table("media", _TABLES, sa.Column("sha256", sa.String(64), primary_key=True))


def _of(table: str, *, key: bool = True, index: bool = False) -> sa.Column[str]:
    """A column that refers to a row of a table, which takes this row with it."""
    owner = sa.ForeignKey(f"{table}.id", ondelete="CASCADE")
    name = f"{table}_id"
    return sa.Column(name, sa.String(36), owner, nullable=False, primary_key=key, index=index)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False)


_NEW = (
    sa.Table("closed_vocabulary", _TABLES, _of("vocabulary")),
    sa.Table(
        "term_look",
        _TABLES,
        _of("term"),
        _text("handshape"),
        sa.Column("picture_sha256", sa.String(64), sa.ForeignKey("media.sha256"), index=True),
    ),
    sa.Table(
        "semantic_field",
        _TABLES,
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("name", sa.String, nullable=False, unique=True),
    ),
    sa.Table("entry_semantic_field", _TABLES, _of("entry"), _of("semantic_field", index=True)),
    sa.Table(
        "person_role",
        _TABLES,
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("role", sa.String(32), primary_key=True),
    ),
    sa.Table(
        "opinion",
        _TABLES,
        sa.Column("id", sa.String(36), primary_key=True),
        _of("entry", key=False, index=True),
        _text("who"),
        sa.Column("vote", sa.String(32)),
        _text("comment"),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    ),
    sa.Table(
        "signature",
        _TABLES,
        _of("track"),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
    ),
)

_SEARCH = sa.Table(
    "entry_search",
    _TABLES,
    _of("entry"),
    _text("id_gloss"),
    sa.Column("status", sa.String(32), nullable=False),
    sa.Column("is_trashed", sa.Boolean, nullable=False),
    *(
        _text(name)
        for name in (
            "gloss", "annotations", "lemma", "translations", "tags", "signers", "form",
        )
    ),
)  # fmt: skip


def upgrade() -> None:
    """Make the tables, and put the form of each entry beside its other words."""
    connection = op.get_bind()
    before = connection.execute(sa.text("SELECT * FROM entry_search")).mappings().all()
    forms = _forms(connection)
    op.drop_table("entry_search")
    _TABLES.create_all(connection, tables=(*_NEW, _SEARCH), checkfirst=False)
    rows = [{**row, "form": forms.get(row["entry_id"], "")} for row in before]
    if rows:
        connection.execute(_SEARCH.insert(), rows)


def _forms(connection: sa.Connection) -> dict[str, str]:
    """The values of the form of each entry, one per line, without case and accents."""
    query = sa.text(
        "SELECT p.entry_id, coalesce(t.name, p.text) FROM phonology AS p"
        " LEFT JOIN term AS t ON t.id = p.term_id WHERE p.variant = 0"
    )
    found: dict[str, list[str]] = defaultdict(list)
    for entry, value in connection.execute(query):
        found[entry].append(_folded(value))
    return {entry: "\n".join(sorted(values)) for entry, values in found.items()}


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(
        character
        for character in unicodedata.normalize("NFKD", plain)
        if unicodedata.category(character) != "Mn"
    )
