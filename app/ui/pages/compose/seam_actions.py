"""Everything that a person can tell the chosen transition, as actions with keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from app.ui.page_action import page_action

if TYPE_CHECKING:
    from app.ui.pages.compose.seam_desk import SeamDesk
    from app.ui.pages.page import Page
    from app.ui.playback.playback import Playback

_HALF: Final = 0.5


class SeamActions(QObject):
    """The actions of a seam desk, added to a page, so that their keys work anywhere in it.

    Args:
        desk: What is told.
        playback: The clock.
        page: The page.
    """

    def __init__(self, desk: SeamDesk, playback: Playback, page: Page) -> None:
        super().__init__(page)
        self._desk = desk
        self._playback = playback
        self.previous = page_action(
            page, self.tr("Transition before"), "chevron-left", "[", lambda: desk.choose_other(-1)
        )
        self.next = page_action(
            page, self.tr("Transition after"), "chevron-right", "]", lambda: desk.choose_other(1)
        )
        self.play = page_action(page, self.tr("Play transition once"), "play", "P", desk.play_once)
        self.loop = page_action(
            page, self.tr("Loop transition"), "repeat-1", "Shift+Space", desk.loop_chosen
        )
        self.half = page_action(page, self.tr("Half speed"), "gauge", "H", self._toggle_half_speed)
        self.half.setCheckable(True)
        self.compare = page_action(
            page, self.tr("Compare two movements"), "columns", "V", self._toggle_comparison
        )
        self.compare.setCheckable(True)
        playback.changed.connect(self._show_state)
        desk.comparison.changed.connect(lambda: self._show_state(None))
        self._show_state(None)

    def _toggle_half_speed(self) -> None:
        self._playback.set_speed(1.0 if self._playback.speed == _HALF else _HALF)

    def _toggle_comparison(self) -> None:
        self._desk.toggle_comparison()
        self._show_state(None)

    def _show_state(self, _: None) -> None:
        self.compare.setChecked(self._desk.comparison.seam is not None)
        self.half.setChecked(self._playback.speed == _HALF)
