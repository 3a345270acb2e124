"""What there is of a signer to learn the looks from, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.studio.guided_enrolment import Part, PartState, guided_parts
from lexicon_db.errors import KnownError
from lexicon_db.records import Scope
from lexicon_db.signers import get_signer
from lexicon_db.takes import get_take
from lexicon_db.tracks import LEFT, RIGHT, FitTrack, HandFlag, LandmarkTrack
from lexicon_db.trackstore import fitted_videos, latest_track

if TYPE_CHECKING:
    from app.capture.frames import Picture
    from lexicon_db.records import SignerId
    from lexicon_db.store import Lexicon

#: The latest takes that are looked at; more would take long and say the same.
_MOST_TAKES: Final = 60


@dataclass(frozen=True)
class Readiness:
    """What is known before learning begins; videos tell more when they are looked at.

    Attributes:
        signer: Name of the signer.
        agrees: Whether the signer has agreed to be learned.
        takes: How many videos there are of the signer whose movement was found.
        signs: How many signs these show; of two or more, some are kept aside to measure on.
        seconds: How long they are in all.
        left_hand: Share of their moments in which the left hand was measured.
        right_hand: Likewise.
        trouble: Why nothing can be learned from them, and what to do; or empty.
        parts: Where each part of the guided recording stands.
    """

    signer: str
    agrees: bool
    takes: int
    signs: int
    seconds: float
    left_hand: float
    right_hand: float
    trouble: str
    parts: Mapping[Part, PartState]


def readiness(lexicon: Lexicon, signer: SignerId) -> Readiness:
    """Look at what there is of a signer.

    Raises:
        KnownError: If the signer is not there.
    """
    from app.rendering.examples.checks import require_usable
    from app.rendering.examples.takes import Recorded

    person = get_signer(lexicon, signer)
    records = [get_take(lexicon, take) for take in fitted_videos(lexicon, signer, most=_MOST_TAKES)]
    fits = [latest_track(lexicon, take.id, FitTrack) for take in records]
    seen = [latest_track(lexicon, take.id, LandmarkTrack) for take in records]
    recorded = [
        Recorded(take.entry, _no_pictures, fit, marks.flags)
        for take, fit, marks in zip(records, fits, seen, strict=True)
        if fit is not None and marks is not None
    ]
    trouble = ""
    try:
        require_usable(recorded)
    except KnownError as error:
        trouble = f"{error.why} {error.fix}"
    moments = sum(len(one.flags) for one in recorded)
    left, right = (
        sum(int((one.flags[:, side] == HandFlag.MEASURED).sum()) for one in recorded)
        / max(1, moments)
        for side in (LEFT, RIGHT)
    )
    return Readiness(
        signer=person.name,
        agrees=Scope.TRAIN_IDENTITY in person.scopes,
        takes=len(recorded),
        signs=len({one.sign for one in recorded}),
        seconds=sum(float(one.fit.pts[-1]) for one in recorded),
        left_hand=left,
        right_hand=right,
        trouble=trouble,
        parts=guided_parts(lexicon, signer),
    )


def _no_pictures() -> Iterator[Picture]:
    """Nobody looks at pictures yet."""
    return iter(())
