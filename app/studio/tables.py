"""Tables that people save as text: read whole, or refused by the line that is wrong."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lexicon_db.errors import KnownError

    #: What a reader says of a table that cannot be used, given why.
    Refusal = Callable[[str], KnownError]

_DELIMITERS: Final = ",;\t|"
_LARGEST_BYTES: Final = 20_000_000


@dataclass(frozen=True)
class Lines:
    """The cells of a table as they stand there.

    Attributes:
        names: The first line: the names of the columns.
        lines: The lines that hold something: the number of each, from 1, and its cells.
    """

    names: tuple[str, ...]
    lines: tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Table:
    """What a table says.

    Attributes:
        names: The names of its columns, in lower case.
        unknown: Those that mean nothing to whoever reads it.
        lines: The lines that hold something: the number of each, from 1, and its cells by the names
            of all known columns.
    """

    names: tuple[str, ...]
    unknown: tuple[str, ...]
    lines: tuple[tuple[int, dict[str, str]], ...]


def read_lines(table: Path, refused: Refusal) -> Lines:
    """Read a table whose columns are not known beforehand; see ``read_cells``.

    Raises:
        KnownError: If it cannot be read; the message names the line.
    """
    rows = _rows(_text(table, refused), refused)
    names = tuple(name.strip() for name in next(rows, (0, []))[1])
    return Lines(names, tuple((n, tuple(cell.strip() for cell in cells)) for n, cells in rows))


def read_cells(table: Path, columns: Sequence[str], refused: Refusal) -> Table:
    """Read a table with one line of column names, then one line for each thing.

    Args:
        table: Text in UTF-8 (or UTF-16 with its mark); commas, semicolons, tabs or bars stand
            between the cells. Empty lines mean nothing; cells that a line leaves out are empty.
        columns: The columns that are known, in lower case.
        refused: Makes the error for a table that cannot be used.

    Raises:
        KnownError: If it cannot be read; the message names the line.
    """
    read = read_lines(table, refused)
    names = tuple(name.casefold() for name in read.names)
    repeated = sorted({name for name in names if name in columns and names.count(name) > 1})
    if repeated:
        raise refused(f"Its first line names {repeated[0]} twice.")
    lines = []
    for line, cells in read.lines:
        if any(cells[len(names) :]):
            raise refused(
                f"Line {line} has {len(cells)} cells, but there are {len(names)} columns."
            )
        found = dict(zip(names, cells, strict=False))
        lines.append((line, {name: found.get(name, "") for name in columns}))
    unknown = tuple(name for name in names if name and name not in columns)
    return Table(names, unknown, tuple(lines))


def _text(table: Path, refused: Refusal) -> str:
    try:
        if table.stat().st_size > _LARGEST_BYTES:
            raise refused("It is far larger than tables of signs are.")
        raw = table.read_bytes()
        is_utf16 = raw[:2] in (b"\xff\xfe", b"\xfe\xff")
        text = raw.decode("utf-16" if is_utf16 else "utf-8-sig")
    except OSError as error:
        raise refused(f"It cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise refused("It is no text in UTF-8.") from error
    if "\0" in text:
        raise refused("It is no text in UTF-8.")
    return text


def _rows(text: str, refused: Refusal) -> Iterator[tuple[int, list[str]]]:
    """The lines that hold something, each with its number."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise refused(f"Line {line} cannot be read: its quotation marks do not fit.") from error
