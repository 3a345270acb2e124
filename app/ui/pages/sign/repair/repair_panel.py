"""The panel of repairs: the marked stretch, the tools, the layers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.ui.icons import dress
from app.ui.metrics import Space
from app.ui.page_action import page_action
from app.ui.pages.sign.repair.layer_list import LayerList
from app.ui.pages.sign.repair.repair_words import kind_icon
from app.ui.pages.sign.repair.stretch_choice import StretchChoice
from app.ui.widgets.icon_button import tooltip
from app.ui.widgets.labels import label, line
from lexicon_db.records import RepairKind

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from app.ui.pages.sign.repair.repair_tool import RepairTool

#: The tools in the order of their buttons.
TOOLS: Final = (
    RepairKind.INTERPOLATE,
    RepairKind.MARK,
    RepairKind.NUDGE,
    RepairKind.HANDSHAPE,
    RepairKind.TAKE_FROM,
    RepairKind.FACE,
)


class RepairPanel(QFrame):
    """Shows what can be repaired, and what was.

    Attributes:
        stretch: The marked stretch and the part.
        buttons: A button for each tool.
        layers: The repairs.
    """

    #: `RepairKind` of the tool that is wanted.
    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.stretch = StretchChoice()
        self.layers = LayerList()
        self.buttons: dict[RepairKind, QPushButton] = {}
        self._tool: RepairTool | None = None
        self._body = QWidget()
        self._body.setProperty("plain", "true")
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        self._column.setSpacing(Space.SMALL)
        self._column.addWidget(label(self.tr("Stretch"), "section"))
        self._column.addWidget(self.stretch)
        self._tools = self._tool_grid()
        self._column.addWidget(self._tools)
        self._column.addWidget(line())
        self._column.addWidget(label(self.tr("Repairs"), "section"))
        self._column.addWidget(self.layers)
        self._column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    @property
    def tool(self) -> RepairTool | None:
        """The tool that is open."""
        return self._tool

    def open_tool(self, tool: RepairTool | None) -> None:
        """Put a tool in the place of the buttons; None brings the buttons back."""
        if self._tool is not None:
            self._column.removeWidget(self._tool)
            self._tool.hide()
        self._tool = tool
        self._tools.setVisible(tool is None)
        if tool is not None:
            self._column.insertWidget(self._column.indexOf(self._tools), tool)
            tool.show()

    def _tool_grid(self) -> QWidget:
        names = {
            RepairKind.INTERPOLATE: self.tr("Interpolate"),
            RepairKind.MARK: self.tr("Mark as bad"),
            RepairKind.NUDGE: self.tr("Move or turn"),
            RepairKind.HANDSHAPE: self.tr("Handshape"),
            RepairKind.TAKE_FROM: self.tr("From a take"),
            RepairKind.FACE: self.tr("Face"),
        }
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(Space.TIGHT)
        for place, kind in enumerate(TOOLS):
            button = QPushButton(names[kind])
            button.setStyleSheet("text-align: left;")
            dress(button, kind_icon(kind))
            button.clicked.connect(lambda _=False, k=kind: self.wanted.emit(k))
            grid.addWidget(button, place // 2, place % 2)
            self.buttons[kind] = button
        return holder


def tool_actions(
    host: QWidget, panel: RepairPanel, open_tool: Callable[[RepairKind], None]
) -> dict[RepairKind, QAction]:
    """Actions with keys for the tools of a panel, found by the search of the window."""
    actions: dict[RepairKind, QAction] = {}
    for number, (kind, button) in enumerate(panel.buttons.items(), start=1):
        keys = f"Ctrl+{number}"
        text = panel.tr("Repair: {tool}").format(tool=button.text())
        actions[kind] = page_action(host, text, kind_icon(kind), keys, partial(open_tool, kind))
        button.setToolTip(tooltip(text, keys))
    return actions
