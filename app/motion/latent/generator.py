"""Made-up signing: rotations of arms, wrists and fingers that move as published figures say.

- Hands and fingers go from target to target on minimum-jerk courses (Flash and Hogan 1985) of 0.2
  to 0.6 s that overlap or are parted by holds (Liddell and Johnson 1989 on movement and hold).
- A handshape belongs to a set; its fingers flex together, the last joint by two thirds of the
  middle one (Rijpkema and Girard 1991), and change at their own times.
- Hands move alone, alike, alternately, or one is the base of the other (Battison 1978).
- Trills repeat 2 to 5 times a second.
- What a camera tells of joints wanders smoothly around the truth, of fingers more than of arms.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.body.kinematics import FINGER_JOINTS, WRISTS
from app.motion.latent.tokens import SIDES
from app.motion.rotations import Array
from app.motion.transitions.face import eased
from lexicon_db.tracks import JOINT_COUNT, LEFT, RIGHT

Floats = NDArray[np.float32]
Random = np.random.Generator

RATE: Final = 25.0
_MIRROR: Final = np.array([1.0, -1.0, -1.0])

#: Movement and hold of hands, seconds: median and logarithmic spread.
_MOVE: Final = (0.34, 0.35)
_SHAPE_MOVE: Final = (0.28, 0.35)
_HOLD: Final = 0.12
#: Standard deviation of targets, radians: collar, shoulder, elbow about their axes; wrist.
_ARM_SPREAD: Final = np.array([[0.03] * 3, [0.25, 0.25, 0.25], [0.15, 0.35, 0.15]])
_ARM_MEAN: Final = np.array([[0.0, 0.0, 0.0], [0.3, 0.4, 0.9], [0.1, 1.3, 0.1]])
_WRIST_SPREAD: Final = np.array([0.40, 0.30, 0.35])
#: Flexion at most, radians: knuckle, middle joint.
_FLEXION: Final = (1.4, 1.6)
_HANDSHAPES: Final = 48
#: Wander of what is measured: standard deviation in radians and how long it lasts (s).
_WANDER: Final = {"arm": (0.004, 0.35), "wrist": (0.05, 0.18), "finger": (0.035, 0.18)}


def made_up_signing(seed: int, count: int, frames: int = 100) -> Floats:
    """Rotations (count, frames, 55, 3) of made-up signing at RATE, always the same for a seed."""
    random = np.random.default_rng(seed)
    shapes = _handshapes(random)
    return np.stack([_sequence(random, shapes, frames) for _ in range(count)])


def _handshapes(random: Random) -> Array:
    """(H, 15, 3) rotations of the fingers of a right hand: index, middle, pinky, ring, thumb."""
    shapes = np.zeros((_HANDSHAPES, 5, 3, 3))
    # Most handshapes select fingers that do one thing, while the others do another.
    chosen = random.random((_HANDSHAPES, 4)) < 0.5
    first, second = random.beta(0.6, 0.9, (2, _HANDSHAPES, 1, 2))
    curl = np.where(chosen[..., None], first, second) + random.normal(0, 0.05, (_HANDSHAPES, 4, 2))
    curl = np.clip(curl, -0.05, 1.0) * np.array(_FLEXION)
    shapes[:, :4, 0, 2], shapes[:, :4, 1, 2] = curl[..., 0], curl[..., 1]
    shapes[:, :4, 2, 2] = curl[..., 1] * 2 / 3
    spread = random.normal(0, 0.12, (_HANDSHAPES, 1)) * np.array([1.0, 0.3, -1.0, -0.5])
    shapes[:, :4, 0, 1] = spread
    shapes[:, 4] = random.normal(0, 1, (_HANDSHAPES, 3, 3)) * np.array(
        [[0.35, 0.3, 0.3], [0.1, 0.25, 0.15], [0.1, 0.35, 0.1]]
    )
    return shapes.reshape(_HANDSHAPES, 15, 3)


def _sequence(random: Random, shapes: Array, frames: int) -> Floats:
    times = np.arange(frames) / RATE
    right = _hand(random, times, shapes)
    kind = random.choice(4, p=[0.4, 0.3, 0.1, 0.2])
    left = _hand(random, times, shapes)
    if kind == 0:  # the other hand rests or stays
        left = left[:1] + 0.1 * (left - left[:1])
    elif kind == 1:  # alike
        left = right + 0.15 * (left - left[:1])
    elif kind == 2:  # alternately
        late = np.clip(np.arange(frames) - random.integers(3, 10), 0, None)
        left = right[late] + 0.2 * (left - left[:1])
    rotations = np.zeros((frames, JOINT_COUNT, 3))
    for side, hand in ((LEFT, left * _MIRROR), (RIGHT, right)):
        rotations[:, SIDES[side]] = hand
        for joints, part in ((SIDES[side][:3], "arm"), ([WRISTS[side]], "wrist")):
            rotations[:, joints] += _wander(random, frames, len(joints), part)
        rotations[:, FINGER_JOINTS[side]] += _wander(random, frames, 15, "finger")
    return rotations.astype(np.float32)


def _hand(random: Random, times: Array, shapes: Array) -> Array:
    """(T, 19, 3) arm, wrist and fingers of one hand."""
    hand = np.zeros((len(times), 19, 3))
    starts, lengths = _moves(random, times[-1], _MOVE)
    count = len(starts)
    pace = random.lognormal(0, 0.35)
    spread = pace * _ARM_SPREAD
    arms = np.asarray(_ARM_MEAN + spread * random.normal(0, 1, (count + 1, 3, 3)), np.float64)
    hand[:, :3] = _course(random, times, (starts, lengths), arms, jitter=0.02)
    wrist = pace * _WRIST_SPREAD * random.normal(0, 1, (count + 1, 1, 3))
    hand[:, 3:4] = _course(random, times, (starts, lengths), wrist, jitter=0.06)
    starts, lengths = _moves(random, times[-1], _SHAPE_MOVE)
    order = random.integers(0, len(shapes), len(starts) + 1)
    keep = random.random(len(order)) < 0.35
    for now in range(1, len(order)):
        if keep[now]:
            order[now] = order[now - 1]
    targets = shapes[order] + random.normal(0, 0.06, (len(order), 15, 3))
    hand[:, 4:] = _course(random, times, (starts, lengths), targets, jitter=0.05)
    if random.random() < 0.3:
        _trill(random, times, hand)
    return hand


def _moves(random: Random, end: float, usual: tuple[float, float]) -> tuple[Array, Array]:
    """Starts and lengths of movements; some begin before the last one has ended."""
    starts, lengths, clock = [], [], -random.uniform(0, 0.5)
    while clock < end:
        length = usual[0] * random.lognormal(0, usual[1])
        starts.append(clock)
        lengths.append(length)
        held = random.exponential(_HOLD) if random.random() < 0.5 else -0.3 * length
        clock += length + held
    return np.array(starts), np.array(lengths)


def _course(
    random: Random, times: Array, moves: tuple[Array, Array], targets: Array, *, jitter: float
) -> Array:
    """(T, J, 3) through targets (M + 1, J, 3); joints start and last a little differently."""
    starts, lengths = moves
    shape = (len(starts), targets.shape[1])
    begin = starts[:, None] + random.normal(0, jitter, shape)
    last = lengths[:, None] * random.lognormal(0, 0.15, shape)
    share = np.clip((times[:, None, None] - begin) / last, 0, 1)
    steps = np.diff(targets, axis=0)
    course = targets[0] + np.einsum("tmj,mjc->tjc", eased(share), steps)
    size = np.linalg.norm(steps, axis=-1, keepdims=True)
    bow = random.normal(0, 0.12, steps.shape) * size
    return np.asarray(course + np.einsum("tmj,mjc->tjc", np.sin(np.pi * share) ** 2, bow))


def _trill(random: Random, times: Array, hand: Array) -> None:
    """Repeat a small movement of the wrist or of some fingers for a while."""
    start, length = random.uniform(0, times[-1] * 0.7), random.uniform(0.5, 1.5)
    share = np.clip((times - start) / length, 0, 1)
    beat = np.sin(np.pi * share) ** 0.5
    beat = beat * np.sin(2 * np.pi * random.uniform(2, 5) * times + random.uniform(0, 6))
    if random.random() < 0.6:
        hand[:, 3] += beat[:, None] * random.normal(0, 0.12, 3)
    else:
        joints = 4 + random.choice(12, 4, replace=False)
        hand[:, joints, 2] += beat[:, None] * random.normal(0, 0.12, 4)


def _wander(random: Random, frames: int, joints: int, part: str) -> Array:
    """(T, J, 3) smooth random movement: white noise through two equal low passes."""
    size, lasting = _WANDER[part]
    size = size * random.lognormal(0, 0.5)
    decay = np.exp(-1 / (RATE * lasting))
    lead = 20
    values = random.normal(0, 1, (frames + lead, joints, 3))
    for _ in range(2):
        for now in range(1, len(values)):
            values[now] = decay * values[now - 1] + (1 - decay) * values[now]
    return np.asarray(values[lead:] / values[lead:].std() * size)
