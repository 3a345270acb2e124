"""Made-up signing with known phases: minimum-jerk moves between random poses, with holds."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import numpy as np

from app.body.anchors import AnchorFrame
from app.body.kinematics import FINGER_JOINTS, WRISTS, forward_kinematics
from app.body.model import load_body
from app.body.places import Places
from app.motion.assembly import Sign
from lexicon_db.records import Hand, Phases
from lexicon_db.tracks import FACE_UNITS, JOINT_COUNT, JOINT_NAMES, HandFlag, MotionTrack

LEFT_ARM = [JOINT_NAMES.index(f"left_{bone}") for bone in ("shoulder", "elbow", "wrist")]
RIGHT_ARM = [JOINT_NAMES.index(f"right_{bone}") for bone in ("shoulder", "elbow", "wrist")]
HANGING = np.array([[0.0, 0.0, -1.25], [0.0, -0.3, 0.0], [0.0, 0.0, 0.0]])


@functools.cache
def body():
    return load_body()


@functools.cache
def anchor_frame():
    return AnchorFrame(body(), Places(body()))


def wrists(rotations):
    """(T, 2, 3) metres on the default body."""
    return forward_kinematics(body(), rotations.astype(np.float64))[1][:, list(WRISTS)]


def track(rotations, fps=30.0, *, face=None, contacts=(), noise=(0.0, 0.0, 0.0)):
    """A motion track of given rotations (T, 55, 3), with anchors as the default body has them."""
    count = len(rotations)
    anchors = anchor_frame().measure(*forward_kinematics(body(), rotations.astype(np.float64)))
    return MotionTrack(
        np.arange(count) / fps,
        rotations.astype(np.float32),
        np.zeros((count, len(FACE_UNITS)), np.float32) if face is None else face,
        anchors.astype(np.float32),
        contacts,
        np.full((count, 2), HandFlag.MEASURED, np.uint8),
        np.array(noise, np.float32),
    )


def minimum_jerk(share):
    s = np.clip(share, 0, 1)
    return s**3 * (10 - 15 * s + 6 * s**2)


def mirrored(pose):
    return pose * np.array([1.0, -1.0, -1.0])


@dataclass
class Script:
    """Key poses and when each is left and the next one reached; what happens is known exactly."""

    poses: np.ndarray  # (K, 55, 3)
    leave: list[float]
    reach: list[float]
    seconds: float

    def at(self, times):
        rotations = np.repeat(self.poses[:1], len(times), axis=0)
        for number, (start, end) in enumerate(zip(self.leave, self.reach, strict=True)):
            step = self.poses[number + 1] - self.poses[number]
            rotations = (
                rotations + minimum_jerk((times - start) / (end - start))[:, None, None] * step
            )
        return rotations


def random_pose(rng, *, hands="right", low=False):
    """Both arms and hands of a pose in signing space; the arm that is not used hangs."""
    pose = np.zeros((JOINT_COUNT, 3))
    for side, arm, fingers in (("left", LEFT_ARM, 0), ("right", RIGHT_ARM, 1)):
        used = hands in (side, "both")
        bend = rng.uniform(0.9, 1.2) if low else rng.uniform(1.5, 2.2)
        raised = np.array(
            [
                [rng.uniform(-0.3, 0.3), rng.uniform(-0.6, 0.1), rng.uniform(-1.3, -0.8)],
                [rng.uniform(-0.4, 0.6), -bend, 0.0],
                rng.uniform(-0.4, 0.4, 3),
            ]
        )
        shape = np.zeros((15, 3))
        shape[:, 2] = -np.repeat(rng.uniform(0, 1.4, 5), 3)
        values = raised if used else HANGING
        pose[arm] = values if side == "left" else mirrored(values)
        if used:
            pose[FINGER_JOINTS[fingers]] = shape if side == "left" else mirrored(shape)
    return pose


def rest_pose():
    pose = np.zeros((JOINT_COUNT, 3))
    pose[LEFT_ARM], pose[RIGHT_ARM] = HANGING, mirrored(HANGING)
    return pose


def make_script(rng, *, hands="right", strokes=2, rest=1.0, low=False, repeated=False):
    """Rest, preparation, strokes with holds between, retraction, rest."""
    first = random_pose(rng, hands=hands, low=low)
    second = first + 0.5 * (random_pose(rng, hands=hands, low=low) - first)
    inner = [first, second] * (strokes // 2 + 1)
    inner = (
        inner[: strokes + 1]
        if repeated
        else [
            first,
            *(
                first + 0.5 * (random_pose(rng, hands=hands, low=low) - first)
                for _ in range(strokes)
            ),
        ]
    )
    poses = np.array([rest_pose(), *inner, rest_pose()])
    leave, reach, clock = [], [], rest
    for number in range(len(poses) - 1):
        outer = number in (0, len(poses) - 2)
        duration = rng.uniform(0.4, 0.55) if outer else rng.uniform(0.2, 0.3)
        leave.append(clock)
        reach.append(clock + duration)
        clock += duration + (0.0 if repeated else rng.uniform(0.05, 0.2))
    return Script(poses, leave, reach, reach[-1] + rest)


def make_sign(seed=0, *, fps=30.0, noise=0.0, label="", face=None, contacts=(), **options):
    """A sign as it would be recorded, with the phases that it was made with."""
    rng = np.random.default_rng(seed)
    script = make_script(rng, **options)
    times = np.arange(round(script.seconds * fps) + 1) / fps
    rotations = script.at(times)
    rotations += noise * rng.standard_normal(rotations.shape)
    phases = Phases(script.leave[0], script.reach[0], script.leave[-1], script.reach[-1])
    dominance = Hand.LEFT if options.get("hands") == "left" else Hand.RIGHT
    motion = track(rotations, fps, face=face, contacts=contacts, noise=(noise, noise, noise))
    return Sign(motion, phases, dominance, label)
