"""The fixed parts of the window and where they stand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.ui.metrics import Frame, Space
from app.ui.widgets.header import Header
from app.ui.widgets.job_strip import JobStrip
from app.ui.widgets.notice_strip import NoticeStrip
from app.ui.widgets.rail import Rail


class WindowFrame(QWidget):
    """Rail left; header, page, and the strip of notices and jobs right of it.

    Attributes:
        rail: The doors.
        header: Title, search, undo, lexicon.
        place: Where pages are.
        area: Scrolls the place in a window that is too small for a page.
        notices: What has happened.
        jobs: How long work stands.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rail = Rail()
        self.header = Header()
        self.place = QStackedWidget()
        self.place.setProperty("surface", "panel")
        self.place.setMinimumSize(Frame.PAGE_WIDTH, Frame.PAGE_HEIGHT)
        self.area = QScrollArea()
        self.area.setObjectName("area")
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidgetResizable(True)
        self.area.setWidget(self.place)
        self.notices = NoticeStrip()
        self.jobs = JobStrip()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.area, 1)
        column.addWidget(self._strip())
        row.addLayout(column, 1)

    def show_chrome(self, *, is_shown: bool) -> None:
        """Show or hide what only makes sense with a lexicon."""
        for part in (self.rail, self.header, self.jobs):
            part.setVisible(is_shown)

    def _strip(self) -> QFrame:
        strip = QFrame()
        strip.setProperty("surface", "ground")
        strip.setMinimumHeight(Frame.STRIP)
        row = QHBoxLayout(strip)
        row.setContentsMargins(0, 0, Space.SMALL, 0)
        row.setSpacing(Space.SMALL)
        row.addWidget(self.notices, 1)
        row.addWidget(self.jobs)
        return strip
