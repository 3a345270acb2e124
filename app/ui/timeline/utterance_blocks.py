"""The blocks of an utterance on the timeline: signs, transitions and holds, from a trajectory."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.motion.trajectory import Origin

if TYPE_CHECKING:
    from app.motion.trajectory import SeamSpan, Trajectory


@dataclass(frozen=True)
class Block:
    """A stretch of one kind.

    Attributes:
        kind: Where its frames come from.
        slot: The slot it belongs to; transitions and holds belong to the slot they leave.
        label: What a person calls it.
        start: Seconds from the first frame of the utterance.
        end: Seconds from the first frame of the utterance.
        seam: What is known of the transition; None for signs and for the last hold.
    """

    kind: Origin
    slot: int
    label: str
    start: float
    end: float
    seam: SeamSpan | None = None

    @property
    def seconds(self) -> float:
        """How long it is."""
        return self.end - self.start


@dataclass(frozen=True)
class UtteranceBlocks:
    """All blocks of an utterance, in order, without holes."""

    blocks: tuple[Block, ...] = ()

    @classmethod
    def of(cls, trajectory: Trajectory) -> UtteranceBlocks:
        """The blocks of a trajectory."""
        blocks: list[Block] = []
        seams = {seam.slot: seam for seam in trajectory.seams}
        for span in trajectory.spans:
            blocks.append(Block(Origin.SIGN, span.slot, span.label, span.start, span.end))
            seam = seams.get(span.slot)
            if seam is not None:
                blocks.extend(_of_seam(seam, span.label))
        end = float(trajectory.pts[-1]) if len(trajectory.pts) else 0.0
        if blocks and end > blocks[-1].end + 1e-9:
            last = blocks[-1]
            blocks.append(Block(Origin.HOLD, last.slot, last.label, last.end, end))
        return cls(tuple(blocks))

    @property
    def end(self) -> float:
        """When the last block ends."""
        return self.blocks[-1].end if self.blocks else 0.0

    def at(self, seconds: float) -> Block | None:
        """The block at a moment; the last one after the end."""
        for block in self.blocks:
            if seconds < block.end:
                return block
        return self.blocks[-1] if self.blocks else None

    def transition(self, slot: int) -> Block | None:
        """The transition that leaves a slot."""
        found = (b for b in self.blocks if b.slot == slot and b.kind is Origin.TRANSITION)
        return next(found, None)

    def sign(self, slot: int) -> Block | None:
        """The sign of a slot."""
        found = (b for b in self.blocks if b.slot == slot and b.kind is Origin.SIGN)
        return next(found, None)

    def with_gap(self, slot: int, seconds: float) -> UtteranceBlocks:
        """The same with a transition of another length; what follows moves along."""
        seam = self.transition(slot)
        return self if seam is None else self._with_end(seam, seam.start + seconds)

    def with_end(self, slot: int, end: float) -> UtteranceBlocks:
        """The same with a sign that ends at another moment; what follows moves along."""
        sign = self.sign(slot)
        return self if sign is None else self._with_end(sign, end)

    def with_start(self, slot: int, start: float) -> UtteranceBlocks:
        """The same with a sign that begins at another moment, so that there may be a hole."""
        return UtteranceBlocks(
            tuple(
                replace(block, start=start)
                if block.slot == slot and block.kind is Origin.SIGN
                else block
                for block in self.blocks
            )
        )

    def _with_end(self, changed: Block, end: float) -> UtteranceBlocks:
        shift = end - changed.end
        at = self.blocks.index(changed)
        later = (
            replace(block, start=block.start + shift, end=block.end + shift)
            for block in self.blocks[at + 1 :]
        )
        return UtteranceBlocks((*self.blocks[:at], replace(changed, end=end), *later))


def _of_seam(seam: SeamSpan, label: str) -> list[Block]:
    held = seam.start + seam.hold
    blocks = []
    if seam.hold > 0:
        blocks.append(Block(Origin.HOLD, seam.slot, label, seam.start, held, seam))
    blocks.append(Block(Origin.TRANSITION, seam.slot, label, held, held + seam.gap, seam))
    return blocks
