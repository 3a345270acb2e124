"""What writes have touched, added up for views that were not looking."""

from __future__ import annotations

from dataclasses import fields
from functools import reduce

from lexicon_db.records import Changes


def merged(*several: Changes) -> Changes:
    """Everything that any of several changes touched."""
    return reduce(_union, several, Changes())


def touches_nothing(changes: Changes) -> bool:
    """Whether nothing was touched."""
    return changes == Changes()


def _union(first: Changes, second: Changes) -> Changes:
    return Changes(
        **{
            field.name: getattr(first, field.name) | getattr(second, field.name)
            for field in fields(Changes)
        }
    )
