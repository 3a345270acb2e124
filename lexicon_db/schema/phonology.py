"""Tables of form: controlled vocabularies, their terms in several languages, values of entries."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from lexicon_db.schema.base import Base, Row


class VocabularyRow(Row):
    """A list of allowed terms, such as the handshapes of this lexicon."""

    __tablename__ = "vocabulary"

    name: Mapped[str] = mapped_column(unique=True)


class VocabularyLabelRow(Base):
    """What a vocabulary is called in a written language."""

    __tablename__ = "vocabulary_label"

    vocabulary_id: Mapped[str] = mapped_column(
        ForeignKey("vocabulary.id", ondelete="CASCADE"), primary_key=True
    )
    language: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]


class TermRow(Row):
    """One allowed value. A retired term stays readable and is not offered any more."""

    __tablename__ = "term"
    __table_args__ = (UniqueConstraint("vocabulary_id", "name"),)

    vocabulary_id: Mapped[str] = mapped_column(ForeignKey("vocabulary.id", ondelete="CASCADE"))
    name: Mapped[str]
    position: Mapped[int]
    colour: Mapped[str] = mapped_column(default="")
    retired_at: Mapped[datetime | None]


class TermLabelRow(Base):
    """What a term is called in a written language."""

    __tablename__ = "term_label"

    term_id: Mapped[str] = mapped_column(
        ForeignKey("term.id", ondelete="CASCADE"), primary_key=True
    )
    language: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]


class PhonologyRow(Row):
    """One value of the form of an entry: a term, or free text for a field without vocabulary.

    ``variant`` 0 is the citation form; other numbers are its phonological variants.
    """

    __tablename__ = "phonology"
    __table_args__ = (UniqueConstraint("entry_id", "variant", "field", "position"),)

    entry_id: Mapped[str] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"))
    variant: Mapped[int] = mapped_column(default=0)
    field: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
    term_id: Mapped[str | None] = mapped_column(ForeignKey("term.id"), index=True)
    text: Mapped[str] = mapped_column(default="")
