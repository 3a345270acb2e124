"""What composing does to recorded frames, and how smooth its seams are beside recordings."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

import numpy as np

from app.body.kinematics import forward_kinematics
from app.body.normalization import motion_of_rotations
from app.cli.bench import Measure
from app.core.paths import resource
from app.interchange.smplx_npz import SmplxMotion, read_motion
from app.motion.assembly import Sign, assemble
from app.motion.metrics import seam_speed_jumps, usual_speed_change
from app.motion.phases import find_phases
from app.motion.trajectory import Trajectory
from lexicon_db.records import Hand, Phases
from lexicon_db.tracks import LEFT, RIGHT, MotionTrack
from tests.benchmarks.data import DATA
from tests.benchmarks.filming import body

_UTTERANCES, _SIGNS = 12, 10
_WRISTS = (20, 21)
_LEGS = (1, 2, 4, 5, 7, 8, 10, 11)


def measures() -> Iterator[Measure]:
    """Exactness and seams of utterances of the sample's letters, and of real signs if there."""
    for name, signs in (("letters of the sample", letters()), ("real signs", real_signs())):
        if signs:
            yield from _measured(name, signs)


def letters() -> list[Sign]:
    """The sample lexicon's signs."""
    text = resource("sample_lexicon", "provenance.json").read_text(encoding="utf-8")
    signs = []
    for known in json.loads(text)["letters"]:
        file = read_motion(resource("sample_lexicon", f"{known['letter']}.npz"))
        phases = Phases(*known["phases"])
        signs.append(Sign(_motion(file), phases, Hand.RIGHT, known["letter"]))
    return signs


def real_signs() -> list[Sign]:
    """Isolated signs of real signers; empty where there are none."""
    signs = []
    for path in sorted((DATA / "smplx" / "words").glob("*.npz"))[::4]:
        motion = _motion(read_motion(path), legs=False)
        travel = np.nan_to_num(np.ptp(motion.anchors[:, :, 0, 1], axis=0))
        dominance = Hand.LEFT if travel[LEFT] > 1.5 * travel[RIGHT] else Hand.RIGHT
        signs.append(Sign(motion, find_phases(motion, dominance), dominance, path.stem))
    return signs


def _motion(file: SmplxMotion, *, legs: bool = True) -> MotionTrack:
    rotations = file.poses.reshape(len(file.poses), 55, 3).astype(np.float32)
    if not legs:
        rotations[:, _LEGS] = 0
    pts = np.arange(len(rotations)) / file.fps
    return motion_of_rotations(pts, rotations, file.face, body())


def _measured(name: str, signs: Sequence[Sign]) -> Iterator[Measure]:
    recordings = [(sign.motion.pts, _wrists(sign.motion.rotations)) for sign in signs]
    usual = usual_speed_change(recordings, 95)
    random = np.random.default_rng(0)
    jumps, changed = [], 0
    for _ in range(_UTTERANCES):
        picked = [signs[number] for number in random.choice(len(signs), _SIGNS, replace=False)]
        made = assemble(picked)
        changed += _changed_frames(picked, made)
        jumps.append(seam_speed_jumps(made.pts, _wrists(made.rotations), made.origin).ravel())
    found = np.concatenate(jumps)
    yield Measure(f"recorded frames that composing changed, {name}", changed, "frames", most=0)
    yield Measure(
        f"wrist speed jump at seams, 95th percentile, {name}",
        float(np.percentile(found, 95)),
        "m/s",
        most=usual,
        baseline=usual,
        compared_with="95th percentile inside recordings",
    )
    within = 100 * float((found <= usual).mean())
    yield Measure(f"seams within what is usual in recordings, {name}", within, "%", least=95)


def _changed_frames(signs: Sequence[Sign], made: Trajectory) -> int:
    changed = 0
    for sign, span in zip(signs, made.spans, strict=True):
        kept = made.rotations[span.first : span.last + 1]
        offset = _place(sign.motion.rotations, kept[0])
        recorded = sign.motion.rotations[offset : offset + len(kept)]
        changed += int((recorded != kept).any(axis=(1, 2)).sum()) if len(recorded) else len(kept)
    return changed


def _place(recorded: np.ndarray, first: np.ndarray) -> int:
    """The recorded frame that equals the first one kept; the number of frames if none does."""
    same = np.flatnonzero((recorded == first).all(axis=(1, 2)))
    return int(same[0]) if len(same) else len(recorded)


def _wrists(rotations: np.ndarray) -> np.ndarray:
    joints = forward_kinematics(body(), rotations.astype(np.float64))[1]
    wrists: np.ndarray = joints[:, _WRISTS]
    return wrists
