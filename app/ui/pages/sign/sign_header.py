"""The head of the sign page: which sign, which take, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QTabBar,
    QToolButton,
    QWidget,
)

from app.ui.amounts import date_text
from app.ui.icons import dress, icon
from app.ui.metrics import Space
from app.ui.page_action import page_action
from app.ui.widgets.icon_button import IconButton, tooltip
from app.ui.widgets.labels import ElidedLabel
from app.ui.widgets.status_shape import StatusShape
from lexicon_db.records import EntryStatus

if TYPE_CHECKING:
    from app.studio.signs import SignView
    from lexicon_db.records import Take


class SignHeader(QWidget):
    """Gloss and status, the takes as tabs, buttons.

    Attributes:
        landmarks: Shows or hides the landmarks over the video.
        outline: Shows or hides the fitted body over the video.
        fills: Lets the video fill its place.

    Args:
        host: The page; keys work anywhere in it.
    """

    #: `TakeId` of the take that is to be shown.
    take_chosen = Signal(str)
    #: The shown take is to stand for the sign.
    activation_wanted = Signal()
    #: `TakeId` of the take that is to be seen beside the shown one; empty for none.
    compared = Signal(str)
    #: Tracks are to be made again.
    extract_wanted = Signal()
    #: The shown take is to be written for another program.
    export_wanted = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__()
        self._takes: tuple[Take, ...] = ()
        self._shown = ""
        self._status = StatusShape(EntryStatus.NEW)
        self._gloss = ElidedLabel("", "heading")
        self._gloss.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._tabs = QTabBar()
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setUsesScrollButtons(True)
        self._tabs.setAccessibleName(self.tr("Takes"))
        self._tabs.currentChanged.connect(self._choose)
        self.landmarks = IconButton(
            "scan-face", self.tr("Landmarks over the video"), checkable=True
        )
        self.landmarks.setChecked(True)
        outline = self.tr("Fitted body over the video")
        self.outline = IconButton("person-standing", outline, checkable=True)
        self.outline.setToolTip(tooltip(outline, "V"))
        page_action(host, outline, "person-standing", "V", self.outline.toggle)
        self._compare = IconButton("images", self.tr("Compare with another take"))
        self._compare.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._others = QMenu(self._compare)
        self._compare.setMenu(self._others)
        page_action(
            host, self.tr("Compare with the next take"), "images", "Shift+C", self._compare_next
        )
        self._compared = ""
        self.fills = IconButton("maximize", self.tr("Fill the view with the video"), checkable=True)
        export = self.tr("Export this take…")
        self._export = IconButton("upload", export)
        self._export.setToolTip(tooltip(export, "Ctrl+Shift+E"))
        self._export.clicked.connect(self.export_wanted)
        page_action(host, export, "upload", "Ctrl+Shift+E", self.export_wanted.emit)
        self._activate = QPushButton(self.tr("Use this take"))
        dress(self._activate, "star")
        self._activate.clicked.connect(self.activation_wanted)
        self._again = QPushButton(self.tr("Extract again"))
        dress(self._again, "refresh-cw")
        self._again.clicked.connect(self.extract_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.TIGHT, Space.MEDIUM, Space.TIGHT)
        row.setSpacing(Space.SMALL)
        row.addWidget(self._status)
        row.addWidget(self._gloss)
        row.addSpacing(Space.MEDIUM)
        row.addWidget(self._tabs, 1, Qt.AlignmentFlag.AlignVCenter)
        for icon_button in (self.landmarks, self.outline, self._compare, self.fills, self._export):
            row.addWidget(icon_button)
        for button in (self._activate, self._again):
            row.addWidget(button)

    def show_view(self, view: SignView, *, has_tracks: bool) -> None:
        """Show a sign and its takes."""
        self._status.show_status(view.entry.status)
        self._gloss.setText(view.entry.id_gloss)
        self._takes = view.takes
        with QSignalBlocker(self._tabs):
            while self._tabs.count():
                self._tabs.removeTab(0)
            for number, take in enumerate(view.takes):
                self._tabs.addTab(self.tr("Take {number}").format(number=number + 1))
                self._tabs.setTabToolTip(number, self._describe(take))
                if take.is_active:
                    self._tabs.setTabIcon(number, icon("star", "accent"))
                if take.id == view.take.id:
                    self._tabs.setCurrentIndex(number)
        self._activate.setVisible(len(view.takes) > 1)
        self._activate.setEnabled(not view.take.is_active)
        self._again.setVisible(has_tracks)
        self._shown = view.take.id
        self._show_others()
        self.landmarks.setVisible(view.landmarks is not None)
        self.outline.setVisible(view.fit is not None and view.video is not None)
        self.fills.setVisible(view.video is not None)

    def show_compared(self, other: str) -> None:
        """Show which take is seen beside the shown one."""
        self._compared = other
        self._show_others()

    def _show_others(self) -> None:
        """Offer the other takes in the menu, and none."""
        self._others.clear()
        none = self._others.addAction(self.tr("No other take"))
        none.triggered.connect(lambda: self._choose_other(""))
        for number, take in enumerate(self._takes, start=1):
            if take.id == self._shown:
                continue
            action = self._others.addAction(self.tr("Take {number}").format(number=number))
            action.setCheckable(True)
            action.setChecked(take.id == self._compared)
            action.triggered.connect(lambda _=False, t=take.id: self._choose_other(t))
        self._compare.setVisible(len(self._takes) > 1)

    def _compare_next(self) -> None:
        """Go through the other takes, and then none."""
        choices = ["", *(take.id for take in self._takes if take.id != self._shown)]
        at = choices.index(self._compared) if self._compared in choices else 0
        self._choose_other(choices[(at + 1) % len(choices)])

    def _choose_other(self, take: str) -> None:
        self.show_compared(take)
        self.compared.emit(take)

    def _describe(self, take: Take) -> str:
        added = self.tr("recorded or added {date}").format(date=date_text(take.created_at))
        if take.is_active:
            return self.tr("This take stands for the sign; {added}").format(added=added)
        return added

    def _choose(self, number: int) -> None:
        if 0 <= number < len(self._takes):
            self.take_chosen.emit(self._takes[number].id)
