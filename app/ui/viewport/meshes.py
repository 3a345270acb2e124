"""Arrays as VTK's meshes: surfaces of triangles, and segments of lines.

Made with VTK alone: what is built on top of it would double the time and memory that the first
figure takes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Points = NDArray[np.floating[Any]]


def surface_mesh(vertices: Points, faces: NDArray[np.int32], colours: NDArray[np.uint8]) -> Any:  # noqa: ANN401 - VTK has no types
    """A coloured surface that reads the memory of its arrays.

    Args:
        vertices: (V, 3) in metres; tell its points that they are modified after a change.
        faces: (F, 3) corners of the triangles.
        colours: (V, 4) RGBA; tell its scalars that they are modified after a change.
    """
    from vtkmodules.util.numpy_support import numpy_to_vtk

    mesh = _mesh(vertices)
    mesh.SetPolys(_cells(faces))
    mesh.GetPointData().SetScalars(numpy_to_vtk(colours))
    return mesh


def segments_mesh(ends: Points) -> Any:  # noqa: ANN401 - VTK has no types
    """Straight lines between pairs of points, ends (N, 2, 3) in metres."""
    mesh = _mesh(np.ascontiguousarray(ends.reshape(-1, 3)))
    mesh.SetLines(_cells(np.arange(2 * len(ends), dtype=np.int32).reshape(-1, 2)))
    return mesh


def _mesh(vertices: Points) -> Any:  # noqa: ANN401 - VTK has no types
    from vtkmodules.util.numpy_support import numpy_to_vtk
    from vtkmodules.vtkCommonCore import vtkPoints
    from vtkmodules.vtkCommonDataModel import vtkPolyData

    points = vtkPoints()
    points.SetData(numpy_to_vtk(vertices))
    mesh = vtkPolyData()
    mesh.SetPoints(points)
    return mesh


def _cells(corners: NDArray[np.int32]) -> Any:  # noqa: ANN401 - VTK has no types
    """Cells (N, K) that have K corners each."""
    from vtkmodules.util.numpy_support import numpy_to_vtk
    from vtkmodules.vtkCommonDataModel import vtkCellArray

    cells = vtkCellArray()
    cells.SetData(corners.shape[1], numpy_to_vtk(corners.ravel(), deep=True))
    return cells
