"""How words on the command line become values; what is wrong with one is a wrong usage."""

from __future__ import annotations

import argparse
import math
import re
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Final

from lexicon_db.records import Scope

_COLOR: Final = re.compile("#[0-9a-fA-F]{6}")
_MAX_FPS: Final = 240.0
#: Backgrounds that are a word.
_BACKGROUNDS: Final = ("plain", "room", "original", "transparent")
#: More free space than this leaves the signer too small to be read.
_MAX_MARGIN: Final = 0.3


def scopes(text: str) -> frozenset[Scope]:
    """Read scopes of consent that commas separate."""
    try:
        return frozenset(Scope(word.strip()) for word in text.split(",") if word.strip())
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"scopes are {', '.join(Scope)}") from error


def size(text: str) -> tuple[int, int]:
    """Read the size of a picture: one number for a square, or width x height."""
    parts = text.lower().split("x")
    if len(parts) not in (1, 2) or not all(part.isdecimal() for part in parts):
        raise argparse.ArgumentTypeError("a size is one number, or WIDTHxHEIGHT")
    width, height = int(parts[0]), int(parts[-1])
    if not (64 <= width <= 4096 and 64 <= height <= 4096):
        raise argparse.ArgumentTypeError("sides are 64 to 4096 pixels")
    return width, height


def frame_rate(text: str) -> float:
    """Read frames per second."""
    rate = number(text)
    if not 1 <= rate <= _MAX_FPS:
        raise argparse.ArgumentTypeError(f"a frame rate is 1 to {_MAX_FPS:g} frames per second")
    return rate


def number(text: str) -> float:
    """Read a finite number."""
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise argparse.ArgumentTypeError(f"“{text}” is no number")
    return value


def worker_count(text: str) -> int:
    """Read how many worker processes may run at a time."""
    if not text.isdecimal() or not 1 <= int(text) <= 64:
        raise argparse.ArgumentTypeError("workers are 1 to 64")
    return int(text)


def background(text: str) -> str:
    """Read what stands behind a signer: a word, a colour or a picture."""
    if text in _BACKGROUNDS or _COLOR.fullmatch(text):
        return text
    if not Path(text).is_file():
        words = ", ".join(_BACKGROUNDS)
        raise argparse.ArgumentTypeError(f"a background is {words}, #rrggbb or a picture's file")
    return str(Path(text).absolute())


def margin(text: str) -> float:
    """Read the share of a picture that stays free on each side."""
    share = number(text)
    if not 0 <= share <= _MAX_MARGIN:
        raise argparse.ArgumentTypeError(f"a margin is 0 to {_MAX_MARGIN:g} of the picture")
    return share


def last_day(text: str) -> datetime:
    """Read a day that is still to come, and return its end where this person is."""
    try:
        day = datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError as error:
        raise argparse.ArgumentTypeError("a day is written as in 2031-12-31") from error
    end = datetime.combine(day + timedelta(days=1), time()).astimezone(UTC)
    if end <= datetime.now(UTC):
        raise argparse.ArgumentTypeError(f"{text} has passed")
    return end
