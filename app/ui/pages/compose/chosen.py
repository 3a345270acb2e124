"""What is chosen on the timeline, with all that the person has set about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.ui.timeline.utterance_blocks import Block
    from lexicon_db.records import Manner, Seam


@dataclass(frozen=True)
class Chosen:
    """A block of the timeline and the slot that it belongs to.

    Attributes:
        block: The block.
        seam: How the transition after the slot was set.
        manner: How the sign was set.
        following: The gloss after it, where it is a transition.
        pause: Seconds of rest after the slot, as set.
        rate: Speed of signing: what is set are seconds at rate 1.
        length: The length of the block in words.
    """

    block: Block
    seam: Seam
    manner: Manner
    following: str = ""
    pause: float = 0.0
    rate: float = 1.0
    length: str = ""
