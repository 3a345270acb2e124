"""The setting of the person's own body file: it is tried before it is taken."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QWidget

from app.ui.bridge.operations import Operations
from app.ui.metrics import Space
from app.ui.pages.settings.binding import Binding
from app.ui.pages.settings.setting_row import SettingRow
from app.ui.widgets.labels import ElidedLabel
from lexicon_db.errors import KnownError


class BodyChoice(QObject):
    """The row of the body file, and what happens when a file is chosen."""

    def __init__(self, binding: Binding, operations: Operations, parent: QObject) -> None:
        super().__init__(parent)
        self._binding, self._operations = binding, operations
        translate = QCoreApplication.translate
        self._file = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        self._file.setMinimumWidth(180)
        self._file.setAlignment(Qt.AlignmentFlag.AlignRight)
        choose = QPushButton(translate("Settings", "Choose…"))
        choose.clicked.connect(self._ask)
        control = QWidget()
        across = QHBoxLayout(control)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(Space.SMALL)
        across.addWidget(self._file, 1)
        across.addWidget(choose)
        self.row = SettingRow(
            translate("Settings", "Body"),
            translate("Settings", "Your own SMPL-X file (.npz) instead of the one that ships."),
            control,
            translate("Settings", "The one that ships"),
        )
        binding.bind("body_file", self.row, self._show)

    def try_file(self, file: Path) -> None:
        """Take a file if it is a body; say why where it is not."""
        translate = QCoreApplication.translate
        self.row.say(translate("Settings", "Looking at the file…"))

        def work() -> int:
            from app.body.model import load_body

            return len(load_body(file).template)

        def take(vertex_count: int) -> None:
            self._binding.put("body_file", str(file))
            words = translate("Settings", "This body is used: {count} points.")
            self.row.say(words.format(count=f"{vertex_count:,}"), "good")

        def refuse(error: KnownError) -> None:
            self.row.say(f"{error.what} {error.why} {error.fix}", "bad")

        self._operations.read(self, work, take, failed=refuse, topic="body")

    def _ask(self) -> None:
        translate = QCoreApplication.translate
        name, _ = QFileDialog.getOpenFileName(
            self.row,
            translate("Settings", "Choose a body"),
            "",
            translate("Settings", "SMPL-X bodies") + " (*.npz)",
        )
        if name:
            self.try_file(Path(name))

    def _show(self, file: str) -> None:
        default = QCoreApplication.translate("Settings", "The one that ships")
        self._file.setText(Path(file).name if file else default)
        if not file:
            self.row.say("")
