"""JSON as packs hold it: written in one way only, read without trust."""

from __future__ import annotations

import json
from typing import Any, Final, NoReturn

#: Objects, lists, texts, numbers, truth values or None.
Json = Any

#: Nothing in a pack is nested deeper; Python's own reader would give up somewhere above.
_DEEPEST: Final = 24
_LARGEST: Final = 1e300


class NotStrictError(ValueError):
    """What is wrong with a text that claims to be JSON, as the end of a sentence."""


def written(document: object) -> bytes:
    """The one way to write a document: sorted keys, no white space, UTF-8."""
    text = json.dumps(
        document, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    )
    return text.encode()


def read(data: bytes) -> Json:
    """The document that ``data`` holds.

    Raises:
        NotStrictError: If it is no JSON, names something twice, is nested too deep, or holds a
            number or a text that no document should.
    """
    try:
        document = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_object,
            parse_constant=_constant,
            parse_float=_fraction,
            parse_int=_whole,
        )
    except NotStrictError:
        raise
    except (UnicodeDecodeError, RecursionError, ValueError) as error:
        raise NotStrictError("is no JSON") from error
    _require_shallow(document, _DEEPEST)
    if b"\\" in data:  # Only so can a text get what no UTF-8 holds.
        _require_plain_texts(document)
    return document


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotStrictError("names something twice")
    return found


def _constant(_name: str) -> NoReturn:
    raise NotStrictError("holds a number that is none")


def _whole(digits: str) -> int:
    if len(digits) > 20:
        raise NotStrictError("holds a number with too many digits")
    return int(digits)


def _fraction(digits: str) -> float:
    number = float(digits)
    if not -_LARGEST < number < _LARGEST:
        raise NotStrictError("holds a number that is too large")
    return number


def _require_shallow(value: object, depth: int) -> None:
    if depth == 0:
        raise NotStrictError("is nested too deep")
    if isinstance(value, (dict, list)):
        for item in value.values() if isinstance(value, dict) else value:
            if isinstance(item, (dict, list)):
                _require_shallow(item, depth - 1)


def _require_plain_texts(value: object) -> None:
    """Refuse texts that cannot be written as UTF-8, or stored."""
    if isinstance(value, dict):
        for pair in value.items():
            for item in pair:
                _require_plain_texts(item)
    elif isinstance(value, list):
        for item in value:
            _require_plain_texts(item)
    elif isinstance(value, str):
        if not value.isascii() and any("\ud800" <= character <= "\udfff" for character in value):
            raise NotStrictError("holds half of a character")
        if "\0" in value:
            raise NotStrictError("holds a character that no text has")
