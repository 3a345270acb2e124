"""Which column of a table of signs is which field: guessed by name, told by people, remembered."""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from app.core.settings import load_settings, save_settings
from app.studio.tables import read_lines
from lexicon_db.errors import KnownError

if TYPE_CHECKING:
    from pathlib import Path

#: Fields of an entry that a column can hold; those of words need a language: ``senses:eng``.
PLAIN_FIELDS: Final = (
    "gloss", "lemma", "tags", "dialects", "semantic_fields", "hamnosys", "note", "status",
    "assignee", "do_not_synthesise",
)  # fmt: skip
WORD_FIELDS: Final = ("gloss", "senses")
#: How many values of a column are shown to whoever says what it holds.
_SAMPLES: Final = 3
#: Keeps a column under its own name, or leaves it out.
OWN_NAME: Final = "own"
SKIP: Final = "skip"

_NAMES: Final = {
    "id gloss": "gloss", "id-gloss": "gloss", "idgloss": "gloss", "gloss": "gloss",
    "lemma": "lemma", "lemma id gloss": "lemma", "tags": "tags", "dialects": "dialects",
    "dialect": "dialects", "semantic field": "semantic_fields",
    "semantic fields": "semantic_fields", "hamnosys": "hamnosys", "notes": "note", "note": "note",
    "remarks": "note", "status": "status", "assignee": "assignee",
    "do not synthesise": "do_not_synthesise",
}  # fmt: skip
_PATTERNS: Final = (
    (re.compile(r"annotation (?:id[ -]?)?gloss \((.+)\)"), "gloss"),
    (re.compile(r"(?:senses|keywords|translations?|translation equivalents) \((.+)\)"), "senses"),
    (re.compile(r"(\w{2,3}) gloss"), "gloss"),
    (re.compile(r"(?:meaning|senses|keywords) (\w{2,3})"), "senses"),
)
_LEMMA: Final = re.compile(r"lemma id ?gloss \(.+\)")
#: ISO 639-3 codes of languages that tables name otherwise.
_LANGUAGES: Final = {
    "nl": "nld", "dutch": "nld", "en": "eng", "english": "eng", "de": "deu", "german": "deu",
    "fr": "fra", "french": "fra", "es": "spa", "spanish": "spa", "it": "ita", "italian": "ita",
    "pt": "por", "portuguese": "por", "pl": "pol", "polish": "pol", "fi": "fin", "finnish": "fin",
    "sv": "swe", "swedish": "swe", "da": "dan", "danish": "dan", "no": "nor", "norwegian": "nor",
    "el": "ell", "greek": "ell", "ur": "urd", "urdu": "urd", "hi": "hin", "hindi": "hin",
    "ar": "ara", "arabic": "ara", "he": "heb", "hebrew": "heb", "tr": "tur", "turkish": "tur",
    "ru": "rus", "russian": "rus", "zh": "zho", "chinese": "zho", "ja": "jpn", "japanese": "jpn",
}  # fmt: skip


@dataclass(frozen=True)
class Column:
    """A column of a table, for whoever says what it holds.

    Attributes:
        name: Its name; no two have the same.
        field: What it is taken for, see ``choose_columns``.
        samples: Its first values.
    """

    name: str
    field: str
    samples: tuple[str, ...]


