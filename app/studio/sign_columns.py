"""Which column of a table of signs is which field: guessed by name, told by people, remembered."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence
from typing import Final

from app.core.settings import load_settings, save_settings
from lexicon_db.errors import KnownError

#: Fields of an entry that a column can hold; those of words need a language: ``senses:eng``.
PLAIN_FIELDS: Final = (
    "gloss", "lemma", "tags", "dialects", "hamnosys", "note", "status", "assignee",
    "do_not_synthesise",
)  # fmt: skip
WORD_FIELDS: Final = ("gloss", "senses")
#: Keeps a column under its own name, or leaves it out.
OWN_NAME: Final = "own"
SKIP: Final = "skip"

_NAMES: Final = {
    "id gloss": "gloss", "id-gloss": "gloss", "idgloss": "gloss", "gloss": "gloss",
    "lemma": "lemma", "lemma id gloss": "lemma", "tags": "tags", "dialects": "dialects",
    "dialect": "dialects", "hamnosys": "hamnosys", "notes": "note", "note": "note",
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
