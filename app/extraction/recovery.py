"""Finds hands that the tracker lost, from the pose and from neighbouring frames on either side."""

from __future__ import annotations

import dataclasses
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.capture.frames import Picture
from app.extraction.filters import stretches
from app.extraction.frame_pass import Look
from app.extraction.hand_model import HandSighting
from app.extraction.hand_regions import HandRegion, region_from_pose, region_of_hand
from app.extraction.hand_rules import LIKELY, Whereabouts
from lexicon_db.tracks import LEFT, RIGHT, Floats, HandFlag, LandmarkTrack

#: Pose points of each arm: elbow, wrist, knuckle of the little finger, knuckle of the index.
_ARMS: Final = ((13, 15, 17, 19), (14, 16, 18, 20))
#: Frames on either side in which a lost hand may have been seen.
_REACH: Final = 2
#: Far from frames in which a hand was seen, one frame of so many is looked at.
_UNLED: Final = 3
#: A chain of frames that each lead to the next ends so long after a hand of certain side.
_TRUST: Final = 0.5
#: Pictures are kept for the way back so long.
_BACK: Final = 1.0
#: A hand that is found for a shorter time than this, next to no measured one, is none.
_SHORTEST: Final = 0.1
#: The second square around the hand of the pose is larger by this.
_WIDER: Final = 1.4
#: What is cut out of a picture for the way back: this many shoulder widths around the wrist.
_PATCH: Final = 0.9


@dataclasses.dataclass(frozen=True, eq=False)
class _Patch:
    """Part of the picture of a frame in which a hand was not found yet."""

    frame: int
    corner: NDArray[np.float64]
    rgb: Picture


