"""Light for reading signs in the viewport, worked out per vertex.

Lighting some 16,000 vertices here and letting the graphics side only interpolate colours costs a
third of lighting every pixel on machines without a graphics card, and looks the same, because the
hands and the face are finely divided.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.ui.viewport.figure_surface import FigureSurface

    Floats = NDArray[np.float32]

#: Lamps seen from the camera (right, up, towards the camera), colour and wrap: how far their light
#: reaches around the form, 0 (a spot) to 1 (a wall of light). A soft key and an even fill.
_KEY: Final = np.array([0.50, 0.62, 0.70], np.float32) / np.float32(1.062)
_KEY_COLOUR: Final = (0.74, 0.72, 0.69)
_KEY_WRAP: Final = 0.30
_FILL: Final = np.array([-0.70, 0.15, 0.70], np.float32) / np.float32(1.001)
_FILL_COLOUR: Final = (0.22, 0.235, 0.26)
_FILL_WRAP: Final = 0.5
#: Light that entered skin comes out redder beside the terminator: more wrap per channel.
_BLEED: Final = np.array([0.28, 0.10, 0.05], np.float32)
_SKY: Final = np.array([0.33, 0.34, 0.36], np.float32)
_GROUND: Final = np.array([0.17, 0.16, 0.15], np.float32)
#: Clothes get a light rim; skin gets a dark one, so that fingers stand apart from each other, from
#: the palm and from the face.
_RIM: Final = 0.10
_OUTLINE: Final = 0.6

_LEVELS: Final = 4096


def _encoding() -> NDArray[np.uint8]:
    """SRGB bytes of linear light in 4096 levels (IEC 61966-2-1)."""
    light = np.linspace(0, 1, _LEVELS)
    srgb = np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055)
    levels: NDArray[np.uint8] = np.round(255 * srgb).astype(np.uint8)
    return levels


class StudioLight:
    """Lights the vertices of figures for a camera; the lamps go with the camera."""

    def __init__(self) -> None:
        self._encoding = _encoding()

    def shade(
        self, surface: FigureSurface, normals: Floats, axes: Floats, out: NDArray[np.uint8]
    ) -> None:
        """Write the colours of a surface.

        Args:
            surface: The figure.
            normals: (3, V) unit normals, body axes.
            axes: (3, 3) rows are right, up and towards the viewer, body axes.
            out: (V, 4) RGBA bytes; the first three columns are written.
        """
        seen = axes @ normals
        up = 0.5 + 0.5 * normals[1]
        light = _GROUND[:, None] + (_SKY - _GROUND)[:, None] * up
        bleed = _BLEED[:, None] * surface.softness
        for toward, colour, wrap in (
            (_KEY, _KEY_COLOUR, _KEY_WRAP),
            (_FILL, _FILL_COLOUR, _FILL_WRAP),
        ):
            reach = bleed + np.float32(wrap)
            lit = np.maximum(toward @ seen + reach, 0) / (1 + reach)
            lit *= np.array(colour, np.float32)[:, None]
            light += lit
        edge = 1 - np.abs(seen[2])
        edge *= edge
        light += np.float32(_RIM) * edge * (1 - surface.softness)
        light *= 1 - np.float32(_OUTLINE) * edge * surface.softness
        light *= surface.openness
        light *= surface.albedo
        light *= np.float32(_LEVELS - 1)
        np.minimum(light, np.float32(_LEVELS - 1), out=light)
        for channel in range(3):
            out[:, channel] = self._encoding[light[channel].astype(np.intp)]
