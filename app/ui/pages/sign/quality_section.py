"""The verdict on a take as a traffic light of form, colour and word, with reasons to jump to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.ui.metrics import Space
from app.ui.pages.sign.quality_words import finding_words, verdict_word
from app.ui.theme import current_theme
from app.ui.widgets.labels import label
from lexicon_db.records import QualityVerdict

if TYPE_CHECKING:
    from lexicon_db.records import QualityFinding, QualityReport

_SIZE: Final = 22
_MOST_FINDINGS: Final = 8
_COLOURS: Final = {
    QualityVerdict.GOOD: "good",
    QualityVerdict.LOOK: "warn",
    QualityVerdict.BAD: "bad",
}


class QualityLight(QWidget):
    """A disc with a tick, a triangle with a mark, or an octagon with a cross."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(_SIZE, _SIZE)
        self._verdict: QualityVerdict | None = None
        self.show_verdict(None)

    def show_verdict(self, verdict: QualityVerdict | None) -> None:
        """Show a verdict; None is an empty ring."""
        self._verdict = verdict
        word = self.tr("Not judged yet") if verdict is None else verdict_word(verdict)
        self.setAccessibleName(word)
        self.setToolTip(word)
        self.update()

    def sizeHint(self) -> QSize:
        """The size of the light."""
        return QSize(_SIZE, _SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint form and mark."""
        colours, painter = current_theme().colours, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(QRectF(self.rect()).center())
        if self._verdict is None:
            painter.setPen(QPen(colours.colour("edge"), 1.5, Qt.PenStyle.DashLine))
            painter.drawEllipse(QPointF(0, 0), 8, 8)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.colour(_COLOURS[self._verdict]))
        if self._verdict is QualityVerdict.GOOD:
            painter.drawEllipse(QPointF(0, 0), 9.5, 9.5)
        else:
            painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in _CORNERS[self._verdict]]))
        ink = QPen(colours.colour("panel"), 2.2)
        ink.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(ink)
        for stroke in _MARKS[self._verdict]:
            painter.drawPolyline([QPointF(*point) for point in stroke])


class QualitySection(QWidget):
    """Light, word, and the findings, worst first."""

    #: The `QualityFinding` that is to be looked at.
    sought = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.light = QualityLight()
        self._word = label("", wrap=True)
        self.findings: list[QPushButton] = []
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self.light)
        row.addWidget(self._word, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.HAIR)
        self._column.addLayout(row)
        self.show_report(None)

    def show_report(self, report: QualityReport | None) -> None:
        """Show a verdict and its reasons; None where nothing was judged."""
        verdict = None if report is None else report.verdict
        self.light.show_verdict(verdict)
        self._word.setText(self.light.accessibleName())
        for button in self.findings:
            self._column.removeWidget(button)
            button.deleteLater()
        self.findings = []
        for finding in () if report is None else report.findings[:_MOST_FINDINGS]:
            button = self._button(finding)
            self._column.addWidget(button)
            self.findings.append(button)

    def _button(self, finding: QualityFinding) -> QPushButton:
        words = finding_words(finding)
        button = QPushButton(words)
        button.setProperty("kind", "link")
        button.setStyleSheet("text-align: left;")
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        frames = self.tr("frames {first} to {last}").format(
            first=finding.first + 1, last=finding.last + 1
        )
        button.setToolTip(f"{words}  ·  {frames}")
        button.setAccessibleName(self.tr("{finding}: go there").format(finding=words))
        button.clicked.connect(lambda: self.sought.emit(finding))
        return button


_CORNERS: Final = {
    QualityVerdict.LOOK: ((0.0, -9.5), (10.0, 8.5), (-10.0, 8.5)),
    QualityVerdict.BAD: (
        (-4.0, -9.5), (4.0, -9.5), (9.5, -4.0), (9.5, 4.0), (4.0, 9.5), (-4.0, 9.5), (-9.5, 4.0),
        (-9.5, -4.0),
    ),
}  # fmt: skip
_MARKS: Final = {
    QualityVerdict.GOOD: (((-4.0, 0.5), (-1.0, 3.5), (4.5, -3.0)),),
    QualityVerdict.LOOK: (((0.0, -2.5), (0.0, 2.0)), ((0.0, 5.4), (0.0, 5.5))),
    QualityVerdict.BAD: (((-3.5, -3.5), (3.5, 3.5)), ((-3.5, 3.5), (3.5, -3.5))),
}
