"""Contrast between colours, and which backgrounds leave skin readable."""

from __future__ import annotations

from typing import Final

#: sRGB, each 0 to 1.
Color = tuple[float, float, float]

#: Hands against a background of less contrast than this are tiring to read.
READABLE: Final = 1.8
#: Calm backgrounds, in the order in which they are tried.
_CALM: Final[tuple[Color, ...]] = ((0.84, 0.86, 0.88), (0.22, 0.30, 0.40), (0.95, 0.95, 0.95))


def luminance(color: Color) -> float:
    """Relative luminance of an sRGB colour (WCAG 2.2)."""
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in color
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """Contrast ratio of two sRGB colours, 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def is_readable(background: Color, skin: Color) -> bool:
    """Whether hands of this skin can be read before this background."""
    return contrast(background, skin) >= READABLE


def calm_background(skin: Color) -> Color:
    """A calm background that hands of this skin can be read against."""
    readable = (color for color in _CALM if is_readable(color, skin))
    return next(readable, max(_CALM, key=lambda color: contrast(color, skin)))