class HandSearch:
    """Looks for the lost hands of a clip, frame by frame.

    Each frame is looked at on the way forwards, led by the frames before and by the one after it.
    Where a hand is found after a gap, the search goes back from there through what was kept of
    the pictures, as a tracker would that runs backwards.

    Args:
        track: Hands that were found, resolved.
        looks: Ways to look with the hand model, tried in turn.

    Attributes:
        wanted: (T, 2) the hands that are lost although their arm leads into the picture.
    """

    def __init__(self, track: LandmarkTrack, looks: Sequence[Look]) -> None:
        self._track = dataclasses.replace(
            track,
            hands=track.hands.copy(),
            hands_world=track.hands_world.copy(),
            hand_scores=track.hand_scores.copy(),
            flags=track.flags.copy(),
        )
        self._looks = looks
        widths = np.hypot(*(track.pose[:, 11, :2] - track.pose[:, 12, :2]).T)
        self._scale = float(np.nanmedian(widths)) if np.isfinite(widths).any() else np.nan
        certain = self._seen & (track.hand_scores[..., 1] > LIKELY)
        #: (T, 2) the time of the hand of certain side that led to the one that is there.
        self._led_by = np.where(certain, track.pts[:, None], np.nan)
        self._kept: tuple[deque[_Patch], deque[_Patch]] = (deque(), deque())
        lost = ~self._seen
        inside = [
            [self._arm_is_inside(t, side) for side in (LEFT, RIGHT)] for t in range(len(lost))
        ]
        self.wanted: NDArray[np.bool_] = lost & np.array(inside, np.bool_).reshape(-1, 2)

    @property
    def _seen(self) -> NDArray[np.bool_]:
        seen: NDArray[np.bool_] = np.isin(
            self._track.flags, (HandFlag.MEASURED, HandFlag.RECOVERED)
        )
        return seen

    def visit(self, frame: int, rgb: Picture) -> None:
        """Look for the lost hands of one frame; frames come in the order of their times."""
        for side in np.flatnonzero(self.wanted[frame]):
            is_led = any(True for _ in self._leads(frame, int(side)))
            is_tried = is_led or frame % _UNLED == 0
            if is_tried and self._find(frame, int(side), rgb, np.zeros(2)):
                self._go_back(int(side))
            else:
                self._keep(frame, int(side), rgb)

    def result(self) -> LandmarkTrack:
        """The track with the hands that were found; the flags of these are RECOVERED."""
        flags = self._track.flags
        for side in (LEFT, RIGHT):
            seen = self._seen[:, side]
            for first, last in stretches(seen):
                run = slice(first, last)
                seconds = self._track.pts[last - 1] - self._track.pts[first]
                if (flags[run, side] == HandFlag.RECOVERED).all() and seconds < _SHORTEST:
                    flags[run, side] = HandFlag.MISSING
                    self._track.hands[run, side] = self._track.hands_world[run, side] = np.nan
        return self._track

    def _go_back(self, side: int) -> None:
        """Follow a hand that was just found through the frames before it."""
        kept = self._kept[side]
        while kept:
            patch = kept.pop()
            if not self._find(patch.frame, side, patch.rgb, patch.corner):
                break
        kept.clear()

    def _keep(self, frame: int, side: int, rgb: Picture) -> None:
        kept, pts = self._kept[side], self._track.pts
        while kept and pts[frame] - pts[kept[0].frame] > _BACK:
            kept.popleft()
        if np.isnan(self._scale):
            return
        wrist = self._wrist(frame, side)
        low = np.maximum(wrist - _PATCH * self._scale, 0).astype(int)
        high = np.maximum(wrist + _PATCH * self._scale, 0).astype(int)
        cut = rgb[low[1] : high[1], low[0] : high[0]]
        if cut.size:
            kept.append(_Patch(frame, low.astype(np.float64), np.array(cut)))

    def _find(self, frame: int, side: int, rgb: Picture, corner: NDArray[np.float64]) -> bool:
        """Look for a hand in (part of) a picture whose upper left corner is given."""
        leads = list(self._leads(frame, side))
        expected = [hand for hand, _ in leads]
        where = Whereabouts(
            side=side,
            wrist=self._wrist(frame, side),
            other_wrist=self._wrist(frame, 1 - side),
            other=self._track.hands[frame, 1 - side],
            expected=expected,
            scale=self._scale,
        )
        for region, look in product(self._places(frame, side, expected), self._looks):
            sighting = _look_twice(look, rgb, region, corner, where)
            if sighting is not None:
                self._take(frame, side, sighting, leads[0][1] if leads else np.nan)
                return True
        return False

    def _take(self, frame: int, side: int, sighting: HandSighting, led_by: float) -> None:
        certainty, track = sighting.certainty(side), self._track
        track.hands[frame, side] = sighting.points
        track.hands_world[frame, side] = sighting.world
        track.hand_scores[frame, side] = (sighting.presence, certainty)
        track.flags[frame, side] = HandFlag.RECOVERED
        self._led_by[frame, side] = track.pts[frame] if certainty > LIKELY else led_by

    def _leads(self, frame: int, side: int) -> Iterator[tuple[Floats, float]]:
        """Hands of near frames, moved with the arm, and the times of what they go back to."""
        track = self._track
        for step in range(1, _REACH + 1):
            for near in (frame - step, frame + step):
                if 0 <= near < len(track.pts) and not np.isnan(track.hands[near, side, 0, 0]):
                    led_by = float(self._led_by[near, side])
                    if abs(track.pts[frame] - led_by) <= _TRUST:
                        hand = track.hands[near, side].copy()
                        hand[:, :2] += self._wrist(frame, side) - self._wrist(near, side)
                        yield hand, led_by

    def _places(self, frame: int, side: int, expected: list[Floats]) -> Iterator[HandRegion]:
        """Squares in which the hand may be, the likeliest first."""
        yield from map(region_of_hand, expected[:2])
        region = self._region_of_arm(frame, side)
        yield region
        yield region.enlarged(_WIDER)

    def _wrist(self, frame: int, side: int) -> Floats:
        return self._track.pose[frame, _ARMS[side][1], :2]

    def _region_of_arm(self, frame: int, side: int) -> HandRegion:
        elbow, wrist, pinky, index = self._track.pose[frame, _ARMS[side], :2].astype(np.float64)
        return region_from_pose(wrist, pinky, index, elbow)

    def _arm_is_inside(self, frame: int, side: int) -> bool:
        if np.isnan(self._track.pose[frame, _ARMS[side], :2]).any():
            return False
        return self._region_of_arm(frame, side).is_inside(self._track.size)


def _look_twice(
    look: Look,
    rgb: Picture,
    region: HandRegion,
    corner: NDArray[np.float64],
    where: Whereabouts,
) -> HandSighting | None:
    """Look at a square, then again at the square of what is seen there, as a tracker would.

    Args:
        look: The hand model.
        rgb: (Part of) a picture.
        region: The square, in the whole picture.
        corner: (2,) where the part has its upper left corner.
        where: What is looked for.
    """
    sighting = look(rgb, region.moved(-corner)).moved(corner)
    if not where.fits(sighting):
        return None
    again = region_of_hand(sighting.points)
    sighting = look(rgb, again.moved(-corner)).moved(corner)
    return sighting if where.fits(sighting) else None
