"""While no session is on the desk: the ways to make one, and those that can be continued."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.ui.amounts import date_text
from app.ui.fonts import figures_font, window_font
from app.ui.metrics import Radius, Space, Type
from app.ui.pages.record.session_dialog import PromptSource
from app.ui.theme import current_theme
from app.ui.widgets.door_card import DoorCard
from app.ui.widgets.icon_button import IconButton
from app.ui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lexicon_db.records import SessionInfo

_WIDTH: Final = 860
_ROW: Final = 64


class SessionsView(QWidget):
    """Three doors to a new session, and a row for each that is there."""

    #: `SessionId` of the session to continue.
    continued = Signal(str)
    #: `SessionInfo` of the session that gets another name, or is removed.
    rename_wanted = Signal(object)
    remove_wanted = Signal(object)
    #: `PromptSource` of the session to make.
    new_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.doors = {
            PromptSource.TABLE: DoorCard(
                "table-2",
                self.tr("From a table"),
                self.tr("Glosses, pictures and examples from a CSV file."),
            ),
            PromptSource.TYPED: DoorCard(
                "command", self.tr("Type glosses"), self.tr("A few signs, named here and now.")
            ),
            PromptSource.MISSING: DoorCard(
                "library",
                self.tr("Signs without a take"),
                self.tr("Whatever the lexicon names and nobody has signed yet."),
            ),
        }
        for source, door in self.doors.items():
            door.clicked.connect(lambda _=False, s=source: self.new_wanted.emit(s))
        self.rows: list[SessionRow] = []
        self._lines: list[QWidget] = []
        self._heading = label(self.tr("Continue"), "heading")
        self._lay_out()
        self.show_sessions(())

    def show_sessions(self, sessions: Sequence[SessionInfo]) -> None:
        """Show the sessions that can be continued, the latest first."""
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self.rows = [SessionRow(info) for info in sessions]
        self._lines = [self._line(row) for row in self.rows]
        self._heading.setVisible(bool(self.rows))

    def _line(self, row: SessionRow) -> QWidget:
        """A row with what else can be done with its session."""
        info = row.info
        row.clicked.connect(lambda: self.continued.emit(info.id))
        rename = IconButton("pencil", self.tr("Rename {name}").format(name=info.name))
        rename.clicked.connect(lambda: self.rename_wanted.emit(info))
        remove = IconButton("trash-2", self.tr("Remove {name}").format(name=info.name))
        remove.clicked.connect(lambda: self.remove_wanted.emit(info))
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(Space.TIGHT)
        across.addWidget(row, 1)
        across.addWidget(rename)
        across.addWidget(remove)
        self._list.addWidget(line)
        return line

    def _lay_out(self) -> None:
        column = QWidget()
        column.setMaximumWidth(_WIDTH)
        inside = QVBoxLayout(column)
        inside.setContentsMargins(Space.WIDE, Space.HUGE, Space.WIDE, Space.HUGE)
        inside.setSpacing(Space.MEDIUM)
        inside.addWidget(label(self.tr("Record signs"), "display"))
        inside.addWidget(
            label(
                self.tr(
                    "A session asks one signer for one sign after the other. Hands, keys or a "
                    "pedal start and stop; each take is safe at once."
                ),
                "secondary",
                wrap=True,
            )
        )
        inside.addSpacing(Space.SMALL)
        doors = QHBoxLayout()
        doors.setSpacing(Space.LARGE)
        for door in self.doors.values():
            doors.addWidget(door, 1)
        inside.addLayout(doors)
        inside.addSpacing(Space.LARGE)
        inside.addWidget(self._heading)
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.SMALL)
        inside.addLayout(self._list)
        inside.addStretch(1)
        holder = QWidget()
        holder.setProperty("plain", "true")
        across = QHBoxLayout(holder)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(column)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(holder)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)


class SessionRow(QAbstractButton):
    """A session that can be continued, with how far it has come."""

    def __init__(self, info: SessionInfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.info = info
        self.setText(info.name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumHeight(_ROW)
        self.setAccessibleName(
            self.tr("Continue {name}, {signer}, {done} of {count}").format(
                name=info.name, signer=info.signer, done=info.recorded, count=info.prompts
            )
        )

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(480, _ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the names and a bar."""
        colours = current_theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plate = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        is_here = self.hasFocus()
        painter.setPen(QPen(colours.colour("accent" if is_here else "line"), 2 if is_here else 1))
        painter.setBrush(colours.colour("hover" if self.underMouse() else "raised"))
        painter.drawRoundedRect(plate, Radius.CARD, Radius.CARD)
        words = self.rect().adjusted(Space.LARGE, Space.MEDIUM, -Space.LARGE, -Space.MEDIUM)
        top = int(Qt.AlignmentFlag.AlignTop)
        painter.setFont(window_font(Type.HEADING, QFont.Weight.DemiBold))
        painter.setPen(colours.colour("text"))
        painter.drawText(words, top, self.info.name)
        painter.setFont(window_font(Type.CAPTION))
        painter.setPen(colours.colour("secondary"))
        told = f"{self.info.signer}   {date_text(self.info.changed_at)}"
        painter.drawText(words, int(Qt.AlignmentFlag.AlignBottom), told)
        painter.setFont(figures_font(Type.BODY, QFont.Weight.DemiBold))
        count = f"{self.info.recorded} / {self.info.prompts}"
        painter.drawText(words, top | int(Qt.AlignmentFlag.AlignRight), count)
        self._paint_bar(painter, QRectF(words.right() - 160, words.bottom() - 8, 160, 6))

    def _paint_bar(self, painter: QPainter, place: QRectF) -> None:
        colours = current_theme().colours
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.colour("hover"))
        painter.drawRoundedRect(place, 3, 3)
        share = (self.info.recorded + self.info.skipped) / max(1, self.info.prompts)
        painter.setBrush(colours.colour("accent"))
        if share:
            place.setWidth(max(6.0, place.width() * share))
            painter.drawRoundedRect(place, 3, 3)
