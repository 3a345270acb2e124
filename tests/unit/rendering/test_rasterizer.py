"""The z-buffer against geometry worked out by hand or in float64."""

import numpy as np
import pytest
import torch

from app.rendering import rasterizer
from app.rendering.rasterizer import Spots, rasterize

ONE_FACE = torch.tensor([[0, 1, 2]])


def picture(points, depth, faces, size, *, both=True, **options):
    faces = torch.as_tensor(faces)
    return rasterize(
        torch.tensor(points, dtype=torch.float32)[None],
        torch.tensor(depth, dtype=torch.float32)[None],
        faces,
        size,
        two_sided=torch.full((len(faces),), both),
        **options,
    )


def face_ids(raster):
    return raster.dense(raster.face.float(), empty=-1.0)[0].numpy().astype(int)


def random_scene(seed, triangles=60, size=48):
    random = np.random.default_rng(seed)
    center = random.uniform(0, size, (triangles, 1, 2))
    points = (center + random.normal(0, 7, (triangles, 3, 2))).reshape(-1, 2)
    depth = random.uniform(1, 3, triangles * 3)
    return points, depth, np.arange(triangles * 3).reshape(-1, 3)


def test_pixels_belong_to_a_triangle_when_their_centres_do():
    # Legs of 4 pixels; centres (x + .5, y + .5) with x + y + 1 < 4 lie inside.
    raster = picture([[0, 0], [0, 4], [4, 0]], [1, 1, 1], ONE_FACE, (6, 5))
    y, x = np.mgrid[:5, :6]
    assert np.array_equal(face_ids(raster) == 0, x + y + 1 < 4)


