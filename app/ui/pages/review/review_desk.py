"""What is reviewed: the queue, the transition in front, what the reviewer says of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.motion.memory import Memory
from app.studio.composing import compose
from app.studio.review_queue import QueuedSeam, look_at_seams, review_queue
from app.studio.reviewing import agreements, decide, reviewers_of
from app.ui.bridge.own_name import use_name
from app.ui.pages.review.opinion_draft import OpinionDraft
from app.ui.pages.review.seam_clip import SeamClip
from lexicon_db.confidences import keep_confidences
from lexicon_db.utterances import get_utterance, list_utterances

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.motion.trajectory import Trajectory
    from app.studio.agreement import Agreement
    from app.ui.bridge.workspace import Workspace
    from lexicon_db.records import Reason, SeamConfidence, Utterance, UtteranceId

    Found = tuple[
        tuple[QueuedSeam, ...], dict[str, Agreement], tuple[str, ...], tuple[Utterance, ...]
    ]


class ReviewDesk(QObject):
    """Goes through a queue, and keeps each verdict at once.

    The order is that of need, but what was in front already stays where it was, so that one can
    go back and on again.

    Args:
        workspace: The lexicon and the means to work on it.
        parent: Who owns the desk.

    Attributes:
        reviewer: In whose name verdicts are given.
        scope: The utterance whose transitions are reviewed; None is all.
        seams: The queue.
        made: The motion of the utterance in front; None while it is being composed.
        agreements: How far reviewers agree, by label.
        reviewers: Who has reviewed before.
        utterances: What could be reviewed.
    """

    #: Queue, agreement or reviewers were read.
    read_again = Signal()
    #: Another transition is in front, or the same one has changed; its clip comes later.
    turned = Signal()
    #: The `SeamClip` of the transition in front.
    clip_made = Signal(object)
    #: `KnownError`: the transition in front cannot be shown.
    failed = Signal(object)
    #: What the reviewer says of it has changed.
    said = Signal()

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._lexicon = workspace.lexicon
        self.reviewer = workspace.lexicon.who or self.tr("Reviewer")
        self.scope: UtteranceId | None = None
        self.seams: tuple[QueuedSeam, ...] = ()
        self.made: Trajectory | None = None
        self.agreements: dict[str, Agreement] = {}
        self.reviewers: tuple[str, ...] = ()
        self.utterances: tuple[Utterance, ...] = ()
        self._at = 0
        self._farthest = -1
        self._shown = ""
        self._said: dict[tuple[UtteranceId, int, str], OpinionDraft] = {}
        self._memory = Memory()
        self._looked: set[UtteranceId] = set()
        self._is_looking = False

    @property
    def seam(self) -> QueuedSeam | None:
        """The transition in front."""
        return self.seams[self._at] if self._at < len(self.seams) else None

    @property
    def number(self) -> int:
        """Its place in the queue, from 1."""
        return self._at + 1

    @property
    def decided(self) -> int:
        """How many transitions of the queue are decided."""
        return sum(seam.own is not None for seam in self.seams)

    @property
    def opinion(self) -> OpinionDraft:
        """What the reviewer says of the transition in front."""
        seam = self.seam
        if seam is None:
            return OpinionDraft()
        return self._said.get(_key(seam)) or OpinionDraft.of(seam.own)

    @property
    def unkept(self) -> int:
        """Number of transitions of which something was said that has no mark yet."""
        return sum(draft.mark is None for draft in self._said.values())

    def follow_name(self) -> None:
        """Review in the name of whoever sits here now."""
        self.review_as(self._lexicon.who)

    def read(self) -> None:
        """Read the queue as it is now."""
        lexicon, reviewer, scope = self._lexicon, self.reviewer, self.scope

        def work() -> Found:
            utterances = list_utterances(lexicon)
            is_there = scope in {one.id for one in utterances}
            queue = review_queue(lexicon, reviewer, scope if is_there else None)
            return queue, agreements(lexicon), reviewers_of(lexicon), utterances

        self._workspace.operations.read(self, work, self._take, topic="queue")

    def choose(self, scope: UtteranceId | None) -> None:
        """Review one utterance, or all."""
        if scope != self.scope:
            self.scope = scope
            self._begin_again()

    def review_as(self, reviewer: str) -> None:
        """Review in somebody's name, which is remembered as that of whoever sits here."""
        name = reviewer.strip()
        if name and name != self.reviewer:
            use_name(self._workspace, name)
            self.reviewer = name
            self._said.clear()
            self._begin_again()

    def go(self, steps: int) -> None:
        """Go on in the queue, or back."""
        self._turn(min(max(self._at + steps, 0), max(0, len(self.seams) - 1)))

    def go_to_undecided(self) -> None:
        """Go to the next transition without a verdict, wherever it is."""
        count = len(self.seams)
        places = [(self._at + step) % count for step in range(1, count + 1)]
        found = next((place for place in places if self.seams[place].own is None), None)
        if found is not None:
            self._turn(found)

    def set_mark(self, mark: int) -> None:
        """Decide on the transition in front."""
        self._say(replace(self.opinion, mark=mark))

    def toggle_reason(self, reason: Reason) -> None:
        """Give a reason, or take it back."""
        self._say(replace(self.opinion, reasons=self.opinion.reasons ^ {reason}))

    def comment(self, text: str, at: float) -> None:
        """Comment on a second of the utterance; an empty comment is none."""
        words = text.strip()
        self._say(replace(self.opinion, comment=words, at=at if words else None))

    def look_ahead(self) -> None:
        """Find out how sure transitions are of which nobody knows it yet, one utterance a time."""
        unknown = (one.utterance for one in self.seams if one.known is None)
        utterance = next((one for one in unknown if one not in self._looked), None)
        if utterance is None or self._is_looking:
            return
        self._is_looking = True
        self._looked.add(utterance)
        lexicon = self._lexicon

        def found(known: dict[str, SeamConfidence]) -> None:
            self._workspace.operations.write(
                self, lambda: keep_confidences(lexicon, known), lambda _: self._looked_at(known)
            )

        self._workspace.operations.read(
            self,
            lambda: look_at_seams(lexicon, utterance),
            found,
            failed=lambda _: self._looked_at({}),
        )

    def _begin_again(self) -> None:
        self.seams, self._at, self._farthest, self._shown = (), 0, -1, ""
        self.read()

    def _looked_at(self, known: dict[str, SeamConfidence]) -> None:
        self._is_looking = False
        if known:
            self.read()
        else:
            self.look_ahead()

    def _say(self, draft: OpinionDraft) -> None:
        seam = self.seam
        if seam is None or draft == self.opinion:
            return
        self._said[_key(seam)] = draft
        self.said.emit()
        opinion = draft.opinion
        if opinion is not None:
            lexicon, reviewer = self._lexicon, self.reviewer
            self._workspace.operations.write(self, lambda: decide(lexicon, seam, reviewer, opinion))

    def _take(self, found: Found) -> None:
        queue, self.agreements, self.reviewers, self.utterances = found
        self.seams = self._in_order(queue)
        self._at = min(self._at, max(0, len(self.seams) - 1))
        self._forget_kept()
        self.read_again.emit()
        seam = self.seam
        if seam is None:
            self._shown, self.made = "", None
            self.turned.emit()
        elif seam.made_of != self._shown:
            self._turn(self._at)
        else:
            self.said.emit()
        self.look_ahead()

    def _in_order(self, queue: Sequence[QueuedSeam]) -> tuple[QueuedSeam, ...]:
        """What was in front stays where it was; the rest follows by need."""
        fresh = {seam.place: seam for seam in queue}
        seen = [seam.place for seam in self.seams[: self._farthest + 1] if seam.place in fresh]
        rest = [seam for seam in queue if seam.place not in seen]
        return (*(fresh[place] for place in seen), *rest)

    def _forget_kept(self) -> None:
        """What the lexicon has as it was said need not be remembered here."""
        kept = {_key(seam): OpinionDraft.of(seam.own) for seam in self.seams}
        self._said = {
            key: draft for key, draft in self._said.items() if kept.get(key, draft) != draft
        }

    def _turn(self, at: int) -> None:
        seam = self.seams[at] if at < len(self.seams) else None
        is_same = seam is not None and at == self._at and seam.made_of == self._shown
        if seam is None or is_same:
            return
        self._at, self._farthest = at, max(at, self._farthest)
        self._shown, self.made = seam.made_of, None
        self.turned.emit()
        lexicon, memory = self._lexicon, self._memory

        def work() -> tuple[Trajectory, SeamClip]:
            one = get_utterance(lexicon, seam.utterance)
            rate, fluency = one.rate, one.fluency
            made = compose(lexicon, one.slots, rate=rate, fluency=fluency, memory=memory)
            return made, SeamClip.of(made, seam.slot)

        self._workspace.operations.read(
            self, work, lambda made: self._show(*made), failed=self.failed.emit, topic="clip"
        )

    def _show(self, made: Trajectory, clip: SeamClip) -> None:
        self.made = made
        self.clip_made.emit(clip)


def _key(seam: QueuedSeam) -> tuple[UtteranceId, int, str]:
    return (*seam.place, seam.made_of)
