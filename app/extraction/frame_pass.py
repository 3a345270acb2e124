"""One pass over the frames of a clip: the person is tracked, every found hand looked at again."""

from __future__ import annotations

import math
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass, field
from typing import Final

import cv2
import numpy as np

from app.capture.frames import Frame, Picture
from app.extraction.filming import light_on
from app.extraction.hand_model import HandSighting
from app.extraction.hand_regions import HandRegion, region_of_hand
from app.extraction.hand_rules import LIKELY
from app.extraction.holistic import Detection
from app.extraction.people import PeopleWatch
from lexicon_db.tracks import LEFT, RIGHT, Flags, Floats, HandFlag

#: Larger pictures are reduced to this: hands do not become clearer to the models, only slower.
_MAX_SIDE: Final = 1920

#: Looks for a hand in a square of a picture.
Look = Callable[[Picture, HandRegion], HandSighting]
#: What the tracker found in a frame, given the number of the frame and its picture.
Detect = Callable[[int, Picture], Detection]


def _no_hands(*shape: int) -> Callable[[], Floats]:
    return lambda: np.full(shape, np.nan, np.float32)


@dataclass(eq=False)
class FoundFrame:
    """What is found in one frame.

    Attributes:
        index: Number of the frame in its source.
        pts: Seconds from the first frame of the source.
        size: Width and height of the picture in pixels.
        detection: What the tracker found.
        light: Brightness of the signer and contrast on the face.
        people: People in the picture, nan where nobody counted.
        hands: (2, 21, 3) the hands in pixels, nan where none is.
        worlds: (2, 21, 3) their points in metres, camera axes.
        scores: (2, 2) presence and certainty of the side.
        flags: (2,) MEASURED, MISSING, or REJECTED where the tracker found what is no hand.
    """

    index: int
    pts: float
    size: tuple[int, int]
    detection: Detection
    light: tuple[float, float]
    people: float
    hands: Floats = field(default_factory=_no_hands(2, 21, 3))
    worlds: Floats = field(default_factory=_no_hands(2, 21, 3))
    scores: Floats = field(default_factory=lambda: np.zeros((2, 2), np.float32))
    flags: Flags = field(default_factory=lambda: np.zeros(2, np.uint8))


def found_frames(
    frames: Iterable[Frame], detect: Detect, look: Look, *, count_every: int
) -> Generator[FoundFrame]:
    """Track the person through frames and look at every hand that is found.

    Args:
        frames: In the order of their times.
        detect: The tracker.
        look: The hand model.
        count_every: People are counted in every so many frames.

    Raises:
        KnownError: If it cannot be told who of several people signs.
    """
    with PeopleWatch() as people:
        for number, frame in enumerate(frames):
            picture = reduced(frame.rgb)
            detection = detect(frame.index, picture)
            is_counted = number % count_every == 0
            found = FoundFrame(
                index=frame.index,
                pts=frame.pts,
                size=(picture.shape[1], picture.shape[0]),
                detection=detection,
                light=light_on(picture, detection.pose),
                people=people.look(picture, detection.pose[0, :2]) if is_counted else math.nan,
            )
            _look_at_hands(found, picture, look)
            yield found


def reduced(rgb: Picture) -> Picture:
    """Reduce a picture that is larger than the models can use."""
    height, width = rgb.shape[:2]
    scale = _MAX_SIDE / max(height, width)
    if scale >= 1:
        return rgb
    size = (round(width * scale), round(height * scale))
    smaller: Picture = cv2.resize(rgb, size, interpolation=cv2.INTER_AREA)
    smaller.flags.writeable = False
    return smaller


def _look_at_hands(found: FoundFrame, picture: Picture, look: Look) -> None:
    """Look at every hand that the tracker found; keep what is a hand, of whichever side."""
    for side in (LEFT, RIGHT):
        hand = found.detection.hands[side]
        if np.isnan(hand[0, 0]):
            continue
        sighting = look(picture, region_of_hand(hand))
        if sighting.presence <= LIKELY:
            found.flags[side] = HandFlag.REJECTED
            continue
        # Two looks through different squares: their mean is calmer than either.
        found.hands[side] = 0.5 * (hand + sighting.points)
        found.worlds[side] = sighting.world
        found.scores[side] = (sighting.presence, sighting.certainty(side))
        found.flags[side] = HandFlag.MEASURED
