"""How a clip was filmed: light on the signer, and how many people are in the picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.capture.frames import Picture
from lexicon_db.tracks import Floats, LandmarkTrack

Series = NDArray[np.float64]

#: Brightness by the weights of Rec. 601.
_GREY: Final = np.array([0.299, 0.587, 0.114]) / 255
#: Half a side of the square around the face, and how far the signer reaches down and to each side
#: of the nose, in shoulder widths.
_FACE: Final = 0.25
_ASIDE: Final = 0.8
_REACH: Final = np.array([_ASIDE, 1.6])
#: Pictures are looked at in about this many rows and columns.
_SAMPLES: Final = 48


@dataclass(frozen=True, eq=False)
class Filming:
    """How each frame of a clip was filmed; nan where it was not measured.

    Attributes:
        brightness: (T,) mean brightness of the signer, 0 to 1.
        contrast: (T,) standard deviation of the brightness of the face, 0 to 1.
        people: (T,) people in the picture; known in some frames only.
    """

    brightness: Series
    contrast: Series
    people: Series


@dataclass(frozen=True, eq=False)
class Extraction:
    """What is measured of a clip.

    Attributes:
        landmarks: The raw track, times from the clip's first frame.
        filming: How the frames were filmed; None where there were no pictures.
    """

    landmarks: LandmarkTrack
    filming: Filming | None


def light_on(rgb: Picture, pose: Floats) -> tuple[float, float]:
    """Brightness of the signer and contrast on the face in one picture.

    Args:
        rgb: (H, W, 3).
        pose: (33, 4) points of the body in pixels.

    Returns:
        Both 0 to 1; nan without a body.
    """
    nose = pose[0, :2].astype(np.float64)
    width = float(np.hypot(*(pose[11, :2] - pose[12, :2])))
    if np.isnan(nose).any() or not width > 0:
        return float("nan"), float("nan")
    signer = _grey(rgb, nose - _ASIDE * width, nose + width * _REACH)
    face = _grey(rgb, nose - _FACE * width, nose + _FACE * width)
    return (
        float(signer.mean()) if signer.size else float("nan"),
        float(face.std()) if face.size else float("nan"),
    )


def _grey(rgb: Picture, low: Series, high: Series) -> Series:
    """Brightness of a rectangle as far as it is in the picture, in some rows and columns."""
    first = np.maximum(low, 0).astype(int)
    last = np.maximum(high, 0).astype(int)
    part = rgb[first[1] : last[1], first[0] : last[0]]
    step = max(1, min(part.shape[:2]) // _SAMPLES)
    grey: Series = part[::step, ::step] @ _GREY
    return grey
