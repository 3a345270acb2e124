"""Sentences of dictionary recordings beside the same sentences as people signed them.

The real sentences are cut out of conversations: they begin with the first sign and end with the
last, and their hands are nowhere at rest. So the first sign is trimmed to the start of its stroke
and the last to the end of its own, as a person who composes a part of a text would do. What the
sentences measure with the ways from and to rest, as they are composed by themselves, is told
beside; the peer keeps what its own trimming leaves. The time over which arms are undershot
(``app.motion.edges``) was chosen so that the jerk of these sentences is that of the real ones.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.body.kinematics import forward_kinematics
from app.cli.bench import Measure
from app.interchange.pose import read_pose
from app.motion.assembly import Sign, assemble
from app.motion.trajectory import Trajectory
from lexicon_db.tracks import HandFlag
from tests.benchmarks import plausibility
from tests.benchmarks.dictionary_sentences import Sentence, sentences
from tests.benchmarks.filming import body

_RATE = 25.0
_SHOULDERS, _WRISTS = [16, 17], [20, 21]
_PICTURE_SHOULDERS, _PICTURE_WRISTS = [11, 12], [15, 16]
_PEER = "spoken-to-signed"
_UNSEEN = (HandFlag.MISSING, HandFlag.REJECTED)


@dataclass(frozen=True)
class Flow:
    """How a sentence flows, both wrists pooled, in the plane of the picture.

    Attributes:
        seconds: Its length.
        travel: Way of the wrists in shoulder widths.
        speed: 99th percentile of their speed in shoulder widths/s.
        jerk: Mean of their third derivative in shoulder widths/s^3.
        unseen: Share of frames in which neither hand was seen.
    """

    seconds: float
    travel: float
    speed: float
    jerk: float
    unseen: float


#: What is measured of each sentence: name, unit, and the most and least of it that is wanted.
_WANTED = (
    ("length", "x real", 0.8, 1.5),
    ("travel of the wrists", "x real", None, 2.5),
    ("wrist speed, 99th percentile", "shoulder widths/s", None, 8.5),
    ("mean jerk of the wrists", "x real", None, 1.6),
    ("frames without a hand, more than real", "share", None, 0.05),
)


def measures() -> Iterator[Measure]:
    """How sentences flow, with the peer beside them where it is; then whether all is plausible."""
    found = list(sentences())
    if found:
        yield from _flow(found)
    else:
        yield Measure("sentences of dictionary recordings: none, set KINELEX_DATA", 0, "sentences")
    yield from plausibility.measures()


def _flow(found: Sequence[Sentence]) -> Iterator[Measure]:
    real = [_of_file(sentence.real) for sentence in found]
    ours = [_of_trajectory(assemble(_from_stroke(s.signs), fluency=1.0)) for s in found]
    compared = np.array([_compared(*pair) for pair in zip(real, ours, strict=True)])
    peer = _peer(found)
    theirs = None
    if peer:
        theirs = np.array([_compared(*pair) for pair in zip(real, peer, strict=True)])
    beside = _PEER if peer else f"{_PEER} is not installed"
    for number, (what, unit, least, most) in enumerate(_WANTED):
        yield Measure(
            f"{what}, median of {len(found)} sentences",
            float(np.median(compared[:, number])),
            unit,
            most=most,
            least=least,
            baseline=None if theirs is None else float(np.median(theirs[:, number])),
            compared_with=beside,
        )
    yield from _rested(found, real)
    yield Measure(
        "sentences in which all five are as wanted",
        float(_as_wanted(compared).sum()),
        f"of {len(found)}",
        baseline=None if theirs is None else float(_as_wanted(theirs).sum()),
        compared_with=beside,
    )


def _from_stroke(signs: Sequence[Sign]) -> list[Sign]:
    """The signs without the ways from rest to the first and from the last to rest."""
    first, *_, last = signs if len(signs) > 1 else (*signs, *signs)
    start = first.phases.stroke_start - first.phases.onset
    end = last.phases.offset - last.phases.stroke_end
    trimmed = list(signs)
    trimmed[0] = replace(trimmed[0], manner=replace(trimmed[0].manner, trim_start=start))
    trimmed[-1] = replace(trimmed[-1], manner=replace(trimmed[-1].manner, trim_end=end))
    return trimmed


def _rested(found: Sequence[Sentence], real: Sequence[Flow]) -> Iterator[Measure]:
    """The same sentences from rest to rest; told, not judged: the real ones have no rest."""
    ours = [_of_trajectory(assemble(sentence.signs, fluency=1.0)) for sentence in found]
    compared = np.array([_compared(*pair) for pair in zip(real, ours, strict=True)])
    for number, (what, unit, _, _) in enumerate(_WANTED):
        median = float(np.median(compared[:, number]))
        yield Measure(f"{what}, median, from rest to rest", median, unit)
    wanted = float(_as_wanted(compared).sum())
    yield Measure("sentences as wanted, from rest to rest", wanted, f"of {len(found)}")


def _as_wanted(compared: NDArray[np.float64]) -> NDArray[np.bool_]:
    least = np.array([-np.inf if low is None else low for *_, low, _ in _WANTED])
    most = np.array([high for *_, high in _WANTED])
    return np.asarray(((compared >= least) & (compared <= most)).all(axis=1))


def _compared(real: Flow, made: Flow) -> tuple[float, ...]:
    return (
        made.seconds / real.seconds,
        made.travel / real.travel,
        made.speed,
        made.jerk / real.jerk,
        made.unseen - real.unseen,
    )


def _of_trajectory(trajectory: Trajectory) -> Flow:
    even = trajectory.resampled(_RATE)
    joints = forward_kinematics(body(), even.rotations.astype(np.float64))[1]
    unseen = np.isin(even.motion.flags, _UNSEEN).all(axis=1)
    return _measured(joints[:, _SHOULDERS, :2], joints[:, _WRISTS, :2], unseen)


def _of_file(file: Path) -> Flow:
    track = read_pose(file)
    points = track.pose[:, :, :2].astype(np.float64)
    unseen = np.isin(track.flags, _UNSEEN).all(axis=1)
    return _measured(points[:, _PICTURE_SHOULDERS], points[:, _PICTURE_WRISTS], unseen)


def _measured(
    shoulders: NDArray[np.float64], wrists: NDArray[np.float64], unseen: NDArray[np.bool_]
) -> Flow:
    width = np.nanmedian(np.linalg.norm(shoulders[:, 0] - shoulders[:, 1], axis=-1))
    ways = np.linalg.norm(np.diff(wrists, axis=0), axis=-1) / width
    jerks = np.linalg.norm(np.diff(wrists, n=3, axis=0), axis=-1) / width * _RATE**3
    return Flow(
        seconds=len(wrists) / _RATE,
        travel=float(np.nansum(ways)),
        speed=float(np.nanpercentile(ways, 99) * _RATE),
        jerk=float(np.nanmean(jerks)),
        unseen=float(unseen.mean()),
    )


def _peer(found: Sequence[Sentence]) -> list[Flow] | None:
    """The same sentences as a program joins them that many use; None where it is not installed."""
    try:
        joining = import_module("spoken_to_signed.gloss_to_pose.concatenate")
        pose = import_module("pose_format").Pose
    except ImportError:
        return None
    flows = []
    for sentence in found:
        whole = pose.read(sentence.joined.read_bytes())
        parts = [joining.slice_pose(whole, first, end) for first, end in sentence.cuts]
        with contextlib.redirect_stdout(io.StringIO()):
            flows.append(_of_pose(joining.concatenate_poses(parts)))
    return flows


def _of_pose(pose: Any) -> Flow:
    points = np.ma.getdata(pose.body.data)[:, 0, :, :2].astype(np.float64)
    seen = np.asarray(pose.body.confidence)[:, 0] > 0
    points[~seen] = np.nan
    header = pose.header

    def places(joint: str) -> list[int]:
        sides = ("LEFT", "RIGHT")
        return [header.get_point_index("POSE_LANDMARKS", f"{side}_{joint}") for side in sides]

    roots = [
        header.get_point_index(f"{side}_HAND_LANDMARKS", "WRIST") for side in ("LEFT", "RIGHT")
    ]
    unseen = ~seen[:, roots].any(axis=1)
    return _measured(points[:, places("SHOULDER")], points[:, places("WRIST")], unseen)
