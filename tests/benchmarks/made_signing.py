"""Made-up signing whose every joint is known: the truth for measuring the way from video to body.

Hands visit random places of signing space in random orientations and handshapes, by minimum-jerk
moves (Flash & Hogan 1985) with holds between them; torso, head and face move a little.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from app.body.arms import Goal, reach
from app.body.kinematics import forward_kinematics
from app.body.model import BodyModel
from app.rendering.camera import Camera
from lexicon_db.tracks import FACE_UNITS, JOINT_NAMES

#: Bend of thumb, index, middle, ring and little finger in some handshapes, 0 to 1.
HANDSHAPES = (
    (0.0, 0.0, 0.0, 0.0, 0.0), (0.9, 0.0, 1.0, 1.0, 1.0), (0.9, 0.0, 0.0, 1.0, 1.0),
    (0.0, 1.0, 1.0, 1.0, 0.0), (0.1, 0.0, 1.0, 1.0, 1.0), (0.3, 0.5, 0.5, 0.5, 0.5),
    (0.8, 1.0, 1.0, 1.0, 1.0), (0.7, 0.1, 0.1, 0.1, 0.1), (0.6, 0.6, 0.0, 0.0, 0.0),
)  # fmt: skip
_MOVING_UNITS = (
    "jawOpen", "mouthSmileLeft", "mouthSmileRight", "mouthPucker", "browInnerUp", "browDownLeft",
    "browDownRight", "eyeBlinkLeft", "eyeBlinkRight",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class MadeSigning:
    """A performance and who gives it.

    Attributes:
        pts: (T,) seconds.
        rotations: (T, 55, 3) axis-angle in radians.
        face: (T, 52) face units.
        betas: (10,) body shape.
        camera: Who films it.
    """

    pts: np.ndarray
    rotations: np.ndarray
    face: np.ndarray
    betas: np.ndarray
    camera: Camera


def made_signing(
    model: BodyModel, seed: int, *, seconds: float, fps: float, size: tuple[int, int]
) -> MadeSigning:
    """Make up a performance; the same seed makes the same one."""
    random = np.random.default_rng(seed)
    pts = np.arange(round(seconds * fps)) / fps
    betas = random.normal(0, 0.7, 10)
    betas[0] *= 0.5
    keys = [_pose(model, betas, random) for _ in range(round(seconds / 0.6) + 2)]
    rotations = _performed(np.stack(keys), pts, random)
    wanted = np.zeros((len(keys), len(FACE_UNITS)))
    for unit in _MOVING_UNITS:
        wanted[:, FACE_UNITS.index(unit)] = random.choice([0, 0, 0.7], len(keys))
    face = _performed(wanted, pts, random)
    return MadeSigning(
        pts,
        rotations.astype(np.float32),
        face.astype(np.float32),
        betas.astype(np.float32),
        _camera(model, betas, size, random),
    )


def _pose(model: BodyModel, betas: np.ndarray, random: np.random.Generator) -> np.ndarray:
    rotations = np.zeros((1, 55, 3))
    for joint, spread in (("pelvis", 0.05), ("spine3", 0.04), ("neck", 0.08), ("head", 0.12)):
        rotations[0, JOINT_NAMES.index(joint)] = random.normal(0, spread, 3)
    for side, sign in (("left", 1), ("right", -1)):
        _bend_arm(rotations[0], side, sign, random)
        _bend_fingers(rotations[0], side, sign, random)
    world, positions = forward_kinematics(model, rotations, betas)
    shoulders = positions[:, [16, 17]]
    for hand, sign in ((0, 1), (1, -1)):
        # Own-side signing space: outward, up from the shoulder, forward; metres.
        away = random.uniform((-0.16, -0.36, 0.18), (0.10, 0.16, 0.42)) * (sign, 1, 1)
        target = shoulders[:, hand] + away
        wrist, knuckle = (20, 28) if hand == 0 else (21, 43)
        place = (
            np.swapaxes(world[:, wrist], 1, 2)
            @ (positions[:, knuckle] - positions[:, wrist])[..., None]
        )
        goal = Goal(place[..., 0], target, np.ones(1))
        rotations = reach(rotations, world, positions, hand, [goal])
    return rotations[0]


def _bend_arm(rotations: np.ndarray, side: str, sign: int, random: np.random.Generator) -> None:
    up = random.uniform(0, 1)
    turns = {
        "shoulder": (-0.35 - 0.4 * up, -0.55, -0.95 + 0.35 * up),
        "elbow": (random.uniform(-0.7, 0.7), -1.6, 0.0),
        "wrist": (0.0, random.normal(0, 0.25), random.normal(0.1, 0.3)),
    }
    for joint, (x, y, z) in turns.items():
        rotations[JOINT_NAMES.index(f"{side}_{joint}")] = (x, sign * y, sign * z)


def _bend_fingers(rotations: np.ndarray, side: str, sign: int, random: np.random.Generator) -> None:
    shape = HANDSHAPES[random.integers(len(HANDSHAPES))]
    bend = np.clip(np.array(shape) + random.normal(0, 0.05, 5), 0, 1)
    thumb = {
        "thumb1": (0.2 * bend[0], 0.35 * bend[0], -0.1 * bend[0]),
        "thumb2": (0.0, 0.5 * bend[0], -0.2 * bend[0]),
        "thumb3": (0.0, 0.7 * bend[0], 0.0),
    }
    for joint, (x, y, z) in thumb.items():
        rotations[JOINT_NAMES.index(f"{side}_{joint}")] = (x, sign * y, sign * z)
    for finger, curl in zip(("index", "middle", "ring", "pinky"), bend[1:], strict=True):
        for bone, most in ((1, 1.35), (2, 1.6), (3, 0.9)):
            joint = JOINT_NAMES.index(f"{side}_{finger}{bone}")
            rotations[joint] = (0, 0, -sign * (curl * most + 0.06))


def _performed(keys: np.ndarray, pts: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Move from key to key: minimum jerk for 0.25 to 0.45 s, then hold until the next one."""
    starts = np.cumsum(random.uniform(0.45, 0.75, len(keys))) - 0.6
    lengths = random.uniform(0.25, 0.45, len(keys))
    value = np.broadcast_to(keys[0], (len(pts), *keys[0].shape)).astype(float)
    for step in range(1, len(keys)):
        share = np.clip((pts - starts[step]) / lengths[step], 0, 1)
        done = share**3 * (10 - 15 * share + 6 * share**2)
        value = value + done.reshape(-1, *(1,) * (keys.ndim - 1)) * (keys[step] - keys[step - 1])
    return value


def _camera(
    model: BodyModel, betas: np.ndarray, size: tuple[int, int], random: np.random.Generator
) -> Camera:
    """A camera at a webcam's or a studio's distance, not quite level, that sees the upper body."""
    shoulders = forward_kinematics(model, np.zeros((1, 55, 3)), betas)[1][0, [16, 17]].mean(axis=0)
    distance = random.uniform(1.3, 2.4)
    height = random.uniform(-0.1, 0.15)
    position = shoulders + np.array([random.normal(0, 0.05), height, distance])
    forward = shoulders + np.array([0, -0.02, 0.1]) - position
    forward /= np.linalg.norm(forward)
    right = np.cross(forward, [0, 1, 0])
    right /= np.linalg.norm(right)
    axes = np.stack([right, np.cross(forward, right), forward])
    # The picture's height shows 1.05 m at the signer's distance.
    focal = size[1] * distance / 1.05
    return Camera(
        size=size,
        focal=float(focal),
        center=(size[0] / 2, size[1] / 2),
        position=position.astype(np.float32),
        axes=axes.astype(np.float32),
    )
