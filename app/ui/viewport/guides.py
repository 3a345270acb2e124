"""Lines that help the eye: the floor, and the box in which signs are made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_FLOOR_REACH: Final = 1.5
_FLOOR_STEP: Final = 0.25
_COLOUR: Final = (0.60, 0.62, 0.66)
#: Corners of a box whose numbers differ in one bit share an edge.
_EDGES: Final = tuple(
    (corner, corner | bit) for corner in range(8) for bit in (1, 2, 4) if not corner & bit
)


def floor_lines(height: float) -> Any:  # noqa: ANN401 - VTK has no types
    """Squares of a quarter of a metre under the feet, at a height in metres."""
    places = np.arange(-_FLOOR_REACH, _FLOOR_REACH + 1e-9, _FLOOR_STEP)
    ends = [
        point
        for place in places
        for point in (
            (place, height, -_FLOOR_REACH),
            (place, height, _FLOOR_REACH),
            (-_FLOOR_REACH, height, place),
            (_FLOOR_REACH, height, place),
        )
    ]
    return _lines(np.array(ends))


def box_lines(low: Floats, high: Floats) -> Any:  # noqa: ANN401 - VTK has no types
    """The edges of a box between two corners (3,)."""
    corners = np.array(
        [[(high if corner >> axis & 1 else low)[axis] for axis in range(3)] for corner in range(8)]
    )
    return _lines(corners[np.array(_EDGES).ravel()])


def _lines(ends: Floats) -> Any:  # noqa: ANN401 - VTK has no types
    """Thin lines between each two points of (2 N, 3)."""
    from vtkmodules.util.numpy_support import numpy_to_vtk
    from vtkmodules.vtkCommonCore import vtkPoints
    from vtkmodules.vtkCommonDataModel import vtkCellArray, vtkPolyData
    from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper

    points = vtkPoints()
    points.SetData(numpy_to_vtk(np.ascontiguousarray(ends, np.float32), deep=1))
    cells = vtkCellArray()
    offsets = np.arange(0, len(ends) + 1, 2, dtype=np.int32)
    cells.SetData(
        numpy_to_vtk(offsets, deep=1), numpy_to_vtk(np.arange(len(ends), dtype=np.int32), deep=1)
    )
    data = vtkPolyData()
    data.SetPoints(points)
    data.SetLines(cells)
    mapper = vtkPolyDataMapper()
    mapper.SetInputData(data)
    actor = vtkActor()
    actor.SetMapper(mapper)
    actor.GetProperty().LightingOff()
    actor.GetProperty().SetColor(*_COLOUR)
    return actor
