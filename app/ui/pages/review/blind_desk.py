"""A blind comparison: two ways to make a transition side by side, nobody says which is which."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import SystemRandom
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.studio.composing import compose, seam_reports
from app.studio.reviewing import made_as, other_way, prefer, shuffled, use_way
from app.ui.pages.review.seam_clip import SeamClip
from lexicon_db.records import Preference, Seam
from lexicon_db.utterances import get_utterance

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.studio.review_queue import QueuedSeam
    from app.ui.bridge.workspace import Workspace
    from app.ui.pages.review.review_desk import ReviewDesk
    from lexicon_db.store import Lexicon


@dataclass(frozen=True, eq=False)
class BlindPair:
    """Two ways to make a transition, as they stand before the viewer.

    Attributes:
        ways: How the left and the right one are made.
        clips: What they look like.
    """

    ways: tuple[Seam, Seam]
    clips: tuple[SeamClip, SeamClip]


class BlindDesk(QObject):
    """Compares the transition in front with another way to make it.

    Args:
        workspace: The lexicon and the means to work on it.
        desk: What is in front.

    Attributes:
        pair: What is compared; None while nothing is.
        seam: The transition that is compared.
        preferred: What the reviewer preferred; None before that.
    """

    #: A comparison has begun, was decided, or has ended.
    changed = Signal()

    def __init__(self, workspace: Workspace, desk: ReviewDesk) -> None:
        super().__init__(desk)
        self._workspace = workspace
        self._desk = desk
        self._chance = SystemRandom()
        self.pair: BlindPair | None = None
        self.seam: QueuedSeam | None = None
        self.preferred: Preference | None = None
        desk.turned.connect(self.end)

    @property
    def better(self) -> Seam | None:
        """The way that was preferred; None where neither was, or nothing is decided."""
        if self.pair is None or self.preferred in (None, Preference.NEITHER):
            return None
        return self.pair.ways[0 if self.preferred is Preference.LEFT else 1]

    @property
    def can_use(self) -> bool:
        """Whether another way than the present one was preferred."""
        better, seam = self.better, self.seam
        return better is not None and seam is not None and better != _way(seam.setting)

    def toggle(self) -> None:
        """Compare the transition in front, or no longer."""
        seam, lexicon = self._desk.seam, self._workspace.lexicon
        if self.pair is not None:
            self.end()
        elif seam is not None:
            order = self._in_chance_order
            self._workspace.operations.read(
                self,
                lambda: _pair(lexicon, seam, order),
                lambda pair: self._begin(seam, pair),
                topic="pair",
            )

    def end(self) -> None:
        """Compare no longer."""
        if self.pair is not None:
            self.pair = self.seam = self.preferred = None
            self.changed.emit()

    def prefer(self, preferred: Preference) -> None:
        """Decide; what was shown where is told from now on."""
        pair, seam, lexicon = self.pair, self.seam, self._workspace.lexicon
        if pair is None or seam is None or self.preferred is not None:
            return
        self.preferred = preferred
        reviewer = self._desk.reviewer
        self._workspace.operations.write(
            self, lambda: prefer(lexicon, seam, reviewer, pair.ways, preferred)
        )
        self.changed.emit()

    def use_better(self, done: Callable[[], None]) -> None:
        """Make the transition in the preferred way from now on."""
        better, seam, lexicon = self.better, self.seam, self._workspace.lexicon
        if better is not None and seam is not None and self.can_use:
            self._workspace.operations.write(
                self, lambda: use_way(lexicon, seam, better), lambda _: done()
            )
            self.end()

    def _in_chance_order(self, present: Seam, other: Seam) -> tuple[Seam, Seam]:
        return shuffled(present, other, self._chance)

    def _begin(self, seam: QueuedSeam, pair: BlindPair) -> None:
        now = self._desk.seam
        if now is not None and (now.place, now.made_of) == (seam.place, seam.made_of):
            self.pair, self.seam, self.preferred = pair, seam, None
            self.changed.emit()


def _way(setting: Seam) -> Seam:
    """A setting as it is compared: the hold belongs to the sign before it."""
    return replace(setting, hold=None)


def _pair(
    lexicon: Lexicon, seam: QueuedSeam, order: Callable[[Seam, Seam], tuple[Seam, Seam]]
) -> BlindPair:
    one = get_utterance(lexicon, seam.utterance)
    made = compose(lexicon, one.slots, rate=one.rate, fluency=one.fluency)
    (report,) = seam_reports(lexicon, made, rate=one.rate, slots=[seam.slot])
    present = _way(seam.setting)
    ways = order(present, _way(made_as(seam.setting, other_way(report))))

    def clip(way: Seam) -> SeamClip:
        if way == present:
            return SeamClip.of(made, seam.slot)
        slots = list(one.slots)
        slots[seam.slot] = replace(slots[seam.slot], seam=made_as(seam.setting, way))
        other = compose(lexicon, slots, rate=one.rate, fluency=one.fluency)
        return SeamClip.of(other, seam.slot)

    return BlindPair(ways, (clip(ways[0]), clip(ways[1])))
