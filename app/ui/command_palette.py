"""The search of the window: signs and commands under one field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.ui.fonts import window_font
from app.ui.icons import icon
from app.ui.metrics import Frame, Space, Type
from app.ui.theme import current_theme
from app.ui.widgets.search_field import SearchField
from app.ui.widgets.status_shape import status_icon
from lexicon_db.records import Entry, EntryId

SIGNS_SHOWN: Final = 8
_COMMANDS_SHOWN: Final = 14
_WIDTH: Final = 520
_END: Final = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
#: Ways to the field by which a person means to search; passing by with Tab is none.
_MEANT: Final = (Qt.FocusReason.ShortcutFocusReason, Qt.FocusReason.MouseFocusReason)
_ACT: Final = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class _Hit:
    hint: str
    act: Callable[[], None]


class _HitDelegate(QStyledItemDelegate):
    """Paints the hint of a hit, such as its keys, at the end of its line."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        hit = index.data(_ACT)
        if isinstance(hit, _Hit):
            painter.setFont(window_font(Type.CAPTION))
            painter.setPen(current_theme().colours.colour("faint"))
            room = option.rect.adjusted(Space.MEDIUM, 0, -Space.MEDIUM, 0)
            end = QStyle.visualAlignment(option.direction, _END)
            painter.drawText(room, int(end), hit.hint)


class CommandPalette(QFrame):
    """The list below the search field of the header.

    Args:
        field: Where the person types.
        find_signs: Asks for the signs that match a text; the answer comes to `show_signs`.
        open_sign: Goes to a sign.
        commands: The commands that can be given now.
    """

    def __init__(
        self,
        field: SearchField,
        find_signs: Callable[[str], None],
        open_sign: Callable[[EntryId], None],
        commands: Callable[[], Sequence[QAction]],
    ) -> None:
        super().__init__(field.window())
        self._field, self._find_signs = field, find_signs
        self._open_sign, self._commands = open_sign, commands
        self._signs: Sequence[Entry] = ()
        self._asked = ""
        self._is_waiting = False
        self._is_choosing = False
        self.setProperty("surface", "card")
        self._list = QListWidget()
        self._list.setItemDelegate(_HitDelegate(self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setAccessibleName(self.tr("Found signs and commands"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.TIGHT, Space.TIGHT, Space.TIGHT, Space.TIGHT)
        column.addWidget(self._list)
        field.searched.connect(self._search)
        field.installEventFilter(self)
        self.hide()

    def show_signs(self, signs: Sequence[Entry]) -> None:
        """Show the signs that were found for what is typed now."""
        self._signs = signs
        self._is_waiting = False
        self._fill()
        if self._is_choosing:
            self._choose_current()

    def shown(self) -> list[str]:
        """The lines that show, headings included."""
        return [self._list.item(row).text() for row in range(self._list.count())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Steer the list with the keys of the field."""
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        elif isinstance(event, QFocusEvent) and event.reason() in _MEANT:
            self._search(self._field.text())
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._steer(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _steer(self, key: Qt.Key) -> bool:
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.isVisible():
            self._step(1 if key == Qt.Key.Key_Down else -1)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.isVisible():
            self._choose_soon()
            return True
        if key == Qt.Key.Key_Escape:
            self._leave()
            return True
        return False

    def _search(self, text: str) -> None:
        if not self._field.hasFocus():
            return
        if text.strip() != self._asked:
            self._is_choosing = False
            self._asked, self._signs = text.strip(), ()
            self._is_waiting = bool(self._asked)
            if self._asked:
                self._find_signs(self._asked)
        self._fill()

    def _fill(self) -> None:
        text = self._field.text().strip().casefold()
        self._list.clear()
        signs = self._signs[:SIGNS_SHOWN]
        if signs:
            self._add_heading(self.tr("Signs"))
        for entry in signs:
            hint = ", ".join(sense[0][1] for sense in entry.senses[:2] if sense)
            item = self._add(entry.id_gloss, hint, partial(self._open_sign, entry.id))
            item.setIcon(status_icon(entry.status))
        commands = [c for c in self._commands() if text in _words_of(c).casefold()]
        if commands:
            self._add_heading(self.tr("Commands"))
        for command in commands[:_COMMANDS_SHOWN]:
            self._add_command(command)
        if not signs and not commands:
            self._add_heading(self.tr("Nothing found"))
        self._step(1)
        self._place()

    def _add_heading(self, text: str) -> None:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self._list.addItem(item)

    def _add(self, text: str, hint: str, act: Callable[[], None]) -> QListWidgetItem:
        item = QListWidgetItem(text)
        item.setData(_ACT, _Hit(hint, act))
        self._list.addItem(item)
        return item

    def _add_command(self, command: QAction) -> None:
        keys = command.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        item = self._add(_words_of(command), keys, command.trigger)
        item.setIcon(command.icon() if not command.icon().isNull() else icon("command", "faint"))

    def _step(self, direction: int) -> None:
        count = self._list.count()
        row = self._list.currentRow()
        for _ in range(count):
            row = (row + direction) % count
            if self._list.item(row).flags() & Qt.ItemFlag.ItemIsSelectable:
                self._list.setCurrentRow(row)
                return

    def _choose_soon(self) -> None:
        """Choose what stands first for the words that are typed now, once they are answered."""
        if self._field.text().strip() != self._asked:
            self._search(self._field.text())
        if self._is_waiting:
            self._is_choosing = True
        else:
            self._choose_current()

    def _choose_current(self) -> None:
        self._is_choosing = False
        item = self._list.currentItem()
        if item is not None:
            self._choose(item)

    def _choose(self, item: QListWidgetItem) -> None:
        hit = item.data(_ACT)
        if isinstance(hit, _Hit):
            self._leave()
            hit.act()

    def _leave(self) -> None:
        self.hide()
        self._asked, self._signs, self._is_choosing = "", (), False
        self._field.clear()
        window = self._field.window()
        self._field.clearFocus()
        window.setFocus()

    def _place(self) -> None:
        window = self._field.window()
        below = self._field.mapTo(window, QPoint(0, self._field.height() + Space.TIGHT))
        width = max(self._field.width(), _WIDTH)
        lines = sum(self._list.sizeHintForRow(row) for row in range(self._list.count()))
        height = min(lines + 2 * Space.SMALL, window.height() - 2 * Frame.HEADER)
        left = below.x() - (width - self._field.width()) // 2
        self.setFixedSize(width, height)
        self.move(left, below.y())
        self.show()
        self.raise_()


def _words_of(command: QAction) -> str:
    return command.text().replace("&", "").rstrip("…")


def visible_commands(*owners: QWidget | None) -> list[QAction]:
    """The actions of widgets that have words and can be given now, each once."""
    found: dict[str, QAction] = {}
    for owner in owners:
        for action in owner.actions() if owner is not None else ():
            if action.text() and action.isEnabled() and not action.isSeparator():
                found.setdefault(_words_of(action), action)
    return list(found.values())
