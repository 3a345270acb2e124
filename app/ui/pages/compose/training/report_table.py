"""Before and after: what learning has brought on recordings that nothing was learned from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from app.ui.fonts import figures_font
from app.ui.icons import icon
from app.ui.metrics import Hit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.studio.motion_training import ReportRow, TrainingReport

translate = QCoreApplication.translate

_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
#: Columns of numbers.
_FIGURES: Final = (1, 2, 3)
_MOST_ROWS: Final = 5


class ReportTable(QTableWidget):
    """One row for each number."""

    _report: TrainingReport | None = None

    def __init__(self, parent: QWidget | None = None) -> None:
        headings = [
            self.tr("Error of"), self.tr("Before"), self.tr("After"), self.tr("Gaps"), "",
        ]  # fmt: skip
        super().__init__(0, len(headings), parent)
        self.setAccessibleName(self.tr("Before and after learning"))
        for column, heading in enumerate(headings):
            item = QTableWidgetItem(heading)
            item.setTextAlignment(_RIGHT if column in _FIGURES else _LEFT)
            self.setHorizontalHeaderItem(column, item)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(Hit.CONTROL)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in ((1, 92), (2, 92), (3, 64), (4, 132)):
            header.resizeSection(column, width)

    def show_report(self, report: TrainingReport) -> None:
        """Show the rows of a report."""
        self._report = report
        self.setRowCount(len(report.rows))
        for place, row in enumerate(report.rows):
            self._show_row(place, row)
        rows = min(max(1, len(report.rows)), _MOST_ROWS)
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows * Hit.CONTROL + 4)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._report is not None:
            self.show_report(self._report)

    def _show_row(self, place: int, row: ReportRow) -> None:
        unit = {"deg": "°", "mm": " mm", "s": " s"}.get(row.unit, f" {row.unit}")
        digits = 3 if row.unit == "s" else 2
        cells = (
            part_name(row.part),
            f"{row.before:.{digits}f}{unit}",
            f"{row.after:.{digits}f}{unit}",
            str(row.count),
            verdict_word(row),
        )
        for column, text in enumerate(cells):
            cell = QTableWidgetItem(text)
            cell.setFlags(Qt.ItemFlag.ItemIsEnabled)
            if column in _FIGURES:
                cell.setTextAlignment(_RIGHT)
                cell.setFont(figures_font())
            if column == 4:
                is_better = row.after < row.before
                cell.setIcon(
                    icon("circle-check", "good") if is_better else icon("circle-alert", "warn")
                )
            self.setItem(place, column, cell)


def part_name(part: str) -> str:
    """What a number is about."""
    return {
        "body": translate("TrainingReport", "Body"),
        "hands": translate("TrainingReport", "Handshapes"),
        "wrists": translate("TrainingReport", "Place of wrists"),
        "gap_length": translate("TrainingReport", "Length of gaps"),
    }.get(part, part)


def verdict_word(row: ReportRow) -> str:
    """Whether learning has made a number better."""
    if row.before <= 0 or abs(row.after / row.before - 1) < 0.001:
        return translate("TrainingReport", "The same")
    change = abs(row.after / row.before - 1)
    word = (
        translate("TrainingReport", "{share} better")
        if row.after < row.before
        else translate("TrainingReport", "{share} worse")
    )
    return word.format(share=f"{change:.1%}")
