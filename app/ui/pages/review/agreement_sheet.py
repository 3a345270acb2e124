"""How far reviewers agree, label by label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.amounts import decimal
from app.ui.metrics import Space
from app.ui.pages.review.review_words import label_word, why_not_words
from app.ui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.studio.agreement import Agreement

_WIDTH = 560


class AgreementSheet(QDialog):
    """A table: share of equal judgements, Krippendorff's alpha, how many, or why there is none."""

    def __init__(self, found: Mapping[str, Agreement], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Agreement"))
        self.setMinimumWidth(_WIDTH)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.LARGE)
        grid.setVerticalSpacing(Space.SMALL)
        grid.setColumnStretch(4, 1)
        heads = (
            self.tr("Label"),
            self.tr("Equal"),
            self.tr("Alpha"),
            self.tr("Transitions"),
            "",
        )
        for place, head in enumerate(heads):
            grid.addWidget(label(head, "section"), 0, place, _side(place))
        for row, (name, one) in enumerate(found.items(), start=1):
            cells = (
                label_word(name),
                "–" if one.share is None else f"{one.share:.0%}",
                "–" if one.alpha is None else decimal(one.alpha, 2),
                f"{one.shared}",
                "" if one.why_not is None else why_not_words(one.why_not),
            )
            for place, cell in enumerate(cells):
                role = "caption" if place == len(cells) - 1 else ""
                grid.addWidget(
                    label(cell, role, wrap=place == len(cells) - 1), row, place, _side(place)
                )
        about = self.tr(
            "Equal: pairs of judgements of the same transition that are the same. Alpha is "
            "Krippendorff's: 1 is perfect, 0 is what chance brings; 0.8 and above is usually "
            "called reliable."
        )
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(Space.WIDE,) * 4)
        column.setSpacing(Space.LARGE)
        column.addWidget(label(self.tr("How far reviewers agree"), "title"))
        column.addLayout(grid)
        column.addWidget(label(about, "caption", wrap=True))
        column.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)


def _side(place: int) -> Qt.AlignmentFlag:
    """Numbers to the right."""
    is_number = place in (1, 2, 3)
    return Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
