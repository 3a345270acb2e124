"""Frames go through shared memory in order and whole, or are refused where there is no room."""

from __future__ import annotations

import multiprocessing

import numpy as np
import pytest

from app.capture.camera import CameraFrame, PixelFormat
from app.capture.frame_ring import FrameRing, RingFrame

WIDTH, HEIGHT = 40, 30
SIZE = PixelFormat.RGB24.byte_count(WIDTH, HEIGHT)


@pytest.fixture
def ring():
    return FrameRing(multiprocessing.get_context("spawn"), 4 * (SIZE + 100))


def picture(number):
    pixels = bytes(np.full(SIZE, number % 256, np.uint8))
    return RingFrame(
        CameraFrame(number, number / 3, pixels, PixelFormat.RGB24, WIDTH, HEIGHT, is_bt709=True),
        lost_by_camera=number,
        lost_by_us=number + 1,
        is_late=bool(number % 2),
    )


def test_frames_come_out_as_they_went_in(ring):
    for number in range(50):
        place = ring.put(picture(number))
        got = ring.look(place)
        assert (got.frame.number, got.frame.pts) == (number, number / 3)
        assert (got.frame.format, got.frame.width, got.frame.height) == ("rgb24", WIDTH, HEIGHT)
        assert (got.frame.is_full_range, got.frame.is_bt709) == (False, True)
        assert (got.lost_by_camera, got.lost_by_us) == (number, number + 1)
        assert got.is_late == bool(number % 2)
        assert bytes(got.frame.pixels) == bytes(picture(number).frame.pixels)
        ring.take_out(place, got)


def test_full_ring_refuses_and_keeps_what_it_has(ring):
    places = [ring.put(picture(number)) for number in range(6)]
    assert [place is None for place in places] == [False] * 4 + [True] * 2
    for number in range(4):
        frame = ring.look(places[number])
        assert frame.frame.number == number
        assert bytes(frame.frame.pixels) == bytes(picture(number).frame.pixels)
    ring.take_out(places[0], ring.look(places[0]))
    assert ring.put(picture(7)) is not None
    assert ring.put(picture(8)) is None
    assert ring.waiting == 4


def test_frame_larger_than_the_ring_is_refused():
    small = FrameRing(multiprocessing.get_context("spawn"), SIZE)
    assert small.put(picture(0)) is None
