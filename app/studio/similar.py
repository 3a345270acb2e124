"""Signs like this one: the motion of a sign compared with that of all others.

What is compared (`app.motion.similarity`) is made once for each motion and kept in the lexicon. A
rough distance that needs no warping of time chooses among all signs; the nearest are compared
exactly.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from app.core.progress import Silent
from app.studio.bodies import body
from lexicon_db.errors import KnownError
from lexicon_db.signatures import (
    KeptSignature,
    keep_signatures,
    signatures,
    state_of_motions,
)
from lexicon_db.tracks import MotionTrack
from lexicon_db.trackstore import load_track

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from app.core.progress import Progress
    from app.motion.similarity import Signature
    from lexicon_db.records import EntryId, TrackId
    from lexicon_db.store import Lexicon

    Floats = NDArray[np.float32]

#: Grows when signatures are made in another way.
VERSION: Final = 1
#: Signatures that are written down at a time.
_AT_ONCE: Final = 64
#: Signs that are compared moment by moment, and of these those that are compared exactly.
_CLOSER: Final = 600
_EXACT: Final = 16
_HANDS: Final = (32, 2, 27)
_HAND_COUNT: Final = int(np.prod(_HANDS))
_TRUST_COUNT: Final = 64
_LENGTH: Final = 2 * _HAND_COUNT + _TRUST_COUNT + 2
#: Every fourth moment, from the third, for the rough distance.
_ROUGH: Final = slice(2, None, 4)
#: What a difference in place (depth is known less), directions, finger tips, speed counts there.
_SCALES: Final = np.repeat(
    np.array((3.3, 1.6, 1.0, 2.4, 0.3, 0.15), np.float32), (2, 1, 6, 15, 2, 1)
)
#: What a hand that takes part in one sign and not in the other counts there.
_ONE_HAND: Final = np.float32(12.0)
#: Where the parts of a hand begin: place, directions, finger tips, speed.
_PARTS: Final = (0, 3, 9, 24)


@dataclass(frozen=True)
class Alike:
    """A sign, and how far its motion is from that of another one.

    Attributes:
        entry: The sign.
        distance: 0 is the same motion, 1 as different as can be.
    """

    entry: EntryId
    distance: float


class MotionIndex:
    """Motions of signs, ready to be compared.

    Args:
        signs: Each entry with its packed signature.
    """

    def __init__(self, signs: Sequence[tuple[EntryId, bytes]]) -> None:
        self._entries = [entry for entry, _ in signs]
        self._places = {entry: place for place, entry in enumerate(self._entries)}
        data = np.frombuffer(b"".join(data for _, data in signs), np.uint8)
        self._kept = data.reshape(-1, _LENGTH)
        self._rough = _rough_of_all(self._kept)
        self._lengths = np.einsum("ij,ij->i", self._rough, self._rough)

    def __contains__(self, entry: EntryId) -> bool:
        """Whether a sign is in it."""
        return entry in self._places

    def nearest(self, entry: EntryId, count: int) -> tuple[Alike, ...]:
        """The signs that are most like one that is in it, nearest first."""
        from app.motion.similarity import distances

        place = self._places[entry]
        sign = _unpacked(self._kept[place])
        near = self._roughly(sign, place)
        if not len(near):
            return ()
        near = near[np.argsort(self._closer(sign, near))[: max(count, _EXACT)]]
        exact = distances(sign, [_unpacked(self._kept[each]) for each in near])
        order = np.argsort(exact, kind="stable")[:count]
        return tuple(Alike(self._entries[near[n]], float(exact[n])) for n in order)

    def _closer(self, sign: Signature, places: NDArray[np.intp]) -> Floats:
        """How far some signs are, moment by moment; no part can count more than one."""
        shape = (len(places), -1, *_HANDS[1:])
        others = self._rough[places, :-2].reshape(shape)
        shares = self._rough[places, -2:]
        nearest = np.full(len(places), np.inf, np.float32)
        for side in (sign, sign.mirrored()):
            vector = _rough(side)
            squared = (others - vector[:-2].reshape(1, *shape[1:])) ** 2
            parts = np.add.reduceat(squared, _PARTS, axis=-1)
            moments = (parts / (1 + parts)).sum(axis=(1, 2, 3))
            one = np.abs(shares - vector[-2:]).sum(axis=1)
            nearest = np.minimum(nearest, moments + one)
        return nearest

    def _roughly(self, sign: Signature, place: int) -> NDArray[np.intp]:
        """The places of the signs that are roughly nearest, also where the other hand leads."""
        far = np.full(len(self._rough), np.inf, np.float32)
        for side in (sign, sign.mirrored()):
            vector = _rough(side)
            apart = self._lengths - 2 * (self._rough @ vector) + vector @ vector
            far = np.minimum(far, apart)
        far[place] = np.inf
        most = min(_CLOSER, len(far) - 1)
        return np.argpartition(far, most - 1)[:most] if most > 0 else np.zeros(0, np.intp)


class SimilarSigns:
    """The motions of a lexicon; read again when others are there.

    Used by one thread at a time, for reading; `measure_missing` is what writes.

    Args:
        lexicon: The lexicon.

    Attributes:
        missing: How many signs with motion were not measured yet, when it was read last.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._state: tuple[int, ...] | None = None
        self._index = MotionIndex(())
        self.missing = 0

    def like(self, entry: EntryId, count: int = 20) -> tuple[Alike, ...]:
        """The signs whose motion is most like that of an entry, nearest first.

        Signs that were not measured yet are left out.

        Args:
            entry: The sign.
            count: Most signs that are wanted.

        Raises:
            KnownError: If the sign has no motion, or it was not measured yet.
        """
        self._read()
        if entry not in self._index:
            raise KnownError(
                "Nothing was compared.",
                "The motion of this sign is not measured yet.",
                "Extract its take, or wait until all signs are measured.",
            )
        return self._index.nearest(entry, count)

    def _read(self) -> None:
        state = state_of_motions(self._lexicon)
        if state != self._state:
            found = signatures(self._lexicon, VERSION)
            made = [(each.entry, each.data) for each in found if len(each.data) == _LENGTH]
            self.missing = sum(not each.data for each in found)
            self._index, self._state = MotionIndex(made), state


