"""A face that is to be hidden shows in no frame."""

import numpy as np
import pytest

from app.interchange.hidden_faces import face_boxes, hide
from lexicon_db.tracks import LandmarkTrack

SIZE = (200, 160)
#: Nose, eyes, ears, corners of the mouth, from the middle of the head, in pixels.
HEAD = (
    (0, 2), (4, -8), (8, -8), (11, -8), (-4, -8), (-8, -8), (-11, -8), (19, -3), (-19, -3),
    (6, 10), (-6, 10),
)  # fmt: skip


def track(count=20, *, mesh=True, head=True):
    """A head of 40 by 50 pixels that moves by 2 pixels in each frame, 25 frames per second."""
    rng = np.random.default_rng(1)
    centre = np.stack([60.0 + 2.0 * np.arange(count), np.full(count, 70.0)], axis=1)
    face = np.full((count, 478, 3), np.nan, np.float32)
    pose = np.full((count, 33, 4), np.nan, np.float32)
    if mesh:
        inside = rng.uniform(-1, 1, (478, 2)) * (20, 25)
        face[..., :2], face[..., 2] = centre[:, None] + inside, 0
    if head:
        pose[:, :11, :2] = centre[:, None] + HEAD
        pose[..., 3] = 0.9
    nothing = np.full((count, 2, 21, 3), np.nan, np.float32)
    return LandmarkTrack(
        np.arange(count) / 25, SIZE, pose, pose, nothing, nothing,
        np.zeros((count, 2, 2), np.float32), face, np.zeros((count, 2), np.uint8),
    )  # fmt: skip


def heads(count=20):
    """The true boxes of the heads, hair and ears with them, in shares of the picture."""
    x, y = 60.0 + 2.0 * np.arange(count), 70.0
    corners = [x - 26, np.full(count, y - 38), x + 26, np.full(count, y + 27)]
    return np.stack(corners, axis=1) / (*SIZE, *SIZE)


def cover(boxes, truth):
    return (boxes[:, :2] <= truth[:, :2]).all() and (boxes[:, 2:] >= truth[:, 2:]).all()


@pytest.mark.parametrize(("mesh", "head"), [(True, True), (True, False), (False, True)])
def test_the_whole_head_is_covered_and_not_the_whole_picture(mesh, head):
    boxes = face_boxes(track(mesh=mesh, head=head))
    assert cover(boxes, heads())
    area = (boxes[:, 2:] - boxes[:, :2]).prod(axis=1)
    assert area.max() < 0.5


def test_a_face_that_is_lost_for_a_moment_stays_hidden():
    seen = track(head=False)
    seen.face[8:11] = np.nan
    boxes = face_boxes(seen)
    assert cover(boxes, heads())
    assert boxes[9, 2] < 1


def test_where_nobody_knows_the_face_nothing_is_seen():
    seen = track(head=False)
    seen.face[5:15] = np.nan
    seen.face[19] = np.nan
    boxes = face_boxes(seen)
    np.testing.assert_array_equal(boxes[[*range(5, 15), 19]], np.tile([0.0, 0, 1, 1], (11, 1)))
    assert boxes[2, 2] < 1


def test_a_hidden_face_is_a_few_blocks_and_all_else_stays():
    picture = np.random.default_rng(2).integers(0, 256, (160, 200, 3), np.uint8)
    hidden = hide(picture, np.array([0.2, 0.25, 0.5, 0.75]))
    face = hidden[40:120, 40:100]
    assert len(np.unique(face.reshape(-1, 3), axis=0)) <= 25
    outside = np.ones((160, 200), bool)
    outside[40:120, 40:100] = False
    np.testing.assert_array_equal(hidden[outside], picture[outside])
