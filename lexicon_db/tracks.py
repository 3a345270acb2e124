"""Tracks: the time series of a take. Arrays with their shapes, units and axes; no storage here.

Everywhere: T frames first, left before right, missing points are nan, times are seconds from the
first frame of the take. Body axes are those of SMPL-X (x to the body's left, y up, z forward,
metres); camera axes are x right in the picture, y down, z away from the camera.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Times = NDArray[np.float64]
Flags = NDArray[np.uint8]

LEFT: Final = 0
RIGHT: Final = 1

#: Joint names in the order of SMPL-X; ``rotations`` of every track follow it.
JOINT_NAMES: Final[tuple[str, ...]] = (
    "pelvis", "left_hip", "right_hip", "spine1", "left_knee", "right_knee", "spine2",
    "left_ankle", "right_ankle", "spine3", "left_foot", "right_foot", "neck", "left_collar",
    "right_collar", "head", "left_shoulder", "right_shoulder", "left_elbow", "right_elbow",
    "left_wrist", "right_wrist", "jaw", "left_eye", "right_eye",
    "left_index1", "left_index2", "left_index3", "left_middle1", "left_middle2", "left_middle3",
    "left_pinky1", "left_pinky2", "left_pinky3", "left_ring1", "left_ring2", "left_ring3",
    "left_thumb1", "left_thumb2", "left_thumb3",
    "right_index1", "right_index2", "right_index3", "right_middle1", "right_middle2",
    "right_middle3", "right_pinky1", "right_pinky2", "right_pinky3", "right_ring1", "right_ring2",
    "right_ring3", "right_thumb1", "right_thumb2", "right_thumb3",
)  # fmt: skip
JOINT_COUNT: Final = 55

#: Face unit names (the ARKit vocabulary); ``face`` of a motion track follows it, 0 rest to 1 full.
FACE_UNITS: Final[tuple[str, ...]] = (
    "browDownLeft", "browDownRight", "browInnerUp", "browOuterUpLeft", "browOuterUpRight",
    "cheekPuff", "cheekSquintLeft", "cheekSquintRight", "eyeBlinkLeft", "eyeBlinkRight",
    "eyeLookDownLeft", "eyeLookDownRight", "eyeLookInLeft", "eyeLookInRight", "eyeLookOutLeft",
    "eyeLookOutRight", "eyeLookUpLeft", "eyeLookUpRight", "eyeSquintLeft", "eyeSquintRight",
    "eyeWideLeft", "eyeWideRight", "jawForward", "jawLeft", "jawOpen", "jawRight", "mouthClose",
    "mouthDimpleLeft", "mouthDimpleRight", "mouthFrownLeft", "mouthFrownRight", "mouthFunnel",
    "mouthLeft", "mouthLowerDownLeft", "mouthLowerDownRight", "mouthPressLeft",
    "mouthPressRight", "mouthPucker", "mouthRight", "mouthRollLower", "mouthRollUpper",
    "mouthShrugLower", "mouthShrugUpper", "mouthSmileLeft", "mouthSmileRight",
    "mouthStretchLeft", "mouthStretchRight", "mouthUpperUpLeft", "mouthUpperUpRight",
    "noseSneerLeft", "noseSneerRight", "tongueOut",
)  # fmt: skip


class TrackKind(StrEnum):
    """What a stored track is."""

    LANDMARKS = "landmarks"
    MOTION = "motion"
    FIT = "fit"


class HandFlag(IntEnum):
    """Where a hand of one frame comes from."""

    MISSING = 0
    MEASURED = 1
    RECOVERED = 2
    INTERPOLATED = 3
    REJECTED = 4


@dataclass(frozen=True, eq=False)
class LandmarkTrack:
    """Detected points of one take: the raw measurement, never smoothed.

    Attributes:
        pts: (T,) seconds.
        size: Width and height of the upright picture in pixels.
        pose: (T, 33, 4) MediaPipe pose: x, y and relative depth z in pixels, visibility 0 to 1.
        pose_world: (T, 33, 4) the same points in metres around the mid-hip, camera axes.
        hands: (T, 2, 21, 3) x, y, and z relative to the wrist, in pixels; [:, 0] is the left hand.
        hands_world: (T, 2, 21, 3) metres around the hand's own centre, camera axes.
        hand_scores: (T, 2, 2) presence of a hand in its crop, and certainty that it is of the
            stated side, both 0 to 1.
        face: (T, 478, 3) x, y, z in pixels; 468 points of the face mesh and 10 of the irises.
        flags: (T, 2) a HandFlag per hand.
    """

    kind = TrackKind.LANDMARKS

    pts: Times
    size: tuple[int, int]
    pose: Floats
    pose_world: Floats
    hands: Floats
    hands_world: Floats
    hand_scores: Floats
    face: Floats
    flags: Flags

    def __post_init__(self) -> None:
        count = len(self.pts)
        _require("pts", self.pts, (count,))
        _require("pose", self.pose, (count, 33, 4))
        _require("pose_world", self.pose_world, (count, 33, 4))
        _require("hands", self.hands, (count, 2, 21, 3))
        _require("hands_world", self.hands_world, (count, 2, 21, 3))
        _require("hand_scores", self.hand_scores, (count, 2, 2))
        _require("face", self.face, (count, 478, 3))
        _require("flags", self.flags, (count, 2))


@dataclass(frozen=True)
class Contact:
    """Two places of the body that touch during a stretch of frames.

    Attributes:
        first: First frame of the touch.
        last: Last frame of the touch.
        point_a: Name of a place, such as ``right_index_tip``.
        point_b: Name of the other place, such as ``nose`` or ``left_palm``.
    """

    first: int
    last: int
    point_a: str
    point_b: str


@dataclass(frozen=True, eq=False)
class MotionTrack:
    """Identity-agnostic motion: what was signed, freed from who signed it.

    Attributes:
        pts: (T,) seconds.
        rotations: (T, 55, 3) axis-angle in radians relative to the T-pose, joints in the order of
            JOINT_NAMES, hands flat at zero; the pelvis holds the lean of the torso relative to
            the mean facing of the take.
        face: (T, 52) face units in the order of FACE_UNITS, 0 to 1.
        anchors: (T, 2, 3, 3) per hand, where the middle knuckle is: in the chest frame (origin
            mid-shoulder, unit shoulder width), in the head frame (origin nose, unit ear to ear),
            and as the vector to the other hand's middle knuckle (chest axes, unit hand length).
        contacts: Touches that a retarget keeps.
        flags: (T, 2) a HandFlag per hand.
        noise: (3,) standard deviation of the rotation error in radians: arms, left and right
            fingers.
    """

    kind = TrackKind.MOTION

    pts: Times
    rotations: Floats
    face: Floats
    anchors: Floats
    contacts: tuple[Contact, ...]
    flags: Flags
    noise: Floats = field(default_factory=lambda: np.zeros(3, np.float32))

    def __post_init__(self) -> None:
        count = len(self.pts)
        _require("pts", self.pts, (count,))
        _require("rotations", self.rotations, (count, JOINT_COUNT, 3))
        _require("face", self.face, (count, len(FACE_UNITS)))
        _require("anchors", self.anchors, (count, 2, 3, 3))
        _require("flags", self.flags, (count, 2))
        _require("noise", self.noise, (3,))


@dataclass(frozen=True, eq=False)
class FitTrack:
    """How the signer's own body and the camera explain a take. Personal: never part of a pack.

    Attributes:
        pts: (T,) seconds.
        body: Hash of the body file that betas belong to.
        size: Width and height of the picture in pixels.
        focal: Focal length in pixels.
        betas: (10,) body shape coefficients.
        hand_scale: (2,) size of each hand relative to the shaped body.
        rotations: (T, 55, 3) axis-angle in radians, as signed by this body.
        translation: (T, 3) metres; with it the pelvis stands in body axes before the camera that
            sits at the origin and looks along -z.
        face: (T, 52) face units.
    """

    kind = TrackKind.FIT

    pts: Times
    body: str
    size: tuple[int, int]
    focal: float
    betas: Floats
    hand_scale: Floats
    rotations: Floats
    translation: Floats
    face: Floats

    def __post_init__(self) -> None:
        count = len(self.pts)
        _require("pts", self.pts, (count,))
        _require("betas", self.betas, (10,))
        _require("hand_scale", self.hand_scale, (2,))
        _require("rotations", self.rotations, (count, JOINT_COUNT, 3))
        _require("translation", self.translation, (count, 3))
        _require("face", self.face, (count, len(FACE_UNITS)))


Track = LandmarkTrack | MotionTrack | FitTrack


def _require(name: str, array: NDArray[np.generic], shape: tuple[int, ...]) -> None:
    if array.shape != shape:
        raise ValueError(f"{name} must have shape {shape}, not {array.shape}")
