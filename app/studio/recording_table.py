"""A table of recordings: which file shows which sign, by whom, and what the signer agreed to."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.studio.ingest import Wish
from lexicon_db.errors import KnownError
from lexicon_db.records import Hand, Scope

#: The columns of a table; all but the first may be left out.
COLUMNS: Final = ("file", "gloss", "signer", "dominant", "consent")

_DELIMITERS: Final = ",;\t"


@dataclass(frozen=True)
class RecordingTable:
    """What a table says.

    Attributes:
        wishes: Its files and what is known of them, in the order of its lines.
        unknown: Names of its columns that mean nothing here.
    """

    wishes: tuple[Wish, ...]
    unknown: tuple[str, ...] = ()


def read_table(table: Path) -> RecordingTable:
    """Read a table of recordings.

    Args:
        table: UTF-8 text with one line of column names, then one line for each file; commas,
            semicolons or tabs stand between the cells. Files are named as seen from the table's
            folder; scopes of consent stand between spaces. Other columns are left out.

    Raises:
        KnownError: If it cannot be read, or a line says something that is not known.
    """
    try:
        text = table.read_text(encoding="utf-8-sig")
        first = text.partition("\n")[0]
        delimiter = max(_DELIMITERS, key=first.count)
        rows = list(csv.DictReader(text.splitlines(), delimiter=delimiter, strict=True))
    except OSError as error:
        raise _refused(table, f"It cannot be read: {error.strerror}.") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise _refused(table, "It is no table of text in UTF-8.") from error
    if "\0" in text:
        raise _refused(table, "It is no table of text in UTF-8.")
    if not rows:
        raise _refused(table, "It names no files.")
    names = [name for name in rows[0] if name is not None]
    if "file" not in names:
        raise _refused(table, f"Its columns are {', '.join(names)}.")
    wishes = tuple(_wish(table, line, row) for line, row in enumerate(rows, start=2))
    return RecordingTable(wishes, tuple(name for name in names if name not in COLUMNS))


def _wish(table: Path, line: int, row: dict[str, str]) -> Wish:
    cells = {name: (row.get(name) or "").strip() for name in COLUMNS}
    if not cells["file"] or None in row:
        raise _refused(table, f"Line {line} has too few or too many cells.")
    try:
        hand = Hand(cells["dominant"] or Hand.RIGHT)
        scopes = frozenset(Scope(word) for word in cells["consent"].split())
    except ValueError as error:
        raise _refused(table, f"In line {line}, {error}.") from error
    return Wish(
        file=table.parent / cells["file"],
        gloss=cells["gloss"] or None,
        signer=cells["signer"] or None,
        dominant=hand,
        scopes=scopes,
    )


def _refused(table: Path, why: str) -> KnownError:
    return KnownError(
        f"Nothing of {table.name} was added.",
        why,
        f"Give it a first line of column names ({', '.join(COLUMNS)}), "
        f"hands as {' or '.join(Hand)}, and consent as words such as {' '.join(list(Scope)[:2])}.",
    )
