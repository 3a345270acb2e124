"""The help of the page in front, at the side of the window: steps, keys, a clip."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.ui.help.help_clips import HelpClip, clips_folder, help_clips
from app.ui.help.help_steps import help_steps
from app.ui.icons import dress, icon_pixmap
from app.ui.metrics import Frame, Space
from app.ui.signed_languages import language_name
from app.ui.theme import current_theme
from app.ui.widgets.icon_button import IconButton
from app.ui.widgets.labels import label, line

if TYPE_CHECKING:
    from app.ui.help.clip_player import ClipPlayer

_WIDTH: Final = 340
_ICON: Final = 28
_KEYS_SHOWN: Final = 12


class HelpPanel(QFrame):
    """Lies over the right side of the window until it is put away.

    Attributes:
        player: Plays a clip; made when there is the first one.
        languages: Whose clips there are.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("surface", "card")
        self._clips: tuple[HelpClip, ...] = ()
        self.player: ClipPlayer | None = None
        self.languages = QComboBox()
        self.languages.setAccessibleName(self.tr("Signed language of the clip"))
        self.languages.activated.connect(self._play)
        self._title = label("", "title", wrap=True)
        self._close = IconButton("x", self.tr("Close the help"))
        self._close.clicked.connect(self.hide)
        folder = QPushButton(self.tr("Folder of clips"))
        folder.setToolTip(self.tr("A folder per signed language, a video per page."))
        dress(folder, "folder-open")
        folder.clicked.connect(self._open_folder)
        self._parts = QVBoxLayout()
        self._parts.setSpacing(Space.MEDIUM)
        self._stage = QVBoxLayout()
        self._lay_out(folder)
        window.installEventFilter(self)
        self.hide()

    @property
    def texts(self) -> list[str]:
        """What is to be read."""
        return [shown.text() for shown in self.findChildren(QLabel) if shown.text()]

    def show_page(self, key: str, title: str, actions: Sequence[QAction], language: str) -> None:
        """Explain a page.

        Args:
            key: Its key in `app.ui.doors`.
            title: What the header calls it.
            actions: What can be done on it.
            language: Signed language of the open lexicon; its clip comes first.
        """
        self._title.setText(title)
        while (item := self._parts.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for step in help_steps(key):
            self._parts.addWidget(_line_of(step.icon_name, step.text))
        keyed = [action for action in actions if action.text() and action.shortcuts()]
        if keyed:
            self._parts.addWidget(line())
        for action in keyed[:_KEYS_SHOWN]:
            self._parts.addWidget(_keys_of(action))
        self._show_clips(help_clips(key, first=language))
        self._place()
        self.show()
        self.raise_()
        self._close.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts the help away."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the side of the window."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _lay_out(self, folder: QPushButton) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close, alignment=Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        inside.setProperty("plain", "true")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, Space.SMALL, 0)
        column.setSpacing(Space.MEDIUM)
        column.addLayout(self._stage)
        column.addWidget(self.languages)
        column.addLayout(self._parts)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*(Space.LARGE,) * 4)
        whole.setSpacing(Space.MEDIUM)
        whole.addLayout(head)
        whole.addWidget(scroll, 1)
        whole.addWidget(folder, alignment=Qt.AlignmentFlag.AlignLeading)

    def hideEvent(self, event: QEvent) -> None:
        """Nothing plays that nobody sees."""
        if self.player is not None:
            self.player.stop()

    def _show_clips(self, clips: tuple[HelpClip, ...]) -> None:
        self._clips = clips
        self.languages.clear()
        for clip in clips:
            self.languages.addItem(language_name(clip.language))
        self.languages.setVisible(len(clips) > 1)
        if self.player is not None:
            self.player.stop()
            self.player.setVisible(bool(clips))
        if clips:
            self._play(0)

    def _play(self, place: int) -> None:
        if self.player is None:
            from app.ui.help.clip_player import ClipPlayer

            self.player = ClipPlayer()
            self._stage.addWidget(self.player)
        self.player.play(self._clips[place].file)

    def _place(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        height = window.height() - Frame.HEADER - Frame.STRIP - 2 * Space.SMALL
        left = window.width() - _WIDTH - Space.SMALL
        if self.isRightToLeft():
            left = Space.SMALL
        self.setGeometry(left, Frame.HEADER + Space.SMALL, _WIDTH, height)

    def _open_folder(self) -> None:
        clips_folder().mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(clips_folder())))


def _line_of(icon_name: str, text: str) -> QWidget:
    """A picture and a sentence."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.MEDIUM)
    picture = QLabel()
    colour = current_theme().colours.colour("accent")
    picture.setPixmap(icon_pixmap(icon_name, _ICON, colour, whole.devicePixelRatioF()))
    row.addWidget(picture, alignment=Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(text, wrap=True), 1)
    return whole


def _keys_of(action: QAction) -> QWidget:
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    row.addWidget(label(action.text().replace("&", ""), "secondary", wrap=True), 1)
    row.addWidget(label(keys, "strong"))
    return whole
