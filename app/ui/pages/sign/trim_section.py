"""Trimming a take from its page: to the sign, to the marks, back to all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.studio.trimming import AROUND_SIGN, suggested_trim
from app.ui.amounts import decimal
from app.ui.icons import dress
from app.ui.metrics import Space
from app.ui.widgets.labels import label

if TYPE_CHECKING:
    from app.studio.signs import SignView
    from app.ui.playback.playback import FrameRange

    Span = tuple[float, float]


class TrimSection(QWidget):
    """Three ways to cut a take; what can be done now is said on the buttons."""

    #: Start and end in the recording, in seconds.
    trimmed = Signal(float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: SignView | None = None
        self._marked: FrameRange | None = None
        self._told = label("", "caption", wrap=True)
        self.to_sign = self._button("sparkles", self._trim_to_sign)
        self.to_marks = self._button("kinelex-mark-end", self._trim_to_marks)
        self.to_marks.setText(self.tr("Trim to the marks"))
        self.to_whole = self._button("rotate-ccw", self._show_whole)
        self.to_whole.setText(self.tr("Undo all trimming"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        column.addWidget(self._told)
        for button in (self.to_sign, self.to_marks, self.to_whole):
            column.addWidget(button)
        self.show_marks(None)

    def show_view(self, view: SignView) -> None:
        """Offer what can be done with a take."""
        self._view = view
        take = view.take
        self._told.setText(
            self.tr("{start} to {end} s of the recording").format(
                start=decimal(take.start, 2), end=decimal(take.end, 2)
            )
        )
        self._show()

    def show_marks(self, marked: FrameRange | None) -> None:
        """Follow the marked frames."""
        self._marked = marked
        self._show()

    @property
    def _suggested(self) -> Span | None:
        if self._view is None or self._view.motion is None:
            return None
        return suggested_trim(self._view.take, self._view.motion.pts)

    @property
    def _whole(self) -> Span | None:
        """The longest cut, None where the take is cut so."""
        view = self._view
        if view is None or view.widest is None:
            return None
        return None if view.widest == (view.take.start, view.take.end) else view.widest

    def _button(self, icon_name: str, act: object) -> QPushButton:
        button = QPushButton()
        button.setStyleSheet("text-align: left;")
        dress(button, icon_name)
        button.clicked.connect(act)
        return button

    def _show(self) -> None:
        suggested = self._suggested
        self.to_sign.setEnabled(suggested is not None)
        words = self.tr("Trim to the sign ± {seconds} s").format(seconds=f"{AROUND_SIGN:.1f}")
        self.to_sign.setText(words)
        if suggested is not None:
            spans = tuple(decimal(at, 2) for at in suggested)
            self.to_sign.setToolTip(
                self.tr("{start} to {end} s of the recording").format(start=spans[0], end=spans[1])
            )
        has_motion = self._view is not None and self._view.motion is not None
        self.to_marks.setEnabled(self._marked is not None and has_motion)
        self.to_whole.setVisible(self._whole is not None)

    def _trim_to_sign(self) -> None:
        if self._suggested is not None:
            self.trimmed.emit(*self._suggested)

    def _trim_to_marks(self) -> None:
        view, marked = self._view, self._marked
        if view is not None and view.motion is not None and marked is not None:
            start, end = (float(view.motion.pts[at]) for at in (marked.first, marked.last))
            self.trimmed.emit(view.take.start + start, view.take.start + end)

    def _show_whole(self) -> None:
        if self._whole is not None:
            self.trimmed.emit(*self._whole)
