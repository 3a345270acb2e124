"""What shows while no lexicon is open: three ways to begin, and the lexicons used before."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.ui.icons import application_icon
from app.ui.metrics import Space
from app.ui.widgets.door_card import DoorCard
from app.ui.widgets.labels import ElidedLabel, label

_RECENT_SHOWN = 4
_WIDTH = 864


class WelcomePage(QWidget):
    """Three doors, recent lexicons, and a hint that files can be dropped."""

    sample_wanted = Signal()
    new_wanted = Signal()
    open_wanted = Signal()
    #: Folder of a recent lexicon.
    recent_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._recent_box = QVBoxLayout()
        self._recent_box.setSpacing(Space.HAIR)
        block = QWidget()
        block.setFixedWidth(_WIDTH)
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._brand())
        column.addSpacing(Space.HUGE)
        column.addLayout(self._doors())
        column.addSpacing(Space.WIDE)
        column.addLayout(self._recent_box)
        column.addSpacing(Space.WIDE)
        hint = self.tr("Or drop videos of signs anywhere in this window.")
        column.addWidget(label(hint, "caption"))
        outer = QVBoxLayout(self)
        outer.addStretch(3)
        outer.addWidget(block, alignment=Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(4)

    def show_recent(self, folders: tuple[str, ...]) -> None:
        """Offer lexicons that were open before and are still there."""
        while (item := self._recent_box.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        there = [Path(folder) for folder in folders if Path(folder).is_dir()]
        if there:
            self._recent_box.addWidget(label(self.tr("Open again"), "section"))
        for folder in there[:_RECENT_SHOWN]:
            self._recent_box.addWidget(self._recent(folder))

    def _brand(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.LARGE)
        mark = QLabel()
        mark.setPixmap(application_icon().pixmap(QSize(56, 56)))
        words = QVBoxLayout()
        words.setSpacing(Space.TIGHT)
        words.addWidget(label("Kinelex", "display"))
        words.addWidget(label(self.tr("Record a sign once. Let it sign."), "secondary"))
        row.addWidget(mark)
        row.addLayout(words)
        row.addStretch(1)
        return row

    def _doors(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.LARGE)
        sample = DoorCard(
            "circle-play",
            self.tr("Try the sample"),
            self.tr("A small lexicon of real signing, with a first sentence ready to play."),
            is_first=True,
        )
        new = DoorCard(
            "folder-plus",
            self.tr("New lexicon"),
            self.tr("Start your own: name it, choose its language, drop your videos in."),
        )
        existing = DoorCard(
            "folder-open",
            self.tr("Open a lexicon"),
            self.tr("Go on with a lexicon that is on this computer."),
        )
        sample.clicked.connect(self.sample_wanted)
        new.clicked.connect(self.new_wanted)
        existing.clicked.connect(self.open_wanted)
        for door in (sample, new, existing):
            row.addWidget(door, 1)
        return row

    def _recent(self, folder: Path) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        button = QPushButton(folder.name.replace("&", "&&"))
        button.setProperty("kind", "link")
        button.setAccessibleName(self.tr("Open {name}").format(name=folder.name))
        button.clicked.connect(lambda: self.recent_wanted.emit(folder))
        place = ElidedLabel(str(folder.parent), "caption", mode=Qt.TextElideMode.ElideMiddle)
        row.addWidget(button)
        row.addWidget(place, 1)
        return line
