"""One line of the ledger: a video that was made, of whom, and whether it may be shown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.ui.amounts import date_text, moment_text
from app.ui.icons import dress, icon_pixmap
from app.ui.metrics import Hit, Space
from app.ui.pages.render.thumbnail import Thumbnail
from app.ui.theme import current_theme
from app.ui.widgets.icon_button import IconButton
from app.ui.widgets.labels import ElidedLabel, label

if TYPE_CHECKING:
    from lexicon_db.records import Render

_ICON: Final = 20


class MadeRow(QFrame):
    """A card about one video.

    Attributes:
        render_line: The line of the ledger.
        file: Where the video was put.
        thumbnail: A frame of it.
        state: How it stands, in words.
        play: Plays it in the page.
        approve: Asks who has looked at it; hidden where there is nothing to approve.
    """

    #: The video is to be played.
    play_wanted = Signal()
    #: The video is to be approved: the name of whom it shows.
    approve_wanted = Signal(str)

    def __init__(self, render: Render, signer: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self.render_line, self.file = render, Path(render.file)
        self._look, words = self._standing(signer)
        self.thumbnail = Thumbnail(self.tr("Frame of {file}").format(file=self.file.name))
        self._icon = QLabel()
        self._icon.setFixedSize(_ICON, Hit.SMALLEST)
        self.state = ElidedLabel(words, "secondary")
        self.play = IconButton("play", self.tr("Play {file}").format(file=self.file.name))
        self.play.clicked.connect(self.play_wanted)
        self.folder = IconButton("folder", self.tr("Open the folder"))
        self.folder.clicked.connect(self._open_folder)
        self.approve = QPushButton(self.tr("Approve…"))
        self.approve.setAccessibleName(self.tr("Approve {file}…").format(file=self.file.name))
        dress(self.approve, "check")
        self.approve.clicked.connect(lambda: self.approve_wanted.emit(signer))
        self.setAccessibleName(f"{self.file.name}: {words}")
        self._lay_out()
        self._draw_icon()

    @property
    def may_be_seen(self) -> bool:
        """Whether the video is there and was not withdrawn."""
        return self.render_line.withdrawn_at is None and self.file.exists()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_icon"):
            self._draw_icon()

    def _standing(self, signer: str) -> tuple[tuple[str, str], str]:
        """Icon and tone, and the words for how the video stands."""
        line = self.render_line
        if line.withdrawn_at is not None:
            words = self.tr("Withdrawn {day}: delete the file, and do not show it.")
            return ("ban", "bad"), words.format(day=date_text(line.withdrawn_at))
        if line.approval is not None and line.is_draft:
            words = self.tr("A draft; approved by {name} since: render it again.")
            return ("circle-check", "info"), words.format(name=line.approval.approved_by)
        if line.approval is not None:
            words = self.tr("Approved by {name}")
            return ("circle-check", "good"), words.format(name=line.approval.approved_by)
        if line.performed.signer is None:
            return ("circle-check", "good"), self.tr("Shows nobody: free to use")
        words = self.tr("Draft: {signer} has not approved it yet")
        return ("hourglass", "warn"), words.format(signer=signer)

    def _lay_out(self) -> None:
        line = self.render_line
        is_there = self.file.exists()
        name = ElidedLabel(self.file.name)
        name.setProperty("role", "strong")
        top = QHBoxLayout()
        top.setSpacing(Space.MEDIUM)
        top.addWidget(name, 1)
        top.addWidget(label(date_text(line.made_at), "caption"))
        words = QVBoxLayout()
        words.setSpacing(Space.HAIR)
        words.addLayout(top)
        words.addWidget(self.state)
        self.setToolTip(f"{moment_text(line.made_at)}  {' '.join(line.performed.glosses)}")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.SMALL, Space.SMALL)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self.thumbnail)
        row.addWidget(self._icon)
        row.addLayout(words, 1)
        can_approve = line.approval is None and line.withdrawn_at is None
        self.approve.setHidden(line.performed.signer is None or not can_approve)
        self.play.setHidden(not self.may_be_seen)
        self.folder.setHidden(not is_there)
        for button in (self.approve, self.play, self.folder):
            row.addWidget(button)

    def _draw_icon(self) -> None:
        name, tone = self._look
        colour = current_theme().colours.colour(tone)
        self._icon.setPixmap(icon_pixmap(name, _ICON, colour, self.devicePixelRatioF()))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.file.parent)))
