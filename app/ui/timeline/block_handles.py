"""Where the blocks of an utterance can be taken hold of: ends of seams, and ends of a sign."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from app.motion.trajectory import Origin

if TYPE_CHECKING:
    from app.ui.timeline.utterance_blocks import Block, UtteranceBlocks

#: Pixels around the end of a seam in which it can be taken hold of.
_REACH: Final = 6.0
#: Pixels inside of an end of the chosen sign in which that can be taken hold of, and outside.
_INSIDE: Final = 10.0
_OUTSIDE: Final = 2.0
#: A seam or a sign is not made shorter than this (s).
SHORTEST: Final = 0.04


class Grip(Enum):
    """What moves when a handle is dragged."""

    GAP = "gap"
    START = "start"
    END = "end"


@dataclass(frozen=True)
class Handle:
    """Something to take hold of.

    Attributes:
        grip: What moves.
        slot: The slot of the seam or the sign.
    """

    grip: Grip
    slot: int


@dataclass(frozen=True)
class Drag:
    """How far a handle was moved.

    Attributes:
        handle: What is moved.
        blocks: The blocks as they are now.
        seconds: Of a seam: its length. Of an end of a sign: seconds of the sign that are cut off.
    """

    handle: Handle
    blocks: UtteranceBlocks
    seconds: float


def handle_at(
    blocks: UtteranceBlocks, chosen: Block | None, x: float, x_at: Callable[[float], float]
) -> Handle | None:
    """The handle at a place; those of the chosen sign lie over the ends of seams.

    Args:
        blocks: All blocks.
        chosen: The chosen one.
        x: The place.
        x_at: Where a moment is.
    """
    if chosen is not None and chosen.kind is Origin.SIGN:
        left, right = x_at(chosen.start), x_at(chosen.end)
        inside = min(_INSIDE, (right - left) / 3)
        if left - _OUTSIDE <= x <= left + inside:
            return Handle(Grip.START, chosen.slot)
        if right - inside <= x <= right + _OUTSIDE:
            return Handle(Grip.END, chosen.slot)
    reachable = [
        (abs(x_at(block.end) - x), block.slot)
        for block in blocks.blocks
        if block.kind is Origin.TRANSITION and abs(x_at(block.end) - x) <= _REACH
    ]
    return Handle(Grip.GAP, min(reachable)[1]) if reachable else None


def dragged(blocks: UtteranceBlocks, handle: Handle, seconds: float) -> Drag | None:
    """What becomes of blocks when a handle is moved to a moment; None where it is not there."""
    if handle.grip is Grip.GAP:
        seam = blocks.transition(handle.slot)
        if seam is None:
            return None
        length = max(SHORTEST, seconds - seam.start)
        return Drag(handle, blocks.with_gap(handle.slot, length), length)
    sign = blocks.sign(handle.slot)
    if sign is None:
        return None
    most = sign.seconds - SHORTEST
    if handle.grip is Grip.START:
        cut = min(seconds - sign.start, most)
        return Drag(handle, blocks.with_start(handle.slot, sign.start + cut), cut)
    cut = min(sign.end - seconds, most)
    return Drag(handle, blocks.with_end(handle.slot, sign.end - cut), cut)
