"""The builder of the body: each step on small geometry, and the whole where its data is at hand."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from app.core.paths import resource
from resources.body.atlas import lay_out
from resources.body.build import build
from resources.body.eyeballs import with_round_eyes
from resources.body.lips import closed_lips
from resources.body.makehuman import BaseMesh, read_base_mesh, read_target
from resources.body.packing import Body, renumbered, write_body
from resources.body.people import principal_shapes
from resources.body.refinement import refine
from resources.body.surface import Surface, without_unused


def identity(count: int):
    from scipy import sparse

    return sparse.identity(count, format="csr")


def sheet(count: int, bend: float = 0.0) -> tuple[Surface, np.ndarray]:
    """A square sheet of count x count cells, bent upwards along a parabola."""
    x, y = (axis.ravel() for axis in np.meshgrid(np.arange(count + 1.0), np.arange(count + 1.0)))
    points = np.stack([x, y, bend * x * x], axis=1)
    corner = np.add.outer(np.arange(count) * (count + 1), np.arange(count)).ravel()
    steps = np.array([[0, 1, count + 2], [0, count + 2, count + 1]])
    faces = (corner[:, None, None] + steps).reshape(-1, 3)
    groups = np.full(len(faces), "body", dtype="U24")
    return Surface(identity(len(points)), faces, points[:, :2] / count, faces, groups), points


def open_edges(faces):
    edges = np.sort(np.stack([faces, np.roll(faces, -1, axis=1)], axis=2).reshape(-1, 2), axis=1)
    _, counts = np.unique(edges, axis=0, return_counts=True)
    return int((counts == 1).sum()), int(counts.max())


def test_refining_some_faces_opens_no_gap_and_keeps_the_area():
    surface, points = sheet(6)
    chosen = np.zeros(len(surface.faces), bool)
    chosen[[20, 21, 35, 50]] = True
    fine = refine(surface, chosen)
    vertices = fine.combine @ points
    sides = vertices[fine.faces]
    area = np.cross(sides[:, 1] - sides[:, 0], sides[:, 2] - sides[:, 0])[:, 2] / 2
    assert (area > 0).all()
    assert area.sum() == pytest.approx(36)
    outside, most = open_edges(fine.faces)
    assert outside >= 24
    assert most == 2
    flat = fine.uv[fine.uv_faces]
    assert np.allclose(flat * 6, sides[:, :, :2])


def test_new_vertices_follow_a_curved_surface():
    # The butterfly scheme reproduces parabolas exactly on a regular sheet.
    surface, points = sheet(8, bend=0.1)
    middle = np.abs(points[surface.faces].mean(axis=1)[:, :2] - 4).max(axis=1) < 1.5
    fine = refine(surface, middle)
    added = (fine.combine @ points)[len(points) :]
    assert len(added) > 20
    assert np.allclose(added[:, 2], 0.1 * added[:, 0] ** 2)


def test_unused_vertices_are_dropped():
    surface, points = sheet(3)
    part = Surface(
        surface.combine, surface.faces[:2], surface.uv, surface.uv_faces[:2], surface.groups[:2]
    )
    small = without_unused(part)
    assert small.combine.shape == (4, 16)
    assert np.array_equal((small.combine @ points)[small.faces], points[part.faces])


def test_the_atlas_gives_hands_their_texels_and_overlaps_nothing():
    (hand, points), (torso, _) = sheet(4), sheet(4)
    both = Surface(
        identity(50),
        np.concatenate([hand.faces, torso.faces + 25]),
        np.concatenate([hand.uv, torso.uv]),
        np.concatenate([hand.faces, torso.faces + 25]),
        np.concatenate([hand.groups, torso.groups]),
    )
    regions = np.repeat(["hand", "helper-tights"], len(hand.faces))
    uv, uv_faces = lay_out(both, np.concatenate([points, points + 9]), regions)
    first, second = (uv[np.unique(faces)] for faces in np.split(uv_faces, 2))
    assert 0 <= uv.min() < uv.max() <= 1
    apart = (first.min(axis=0) > second.max(axis=0)) | (first.max(axis=0) < second.min(axis=0))
    assert apart.any()
    assert np.ptp(first[:, 0]) == pytest.approx(3.2 * np.ptp(second[:, 0]))


def test_round_eyes_follow_every_affine_change():
    rng = np.random.default_rng(0)
    directions = rng.normal(0, 1, (40, 3))
    directions /= np.linalg.norm(directions, axis=1, keepdims=True)
    eyes = {"helper-l-eye": 0.03, "helper-r-eye": -0.03}
    points = np.concatenate([0.015 * directions + [x, 1.5, 0.1] for x in eyes.values()])
    quads = np.arange(80).reshape(-1, 4)
    mesh = BaseMesh(points, np.zeros((80, 2)), quads, quads, np.repeat(list(eyes), 10))
    surface = Surface(identity(80), quads[:, :3], mesh.uv, quads[:, :3], mesh.groups)
    round_eyes = without_unused(with_round_eyes(surface, mesh, points))
    vertices = round_eyes.combine @ points
    for group in eyes:
        ball = vertices[np.unique(round_eyes.faces[round_eyes.groups == group])]
        middle = points[mesh.vertices_of(group)].mean(axis=0)
        radii = np.linalg.norm(ball - middle, axis=1)
        assert np.ptp(radii) < 1e-12
    change, shift = rng.normal(0, 1, (3, 3)), rng.normal(0, 1, 3)
    assert np.allclose(round_eyes.combine @ (points @ change + shift), vertices @ change + shift)


def test_lips_are_brought_together_where_they_gape():
    x = np.linspace(-0.02, 0.02, 9)
    upper, lower = (np.stack([x, np.full(9, y), np.full(9, 0.1)], axis=1) for y in (0.001, -0.001))
    chin = np.array([[0.0, -0.03, 0.1]])
    gap = np.stack([x, np.full(9, -0.001), np.full(9, 0.001)], axis=1)
    closed = closed_lips(np.concatenate([upper, lower, chin]), gap, depth=0.05)
    assert (closed[:9, 1] <= 0).all()
    assert (closed[9:18, 1] >= 0).all()
    assert np.array_equal(closed[18], chin[0])


def test_principal_shapes_find_the_directions_that_were_drawn():
    rng = np.random.default_rng(1)
    ways = np.linalg.qr(rng.normal(0, 1, (60, 12)))[0]
    drawn = rng.normal(0, 1, (100, 12))
    drawn = np.linalg.qr(drawn - drawn.mean(axis=0))[0] * 10  # unit deviations, independent
    sizes = np.array([10, 8, 6, 5, 4, 3, 2.5, 2, 1.5, 1.2, 0.1, 0.1])
    people = (drawn * sizes @ ways.T).reshape(100, 20, 3)
    shapes = principal_shapes(people).reshape(60, 10)
    assert np.abs(ways[:, :10].T @ shapes) == pytest.approx(np.diag(sizes[:10]), abs=1e-9)
    assert (shapes.sum(axis=0) > 0).all()


def small_body() -> Body:
    rng = np.random.default_rng(2)
    weights, materials = rng.random((60, 55)), rng.random((60, 14))
    return Body(
        vertices=rng.normal(0, 1, (60, 3)),
        faces=rng.integers(0, 60, (90, 3)),
        shapes=rng.normal(0, 1, (60, 3, 10)),
        face_units=rng.normal(0, 1, (60, 3, 52)),
        corrections=rng.normal(0, 1e-2, (60, 3, 486)),
        weights=weights / weights.sum(axis=1, keepdims=True),
        joint_vertices=np.arange(5, 60),
        landmark_faces=rng.integers(0, 90, 51),
        landmark_weights=rng.random((51, 3)),
        uv=rng.random((70, 2)),
        uv_faces=rng.integers(0, 70, (90, 3)),
        parts=rng.integers(0, 19, 90).astype(np.uint8),
        materials=materials / materials.sum(axis=1, keepdims=True),
    )


def test_renumbering_puts_vertices_where_they_are_wanted_and_changes_nothing_else():
    body = small_body()
    wanted = {3: 17, 17: 40, 50: 3, 8: 8}
    new = renumbered(body, wanted)
    for number, old in wanted.items():
        assert np.array_equal(new.vertices[number], body.vertices[old])
        assert np.array_equal(new.weights[number], body.weights[old])
    assert np.array_equal(new.vertices[new.faces], body.vertices[body.faces])
    assert np.array_equal(new.shapes[new.faces], body.shapes[body.faces])
    assert np.array_equal(new.corrections[new.faces], body.corrections[body.faces])
    assert np.array_equal(new.vertices[new.joint_vertices], body.vertices[body.joint_vertices])
    assert np.array_equal(np.sort(new.vertices, axis=0), np.sort(body.vertices, axis=0))


def test_the_same_body_gives_the_same_bytes(tmp_path):
    write_body(small_body(), tmp_path / "one.npz")
    write_body(small_body(), tmp_path / "two.npz")
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()


def test_base_mesh_and_targets_are_read_in_metres(tmp_path):
    obj = tmp_path / "base.obj"
    obj.write_text(
        "# mesh\nv 0 0 0\nv 10 0 0\nv 10 10 0\nv 0 10 5\nvt 0 0\nvt 1 0\nvt 1 1\nvt 0 1\n"
        "g skin\nf 1/1 2/2 3/3 4/4\n"
    )
    mesh = read_base_mesh(obj)
    assert mesh.vertices.tolist()[3] == [0, 1, 0.5]
    assert mesh.quads.tolist() == [[0, 1, 2, 3]]
    assert mesh.vertices_of("skin").tolist() == [0, 1, 2, 3]
    target = tmp_path / "wide.target"
    target.write_text("# change\n2 1.0 0 -2.0\n")
    assert read_target(target, 4)[2] == pytest.approx([0.1, 0, -0.2])


def test_building_again_gives_the_committed_file(tmp_path):
    folder = os.environ.get("KINELEX_MAKEHUMAN")
    if not folder:
        pytest.skip("KINELEX_MAKEHUMAN does not name a folder with MakeHuman's data")
    build(Path(folder), tmp_path / "again.npz")
    committed = resource("body", "default_body.npz").read_bytes()
    assert (tmp_path / "again.npz").read_bytes() == committed
