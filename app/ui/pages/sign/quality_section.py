"""The verdict on a take as a traffic light of form, colour and word, with reasons to jump to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.ui.metrics import Space
from app.ui.widgets.labels import label
from app.ui.widgets.quality_light import QualityLight
from app.ui.widgets.quality_words import finding_words

if TYPE_CHECKING:
    from lexicon_db.records import QualityFinding, QualityReport

_MOST_FINDINGS: Final = 8


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
        button = QPushButton(words.replace("  ·  ", "\n", 1))  # what, then where: room for both
        button.setProperty("kind", "link")
        button.setStyleSheet("text-align: left; padding: 3px 0;")
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        frames = self.tr("frames {first} to {last}").format(
            first=finding.first + 1, last=finding.last + 1
        )
        button.setToolTip(f"{words}  ·  {frames}")
        button.setAccessibleName(self.tr("{finding}: go there").format(finding=words))
        button.clicked.connect(lambda: self.sought.emit(finding))
        return button
