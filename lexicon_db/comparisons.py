"""Blind comparisons: which of two ways to make a seam reviewers preferred."""

from __future__ import annotations

from sqlalchemy import select

from lexicon_db.labels import clean_label
from lexicon_db.records import (
    ComparisonId,
    Preference,
    Seam,
    SeamComparison,
    UtteranceId,
)
from lexicon_db.schema import SeamComparisonRow
from lexicon_db.store import Lexicon


def add_comparison(
    lexicon: Lexicon,
    place: tuple[UtteranceId, int],
    reviewer: str,
    ways: tuple[Seam, Seam],
    preferred: Preference,
    *,
    trajectory_hash: str = "",
) -> SeamComparison:
    """Store what a reviewer preferred.

    Args:
        lexicon: Where it is kept.
        place: The utterance, and the position of the slot before the seam.
        reviewer: Who judged.
        ways: How the figures at the viewer's left and right were made.
        preferred: Which of them was better.
        trajectory_hash: Of what the seam is made.

    Raises:
        KnownError: If the reviewer has no name.
    """
    utterance, seam = place
    left, right = ways
    row = SeamComparisonRow(
        utterance_id=utterance,
        seam=seam,
        reviewer=clean_label(reviewer, "name of the reviewer"),
        left_gap_seconds=left.gap,
        left_method=left.method,
        left_seed=left.seed,
        right_gap_seconds=right.gap,
        right_method=right.method,
        right_seed=right.seed,
        preferred=preferred,
        trajectory_hash=trajectory_hash,
    )
    with lexicon.write("compare seam") as write:
        write.add(row, f"{row.reviewer}: {preferred}")
        write.touch("utterance", [utterance])
        return _record(row)


def comparisons(
    lexicon: Lexicon, utterance: UtteranceId | None = None
) -> tuple[SeamComparison, ...]:
    """The comparisons of an utterance, or of all, oldest first."""
    query = select(SeamComparisonRow).order_by(SeamComparisonRow.created_at, SeamComparisonRow.id)
    if utterance is not None:
        query = query.where(SeamComparisonRow.utterance_id == utterance)
    with lexicon.read() as session:
        return tuple(_record(row) for row in session.scalars(query))


def _record(row: SeamComparisonRow) -> SeamComparison:
    return SeamComparison(
        id=ComparisonId(row.id),
        utterance=UtteranceId(row.utterance_id),
        seam=row.seam,
        reviewer=row.reviewer,
        left=Seam(gap=row.left_gap_seconds, method=row.left_method, seed=row.left_seed),
        right=Seam(gap=row.right_gap_seconds, method=row.right_method, seed=row.right_seed),
        preferred=row.preferred,
        trajectory_hash=row.trajectory_hash,
        created_at=row.created_at,
    )
