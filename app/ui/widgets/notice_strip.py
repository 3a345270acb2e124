"""The place of notices at the foot of the window: they never block, and wait to be read."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from app.ui.bridge.notices import Notice, NoticeKind
from app.ui.icons import icon_pixmap
from app.ui.metrics import Space
from app.ui.theme import current_theme
from app.ui.widgets.icon_button import IconButton
from app.ui.widgets.labels import label

_ICONS: Final = {
    NoticeKind.DONE: ("circle-check", "good"),
    NoticeKind.TOLD: ("info", "info"),
    NoticeKind.WARNING: ("triangle-alert", "warn"),
    NoticeKind.TROUBLE: ("circle-alert", "bad"),
}
_SECONDS_TO_READ: Final = 8
_KEPT: Final = 50


class NoticeStrip(QWidget):
    """Shows the latest notice; troubles stay until they are put away, the rest goes by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notices: list[Notice] = []
        self._icon = QLabel()
        self._text = label("", wrap=True)
        self._more = label("", "caption")
        self.action = QPushButton()
        self.action.setProperty("kind", "link")
        self.action.clicked.connect(self._act)
        self.close_button = IconButton("x", self.tr("Put the message away"))
        self.close_button.clicked.connect(self._put_away)
        self._timer = QTimer(self, singleShot=True, interval=_SECONDS_TO_READ * 1000)
        self._timer.timeout.connect(self._put_away)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.TIGHT, Space.SMALL, Space.TIGHT)
        row.setSpacing(Space.SMALL)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        for part in (self._more, self.action, self.close_button):
            row.addWidget(part)
        self._show_latest()

    @property
    def text(self) -> str:
        """What is to be read now."""
        return self._text.text()

    @property
    def all(self) -> tuple[Notice, ...]:
        """The notices that wait to be read, oldest first."""
        return tuple(self._notices)

    @property
    def shown(self) -> Notice | None:
        """The notice that shows now."""
        return self._notices[-1] if self._notices else None

    def add(self, notice: Notice) -> None:
        """Show a notice above the earlier ones."""
        self._notices = [*self._notices[-_KEPT + 1 :], notice]
        self._show_latest()
        event = QAccessibleEvent(self._text, QAccessible.Event.Alert)
        QAccessible.updateAccessibility(event)

    def _show_latest(self) -> None:
        notice = self.shown
        for part in (self._icon, self._text, self.close_button):
            part.setVisible(notice is not None)
        self.action.setVisible(notice is not None and bool(notice.action))
        self._more.setVisible(len(self._notices) > 1)
        if notice is None:
            self._timer.stop()
            return
        self._text.setText(" ".join(part for part in (notice.what, notice.why, notice.fix) if part))
        self._text.setAccessibleName(self._text.text())
        self.action.setText(notice.action)
        self._more.setText(self.tr("%n earlier", "", len(self._notices) - 1))
        self._draw_icon(notice.kind)
        if notice.kind in (NoticeKind.DONE, NoticeKind.TOLD):
            self._timer.start()
        else:
            self._timer.stop()

    def _draw_icon(self, kind: NoticeKind) -> None:
        name, tone = _ICONS[kind]
        colour = current_theme().colours.colour(tone)
        self._icon.setPixmap(icon_pixmap(name, 18, colour, self.devicePixelRatioF()))

    def _put_away(self) -> None:
        self._notices = self._notices[:-1]
        self._show_latest()

    def _act(self) -> None:
        notice = self.shown
        self._put_away()
        if notice is not None and notice.act is not None:
            notice.act()
