"""Whether random utterances could be signed by a body: bones, joints, touches, speed, overlap.

Arm and hand are one chain of joints, so that no gap can open at a wrist that the lengths of the
bones would not show.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial

import numpy as np
from numpy.typing import NDArray

from app.body.anchors import AnchorFrame
from app.body.contacts import contact_gaps
from app.body.kinematics import FINGER_JOINTS, PARENTS, WRISTS
from app.body.places import Places, hand_points
from app.body.retargeting import retarget
from app.cli.bench import Measure
from app.motion.assembly import Sign, assemble
from app.motion.metrics import speeds
from app.motion.rotations import exp
from app.motion.trajectory import Origin, Trajectory
from lexicon_db.tracks import JOINT_NAMES
from tests.benchmarks.filming import body
from tests.benchmarks.seams import letters, real_signs

Floats = NDArray[np.float64]

_UTTERANCES = 60
_SIGNS = (3, 7)
_FLUENCIES = (0.0, 0.5, 1.0)
#: A joint is as no body has it if each rotation that recordings show is this far away (rad).
_FAR = np.radians(30)
#: A touch is lost if its places are this much further apart than recorded (m).
_APART = 0.010
#: Bodies may overlap this much more (m) than in the recorded frames beside a gap.
_OVERLAP = 0.005
_FINGER_RADIUS = 0.007
_NEAR = 0.06
_TRUNK = [
    JOINT_NAMES.index(name)
    for name in ("pelvis", "spine1", "spine2", "spine3", "neck", "head", "jaw")
]
_ARMS = [
    JOINT_NAMES.index(f"{side}_{bone}")
    for side in ("left", "right")
    for bone in ("shoulder", "elbow", "wrist")
]
_LIMITED = [*_ARMS, *(joint for fingers in FINGER_JOINTS for joint in range(55)[fingers])]


@dataclass
class _Found:
    """What was found so far.

    Attributes:
        stretch: Largest change of the length of a bone (m).
        frames: All frames.
        beyond: Those in which a joint is as in no recording.
        touches: Touches that recordings have.
        lost: Those that the utterance no longer has.
        fastest: Fastest wrist (m/s).
        gap_frames: Frames of transitions.
        overlapping: Those of them in which more overlaps than beside the gap.
    """

    stretch: float = 0.0
    frames: int = 0
    beyond: int = 0
    touches: int = 0
    lost: int = 0
    fastest: float = 0.0
    gap_frames: int = 0
    overlapping: int = 0


class _Poses:
    """The rotations that joints have in recordings (T, 55, 3)."""

    def __init__(self, rotations: NDArray[np.float32]) -> None:
        from scipy.spatial import cKDTree

        self._trees = [cKDTree(exp(rotations[:, joint])) for joint in _LIMITED]

    def away(self, rotations: Floats) -> Floats:
        """Angles (T, N) between joints and the nearest that was recorded."""
        found = []
        for joint, tree in zip(_LIMITED, self._trees, strict=True):
            turned = exp(rotations[:, joint])
            chord = np.minimum(tree.query(turned)[0], tree.query(-turned)[0])
            found.append(4 * np.arcsin(np.clip(chord / 2, 0, 1)))
        return np.stack(found, axis=1)


def measures(utterances: int = _UTTERANCES) -> Iterator[Measure]:
    """Random utterances of real signs, or of the sample's letters where there are none."""
    signs = real_signs()
    name = f"{utterances} utterances of {'real signs' if signs else 'letters'}"
    signs = signs or letters()
    found, fastest = _found(signs, utterances)
    yield Measure(f"change of the length of bones, {name}", 1000 * found.stretch, "mm", most=0.01)
    yield Measure(
        f"frames with a joint 30 degrees off all recordings, {name}",
        100 * found.beyond / found.frames,
        "%",
        most=1,
    )
    yield Measure(f"touches lost, {name}", found.lost, f"of {found.touches}", most=0)
    yield Measure(
        f"fastest wrist, {name}",
        found.fastest,
        "m/s",
        most=1.2 * fastest,
        baseline=fastest,
        compared_with="fastest recorded",
    )
    share = 100 * found.overlapping / max(found.gap_frames, 1)
    yield Measure(f"frames of gaps that newly overlap by 5 mm, {name}", share, "%", most=2)


def _found(signs: Sequence[Sign], utterances: int) -> tuple[_Found, float]:
    fastest = max(speeds(s.motion.pts, _wrists(s.motion.rotations)).max() for s in signs)
    poses = _Poses(np.concatenate([sign.motion.rotations for sign in signs]))
    random = np.random.default_rng(0)
    found = _Found()
    for number in range(utterances):
        picked = [
            signs[index] for index in random.integers(len(signs), size=random.integers(*_SIGNS))
        ]
        plain = assemble(picked)
        made = assemble(picked, fluency=_FLUENCIES[number % len(_FLUENCIES)])
        _look_at(plain, made, poses, found)
    return found, float(fastest)


