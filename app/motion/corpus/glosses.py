"""Glosses of a recording in time, and the stretches of continuous signing that they make."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

#: A longer rest between two glosses is a pause, not a transition (s).
LONGEST_TRANSITION: Final = 1.0
#: Movement before the first and after the last gloss of a stretch belongs to it (s).
_AROUND: Final = 0.6
#: Stretches are no longer than this (s), unless one gloss is.
_LONGEST_STRETCH: Final = 45.0
#: Glosses end where frames do: so much overlap is none (s).
_TOLERANCE: Final = 0.005


@dataclass(frozen=True)
class Gloss:
    """A sign in continuous signing; seconds from the first frame of its recording."""

    start: float
    end: float
    text: str


@dataclass(frozen=True)
class Tidied:
    """Glosses that can be used, in the order of time, and how many cannot, by the reason."""

    glosses: tuple[Gloss, ...]
    left_out: Mapping[str, int] = field(default_factory=dict)


def tidy(glosses: Sequence[Gloss], seconds: float | None = None) -> Tidied:
    """Leave out glosses that say nothing: empty, without length, over another, after the end.

    Args:
        glosses: As they were written down, in any order.
        seconds: Length of the recording; None where it is not known yet.
    """
    left_out: Counter[str] = Counter()
    kept: list[Gloss] = []
    for gloss in sorted(glosses, key=lambda one: (one.start, one.end)):
        reason = _trouble(gloss, kept[-1] if kept else None, seconds)
        if reason:
            left_out[reason] += 1
        else:
            kept.append(gloss)
    return Tidied(tuple(kept), dict(left_out))


def _trouble(gloss: Gloss, before: Gloss | None, seconds: float | None) -> str:
    if not gloss.text.strip():
        return "without a gloss"
    if gloss.end == gloss.start:
        return "of no length"
    if gloss.end < gloss.start:
        return "that end before they start"
    if gloss.start < 0 or (seconds is not None and gloss.end > seconds + LONGEST_TRANSITION / 10):
        return "outside of the recording"
    if before is not None and gloss.start < before.end - _TOLERANCE:
        return "that overlap an earlier one"
    return ""


@dataclass(frozen=True)
class Stretch:
    """Part of a recording in which somebody signs without a pause; seconds in the recording."""

    start: float
    end: float
    glosses: tuple[Gloss, ...]


def stretches(glosses: Sequence[Gloss]) -> tuple[Stretch, ...]:
    """Part a recording where there are pauses, so that each part can be measured by itself.

    Args:
        glosses: Tidied, in the order of time.
    """
    parts: list[list[Gloss]] = []
    for gloss in glosses:
        if not parts or _begins_anew(parts[-1], gloss):
            parts.append([])
        parts[-1].append(gloss)
    made = []
    for place, part in enumerate(parts):
        earliest = parts[place - 1][-1].end if place else 0.0
        latest = parts[place + 1][0].start if place + 1 < len(parts) else float("inf")
        start = max(part[0].start - _AROUND, earliest, 0.0)
        made.append(Stretch(start, min(part[-1].end + _AROUND, latest), tuple(part)))
    return tuple(made)


def _begins_anew(part: Sequence[Gloss], gloss: Gloss) -> bool:
    is_long = gloss.end - part[0].start > _LONGEST_STRETCH
    return is_long or gloss.start - part[-1].end > 2 * _AROUND
