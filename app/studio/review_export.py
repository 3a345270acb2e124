"""Reviews as files: tables for statistics, annotations for ELAN."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from app.studio.composing import compose
from app.studio.exporting import Exported, Options, export_utterance
from app.studio.quality import write_table
from app.studio.review_queue import review_queue
from lexicon_db.comparisons import comparisons
from lexicon_db.records import SeamComparison
from lexicon_db.reviews import reviews_of_seams
from lexicon_db.utterances import get_utterance, list_utterances

if TYPE_CHECKING:
    from pathlib import Path

    from app.studio.agreement import Agreement
    from lexicon_db.records import Review, Seam, Utterance, UtteranceId
    from lexicon_db.store import Lexicon

#: One line for each verdict and each comparison. Seams count from 1: seam 1 leaves the first sign.
COLUMNS: Final = (
    "kind", "utterance", "seam", "before", "after", "reviewer", "verdict", "naturalness",
    "comprehensibility", "reasons", "comment", "at_seconds", "left", "right", "preferred",
    "is_current", "made_of", "created_at", "utterance_id",
)  # fmt: skip


def review_documents(
    lexicon: Lexicon, utterance: UtteranceId | None = None
) -> list[dict[str, Any]]:
    """Every verdict on seams and every comparison, of an utterance or of all, oldest first.

    Their keys are COLUMNS. What does not apply is None.
    """
    now = {seam.place: seam for seam in review_queue(lexicon, "", utterance)}
    names = {one.id: one.name for one in list_utterances(lexicon)}
    documents = []
    said: list[Review | SeamComparison] = [*reviews_of_seams(lexicon), *comparisons(lexicon)]
    for one in said:
        if one.utterance is None or one.seam is None or utterance not in (None, one.utterance):
            continue
        seam = now.get((one.utterance, one.seam))
        head = {
            "utterance": names.get(one.utterance, ""),
            "seam": one.seam + 1,
            "before": "" if seam is None else seam.before,
            "after": "" if seam is None else seam.after,
            "reviewer": one.reviewer,
            "is_current": seam is not None and seam.made_of == one.trajectory_hash,
            "made_of": one.trajectory_hash,
            "created_at": one.created_at.isoformat(timespec="seconds"),
            "utterance_id": one.utterance,
        }
        documents.append(dict.fromkeys(COLUMNS) | head | _said(one))
    return sorted(documents, key=lambda document: document["created_at"])


def agreement_documents(found: dict[str, Agreement]) -> list[dict[str, Any]]:
    """How far reviewers agree; where alpha is None, ``why_not`` says why."""
    return [
        {
            "label": label,
            "share": one.share,
            "alpha": one.alpha,
            "why_not": None if one.why_not is None else one.why_not.value,
            "shared": one.shared,
            "reviewers": one.reviewers,
        }
        for label, one in found.items()
    ]


def write_reviews(lexicon: Lexicon, file: Path, utterance: UtteranceId | None = None) -> int:
    """Write verdicts and comparisons into a file, as CSV or as JSON by its ending.

    Returns:
        How many were written.

    Raises:
        KnownError: If its name ends in neither, or it cannot be written.
    """
    documents = review_documents(lexicon, utterance)
    rows = [{column: _cell(value) for column, value in document.items()} for document in documents]
    write_table(file, COLUMNS, rows, documents)
    return len(documents)


def write_annotations(
    lexicon: Lexicon, utterance: UtteranceId, file: Path, fps: float | None = None
) -> Exported:
    """Write an utterance for ELAN, with the verdicts on its seams as they are now.

    Verdicts of each reviewer are a tier, and so are comments that are pinned to frames; what was
    said of an earlier state of a seam is left out, because its times are gone.

    Args:
        lexicon: Where it is.
        utterance: Which.
        file: An ``.eaf`` file; annotations of people in one that is there stay.
        fps: Frames per second that frames are counted in; None is that of the recordings.

    Raises:
        KnownError: If it cannot be composed, may not leave, or the file cannot be written.
    """
    chosen = get_utterance(lexicon, utterance)
    made = compose(lexicon, chosen.slots, rate=chosen.rate, fluency=chosen.fluency)
    options = Options(fps, reviews=current_reviews(lexicon, chosen))
    return export_utterance(lexicon, chosen.slots, made, file, options)


def current_reviews(lexicon: Lexicon, utterance: Utterance) -> tuple[Review, ...]:
    """The reviews of the seams of an utterance that speak of them as they are now."""
    queue = sorted(review_queue(lexicon, "", utterance.id), key=lambda seam: seam.slot)
    return tuple(review for seam in queue for review in seam.others)


def _said(one: Review | SeamComparison) -> dict[str, Any]:
    if isinstance(one, SeamComparison):
        return {
            "kind": "comparison",
            "left": way_document(one.left),
            "right": way_document(one.right),
            "preferred": one.preferred.value,
        }
    return {
        "kind": "verdict",
        "verdict": one.verdict.value,
        "naturalness": one.naturalness,
        "comprehensibility": one.comprehensibility,
        "reasons": sorted(reason.value for reason in one.reasons),
        "comment": one.comment,
        "at_seconds": one.at,
    }


def way_document(way: Seam) -> str:
    """How a seam is made, in one word: its method, its seed and its length where they are set."""
    parts = [way.method.value]
    if way.seed is not None:
        parts.append(f"seed={way.seed}")
    if way.gap is not None:
        parts.append(f"gap={way.gap:.3f}")
    return ":".join(parts)


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return " ".join(str(part) for part in value)
    return value
