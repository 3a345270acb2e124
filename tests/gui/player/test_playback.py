"""The clock of a page: true times, speed, loops, steps."""

from __future__ import annotations

import numpy as np
import pytest

from app.ui.playback.frame_times import FrameTimes
from app.ui.playback.playback import FrameRange, Playback

#: Frames as a phone writes them: uneven.
PTS = np.array([0.0, 0.033, 0.100, 0.133, 0.250, 0.283])


class Clock:
    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def playback(clock: Clock) -> Playback:
    made = Playback(clock)
    made.load(FrameTimes(PTS))
    return made


def shown_at(playback: Playback, clock: Clock, *moments: float) -> list[int]:
    start, shown = clock.seconds, []
    for moment in moments:
        clock.seconds = start + moment
        playback.tick()
        shown.append(playback.index)
    return shown


def test_a_moment_shows_the_frame_that_began_before_it() -> None:
    times = FrameTimes(PTS)
    assert [times.index_at(s) for s in (-1, 0, 0.032, 0.033, 0.2, 0.26, 9)] == [0, 0, 0, 1, 3, 4, 5]
    assert times.nearest(0.2) == 4
    assert times.nearest(0.08) == 2


def test_times_that_do_not_increase_are_refused() -> None:
    with pytest.raises(ValueError, match="increase"):
        FrameTimes(np.array([0.0, 0.1, 0.1]))
    with pytest.raises(ValueError, match="increase"):
        FrameTimes(np.zeros(0))


def test_the_last_frame_stays_as_long_as_others(playback: Playback) -> None:
    assert FrameTimes(PTS).end == pytest.approx(0.283 + 0.033 + 0.001, abs=0.02)
    assert FrameTimes(np.array([2.0])).end == pytest.approx(2.04)


def test_playing_follows_the_true_times(playback: Playback, clock: Clock) -> None:
    playback.play()
    assert shown_at(playback, clock, 0.02, 0.034, 0.09, 0.11, 0.14, 0.24, 0.26) == [
        0, 1, 1, 2, 3, 3, 4,
    ]  # fmt: skip


def test_late_looks_leave_frames_out(playback: Playback, clock: Clock) -> None:
    seen: list[int] = []
    playback.moved.connect(seen.append)
    playback.play()
    shown_at(playback, clock, 0.14, 0.27)
    assert seen == [3, 4]


def test_speed_scales_time_and_keeps_the_place(playback: Playback, clock: Clock) -> None:
    playback.set_speed(0.5)
    playback.play()
    assert shown_at(playback, clock, 0.19, 0.21) == [1, 2]
    playback.set_speed(2.0)
    assert shown_at(playback, clock, 0.01, 0.025) == [2, 3]


def test_the_next_frame_is_due_at_its_time(playback: Playback, clock: Clock) -> None:
    assert playback.seconds_to_next() is None
    playback.play()
    assert playback.seconds_to_next() == pytest.approx(0.033)
    playback.set_speed(0.25)
    clock.seconds += 0.1
    assert playback.seconds_to_next() == pytest.approx(0.032)


def test_playing_stops_at_the_end_and_begins_anew(playback: Playback, clock: Clock) -> None:
    playback.play()
    shown_at(playback, clock, 5.0)
    assert (playback.index, playback.is_playing) == (5, False)
    playback.play()
    assert (playback.index, playback.is_playing) == (0, True)


def test_a_loop_stays_within_its_marks(playback: Playback, clock: Clock) -> None:
    playback.set_range(FrameRange(1, 3))
    playback.set_looping(True)
    playback.play()
    length = 0.250 - 0.033
    assert playback.index == 1
    assert shown_at(playback, clock, 0.07, 0.11, length + 0.001, length + 0.07) == [2, 3, 1, 2]
    assert shown_at(playback, clock, 40 * length) == [2]
    assert playback.is_playing


def test_marks_are_set_where_one_stands(playback: Playback) -> None:
    playback.seek(2)
    playback.mark_start()
    playback.seek(4)
    playback.mark_end()
    assert playback.range == FrameRange(2, 4)
    playback.seek(1)
    playback.mark_end()
    assert playback.range == FrameRange(1, 1)


def test_steps_pause_and_stay_inside(playback: Playback) -> None:
    playback.play()
    playback.step(1)
    assert (playback.index, playback.is_playing) == (1, False)
    playback.step(-5)
    assert playback.index == 0
    playback.step(99)
    assert playback.index == 5


def test_seeking_by_seconds_counts_from_the_first_frame(clock: Clock) -> None:
    playback = Playback(clock)
    playback.load(FrameTimes(PTS + 7))
    playback.seek_seconds(0.12)
    assert playback.index == 2
    assert playback.seconds == pytest.approx(0.1)


def test_another_motion_is_played_on(playback: Playback, clock: Clock) -> None:
    playback.play()
    playback.load(FrameTimes(np.arange(50) / 25), index=10)
    assert playback.is_playing
    assert shown_at(playback, clock, 0.081) == [12]
    playback.load(None)
    assert not playback.is_playing
    assert playback.frame_count == 0
