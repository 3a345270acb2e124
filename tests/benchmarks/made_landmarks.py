"""What a detector like MediaPipe finds of a performance whose truth is known, with its faults.

Sizes of the faults are those of MediaPipe 0.10 on real signing: points that sit beside the joint
all through a clip, slow and white noise, more of it where things move fast, depth with a wrong
scale and slope, hands that are lost, both hand models on one hand, hands that swap sides.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from app.body.kinematics import forward_kinematics
from app.body.model import BodyModel
from app.body.places import Places, hand_points
from lexicon_db.tracks import LEFT, RIGHT, HandFlag, LandmarkTrack
from tests.benchmarks.made_touching import MadeTouching
from tests.unit.body.detector import SIZE, Performance, landmarks

#: Points of the pose that are places of the body; the others are filled where they belong.
_MORE_POSE = {
    7: "left_ear", 8: "right_ear", 2: "left_eye_front", 5: "right_eye_front",
    1: "left_eye_inner", 3: "left_eye_outer", 4: "right_eye_inner", 6: "right_eye_outer",
    9: "left_mouth_corner", 10: "right_mouth_corner", 17: "left_pinky1", 18: "right_pinky1",
    19: "left_index1", 20: "right_index1", 21: "left_thumb2", 22: "right_thumb2",
    25: "left_knee", 26: "right_knee", 27: "left_ankle", 28: "right_ankle", 29: "left_heel",
    30: "right_heel", 31: "left_foot", 32: "right_foot",
}  # fmt: skip

# In shoulder widths unless said otherwise.
_OFFSET = {"body": 0.03, "hand": 0.008, "face": 0.005}
_SLOW = {"body": 0.006, "hand": 0.008, "face": 0.003}
_WHITE = {"body": 0.002, "hand": 0.005, "face": 0.001}
#: Blur is the way of a point during the exposure, here 1/60 s; points are lost in it by a share.
_EXPOSURE = 1 / 60
_BLUR_SHARE = 0.15
#: Slow noise keeps this long to itself, seconds.
_MEMORY = 0.2
#: Depth of the pose: scale, constant and slow error.
_DEPTH_SCALE = (0.8, 1.45)
_DEPTH_OFFSET, _DEPTH_SLOW = 0.06, 0.03
#: Depth of hands in the picture is flat; the world landmarks of a hand have these errors in metres.
_HAND_DEPTH_SCALE = (0.2, 0.9)
_HAND_WORLD = (0.003, 0.003, 0.006)
_HAND_WORLD_SCALE = (0.9, 1.05)
_HAND_TILT = 0.12
#: Hands that are nearer than this (mean distance of points) are taken for one another.
_CLOSE = 0.30
_DUPLICATE, _LOST_BEHIND, _LOST_FREE, _SWAP = 0.35, 0.15, 0.02, 0.02
_STRETCH = 0.2
#: How often the hand model sees that a duplicate is of the other side.
_SEEN_THROUGH = 0.77


@dataclass(frozen=True, eq=False)
class Detected:
    """A take as the detector found it, and the truth about it.

    Attributes:
        found: The raw landmark track.
        joints: (T, 55, 3) true joints, camera axes, metres.
        hands: (T, 2, 21, 3) true points of the hands, likewise.
        pixels: (T, 2, 21, 2) the same in the picture.
    """

    found: LandmarkTrack
    joints: np.ndarray
    hands: np.ndarray
    pixels: np.ndarray


def detected(model: BodyModel, made: MadeTouching, seed: int) -> Detected:
    """Film a performance from a random distance and find it with random faults."""
    random = np.random.default_rng([seed, 88])
    filmed = _filmed(model, made, random)
    exact = landmarks(model, filmed)
    world, joints = forward_kinematics(
        model, filmed.rotations, translation=filmed.translation, **filmed.shape
    )
    hands = hand_points(Places(model), world, joints, **filmed.shape)
    exact = _with_whole_pose(model, exact, filmed, (world, joints))
    faults = _Faults(exact, hands, random)
    found = faults.found()
    flat = hands[..., :2] / -hands[..., 2:] * [filmed.focal, -filmed.focal] + np.array(SIZE) / 2
    axes = [1.0, -1.0, -1.0]
    return Detected(found, joints * axes, hands * axes, flat)


def _filmed(model: BodyModel, made: MadeTouching, random: np.random.Generator) -> Performance:
    """Before a level camera at the distance of a webcam or a studio; 1.05 m fill the height."""
    distance = random.uniform(1.3, 2.4)
    shape = {"betas": made.betas, "hand_scale": made.hand_scale}
    joints = forward_kinematics(model, made.rotations.astype(float), **shape)[1]
    chest = joints[0, [16, 17]].mean(axis=0)
    away = np.array([random.normal(0, 0.05), random.uniform(-0.12, 0.12), -distance])
    phase = random.uniform(0, 2 * np.pi)
    sway = 0.01 * np.sin(2 * np.pi * 0.3 * made.pts + phase)[:, None] * [1, 0, 0.5]
    return Performance(
        pts=made.pts,
        rotations=made.rotations.astype(float),
        face=np.zeros((len(made.pts), 52)),
        translation=away - chest + sway,
        betas=made.betas,
        hand_scale=made.hand_scale,
        focal=SIZE[1] * distance / 1.05,
    )


def _with_whole_pose(
    model: BodyModel,
    exact: LandmarkTrack,
    filmed: Performance,
    posed: tuple[np.ndarray, np.ndarray],
) -> LandmarkTrack:
    """The points of the pose that the fit does not use, and its relative depth in pixels."""
    pose, world = exact.pose.copy(), exact.pose_world.copy()
    names = tuple(_MORE_POSE.values())
    at = Places(model).positions(*posed, names, **filmed.shape)
    hips = posed[1][:, [1, 2]].mean(axis=1, keepdims=True)
    numbers = list(_MORE_POSE)
    focal = np.array([filmed.focal, -filmed.focal])
    pose[:, numbers, :2] = at[..., :2] / -at[..., 2:] * focal + np.array(SIZE) / 2
    world[:, numbers, :3] = (at - hips) * [1, -1, -1]
    known = [0, 11, 12, 13, 14, 15, 16, 23, 24]
    # The exact detector exaggerates depth; here all depths start out true.
    world[:, known, 2] /= 1.25
    pose[..., 2] = world[..., 2] * filmed.focal / -filmed.translation[:, None, 2]
    inside = ((pose[..., :2] > 0) & (pose[..., :2] < np.array(SIZE))).all(axis=2)
    pose[..., 3] = world[..., 3] = np.where(inside, 0.99, 0.2)
    return replace(exact, pose=pose, pose_world=world)


class _Faults:
    """Spoils exact landmarks."""

    def __init__(self, exact: LandmarkTrack, hands: np.ndarray, random: np.random.Generator):
        self._exact, self._random = exact, random
        self._count = len(exact.pts)
        self._step = float(np.median(np.diff(exact.pts)))
        shoulders = exact.pose[:, 11, :2] - exact.pose[:, 12, :2]
        self._width = float(np.median(np.linalg.norm(shoulders, axis=1)))
        #: (T,) which hand is further from the camera.
        self._behind = np.where(
            hands[:, LEFT, :, 2].mean(axis=1) < hands[:, RIGHT, :, 2].mean(axis=1), LEFT, RIGHT
        )

    def found(self) -> LandmarkTrack:
        """The landmarks with all faults."""
        exact, width = self._exact, self._width
        pose = exact.pose.astype(float)
        pose[..., :2] += width * self._noise("body", pose[..., :2])
        pose[:, [15, 16], :2] += width * self._noise("body", pose[:, [15, 16], :2])
        world = self._deepened(exact.pose_world.astype(float))
        face = exact.face.astype(float)
        face[..., :2] += width * self._noise("face", face[..., :2])
        hands = exact.hands.astype(float)
        for side in (LEFT, RIGHT):
            hands[:, side, :, :2] += width * self._noise("hand", hands[:, side, :, :2])
        hands[..., 2] *= self._random.uniform(*_HAND_DEPTH_SCALE, (1, 2, 1))
        metres = self._hand_world(exact.hands_world.astype(float))
        sure = np.where(self._random.random((self._count, 2)) < 0.97, 0.97, 0.3)
        flags = np.full((self._count, 2), HandFlag.MEASURED, np.uint8)
        self._confuse(hands, metres, sure, flags)
        self._lose(hands, metres, flags)
        scores = np.stack([np.full_like(sure, 0.95), sure], axis=2)
        return replace(
            exact,
            pose=pose.astype(np.float32),
            pose_world=world.astype(np.float32),
            face=face.astype(np.float32),
            hands=hands.astype(np.float32),
            hands_world=metres.astype(np.float32),
            hand_scores=scores.astype(np.float32),
            flags=flags,
        )

    def _slow(self, shape: tuple[int, ...]) -> np.ndarray:
        """Noise of standard deviation 1 that changes within _MEMORY seconds (AR(1))."""
        keep = np.exp(-self._step / _MEMORY)
        steps = self._random.normal(size=(self._count, *shape))
        out = np.empty_like(steps)
        out[0] = steps[0]
        for t in range(1, self._count):
            out[t] = keep * out[t - 1] + np.sqrt(1 - keep**2) * steps[t]
        return out

    def _noise(self, kind: str, points: np.ndarray) -> np.ndarray:
        """Noise in shoulder widths for points (T, N, 2) in pixels."""
        shape = points.shape[1:]
        speed = np.linalg.norm(np.gradient(points, self._step, axis=0), axis=2, keepdims=True)
        blur = speed * _EXPOSURE / self._width
        jitter = np.sqrt(_WHITE[kind] ** 2 + (_BLUR_SHARE * blur) ** 2)
        offset = _OFFSET[kind] * self._random.normal(size=shape)
        white = jitter * self._random.normal(size=points.shape)
        noise: np.ndarray = offset + _SLOW[kind] * self._slow(shape) + white
        return noise

    def _deepened(self, world: np.ndarray) -> np.ndarray:
        """World landmarks of the pose with depth of a wrong scale, slope and offset."""
        width = 0.35
        middle = world[:, [11, 12], 2].mean(axis=1)[:, None]
        depth = (world[..., 2] - middle) * self._random.uniform(*_DEPTH_SCALE)
        depth += self._random.normal(0, 0.15) * (world[..., 1] - world[:, [11], 1])
        depth += width * _DEPTH_OFFSET * self._random.normal(size=(1, 33))
        depth += width * _DEPTH_SLOW * self._slow((33,))
        spoiled = world.copy()
        spoiled[..., 2] = depth + middle
        spoiled[..., :2] += width * 0.03 * self._random.normal(size=(1, 33, 2))
        spoiled[..., :2] += width * 0.02 * self._slow((33, 2))
        return spoiled

    def _hand_world(self, metres: np.ndarray) -> np.ndarray:
        """World landmarks of the hands: of a generic size, tilted, with noise."""
        spoiled = metres * self._random.uniform(*_HAND_WORLD_SCALE)
        tilt = _HAND_TILT * self._slow((2, 1, 2))
        spoiled[..., 2] += np.sum(tilt * metres[..., :2], axis=-1)
        spoiled += np.array(_HAND_WORLD) * self._slow((2, 21, 3))
        spoiled += 0.0015 * self._random.normal(size=metres.shape)
        return spoiled

    def _stretches(self, chance: float) -> np.ndarray:
        """(T,) true in stretches of some frames, altogether about this share."""
        steps = np.clip(self._slow(()), -4, 4)
        threshold = np.quantile(np.random.default_rng(0).normal(size=20000), 1 - chance)
        stretch: np.ndarray = steps > threshold
        return stretch

    def _confuse(
        self, hands: np.ndarray, metres: np.ndarray, sure: np.ndarray, flags: np.ndarray
    ) -> None:
        """Where hands meet in the picture: both models on one hand, or sides swapped, or lost."""
        apart = np.linalg.norm(hands[:, 0, :, :2] - hands[:, 1, :, :2], axis=2).mean(axis=1)
        close = apart < _CLOSE * self._width
        duplicate = close & self._stretches(_DUPLICATE)
        gone = close & ~duplicate & self._stretches(_LOST_BEHIND)
        swap = (apart < 2 * _CLOSE * self._width) & ~duplicate & self._stretches(_SWAP)
        for t in np.flatnonzero(duplicate):
            back = self._behind[t]
            hands[t, back] = hands[t, 1 - back]
            hands[t, back, :, :2] += self._random.normal(0, 0.01 * self._width, (21, 2))
            metres[t, back] = metres[t, 1 - back]
            seen = self._random.random() < _SEEN_THROUGH
            sure[t, back] = 0.1 if seen else 0.8
        for t in np.flatnonzero(swap):
            hands[t], metres[t] = hands[t, ::-1].copy(), metres[t, ::-1].copy()
            sure[t] = np.where(self._random.random(2) < _SEEN_THROUGH, 0.1, 0.8)
        flags[np.flatnonzero(gone), self._behind[gone]] = HandFlag.MISSING

    def _lose(self, hands: np.ndarray, metres: np.ndarray, flags: np.ndarray) -> None:
        """Hands that leave the picture, and hands that are not found without a reason to see."""
        for side in (LEFT, RIGHT):
            inside = (hands[:, side, :, :2] > 0) & (hands[:, side, :, :2] < np.array(SIZE))
            flags[inside.all(axis=2).mean(axis=1) < 0.7, side] = HandFlag.MISSING
            flags[self._stretches(_LOST_FREE), side] = HandFlag.MISSING
        missing = flags == HandFlag.MISSING
        hands[missing] = metres[missing] = np.nan
