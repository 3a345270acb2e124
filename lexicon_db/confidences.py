"""How sure seams are, kept so that a queue of thousands need not be composed to be sorted."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import delete, insert, select

from lexicon_db.records import SeamConfidence
from lexicon_db.schema import SeamConfidenceRow
from lexicon_db.step_keeping import Undoing
from lexicon_db.store import Lexicon


def confidences(lexicon: Lexicon) -> dict[str, SeamConfidence]:
    """What is known, by the hash of what a seam is made of."""
    with lexicon.read() as session:
        return {
            row.trajectory_hash: SeamConfidence(row.confidence, row.warning_count)
            for row in session.scalars(select(SeamConfidenceRow))
        }


def keep_confidences(lexicon: Lexicon, found: Mapping[str, SeamConfidence]) -> None:
    """Keep how sure some seams are; that is no change that anybody made, so it has no history."""
    if not found:
        return
    rows = [
        {
            "trajectory_hash": made_of,
            "confidence": known.confidence,
            "warning_count": known.warning_count,
        }
        for made_of, known in found.items()
    ]
    with lexicon.write("keep confidences", undoing=Undoing.NEVER) as write:
        earlier = SeamConfidenceRow.trajectory_hash.in_(list(found))
        write.session.execute(delete(SeamConfidenceRow).where(earlier))
        write.session.execute(insert(SeamConfidenceRow), rows)
