"""Seams of saved utterances in the order in which reviewers need to look at them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.motion.memory import digest
from app.studio.composing import compose, seam_reports, takes_of_slots
from app.studio.motion_training import training_report
from lexicon_db.confidences import confidences
from lexicon_db.entries import get_entries
from lexicon_db.errors import KnownError
from lexicon_db.records import Review, Seam, SeamConfidence, Slot, Utterance, UtteranceId
from lexicon_db.reviews import reviews_of_seams
from lexicon_db.tracks import TrackKind
from lexicon_db.trackstore import latest_infos
from lexicon_db.utterances import get_utterance, list_utterances

if TYPE_CHECKING:
    from lexicon_db.records import EntryId, Take, TakeId, TrackInfo
    from lexicon_db.store import Lexicon


@dataclass(frozen=True)
class QueuedSeam:
    """A seam that can be reviewed.

    Attributes:
        utterance: Of which utterance.
        name: What the utterance is called.
        slot: Position of the slot before the seam.
        before: Gloss of the sign that is left.
        after: Gloss of the next one.
        setting: How it is set to be made.
        made_of: Hash of all that the seam is made of: a verdict on an earlier state of it does not
            count for this one.
        known: How sure it is; None where nobody has looked yet.
        own: What this reviewer thinks of it.
        others: What other reviewers think of it.
    """

    utterance: UtteranceId
    name: str
    slot: int
    before: str
    after: str
    setting: Seam
    made_of: str
    known: SeamConfidence | None
    own: Review | None
    others: tuple[Review, ...]

    @property
    def place(self) -> tuple[UtteranceId, int]:
        """What tells it from other seams."""
        return self.utterance, self.slot


def review_queue(
    lexicon: Lexicon, reviewer: str, utterance: UtteranceId | None = None
) -> tuple[QueuedSeam, ...]:
    """The seams of all saved utterances, or of one, in the order in which they need a look.

    Those that the reviewer has not decided come first; among them the least sure, then those of
    which nobody knows yet how sure they are.

    Raises:
        KnownError: If the utterance is not there.
    """
    chosen = list_utterances(lexicon) if utterance is None else [get_utterance(lexicon, utterance)]
    known, said = confidences(lexicon), _reviews_by_state(lexicon)
    queue = [
        _queued(seam, known.get(seam.made_of), said[(*seam.place, seam.made_of)], reviewer)
        for seam in _seams(lexicon, chosen)
    ]
    return tuple(sorted(queue, key=_urgency))


def look_at_seams(lexicon: Lexicon, utterance: UtteranceId) -> dict[str, SeamConfidence]:
    """How sure the seams of an utterance are, by what they are made of; composes it.

    Raises:
        KnownError: If a sign of it has no motion, or it is not there.
    """
    chosen = get_utterance(lexicon, utterance)
    trajectory = compose(lexicon, chosen.slots, rate=chosen.rate, fluency=chosen.fluency)
    reports = seam_reports(lexicon, trajectory, rate=chosen.rate)
    found = {report.span.slot: report for report in reports}
    return {
        seam.made_of: SeamConfidence(found[seam.slot].confidence, len(found[seam.slot].warnings))
        for seam in _seams(lexicon, [chosen])
        if seam.slot in found
    }


def seam_at(lexicon: Lexicon, utterance: UtteranceId, slot: int, reviewer: str) -> QueuedSeam:
    """The seam after a slot of an utterance, as it is now.

    Raises:
        KnownError: If the utterance or the seam is not there.
    """
    found = [seam for seam in review_queue(lexicon, reviewer, utterance) if seam.slot == slot]
    if not found:
        raise KnownError(
            "The transition was not found.",
            f"The utterance has no transition number {slot + 1}.",
            "Look at the utterance again; it may have been changed.",
        )
    return found[0]


def _urgency(seam: QueuedSeam) -> tuple[bool, bool, float, str, int]:
    known = seam.known
    sureness = 0.0 if known is None else known.confidence
    return seam.own is not None, known is None, sureness, seam.name.casefold(), seam.slot


def _reviews_by_state(
    lexicon: Lexicon,
) -> dict[tuple[UtteranceId, int, str], dict[str, Review]]:
    """The latest review by each reviewer of each state of each seam."""
    said: dict[tuple[UtteranceId, int, str], dict[str, Review]] = defaultdict(dict)
    for review in reviews_of_seams(lexicon):
        if review.utterance is not None and review.seam is not None:
            said[review.utterance, review.seam, review.trajectory_hash][review.reviewer] = review
    return said


def _queued(
    seam: QueuedSeam, known: SeamConfidence | None, said: dict[str, Review], reviewer: str
) -> QueuedSeam:
    others = tuple(review for name, review in said.items() if name != reviewer)
    return replace(seam, known=known, own=said.get(reviewer), others=others)


def _seams(lexicon: Lexicon, utterances: Sequence[Utterance]) -> list[QueuedSeam]:
    """The seams of utterances as they are now, without what anybody thinks of them."""
    slots = [slot for utterance in utterances for slot in utterance.slots]
    entries = {one.id: one.id_gloss for one in get_entries(lexicon, [s.entry for s in slots])}
    takes = takes_of_slots(lexicon, slots)
    tracks = latest_infos(lexicon, [take.id for take in takes.values()], TrackKind.MOTION)
    learned = training_report(lexicon)
    return [
        QueuedSeam(
            utterance.id,
            utterance.name,
            number,
            entries.get(slot.entry, "?"),
            entries.get(following.entry, "?"),
            slot.seam,
            digest(
                (
                    utterance.rate,
                    utterance.fluency,
                    _made_of(slot, takes, tracks),
                    # Where the next sign goes on to says nothing about how it is reached.
                    _made_of(replace(following, seam=Seam(), pause=0.0), takes, tracks),
                    learned,
                )
            ).hex(),
            None,
            None,
            (),
        )
        for utterance in utterances
        for number, (slot, following) in enumerate(
            zip(utterance.slots, utterance.slots[1:], strict=False)
        )
    ]


def _made_of(
    slot: Slot,
    takes: Mapping[tuple[EntryId, TakeId | None], Take],
    tracks: Mapping[TakeId, TrackInfo],
) -> tuple[object, ...]:
    take = takes.get((slot.entry, slot.take))
    if take is None:
        return (slot,)
    track = tracks.get(take.id)
    return slot, take.phases, take.dominance, None if track is None else track.sha256
