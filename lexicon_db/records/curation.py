"""Records of curation: vocabularies, relations of signs, what the community says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from lexicon_db.records.choices import RelationRole, Vote
from lexicon_db.records.ids import EntryId

#: (language, text) pairs, at most one per language.
Labels = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Term:
    """One allowed value.

    Attributes:
        name: As it is stored with signs.
        labels: What it is called in written languages.
        colour: ``#rrggbb``, or empty.
        handshape: The handshape of the program's inventory that it names, or empty.
        picture: Hash of its picture in the media store, or empty.
        is_retired: Whether it stays readable and is not offered any more.
    """

    name: str
    labels: Labels = ()
    colour: str = ""
    handshape: str = ""
    picture: str = ""
    is_retired: bool = False


@dataclass(frozen=True)
class Vocabulary:
    """A list of terms.

    Attributes:
        name: What it is for: a field of the form of signs, ``tag``, ``dialect`` or
            ``semantic field``.
        terms: In the order in which they are offered.
        labels: What it is called in written languages.
        is_closed: Whether only its terms are allowed.
    """

    name: str
    terms: tuple[Term, ...] = ()
    labels: Labels = ()
    is_closed: bool = False


@dataclass(frozen=True)
class Relation:
    """What an entry is to another one.

    Attributes:
        role: What they are to each other.
        other: The other entry.
        note: Free text.
        is_inverse: Whether the role is told from the other one: it is the part, or the hyponym.
    """

    role: RelationRole
    other: EntryId
    note: str = ""
    is_inverse: bool = False


@dataclass(frozen=True)
class MinimalPair:
    """Two signs that differ in one field of their form.

    Attributes:
        other: The other entry.
        field: The field.
        ours: Its values here.
        theirs: Its values there.
    """

    other: EntryId
    field: str
    ours: tuple[str, ...]
    theirs: tuple[str, ...]


@dataclass(frozen=True)
class Opinion:
    """What a member of the community says of an entry.

    Attributes:
        id: Identifier.
        entry: Of which entry.
        who: Who says it.
        vote: Whether the person would sign it so; None for a mere comment.
        comment: Free text.
        at: When (UTC).
    """

    id: str
    entry: EntryId
    who: str
    vote: Vote | None
    comment: str
    at: datetime
