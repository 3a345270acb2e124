"""The kinds of values in the records of packs: how each is written, read without trust, described.

One description serves writing, reading and the published JSON Schema, so that they cannot differ.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Final, Protocol

from lexicon_db.errors import KnownError
from lexicon_db.labels import MAX_LABEL, clean_label, clean_text

_ID: Final = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_HASH: Final = re.compile("[0-9a-f]{64}")
_TIME: Final = "%Y-%m-%dT%H:%M:%S.%fZ"
_TIME_PATTERN: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")
_LONGEST_TEXT: Final = 100_000
_LARGEST_WHOLE: Final = 2**53

Schema = dict[str, Any]
#: Whatever a value of some kind is; only its kind knows.
Value = Any


class UnfitError(ValueError):
    """What is wrong with a value of a pack, as the end of a sentence."""


class Kind(Protocol):
    """A kind of values."""

    def write(self, value: Value) -> Value:
        """A value as JSON."""

    def read(self, value: Value) -> Value:
        """The value that some JSON stands for.

        Raises:
            UnfitError: If it stands for none.
        """

    def schema(self) -> Schema:
        """The kind in JSON Schema."""


@dataclass(frozen=True)
class Text:
    """Free text as the lexicon stores it: composed, without white space around it."""

    longest: int = _LONGEST_TEXT

    def write(self, value: str) -> str:
        """See ``Kind``."""
        return clean_text(value)

    def read(self, value: Value) -> str:
        """See ``Kind``."""
        if not isinstance(value, str):
            raise UnfitError("is no text")
        if len(value) > self.longest:
            raise UnfitError(f"has more than {self.longest} characters")
        if clean_text(value) != value:
            raise UnfitError("is no text as a lexicon holds it")
        return value

    def schema(self) -> Schema:
        """See ``Kind``."""
        return {"type": "string", "maxLength": self.longest}


@dataclass(frozen=True)
class Label:
    """A gloss, a name or another short text on one line."""

    may_be_empty: bool = False

    def write(self, value: str) -> str:
        """See ``Kind``."""
        return value

    def read(self, value: Value) -> str:
        """See ``Kind``."""
        if not isinstance(value, str):
            raise UnfitError("is no text")
        if value == "" and self.may_be_empty:
            return value
        try:
            is_clean = clean_label(value) == value
        except KnownError as error:
            raise UnfitError(f"cannot be used: {error.why}") from error
        if not is_clean:
            raise UnfitError("is no label as a lexicon holds it")
        return value

    def schema(self) -> Schema:
        """See ``Kind``."""
        return {
            "type": "string",
            "minLength": 0 if self.may_be_empty else 1,
            "maxLength": MAX_LABEL,
        }


@dataclass(frozen=True)
class Matching:
    """Text of one pattern."""

    pattern: re.Pattern[str]
    called: str

    def write(self, value: str) -> str:
        """See ``Kind``."""
        return value

    def read(self, value: Value) -> str:
        """See ``Kind``."""
        if not isinstance(value, str) or not self.pattern.fullmatch(value):
            raise UnfitError(f"is no {self.called}")
        return value

    def schema(self) -> Schema:
        """See ``Kind``."""
        return {"type": "string", "pattern": f"^{self.pattern.pattern}$"}


ID: Final = Matching(_ID, "identifier")
HASH: Final = Matching(_HASH, "SHA-256")


@dataclass(frozen=True)
class Time:
    """A moment in UTC, to the microsecond."""

    def write(self, value: datetime) -> str:
        """See ``Kind``."""
        return value.astimezone(UTC).strftime(_TIME)

    def read(self, value: Value) -> datetime:
        """See ``Kind``."""
        if not isinstance(value, str) or not _TIME_PATTERN.fullmatch(value):
            raise UnfitError("is no time in UTC")
        try:
            return datetime.fromisoformat(value)
        except ValueError as error:
            raise UnfitError("is no time in UTC") from error

    def schema(self) -> Schema:
        """See ``Kind``."""
        return {"type": "string", "pattern": f"^{_TIME_PATTERN.pattern}$"}


@dataclass(frozen=True)
class Number:
    """A finite number."""

    least: float = -1e12
    most: float = 1e12

    def write(self, value: float) -> float:
        """See ``Kind``."""
        return float(value)

    def read(self, value: Value) -> float:
        """See ``Kind``."""
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise UnfitError("is no number")
        if not math.isfinite(value) or not self.least <= value <= self.most:
            raise UnfitError(f"is not between {self.least:g} and {self.most:g}")
        return float(value)

    def schema(self) -> Schema:
        """See ``Kind``."""
        return {"type": "number", "minimum": self.least, "maximum": self.most}


@dataclass(frozen=True)
class Whole:
    """A whole number."""

    least: int = 0
    most: int = _LARGEST_WHOLE

    def write(self, value: int) -> int:
        """See ``Kind``."""
        return value

    def read(self, value: Value) -> int:
        """See ``Kind``."""
        if isinstance(value, bool) or not isinstance(value, int):
            raise UnfitError("is no whole number")
        if not self.least <= value <= self.most:
            raise UnfitError(f"is not between {self.least} and {self.most}")
        return value

    def schema(self) -> Schema:
        """See ``Kind``."""
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


@dataclass(frozen=True)
class Truth:
    """True or false."""

    def write(self, value: bool) -> bool:
        """See ``Kind``."""
        return value

    def read(self, value: Value) -> bool:
        """See ``Kind``."""
        if not isinstance(value, bool):
            raise UnfitError("is neither true nor false")
        return value

    def schema(self) -> Schema:
        """See ``Kind``."""
        return {"type": "boolean"}


@dataclass(frozen=True)
class Choice:
    """One of a few words."""

    words: type[StrEnum]

    def write(self, value: str) -> str:
        """See ``Kind``."""
        return self.words(value).value

    def read(self, value: Value) -> StrEnum:
        """See ``Kind``."""
        try:
            return self.words(value)
        except ValueError as error:
            raise UnfitError(f"is none of {', '.join(self.words)}") from error

    def schema(self) -> Schema:
        """See ``Kind``."""
        return {"enum": [word.value for word in self.words]}


@dataclass(frozen=True)
class Details:
    """An object whose keys only its reader knows; bounded in size."""

    def write(self, value: Mapping[str, Any]) -> dict[str, Any]:
        """See ``Kind``."""
        return dict(value)

    def read(self, value: Value) -> dict[str, Any]:
        """See ``Kind``."""
        if not isinstance(value, dict):
            raise UnfitError("is no object")
        return value

    def schema(self) -> Schema:
        """See ``Kind``."""
        return {"type": "object"}


@dataclass(frozen=True)
class Maybe:
    """A value that may be missing."""

    kind: Kind

    def write(self, value: Value) -> Value:
        """See ``Kind``."""
        return None if value is None else self.kind.write(value)

    def read(self, value: Value) -> Value:
        """See ``Kind``."""
        return None if value is None else self.kind.read(value)

    def schema(self) -> Schema:
        """See ``Kind``."""
        return {"anyOf": [self.kind.schema(), {"type": "null"}]}


@dataclass(frozen=True)
class ListOf:
    """Several values in order."""

    kind: Kind
    most: int = 1000

    def write(self, value: Value) -> list[Any]:
        """See ``Kind``."""
        return [self.kind.write(item) for item in value]

    def read(self, value: Value) -> list[Any]:
        """See ``Kind``."""
        if not isinstance(value, list):
            raise UnfitError("is no list")
        if len(value) > self.most:
            raise UnfitError(f"has more than {self.most} items")
        return [self.kind.read(item) for item in value]

    def schema(self) -> Schema:
        """See ``Kind``."""
        return {"type": "array", "items": self.kind.schema(), "maxItems": self.most}


@dataclass(frozen=True)
class Record:
    """Values with names; all of them are there, and no others."""

    fields: Mapping[str, Kind]

    def write(self, value: Mapping[str, Any]) -> dict[str, Any]:
        """See ``Kind``."""
        return {name: kind.write(value[name]) for name, kind in self.fields.items()}

    def read(self, value: Value) -> dict[str, Any]:
        """See ``Kind``."""
        if not isinstance(value, dict):
            raise UnfitError("is no object")
        unknown = value.keys() ^ self.fields.keys()
        if unknown:
            name = min(unknown)
            raise UnfitError(f"lacks {name}" if name in self.fields else "holds an unknown field")
        found = {}
        for name, kind in self.fields.items():
            try:
                found[name] = kind.read(value[name])
            except UnfitError as error:
                raise UnfitError(f"has a field {name} that {error}") from error
        return found

    def schema(self) -> Schema:
        """See ``Kind``."""
        return {
            "type": "object",
            "properties": {name: kind.schema() for name, kind in self.fields.items()},
            "required": sorted(self.fields),
            "additionalProperties": False,
        }
