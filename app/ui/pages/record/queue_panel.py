"""Left on the page: the session, how far and how fast it goes, and its prompts in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.studio.recording_sessions import Pace, pace_of
from app.ui.amounts import time_left_text
from app.ui.fonts import figures_font
from app.ui.icons import dress
from app.ui.metrics import Space, Type
from app.ui.pages.record.queue_delegate import QueueDelegate
from app.ui.pages.record.queue_model import QueueModel
from app.ui.widgets.labels import ElidedLabel, label, line
from lexicon_db.records import PromptState

if TYPE_CHECKING:
    from app.ui.pages.record.queue_pictures import QueuePictures
    from lexicon_db.records import RecordingSession

WIDTH: Final = 232


class QueuePanel(QWidget):
    """The prompts of a session and its progress."""

    #: Place of the prompt that the person chose.
    chosen = Signal(int)
    #: The person makes a pause: the session is put away.
    pause_wanted = Signal()

    def __init__(self, pictures: QueuePictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self._position = 0
        self.name = ElidedLabel("", "heading")
        self.signer = ElidedLabel("", "secondary")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of the session"))
        self.counts = label("", "strong")
        self.pace = label("", "secondary")
        for text in (self.counts, self.pace):
            text.setFont(figures_font(Type.CAPTION))
        self.model = QueueModel(self)
        self.list = QListView()
        self.list.setAccessibleName(self.tr("Prompts"))
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(
            QueueDelegate(pictures.picture, lambda: self._position, self.list)
        )
        pictures.arrived.connect(self.list.viewport().update)
        self.list.clicked.connect(lambda index: self.chosen.emit(index.row()))
        self.list.activated.connect(lambda index: self.chosen.emit(index.row()))
        self.pause_button = QPushButton(self.tr("Pause"))
        self.pause_button.setToolTip(self.tr("Put the session away; it goes on here next time"))
        dress(self.pause_button, "pause")
        self.pause_button.clicked.connect(self.pause_wanted)
        self._lay_out()

    def show_session(self, session: RecordingSession, signer: str) -> None:
        """Show a session as it is now."""
        self.name.setText(session.name)
        self.signer.setText(signer)
        self.model.show(session.prompts)
        count = len(session.prompts)
        done = session.count(PromptState.RECORDED)
        skipped = session.count(PromptState.SKIPPED)
        self.bar.setRange(0, count)
        self.bar.setValue(done + skipped)
        words = self.tr("{done} of {count} recorded").format(done=done, count=count)
        if skipped:
            words += "   " + self.tr("%n skipped", "", skipped)
        self.counts.setText(words)
        self._show_pace(pace_of(session))

    def show_position(self, position: int) -> None:
        """Show which prompt is asked for."""
        self._position = position
        self.list.scrollTo(self.model.index(position), QAbstractItemView.ScrollHint.EnsureVisible)
        self.list.viewport().update()

    def _show_pace(self, pace: Pace) -> None:
        words = []
        if pace.per_hour is not None:
            words.append(self.tr("%n sign(s) an hour", "", round(pace.per_hour)))
        if pace.seconds_left:
            words.append(time_left_text(pace.seconds_left))
        self.pace.setText("   ".join(words))
        self.pace.setVisible(bool(words))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.name)
        names.addWidget(self.signer)
        top.addLayout(names, 1)
        top.addWidget(self.pause_button)
        head = QVBoxLayout()
        head.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.MEDIUM, Space.SMALL)
        head.setSpacing(Space.TIGHT)
        head.addLayout(top)
        head.addWidget(self.bar)
        head.addWidget(self.counts)
        head.addWidget(self.pace)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(line())
        column.addWidget(self.list, 1)
