"""The thin strip: what is reviewed by whom, how far it is, how far reviewers agree, export."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from app.ui.metrics import Hit, Space
from app.ui.pages.review.agreement_sheet import AgreementSheet
from app.ui.pages.review.review_words import agreement_words
from app.ui.playback.transport_bar import ActionButton
from app.ui.theme import current_theme
from app.ui.widgets.labels import label

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from app.ui.pages.review.review_desk import ReviewDesk

_SCOPE_WIDTH: Final = 170
_REVIEWER_WIDTH: Final = 150
_BAR: Final = QSize(120, 6)


class ProgressStrip(QFrame):
    """One row below everything.

    Attributes:
        scope: Which utterance is reviewed, or all.
        reviewer: In whose name.
        progress: How many are decided, in words.
        agreement: The agreement on verdicts; pressed, it tells all labels.
    """

    #: The id of an utterance, or None for all.
    scope_chosen = Signal(object)
    #: The name of a reviewer.
    reviewer_chosen = Signal(str)

    def __init__(self, desk: ReviewDesk, export: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setProperty("surface", "ground")
        self.scope = QComboBox()
        self.scope.setAccessibleName(self.tr("What is reviewed"))
        self.scope.setFixedWidth(_SCOPE_WIDTH)
        self.scope.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.scope.activated.connect(lambda _: self.scope_chosen.emit(self.scope.currentData()))
        self.reviewer = QComboBox()
        self.reviewer.setEditable(True)
        self.reviewer.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.reviewer.setAccessibleName(self.tr("Reviewer"))
        self.reviewer.setToolTip(self.tr("In whose name you review"))
        self.reviewer.setFixedWidth(_REVIEWER_WIDTH)
        self.reviewer.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.reviewer.activated.connect(lambda _: self._choose_reviewer())
        field = self.reviewer.lineEdit()
        assert field is not None
        field.returnPressed.connect(self._choose_reviewer)
        self.progress = label("", "secondary")
        self._bar = _Bar()
        self.agreement = QPushButton()
        self.agreement.setProperty("kind", "quiet")
        self.agreement.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.agreement.clicked.connect(self.show_agreement)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.MEDIUM, Space.TIGHT, Space.SMALL, Space.TIGHT)
        row.setSpacing(Space.SMALL)
        row.addWidget(self.scope)
        row.addWidget(self._bar)
        row.addWidget(self.progress)
        row.addStretch(1)
        row.addWidget(self.agreement)
        row.addWidget(self.reviewer)
        row.addWidget(ActionButton(export))
        desk.read_again.connect(self.show_state)

    def show_state(self) -> None:
        """Show how things stand."""
        desk = self._desk
        count = len(desk.seams)
        words = self.tr("{decided} of {count} decided")
        told = words.format(decided=desk.decided, count=count)
        if desk.unkept:
            told += "  ·  " + self.tr("%n without a verdict yet", "", desk.unkept)
        self.progress.setText(told)
        self._bar.show_share(desk.decided / count if count else 0.0)
        verdict = desk.agreements.get("verdict")
        self.agreement.setText("" if verdict is None else agreement_words(verdict))
        self.agreement.setToolTip(self.tr("Agreement on verdicts; press to see every label"))
        with QSignalBlocker(self.scope):
            self.scope.clear()
            self.scope.addItem(self.tr("All utterances"), None)
            for one in desk.utterances:
                self.scope.addItem(one.name, one.id)
            self.scope.setCurrentIndex(max(0, self.scope.findData(desk.scope)))
        field = self.reviewer.lineEdit()
        if field is not None and not field.hasFocus():
            with QSignalBlocker(self.reviewer):
                self.reviewer.clear()
                self.reviewer.addItems(sorted({*desk.reviewers, desk.reviewer}))
                self.reviewer.setCurrentText(desk.reviewer)

    def show_agreement(self) -> None:
        """Show the agreement on every label."""
        sheet = AgreementSheet(self._desk.agreements, self.window())
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()

    def _choose_reviewer(self) -> None:
        self.reviewer_chosen.emit(self.reviewer.currentText())


class _Bar(QWidget):
    """A share as a bar; the words beside it say the same."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float) -> None:
        """Show another share, 0 to 1."""
        self._share = share
        self.update()

    def sizeHint(self) -> QSize:
        """Thin."""
        return QSize(_BAR.width(), Hit.SMALLEST)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar."""
        colours = current_theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        top, height = (self.height() - _BAR.height()) / 2, _BAR.height()
        for width, tone in ((self.width(), "raised"), (self._share * self.width(), "good")):
            painter.setBrush(colours.colour(tone))
            painter.drawRoundedRect(QRectF(0, top, width, height), height / 2, height / 2)
