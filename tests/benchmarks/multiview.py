"""How right the depth is that one camera gives, seen by two other cameras of the same take.

The joints of the fit to the front view are projected into the view of half a right angle and the
side view by scaled-orthographic cameras that suit them best, and compared with what MediaPipe sees
there. MediaPipe's own world landmarks, with the depth that it gives to hands, are measured beside
them in the same way. Errors are in per cent of the shoulder width: of elbows and wrists, and of
finger tips relative to the wrist.

The recordings are not part of the project: ``clips_multiview/<take>_1.mp4`` (front), ``_2`` and
``_3`` of the data folder.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from scipy.optimize import least_squares  # noqa: TID253 - tests have no start-up time
from scipy.spatial.transform import Rotation  # noqa: TID253

from app.body.fitting.take import fit_take
from app.body.kinematics import forward_kinematics
from app.body.places import Places, hand_points
from app.capture.video import VideoFile
from app.cli.bench import Measure
from app.core.progress import Silent
from app.extraction.cleaning import clean_landmarks
from app.extraction.landmarks import extract_landmarks
from lexicon_db.tracks import HandFlag, LandmarkTrack
from tests.benchmarks.data import DATA
from tests.benchmarks.filming import body

_VIEWS = {"half side": ("2", (-75.0, -10.0)), "side": ("3", (-125.0, -55.0))}
_ARM = (11, 12, 13, 14, 15, 16)
_TIPS = (4, 8, 12, 16, 20)
_AXES = np.array([1.0, -1.0, -1.0])
_FEWEST = 50
#: Body and each hand weigh the same.
_WEIGHTS = np.r_[np.full(6, 1 / 6), np.full(42, 1 / 21)]
_RATIO = 0.68


@dataclasses.dataclass(frozen=True)
class Errors:
    """Mean errors in per cent of the shoulder width, and how far the camera seems turned."""

    body: float
    tips: float
    turn: float


def measures() -> Iterator[Measure]:
    """Errors and jitter of the fit, next to MediaPipe's own."""
    takes = sorted((DATA / "clips_multiview").glob("*_1.mp4"))
    if not takes:
        yield Measure(f"takes left out: no {DATA / 'clips_multiview'}", 0, "takes")
        return
    ours, theirs, shaking = [], [], []
    for front in takes:
        landmarks = _landmarks(front)
        tracks = fitted(landmarks), detected(landmarks)
        seen = [
            _landmarks(front.with_name(front.name.replace("_1", f"_{v}")))
            for v, _ in _VIEWS.values()
        ]
        ours.append([view_errors(tracks[0], landmarks, view) for view in seen])
        theirs.append([view_errors(tracks[1], landmarks, view) for view in seen])
        shaking.append([jitter(track) for track in tracks])
    ratios = []
    for number, (name, (_, turned)) in enumerate(_VIEWS.items()):
        for part in ("body", "tips"):
            error, baseline = (
                float(np.mean([getattr(take[number], part) for take in takes_of]))
                for takes_of in (ours, theirs)
            )
            ratios.append(error / baseline)
            yield Measure(
                f"{part} error from the {name}",
                error,
                "% of shoulder width",
                baseline=baseline,
                compared_with="MediaPipe world landmarks",
            )
        turn = float(np.median([take[number].turn for take in ours]))
        yield Measure(f"camera of the {name}", turn, "degrees", least=turned[0], most=turned[1])
    yield Measure("mean error relative to MediaPipe", float(np.mean(ratios)), "", most=_RATIO)
    for part, (mine, other) in zip(
        ("wrists", "finger tips"), np.mean(shaking, axis=0).T, strict=True
    ):
        yield Measure(
            f"jitter of {part}",
            float(mine),
            "% of shoulder width per frame^2",
            most=float(other),
            baseline=float(other),
            compared_with="MediaPipe world landmarks",
        )


def fitted(landmarks: LandmarkTrack) -> np.ndarray:
    """(T, 48, 3) arms and hands of the fit in camera axes, nan where a hand was not seen."""
    cleaned = clean_landmarks(landmarks)
    fit = fit_take(cleaned, body(), Silent())
    shape = {"betas": fit.betas, "hand_scale": fit.hand_scale}
    turns, move = fit.rotations.astype(np.float64), fit.translation.astype(np.float64)
    world, joints = forward_kinematics(body(), turns, translation=move, **shape)
    hands = hand_points(Places(body()), world, joints, **shape)
    hands = np.where(_known(cleaned)[..., None, None], hands, np.nan)
    return _stacked(joints[:, 16:22], hands) * _AXES


def detected(landmarks: LandmarkTrack) -> np.ndarray:
    """(T, 48, 3) MediaPipe's world landmarks, and its hands on their wrists, in pixels."""
    pose, world = landmarks.pose.astype(np.float64), landmarks.pose_world.astype(np.float64)
    across = np.nanmedian(np.linalg.norm(world[:, 11, :2] - world[:, 12, :2], axis=-1))
    arms = world[:, _ARM, :3] * (_shoulder_width(pose) / across)
    hands = landmarks.hands.astype(np.float64)
    hands = hands - hands[:, :, :1] + arms[:, 4:6, None]
    return _stacked(arms, np.where(_known(landmarks)[..., None, None], hands, np.nan))


