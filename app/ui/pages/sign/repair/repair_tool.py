"""What the tools have in common that make a repair in more than one step."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from app.ui.icons import dress
from app.ui.metrics import Space
from app.ui.widgets.labels import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.studio.signs import SignView
    from lexicon_db.records import BodyPart, RepairKind

#: Seconds in the recording of a frame of the take.
SecondsOf = Callable[[int], float]


class RepairTool(QFrame):
    """A card with the settings of one repair; what it would do is seen at once.

    Args:
        kind: What the tool makes.
        title: Its heading.
    """

    #: The settings are others now.
    changed = Signal()
    #: The repair is to be kept.
    applied = Signal()
    #: Nothing is to be done.
    cancelled = Signal()
    #: `TakeId` of a take that is to be aligned with this one and seen beside it.
    compared = Signal(str)

    def __init__(self, kind: RepairKind, title: str) -> None:
        super().__init__()
        self.kind = kind
        self.setProperty("surface", "card")
        self.setAccessibleName(title)
        self.apply = QPushButton(self.tr("Apply"))
        self.apply.setProperty("kind", "primary")
        dress(self.apply, "check", "on_accent")
        self.apply.clicked.connect(self.applied)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.clicked.connect(self.cancelled)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.MEDIUM)
        self._column.setSpacing(Space.SMALL)
        self._column.addWidget(label(title, "section"))
        buttons = QHBoxLayout()
        buttons.addWidget(self.apply, 1)
        buttons.addWidget(cancel)
        self._column.addLayout(buttons)

    @property
    def frames(self) -> tuple[int, ...]:
        """Frames that the stretch has to contain."""
        return ()

    @abstractmethod
    def details(self, seconds_of: SecondsOf) -> dict[str, Any] | None:
        """What the repair needs to know; None while there is nothing to do yet."""

    def show_view(self, view: SignView) -> None:
        """Begin with a take."""

    def show_alignment(self, details: dict[str, Any]) -> None:
        """Take over how the compared take is aligned with this one."""

    def show_part(self, part: BodyPart) -> None:
        """Follow the choice of a part."""

    def show_frame(self, frame: int) -> None:
        """Follow the playhead."""

    def add(self, widget: QWidget) -> None:
        """Put a setting above the buttons."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps the repair, Escape leaves the tool."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.applied.emit()
        elif key == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)