def choose_columns(names: Sequence[str], told: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The fields of each column: mostly one.

    What a person says now counts most, then what was said of columns of this name before, then
    what the name says. Columns that mean nothing, or the same as an earlier one, keep their own
    name. Where only languages have glosses, those of the first one are the ID-glosses as well.

    Args:
        names: Of the columns.
        told: Fields by name of the column, as a person said.

    Raises:
        KnownError: If a person names a column that is not there, or no field.
    """
    for name, field in told.items():
        _require_field(name, field)
        if name not in names:
            raise KnownError(
                "Nothing was imported.",
                f"The table has no column “{name}”.",
                f"Its columns are {', '.join(name for name in names if name)}.",
            )
    known = {**_remembered(), **told}
    chosen: dict[str, str] = {}
    for name in (*told, *names):
        field = known.get(name) or _guess(name)
        is_new = field in {OWN_NAME, SKIP} or field not in chosen.values()
        chosen.setdefault(name, field if is_new else OWN_NAME)
    fields: dict[str, tuple[str, ...]] = {name: (chosen[name],) for name in names}
    if "gloss" not in chosen.values():
        first = next((name for name in names if chosen[name].startswith("gloss:")), None)
        if first is not None:
            fields[first] = ("gloss", chosen[first])
    return fields


def different_names(names: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names of columns of which no two are the same, and what was changed for that."""
    seen: dict[str, int] = defaultdict(int)
    made, notes = [], []
    for place, name in enumerate(names, start=1):
        name = name or f"Column {place}"  # noqa: PLW2901 - nameless columns may hold something
        seen[name] += 1
        made.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
        if seen[name] > 1:
            notes.append(f"Column {place} is called “{name}” again; it is read as {made[-1]}.")
    return tuple(made), tuple(notes)


def look_at_columns(table: Path, told: Mapping[str, str]) -> tuple[Column, ...]:
    """The columns of a table and what they are taken for; a vocabulary of ELAN has none.

    Args:
        table: See ``sign_tables.import_table``.
        told: Fields by name of the column, as a person says.

    Raises:
        KnownError: If the table cannot be read, or what is said of a column cannot be so.
    """
    if table.suffix.lower() == ".ecv":
        return ()
    read = read_lines(table, partial(table_refused, table))
    names, _ = different_names(read.names)
    chosen = choose_columns(names, told)
    values: dict[str, list[str]] = {name: [] for name in names}
    for _, cells in read.lines:
        for name, cell in zip(names, cells, strict=False):
            if cell and len(values[name]) < _SAMPLES:
                values[name].append(cell)
    return tuple(Column(name, chosen[name][0], tuple(values[name])) for name in names)


def remember_columns(told: Mapping[str, str]) -> None:
    """Keep what a person said of columns, for tables that have them, too.

    Raises:
        KnownError: If the settings cannot be written.
    """
    merged = {**_remembered(), **told}
    if merged != _remembered():
        columns = tuple(f"{name}={field}" for name, field in merged.items())
        save_settings(dataclasses.replace(load_settings(), table_columns=columns))


def language_code(name: str) -> str:
    """The code of a language as tables name it; what is not known stays."""
    return _LANGUAGES.get(name.strip().casefold(), name.strip())


def table_refused(table: Path, why: str) -> KnownError:
    """What is said of a table of signs that cannot be used."""
    return KnownError(
        f"Nothing of {table.name} was imported.",
        why,
        "Say which column holds the glosses, such as --column “NAME=gloss”, or save the table as "
        "UTF-8 text.",
    )


def _remembered() -> dict[str, str]:
    pairs = (one.rpartition("=") for one in load_settings().table_columns)
    return {name: field for name, _, field in pairs if name}


def _guess(name: str) -> str:
    folded = " ".join(name.casefold().split())
    if folded in _NAMES:
        return _NAMES[folded]
    if _LEMMA.fullmatch(folded):
        return "lemma"
    for pattern, field in _PATTERNS:
        found = pattern.fullmatch(folded)
        if found:
            return f"{field}:{language_code(found[1])}"
    return OWN_NAME


def _require_field(name: str, field: str) -> None:
    kind, colon, language = field.partition(":")
    is_plain = not colon and field in (*PLAIN_FIELDS, OWN_NAME, SKIP)
    if not is_plain and not (kind in WORD_FIELDS and language.strip()):
        words = ", ".join(f"{kind}:LANGUAGE" for kind in WORD_FIELDS)
        raise KnownError(
            "Nothing was imported.",
            f"“{field}” is no field for the column “{name}”.",
            f"Choose one of {', '.join(PLAIN_FIELDS)}, {words}, {OWN_NAME} or {SKIP}.",
        )
