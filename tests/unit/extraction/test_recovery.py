"""Lost hands are looked for where neighbours and the pose say, and kept only when they pass."""

from __future__ import annotations

import numpy as np
import pytest

from app.extraction.recovery import HandSearch
from lexicon_db.tracks import LEFT, RIGHT, HandFlag, LandmarkTrack
from tests.unit.extraction.sightings import hand_at, seen

MISSING, MEASURED, RECOVERED = HandFlag.MISSING, HandFlag.MEASURED, HandFlag.RECOVERED
REJECTED = HandFlag.REJECTED
SIZE = (640, 480)
PICTURE = np.zeros((480, 640, 3), np.uint8)
#: Elbow, wrist, knuckle of the little and of the index finger, per side.
ARMS = ((13, 15, 17, 19), (14, 16, 18, 20))
COUNT = 40


class World:
    """A hand model for a world in which a right hand moves along a path."""

    def __init__(self, path, seen_as=lambda frame: {}):
        self.path, self.seen_as, self.looks, self.frame = path, seen_as, [], 0

    def look(self, picture, region):
        """Pictures carry the number of their frame; parts of them are black but for that."""
        frame = int(picture.max())
        self.looks.append(frame)
        hand = hand_at(*self.path(frame))
        # Parts of pictures have their own origin, which shows in the second colour.
        corner = np.argwhere(picture[..., 1])[0][::-1] if picture[..., 1].any() else (0, 0)
        origin = np.array([320, 240]) - corner if picture.shape[:2] != (480, 640) else np.zeros(2)
        hand[:, :2] -= origin
        inside = np.abs(hand[9, :2] - region.centre).max() < 0.4 * region.side
        return seen(hand, **self.seen_as(frame)) if inside else seen(hand, presence=0.01)


def picture_of(frame):
    picture = np.zeros((480, 640, 3), np.uint8)
    picture[..., 0] = frame
    picture[240, 320, 1] = 1
    return picture


def still(frame):
    return 300, 240


def signer(path, *, lost, flag=MISSING, arm=lambda frame: (0, 0)):
    """A track in which the right hand is lost in some frames; the left arm leaves the picture."""
    pose = np.zeros((COUNT, 33, 4), np.float32)
    hands = np.full((COUNT, 2, 21, 3), np.nan, np.float32)
    flags = np.full((COUNT, 2), MISSING, np.uint8)
    flags[:, RIGHT] = MEASURED
    flags[lost, RIGHT] = flag
    for frame in range(COUNT):
        x, y = np.add(path(frame), arm(frame))
        for points, (wx, wy) in zip(ARMS, ((900, 300), (x, y)), strict=True):
            pose[frame, list(points), :2] = [
                (wx, wy + 120), (wx, wy), (wx + 15, wy - 45), (wx - 15, wy - 45),
            ]  # fmt: skip
        if flags[frame, RIGHT] == MEASURED:
            hands[frame, RIGHT] = hand_at(*path(frame))
    pose[:, 11, 0], pose[:, 12, 0] = 420, 220
    return LandmarkTrack(
        pts=np.arange(COUNT) / 30,
        size=SIZE,
        pose=pose,
        pose_world=pose,
        hands=hands,
        hands_world=hands / 1000,
        hand_scores=np.full((COUNT, 2, 2), 0.95, np.float32),
        face=np.zeros((COUNT, 478, 3), np.float32),
        flags=flags,
    )


def searched(world, track, looks=1):
    search = HandSearch(track, [world.look] * looks)
    for frame in np.flatnonzero(search.wanted.any(axis=1)):
        search.visit(int(frame), picture_of(frame))
    return search.result()


@pytest.mark.parametrize("flag", [MISSING, REJECTED])
def test_found_between_its_neighbours(flag):
    track = signer(still, lost=slice(10, 14), flag=flag)
    found = searched(World(still), track)
    assert (found.flags[10:14, RIGHT] == RECOVERED).all()
    np.testing.assert_allclose(found.hands[10:14, RIGHT], hand_at(*still(0))[None].repeat(4, 0))
    np.testing.assert_allclose(found.hand_scores[10:14, RIGHT], 0.98)
    # The left arm leads out of the picture: nobody looks for its hand.
    assert (found.flags[:, LEFT] == MISSING).all()


