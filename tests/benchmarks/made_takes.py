"""Made-up takes whose phases are known: rests of many kinds, signs of many kinds, real noise.

Half of them move the hands on bowed paths through space, half turn the joints of a body. Movements
have the speed profile of minimum jerk (Flash & Hogan 1985), or that of half a wave, and are skewed.
Hands fidget before a sign and settle after it. Noise is that of tracks of real recordings: on
resting hands 0.005 shoulder widths that wander within a tenth of a second, up to three times that,
more in depth, and more where the detector saw no hand and only the arm is known.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from scipy.signal import lfilter  # noqa: TID253 - tests have no start-up time

from app.body.anchors import AnchorFrame
from app.body.kinematics import forward_kinematics
from app.body.model import BodyModel, load_body
from app.body.places import Places
from lexicon_db.records import Hand, Phases
from lexicon_db.tracks import FACE_UNITS, JOINT_COUNT, JOINT_NAMES, HandFlag, MotionTrack

_MIRROR = np.array([-1.0, 1.0, 1.0])
#: Where left hands rest, in the chest frame, in shoulder widths; how far this varies.
_RESTS = {
    "hanging": ((0.55, -1.45, 0.10), 0.08),
    "lap": ((0.28, -1.15, 0.75), 0.10),
    "clasped": ((0.08, -1.08, 0.70), 0.05),
    "belly": ((0.10, -0.75, 0.55), 0.06),
    "table": ((0.40, -0.85, 0.95), 0.10),
    "crossed": ((-0.30, -0.60, 0.45), 0.06),
    "back": ((0.10, -1.05, -0.45), 0.05),
}
#: Turns of a resting left arm: shoulder and elbow about x, y, z; and how far they vary. Hands then
#: hang, lie on the thighs, or lie in the lap.
_REST_TURNS = {
    "hanging": ((0.0, -0.1, -1.28, 0.0, -0.3, 0.0), 0.06),
    "lap": ((0.0, 0.15, -1.3, 0.0, -1.0, 0.0), 0.06),
    "clasped": ((0.5, 0.2, -1.25, 0.0, -1.1, 0.0), 0.05),
}
#: How far a sign is from where its hands rest, at least.
_AWAY = 0.3
_FPS = (24.0, 25.0, 30000 / 1001, 30.0, 50.0, 60.0)
_ARM = ("shoulder", "elbow", "wrist")


@dataclass(frozen=True, eq=False)
class MadeTake:
    """A take and the truth about it.

    Attributes:
        motion: What is to be looked at.
        dominance: The hand that leads.
        phases: When the first hand left rest, when the leading one arrived, when it left, and when
            the last hand was back at rest.
        kind: What it is like, in words.
    """

    motion: MotionTrack
    dominance: Hand
    phases: Phases
    kind: str


@dataclass(frozen=True, eq=False)
class _Way:
    """What one hand, or one arm, does: keys, and when each is left and the next one reached."""

    keys: list[np.ndarray]
    times: list[tuple[float, float]]
    skews: list[float]
    bows: list[np.ndarray]
    is_wave: bool

    def at(self, times: np.ndarray) -> np.ndarray:
        value = np.repeat(self.keys[0][None], len(times), axis=0)
        for number, (start, end) in enumerate(self.times):
            share = np.clip((times - start) / (end - start), 0, 1) ** self.skews[number]
            if self.is_wave:
                done = (0.5 - 0.5 * np.cos(np.pi * share))[:, None]
            else:
                done = (share**3 * (10 - 15 * share + 6 * share**2))[:, None]
            step = self.keys[number + 1] - self.keys[number]
            value = value + done * step + np.sin(np.pi * done) * self.bows[number]
        return value


def made_take(seed: int) -> MadeTake:
    """Make up a take; the same seed makes the same one."""
    random = np.random.default_rng(seed)
    fps = _FPS[random.integers(len(_FPS))]
    hands = random.choice(["one", "both", "uneven"], p=[0.45, 0.25, 0.30])
    by_joints = bool(seed % 2)
    rest = random.choice(list(_REST_TURNS if by_joints else _RESTS))
    lead = _schedule(random)
    weak = _uneven(lead, random) if hands == "uneven" else lead
    plans = [lead] if hands == "one" else [lead, weak]
    seconds = max(plan[-1][1] for plan in plans) + random.uniform(0.15, 1.8)
    times = np.arange(round(seconds * fps) + 1) / fps
    make = _turned if by_joints else _moved
    places = make(random, rest, lead, None if hands == "one" else weak, times)
    is_left = bool(random.random() < 0.2)
    if is_left:
        places = places[:, ::-1] * _MIRROR
    phases = Phases(
        min(plan[0][0] for plan in plans),
        lead[0][1],
        lead[-1][0],
        max(plan[-1][1] for plan in plans),
    )
    _fidget(places, times, phases, random)
    noisy, flags = _observed(places, times, fps, random)
    motion = MotionTrack(
        times,
        np.zeros((len(times), JOINT_COUNT, 3), np.float32),
        np.zeros((len(times), len(FACE_UNITS)), np.float32),
        noisy,
        (),
        flags,
    )
    kind = f"{rest}, {hands}, {'joints' if by_joints else 'places'}"
    return MadeTake(motion, Hand.LEFT if is_left else Hand.RIGHT, phases, kind)


def made_takes(seeds: range) -> Iterator[MadeTake]:
    """Takes of several seeds."""
    return map(made_take, seeds)


def _schedule(random: np.random.Generator) -> list[tuple[float, float]]:
    """When the leading hand leaves and arrives, from the preparation to the retraction."""
    clock = random.uniform(0.15, 2.0)
    times = []
    moves = int(random.integers(0, 6))
    has_holds = random.random() < 0.6
    pace = random.uniform(0.8, 1.3)
    for number in range(moves + 2):
        low, high = (0.3, 0.6) if number in (0, moves + 1) else (0.14, 0.4)
        length = pace * random.uniform(low, high) * (1.25 if number == moves + 1 else 1.0)
        times.append((clock, clock + length))
        longest = 0.35 if number in (0, moves) else 0.2 if has_holds else 0.0
        hold = random.uniform(0.08, longest) if longest else 0.0
        clock += length + hold
    return times


def _uneven(
    lead: list[tuple[float, float]], random: np.random.Generator
) -> list[tuple[float, float]]:
    """The weak hand comes earlier or later, stays as a base, and leaves by itself."""
    start = lead[0][0] + random.uniform(-0.15, 0.2)
    come = (start, start + random.uniform(0.3, 0.6))
    leave = max(lead[-1][0] + random.uniform(-0.2, 0.2), come[1] + 0.1)
    go = (leave, leave + random.uniform(0.35, 0.7))
    return [come, go]


def _way(
    keys: list[np.ndarray],
    times: list[tuple[float, float]],
    random: np.random.Generator,
    bow: float,
) -> _Way:
    skews = [random.uniform(0.8, 1.25) for _ in times]
    spans = [np.linalg.norm(b - a) for a, b in pairwise(keys)]
    bows = [bow * span * random.standard_normal(keys[0].shape) for span in spans]
    return _Way(keys, times, skews, bows, bool(random.random() < 0.3))


def _keys(
    rest: np.ndarray,
    back: np.ndarray,
    draw: Callable[[], np.ndarray],
    count: int,
    random: np.random.Generator,
) -> list[np.ndarray]:
    """Rest, places of the stroke near one another, rest again."""
    first = draw()
    near = [first + random.uniform(0.15, 0.5) * (draw() - first) for _ in range(count - 1)]
    if count > 2 and random.random() < 0.4:
        near = [(near[0], first)[number % 2] for number in range(count - 1)]
    return [rest, first, *near, back]


def _moved(
    random: np.random.Generator,
    rest: str,
    lead: list[tuple[float, float]],
    weak: list[tuple[float, float]] | None,
    times: np.ndarray,
) -> np.ndarray:
    """(T, 2, 3) places of hands that move through space; the right one leads."""
    place, spread = _RESTS[rest]
    is_low = random.random() < 0.15
    low, high = (
        ((-0.2, -0.85, 0.4), (0.7, -0.4, 1.2)) if is_low else ((-0.4, -0.6, 0.4), (0.9, 0.8, 1.3))
    )

    def draw(start: np.ndarray) -> np.ndarray:
        while True:
            drawn = random.uniform(low, high)
            if np.linalg.norm(drawn - start) > _AWAY:
                return drawn

    places = np.empty((len(times), 2, 3))
    for side, plan in ((0, weak), (1, lead)):
        start = np.array(place) + spread * random.standard_normal(3)
        back = start + 0.6 * spread * random.standard_normal(3)
        if plan is None:
            places[:, side] = start
        else:
            keys = _keys(start, back, functools.partial(draw, start), len(plan) - 1, random)
            places[:, side] = _way(keys, plan, random, 0.1).at(times)
    places[:, 1] *= _MIRROR
    return places


def _turned(
    random: np.random.Generator,
    rest: str,
    lead: list[tuple[float, float]],
    weak: list[tuple[float, float]] | None,
    times: np.ndarray,
) -> np.ndarray:
    """(T, 2, 3) places of the hands of a body whose arms turn; the right one leads."""
    usual, spread = _REST_TURNS[rest]
    turns = np.zeros((len(times), JOINT_COUNT, 3))

    def resting() -> np.ndarray:
        pose = np.array([*usual, 0, 0, 0])
        return pose + spread * random.standard_normal(9) * (pose != 0)

    def raised(start: np.ndarray) -> np.ndarray:
        while True:
            shoulder = random.uniform((-0.3, -0.6, -1.3), (0.3, 0.1, -0.8))
            elbow = random.uniform((-0.4, -2.2, 0.0), (0.6, -1.3, 0.0))
            pose = np.array([*shoulder, *elbow, *random.uniform(-0.4, 0.4, 3)])
            there, here = (_places(_turns("left", one[None]))[0, 0] for one in (pose, start))
            if np.linalg.norm(there - here) > _AWAY:
                return pose

    for side, plan in (("left", weak), ("right", lead)):
        start = resting()
        pose = np.repeat(start[None], len(times), axis=0)
        if plan is not None:
            back = start + 0.5 * (resting() - start)
            keys = _keys(start, back, functools.partial(raised, start), len(plan) - 1, random)
            pose = _way(keys, plan, random, 0.0).at(times)
        turns += _turns(side, pose)
    return _places(turns)


def _turns(side: str, pose: np.ndarray) -> np.ndarray:
    """Rotations (T, 55, 3) of a body that holds one arm in poses (T, 9) of a left arm."""
    turns = np.zeros((len(pose), JOINT_COUNT, 3))
    mirror = np.array([1.0, 1.0, 1.0] if side == "left" else [1.0, -1.0, -1.0])
    for number, joint in enumerate(_ARM):
        part = pose[:, 3 * number : 3 * number + 3] * mirror
        turns[:, JOINT_NAMES.index(f"{side}_{joint}")] = part
    return turns


def _places(turns: np.ndarray) -> np.ndarray:
    """(T, 2, 3) where the hands of the mean body are in the chest frame."""
    body, frame = _body()
    return frame.measure(*forward_kinematics(body, turns))[:, :, 0]


def _observed(
    places: np.ndarray, times: np.ndarray, fps: float, random: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """What a detector and a fit make of places: anchors (T, 2, 3, 3) and flags (T, 2)."""
    count = len(times)
    flags = np.full((count, 2), HandFlag.MEASURED, np.uint8)
    level = random.uniform(0.5, 3.0)
    memory = np.exp(-1 / (0.1 * fps))
    noisy = places.copy()
    sway = 0.008 * np.sin(2 * np.pi * random.uniform(0.2, 0.5) * times + random.uniform(0, 6))
    for side in (0, 1):
        white = random.standard_normal((count, 3)) * np.sqrt(1 - memory**2)
        noise = lfilter([1], [1, -memory], white, axis=0) * level * np.array([0.004, 0.005, 0.009])
        if random.random() < 0.35:
            unseen = places[:, side, 1] < random.uniform(-1.0, -0.8)
            flags[unseen, side] = HandFlag.MISSING
            noise[unseen] = 2 * noise[unseen] + 0.03 * random.standard_normal(3)
        noisy[:, side] += noise + sway[:, None] * random.standard_normal(3)
    anchors = np.zeros((count, 2, 3, 3), np.float32)
    anchors[:, :, 0] = noisy
    return anchors, flags


def _fidget(
    places: np.ndarray, times: np.ndarray, phases: Phases, random: np.random.Generator
) -> None:
    """Let hands twitch by some centimetres before the sign, and settle by as much after it."""
    if random.random() < 0.3 and phases.onset > 0.7:
        start = random.uniform(0.0, phases.onset - 0.6)
        twitch = np.sin(np.pi * np.clip((times - start) / 0.3, 0, 1)) ** 2
        _shift(places, twitch, random)
    if random.random() < 0.3:
        start = phases.offset + random.uniform(0.15, 0.6)
        share = np.clip((times - start) / 0.3, 0, 1)
        _shift(places, share**3 * (10 - 15 * share + 6 * share**2), random)


def _shift(places: np.ndarray, amount: np.ndarray, random: np.random.Generator) -> None:
    way = random.standard_normal(3)
    way *= random.uniform(0.02, 0.12) / np.linalg.norm(way)
    places[:, random.integers(2)] += amount[:, None] * way


@functools.cache
def _body() -> tuple[BodyModel, AnchorFrame]:
    body = load_body()
    return body, AnchorFrame(body, Places(body))