def _look_at(plain: Trajectory, made: Trajectory, poses: _Poses, found: _Found) -> None:
    rotations = retarget(made.motion, body())
    world, joints = _frame().posed(rotations)
    found.stretch = max(found.stretch, _stretch(joints))
    found.frames += len(rotations)
    found.beyond += int((poses.away(rotations) > _FAR).any(axis=1).sum())
    found.fastest = max(found.fastest, float(speeds(made.pts, joints[:, list(WRISTS)]).max()))
    _count_touches(plain, made, rotations, found)
    _count_overlaps(made, world, joints, found)


def _stretch(joints: Floats) -> float:
    child = np.arange(1, joints.shape[1])
    lengths = np.linalg.norm(joints[:, child] - joints[:, np.array(PARENTS)[child]], axis=-1)
    return float(np.ptp(lengths, axis=0).max())


def _count_touches(plain: Trajectory, made: Trajectory, rotations: Floats, found: _Found) -> None:
    """Recorded frames follow one another in both, so that the touches do as well."""
    recorded = _distances(plain, retarget(plain.motion, body()))
    shown = _distances(made, rotations)
    assert len(recorded) == len(shown)
    for before, after in zip(recorded, shown, strict=True):
        found.touches += 1
        found.lost += int(after > before + _APART)


def _distances(trajectory: Trajectory, rotations: Floats) -> list[float]:
    """How near each touch comes at its nearest (m)."""
    contacts = trajectory.motion.contacts
    gaps = contact_gaps(contacts, partial(_frame().where, *_frame().posed(rotations)))
    return [
        float(np.linalg.norm(gap[contact.first : contact.last + 1], axis=-1).min())
        for contact, gap in zip(contacts, gaps, strict=True)
    ]


def _count_overlaps(made: Trajectory, world: Floats, joints: Floats, found: _Found) -> None:
    gaps = np.flatnonzero(made.origin == Origin.TRANSITION)
    if not len(gaps):
        return
    depth = np.full(len(made.pts), np.nan)
    for start, end in _runs(gaps):
        frames = range(start - 1, end + 2)
        for frame in frames:
            if np.isnan(depth[frame]):
                depth[frame] = _overlap(world[frame], joints[frame])
        beside = max(depth[start - 1], depth[end + 1], 0.0)
        found.gap_frames += end - start + 1
        found.overlapping += int((depth[start : end + 1] > beside + _OVERLAP).sum())


def _runs(frames: NDArray[np.intp]) -> list[tuple[int, int]]:
    parts = np.split(frames, np.flatnonzero(np.diff(frames) > 1) + 1)
    return [(int(part[0]), int(part[-1])) for part in parts]


def _overlap(world: Floats, joints: Floats) -> float:
    """How deep (m) fingers are in head, torso or the other hand, in one pose; below 0 outside."""
    from scipy.spatial import cKDTree

    hands = hand_points(_places(), world[None], joints[None])[0]
    surface, normals = _trunk(world, joints)
    points = hands.reshape(-1, 3)
    away, nearest = cKDTree(surface).query(points)
    inward = -((points - surface[nearest]) * normals[nearest]).sum(-1)
    inside = np.where(away < _NEAR, inward + _FINGER_RADIUS, -np.inf).max()
    between = np.linalg.norm(hands[0, :, None] - hands[1], axis=-1).min()
    return float(max(inside, 2 * _FINGER_RADIUS - between))


def _trunk(world: Floats, joints: Floats) -> tuple[Floats, Floats]:
    """Surface of head and torso in a pose, (V, 3), and its normals."""
    rest, normals, weights, leading = _trunk_at_rest()
    turned = np.einsum("jab,vjb->vja", world[_TRUNK], rest) + joints[_TRUNK]
    surface = (weights[..., None] * turned).sum(axis=1)
    return surface, np.einsum("vab,vb->va", world[leading], normals)


@cache
def _trunk_at_rest() -> tuple[Floats, Floats, Floats, NDArray[np.intp]]:
    """Vertices of head and torso relative to its joints, their normals, weights, leading joint."""
    model = body()
    weights = model.weights[:, _TRUNK].astype(np.float64)
    vertices = np.flatnonzero(weights.sum(axis=1) > 0.8)
    corners = model.template[model.faces].astype(np.float64)
    across = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    normals = np.zeros((len(model.template), 3))
    for corner in range(3):
        np.add.at(normals, model.faces[:, corner], across)
    normals = normals[vertices]
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12)
    weights = weights[vertices]
    weights /= weights.sum(axis=1, keepdims=True)
    rest = model.template[vertices, None].astype(np.float64) - model.joint_template[_TRUNK]
    return rest, normals, weights, np.array(_TRUNK)[weights.argmax(axis=1)]


@cache
def _places() -> Places:
    return Places(body())


@cache
def _frame() -> AnchorFrame:
    return AnchorFrame(body(), _places())


def _wrists(rotations: NDArray[np.float32]) -> Floats:
    wrists: Floats = _frame().posed(rotations.astype(np.float64))[1][:, list(WRISTS)]
    return wrists