def measure_missing(
    lexicon: Lexicon, progress: Progress | None = None, *, most: int | None = None
) -> int:
    """Make the signatures that are missing, in about 20 ms each; return how many are left.

    What is made is kept at once, so that it can be stopped at any time. Damaged motion is passed
    over.

    Args:
        lexicon: Where.
        progress: Told how far it is.
        most: How many are made at most.

    Raises:
        Cancelled: If the person asked to stop.
    """
    progress = progress or Silent()
    missing = [each for each in signatures(lexicon, VERSION) if not each.data]
    wanted = missing[:most]
    for start in range(0, len(wanted), _AT_ONCE):
        progress.report(start, len(wanted), "measuring signs")
        chunk = wanted[start : start + _AT_ONCE]
        keep_signatures(lexicon, _measured(lexicon, chunk), VERSION)
    return len(missing) - len(wanted)


def _measured(lexicon: Lexicon, wanted: Sequence[KeptSignature]) -> dict[TrackId, bytes]:
    from app.motion.similarity import signature

    made: dict[TrackId, bytes] = {}
    for each in wanted:
        made[each.track] = b"\0"  # Not looked at again while it cannot be measured.
        try:
            motion = load_track(lexicon, each.track)
        except KnownError:
            continue
        if isinstance(motion, MotionTrack) and len(motion.pts):
            made[each.track] = packed(signature(motion, body()))
    return made


def packed(sign: Signature) -> bytes:
    """A signature as it is stored: half floats, and bytes for what lies between 0 and 1."""
    hands = sign.hands.astype("<f2").tobytes()
    trust = np.round(255 * sign.trust).astype(np.uint8).tobytes()
    share = np.round(255 * sign.share).astype(np.uint8).tobytes()
    return bytes(hands + trust + share)


def _unpacked(data: NDArray[np.uint8]) -> Signature:
    from app.motion.similarity import Signature

    hands, trust, share = _parts(data[None])
    return Signature(
        hands[0].astype(np.float64), trust[0].astype(np.float64), share[0].astype(np.float64)
    )


def _parts(data: NDArray[np.uint8]) -> tuple[Floats, Floats, Floats]:
    """Hands (K, 32, 2, 27), trust (K, 32, 2) and share (K, 2) of stored signatures (K, bytes)."""
    end = 2 * _HAND_COUNT
    hands = np.ascontiguousarray(data[:, :end]).view("<f2").reshape(-1, *_HANDS)
    trust = data[:, end : end + _TRUST_COUNT].reshape(-1, *_HANDS[:2])
    share = data[:, end + _TRUST_COUNT :]
    parts = (hands, trust / np.float32(255), share / np.float32(255))
    return parts[0].astype(np.float32), parts[1], parts[2]


def _rough_of_all(data: NDArray[np.uint8]) -> Floats:
    """Vectors (K, N) whose distances are roughly those of signs, a thousand at a time."""
    vectors = [_vectors(*_parts(data[start : start + 1000])) for start in range(0, len(data), 1000)]
    return np.concatenate(vectors) if vectors else np.zeros((0, 0), np.float32)


def _rough(sign: Signature) -> Floats:
    parts = (sign.hands, sign.trust, sign.share)
    vector: Floats = _vectors(*(part[None].astype(np.float32) for part in parts))[0]
    return vector


def _vectors(hands: Floats, trust: Floats, share: Floats) -> Floats:
    known = np.sqrt(share[:, None, :, None] * trust[:, _ROUGH, :, None])
    places = (hands[:, _ROUGH] * _SCALES * known).reshape(len(hands), -1)
    vectors: Floats = np.concatenate([places, _ONE_HAND * share], axis=1)
    return vectors
