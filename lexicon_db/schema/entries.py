"""Tables of the signs: lexicon, lemma, entry, glosses, senses, relations, tags, dialects."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from lexicon_db.records import EntryStatus, RelationRole
from lexicon_db.schema.base import Base, Row, utc_now


class LexiconRow(Row):
    """The lexicon as a whole; a database has one."""

    __tablename__ = "lexicon"

    name: Mapped[str]
    language: Mapped[str]
    description: Mapped[str] = mapped_column(default="")
    licence: Mapped[str] = mapped_column(default="")
    attribution: Mapped[str] = mapped_column(default="")
    steward: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime] = mapped_column(default=utc_now)


class LemmaRow(Row):
    """A citation form that variants share."""

    __tablename__ = "lemma"

    text: Mapped[str] = mapped_column(unique=True)


class EntryRow(Row):
    """A sign. ID-glosses are unique among the entries that are not in the trash."""

    __tablename__ = "entry"
    __table_args__ = (
        Index(
            "uq_entry_id_gloss",
            "id_gloss",
            unique=True,
            sqlite_where=text("trashed_at IS NULL"),
        ),
    )

    id_gloss: Mapped[str]
    lemma_id: Mapped[str | None] = mapped_column(ForeignKey("lemma.id"), index=True)
    status: Mapped[EntryStatus] = mapped_column(default=EntryStatus.NEW)
    note: Mapped[str] = mapped_column(default="")
    hamnosys: Mapped[str] = mapped_column(default="")
    assignee: Mapped[str] = mapped_column(default="")
    do_not_synthesise: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(default=utc_now)
    changed_at: Mapped[datetime] = mapped_column(default=utc_now)
    trashed_at: Mapped[datetime | None]


class AnnotationGlossRow(Base):
    """The gloss that annotators of one written language use for an entry."""

    __tablename__ = "annotation_gloss"

    entry_id: Mapped[str] = mapped_column(
        ForeignKey("entry.id", ondelete="CASCADE"), primary_key=True
    )
    language: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]


class SenseRow(Row):
    """One meaning of an entry; senses are ordered."""

    __tablename__ = "sense"
    __table_args__ = (UniqueConstraint("entry_id", "position"),)

    entry_id: Mapped[str] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"))
    position: Mapped[int]


class TranslationRow(Base):
    """A word or phrase of a written language for a sense."""

    __tablename__ = "translation"

    sense_id: Mapped[str] = mapped_column(
        ForeignKey("sense.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    language: Mapped[str]
    text: Mapped[str]


class RelationRow(Row):
    """What an entry is to another one; parts of a compound have positions."""

    __tablename__ = "relation"
    __table_args__ = (UniqueConstraint("source_id", "role", "target_id", "position"),)

    source_id: Mapped[str] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"))
    target_id: Mapped[str] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"), index=True)
    role: Mapped[RelationRole]
    position: Mapped[int] = mapped_column(default=0)
    note: Mapped[str] = mapped_column(default="")


class ForeignRelationRow(Row):
    """A sign of another sign language that an entry is related to, or borrowed from."""

    __tablename__ = "foreign_relation"

    entry_id: Mapped[str] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"), index=True)
    language: Mapped[str]
    gloss: Mapped[str]
    is_loan: Mapped[bool] = mapped_column(default=False)


class DialectRow(Row):
    """A regional or social variety of the lexicon's language."""

    __tablename__ = "dialect"

    name: Mapped[str] = mapped_column(unique=True)
    note: Mapped[str] = mapped_column(default="")


class EntryDialectRow(Base):
    """An entry is used in a dialect."""

    __tablename__ = "entry_dialect"

    entry_id: Mapped[str] = mapped_column(
        ForeignKey("entry.id", ondelete="CASCADE"), primary_key=True
    )
    dialect_id: Mapped[str] = mapped_column(
        ForeignKey("dialect.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class TagRow(Row):
    """A free label that groups entries."""

    __tablename__ = "tag"

    name: Mapped[str] = mapped_column(unique=True)


class EntryTagRow(Base):
    """An entry has a tag."""

    __tablename__ = "entry_tag"

    entry_id: Mapped[str] = mapped_column(
        ForeignKey("entry.id", ondelete="CASCADE"), primary_key=True
    )
    tag_id: Mapped[str] = mapped_column(
        ForeignKey("tag.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class SearchRow(Base):
    """All that a search looks at, in one row per entry. Derived from the other tables.

    ``gloss`` and the columns after it hold words as a search compares them: no case, no accents.
    """

    __tablename__ = "entry_search"

    entry_id: Mapped[str] = mapped_column(
        ForeignKey("entry.id", ondelete="CASCADE"), primary_key=True
    )
    id_gloss: Mapped[str]
    status: Mapped[EntryStatus]
    is_trashed: Mapped[bool]
    gloss: Mapped[str]
    annotations: Mapped[str]
    lemma: Mapped[str]
    translations: Mapped[str]
    tags: Mapped[str]
    signers: Mapped[str]
    form: Mapped[str]
