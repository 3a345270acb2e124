"""What the lids leave visible of the eyes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from resources.body.front_view import STEP

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from resources.body.front_view import FrontView
    from resources.body.makehuman import Points

    Mask = NDArray[np.bool_]

#: Grid steps from the opening of an eye to the rim of a lid.
_RIM: Final = 2


@dataclass(frozen=True)
class _Opening:
    """What is visible of an eyeball.

    Attributes:
        columns: (n,) columns of the view in which it is visible.
        low: (n,) lowest visible row in each.
        high: (n,) highest visible row in each.
    """

    columns: NDArray[np.int64]
    low: NDArray[np.int64]
    high: NDArray[np.int64]


def _opening(view: FrontView, eye: NDArray[np.float64], is_eyeball: Mask) -> _Opening:
    half = 0.022
    first, bottom = view.cell(eye[0] - half, eye[1] - half)
    last, top = view.cell(eye[0] + half, eye[1] + half)
    faces = view.face[bottom:top, first:last]
    open_here = (faces >= 0) & is_eyeball[faces]
    columns = np.flatnonzero(open_here.any(axis=0))
    return _Opening(
        first + columns,
        bottom + open_here[:, columns].argmax(axis=0),
        top - 1 - open_here[::-1, columns].argmax(axis=0),
    )


def upper_lid(view: FrontView, eye: NDArray[np.float64], is_eyeball: Mask) -> Points:
    """Points (n, 3) along the visible rim of the upper lid of an eye."""
    opening = _opening(view, eye, is_eyeball)
    rows = opening.high + _RIM
    return np.stack(
        [
            view.origin[0] + STEP * opening.columns,
            view.heights(rows),
            view.depth[rows, opening.columns],
        ],
        axis=1,
    )


def eye_points(
    view: FrontView, eye: NDArray[np.float64], is_eyeball: Mask
) -> list[tuple[float, float]]:
    """From the body's right: corner, two points above, corner, two points below going back."""
    opening = _opening(view, eye, is_eyeball)
    width = len(opening.columns) - 1

    def at(share: float, above: float, aside: int = 0) -> tuple[float, float]:
        place = round(share * width)
        low, high = opening.low[place] - _RIM, opening.high[place] + _RIM
        return view.place(opening.columns[place] + aside, low + above * (high - low))

    upper = [at(1 / 3, 1), at(2 / 3, 1)]
    lower = [at(2 / 3, 0), at(1 / 3, 0)]
    return [at(0, 0.5, -_RIM), *upper, at(1, 0.5, _RIM), *lower]
