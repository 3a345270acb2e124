"""Lost hands are looked for where neighbours and the pose say, and kept only when they pass."""

from __future__ import annotations

import numpy as np
import pytest

from app.extraction.holistic import Detection
from app.extraction.recovery import TrackedFrame, recover_hands
from lexicon_db.tracks import LEFT, RIGHT, HandFlag
from tests.unit.extraction.sightings import hand_at, seen

SIZE = (640, 480)
PICTURE = np.zeros((480, 640, 3), np.uint8)
#: Elbow, wrist, knuckle of the little and of the index finger, per side.
ARMS = ((13, 15, 17, 19), (14, 16, 18, 20))


class World:
    """A hand model for a world in which one right hand is where it is."""

    def __init__(self, hand, **seen_as):
        self.hand, self.seen_as, self.looks = hand, seen_as, []

    def look(self, picture, region):
        self.looks.append(region)
        inside = np.abs(self.hand[9, :2] - region.centre).max() < 0.4 * region.side
        return seen(self.hand, **self.seen_as) if inside else seen(self.hand, presence=0.01)


def frame(right_wrist=(300, 300), *, right=None, flag=HandFlag.MISSING):
    pose = np.zeros((33, 4), np.float32)
    for arm, wrist in zip(ARMS, ((900, 300), right_wrist), strict=True):
        x, y = wrist
        pose[list(arm), :2] = [(x, y + 120), (x, y), (x + 15, y - 45), (x - 15, y - 45)]
    hands = np.full((2, 21, 3), np.nan, np.float32)
    row = TrackedFrame(0.0, SIZE, Detection(pose, pose, hands, np.zeros((478, 3))), 200.0)
    if right is not None:
        row.keep(RIGHT, right, seen(right), flag)
    return row


def test_found_from_the_pose_alone():
    world, row = World(hand_at(300, 300)), frame()
    recover_hands(world, PICTURE, row, [])
    assert row.flags[RIGHT] == HandFlag.RECOVERED
    np.testing.assert_array_equal(row.hands[RIGHT], hand_at(300, 300))
    np.testing.assert_allclose(row.scores[RIGHT], (0.98, 0.98))
    # The second look goes to the square of the hand that was found.
    assert len(world.looks) == 2


def test_found_from_a_neighbour_where_the_pose_errs():
    row = frame(right_wrist=(240, 300))
    before = frame(right_wrist=(220, 300), right=hand_at(275, 300), flag=HandFlag.MEASURED)
    recover_hands(World(hand_at(295, 300)), PICTURE, row, [before])
    assert row.flags[RIGHT] == HandFlag.RECOVERED


def test_recovered_neighbours_lead_on_but_rejected_ones_do_not():
    for flag, found in ((HandFlag.RECOVERED, True), (HandFlag.REJECTED, False)):
        row = frame(right_wrist=(240, 300))
        before = frame(right_wrist=(220, 300), right=hand_at(275, 300), flag=flag)
        world = World(hand_at(295, 300), rightness=0.1)
        recover_hands(world, PICTURE, row, [before])
        assert bool(row.flags[RIGHT] == HandFlag.RECOVERED) is found


@pytest.mark.parametrize("flag", [HandFlag.MISSING, HandFlag.REJECTED])
def test_what_is_not_found_keeps_its_flag(flag):
    row = frame()
    row.flags[RIGHT] = flag
    recover_hands(World(hand_at(300, 300), presence=0.2), PICTURE, row, [])
    assert row.flags[RIGHT] == flag
    assert np.isnan(row.hands[RIGHT]).all()


def test_measured_hands_are_left_alone():
    row = frame(right=hand_at(300, 300), flag=HandFlag.MEASURED)
    world = World(hand_at(100, 100))
    recover_hands(world, PICTURE, row, [])
    # The left arm leaves the picture, so nobody looks for its hand either.
    assert row.flags.tolist() == [HandFlag.MISSING, HandFlag.MEASURED]
    assert world.looks == []


def test_the_other_hand_is_never_taken_for_the_lost_one():
    row = frame()
    row.keep(LEFT, hand_at(305, 300), seen(hand_at(305, 300), rightness=0.1), HandFlag.MEASURED)
    recover_hands(World(hand_at(300, 300)), PICTURE, row, [])
    assert row.flags[RIGHT] == HandFlag.MISSING


def test_without_a_body_nobody_looks():
    row = frame()
    row.detection.pose[:] = np.nan
    world = World(hand_at(300, 300))
    recover_hands(world, PICTURE, row, [])
    assert world.looks == []