def test_found_from_the_pose_alone():
    found = searched(World(still), signer(still, lost=slice(None)))
    assert (found.flags[:, RIGHT] == RECOVERED).all()


def test_what_was_there_is_left_alone():
    track = signer(still, lost=slice(0))
    world = World(still)
    found = searched(world, track)
    np.testing.assert_array_equal(found.flags, track.flags)
    assert world.looks == []


def test_the_track_that_was_searched_stays_as_it_was():
    track = signer(still, lost=slice(10, 14))
    searched(World(still), track)
    assert np.isnan(track.hands[10:14, RIGHT]).all()
    assert (track.flags[10:14, RIGHT] == MISSING).all()


def test_a_neighbour_leads_where_the_pose_errs():
    def err(frame):
        return (0, 0) if frame < 10 else (-55, 0)

    def path(frame):
        return 300 + 3 * frame, 240

    found = searched(World(path), signer(path, lost=slice(10, 20), arm=err))
    assert (found.flags[10:20, RIGHT] == RECOVERED).all()


def test_the_search_goes_back_from_a_hand_that_reappears():
    """Early in the gap the side cannot be read: only the way back gets there."""
    late = World(still, lambda frame: {"rightness": 0.95 if frame >= 25 else 0.1, "presence": 0.95})
    found = searched(late, signer(still, lost=slice(0, 30), arm=lambda frame: (-34, 0)))
    assert (found.flags[14:30, RIGHT] == RECOVERED).all()
    # Half a second before the last frame that was read for certain, trust ends.
    assert (found.flags[:9, RIGHT] == MISSING).all()
    np.testing.assert_allclose(found.hands[14:30, RIGHT], hand_at(*still(0))[None].repeat(16, 0))


def test_chains_of_misread_hands_end():
    misread = World(still, lambda frame: {"rightness": 0.1, "presence": 0.95})
    found = searched(misread, signer(still, lost=slice(10, COUNT)))
    assert (found.flags[10:24, RIGHT] == RECOVERED).all()
    assert (found.flags[27:, RIGHT] == MISSING).all()


def test_no_hand_is_made_up_in_a_long_gap():
    absent = World(still, lambda frame: {"presence": 0.2})
    track = signer(still, lost=slice(5, 35))
    found = searched(absent, track)
    np.testing.assert_array_equal(found.flags, track.flags)
    assert np.isnan(found.hands[5:35, RIGHT]).all()


def test_a_glimpse_without_neighbours_is_no_hand():
    glimpse = World(still, lambda frame: {"presence": 0.9 if frame == 21 else 0.1})
    found = searched(glimpse, signer(still, lost=slice(5, 35)))
    assert (found.flags[5:35, RIGHT] == MISSING).all()
    assert np.isnan(found.hands[5:35, RIGHT]).all()


def test_the_other_hand_is_never_taken_for_the_lost_one():
    track = signer(still, lost=slice(10, 20))
    track.hands[:, LEFT] = hand_at(305, 240)
    track.flags[:, LEFT] = MEASURED
    assert (searched(World(still), track).flags[10:20, RIGHT] == MISSING).all()


def test_every_way_to_look_is_tried():
    track = signer(still, lost=slice(10, 14))
    blind = World(still, lambda frame: {"presence": 0.1})
    search = HandSearch(track, [blind.look, World(still).look])
    for frame in range(10, 14):
        search.visit(frame, picture_of(frame))
    assert (search.result().flags[10:14, RIGHT] == RECOVERED).all()


def test_without_a_body_nobody_looks():
    track = signer(still, lost=slice(None))
    track.pose[:] = np.nan
    assert not HandSearch(track, [World(still).look]).wanted.any()