def test_weights_and_depth_are_perspective_correct():
    # The plane z = 2 + x / 2 seen with a focal length of 10 pixels from the origin.
    corners = np.array([[-2.0, -2.0, 1.0], [-2.0, 3.0, 1.0], [4.0, -2.0, 4.0]])
    pixels = 10 * corners[:, :2] / corners[:, 2:] + 10
    raster = picture(pixels, corners[:, 2], ONE_FACE, (20, 20))
    found = raster.interpolate(torch.tensor(corners, dtype=torch.float32), ONE_FACE).numpy()
    inside = raster.pixel.numpy()
    ray = np.stack([inside % 20 + 0.5 - 10, inside // 20 + 0.5 - 10], axis=1) / 10
    depth = 2 / (1 - ray[:, 0] / 2)
    assert len(inside) > 50
    assert np.allclose(raster.depth.numpy(), depth, rtol=1e-5)
    assert np.allclose(found, np.column_stack([ray * depth[:, None], depth]), atol=1e-4)
    assert np.allclose(raster.barycentric.sum(dim=1).numpy(), 1, atol=1e-6)


@pytest.mark.parametrize("jitter", [0.0, 0.3], ids=["corners on pixel centres", "anywhere"])
def test_neighbours_share_no_pixel_and_leave_none_out(jitter):
    random = np.random.default_rng(3)
    x, y = np.meshgrid(np.arange(0, 13, 3) + 0.5, np.arange(0, 13, 3) + 0.5)
    points = np.stack([x.ravel(), y.ravel()], axis=1)
    moved = points + random.uniform(-jitter, jitter, points.shape) * 3
    border = (points == 0.5).any(axis=1) | (points == 12.5).any(axis=1)
    points = np.where(border[:, None], points, moved)
    quads = [row * 5 + column for row in range(4) for column in range(4)]
    faces = np.array([f for q in quads for f in ([q, q + 5, q + 6], [q, q + 6, q + 1])])
    each = torch.tensor(points[faces], dtype=torch.float32)
    raster = rasterize(each, torch.ones(each.shape[:2]), ONE_FACE, (14, 14))
    covered = raster.dense(torch.ones(len(raster.pixel))).sum(dim=0).numpy()
    expected = np.zeros((14, 14))
    expected[:12, :12] = 1  # top and left border belong to the inside, bottom and right do not
    assert np.array_equal(covered, expected)


@pytest.mark.parametrize("seed", range(4))
def test_the_nearest_triangle_is_seen(seed):
    points, depth, faces = random_scene(seed)
    raster = picture(points, depth, faces, (48, 48))
    y, x = np.mgrid[:48, :48] + 0.5
    corners = points[faces].astype(np.float32).astype(np.float64)
    a, b, c = corners[:, 0], corners[:, 1], corners[:, 2]
    at = np.stack([x, y], axis=-1)

    def area(p, q, r):
        return (q - p)[..., 0] * (r - p)[..., 1] - (q - p)[..., 1] * (r - p)[..., 0]

    spread = at[:, :, None]
    weights = np.stack([area(b, c, spread), area(c, a, spread), area(a, b, spread)], axis=-1)
    weights /= area(a, b, c)[:, None]
    inside = (weights > 0).all(axis=-1)
    inverse = np.where(inside, (weights / depth[faces]).sum(axis=-1), 0)
    clear = (np.abs(weights) > 1e-4).all(axis=(2, 3))
    nearest = np.where(inside.any(axis=2), inverse.argmax(axis=2), -1)
    assert clear.mean() > 0.9
    assert np.array_equal(face_ids(raster)[clear], nearest[clear])
    seen = clear & (nearest >= 0)
    found = raster.dense(raster.depth)[0].numpy()
    assert np.allclose(found[seen], 1 / inverse.max(axis=2)[seen], rtol=1e-5)


def test_the_order_of_triangles_does_not_matter():
    points, depth, faces = random_scene(9)
    order = np.random.default_rng(0).permutation(len(faces))
    plain = picture(points, depth, faces, (48, 48))
    shuffled = picture(points, depth, faces[order], (48, 48))
    assert torch.equal(plain.pixel, shuffled.pixel)
    assert np.array_equal(plain.face.numpy(), order[shuffled.face.numpy()])


def test_of_two_equal_triangles_the_first_is_seen():
    points = [[0, 0], [0, 8], [8, 0]] * 2
    raster = picture(points, [1] * 6, [[3, 4, 5], [0, 1, 2]], (8, 8))
    assert set(face_ids(raster).ravel()) == {-1, 0}


def test_backs_are_left_out_unless_asked_for():
    back = [[0, 0], [8, 0], [0, 8]]
    assert len(picture(back, [1] * 3, ONE_FACE, (8, 8), both=False).pixel) == 0
    seen = picture(back, [1] * 3, ONE_FACE, (8, 8))
    assert len(seen.pixel) > 20
    assert seen.back.all()
    assert not picture(back[::-1], [1] * 3, ONE_FACE, (8, 8)).back.any()


@pytest.mark.parametrize("depth", [[1, 1, -1], [1, 0, 1], [-1, -1, -1], [1, 1, float("nan")]])
def test_triangles_that_reach_behind_the_camera_are_left_out(depth):
    raster = picture([[0, 0], [0, 8], [8, 0]], depth, ONE_FACE, (8, 8))
    assert len(raster.pixel) == 0


def test_triangles_far_outside_cost_nothing_and_change_nothing():
    points = [
        [0, 0],
        [0, 4],
        [4, 0],
        [1e7, 1e7],
        [1e7, 2e7],
        [3e7, 1e7],
        [-9, -9],
        [-9, -5],
        [-5, -9],
    ]
    raster = picture(points, [1] * 9, [[0, 1, 2], [3, 4, 5], [6, 7, 8]], (6, 6))
    assert set(face_ids(raster).ravel()) == {-1, 0}
    assert len(raster.pixel) == 6


def test_a_triangle_that_fills_the_picture_fills_it():
    raster = picture([[-50, -50], [-50, 300], [300, -50]], [2] * 3, ONE_FACE, (70, 50))
    assert raster.shape == (1, 50, 70)
    assert torch.equal(raster.pixel, torch.arange(70 * 50))
    assert torch.allclose(raster.depth, torch.full((3500,), 2.0))


def test_small_portions_give_the_same_picture(monkeypatch):
    points, depth, faces = random_scene(5)
    whole = picture(points, depth, faces, (48, 48))
    monkeypatch.setattr(rasterizer, "_PIXELS_AT_ONCE", 100)
    parts = picture(points, depth, faces, (48, 48))
    for name in ("pixel", "face", "barycentric", "depth"):
        assert torch.equal(getattr(whole, name), getattr(parts, name))


def test_a_batch_equals_its_pictures():
    scenes = [random_scene(seed) for seed in (1, 2)]
    points = torch.tensor(np.stack([s[0] for s in scenes]), dtype=torch.float32)
    depth = torch.tensor(np.stack([s[1] for s in scenes]), dtype=torch.float32)
    faces = torch.tensor(scenes[0][2])
    both_sides = torch.ones(len(faces), dtype=torch.bool)
    both = rasterize(points, depth, faces, (48, 48), two_sided=both_sides)
    for k in range(2):
        one = picture(points[k].numpy(), depth[k].numpy(), faces, (48, 48))
        mine = both.picture == k
        assert torch.equal(both.face[mine], one.face)
        assert torch.equal(both.pixel[mine] - k * 48 * 48, one.pixel)
        values = torch.rand(2, len(points[0]), 4)
        assert torch.equal(both.interpolate(values, faces)[mine], one.interpolate(values[k], faces))


def test_only_wanted_pixels_are_looked_at():
    points, depth, faces = random_scene(7)
    wanted = torch.rand(1, 48, 48, generator=torch.Generator().manual_seed(0)) < 0.1
    whole = picture(points, depth, faces, (48, 48))
    some = picture(points, depth, faces, (48, 48), spots=Spots(wanted, ((0.0, 0.0),)))
    held = wanted.view(-1)[whole.pixel]
    assert torch.equal(some.pixel, whole.pixel[held])
    assert torch.equal(some.face, whole.face[held])
    assert torch.equal(some.depth, whole.depth[held])


def test_samples_see_what_lies_at_their_offsets():
    scenes = [random_scene(seed) for seed in (8, 9)]
    points = torch.tensor(np.stack([s[0] for s in scenes]), dtype=torch.float32)
    depth = torch.tensor(np.stack([s[1] for s in scenes]), dtype=torch.float32)
    faces = torch.tensor(scenes[0][2])
    wanted = torch.rand(2, 48, 48, generator=torch.Generator().manual_seed(0)) < 0.3
    offsets = ((0.25, -0.375), (-0.5, 0.125))
    both = torch.ones(len(faces), dtype=torch.bool)
    spots = Spots(wanted, offsets)
    found = rasterize(points, depth, faces, (48, 48), two_sided=both, spots=spots)
    for number, offset in enumerate(offsets):
        moved = points - torch.tensor(offset)
        whole = rasterize(moved, depth, faces, (48, 48), two_sided=both)
        held = wanted.view(-1)[whole.pixel]
        mine = found.sample == number
        assert torch.equal(found.pixel[mine], whole.pixel[held])
        assert torch.equal(found.face[mine], whole.face[held])
        assert torch.allclose(found.depth[mine], whole.depth[held], rtol=1e-5)
