"""Colours of the mannequin: six skin tones, and hair and clothes that signs stand out against."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.rendering.contrast import Color, contrast

#: Skin in even light, sRGB, from the lightest (1) to the darkest (6).
SKIN_TONES: Final[tuple[Color, ...]] = (
    (0.89, 0.74, 0.66),
    (0.84, 0.66, 0.56),
    (0.76, 0.57, 0.46),
    (0.62, 0.43, 0.33),
    (0.46, 0.31, 0.235),
    (0.33, 0.22, 0.165),
)
_HAIR: Final[tuple[Color, ...]] = (
    (0.40, 0.28, 0.17),
    (0.24, 0.16, 0.10),
    (0.15, 0.10, 0.075),
    (0.10, 0.07, 0.06),
    (0.085, 0.07, 0.065),
    (0.08, 0.07, 0.065),
)
_IRIS: Final[tuple[Color, ...]] = (
    (0.30, 0.42, 0.48),
    (0.35, 0.33, 0.20),
    (0.33, 0.20, 0.11),
    (0.26, 0.15, 0.08),
    (0.22, 0.13, 0.08),
    (0.20, 0.12, 0.08),
)
_TOPS: Final[tuple[Color, ...]] = ((0.10, 0.125, 0.175), (0.72, 0.76, 0.80))


def palette(skin: int) -> Mapping[str, Color]:
    """Colours by material for a skin tone of 1 to 6.

    Signers dress so that their hands stand out from the torso behind them: of a dark and a light
    top, the one with more contrast to the skin is worn.
    """
    tone = SKIN_TONES[skin - 1]
    top = max(_TOPS, key=lambda color: contrast(color, tone))
    return {
        "skin": tone,
        "lips": _tinted(tone, (0.90, 0.74, 0.77)),
        "brows": _HAIR[skin - 1],
        "hair": _HAIR[skin - 1],
        "sclera": (0.93, 0.92, 0.90),
        "iris": _IRIS[skin - 1],
        "pupil": (0.015, 0.015, 0.02),
        "teeth": (0.93, 0.91, 0.86),
        "mouth": (0.30, 0.10, 0.10),
        "tongue": (0.68, 0.34, 0.34),
        "nails": _tinted(tone, (1.06, 0.98, 0.99)),
        "top": top,
        "trousers": (0.13, 0.13, 0.15),
        "shoes": (0.08, 0.08, 0.08),
    }


def palm(skin: int) -> Color:
    """Colour of palms and finger pads: lighter and redder, the more so the darker the skin."""
    share = 0.10 + 0.075 * (skin - 1)
    tone = SKIN_TONES[skin - 1]
    light = (0.86, 0.64, 0.55)
    mixed = tuple(a + share * (b - a) for a, b in zip(tone, light, strict=True))
    return (mixed[0], mixed[1], mixed[2])


def _tinted(color: Color, tint: Color) -> Color:
    return (color[0] * tint[0], color[1] * tint[1], color[2] * tint[2])
