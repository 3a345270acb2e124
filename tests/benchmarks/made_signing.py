"""Made-up signing whose every joint is known: the truth for measuring the way from video to body.

Arms rest, then hands visit random places of signing space in random orientations and handshapes, by
minimum-jerk moves (Flash & Hogan 1985) with holds between them, and come to rest again. One hand
may idle, elbows hang naturally, torso, head and face move a little.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.spatial.transform import Rotation  # noqa: TID253 - tests have no start-up time

from app.body.kinematics import forward_kinematics, rest_joints
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

_SIDES = (("left", 1), ("right", -1))
_ARM = ("shoulder", "elbow", "wrist")


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
    idle = random.choice(["", "", "left", "right"])
    count = round((seconds - 1.0) / 0.6)
    signed = [_pose(model, betas, random, idle) for _ in range(count)]
    rest = rest_pose(random)
    rotations = moved_between(np.stack([rest, *signed, rest]), pts, random)
    wanted = np.zeros((count + 2, len(FACE_UNITS)))
    for unit in _MOVING_UNITS:
        wanted[1:-1, FACE_UNITS.index(unit)] = random.choice([0, 0, 0.7], count)
    face = moved_between(wanted, pts, random)
    return MadeSigning(
        pts,
        rotations.astype(np.float32),
        face.astype(np.float32),
        betas.astype(np.float32),
        _camera(model, betas, size, random),
    )


def held_poses(
    model: BodyModel, betas: np.ndarray, random: np.random.Generator, count: int
) -> Iterator[np.ndarray]:
    """Poses (55, 3) with both hands somewhere in signing space."""
    for _ in range(count):
        yield _pose(model, betas, random, "")


def rest_pose(random: np.random.Generator) -> np.ndarray:
    """(55, 3): arms hang beside the body, fingers a little bent."""
    rotations = np.zeros((55, 3))
    for side, sign in _SIDES:
        _hang(rotations, side, sign, random)
    return rotations


def _hang(rotations: np.ndarray, side: str, sign: int, random: np.random.Generator) -> None:
    turns = {
        "shoulder": (0.0, random.normal(-0.1, 0.05), random.uniform(-1.35, -1.2)),
        "elbow": (0.0, random.uniform(-0.5, -0.2), 0.0),
    }
    for joint, (x, y, z) in turns.items():
        rotations[JOINT_NAMES.index(f"{side}_{joint}")] = (x, sign * y, sign * z)
    _bend_fingers(rotations, side, sign, np.full(5, 0.3))


def _pose(
    model: BodyModel, betas: np.ndarray, random: np.random.Generator, idle: str
) -> np.ndarray:
    """(55, 3): both hands, or one, somewhere in signing space."""
    rotations = np.zeros((55, 3))
    for joint, spread in (("pelvis", 0.04), ("spine3", 0.03), ("neck", 0.07), ("head", 0.1)):
        rotations[JOINT_NAMES.index(joint)] = random.normal(0, spread, 3)
    joints = rest_joints(model, betas)
    for side, sign in _SIDES:
        if side == idle:
            _hang(rotations, side, sign, random)
            continue
        _raise_arm(rotations, joints, side, sign, random)
        shape = HANDSHAPES[random.integers(len(HANDSHAPES))]
        bend = np.clip(np.array(shape) + random.normal(0, 0.05, 5), 0, 1)
        _bend_fingers(rotations, side, sign, bend)
    return rotations


def _raise_arm(
    rotations: np.ndarray,
    joints: np.ndarray,
    side: str,
    sign: int,
    random: np.random.Generator,
) -> None:
    """Put a wrist in signing space, in an arm whose elbow hangs down and somewhat outwards."""
    shoulder, elbow, wrist = (joints[JOINT_NAMES.index(f"{side}_{n}")] for n in _ARM)
    upper, fore = np.linalg.norm(elbow - shoulder), np.linalg.norm(wrist - elbow)
    # Outward, up and forward from the shoulder, metres: neutral space, chest, face.
    away = random.uniform((-0.16, -0.36, 0.15), (0.10, 0.14, 0.40)) * (sign, 1, 1)
    reach = np.clip(np.linalg.norm(away), 0.45 * (upper + fore), 0.95 * (upper + fore))
    along = away / np.linalg.norm(away)
    half = (upper**2 - fore**2 + reach**2) / (2 * reach)
    bow = np.sqrt(max(upper**2 - half**2, 1e-6))
    down = np.array([0.0, -0.9, -0.45])
    down -= along * (down @ along)
    down /= np.linalg.norm(down)
    swivel = np.radians(random.normal(30, 12)) + 1.2 * max(away[1], -0.1)
    out = np.cross(along, down)
    out *= np.sign(out[0]) * sign
    bent = np.cos(swivel) * down + np.sin(swivel) * out
    x = sign * (half * along + bow * bent) / upper
    f = sign * (reach * along - half * along - bow * bent) / fore
    hinge = np.cross(f, x) * sign
    hinge /= np.linalg.norm(hinge)
    frame = np.stack([x, hinge, np.cross(x, hinge)], axis=1)
    bend = Rotation.from_rotvec([0, -sign * np.arccos(np.clip(x @ f, -1, 1)), 0])
    twist = Rotation.from_rotvec([random.normal(0.2, 0.5), 0, 0])
    turns = {
        "shoulder": Rotation.from_matrix(frame).as_rotvec(),
        "elbow": (bend * twist).as_rotvec(),
        "wrist": (0.0, sign * random.normal(0, 0.2), sign * random.normal(0.1, 0.3)),
    }
    for joint, turn in turns.items():
        rotations[JOINT_NAMES.index(f"{side}_{joint}")] = turn


def _bend_fingers(rotations: np.ndarray, side: str, sign: int, bend: np.ndarray) -> None:
    """Bend thumb and fingers, each by 0 (straight) to 1 (closed)."""
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


def moved_between(keys: np.ndarray, pts: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Move from key to key: minimum jerk for 0.28 to 0.5 s, then hold until the next one."""
    starts = np.cumsum(random.uniform(0.5, 0.7, len(keys))) - 0.3
    starts[-1] = pts[-1] - 0.75
    lengths = random.uniform(0.28, 0.5, len(keys))
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
