"""Changes of several signs at once, where each keeps what else it has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Literal

from lexicon_db.entries import edit_entries, get_entries
from lexicon_db.records import EntryId
from lexicon_db.store import Lexicon

#: Fields of an entry that hold a set of names.
NameField = Literal["tags", "dialects"]


def add_name(lexicon: Lexicon, entries: Sequence[EntryId], field: NameField, name: str) -> None:
    """Give entries one more tag, or dialect, in one step.

    Raises:
        KnownError: If the name is not allowed, or an entry is not there any more.
    """
    _change(lexicon, entries, field, add=name)


def remove_name(lexicon: Lexicon, entries: Sequence[EntryId], field: NameField, name: str) -> None:
    """Take a tag, or a dialect, from the entries that have it, in one step.

    Raises:
        KnownError: If an entry is not there any more.
    """
    _change(lexicon, entries, field, remove=name)


def _change(
    lexicon: Lexicon,
    entries: Sequence[EntryId],
    field: NameField,
    *,
    add: str | None = None,
    remove: str | None = None,
) -> None:
    groups: dict[tuple[str, ...], list[EntryId]] = defaultdict(list)
    with lexicon.one_step("edit entry"):
        for entry in get_entries(lexicon, entries):
            kept = [name for name in getattr(entry, field) if name != remove]
            groups[(*kept, add) if add and add not in kept else tuple(kept)].append(entry.id)
        for names, ids in groups.items():
            if field == "tags":
                edit_entries(lexicon, ids, tags=names)
            else:
                edit_entries(lexicon, ids, dialects=names)
