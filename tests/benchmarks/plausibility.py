"""Whether random utterances could be signed by a body: bones, joints, touches, speed, overlap.

1,000 utterances of 3 to 6 real signs, drawn with one seed, at fluency 0, 0.5 and 1 in turn, after
the arms are solved for the default body. What is counted:

- Bones: the largest change of the length of any bone over an utterance. Arm and hand are one chain
  of joints, so that no gap can open at a wrist that the lengths of the bones would not show.
- Joints: frames in which any joint of an arm or a hand is more than 30 degrees away from each
  rotation that this joint has in any recorded frame of these signs. No table of anatomical limits
  is used: the tracks of the signs themselves exceed those that are published.
- Touches lost: touches that recordings have whose places come no nearer to each other than as
  recorded plus 10 mm, over the frames of the touch.
- Fastest wrist: from frame to frame, against the fastest in the recordings.
- Overlap: frames of transitions in which a finger is 5 mm deeper in head, torso or the other hand
  than in the recorded frames beside the gap; depth as ``app.motion.overlap`` looks it up.

The limits of joints and of overlap were defined like this after a first look at results, because
recorded frames themselves break the stricter ones (a hand that lies in the body by 5 mm, a finger
beyond its limit).
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
from app.body.places import Places
from app.body.retargeting import retarget
from app.cli.bench import Measure
from app.motion.assembly import Sign, assemble
from app.motion.metrics import speeds
from app.motion.overlap import overlap
from app.motion.rotations import exp
from app.motion.trajectory import Origin, Trajectory
from lexicon_db.tracks import JOINT_NAMES
from tests.benchmarks.filming import body
from tests.benchmarks.seams import letters, real_signs

Floats = NDArray[np.float64]

_UTTERANCES = 1000
_SIGNS = (3, 7)
_FLUENCIES = (0.0, 0.5, 1.0)
#: A joint is as no body has it if each rotation that recordings show is this far away (rad).
_FAR = np.radians(30)
#: Recorded poses are looked through in steps of this before all are.
_THIN = 6
#: A touch is lost if its places are this much further apart than recorded (m).
_APART = 0.010
#: Bodies may overlap this much more (m) than in the recorded frames beside a gap.
_OVERLAP = 0.005
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

        self._trees = [cKDTree(_both(exp(rotations[:, joint]))) for joint in _LIMITED]
        thin = rotations[::_THIN]
        self._few = [cKDTree(_both(exp(thin[:, joint]))) for joint in _LIMITED]

    def far(self, rotations: Floats) -> NDArray[np.bool_]:
        """Which joints (T, N) are further than ``_FAR`` from all that was recorded."""
        chord = 2 * np.sin(_FAR / 4)
        found = []
        for joint, few, tree in zip(_LIMITED, self._few, self._trees, strict=True):
            turned = exp(rotations[:, joint])
            far = np.isinf(few.query(turned, distance_upper_bound=chord)[0])
            if far.any():
                far[far] = np.isinf(tree.query(turned[far], distance_upper_bound=chord)[0])
            found.append(far)
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
    joints = _frame().posed(rotations)[1]
    found.stretch = max(found.stretch, _stretch(joints))
    found.frames += len(rotations)
    found.beyond += int(poses.far(rotations).any(axis=1).sum())
    found.fastest = max(found.fastest, float(speeds(made.pts, joints[:, list(WRISTS)]).max()))
    _count_touches(plain, made, rotations, found)
    _count_overlaps(made, rotations, found)


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


def _count_overlaps(made: Trajectory, rotations: Floats, found: _Found) -> None:
    gaps = np.flatnonzero(made.origin == Origin.TRANSITION)
    if not len(gaps):
        return
    depth = overlap(rotations.astype(np.float32))
    for start, end in _runs(gaps):
        beside = max(depth[start - 1], depth[end + 1], 0.0)
        found.gap_frames += end - start + 1
        found.overlapping += int((depth[start : end + 1] > beside + _OVERLAP).sum())


def _both(quaternions: Floats) -> Floats:
    """Quaternions in both signs: either is the same rotation."""
    return np.concatenate([quaternions, -quaternions])


def _runs(frames: NDArray[np.intp]) -> list[tuple[int, int]]:
    parts = np.split(frames, np.flatnonzero(np.diff(frames) > 1) + 1)
    return [(int(part[0]), int(part[-1])) for part in parts]


@cache
def _places() -> Places:
    return Places(body())


@cache
def _frame() -> AnchorFrame:
    return AnchorFrame(body(), _places())


def _wrists(rotations: NDArray[np.float32]) -> Floats:
    wrists: Floats = _frame().posed(rotations.astype(np.float64))[1][:, list(WRISTS)]
    return wrists
