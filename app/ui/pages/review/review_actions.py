"""Everything that a person can tell the review page, as actions with keys."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from app.studio.reviewing import MARKS
from app.ui.page_action import page_action
from app.ui.pages.review.review_words import mark_icon, mark_word, reason_word
from app.ui.playback.playback import SPEEDS
from lexicon_db.records import Preference, Reason

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from app.ui.pages.page import Page
    from app.ui.pages.review.blind_desk import BlindDesk
    from app.ui.pages.review.review_desk import ReviewDesk
    from app.ui.playback.playback import Playback

#: Keys of the reasons: under the left hand, while the right one goes on and back.
_REASON_KEYS: Final = dict(zip(Reason, "QWERTASDFGV", strict=True))
#: Keys of this page that other parts of the window use elsewhere.
TAKEN: Final = frozenset({"K", "B", "T", "G", "E", "D", "L", "I", "O", "X", "S", "F"})
_HALF: Final = 0.5


@dataclass(frozen=True)
class Tools:
    """What the actions act on.

    Attributes:
        desk: The queue and the verdicts.
        blind: The blind comparison.
        playback: The clock.
        comment: Asks for a comment at this frame.
        loop_all: Loops both signs, or the transition alone.
        export: Asks for a file.
    """

    desk: ReviewDesk
    blind: BlindDesk
    playback: Playback
    comment: Callable[[], None]
    loop_all: Callable[[], None]
    export: Callable[[], None]


class ReviewActions(QObject):
    """The actions, added to the page, so that their keys work anywhere in it.

    Attributes:
        marks: The five verdicts.
        reasons: Why.
        preferences: Which of two figures is better; they work in a blind comparison only.
    """

    def __init__(self, tools: Tools, page: Page) -> None:
        super().__init__(page)
        self._tools = tools
        desk, blind = tools.desk, tools.blind
        add = page_action
        self.next = add(page, self.tr("Next transition"), "chevron-right", "J", lambda: desk.go(1))
        self.previous = add(
            page, self.tr("Transition before"), "chevron-left", "K", lambda: desk.go(-1)
        )
        self.undecided = add(
            page, self.tr("Next undecided"), "chevrons-right", "N", desk.go_to_undecided
        )
        self.marks: dict[int, QAction] = {
            mark: add(
                page,
                self.tr("Verdict: {mark}").format(mark=mark_word(mark)),
                mark_icon(mark)[0],
                str(mark),
                partial(desk.set_mark, mark),
            )
            for mark in MARKS
        }
        self.reasons: dict[Reason, QAction] = {
            reason: add(
                page,
                self.tr("Reason: {reason}").format(reason=reason_word(reason)),
                "flag",
                _REASON_KEYS[reason],
                partial(desk.toggle_reason, reason),
            )
            for reason in Reason
        }
        comment = self.tr("Comment at this frame")
        self.comment = add(page, comment, "pencil", "C", tools.comment)
        self.blind = add(page, self.tr("Compare blindly"), "columns", "B", blind.toggle)
        self.blind.setCheckable(True)
        self.preferences: dict[Preference, QAction] = {
            preferred: add(page, text, "eye", key, partial(blind.prefer, preferred))
            for preferred, text, key in (
                (Preference.LEFT, self.tr("Left is better"), "Left"),
                (Preference.NEITHER, self.tr("No difference"), "Down"),
                (Preference.RIGHT, self.tr("Right is better"), "Right"),
            )
        }
        self.loop_all = add(page, self.tr("Loop both signs"), "repeat", "Z", tools.loop_all)
        self.half = add(page, self.tr("Half speed"), "gauge", "H", self._toggle_half)
        self.slower = add(page, self.tr("Slower"), "gauge", "<", lambda: self._pace(-1))
        self.faster = add(page, self.tr("Faster"), "gauge", ">", lambda: self._pace(1))
        self.export = add(page, self.tr("Export reviews…"), "upload", "Ctrl+Shift+E", tools.export)
        blind.changed.connect(self._follow)
        desk.read_again.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        """Verdicts rest while a comparison is blind."""
        is_blind, has_seam = self._tools.blind.pair is not None, self._tools.desk.seam is not None
        for action in (*self.marks.values(), *self.reasons.values(), self.comment):
            action.setEnabled(has_seam and not is_blind)
        for action in (self.next, self.previous, self.undecided, self.blind, self.loop_all):
            action.setEnabled(has_seam)
        for action in self.preferences.values():
            action.setEnabled(is_blind and self._tools.blind.preferred is None)
        self.blind.setChecked(is_blind)

    def _toggle_half(self) -> None:
        playback = self._tools.playback
        playback.set_speed(1.0 if playback.speed == _HALF else _HALF)

    def _pace(self, steps: int) -> None:
        playback = self._tools.playback
        at = SPEEDS.index(playback.speed) + steps
        playback.set_speed(SPEEDS[min(max(at, 0), len(SPEEDS) - 1)])
