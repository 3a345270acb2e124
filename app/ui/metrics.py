"""Sizes of the window in one place: spacing, corners, type, hit targets; all in pixels at 100 %."""

from __future__ import annotations

from typing import Final


class Space:
    """Distances, on a grid of four."""

    HAIR: Final = 2
    TIGHT: Final = 4
    SMALL: Final = 8
    MEDIUM: Final = 12
    LARGE: Final = 16
    WIDE: Final = 24
    HUGE: Final = 40


class Radius:
    """Corner radii."""

    SMALL: Final = 4
    CONTROL: Final = 6
    CARD: Final = 10


class Type:
    """Type scale; nothing a person reads is smaller than ``CAPTION``."""

    CAPTION: Final = 12
    BODY: Final = 13
    HEADING: Final = 15
    TITLE: Final = 20
    DISPLAY: Final = 28


class Hit:
    """Heights of what can be clicked."""

    SMALLEST: Final = 28
    CONTROL: Final = 32
    LARGE: Final = 40


class Frame:
    """Sizes of the fixed parts of the window."""

    RAIL: Final = 84
    HEADER: Final = 56
    STRIP: Final = 40
    DETAILS: Final = 344
    SMALLEST_WIDTH: Final = 640
    SMALLEST_HEIGHT: Final = 440
    #: What pages are given at least; a smaller window scrolls them.
    PAGE_WIDTH: Final = 996
    PAGE_HEIGHT: Final = 544
