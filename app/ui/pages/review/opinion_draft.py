"""What a reviewer has said so far of one transition. Knows no window."""

from __future__ import annotations

from dataclasses import dataclass

from app.studio.reviewing import Opinion
from lexicon_db.records import Reason, Review


@dataclass(frozen=True)
class OpinionDraft:
    """An opinion that may still lack its mark; every change makes a new one.

    Attributes:
        mark: 1 (worst) to 5, or None as long as nothing is decided.
        reasons: Why.
        comment: Free text.
        at: Seconds of the utterance that the comment speaks of.
    """

    mark: int | None = None
    reasons: frozenset[Reason] = frozenset()
    comment: str = ""
    at: float | None = None

    @classmethod
    def of(cls, review: Review | None) -> OpinionDraft:
        """What was said before."""
        if review is None:
            return cls()
        return cls(review.naturalness, review.reasons, review.comment, review.at)

    @property
    def opinion(self) -> Opinion | None:
        """What can be kept: nothing without a mark."""
        if self.mark is None:
            return None
        return Opinion(self.mark, self.reasons, self.comment, self.at)
