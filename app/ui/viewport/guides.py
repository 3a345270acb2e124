"""Lines that help the eye: the floor, and the box in which signs are made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from app.ui.viewport.stage import unlit_actor

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_FLOOR_SIDE: Final = 3.0
_FLOOR_SQUARES: Final = 12
_COLOUR: Final = (0.60, 0.62, 0.66)


def floor_lines(height: float) -> Any:  # noqa: ANN401 - VTK has no types
    """Squares of a quarter of a metre under the feet, at a height in metres."""
    import pyvista

    floor = pyvista.Plane(
        center=(0, height, 0),
        direction=(0, 1, 0),
        i_size=_FLOOR_SIDE,
        j_size=_FLOOR_SIDE,
        i_resolution=_FLOOR_SQUARES,
        j_resolution=_FLOOR_SQUARES,
    )
    return _edges(floor)


def box_lines(low: Floats, high: Floats) -> Any:  # noqa: ANN401 - VTK has no types
    """The edges of a box between two corners (3,)."""
    import pyvista

    sides = [float(end) for ends in zip(low, high, strict=True) for end in ends]
    return _edges(pyvista.Box(sides))


def _edges(surface: Any) -> Any:  # noqa: ANN401 - VTK has no types
    """The edges of the faces of a surface, as thin lines."""
    lines = surface.extract_all_edges()
    lines.clear_data()
    actor = unlit_actor(lines)
    actor.GetProperty().SetColor(*_COLOUR)
    return actor
