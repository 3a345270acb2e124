"""Lines that help the eye: the floor, and the box in which signs are made."""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.ui.viewport.meshes import segments_mesh
from app.ui.viewport.stage import unlit_actor

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_FLOOR_SIDE: Final = 3.0
_FLOOR_SQUARES: Final = 12
_COLOUR: Final = (0.60, 0.62, 0.66)


def floor_lines(height: float) -> Any:  # noqa: ANN401 - VTK has no types
    """Squares of a quarter of a metre under the feet, at a height in metres."""
    half = _FLOOR_SIDE / 2
    ends = [
        end
        for at in np.linspace(-half, half, _FLOOR_SQUARES + 1)
        for end in (
            ((at, height, -half), (at, height, half)),
            ((-half, height, at), (half, height, at)),
        )
    ]
    return _lines(np.array(ends))


def box_lines(low: Floats, high: Floats) -> Any:  # noqa: ANN401 - VTK has no types
    """The edges of a box between two corners (3,)."""
    corners = product(*zip(low, high, strict=True))
    # Two corners share an edge where they differ along one axis alone.
    ends = [
        pair for pair in combinations(corners, 2) if np.not_equal(*map(np.array, pair)).sum() == 1
    ]
    return _lines(np.array(ends))


def _lines(ends: Floats) -> Any:  # noqa: ANN401 - VTK has no types
    actor = unlit_actor(segments_mesh(ends))
    actor.GetProperty().SetColor(*_COLOUR)
    return actor
