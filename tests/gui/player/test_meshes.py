"""Meshes of the figure are what another library sees in them."""

from __future__ import annotations

import numpy as np
import pytest

from app.ui.viewport.meshes import segments_mesh, surface_mesh


def test_a_surface_is_closed_coloured_and_follows_its_vertices() -> None:
    import pyvista

    corners = np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]], np.float32)
    faces = np.array([[0, 2, 1], [0, 1, 3], [0, 3, 2], [1, 2, 3]], np.int32)
    colours = np.tile(np.array([10, 20, 30, 255], np.uint8), (4, 1))
    mesh = surface_mesh(corners, faces, colours)
    seen = pyvista.PolyData(mesh)
    assert (seen.n_points, seen.n_cells, seen.is_manifold) == (4, 4, True)
    assert seen.volume == pytest.approx(1 / 6)
    assert seen.area == pytest.approx(1.5 + np.sqrt(3) / 2)
    assert np.array_equal(seen.active_scalars, colours)
    corners *= 2
    mesh.GetPoints().Modified()
    assert pyvista.PolyData(mesh).volume == pytest.approx(8 / 6)


def test_segments_are_as_long_as_their_ends_are_apart() -> None:
    import pyvista

    ends = np.array([[[0, 0, 0], [3, 4, 0]], [[1, 1, 1], [1, 1, 2]]], np.float32)
    seen = pyvista.PolyData(segments_mesh(ends))
    assert seen.n_lines == 2
    assert seen.compute_cell_sizes()["Length"].tolist() == pytest.approx([5.0, 1.0])
