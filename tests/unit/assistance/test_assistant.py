"""The assistant looks at the newest frames, never holds up the camera, and survives."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from multiprocessing import get_context

import numpy as np
import pytest

from app.assistance.assistant import Assistant
from app.assistance.frame_rate import FrameRate
from app.assistance.frame_slot import FrameSlot
from app.assistance.observation import Observation
from app.capture.camera import CameraFrame, CameraInfo, PixelFormat
from app.capture.video import VideoFile
from app.core.paths import resource

INFO = CameraInfo("a camera", 480, 360, 25.0)
PATIENCE = 60.0


def frame(number: int, picture: np.ndarray | None = None) -> CameraFrame:
    pixels = np.zeros((360, 480, 3), np.uint8) if picture is None else picture
    height, width = pixels.shape[:2]
    return CameraFrame(number, number / 25, pixels.tobytes(), PixelFormat.RGB24, width, height)


@pytest.fixture(scope="module")
def picture() -> np.ndarray:
    import cv2

    with VideoFile(resource("demo_recordings", "L.mp4")) as video:
        return cv2.resize(video.frame(30).rgb, (480, 360), interpolation=cv2.INTER_AREA)


@pytest.fixture
def assistant() -> Iterator[Assistant]:
    looking = Assistant(INFO, rate=8.0)
    yield looking
    looking.shut_down()


def fed_until(
    assistant: Assistant, picture: np.ndarray, done: Callable[[list[Observation]], bool]
) -> list[Observation]:
    """Feed frames in their own time until enough is seen."""
    seen: list[Observation] = []
    begun, number = time.monotonic(), 0
    while not done(seen):
        assert time.monotonic() - begun < PATIENCE
        assistant.feed(frame(number, picture))
        seen += assistant.poll()
        number += 1
        time.sleep(0.04)
    return seen


def test_a_slot_keeps_the_newest_frame_only() -> None:
    slot = FrameSlot(get_context("spawn"), 480 * 360 * 3)
    assert slot.take(0.0) is None
    for number in range(3):
        marked = np.full((360, 480, 3), number, np.uint8)
        assert slot.put(frame(number, marked))
    taken = slot.take(0.0)
    assert taken is not None
    assert (taken.number, taken.pts, taken.format) == (2, 2 / 25, PixelFormat.RGB24)
    assert set(taken.pixels) == {2}
    assert slot.take(0.0) is None


def test_a_slot_leaves_out_what_is_too_large() -> None:
    assert not FrameSlot(get_context("spawn"), 100).put(frame(0))


def test_the_frame_rate_is_the_true_one() -> None:
    rate = FrameRate()
    assert rate.fps == 0
    for index in range(60):
        rate.count(index / 14.5)
    assert rate.fps == pytest.approx(14.5, rel=0.01)
    rate.count(0.0)  # the camera was started again
    assert rate.fps == 0


def test_a_person_is_seen_and_a_dead_process_starts_again(
    assistant: Assistant, picture: np.ndarray
) -> None:
    seen = fed_until(assistant, picture, lambda seen: len(seen) >= 6)
    last = seen[-1]
    assert last.people == 1
    assert last.shoulder_width == pytest.approx(0.22, abs=0.02)
    assert last.hand_seen == (True, True)
    gaps = np.diff([observation.pts for observation in seen])
    assert gaps.min() >= 1 / 8 - 1 / 25
    process = assistant._onlooker._process
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join(timeout=10)
    again = fed_until(assistant, picture, lambda seen: len(seen) >= 2)
    assert again[-1].people == 1


def test_a_picture_with_padded_rows_is_looked_at(picture: np.ndarray) -> None:
    from app.assistance.sight import Sight

    padded = np.zeros((360, 500, 3), np.uint8)
    padded[:, :480] = picture
    with Sight() as sight:
        assert sight.look(padded[:, :480], 0.0).people == 1


def test_feeding_costs_next_to_nothing(assistant: Assistant, picture: np.ndarray) -> None:
    """Thread time, which other processes do not lengthen; a frame at 25/s comes every 40 ms."""
    frames = [frame(number, picture) for number in range(50)]
    before = time.thread_time()
    for each in frames:
        assistant.feed(each)
    assert (time.thread_time() - before) / len(frames) < 0.002
