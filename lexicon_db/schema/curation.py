"""Tables of curation: what vocabularies allow, semantic fields, roles of people, opinions."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from lexicon_db.records import Role, Vote
from lexicon_db.schema.base import Base, Row, utc_now


class ClosedVocabularyRow(Base):
    """A vocabulary whose terms are the only values that are allowed."""

    __tablename__ = "closed_vocabulary"

    vocabulary_id: Mapped[str] = mapped_column(
        ForeignKey("vocabulary.id", ondelete="CASCADE"), primary_key=True
    )


class TermLookRow(Base):
    """How a term looks: a handshape of the program's inventory, or a picture."""

    __tablename__ = "term_look"

    term_id: Mapped[str] = mapped_column(
        ForeignKey("term.id", ondelete="CASCADE"), primary_key=True
    )
    handshape: Mapped[str] = mapped_column(default="")
    picture_sha256: Mapped[str | None] = mapped_column(ForeignKey("media.sha256"), index=True)


class SemanticFieldRow(Row):
    """A field of meaning that entries belong to, such as animals."""

    __tablename__ = "semantic_field"

    name: Mapped[str] = mapped_column(unique=True)


class EntrySemanticFieldRow(Base):
    """An entry belongs to a field of meaning."""

    __tablename__ = "entry_semantic_field"

    entry_id: Mapped[str] = mapped_column(
        ForeignKey("entry.id", ondelete="CASCADE"), primary_key=True
    )
    semantic_field_id: Mapped[str] = mapped_column(
        ForeignKey("semantic_field.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class PersonRoleRow(Base):
    """What a person may do in this lexicon, by the name that goes into the history."""

    __tablename__ = "person_role"

    name: Mapped[str] = mapped_column(primary_key=True)
    role: Mapped[Role] = mapped_column(primary_key=True)


class OpinionRow(Row):
    """What a member of the community says of an entry: a vote, a comment, or both."""

    __tablename__ = "opinion"

    entry_id: Mapped[str] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"), index=True)
    who: Mapped[str]
    vote: Mapped[Vote | None]
    comment: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime] = mapped_column(default=utc_now)


class SignatureRow(Base):
    """What is compared of the motion of a track. Derived; made anew where it is missing."""

    __tablename__ = "signature"

    track_id: Mapped[str] = mapped_column(
        ForeignKey("track.id", ondelete="CASCADE"), primary_key=True
    )
    version: Mapped[int]
    data: Mapped[bytes]
