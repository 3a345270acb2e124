"""How near the way from video to body comes to the truth, next to MediaPipe's own 3D.

Errors are mean distances (MPJPE) in camera axes without any alignment but the origin: body joints
(shoulders, elbows, wrists) relative to mid-shoulder in all frames, hand points relative to the
wrist where MediaPipe found the hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from app.body.fitting.take import fit_take
from app.body.kinematics import forward_kinematics
from app.body.places import Places, hand_points
from app.capture.video import VideoFile
from app.cli.bench import Measure
from app.core.progress import Silent
from app.extraction.cleaning import clean_landmarks
from app.extraction.landmarks import extract_landmarks
from lexicon_db.tracks import FitTrack, LandmarkTrack
from tests.benchmarks.filming import SEEDS, Filmed, body, demo_letters, made_up

_JOINTS = (16, 17, 18, 19, 20, 21)
_LANDMARKS = (11, 12, 13, 14, 15, 16)
_FIT_AXES = np.array([1.0, -1.0, -1.0])
#: At least 30 % less error than MediaPipe's own world landmarks.
_RATIO = 0.70


@dataclass(frozen=True)
class Errors:
    """Mean errors in millimetres."""

    body: float
    hand: float


def measures() -> Iterator[Measure]:
    """Errors on made-up signing that the fit was not tuned on, and on the demo's recordings."""
    for name, recordings in (
        ("made-up signing", (made_up(seed) for seed in SEEDS)),
        ("demo recordings", demo_letters()),
    ):
        ours, theirs = _mean_errors(recordings)
        for part in ("body", "hand"):
            error, baseline = getattr(ours, part), getattr(theirs, part)
            yield Measure(
                f"{part} error, {name}",
                error,
                "mm",
                most=_RATIO * baseline,
                baseline=baseline,
                compared_with="MediaPipe world landmarks",
            )


def errors(truth: Filmed, landmarks: LandmarkTrack) -> tuple[Errors, Errors]:
    """Errors of the fit to these landmarks, and of the landmarks' own 3D."""
    seen = np.isfinite(landmarks.hands_world[:, :, 0, 0])
    joints, hands = places(fit_take(clean_landmarks(landmarks), body(), Silent()))
    ours = _errors(truth, joints[:, _JOINTS], hands, seen)
    theirs = _errors(
        truth,
        landmarks.pose_world[:, _LANDMARKS, :3].astype(np.float64),
        landmarks.hands_world.astype(np.float64),
        seen,
    )
    return ours, theirs


def places(fit: FitTrack) -> tuple[np.ndarray, np.ndarray]:
    """Joints (T, 55, 3) and hand points (T, 2, 21, 3) of a fit in camera axes, metres."""
    shape = {"betas": fit.betas, "hand_scale": fit.hand_scale}
    rotations = fit.rotations.astype(np.float64)
    world, joints = forward_kinematics(body(), rotations, **shape)
    return joints * _FIT_AXES, hand_points(Places(body()), world, joints, **shape) * _FIT_AXES


def _mean_errors(recordings: Iterable[Filmed]) -> tuple[Errors, Errors]:
    found = []
    for truth in recordings:
        with VideoFile(truth.video) as video:
            landmarks = extract_landmarks(video, progress=Silent())
        found.append([(e.body, e.hand) for e in errors(truth, landmarks)])
    ours, theirs = np.mean(found, axis=0)
    return Errors(*ours), Errors(*theirs)


def _errors(truth: Filmed, joints: np.ndarray, hands: np.ndarray, seen: np.ndarray) -> Errors:
    true_joints = truth.joints[:, _JOINTS]
    body_error = np.linalg.norm(_from_chest(joints) - _from_chest(true_joints), axis=-1)
    hand_error = np.linalg.norm(_from_wrist(hands) - _from_wrist(truth.hands), axis=-1)
    return Errors(1000 * float(body_error.mean()), 1000 * float(hand_error[seen].mean()))


def _from_chest(joints: np.ndarray) -> np.ndarray:
    relative: np.ndarray = joints - joints[:, :2].mean(axis=1, keepdims=True)
    return relative


def _from_wrist(hands: np.ndarray) -> np.ndarray:
    relative: np.ndarray = hands - hands[:, :, :1]
    return relative
