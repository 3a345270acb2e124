"""What live help sees in one picture: plain numbers about the body, the hands and the picture."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

import numpy as np

from lexicon_db.tracks import LEFT, Floats


class BodyPoint(IntEnum):
    """Rows of ``Observation.body``; left and right are the signer's."""

    NOSE = 0
    LEFT_SHOULDER = 1
    RIGHT_SHOULDER = 2
    LEFT_ELBOW = 3
    RIGHT_ELBOW = 4
    LEFT_WRIST = 5
    RIGHT_WRIST = 6
    LEFT_HIP = 7
    RIGHT_HIP = 8


WRISTS = (BodyPoint.LEFT_WRIST, BodyPoint.RIGHT_WRIST)
ELBOWS = (BodyPoint.LEFT_ELBOW, BodyPoint.RIGHT_ELBOW)


class Finding(StrEnum):
    """Something that would spoil a recording."""

    NOBODY = "nobody"
    SEVERAL_PEOPLE = "several-people"
    TOO_FAR = "too-far"
    TOO_NEAR = "too-near"
    OFF_CENTRE = "off-centre"
    HEAD_OUT = "head-out"
    ELBOW_OUT = "elbow-out"
    HAND_OUT = "hand-out"
    TOO_DARK = "too-dark"
    TOO_BRIGHT = "too-bright"
    FLAT_LIGHT = "flat-light"
    BLURRED = "blurred"
    LOW_FRAME_RATE = "low-frame-rate"


@dataclass(frozen=True, eq=False)
class Observation:
    """One picture as live help sees it.

    Places are shares of the picture as the camera gives it, not mirrored: x from 0 (left) to 1,
    y from 0 (top) to 1; points that are guessed outside of the picture lie beyond.

    Attributes:
        pts: Seconds on the camera's clock.
        aspect: Width of the picture by its height.
        body: (9, 3) x, y and visibility (0 to 1) in the order of ``BodyPoint``; nan if nobody is
            seen.
        hands: (2, 21, 2) points of the left and the right hand, MediaPipe's order; nan where a hand
            is not seen.
        people: How many people are seen.
        light: Mean brightness of the face and the hands, 0 to 1; nan without anybody.
        background: Mean brightness of the whole picture, 0 to 1.
        contrast: How much the brightness of the face varies (standard deviation), 0 to 1.
        clipped: Share of the pixels of the face and the hands that are burnt out.
        sharpness: (2,) how sharp each hand is: 1 as sharp as a hand that is still, towards 0 the
            more it is blurred; nan where a hand is not seen.
        fps: True frame rate of the camera over the last second; 0 while unknown.
        findings: What would spoil a recording now.
    """

    pts: float
    aspect: float
    body: Floats
    hands: Floats
    people: int
    light: float
    background: float
    contrast: float
    clipped: float
    sharpness: Floats
    fps: float = 0.0
    findings: frozenset[Finding] = field(default_factory=frozenset)

    @property
    def hand_seen(self) -> tuple[bool, bool]:
        """Whether the left and the right hand are seen."""
        left, right = np.isfinite(self.hands[:, 0, 0]).tolist()
        return left, right

    @property
    def shoulder_width(self) -> float:
        """Distance between the shoulders as a share of the picture's width; nan without anybody."""
        across = self.body[BodyPoint.LEFT_SHOULDER] - self.body[BodyPoint.RIGHT_SHOULDER]
        return float(np.hypot(across[0], across[1] / self.aspect))

    @property
    def centre(self) -> tuple[float, float]:
        """The place between the shoulders; nan without anybody."""
        middle = self.body[[BodyPoint.LEFT_SHOULDER, BodyPoint.RIGHT_SHOULDER], :2].mean(axis=0)
        return float(middle[0]), float(middle[1])

    def hand_place(self, side: int) -> tuple[float, float]:
        """Middle of a hand if it is seen, else its wrist; nan without anybody."""
        wrist = self.body[WRISTS[0 if side == LEFT else 1], :2]
        place = self.hands[side].mean(axis=0) if self.hand_seen[side] else wrist
        return float(place[0]), float(place[1])