def view_errors(track: np.ndarray, front: LandmarkTrack, view: LandmarkTrack) -> Errors:
    """Errors of a track (T, 48, 3) against the points that another view shows."""
    count = min(len(track), len(view.pts))
    track, ahead, seen = track[:count], _seen(front)[:count], _seen(view)[:count]
    known = np.isfinite(track).all(axis=-1) & np.isfinite(seen).all(axis=-1)
    if known.sum() < _FEWEST:
        return Errors(np.nan, np.nan, np.nan)
    weights = np.broadcast_to(_WEIGHTS, known.shape)[known]
    points = track * (seen[known].std(axis=0).max() / track[known].std(axis=0).max())
    scale, turn, shift = _camera(points[known], seen[known], weights)
    unit = _shoulder_width(front.pose) * _zoom(ahead, seen)
    flat = scale * points @ turn[:2].T + shift
    body_off = np.linalg.norm(flat[:, 2:6] - seen[:, 2:6], axis=-1)
    hands = (flat - seen)[:, 6:].reshape(count, 2, 21, 2)
    tips_off = np.linalg.norm((hands - hands[:, :, :1])[:, :, _TIPS], axis=-1)
    angle = np.degrees(np.arctan2(-turn[2, 0], turn[2, 2]))
    return Errors(
        100 * float(np.nanmean(body_off)) / unit,
        100 * float(np.nanmean(tips_off)) / unit,
        float(angle),
    )


def jitter(track: np.ndarray) -> tuple[float, float]:
    """Usual second difference of wrists, and of finger tips from their wrist."""
    width = np.nanmedian(np.linalg.norm(track[:, 0] - track[:, 1], axis=-1))
    hands = track[:, 6:].reshape(len(track), 2, 21, 3)
    tips = (hands - hands[:, :, :1])[:, :, _TIPS]
    wrists, fingers = (
        148.26 * float(np.nanmedian(np.abs(np.diff(points, 2, axis=0)))) / float(width)
        for points in (track[:, 4:6], tips)
    )
    return wrists, fingers


def _camera(
    points: np.ndarray, seen: np.ndarray, weights: np.ndarray
) -> tuple[float, np.ndarray, np.ndarray]:
    """The static scaled-orthographic camera that suits best: scale, rotation, shift."""
    step = max(1, len(points) // 600)
    points, seen, weights = points[::step], seen[::step], weights[::step]
    size = np.sqrt(np.average((seen - seen.mean(axis=0)) ** 2, axis=0, weights=weights).sum())

    def placed(vector: np.ndarray) -> tuple[float, np.ndarray, np.ndarray, np.ndarray]:
        turn = Rotation.from_rotvec(vector).as_matrix()
        flat = points @ turn[:2].T
        robust = np.ones(len(flat))
        for _ in range(4):
            share = (weights * robust / (weights * robust).sum())[:, None]
            middle, target = (share * flat).sum(axis=0), (share * seen).sum(axis=0)
            across = flat - middle
            fit = (share * across * (seen - target)).sum() / (share * across**2).sum()
            off = fit * across - (seen - target)
            away = np.linalg.norm(off, axis=1)
            robust = np.minimum(1, 2 * np.median(away) / np.maximum(away, 1e-9))
        return fit, turn, target - fit * middle, off

    def residual(vector: np.ndarray) -> np.ndarray:
        return (placed(vector)[3] * np.sqrt(weights)[:, None] / size).ravel()

    best = min(
        (
            least_squares(
                residual, [0, np.radians(angle), 0], loss="soft_l1", f_scale=0.05, max_nfev=30
            )
            for angle in (-100, -45, 45, 100)
        ),
        key=lambda found: found.cost,
    )
    return placed(best.x)[:3]


def _zoom(ahead: np.ndarray, seen: np.ndarray) -> float:
    """How much larger a view shows the signer than the front view, by heights, which both share."""
    known = np.isfinite(ahead).all(axis=-1) & np.isfinite(seen).all(axis=-1)
    across = np.c_[ahead[known], np.ones(known.sum())]
    robust = np.ones(len(across))
    slopes = np.zeros(3)
    for _ in range(8):
        root = np.sqrt(robust)
        slopes = np.linalg.lstsq(across * root[:, None], seen[known][:, 1] * root, rcond=None)[0]
        off = np.abs(seen[known][:, 1] - across @ slopes)
        robust = np.minimum(1, 2 * np.median(off) / np.maximum(off, 1e-9))
    return float(abs(slopes[1]))


def _landmarks(clip: Path) -> LandmarkTrack:
    with VideoFile(clip) as video:
        return extract_landmarks(video, progress=Silent())


def _seen(landmarks: LandmarkTrack) -> np.ndarray:
    """(T, 48, 2) arms and hands in the picture, nan where they are not seen."""
    arms = landmarks.pose[:, _ARM, :2].astype(np.float64)
    arms[landmarks.pose[:, _ARM, 3] < 0.5] = np.nan
    hands = landmarks.hands[..., :2].astype(np.float64)
    near = landmarks.pose[:, 15:17, 3] >= 0.5
    return _stacked(arms, np.where((_known(landmarks) & near)[..., None, None], hands, np.nan))


def _known(landmarks: LandmarkTrack) -> np.ndarray:
    return ~np.isin(landmarks.flags, (HandFlag.MISSING, HandFlag.REJECTED))


def _stacked(arms: np.ndarray, hands: np.ndarray) -> np.ndarray:
    return np.concatenate([arms, hands.reshape(len(hands), 42, -1)], axis=1)


def _shoulder_width(pose: np.ndarray) -> float:
    return float(np.nanmedian(np.linalg.norm(pose[:, 11, :2] - pose[:, 12, :2], axis=-1)))
