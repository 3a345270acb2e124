"""What an import would do to each sign: same, new, newer, conflicting, or a homonym."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from lexicon_db.packs.columns import Document
from lexicon_db.records import EntryStatus

#: Fields of an entry that are compared and merged; ids and times are not.
ENTRY_FIELDS: Final = (
    "id_gloss", "lemma", "status", "note", "hamnosys", "do_not_synthesise", "annotation_glosses",
    "senses", "tags", "dialects", "semantic_fields", "relations", "foreign_relations", "phonology",
)  # fmt: skip
#: Those that are sets of names.
_NAMES: Final = ("tags", "dialects", "semantic_fields")
#: Those of which both versions can be kept.
JOINABLE: Final = (
    "note", "annotation_glosses", "senses", *_NAMES, "relations", "foreign_relations",
)  # fmt: skip
#: Stands for the takes of an entry among its fields.
TAKES: Final = "takes"


class Standing(StrEnum):
    """How an entry of a pack stands to the lexicon."""

    NEW = "new"
    SAME = "same"
    NEWER = "newer"
    OLDER = "older"
    CONFLICTING = "conflicting"
    HOMONYM = "homonym"
    TRASHED = "in-trash"


class Keep(StrEnum):
    """Whose version is kept."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True)
class MergeRules:
    """How an import decides; the first that says something about a field counts.

    Attributes:
        entries: By entry of the pack, by field.
        fields: By field, for all entries.
        conflicts: For fields that both sides have changed.
        homonyms: For entries whose ID-gloss another entry has: BOTH keeps two entries, MINE leaves
            theirs out, THEIRS joins theirs into mine.
    """

    entries: Mapping[str, Mapping[str, Keep]] = field(default_factory=dict)
    fields: Mapping[str, Keep] = field(default_factory=dict)
    conflicts: Keep = Keep.MINE
    homonyms: Keep = Keep.BOTH

    def said(self, entry: str, name: str) -> Keep | None:
        """What a person has said of a field of an entry, or None."""
        return self.entries.get(entry, {}).get(name) or self.fields.get(name)


@dataclass(frozen=True)
class Difference:
    """A field that differs.

    Attributes:
        field: Its name.
        mine: Its value in the lexicon, as in a document.
        theirs: Its value in the pack.
        standing: NEWER, OLDER or CONFLICTING.
        keep: Which is kept.
    """

    field: str
    mine: Any
    theirs: Any
    standing: Standing
    keep: Keep


@dataclass(frozen=True)
class EntryMerge:
    """What becomes of an entry of a pack.

    Attributes:
        entry: Its id in the pack.
        gloss: Its ID-gloss in the pack.
        mine: The entry that it goes into; None where it is added or left out.
        standing: How it stands to the lexicon.
        differences: The fields that differ.
        new_gloss: The ID-gloss that it gets, where it is added.
        is_left_out: Whether nothing of it comes.
        new_takes: How many takes come with it.
    """

    entry: str
    gloss: str
    mine: str | None
    standing: Standing
    differences: tuple[Difference, ...] = ()
    new_gloss: str = ""
    is_left_out: bool = False
    new_takes: int = 0


@dataclass(frozen=True)
class Origin:
    """What is known of how two versions of an entry came apart.

    Attributes:
        base: The entry as the last import of the same pack held it; None where there was none.
        shared_at: When this lexicon last gave packs away; None where it never did.
    """

    base: Document | None
    shared_at: datetime | None


def differences_of(
    theirs: Document, mine: Document, origin: Origin, rules: MergeRules
) -> tuple[Difference, ...]:
    """The fields in which an entry of a pack differs from the one of the lexicon."""
    found = []
    for name in ENTRY_FIELDS:
        if _is_same(name, theirs, mine):
            continue
        standing = _standing(name, theirs, mine, origin)
        said = rules.said(theirs["id"], name) or {
            Standing.NEWER: Keep.THEIRS,
            Standing.OLDER: Keep.MINE,
        }.get(standing, rules.conflicts)
        keep = said
        if said is Keep.BOTH and not _gains(name, mine[name], theirs[name]):
            keep = Keep.MINE
        found.append(Difference(name, mine[name], theirs[name], standing, keep))
    return tuple(found)


def standing_of(differences: Iterable[Difference]) -> Standing:
    """How an entry stands whose fields differ so."""
    standings = {difference.standing for difference in differences}
    order = (Standing.CONFLICTING, Standing.NEWER, Standing.OLDER)
    return next((standing for standing in order if standing in standings), Standing.SAME)


def joined(name: str, mine: Any, theirs: Any) -> Any:  # noqa: ANN401 - fields differ in type
    """The value of a field that keeps both versions; mine comes first."""
    if name == "note":
        return _joined_note(mine, theirs)
    if name == "annotation_glosses":
        languages = {pair["language"] for pair in mine}
        more = [pair for pair in theirs if pair["language"] not in languages]
        return sorted([*mine, *more], key=lambda pair: str(pair["language"]))
    both = [*mine, *(item for item in theirs if item not in mine)]
    return sorted(both) if name in _NAMES else both


def _joined_note(mine: str, theirs: str) -> str:
    """Both notes, one below the other; one that stands in the other already is not repeated."""
    if not mine or f"\n{mine}\n" in f"\n{theirs}\n":
        return theirs
    return mine if not theirs or f"\n{theirs}\n" in f"\n{mine}\n" else f"{mine}\n{theirs}"


def _gains(name: str, mine: Any, theirs: Any) -> bool:  # noqa: ANN401 - fields differ in type
    """Whether keeping both versions of a field gives it anything that mine does not have."""
    return name in JOINABLE and joined(name, mine, theirs) != mine


def resolved(differences: Sequence[Difference]) -> dict[str, Any]:
    """The new values of the fields that change."""
    values = {}
    for one in differences:
        if one.keep is Keep.THEIRS:
            values[one.field] = one.theirs
        elif one.keep is Keep.BOTH:
            values[one.field] = joined(one.field, one.mine, one.theirs)
    return values


def _is_same(name: str, theirs: Document, mine: Document) -> bool:
    if name == "status":
        order = list(EntryStatus)
        return order.index(theirs[name]) <= order.index(mine[name])
    return bool(theirs[name] == mine[name])


def _standing(name: str, theirs: Document, mine: Document, origin: Origin) -> Standing:
    if origin.base is not None:
        if origin.base[name] == theirs[name]:
            return Standing.OLDER
        is_untouched = origin.base[name] == mine[name]
        return Standing.NEWER if is_untouched else Standing.CONFLICTING
    if origin.shared_at is not None:
        if theirs["changed_at"] <= origin.shared_at:
            return Standing.OLDER
        if mine["changed_at"] <= origin.shared_at:
            return Standing.NEWER
    return Standing.CONFLICTING
