"""What the detector saw, in the terms of the fit: pixels, relative depths, and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.body.fitting.points import SHOULDER_INSET, SHOULDER_RISE
from app.body.lifting.arms import arm_depth, arm_lengths
from app.body.lifting.hands import SeenHand, hand_shape, side_certainty
from app.body.lifting.series import without_gaps
from app.body.lifting.take import Lifter
from lexicon_db.tracks import LEFT, RIGHT, HandFlag

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.body.fitting.points import FitPoints
    from app.body.model import BodyModel
    from lexicon_db.tracks import LandmarkTrack

    Floats = NDArray[np.float64]

#: Focal length in larger sides of the picture, where the camera does not say: a view of 53 degrees.
#: A focal length that is 20 % wrong costs the fit less than 2 mm.
_FOCAL_SHARE: Final = 1.0

#: Pose landmarks of MediaPipe by the name of the point.
_BODY_LANDMARKS: Final = {
    "left_shoulder": 11, "right_shoulder": 12, "left_elbow": 13, "right_elbow": 14,
    "left_wrist": 15, "right_wrist": 16, "left_hip": 23, "right_hip": 24,
    "nose_tip": 0,
}  # fmt: skip

#: Shoulder, elbow and wrist of the left and of the right arm.
_ARM_LANDMARKS: Final = (11, 13, 15, 12, 14, 16)

#: The pose's wrist lies on the forearm; the joint is this share of the forearm beyond it.
_WRIST_BEYOND: Final = 0.06

#: Points of MediaPipe's face mesh by the name of the point.
_FACE_LANDMARKS: Final = {
    "nose_tip": 1, "nose_bridge": 168, "left_eye_outer": 263, "left_eye_inner": 362,
    "right_eye_inner": 133, "right_eye_outer": 33,
}  # fmt: skip

# Standard deviations, as shares of the shoulder width (pixels or metres).
_BODY_PIXELS: Final = 0.012
_HIP_PIXELS: Final = 0.040
_HAND_PIXELS: Final = 0.016
_FACE_PIXELS: Final = 0.010
_HIP_SPACE: Final = (0.10, 0.10, 0.20)
_ARM_SPACE: Final = (0.06, 0.06, 0.03)
_FACE_SPACE: Final = (0.03, 0.03, 0.04)
_HAND_SPACE: Final = (0.08, 0.08, 0.06)

#: Interpolated hands count less than measured ones.
_FLAG_TRUST: Final = {
    HandFlag.MISSING: 0.0,
    HandFlag.MEASURED: 1.0,
    HandFlag.RECOVERED: 0.7,
    HandFlag.INTERPOLATED: 0.3,
    HandFlag.REJECTED: 0.0,
}
#: An arm that is never seen hangs: that is how an arm is out of the picture. Outwards and down from
#: shoulder to elbow and from elbow to wrist, and how much that is trusted.
_HANGING_BONES: Final = ((0.08, 0.78), (0.02, 0.76))
_HANGING_TRUST: Final = 0.5

_HAND_SIZES: Final = (0.8, 1.25)


@dataclass(frozen=True, eq=False)
class Observations:
    """Observations of P points in T frames; weights of 0 mark what was not seen.

    Attributes:
        pts: (T,) seconds.
        size: Width and height of the picture in pixels.
        focal: Assumed focal length in pixels.
        pixels: (T, P, 2) where the points are in the picture.
        pixel_weights: (T, P) one over the standard deviation in pixels.
        space: (T, P, 3) place relative to the reference point of the group, body axes, metres.
        space_weights: (T, P, 3) one over the standard deviation in metres.
        hand_scale: (2,) size of the hands relative to the body.
    """

    pts: Floats
    size: tuple[int, int]
    focal: float
    pixels: Floats
    pixel_weights: Floats
    space: Floats
    space_weights: Floats
    hand_scale: Floats


def observe(track: LandmarkTrack, model: BodyModel, points: FitPoints) -> Observations:
    """Turn cleaned landmarks into observations of the fit's points.

    The person's size is unknown to one camera: distances are scaled so that the detected
    shoulders are as wide as those of the mean body.

    Args:
        track: Cleaned landmarks.
        model: The body.
        points: Its points that are observed.
    """
    builder = _Builder(track, model, points)
    builder.add_body()
    builder.add_arms()
    builder.add_face()
    for hand in (LEFT, RIGHT):
        builder.add_hand(hand)
    return builder.observations()


@dataclass(frozen=True, eq=False)
class _FlatArms:
    """Both arms in the picture, in shoulder widths from mid-shoulder.

    Attributes:
        landmarks: (T, 2, 3, 2) where the detector has shoulders, elbows and wrists.
        joints: (T, 2, 3, 2) where the joints are.
        middle: (T, 2) mid-shoulder in pixels.
        hangs: (2, 3) which joints were never seen.
    """

    landmarks: Floats
    joints: Floats
    middle: Floats
    hangs: NDArray[np.bool_]


class _Builder:
    def __init__(self, track: LandmarkTrack, model: BodyModel, points: FitPoints) -> None:
        self._track, self._points = track, points
        frames, count = len(track.pts), len(points.names)
        self._pixels = np.zeros((frames, count, 2))
        self._pixel_weights = np.zeros((frames, count))
        self._space = np.zeros((frames, count, 3))
        self._space_weights = np.zeros((frames, count, 3))
        self._hand_scale = np.ones(2)
        self._focal = _FOCAL_SHARE * max(track.size)
        joints = model.joint_template
        self._width = (1 - 2 * SHOULDER_INSET) * float(np.linalg.norm(joints[16] - joints[17]))
        self._palms = [
            float(np.linalg.norm(joints[middle] - joints[wrist]))
            for wrist, middle in ((20, 28), (21, 43))
        ]
        shoulders = track.pose[:, 11, :2] - track.pose[:, 12, :2]
        self._width_pixels = _usual_length(shoulders)
        self._metres = self._width / self._width_pixels
        across = track.pose_world[:, 11, :3] - track.pose_world[:, 12, :3]
        span = _usual_length(across.astype(np.float64))
        self._world_scale = self._width / span if span else 1.0
        #: How far the wrists are from the camera, as a share of how far the shoulders are.
        self._wrist_distance = np.ones((frames, 2))

    def observations(self) -> Observations:
        track = self._track
        return Observations(
            pts=track.pts,
            size=track.size,
            focal=self._focal,
            pixels=self._pixels,
            pixel_weights=self._pixel_weights,
            space=self._space,
            space_weights=self._space_weights,
            hand_scale=self._hand_scale,
        )

    def _see(self, name: str, pixels: Floats, trust: Floats, share: float) -> None:
        number = self._points.number(name)
        known = np.isfinite(pixels).all(axis=1)
        self._pixels[:, number] = np.where(known[:, None], pixels, 0.0)
        sigma = share * self._width_pixels
        self._pixel_weights[:, number] = np.where(known, trust, 0.0) / sigma

    def _locate(
        self, number: int, space: Floats, trust: Floats, shares: tuple[float, float, float]
    ) -> None:
        known = np.isfinite(space).all(axis=1)
        self._space[:, number] = np.where(known[:, None], space, 0.0)
        sigma = self._width * np.array(shares)
        self._space_weights[:, number] = np.where(known, trust, 0.0)[:, None] / sigma

    def add_body(self) -> None:
        """Shoulders, elbows, wrists, hips: pixels; hips with the depth of the detector."""
        track = self._track
        visible = np.nan_to_num(track.pose[..., 3].astype(np.float64))
        world = _body_axes(track.pose_world[..., :3]) * self._world_scale
        middle = (world[:, 11] + world[:, 12]) / 2
        for name, landmark in _BODY_LANDMARKS.items():
            trust = visible[:, landmark] ** 2
            share = _HIP_PIXELS if name.endswith("_hip") else _BODY_PIXELS
            self._see(name, track.pose[:, landmark, :2].astype(np.float64), trust, share)
            if name.endswith("_hip"):
                space = world[:, landmark] - middle
                self._locate(self._points.number(name), space, trust, _HIP_SPACE)

    def arms_in_picture(self) -> _FlatArms:
        width = self._width_pixels
        pixels = self._track.pose[:, _ARM_LANDMARKS, :2].astype(np.float64)
        seen = without_gaps(pixels / width)
        arms = seen.reshape(-1, 2, 3, 2)
        hangs = _let_hang(arms, ~np.any(seen, axis=(0, 2)).reshape(2, 3))
        middle = arms[:, :, 0].mean(axis=1)
        arms = arms - middle[:, None, None]
        return _FlatArms(arms, self._bones(arms, middle[:, None] * width), middle * width, hangs)

    def add_arms(self) -> None:
        """Shoulders, elbows and wrists in space, with the depth that is solved over all frames."""
        track, arms = self._track, self.arms_in_picture()
        lifter = Lifter(track, arms.landmarks, arms.middle, self._width_pixels)
        told = lifter.arms()
        lengths = arm_lengths(np.swapaxes(arms.joints, 0, 1))
        deep = track.pose_world[:, _ARM_LANDMARKS, 2].astype(np.float64)
        deep *= self._world_scale / self._width
        deep -= (deep[:, :1] + deep[:, 3:4]) / 2
        trust = np.nan_to_num(track.pose[:, _ARM_LANDMARKS, 3].astype(np.float64)) ** 2
        trust[:, arms.hangs.ravel()] = _HANGING_TRUST
        forearms = np.empty((len(track.pts), 2))
        for hand, side in enumerate(("left", "right")):
            world = deep[:, 3 * hand : 3 * hand + 3]
            depth = arm_depth(arms.joints[:, hand], world, told[:, hand], track.pts, lengths)
            forearms[:, hand] = depth[:, 2] - depth[:, 1]
            self._wrist_distance[:, hand] += depth[:, 2] * self._width_pixels / self._focal
            space = np.concatenate([arms.landmarks[:, hand], depth[..., None]], axis=2)
            space = _body_axes(space) * self._width
            for index, joint in enumerate(("shoulder", "elbow", "wrist")):
                number = self._points.number(f"{side}_{joint}")
                self._locate(number, space[:, index], trust[:, 3 * hand + index], _ARM_SPACE)
        self._told_hands = lifter.hands(forearms)

    def _bones(self, arms: Floats, middle: Floats) -> Floats:
        """Where the joints of the arms (T, 2, 3, 2) are whose landmarks ``arms`` are.

        A bone keeps its length between joints, not between landmarks: shoulder landmarks lie
        above the joints and nearer to each other; the wrist of a hand that is seen is better
        than the one of the pose, which lies on the forearm.

        Args:
            arms: Landmarks relative to mid-shoulder, in shoulder widths.
            middle: (T, 1, 2) mid-shoulder in pixels.
        """
        joints = arms.copy()
        share = 1 - 2 * SHOULDER_INSET
        across = arms[:, 0, 0] - arms[:, 1, 0]
        down = np.stack([-across[:, 1], across[:, 0]], axis=1)
        down /= np.maximum(np.linalg.norm(down, axis=1, keepdims=True), 1e-6)
        for hand, sign in ((LEFT, 1), (RIGHT, -1)):
            joints[:, hand, 0] += sign * SHOULDER_INSET / share * across
            joints[:, hand, 0] += SHOULDER_RISE / share * down
            wrist = (self._track.hands[:, hand, 0, :2] - middle[:, 0]) / self._width_pixels
            known = np.isfinite(wrist).all(axis=1)
            beyond = joints[:, hand, 2] + _WRIST_BEYOND * (arms[:, hand, 2] - arms[:, hand, 1])
            joints[:, hand, 2] = np.where(known[:, None], wrist, beyond)
        return joints

    def add_face(self) -> None:
        """Rigid points of the face; its depths are on the scale of its pixels."""
        face = self._track.face.astype(np.float64)
        if not np.isfinite(face).any():
            return
        trust = np.ones(len(face))
        bridge = face[:, _FACE_LANDMARKS["nose_bridge"]]
        for name, landmark in _FACE_LANDMARKS.items():
            self._see(name, face[:, landmark, :2], trust, _FACE_PIXELS)
            space = self._metres * _body_axes(face[:, landmark] - bridge)
            self._locate(self._points.number(name), space, trust, _FACE_SPACE)

    def add_hand(self, hand: int) -> None:
        """The 20 points beyond the wrist: pixels, and depth that is lifted before the fit."""
        track = self._track
        trust = np.array([_FLAG_TRUST[HandFlag(flag)] for flag in track.flags[:, hand]])
        pixels = track.hands[:, hand, :, :2].astype(np.float64)
        # What is nearer to the camera looks larger.
        width = self._width_pixels / self._wrist_distance[:, hand, None, None]
        flat = (pixels - pixels[:, :1]) / width
        # In files of other programs a hand that was not seen can be one point.
        known = np.isfinite(flat).all(axis=(1, 2)) & np.any(flat, axis=(1, 2))
        if not known.any():
            return
        wrist = self._points.number(f"{('left', 'right')[hand]}_wrist")
        self._pixels[known, wrist] = pixels[known, 0]
        space = np.full((*flat.shape[:2], 3), np.nan)
        space[known] = self._hand_shape(hand, flat, known)
        space = self._width * _body_axes(space)
        self._hand_scale[hand] = self._hand_size(hand, space[known])
        for index, number in enumerate(self._points.hand_numbers(hand), start=1):
            self._see(self._points.names[number], pixels[:, index], trust, _HAND_PIXELS)
            self._locate(int(number), space[:, index], trust, _HAND_SPACE)

    def _hand_shape(self, hand: int, flat: Floats, known: NDArray[np.bool_]) -> Floats:
        track = self._track
        world = track.hands_world[:, hand].astype(np.float64)
        seen = SeenHand(
            flat[known],
            (world - world[:, :1])[known],
            (track.hands[known, hand, 0, :2] - np.array(track.size) / 2) / self._focal,
            side_certainty(track, hand)[known],
        )
        return hand_shape(seen, self._told_hands[known, hand], 1 / np.median(np.diff(track.pts)))

    def _hand_size(self, hand: int, space: Floats) -> float:
        """Size of a hand relative to the mean body, by how long its palm is in space."""
        palm = float(np.median(np.linalg.norm(space[:, 9], axis=1)))
        return float(np.clip(palm / self._palms[hand], *_HAND_SIZES))


def _let_hang(arms: Floats, unseen: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Let elbows and wrists of arms (T, 2, 3, 2) hang, in place, that are ``unseen`` (2, 3).

    A wrist hangs from an elbow that was seen, too. Returns (2, 3): which joints hang.
    """
    hangs = np.zeros_like(unseen)
    for hand, sign in ((LEFT, 1.0), (RIGHT, -1.0)):
        for joint, (out, down) in enumerate(_HANGING_BONES, start=1):
            if unseen[hand, joint]:
                arms[:, hand, joint] = arms[:, hand, joint - 1] + np.array([sign * out, down])
                hangs[hand, joint] = True
    return hangs


def _usual_length(vectors: NDArray[np.floating[Any]]) -> float:
    """Median length of vectors (T, N) but those that are nan or nothing; 0 where all are."""
    lengths = np.linalg.norm(vectors, axis=1)
    lengths = lengths[lengths > 0]
    return float(np.median(lengths)) if len(lengths) else 0.0


def _body_axes(points: NDArray[np.float32] | Floats) -> Floats:
    """Camera axes (x right, y down, z away) to body axes (x right, y up, z near)."""
    turned: Floats = points.astype(np.float64) * np.array([1.0, -1.0, -1.0])
    return turned
