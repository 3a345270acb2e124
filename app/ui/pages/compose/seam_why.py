"""Why the chosen transition looks as it does: what made it, how sure it is, what is doubtful."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.ui.icons import dress, icon_pixmap
from app.ui.metrics import Space
from app.ui.pages.compose.seam_words import method_name, way_name
from app.ui.pages.compose.warning_words import (
    confidence_words,
    is_sure,
    reasons,
    warning_words,
)
from app.ui.theme import current_theme
from app.ui.widgets.labels import ElidedLabel, label

if TYPE_CHECKING:
    from app.motion.implausible import SeamWarning
    from app.motion.seams import SeamReport

_ICON: Final = 16


class SeamWhy(QWidget):
    """Warnings first, each to be jumped to; then what made the transition and how sure it is.

    Attributes:
        warnings: A button for each warning.
        next_best: Uses the next best way.
        words: What made it and how sure it is.
    """

    #: Seconds of the utterance to be looked at.
    sought = Signal(float)
    #: The next best way is wanted: its `Seam`.
    next_best_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report: SeamReport | None = None
        self.warnings: list[QPushButton] = []
        self._warned = QVBoxLayout()
        self._warned.setSpacing(Space.HAIR)
        self.next_best = QPushButton()
        dress(self.next_best, "sparkles")
        self.next_best.clicked.connect(self._take_next_best)
        self._mark = QLabel()
        self.words = label("", "secondary")
        self._made_by = ElidedLabel("", "caption")
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self._mark)
        row.addWidget(self.words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        column.addLayout(self._warned)
        column.addWidget(self.next_best)
        column.addLayout(row)
        column.addWidget(self._made_by)
        self.show_report(None)

    def show_report(self, report: SeamReport | None) -> None:
        """Show what is known; None while it is being found out."""
        self._report = report
        for button in self.warnings:
            self._warned.removeWidget(button)
            button.deleteLater()
        self.warnings = [] if report is None else [self._button(one) for one in report.warnings]
        for button in self.warnings:
            self._warned.addWidget(button)
        other = None if report is None else report.alternative
        self.next_best.setVisible(other is not None)
        if report is None:
            self.words.setText(self.tr("Looking at it…"))
            self._made_by.setText("")
        else:
            self.words.setText(confidence_words(report))
            self._made_by.setText(self._maker(report))
            self.setToolTip(reasons(report))
        if report is not None and other is not None:
            is_longer = other.gap is not None
            way = self.tr("longer") if is_longer else way_name(other)
            self.next_best.setText(self.tr("Use the next best: {way}").format(way=way))
        self._draw_mark()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_mark()
        super().changeEvent(event)

    def _maker(self, report: SeamReport) -> str:
        method = method_name(report.span.method)
        if not report.prior:
            return self.tr("Made by: {method}").format(method=method)
        return self.tr("Made by: {method}, from {prior}").format(method=method, prior=report.prior)

    def _draw_mark(self) -> None:
        """The mark of a transition of which nothing is doubtful, or of what is told of it."""
        name, tone = "hourglass", "faint"
        if self._report is not None:
            is_fine = not self._report.warnings and is_sure(self._report)
            name, tone = ("circle-check", "good") if is_fine else ("info", "info")
        colour = current_theme().colours.colour(tone)
        self._mark.setPixmap(icon_pixmap(name, _ICON, colour, self.devicePixelRatioF()))

    def _button(self, warning: SeamWarning) -> QPushButton:
        words = warning_words(warning)
        button = QPushButton(words)
        button.setProperty("kind", "quiet")
        button.setStyleSheet("text-align: left; padding: 0 6px;")
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        button.setToolTip(self.tr("Go to where this is worst"))
        button.setAccessibleName(self.tr("{warning}: go there").format(warning=words))
        dress(button, "triangle-alert", "warn")
        button.clicked.connect(lambda: self.sought.emit(warning.at))
        return button

    def _take_next_best(self) -> None:
        if self._report is not None and self._report.alternative is not None:
            self.next_best_wanted.emit(self._report.alternative)
