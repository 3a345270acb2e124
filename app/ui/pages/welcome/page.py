"""What shows while no lexicon is open: three ways to begin, and the lexicons used before."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.core.paths import resource
from app.core.settings import Settings
from app.ui.icons import application_icon
from app.ui.languages import languages
from app.ui.metrics import Space
from app.ui.widgets.door_card import DoorCard
from app.ui.widgets.labels import ElidedLabel, label
from app.ui.widgets.moving_picture import MovingPicture

_RECENT_SHOWN = 4
_WIDTH = 864
_PICTURE = QSize(260, 260)


class WelcomePage(QWidget):
    """A sentence that is being signed, three doors, recent lexicons, the language of the window."""

    #: The sample is wanted, with its first sentence.
    sample_wanted = Signal()
    new_wanted = Signal()
    open_wanted = Signal()
    #: Folder of a recent lexicon.
    recent_wanted = Signal(object)
    #: Code of the language that the window is to speak.
    language_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.sentence = MovingPicture(
            resource("welcome", "sentence.webp"), self.tr("A figure signs a word"), _PICTURE
        )
        self.language = QComboBox()
        self._recent_box = QVBoxLayout()
        self._recent_box.setSpacing(Space.HAIR)
        block = QWidget()
        block.setFixedWidth(_WIDTH)
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._brand())
        column.addSpacing(Space.WIDE)
        column.addLayout(self._doors())
        column.addSpacing(Space.LARGE)
        column.addLayout(self._recent_box)
        column.addSpacing(Space.LARGE)
        hint = self.tr("Or drop videos of signs anywhere in this window.")
        column.addWidget(label(hint, "caption"))
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addWidget(block, alignment=Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)

    def show_settings(self, settings: Settings) -> None:
        """Show the language of the window; keep the picture still where little is to move."""
        self.language.setCurrentIndex(max(0, self.language.findData(settings.language)))
        self.sentence.keep_still(is_still=settings.reduced_motion)

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
        words.addStretch(1)
        words.addWidget(label("Kinelex", "display"))
        words.addWidget(label(self.tr("Record a sign once. Let it sign."), "secondary"))
        words.addSpacing(Space.MEDIUM)
        words.addWidget(self._languages(), alignment=Qt.AlignmentFlag.AlignLeading)
        words.addStretch(1)
        row.addWidget(mark)
        row.addLayout(words)
        row.addStretch(1)
        row.addWidget(self.sentence)
        return row

    def _languages(self) -> QComboBox:
        self.language.setAccessibleName(self.tr("Language"))
        self.language.addItem(self.tr("Like the system"), "system")
        for code, name in languages():
            self.language.addItem(name, code)
        self.language.activated.connect(
            lambda place: self.language_wanted.emit(self.language.itemData(place))
        )
        return self.language

    def _doors(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.LARGE)
        sample = DoorCard(
            "spline",
            self.tr("Try the sample"),
            self.tr("A small lexicon is made for you, and its first sentence is signed at once."),
            is_first=True,
        )
        new = DoorCard(
            "video",
            self.tr("Record signs"),
            self.tr("A lexicon of your own: name it, choose its language, record or drop videos."),
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
