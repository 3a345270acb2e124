"""The scale, the blocks and the bounds that timelines are made of."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from app.motion.assembly import Sign, assemble
from app.motion.trajectory import Origin, Trajectory
from app.ui.playback.frame_times import FrameTimes
from app.ui.plots.phase_bounds import with_bound
from app.ui.timeline.time_scale import TimeScale
from app.ui.timeline.utterance_blocks import UtteranceBlocks
from lexicon_db.records import Hand, Phases
from tests.gui.player.signing import motion

WIDTH = 800.0


@pytest.fixture
def scale() -> TimeScale:
    made = TimeScale()
    made.set_duration(8.0)
    return made


@pytest.fixture(scope="module")
def trajectory() -> Trajectory:
    phases = Phases(0.0, 0.24, 0.68, 1.16)
    signs = [
        Sign(motion(30, lift), phases, Hand.RIGHT, label)
        for lift, label in ((0.6, "TREE"), (1.0, "HOUSE"), (0.8, "WATER"))
    ]
    return assemble(signs, pauses=[0.0, 0.25, 0.0])


def test_pixels_and_seconds_are_inverse(scale: TimeScale) -> None:
    scale.zoom(3.0, 2.0)
    for seconds in (scale.start, 2.0, scale.end):
        assert scale.to_seconds(scale.to_x(seconds, WIDTH), WIDTH) == pytest.approx(seconds)


def test_zooming_keeps_the_moment_under_the_pointer(scale: TimeScale) -> None:
    before = scale.to_x(2.0, WIDTH)
    scale.zoom(2.0, 2.0)
    assert scale.to_x(2.0, WIDTH) == pytest.approx(before)
    assert scale.end - scale.start == pytest.approx(4.0)


def test_the_view_never_leaves_the_utterance(scale: TimeScale) -> None:
    scale.zoom(4.0, 1.0)
    scale.pan(-100)
    assert scale.start == 0
    scale.pan(100)
    assert scale.end == pytest.approx(8.0)
    scale.zoom(1 / 100, 4.0)
    assert scale.is_whole


def test_what_shows_whole_stays_whole_when_it_grows(scale: TimeScale) -> None:
    scale.set_duration(12.0)
    assert scale.end == 12.0
    scale.zoom(2.0, 6.0)
    scale.set_duration(11.0)
    assert (scale.start, scale.end) == pytest.approx((3.0, 9.0))


def test_the_view_turns_the_page_for_the_playhead(scale: TimeScale) -> None:
    scale.zoom(4.0, 1.0)
    scale.follow(1.0)
    assert scale.start == pytest.approx(0.75)
    scale.follow(5.0)
    assert scale.start == pytest.approx(4.8)


@pytest.mark.parametrize("factor", [1.0, 3.0, 20.0])
def test_ticks_are_apart_and_visible(scale: TimeScale, factor: float) -> None:
    scale.zoom(factor, 4.0)
    step, ticks = scale.ticks(WIDTH, 70)
    places = [scale.to_x(tick, WIDTH) for tick in ticks]
    assert len(ticks) >= 2
    assert np.diff(places).min() >= 70 - 1e-6
    assert ticks[0] >= scale.start - 1e-9
    assert ticks[-1] <= scale.end + 1e-9
    assert step == pytest.approx(ticks[1] - ticks[0])


def test_blocks_fill_the_utterance_without_holes(trajectory: Trajectory) -> None:
    blocks = UtteranceBlocks.of(trajectory).blocks
    assert [block.kind for block in blocks] == [
        Origin.SIGN, Origin.TRANSITION, Origin.SIGN, Origin.HOLD, Origin.TRANSITION, Origin.SIGN,
    ]  # fmt: skip
    assert [block.label for block in blocks if block.kind is Origin.SIGN] == [
        "TREE", "HOUSE", "WATER",
    ]  # fmt: skip
    for earlier, later in itertools.pairwise(blocks):
        assert later.start == pytest.approx(earlier.end)
    assert blocks[-1].end == pytest.approx(trajectory.pts[-1])
    assert blocks[3].seconds == pytest.approx(0.25)


def test_a_longer_gap_moves_what_follows(trajectory: Trajectory) -> None:
    blocks = UtteranceBlocks.of(trajectory)
    first, later = blocks.transition(0), blocks.blocks[2]
    longer = blocks.with_gap(0, first.seconds + 0.2)
    assert longer.transition(0).seconds == pytest.approx(first.seconds + 0.2)
    assert longer.blocks[2].start == pytest.approx(later.start + 0.2)
    assert longer.blocks[2].seconds == pytest.approx(later.seconds)
    assert longer.end == pytest.approx(blocks.end + 0.2)
    assert longer.blocks[0] == blocks.blocks[0]


def test_the_block_at_a_moment(trajectory: Trajectory) -> None:
    blocks = UtteranceBlocks.of(trajectory)
    gap = blocks.transition(0)
    assert blocks.at(gap.start + 0.01) == gap
    assert blocks.at(0.0).label == "TREE"
    assert blocks.at(99.0).label == "WATER"
    assert UtteranceBlocks().at(0.0) is None


def test_bounds_snap_to_frames_and_push_one_another() -> None:
    times = FrameTimes(np.array([0.0, 0.04, 0.08, 0.12, 0.16, 0.20]))
    phases = Phases(0.0, 0.04, 0.12, 0.20)
    assert with_bound(phases, 1, 0.071, times).stroke_start == pytest.approx(0.08)
    pushed = with_bound(phases, 1, 0.17, times)
    assert (pushed.stroke_start, pushed.stroke_end) == pytest.approx((0.16, 0.16))
    pulled = with_bound(phases, 3, 0.0, times)
    assert (pulled.onset, pulled.stroke_end, pulled.offset) == (0.0, 0.0, 0.0)
