"""A viewport with its controls in a corner: views, what is shown, a picture to keep."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)

from app.ui.metrics import Hit, Space
from app.ui.viewport.orbit_camera import Preset
from app.ui.viewport.view_actions import ViewActions
from app.ui.viewport.viewport import Viewport
from app.ui.widgets.icon_button import IconButton, tooltip

if TYPE_CHECKING:
    from collections.abc import Callable


class ViewportPanel(QWidget):
    """A viewport and the controls that lie over its upper right corner.

    Args:
        host: The page; keys of the view work anywhere in it.
        parent: Who owns the panel.
        taken: Keys that the page uses for something else.

    Attributes:
        viewport: The view.
    """

    def __init__(
        self,
        host: QWidget,
        parent: QWidget | None = None,
        *,
        taken: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__(parent)
        self.viewport = Viewport()
        self._actions = ViewActions(self.viewport, host, taken)
        self._row = QHBoxLayout()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self.viewport, 0, 0)
        corner = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
        grid.addWidget(self._controls(), 0, 0, corner)

    def add_button(self, button: QWidget) -> None:
        """Put a button at the end of the controls."""
        self._row.addWidget(button)

    def save_picture(self, file: Path) -> bool:
        """Save the present view as a picture; False where the file cannot be written."""
        return self.viewport.screenshot().save(str(file))

    def _controls(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("viewControls")
        frame.setProperty("surface", "card")
        row = self._row
        frame.setLayout(row)
        row.setContentsMargins(Space.HAIR, Space.HAIR, Space.HAIR, Space.HAIR)
        row.setSpacing(0)
        names = {
            Preset.FRONT: (self.tr("Front"), self.tr("Seen from the front"), "1"),
            Preset.SIDE: (self.tr("Side"), self.tr("Seen from the side"), "2"),
            Preset.TOP: (self.tr("Top"), self.tr("Seen from above"), "3"),
            Preset.THREE_QUARTER: ("¾", self.tr("Three-quarter view"), "4"),
        }
        for preset, (word, name, key) in names.items():
            row.addWidget(self._preset_button(word, tooltip(name, key), self._turning(preset)))
        everything = IconButton("focus", self.tr("Frame everything"))
        everything.setToolTip(tooltip(self.tr("Frame everything"), "0"))
        everything.clicked.connect(self.viewport.show_everything)
        row.addWidget(everything)
        row.addWidget(self._options_button())
        picture = IconButton("camera", self.tr("Save a picture of the view"))
        picture.clicked.connect(self._ask_where)
        row.addWidget(picture)
        holder = QFrame()
        around = QHBoxLayout(holder)
        around.setContentsMargins(Space.SMALL, Space.SMALL, Space.SMALL, Space.SMALL)
        around.addWidget(frame)
        return holder

    def _preset_button(self, word: str, name: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(word)
        button.setProperty("kind", "quiet")
        button.setMinimumHeight(Hit.SMALLEST)
        button.setStyleSheet("padding: 0 8px; min-height: 26px;")
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.clicked.connect(act)
        return button

    def _options_button(self) -> IconButton:
        button = IconButton("eye", self.tr("Show in the view"))
        menu = QMenu(button)
        for action in self._actions.options:
            menu.addAction(action)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _turning(self, preset: Preset) -> Callable[[], None]:
        def turn() -> None:
            self.viewport.turn_to(preset)

        return turn

    def _ask_where(self) -> None:
        file, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Save a picture of the view"),
            QDir.home().filePath("kinelex.png"),
            self.tr("Pictures (*.png *.jpg)"),
        )
        if file:
            self.save_picture(Path(file))
