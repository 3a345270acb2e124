"""One light for all takes: exposure and white balance of each are brought to those of most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.rendering.examples.checks import TakeLook

Floats = NDArray[np.float32]

#: Factors beyond these are no matter of light.
_FACTORS: Final = (0.6, 1.6)
#: How sure a factor of 1 is, against two colours that differ by this much (sRGB).
_CONTRAST: Final = 0.15


@dataclass(frozen=True, eq=False)
class Tone:
    """An affine map of sRGB colours, channel by channel.

    Attributes:
        factor: (3,).
        offset: (3,) sRGB, 0 to 1.
    """

    factor: Floats
    offset: Floats

    def table(self) -> NDArray[np.uint8]:
        """(256, 3) what each value of each channel becomes."""
        values = np.arange(256, dtype=np.float32)[:, None] * self.factor + 255 * self.offset
        table: NDArray[np.uint8] = np.round(values.clip(0, 255)).astype(np.uint8)
        return table


def common_tones(looks: Sequence[TakeLook]) -> list[Tone]:
    """For each take, the map that gives its face and cloth the colours that they have in most."""
    seen = [look.colors for look in looks]
    found = [np.stack(colors) for colors in seen if colors is not None]
    same = Tone(np.ones(3, np.float32), np.zeros(3, np.float32))
    if not found:
        return [same for _ in looks]
    usual = np.median(found, axis=0)
    return [same if colors is None else _between(np.stack(colors), usual) for colors in seen]


def _between(own: Floats, usual: Floats) -> Tone:
    """The map of two colours (2, 3) onto two others, near to one without contrast change."""
    middle, wanted = own.mean(axis=0), usual.mean(axis=0)
    apart, wanted_apart = own[1] - own[0], usual[1] - usual[0]
    factor = (apart * wanted_apart + _CONTRAST**2) / (apart**2 + _CONTRAST**2)
    factor = factor.clip(*_FACTORS).astype(np.float32)
    return Tone(factor, (wanted - factor * middle).astype(np.float32))
