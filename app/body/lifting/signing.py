"""Signing that nobody performed, by position: what the lifting nets learn from.

Wrists visit places of signing space by minimum-jerk moves (Flash and Hogan 1985); two-bone geometry
puts the elbows; hands turn and take handshapes. Everything is drawn for N clips at once.

An arm is made in the frame of its own side: x outwards, y up, z forward, from mid-shoulder; that of
the left arm is the frame of the body, that of the right arm its mirror image.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from app.body.kinematics import rotation_matrices
from app.body.lifting.handshapes import HandSkeleton, made_up_bends
from lexicon_db.tracks import JOINT_NAMES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.body.model import BodyModel

    Floats = NDArray[np.float64]

#: The nets see this many frames per second.
RATE: Final = 25.0
#: Points of the body: both shoulders, elbows, wrists, then nose, left and right ear.
BODY_POINTS: Final = 9

_KEYS: Final = 7
#: Where wrists go: share of the visits, then the corners of a box in metres of the mean body.
_PLACES: Final = (
    (0.30, (-0.05, -0.36, 0.20), (0.36, -0.02, 0.45)),  # neutral space
    (0.16, (-0.12, -0.32, 0.13), (0.28, 0.00, 0.25)),  # before the chest
    (0.22, (-0.06, -0.10, 0.14), (0.32, 0.27, 0.36)),  # around the face
    (0.09, (0.18, -0.30, 0.05), (0.48, 0.25, 0.40)),  # beside the body
    (0.09, (-0.12, -0.22, 0.36), (0.36, 0.18, 0.52)),  # far in front
    (0.02, (0.00, -0.45, 0.20), (0.30, -0.33, 0.42)),  # on a table
)
_TOUCHES_SHARE: Final = 0.12
#: Places that finger tips or palms touch: forehead, temple, nose, cheek, chin, neck, chest, belly.
_TOUCHED: Final = (
    (0.00, 0.24, 0.13), (0.07, 0.21, 0.09), (0.00, 0.17, 0.16), (0.05, 0.15, 0.12),
    (0.00, 0.09, 0.14), (0.03, 0.03, 0.09), (-0.10, -0.08, 0.12), (0.08, -0.08, 0.12),
    (0.00, -0.20, 0.13),
)  # fmt: skip
#: From a touched place the hand lies about towards here, where the elbow is.
_ELBOW_SIDE: Final = (0.26, -0.26, 0.12)
#: Where a wrist rests: hanging, clasped before the belly, in the lap or on the thigh.
_RESTS: Final = (
    (0.62, (0.19, -0.50, -0.04), (0.30, -0.42, 0.12)),
    (0.20, (-0.05, -0.48, 0.10), (0.08, -0.34, 0.22)),
    (0.18, (0.02, -0.46, 0.14), (0.22, -0.36, 0.34)),
)
#: Middle of a trunk that wrists stay in front of: half width, top, front; metres.
_TRUNK: Final = (0.17, 0.05, 0.11)
_REACH: Final = (0.40, 0.99)


@dataclass(frozen=True, eq=False)
class Signing:
    """N clips of T frames: body axes around mid-shoulder, metres.

    Attributes:
        body: (N, T, 9, 3) left and right shoulder, elbow, wrist; nose, left ear, right ear.
        hands: (N, T, 2, 21, 3) points of both hands in MediaPipe's order.
    """

    body: Floats
    hands: Floats


def made_up_signing(
    model: BodyModel, random: np.random.Generator, clips: int, frames: int = 64
) -> Signing:
    """Make up clips of signing by bodies of made-up shape."""
    return _Cast(model, random, clips, frames).perform()


class _Moves:
    """When each clip moves from key to key; both hands follow it."""

    def __init__(self, random: np.random.Generator, clips: int, frames: int) -> None:
        self._random = random
        self._times = np.arange(frames) / RATE
        self.lengths = random.uniform(0.28, 0.9, (clips, _KEYS))
        held = random.random((clips, _KEYS)) < 0.45
        holds = held * random.uniform(0, 0.4, (clips, _KEYS))
        overlap = random.uniform(0.6, 1.0, (clips, _KEYS))
        begin = random.uniform(-1.0, 0.4, (clips, 1))
        self.starts = np.cumsum(holds + self.lengths * overlap, axis=1) - self.lengths + begin

    def play(self, keys: Floats, *, bow: float = 0.0, delay: float = 0.0) -> Floats:
        """(N, T, D) from keys (N, K + 1, D); paths bow to the side by a share of their length."""
        late = self._random.normal(0, delay, self.starts.shape) if delay else 0.0
        since = self._times[None, :, None] - (self.starts + late)[:, None]
        share = np.clip(since / self.lengths[:, None], 0, 1)
        done = share**3 * (10 - 15 * share + 6 * share**2)
        steps = np.diff(keys, axis=1)
        path: Floats = keys[:, :1] + done @ steps
        if bow:
            size = bow * np.linalg.norm(steps, axis=-1, keepdims=True)
            path += 4 * (done * (1 - done)) @ (self._random.normal(0, 1, steps.shape) * size)
        return path


class _Cast:
    """The people of N clips, and what they do."""

    def __init__(
        self, model: BodyModel, random: np.random.Generator, clips: int, frames: int
    ) -> None:
        self._random, self._clips, self._frames = random, clips, frames
        self._moves = _Moves(random, clips, frames)
        self._skeleton = HandSkeleton(model)
        betas = random.normal(0, 1, (clips, 10)) * np.r_[0.6, np.ones(9)]
        joints = model.joint_template + np.einsum("jck,nk->njc", model.joint_directions, betas)
        left, elbow, wrist, neck, waist = (
            joints[:, JOINT_NAMES.index(name)]
            for name in ("left_shoulder", "left_elbow", "left_wrist", "neck", "spine1")
        )
        middle = (left + joints[:, JOINT_NAMES.index("right_shoulder")]) / 2
        mean = model.joint_template
        width = np.linalg.norm(mean[16] - mean[17])
        self._shoulder = left - middle
        self._size = 2 * np.linalg.norm(self._shoulder, axis=1) / width
        self._upper = np.linalg.norm(elbow - left, axis=1) * random.normal(1, 0.06, clips)
        self._fore = np.linalg.norm(wrist - elbow, axis=1) * random.normal(1, 0.06, clips)
        self._hand_size = self._size * random.normal(1, 0.07, clips)
        self._neck, self._waist = neck - middle, waist - middle

    def perform(self) -> Signing:
        wrists = self._wrist_keys()
        body = np.zeros((self._clips, self._frames, BODY_POINTS, 3))
        hands = np.zeros((self._clips, self._frames, 2, 21, 3))
        for side, mirror in enumerate((1.0, -1.0)):
            arm, hand = self._arm(wrists[side] * self._size[:, None, None])
            body[:, :, side:6:2] = arm * (mirror, 1, 1)
            hands[:, :, side] = hand * (mirror, 1, 1)
        body[:, :, 6:] = self._head()
        lean = self._slow_turn((5, 6, 2), (2.5, 3, 1.5), (4, 0, 0))
        # A trunk turns about the waist; a seated or eager one leans far.
        far = self._random.random(self._clips) < 0.2
        bent = np.zeros((self._clips, 1, 3))
        bent[:, 0, 0] = far * self._random.uniform(-0.15, 0.35, self._clips)
        turn = rotation_matrices(lean + bent)
        pivot = self._waist[:, None, None]
        body = np.einsum("ntij,ntkj->ntki", turn, body - pivot)
        hands = np.einsum("ntij,ntskj->ntski", turn, hands - pivot[:, None])
        return Signing(body, hands)

    def _wrist_keys(self) -> Floats:
        """(2, N, K + 1, 3) where the wrists go."""
        random, clips = self._random, self._clips
        keys = np.stack([self._visits(), self._visits()])
        rests = np.stack([_in_boxes(random, _RESTS, clips) for _ in range(2)])
        # Signs of a lexicon begin and end at rest; continuous signing does not.
        single = random.random(clips) < 0.65
        keys[:, single, 0] = rests[:, single]
        ends = random.integers(3, _KEYS + 1, clips)
        after = np.arange(_KEYS + 1) >= ends[:, None]
        keys = np.where((single[:, None] & after)[..., None], rests[:, :, None], keys)
        self._tie_hands(keys, rests)
        return keys

    def _visits(self) -> Floats:
        """(N, K + 1, 3) places one after the other, half of them close to the one before."""
        random, shape = self._random, (self._clips, _KEYS + 1)
        count = self._clips * (_KEYS + 1)
        boxes = _in_boxes(random, _PLACES, count)
        at = np.array(_TOUCHED)[random.integers(len(_TOUCHED), size=count)]
        at = at + random.normal(0, 0.015, at.shape)
        away = np.array(_ELBOW_SIDE) + random.normal(0, 0.06, at.shape) - at
        away *= random.uniform(0.05, 0.20, (count, 1)) / np.linalg.norm(away, axis=1, keepdims=True)
        touches = random.random((count, 1)) < _TOUCHES_SHARE / (1 - _TOUCHES_SHARE)
        keys = np.where(touches, at + away, boxes).reshape(*shape, 3)
        near = random.random(shape) < 0.45
        for key in range(1, _KEYS + 1):
            close = keys[:, key - 1] + random.normal(0, 0.06, (self._clips, 3))
            keys[:, key] = np.where(near[:, key, None], close, keys[:, key])
        return keys

    def _tie_hands(self, keys: Floats, rests: Floats) -> None:
        """Let one hand idle, mirror the other, or meet it before the body."""
        random, clips = self._random, self._clips
        kind = random.choice(4, clips, p=(0.36, 0.26, 0.14, 0.24))
        follower = random.integers(2, size=clips)
        for side in (0, 1):
            idle = (kind == 0) & (follower == side)
            keys[side, idle] = rests[side, idle, None]
            twin = (kind == 1) & (follower == side)
            apart = random.normal(0, 0.025, keys[side].shape)
            apart *= random.integers(2, size=(clips, 1, 1))
            keys[side, twin] = (keys[1 - side] + apart)[twin]
        meets = np.flatnonzero(kind == 2)
        place = random.uniform((-0.10, -0.30, 0.20), (0.10, 0.05, 0.40), (len(meets), _KEYS + 1, 3))
        gap = random.uniform(0.02, 0.16, (len(meets), 1, 1)) * np.array((1.0, 0.0, 0.0))
        up = random.normal(0, 0.04, place.shape)
        inside = slice(1, 4)
        keys[0, meets, inside] = (place + gap + up)[:, inside]
        keys[1, meets, inside] = (place * (-1, 1, 1) + gap - up)[:, inside]

    def _arm(self, keys: Floats) -> tuple[Floats, Floats]:
        """Shoulder, elbow, wrist (N, T, 3, 3) and the points of the hand (N, T, 21, 3)."""
        random, clips = self._random, self._clips
        wrist = self._moves.play(keys, bow=0.12, delay=0.03)
        wrist += self._trill(wrist)
        size = self._size[:, None]
        half_width, top, front = (value * size for value in _TRUNK)
        inside = (np.abs(wrist[..., 0]) < half_width) & (wrist[..., 1] < top)
        wrist[..., 2] = np.where(inside, np.maximum(wrist[..., 2], front), wrist[..., 2])
        shoulder = self._lifted_shoulder(wrist)
        swivel = random.normal(33, 19, (clips, 1, 1)) + random.normal(0, 9, (clips, _KEYS + 1, 1))
        swivel = self._moves.play(swivel)[..., 0] + 14 * np.clip(wrist[..., 1] / 0.2, -0.3, 1)
        elbow, wrist, bent = _bend(
            shoulder, wrist, (self._upper, self._fore), np.radians(np.clip(swivel, -5, 110))
        )
        return np.stack([shoulder, elbow, wrist], axis=2), self._hand(elbow, wrist, bent)

    def _trill(self, wrist: Floats) -> Floats:
        """Repeated small movements of raised hands, in some clips."""
        random, clips = self._random, self._clips
        times = np.arange(self._frames)[None, :, None] / RATE
        beat = random.uniform(1.5, 4.5, (clips, 1, 1)) * times + random.random((clips, 1, 1))
        size = (random.random((clips, 1, 1)) < 0.3) * random.normal(0, 0.02, (clips, 1, 3))
        raised = np.clip((wrist[..., 1:2] / self._size[:, None, None] + 0.38) / 0.08, 0, 1)
        swing: Floats = raised * size * np.sin(2 * np.pi * beat)
        return swing

    def _lifted_shoulder(self, wrist: Floats) -> Floats:
        """Shoulders rise and come forward with the hand."""
        random, one = self._random, (self._clips, 1)
        raised = np.clip((wrist[..., 1] + 0.15) / 0.35, 0, 1)
        forward = np.clip((wrist[..., 2] - 0.15) / 0.35, 0, 1)
        shoulder = np.repeat(self._shoulder[:, None], self._frames, axis=1)
        shoulder[..., 0] -= raised * random.uniform(0, 0.02, one)
        shoulder[..., 1] += raised * random.uniform(0, 0.05, one)
        shoulder[..., 2] += forward * random.uniform(0, 0.05, one) - 0.01
        return shoulder

    def _hand(self, elbow: Floats, wrist: Floats, bent: Floats) -> Floats:
        random, shape = self._random, (self._clips, _KEYS + 1, 1)

        def turning(mean: float, spread: float, low: float, high: float) -> Floats:
            keys = np.clip(random.normal(mean, spread, shape), low, high)
            angles: Floats = np.radians(self._moves.play(keys)[..., 0])
            return angles

        along = _unit(wrist - elbow)
        thumb = -bent
        thumb = _unit(thumb - along * np.sum(thumb * along, axis=-1, keepdims=True))
        thumb = _turned(thumb, np.cross(along, thumb), turning(15, 42, -85, 90))
        palm = np.cross(along, thumb)
        flexion = turning(-5, 24, -60, 65)
        along, palm = _turned(along, palm, flexion), _turned(palm, -along, flexion)
        deviation = turning(-4, 11, -32, 22)
        along, thumb = _turned(along, thumb, deviation), _turned(thumb, -along, deviation)
        bends = self._moves.play(made_up_bends(random, self._clips, _KEYS + 1))
        points = self._skeleton.points(bends, random) * self._hand_size[:, None, None, None]
        axes = np.stack([along, -palm, thumb], axis=-1)
        hand: Floats = wrist[:, :, None] + np.einsum("ntij,ntkj->ntki", axes, points)
        return hand

    def _head(self) -> Floats:
        """Nose and ears (N, T, 3, 3)."""
        random = self._random
        features = np.array(((0.0, 0.105, 0.12), (0.075, 0.125, 0.005), (-0.075, 0.125, 0.005)))
        own = features * self._size[:, None, None] + random.normal(0, 0.008, (self._clips, 3, 3))
        turn = rotation_matrices(self._slow_turn((7, 8, 3), (5, 7, 4)))
        head: Floats = self._neck[:, None, None] + np.einsum("ntij,nkj->ntki", turn, own)
        return head

    def _slow_turn(
        self,
        constant: tuple[float, float, float],
        slow: tuple[float, float, float],
        mean: tuple[float, float, float] = (0, 0, 0),
    ) -> Floats:
        """(N, T, 3) small turns about x, y, z in radians from spreads in degrees."""
        still = self._random.normal(0, 1, (self._clips, 1, 3)) * constant + mean
        moving = drift(self._random, (self._clips, self._frames, 3), 25) * slow
        return np.radians(still + moving)


def drift(random: np.random.Generator, shape: tuple[int, ...], frames: int) -> Floats:
    """Noise of unit variance along axis 1 of ``shape`` that changes within so many frames."""
    window = np.hanning(frames + 2)[1:-1]
    window /= np.linalg.norm(window)
    white = random.normal(0, 1, (shape[0], shape[1] + frames - 1, *shape[2:]))
    noise = np.zeros(shape)
    for start, weight in enumerate(window):
        noise += weight * white[:, start : start + shape[1]]
    return noise


def _in_boxes(
    random: np.random.Generator,
    boxes: tuple[tuple[float, tuple[float, ...], tuple[float, ...]], ...],
    count: int,
) -> Floats:
    """(count, 3) points in boxes, each chosen by its share."""
    shares = np.array([share for share, _, _ in boxes])
    chosen = random.choice(len(boxes), count, p=shares / shares.sum())
    low, high = (np.array([box[corner] for box in boxes]) for corner in (1, 2))
    points: Floats = random.uniform(low[chosen], high[chosen])
    return points


def _bend(
    shoulder: Floats, wrist: Floats, lengths: tuple[Floats, Floats], swivel: Floats
) -> tuple[Floats, Floats, Floats]:
    """Elbow, wrist within reach, and the direction from the line between them to the elbow.

    The elbow lies on a circle about the line from shoulder to wrist; ``swivel`` turns it outwards
    from where it hangs down and back.
    """
    upper, fore = (length[:, None] for length in lengths)
    way = wrist - shoulder
    distance = np.linalg.norm(way, axis=-1)
    along = way / np.maximum(distance, 1e-6)[..., None]
    low, high = _REACH
    distance = np.clip(distance, low * (upper + fore), high * (upper + fore))
    wrist = shoulder + along * distance[..., None]
    middle = (upper**2 - fore**2 + distance**2) / (2 * distance)
    radius = np.sqrt(np.maximum(upper**2 - middle**2, 1e-8))
    hanging = np.array([0.0, -0.9, -0.45])
    down = _unit(hanging - along * (along @ hanging)[..., None])
    out = np.cross(down, along)
    out *= np.sign(out[..., :1] + 1e-9)
    bent = _turned(down, out, swivel)
    return shoulder + along * middle[..., None] + bent * radius[..., None], wrist, bent


def _turned(vector: Floats, across: Floats, angle: Floats) -> Floats:
    """A vector turned by an angle towards a unit vector across it."""
    turned: Floats = np.cos(angle)[..., None] * vector + np.sin(angle)[..., None] * across
    return turned


def _unit(vectors: Floats) -> Floats:
    unit: Floats = vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-8)
    return unit
