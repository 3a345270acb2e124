"""Composed utterances and takes as tiers of ELAN: glosses, frames, phases, faces, reviews."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

import numpy as np

from app.interchange.ecv import UNDETERMINED, Term, Vocabulary
from app.interchange.elan_file import Annotation, Constraint, Tier
from app.motion.trajectory import Origin

if TYPE_CHECKING:
    from app.motion.trajectory import Trajectory
    from lexicon_db.records import Entry, Phases, Review

#: The vocabulary of the glosses, and the language that stands for ID-glosses.
SIGNS: Final = "Signs"
LANGUAGES: Final = {UNDETERMINED: "ID-gloss"}

#: Ids of terms begin with a letter, those of entries perhaps with a digit.
TERM_PREFIX: Final = "cveid_"

_GLOSS: Final = "Gloss"


def sign_terms(entries: Sequence[Entry]) -> Vocabulary:
    """The entries as a vocabulary: ids stay as glosses change; descriptions hold the senses."""
    return Vocabulary(SIGNS, tuple(_term(entry) for entry in entries))


def _term(entry: Entry) -> Term:
    words: dict[str, list[str]] = defaultdict(list)
    for sense in entry.senses:
        for language, text in sense:
            words[language].append(text)
    values = [(UNDETERMINED, entry.id_gloss, "")]
    glosses = dict(entry.annotation_glosses)
    for language in sorted({*glosses, *words}):
        told = ", ".join(words[language])
        values.append((language, glosses.get(language, entry.id_gloss), told))
    return Term(term_id(entry), tuple(values))


def term_id(entry: Entry) -> str:
    """The id of an entry in a vocabulary."""
    return f"{TERM_PREFIX}{entry.id}"


def utterance_tiers(
    trajectory: Trajectory,
    entries: Sequence[Entry],
    reviews: Sequence[Review] = (),
    *,
    fps: float,
) -> tuple[Tier, ...]:
    """The tiers of an utterance, times in milliseconds from its first frame.

    Args:
        trajectory: What is signed.
        entries: The entry of each slot.
        reviews: What people think of it and its seams.
        fps: Frames per second that frames are counted in.
    """
    ids = {span.slot: term_id(entries[span.slot]) for span in trajectory.spans}
    glosses = tuple(
        Annotation(
            _ms(span.start),
            max(_ms(span.end), _ms(span.start) + 1),
            span.label,
            f"a{number}",
            vocabulary_entry=ids[span.slot],
        )
        for number, span in enumerate(trajectory.spans, start=1)
    )
    faces = tuple(
        Annotation(_ms(face.start), max(_ms(face.end), _ms(face.start) + 1), face.label)
        for face in trajectory.faces
    )
    return (
        *_gloss_tiers(glosses, fps),
        Tier("Phase", tuple(_runs(trajectory)), "phase"),
        *_face_tiers(faces),
        *_review_tiers(trajectory, reviews),
        *_comment_tiers(reviews, fps),
    )


def take_tiers(gloss: str, term: str, phases: Phases, start: float, fps: float) -> tuple[Tier, ...]:
    """The tiers of a take, times in milliseconds from the first frame of its recording.

    Args:
        gloss: ID-gloss of its sign.
        term: Id of its sign in a vocabulary.
        phases: Its phases, seconds from the first frame of the take.
        start: Seconds of this frame in the recording.
        fps: Frames per second of the recording.
    """
    bounds = (phases.onset, phases.stroke_start, phases.stroke_end, phases.offset)
    times = [_ms(start + bound) for bound in bounds]
    whole = Annotation(times[0], max(times[-1], times[0] + 1), gloss, "a1", vocabulary_entry=term)
    parts = tuple(
        Annotation(first, last, name)
        for first, last, name in zip(
            times[:-1], times[1:], ("preparation", "stroke", "retraction"), strict=True
        )
        if first < last
    )
    phase = Tier("Phase", parts, "phase", Constraint.TIME_SUBDIVISION, _GLOSS)
    return (*_gloss_tiers((whole,), fps), phase)


def _gloss_tiers(glosses: tuple[Annotation, ...], fps: float) -> tuple[Tier, Tier]:
    """Glosses, and the first and the last frame of each."""
    frames = tuple(
        Annotation(
            one.start_ms,
            one.end_ms,
            f"{round(one.start_ms * fps / 1000)}-{round(one.end_ms * fps / 1000)}",
            refers_to=one.id,
        )
        for one in glosses
    )
    return (
        Tier(_GLOSS, glosses, "gloss", language=UNDETERMINED, vocabulary=SIGNS),
        Tier("Frame", frames, "frame", Constraint.SYMBOLIC_ASSOCIATION, _GLOSS),
    )


def _runs(trajectory: Trajectory) -> list[Annotation]:
    """Stretches of frames that come from signs, transitions and holds."""
    count = len(trajectory.pts)
    pairs = np.stack([trajectory.origin, trajectory.slot], axis=1)
    starts = np.flatnonzero(np.r_[True, (np.diff(pairs, axis=0) != 0).any(axis=1)])
    ends = np.r_[starts[1:], count - 1]
    return [
        Annotation(_ms(trajectory.pts[a]), _ms(trajectory.pts[b]), _word(trajectory, int(a)))
        for a, b in zip(starts.tolist(), ends.tolist(), strict=True)
        if _ms(trajectory.pts[a]) < _ms(trajectory.pts[b])
    ]


def _word(trajectory: Trajectory, frame: int) -> str:
    return Origin(int(trajectory.origin[frame])).name.lower()


def _face_tiers(faces: tuple[Annotation, ...]) -> tuple[Tier, ...]:
    """Faces of neighbours overlap at seams, which a tier cannot hold: two tiers in turn."""
    rows = (faces[0::2], faces[1::2])
    return tuple(
        Tier(f"Face {number}", row, "face") for number, row in enumerate(rows, start=1) if row
    )


def _review_tiers(trajectory: Trajectory, reviews: Sequence[Review]) -> list[Tier]:
    """A tier for each reviewer and, where verdicts speak of the same time, further ones."""
    rows: dict[str, list[list[Annotation]]] = defaultdict(list)
    spans = {
        seam.slot: (seam.start, seam.start + seam.hold + seam.gap) for seam in trajectory.seams
    }
    whole = (0.0, float(trajectory.pts[-1]))
    for review in reviews:
        start, end = whole if review.seam is None else spans.get(review.seam, whole)
        one = Annotation(_ms(start), max(_ms(end), _ms(start) + 1), told_review(review))
        mine = rows[review.reviewer]
        free = next((row for row in mine if all(_are_apart(one, other) for other in row)), None)
        if free is None:
            mine.append([one])
        else:
            free.append(one)
    return [
        Tier(
            f"Review {reviewer}" + (f" {number}" if number > 1 else ""),
            tuple(sorted(row, key=lambda one: one.start_ms)),
            "review",
            annotator=reviewer,
        )
        for reviewer, mine in rows.items()
        for number, row in enumerate(mine, start=1)
    ]


def _comment_tiers(reviews: Sequence[Review], fps: float) -> list[Tier]:
    """A tier for each reviewer whose comments are pinned to frames: each at its frame."""
    rows: dict[str, dict[int, Annotation]] = defaultdict(dict)
    for review in reviews:
        if review.comment and review.at is not None:
            start = round(1000 * round(review.at * fps) / fps)
            end = start + max(1, round(1000 / fps))
            said = rows[review.reviewer].get(start)
            comment = review.comment if said is None else f"{said.value}; {review.comment}"
            rows[review.reviewer][start] = Annotation(start, end, comment)
    return [
        Tier(
            f"Comment {reviewer}",
            tuple(comments[start] for start in sorted(comments)),
            "comment",
            annotator=reviewer,
        )
        for reviewer, comments in rows.items()
    ]


def told_review(review: Review) -> str:
    """A review in one line."""
    marks: Mapping[str, int | None] = {
        "naturalness": review.naturalness,
        "comprehensibility": review.comprehensibility,
    }
    parts = [
        f"{review.verdict}",
        ", ".join(sorted(review.reasons)),
        ", ".join(f"{name} {mark}" for name, mark in marks.items() if mark is not None),
        review.comment,
    ]
    return "; ".join(part for part in parts if part)


def _are_apart(one: Annotation, other: Annotation) -> bool:
    return one.end_ms <= other.start_ms or other.end_ms <= one.start_ms


def _ms(seconds: float) -> int:
    return round(float(seconds) * 1000)
