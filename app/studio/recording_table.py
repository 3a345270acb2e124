"""A table of recordings: which file shows which sign, by whom, and what the signer agreed to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from app.studio.ingest import Wish
from app.studio.tables import read_cells
from lexicon_db.errors import KnownError
from lexicon_db.records import Hand, Scope

#: The columns of a table; all but the first may be left out.
COLUMNS: Final = ("file", "gloss", "signer", "dominant", "consent")


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
        table: A line for each file; see ``read_cells``. Files are named as seen from the table's
            folder; scopes of consent stand between spaces. Other columns are left out.

    Raises:
        KnownError: If it cannot be read, or a line says something that is not known.
    """
    read = read_cells(table, COLUMNS, partial(_refused, table))
    if not read.lines:
        raise _refused(table, "It names no files.")
    if "file" not in read.names:
        raise _refused(table, f"Its columns are {', '.join(read.names)}.")
    wishes = tuple(_wish(table, line, cells) for line, cells in read.lines)
    return RecordingTable(wishes, read.unknown)


def _wish(table: Path, line: int, cells: dict[str, str]) -> Wish:
    if not cells["file"]:
        raise _refused(table, f"Line {line} names no file.")
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
