"""The same sign by different people: do their motion tracks agree, and do they find each other?

Made-up signs are performed by people of different build, who keep place and touch. From their exact
motion the tracks must come out the same on one body. Then two people sign each of many signs with
their own timing, sloppiness and leading hand, are found by a made-up detector with the faults of a
real one, and each sign of the one is looked for among those of the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import numpy as np

from app.body.kinematics import forward_kinematics
from app.body.normalization import motion_of_rotations, motion_track
from app.body.places import Places, hand_points
from app.body.retargeting import retarget
from app.cli.bench import Measure
from app.motion.similarity import distances, signature
from lexicon_db.tracks import (
    FACE_UNITS,
    JOINT_NAMES,
    FitTrack,
    HandFlag,
    LandmarkTrack,
    MotionTrack,
)
from tests.benchmarks.filming import body
from tests.benchmarks.made_landmarks import detected
from tests.benchmarks.made_signing import moved_between, rest_pose
from tests.benchmarks.made_touching import MadeTouching, made_build, made_sign
from tests.benchmarks.tracks import tracked

#: Thresholds were chosen on signs below 100; these were not looked at for that.
SIGNS = range(100, 132)
_EXACT_SIGNS = range(100, 108)
_PEOPLE = (1, 2, 3)
_FPS, _SECONDS = 30.0, 2.6
_HELD = 2
_WRISTS = (20, 21)
_TIPS = (4, 8, 12, 16, 20)
#: How sloppily a sign is signed again: radians of arms and of fingers.
_SLOPPY = (0.06, 0.10)
_LEFT_HANDED = 0.2


def measures() -> Iterator[Measure]:
    """Agreement of exact tracks, then finding the same sign among noisy ones."""
    wrists, tips, copied = _disagreement()
    for what, value, baseline in (
        ("same sign by people of other build, wrists", wrists, copied[0]),
        ("same sign by people of other build, finger tips", tips, copied[1]),
    ):
        yield Measure(
            what, value, "mm", most=3, baseline=baseline, compared_with="angles as signed"
        )
    ours, theirs, apart = _found_again()
    yield Measure("same sign signed anew, through a detector, wrists", apart, "mm")
    yield Measure(
        "signs found again by nearest neighbour",
        ours,
        f"of {2 * len(SIGNS)}",
        least=theirs + 1,
        baseline=theirs,
        compared_with="landmarks, shoulder-normalised",
    )


def _disagreement() -> tuple[float, float, tuple[float, float]]:
    """Mean distance in millimetres between the tracks of the same sign by several people."""
    off, copied = [], []
    for sign in _EXACT_SIGNS:
        own, tracks = [], []
        for person in _PEOPLE:
            performance = _in_build(_performed(sign, None), person)
            fit = _exact_fit(performance)
            track = motion_track(fit, _as_seen(fit), body())
            tracks.append(_points(retarget(track, body())))
            own.append(_points(performance.rotations))
        off.append(_apart(tracks))
        copied.append(_apart(own))
    wrists, tips = 1000 * np.mean(off, axis=0)
    return float(wrists), float(tips), tuple(1000 * np.mean(copied, axis=0))


def _points(rotations: np.ndarray) -> np.ndarray:
    """Wrists and finger tips (T, 12, 3) of the mean body, from mid-shoulder."""
    world, joints = forward_kinematics(body(), rotations.astype(np.float64))
    tips = hand_points(_places(), world, joints)[:, :, _TIPS].reshape(-1, 10, 3)
    found = np.concatenate([joints[:, _WRISTS], tips], axis=1)
    relative: np.ndarray = found - joints[:, [16, 17]].mean(axis=1, keepdims=True)
    return relative


@cache
def _places() -> Places:
    return Places(body())


def _apart(points: list[np.ndarray]) -> tuple[float, float]:
    """Mean distance of wrists and of tips between each two people, metres."""
    pairs = [(a, b) for k, a in enumerate(points) for b in points[:k]]
    off = np.mean([np.linalg.norm(a - b, axis=-1).mean(axis=0) for a, b in pairs], axis=0)
    return float(off[:2].mean()), float(off[2:].mean())


def _performed(sign: int, person: int | None) -> np.ndarray:
    """Rotations (T, 55, 3) of a sign by the mean body; a person signs it in a way of their own."""
    keys = made_sign(body(), sign, _HELD)
    random = np.random.default_rng([sign, 0 if person is None else person])
    rest = rest_pose(random)
    if person is not None:
        spread = np.zeros((55, 1))
        spread[12:22], spread[25:] = _SLOPPY[0], _SLOPPY[1]
        keys = keys + spread * random.normal(size=(1, 55, 3))
    seconds = _SECONDS if person is None else _SECONDS * random.uniform(0.85, 1.25)
    pts = np.arange(round(seconds * _FPS)) / _FPS
    return moved_between(np.stack([rest, *keys, rest]), pts * _SECONDS / seconds, random)


def _in_build(rotations: np.ndarray, person: int, *, mirror: bool = False) -> MadeTouching:
    """A performance by a person of their own build, who keeps place and touch."""
    pts = np.arange(len(rotations)) / _FPS
    face = np.zeros((len(pts), len(FACE_UNITS)), np.float32)
    turned = mirrored(rotations) if mirror else rotations
    motion = motion_of_rotations(pts, turned.astype(np.float32), face, body())
    betas, hand_scale = made_build(np.random.default_rng([person, 55]))
    own = retarget(motion, body(), betas, hand_scale)
    return MadeTouching(pts, own, betas, hand_scale, ())


def mirrored(rotations: np.ndarray) -> np.ndarray:
    """What the right hand did, the left hand does."""
    swapped = [name.replace("left_", "*").replace("right_", "left_") for name in JOINT_NAMES]
    order = [JOINT_NAMES.index(name.replace("*", "right_")) for name in swapped]
    exchanged: np.ndarray = rotations[:, order] * [1, -1, -1]
    return exchanged


def _exact_fit(performance: MadeTouching) -> FitTrack:
    count = len(performance.pts)
    return FitTrack(
        pts=performance.pts,
        body=body().hash,
        size=(1280, 720),
        focal=1280.0,
        betas=performance.betas.astype(np.float32),
        hand_scale=performance.hand_scale.astype(np.float32),
        rotations=performance.rotations.astype(np.float32),
        translation=np.tile(np.float32([0.0, -0.2, -1.9]), (count, 1)),
        face=np.zeros((count, len(FACE_UNITS)), np.float32),
    )


def _as_seen(fit: FitTrack) -> LandmarkTrack:
    """Landmarks of which only the flags are needed: both hands are always seen."""
    count = len(fit.pts)
    shapes = {"pose": (33, 4), "pose_world": (33, 4), "hands": (2, 21, 3), "face": (478, 3)}
    shapes |= {"hands_world": (2, 21, 3), "hand_scores": (2, 2)}
    empty = {name: np.zeros((count, *shape), np.float32) for name, shape in shapes.items()}
    flags = np.full((count, 2), HandFlag.MEASURED, np.uint8)
    return LandmarkTrack(pts=fit.pts, size=fit.size, flags=flags, **empty)


def _found_again() -> tuple[int, int, float]:
    """Signs whose nearest neighbour by the other person is the same sign: by motion, by landmarks.

    Also the mean distance of the wrists between the two people's tracks, where timing allows.
    """
    people: list[list[tuple[MotionTrack, LandmarkTrack]]] = [[], []]
    for sign in SIGNS:
        for number, takes in enumerate(people):
            takes.append(_take(sign, number + 1))
    signatures = [[signature(motion, body()) for motion, _ in takes] for takes in people]
    rows = [[_row(landmarks) for _, landmarks in takes] for takes in people]
    ours = theirs = 0
    for asked, among in ((0, 1), (1, 0)):
        for number in range(len(SIGNS)):
            near = distances(signatures[asked][number], signatures[among])
            ours += int(np.argmin(near)) == number
            near = _landmark_distances(rows[asked][number], np.stack(rows[among]))
            theirs += int(np.argmin(near)) == number
    return ours, theirs, _held_apart(people)


def _take(sign: int, person: int) -> tuple[MotionTrack, LandmarkTrack]:
    """A sign by a person as it comes out of a video, and the landmarks as detected."""
    random = np.random.default_rng([sign, person, 44])
    mirror = bool(person == 2 and random.random() < _LEFT_HANDED)
    performance = _in_build(_performed(sign, person), person, mirror=mirror)
    seen = detected(body(), performance, 1000 * person + sign)
    return tracked(seen.found)[1], seen.found


def _held_apart(people: list[list[tuple[MotionTrack, LandmarkTrack]]]) -> float:
    """Mean distance of the highest places of the wrists between two people, millimetres."""
    apart = []
    for (one, _), (other, _) in zip(*people, strict=True):
        mine, others = _tops(one), _tops(other)
        # Some lead with the left hand: then the sign is the same in the mirror.
        ways = np.stack([mine - others, mine - others[::-1] * [-1, 1, 1]])
        apart.append(np.linalg.norm(ways, axis=-1).mean(axis=1).min())
    return 1000 * float(np.mean(apart))


def _tops(motion: MotionTrack) -> np.ndarray:
    """(2, 3) where the wrists are on average in the tenth of the time in which each is highest."""
    wrists = _points(motion.rotations)[:, :2]
    high = wrists[..., 1] >= np.quantile(wrists[..., 1], 0.9, axis=0)
    return np.stack([wrists[high[:, hand], hand].mean(axis=0) for hand in (0, 1)])


def _row(landmarks: LandmarkTrack) -> np.ndarray:
    """(32, 84) points of both hands in shoulder widths from mid-shoulder; gaps are bridged."""
    shoulders = landmarks.pose[:, [11, 12], :2].astype(np.float64)
    width = np.median(np.linalg.norm(shoulders[:, 0] - shoulders[:, 1], axis=1))
    hands = landmarks.hands[..., :2].astype(np.float64)
    hands = (hands - shoulders.mean(axis=1)[:, None, None]) / width
    columns = hands.reshape(len(hands), -1)
    moments = np.linspace(0, len(columns) - 1, 32)
    row = np.zeros((32, columns.shape[1]))
    for number, column in enumerate(columns.T):
        known = np.flatnonzero(np.isfinite(column))
        if len(known):
            row[:, number] = np.interp(moments, known, column[known])
    return row


def _landmark_distances(row: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Dynamic time warping of the plain distance of all points."""
    costs = np.linalg.norm(row[None, :, None] - others[:, None], axis=-1)
    total = np.full((len(others), 33, 33), np.inf)
    total[:, 0, 0] = 0
    for i in range(32):
        for j in range(32):
            before = np.minimum(total[:, i, j], np.minimum(total[:, i, j + 1], total[:, i + 1, j]))
            total[:, i + 1, j + 1] = before + costs[:, i, j]
    return np.asarray(total[:, -1, -1])
