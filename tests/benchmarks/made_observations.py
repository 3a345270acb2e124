"""Made-up observations of signers whose every move is known: takes, and fidgeting at rest.

Hands move by minimum jerk (Flash & Hogan 1985) between places beside the body. What a camera and
MediaPipe add is drawn widely: distance, picture, rate, noise, lost frames, hands seen elsewhere.
Lengths are in shoulder widths, x to the right in the picture, y down, from between the shoulders;
the signer's left is on the right.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from app.assistance.observation import Observation
from lexicon_db.records import Hand

#: Left hand; the right one is its mirror image, but for folded arms.
RESTS = {
    "lap": (0.25, 1.75),
    "hanging": (0.66, 1.55),
    "clasped": (0.07, 1.12),
    "folded": (-0.12, 0.68),
    "table": (0.35, 1.25),
    "armrests": (0.68, 1.12),
}
SIGNS = (
    "one", "two", "alternating", "touch and move", "taps at face", "held at face", "chest",
    "low one", "low two", "two at face",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Watched:
    """A stretch of observations and what is true in it.

    Attributes:
        observations: In the order of their times.
        dominance: The leading hand.
        onset: Seconds at which the first hand leaves rest; nan where nothing is signed.
        offset: Seconds at which the last hand is back.
        kind: What is signed, from which rest.
        fidgets: First and last second of each fidget, and what it is.
    """

    observations: list[Observation]
    dominance: Hand
    onset: float
    offset: float
    kind: str
    fidgets: tuple[tuple[float, float, str], ...] = ()


class _Hand:
    """The way of one hand: moves from place to place, and what trembles on top."""

    def __init__(self, place: np.ndarray) -> None:
        self.times, self.ends, self.places = [0.0], [0.0], [np.asarray(place, float)]
        self.trembles: list[tuple[float, float, float, np.ndarray]] = []

    def move(self, start: float, seconds: float, place: np.ndarray) -> float:
        start = max(start, self.ends[-1])
        self.times.append(start)
        self.ends.append(start + seconds)
        self.places.append(np.asarray(place, float))
        return start + seconds

    def at(self, times: np.ndarray) -> np.ndarray:
        value = np.broadcast_to(self.places[0], (len(times), 2)).copy()
        for index in range(1, len(self.places)):
            length = max(self.ends[index] - self.times[index], 1e-6)
            share = np.clip((times - self.times[index]) / length, 0, 1)[:, None]
            done = share**3 * (10 - 15 * share + 6 * share**2)
            value += done * (self.places[index] - self.places[index - 1])
        for start, end, hertz, size in self.trembles:
            now = (times >= start) & (times <= end)
            value[now] += np.sin(2 * np.pi * hertz * (times[now] - start))[:, None] * size
        return value


def made_take(seed: int, *, countdown: float = 0.0) -> Watched:
    """Rest, one sign, rest; with a countdown the hands wait for it, raised, before they sign."""
    random = np.random.default_rng((7, seed))
    rest = str(random.choice(list(RESTS)))
    kind = SIGNS[seed % len(SIGNS)]
    hands = _resting(rest, random)
    begin = random.uniform(1.6, 4.0)
    start = begin
    if countdown:
        start = _raise(hands, begin, countdown, random)
    end = _sign(hands, kind, start, random)
    back = str(random.choice(list(RESTS))) if random.random() < 0.12 else rest
    offset = _return(hands, end, back, random, countdown=bool(countdown))
    onset = min(hand.times[1] for hand in hands if len(hand.times) > 1)
    seen = _Camera(random)
    shoulders = _sway(random)
    observations = seen.watch(hands, shoulders, offset + random.uniform(1.5, 5.0))
    return Watched(observations, seen.dominance, onset, offset, f"{kind} from {rest}")


def made_fidgeting(seed: int, minutes: float) -> Watched:
    """Somebody who waits, and does what people do while they wait."""
    random = np.random.default_rng((8, seed))
    rest = str(random.choice(list(RESTS)))
    hands = _resting(rest, random)
    shoulders = _sway(random)
    now = 4.0
    fidgets = []
    while now < 60 * minutes - 5:
        fidgeter = _Fidgeter(hands, shoulders, int(random.integers(2)), now, random)
        fidget = FIDGETS[random.integers(len(FIDGETS))]
        end = fidget(fidgeter)
        fidgets.append((now, end, fidget.__name__))
        now = end + random.uniform(1.0, 6.0)
    camera = _Camera(random)
    observations = camera.watch(hands, shoulders, 60 * minutes)
    kind = f"fidgeting from {rest}"
    return Watched(observations, camera.dominance, np.nan, np.nan, kind, tuple(fidgets))


def _resting(rest: str, random: np.random.Generator) -> list[_Hand]:
    place = np.array(RESTS[rest]) + random.normal(0, 0.06, 2)
    other = place * (-1, 1) + random.normal(0, 0.04, 2)
    return [_Hand(place), _Hand(other)]


def _sway(random: np.random.Generator) -> _Hand:
    """How the shoulders move in the picture: a standing signer sways slowly."""
    body = _Hand(np.zeros(2))
    body.trembles.append((0.0, 1e9, random.uniform(0.1, 0.4), random.uniform(0, 0.04, 2)))
    return body


def _raise(
    hands: list[_Hand], begin: float, countdown: float, random: np.random.Generator
) -> float:
    """Raise hands anywhere but to the head, wait for the countdown and a little longer.

    Some lower them again meanwhile.
    """
    which = hands if random.random() < 0.6 else hands[1:]
    lowers, stays = random.random() < 0.2, random.uniform(2.0, 2.4)
    for side, hand in enumerate(which):
        mirror = 1 if hand is hands[0] else -1
        goal = hand.places[0]
        while np.linalg.norm(goal - hand.places[0]) < 0.4 or _is_at_head(goal):
            goal = random.uniform((0.05, -0.4), (0.8, 0.75)) * (mirror, 1)
        there = hand.move(begin + 0.05 * side, random.uniform(0.4, 0.7), goal)
        if lowers:
            hand.move(there + stays, random.uniform(0.4, 0.7), hand.places[0])
    return begin + countdown + random.uniform(1.7, 2.6)


def _is_at_head(place: np.ndarray) -> bool:
    return bool(abs(place[0]) < 0.6 and place[1] < 0.2)


def _sign(hands: list[_Hand], kind: str, start: float, random: np.random.Generator) -> float:
    """Perform the stroke; the right hand leads."""
    lead, other = hands[1], hands[0]
    keys = _keys(kind, random)
    while not _leaves(lead.places[0], keys):
        keys = _keys(kind, random)
    now = lead.move(start, random.uniform(0.3, 0.6), keys[0])
    for key in keys[1:]:
        now = lead.move(now + _hold(kind, random), _pace(kind, random), key)
    end = now + random.uniform(0.05, 0.35)
    if kind in ("two", "alternating", "low two", "two at face"):
        late = random.uniform(-0.12, 0.12)
        mirrored = [key * (-1, 1) for key in keys]
        if kind == "alternating":
            mirrored = [mirrored[0], *(key + random.normal(0, 0.15, 2) for key in mirrored[1:])]
        times = list(zip(lead.times[1:], lead.ends[1:], strict=True))[-len(keys) :]
        for (first, last), key in zip(times, mirrored, strict=True):
            other.move(first + late, last - first, key)
    return end


def _leaves(rest: np.ndarray, keys: list[np.ndarray]) -> bool:
    """Whether a sign leaves rest; between its ends it may pass as near to rest as it likes."""
    ways = [float(np.linalg.norm(key - rest)) for key in keys]
    return min(ways[0], ways[-1]) >= 0.3 and max(ways) >= 0.4


def _keys(kind: str, random: np.random.Generator) -> list[np.ndarray]:
    """Places of the right hand."""
    count = random.integers(2, 5)
    face = np.array([-0.12, -0.2]) + random.normal(0, 0.1, 2)
    if kind == "touch and move":
        return [face, face + random.uniform((-0.5, 0.1), (0.1, 0.5))]
    if kind == "taps at face":
        away = random.uniform((-0.22, 0.0), (-0.08, 0.1))
        return [face + away * (index % 2) for index in range(2 * random.integers(1, 3) + 1)]
    if kind == "held at face":
        return [face]
    if kind == "two at face":
        return [face - (0.15, 0.0)]
    low, high = {
        "chest": ((-0.35, 0.3), (0.2, 0.6)),
        "low one": ((-0.45, 0.75), (0.15, 1.1)),
        "low two": ((-0.55, 0.7), (-0.1, 1.05)),
    }.get(kind, ((-0.7, -0.1), (0.0, 0.75)))
    return [random.uniform(low, high) for _ in range(count)]


def _hold(kind: str, random: np.random.Generator) -> float:
    return random.uniform(0.0, 0.08) if kind == "taps at face" else random.uniform(0.0, 0.35)


def _pace(kind: str, random: np.random.Generator) -> float:
    return random.uniform(0.12, 0.2) if kind == "taps at face" else random.uniform(0.22, 0.45)


def _return(
    hands: list[_Hand], end: float, rest: str, random: np.random.Generator, *, countdown: bool
) -> float:
    """Both hands come back to rest; the time at which the last one is there."""
    place = np.array(RESTS[rest])
    moved = [hand for hand in hands if len(hand.times) > 1]
    new_place = np.linalg.norm(hands[0].places[0] - place) > 0.3
    for hand in hands if new_place else moved:
        mirror = 1 if hand is hands[0] else -1
        goal = place * (mirror, 1) if new_place else hand.places[0]
        late = random.uniform(0, 0.1)
        hand.move(end + late, random.uniform(0.35, 0.7), goal + random.normal(0, 0.04, 2))
    return max(hand.ends[-1] for hand in hands)


@dataclass(frozen=True, eq=False)
class _Fidgeter:
    """Who fidgets at a time, and with which hand."""

    hands: list[_Hand]
    body: _Hand
    side: int
    now: float
    random: np.random.Generator

    @property
    def hand(self) -> _Hand:
        return self.hands[self.side]

    @property
    def mirror(self) -> int:
        return 1 if self.side == 0 else -1

    def pace(self) -> float:
        return self.random.uniform(0.35, 0.8)

    def home(self) -> np.ndarray:
        return self.hand.places[-1] + self.random.normal(0, 0.03, 2)

    def face(self, beside: float = 0.0, below: float = 0.0) -> np.ndarray:
        place = np.array([(0.12 + beside) * self.mirror, -0.25 + below])
        return place + self.random.normal(0, 0.12, 2)

    def small(self) -> float:
        home = self.home()
        near = home + self.random.normal(0, 0.1, 2).clip(-0.16, 0.16)
        then = self.hand.move(self.now, self.pace(), near)
        return self.hand.move(then + self.random.uniform(0, 1), self.pace(), home)

    def fingers(self) -> float:
        end = self.now + self.random.uniform(0.5, 3.0)
        for each in self.hands:
            size = self.random.normal(0, 0.025, 2)
            each.trembles.append((self.now, end, self.random.uniform(1, 3), size))
        return end

    def shift(self) -> float:
        """Hands stay where they are in the picture, or come along."""
        by = self.random.uniform((-0.35, -0.12), (0.35, 0.12))
        keep, seconds = self.random.random() < 0.5, self.pace()
        for each in self.hands:
            place = each.places[-1] + self.random.normal(0, 0.06, 2)
            each.move(self.now, seconds, place - by if keep else place)
        return self.body.move(self.now, seconds, self.body.places[-1] * 0.5 + by)

    def sleeve(self) -> float:
        home = self.home()
        other = self.hands[1 - self.side].places[-1] + np.array([0.1 * self.mirror, -0.15])
        then = self.hand.move(self.now, self.pace(), other)
        end = then + self.random.uniform(0.4, 1.5)
        self.hand.trembles.append((then, end, 1.5, self.random.normal(0, 0.04, 2)))
        return self.hand.move(end, self.pace(), home)

    def drink(self) -> float:
        home, cup = self.home(), np.array([0.5 * self.mirror, 1.2])
        slow = self.random.uniform(0.6, 1.0, 2)
        then = self.hand.move(self.now, self.pace(), cup) + self.random.uniform(0.2, 0.5)
        then = self.hand.move(then, slow[0], self.face(below=0.1)) + self.random.uniform(1, 3)
        then = self.hand.move(then, slow[1], cup) + self.random.uniform(0.2, 0.4)
        return self.hand.move(then, self.pace(), home)

    def both_glasses(self) -> float:
        away, stay, back = self.pace(), self.random.uniform(0.3, 0.8), self.pace()
        for each, sign in zip(self.hands, (1, -1), strict=True):
            home = each.places[-1]
            then = each.move(self.now, away, np.array([0.3 * sign, -0.45]))
            each.move(then + stay, back, home)
        return self.now + away + stay + back

    def glasses(self) -> float:
        home = self.home()
        then = self.hand.move(self.now, self.pace(), self.face(beside=0.15, below=-0.2))
        return self.hand.move(then + self.random.uniform(0.15, 0.45), self.pace(), home)

    def hair(self) -> float:
        home = self.home()
        top = self.face(beside=self.random.uniform(0, 0.25), below=-0.2)
        then = self.hand.move(self.now, self.pace(), top)
        along = self.face(beside=self.random.uniform(0, 0.35), below=self.random.uniform(0, 0.5))
        then = self.hand.move(then + 0.1, self.random.uniform(0.4, 0.8), along)
        return self.hand.move(then, self.pace(), home)

    def scratch(self) -> float:
        home = self.home()
        then = self.hand.move(self.now, self.pace(), self.face())
        end = then + self.random.uniform(0.4, 2.5)
        size = self.random.normal(0, 0.05, 2)
        self.hand.trembles.append((then, end, self.random.uniform(3, 6), size))
        return self.hand.move(end, self.pace(), home)

    def chin(self) -> float:
        home = self.home()
        then = self.hand.move(self.now, self.pace(), self.face())
        return self.hand.move(then + self.random.uniform(2, 12), self.pace(), home)

    def fold(self) -> float:
        """Fold the arms for a while, or put the hands to the hips, or together."""
        stay, away, back = self.random.uniform(2, 15), self.pace(), self.pace()
        place = np.array(((-0.12, 0.68), (0.5, 1.25), (0.07, 1.0))[self.random.integers(3)])
        place += self.random.normal(0, 0.04, 2)
        for each, sign in zip(self.hands, (1, -1), strict=True):
            home = each.places[-1]
            then = each.move(self.now, away, place * (sign, 1) + self.random.normal(0, 0.03, 2))
            each.move(then + stay, back, home)
        return self.now + away + stay + back

    def both_at_chin(self) -> float:
        """The face rests in both hands."""
        stay, away, back = self.random.uniform(2, 12), self.pace(), self.pace()
        for each, sign in zip(self.hands, (1, -1), strict=True):
            home, cheek = each.places[-1], np.array([0.2 * sign, -0.1])
            each.move(self.now, away, cheek + self.random.normal(0, 0.05, 2))
            each.move(each.ends[-1] + stay, back, home)
        return self.now + away + stay + back


#: What people do while they wait, the usual things more often.
FIDGETS = (
    _Fidgeter.small, _Fidgeter.small, _Fidgeter.small, _Fidgeter.fingers, _Fidgeter.scratch,
    _Fidgeter.glasses, _Fidgeter.hair, _Fidgeter.chin, _Fidgeter.drink, _Fidgeter.sleeve,
    _Fidgeter.shift, _Fidgeter.shift, _Fidgeter.both_glasses, _Fidgeter.fold,
    _Fidgeter.both_at_chin,
)  # fmt: skip


class _Camera:
    """A camera, where the signer is in its picture, and the mistakes of MediaPipe."""

    def __init__(self, random: np.random.Generator) -> None:
        self._random = random
        self._aspect = float(random.choice([16 / 9, 4 / 3, 1.0]))
        # So wide that signing space fits into the picture.
        widest = 0.34 if self._aspect < 1.5 else 0.26
        self._width = random.uniform(0.14, widest)
        tall = self._width * self._aspect
        self._centre = np.array(
            [random.uniform(0.43, 0.57), random.uniform(0.85, 1.15) * tall + 0.06]
        )
        self._hertz = random.uniform(6.0, 15.0)
        self._noise = random.uniform(0.006, 0.03)
        self._wrong = random.uniform(0.0, 0.02)
        self._lost = random.uniform(0.0, 0.02)
        self._is_mirrored = bool(random.random() < 0.4)

    @property
    def dominance(self) -> Hand:
        return Hand.LEFT if self._is_mirrored else Hand.RIGHT

    def watch(self, hands: list[_Hand], body: _Hand, seconds: float) -> list[Observation]:
        random = self._random
        gaps = random.uniform(0.75, 1.25, int(seconds * self._hertz)) / self._hertz
        gaps[random.random(len(gaps)) < 0.02] *= 3  # the computer was busy
        times = np.cumsum(gaps)
        wrists = np.stack([hand.at(times) for hand in hands], axis=1)
        shoulders = body.at(times)
        if self._is_mirrored:
            wrists, shoulders = wrists[:, ::-1] * (-1, 1), shoulders * (-1, 1)
        return [
            self._observation(float(pts), pair, shift)
            for pts, pair, shift in zip(times, wrists, shoulders, strict=True)
        ]

    def _observation(self, pts: float, wrists: np.ndarray, shift: np.ndarray) -> Observation:
        random = self._random
        shoulders = np.array([(0.5, 0.0), (-0.5, 0.0)])
        wrists = wrists + random.normal(0, self._noise, (2, 2))
        for side in (0, 1):
            if random.random() < self._wrong:  # on the other hand, or anywhere
                nearby = wrists[1 - side] if random.random() < 0.5 else random.normal(0.3, 0.5, 2)
                wrists[side] = nearby
        elbows = 0.5 * (shoulders + wrists) + ((0.2, 0.15), (-0.2, 0.15))
        hips = np.array([(0.3, 1.45), (-0.3, 1.45)])
        nose = np.array([(0.0, -0.55)])
        points = np.concatenate([nose, shoulders, elbows, wrists, hips])
        points += shift + random.normal(0, 0.3 * self._noise, points.shape)
        scale = self._width * np.array([1, self._aspect])
        body = np.column_stack([self._centre + points * scale, np.full(9, 0.99)])
        outside = body[5:7, 1] > 1
        body[5:7, :2][outside] += random.normal(0, 0.1 * self._width, (int(outside.sum()), 2))
        body[5:7, 2][outside] = 0.2
        is_lost = random.random() < self._lost
        hands = np.full((2, 21, 2), np.nan)
        for side in (0, 1):
            if not outside[side] and random.random() < 0.8:
                palm = points[5 + side] + 0.25 * (points[5 + side] - points[3 + side])
                hands[side] = self._centre + palm * scale + random.normal(0, 0.05, (21, 2)) * scale
        if is_lost:
            body[:], hands[:] = np.nan, np.nan
        return Observation(
            pts=pts,
            aspect=self._aspect,
            body=body.astype(np.float32),
            hands=hands.astype(np.float32),
            people=0 if is_lost else 1,
            light=0.5,
            background=0.5,
            contrast=0.15,
            clipped=0.0,
            sharpness=np.ones(2, np.float32),
        )
