"""Other people: passed over where it is clear who signs, refused where it is not."""

from __future__ import annotations

import numpy as np
import pytest

from app.core.paths import resource
from app.core.progress import Silent
from app.extraction.landmarks import extract_clip
from app.extraction.people import judge_people
from lexicon_db.errors import KnownError
from tests.unit.extraction.pictures import Pictures

WIDTH, HEIGHT = 960, 540
NOWHERE = np.full(2, np.nan)


def test_one_person():
    seen = judge_people(np.array([(480, 150, 90)]), np.array([478, 160]), WIDTH)
    assert (seen.count, seen.is_clear) == (1, True)


def test_nobody():
    assert judge_people(np.empty((0, 3)), NOWHERE, WIDTH).count == 0


@pytest.mark.parametrize(
    ("other", "is_clear"),
    [
        ((800, 150, 60), True),
        ((900, 150, 80), True),
        ((640, 150, 85), False),
        ((800, 150, 110), False),
    ],
    ids=["smaller", "at the edge", "just as near", "larger"],
)
def test_a_second_person(other, is_clear):
    faces = np.array([(480, 150, 90), other], float)
    seen = judge_people(faces, np.array([478, 160]), WIDTH)
    assert (seen.count, seen.is_clear) == (2, is_clear)


def test_small_faces_do_not_count():
    faces = np.array([(480, 150, 90), (800, 100, 30)], float)
    assert judge_people(faces, np.array([478, 160]), WIDTH).count == 1


def test_somebody_else_is_tracked():
    seen = judge_people(np.array([(480, 150, 90.0)]), np.array([800, 300]), WIDTH)
    assert (seen.count, seen.is_clear) == (2, False)


def recorded(letter, first, count):
    """Pictures of a demo recording, 720 x 540."""
    import cv2

    from app.capture.video import VideoFile

    with VideoFile(resource("demo_recordings", f"{letter}.mp4")) as video:
        frames = video.frames(first, first + count)
        return [cv2.resize(frame.rgb, (720, 540)) for frame in frames]


def scene(others):
    """The signer in the middle, before others: (picture, left edge, size) for each frame."""
    import cv2

    signer = recorded("L", 20, 12)
    pictures = []
    for number, front in enumerate(signer):
        picture = np.empty((HEIGHT, WIDTH, 3), np.uint8)
        picture[:] = front[4, 4]
        for people, left, size in others(number):
            behind = cv2.resize(people[number][:, 190:530], None, fx=size, fy=size)
            high, wide = behind.shape[:2]
            wide = min(wide, WIDTH - left)
            picture[HEIGHT - high :, left : left + wide] = behind[:, :wide]
        picture[:, 270:690] = front[:, 150:570]
        pictures.append(picture)
    return Pictures(pictures)


@pytest.fixture(scope="module")
def other():
    return recorded("W", 20, 12)


@pytest.fixture(scope="module")
def alone():
    return extract_clip(scene(lambda number: ()), progress=Silent()).landmarks


@pytest.mark.parametrize(
    "place",
    [lambda number: (690, 0.8), lambda number: (0, 0.6), lambda number: (620 + 20 * number, 0.85)],
    ids=["at the side", "in the back", "passing"],
)
def test_the_signer_is_measured_beside_others(alone, other, place):
    found = extract_clip(scene(lambda number: ((other, *place(number)),)), progress=Silent())
    track = found.landmarks
    width = np.linalg.norm(alone.pose[0, 11, :2] - alone.pose[0, 12, :2])
    away = np.linalg.norm(track.pose[:, :17, :2] - alone.pose[:, :17, :2], axis=-1)
    assert np.median(away, axis=0).max() < 0.1 * width
    assert np.nanmax(found.filming.people) >= 1


def test_a_second_person_is_told(other):
    found = extract_clip(scene(lambda number: ((other, 690, 0.85),)), progress=Silent())
    people = found.filming.people
    assert np.nanmax(people) == 2
    assert np.isfinite(people).sum() >= 5


def test_two_equal_people_are_refused(filmed):
    couple = Pictures(np.concatenate([filmed.pictures, filmed.pictures], axis=2))
    with pytest.raises(KnownError, match="cannot be told who signs"):
        extract_clip(couple, progress=Silent())
