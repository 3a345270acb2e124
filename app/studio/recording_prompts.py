"""What signers are asked for: from a table, from typed glosses, from signs without takes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.studio.tables import read_cells
from lexicon_db.entries import get_entries
from lexicon_db.errors import KnownError
from lexicon_db.labels import clean_label
from lexicon_db.search import search_entries

if TYPE_CHECKING:
    from lexicon_db.store import Lexicon

#: The columns of a table of prompts; all but the first may be left out.
PROMPT_COLUMNS: Final = ("gloss", "note", "picture", "example", "sense", "language")
#: Endings of pictures that can be shown.
PICTURES: Final = (".png", ".jpg", ".jpeg", ".webp", ".bmp", ".gif")
#: Endings of videos that can be examples.
VIDEOS: Final = (".mp4", ".mov", ".mkv", ".webm", ".avi", ".m4v", ".mpg", ".mpeg")

#: Tag of entries that are parts of a guided recording of a signer, and no signs.
ENROLMENT: Final = "enrolment"

#: Of a sense whose language nobody names.
_LANGUAGE: Final = "eng"


@dataclass(frozen=True)
class PromptWish:
    """A sign that is to be asked for, as a person wrote it down.

    Attributes:
        gloss: ID-gloss.
        note: What the signer should know.
        meaning: What the sign means.
        language: Language of the meaning (ISO 639-3).
        picture: File of a picture of what is meant.
        example: File of a video of the sign.
        example_gloss: A sign of the lexicon whose take is the example.
        line: Line of the table, from 1; 0 where there is none.
    """

    gloss: str
    note: str = ""
    meaning: str = ""
    language: str = ""
    picture: Path | None = None
    example: Path | None = None
    example_gloss: str = ""
    line: int = 0


@dataclass(frozen=True)
class PromptTable:
    """The prompts of a table, and what the person should know of it, one sentence each."""

    wishes: tuple[PromptWish, ...]
    messages: tuple[str, ...] = ()


def read_prompts(table: Path) -> PromptTable:
    """Read a table of prompts.

    Args:
        table: A line for each prompt; see ``read_cells``. Files are named as seen from the table's
            folder.

    Raises:
        KnownError: If it cannot be read, or a line says something that cannot be; the message
            names the line.
    """
    read = read_cells(table, PROMPT_COLUMNS, partial(_refused, table))
    if "gloss" not in read.names:
        named = ", ".join(read.names)
        raise _refused(table, f"Its first line names no column “gloss”: {named}.")
    wishes = tuple(_wish(table, line, cells) for line, cells in read.lines)
    if not wishes:
        raise _refused(table, "It names no signs.")
    unknown = ", ".join(read.unknown)
    messages = [f"Columns that mean nothing here: {unknown}."] if unknown else []
    return PromptTable(wishes, (*messages, *_told_repetitions(wishes)))


def wishes_of_text(text: str) -> tuple[PromptWish, ...]:
    """Read typed glosses, one to a line or with commas or semicolons between them.

    Raises:
        KnownError: If a gloss is not allowed, or there is none.
    """
    parts = text.replace(";", "\n").replace(",", "\n").splitlines()
    glosses = [clean_label(part, "ID-gloss") for part in parts if part.strip()]
    if not glosses:
        raise KnownError(
            "There is nothing to ask for.", "No gloss was typed.", "Type one gloss to a line."
        )
    return tuple(PromptWish(gloss) for gloss in glosses)


def wishes_without_takes(lexicon: Lexicon) -> tuple[PromptWish, ...]:
    """A wish for each sign of the lexicon that has no take yet; parts of enrolments are none."""
    entries = get_entries(lexicon, search_entries(lexicon, ""))
    return tuple(
        PromptWish(entry.id_gloss)
        for entry in entries
        if not entry.take_count and ENROLMENT not in entry.tags
    )


def _wish(table: Path, line: int, cells: dict[str, str]) -> PromptWish:
    try:
        gloss = clean_label(cells["gloss"], "ID-gloss")
    except KnownError as error:
        raise _refused(table, f"In line {line}, the gloss is not allowed: {error.why}") from error
    picture = _file(table, line, cells["picture"], PICTURES, "picture")
    example: Path | None = None
    if Path(cells["example"]).suffix.lower() in VIDEOS:
        example = _file(table, line, cells["example"], VIDEOS, "example")
    return PromptWish(
        gloss=gloss,
        note=cells["note"],
        meaning=cells["sense"],
        language=(cells["language"] or _LANGUAGE) if cells["sense"] else "",
        picture=picture,
        example=example,
        example_gloss="" if example else cells["example"],
        line=line,
    )


def _file(table: Path, line: int, name: str, endings: tuple[str, ...], called: str) -> Path | None:
    if not name:
        return None
    file = table.parent / name
    if file.suffix.lower() not in endings:
        raise _refused(
            table, f"In line {line}, the {called} “{name}” ends in none of {' '.join(endings)}."
        )
    if not file.is_file():
        raise _refused(table, f"In line {line}, the {called} “{name}” is not there.")
    return file


def _told_repetitions(wishes: Iterable[PromptWish]) -> Iterator[str]:
    lines: dict[str, list[str]] = defaultdict(list)
    for wish in wishes:
        lines[wish.gloss].append(str(wish.line))
    for gloss, where in lines.items():
        if len(where) > 1:
            yield f"{gloss} stands in lines {', '.join(where)}: it is asked for each time."


def _refused(table: Path, why: str) -> KnownError:
    return KnownError(
        f"No prompts were read from {table.name}.",
        why,
        f"Give it a first line of column names ({', '.join(PROMPT_COLUMNS)}; only gloss is needed) "
        "and save it as CSV in UTF-8.",
    )
