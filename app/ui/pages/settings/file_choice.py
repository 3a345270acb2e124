"""The setting of a file of the person's own: it is tried before it is taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QWidget

from app.ui.bridge.operations import Operations
from app.ui.metrics import Space
from app.ui.pages.settings.binding import Binding
from app.ui.pages.settings.setting_row import SettingRow
from app.ui.widgets.labels import ElidedLabel
from lexicon_db.errors import KnownError

translate = QCoreApplication.translate


@dataclass(frozen=True)
class FileKind:
    """What kind of file is chosen.

    Attributes:
        field: Name of the setting.
        name: What the row is called.
        help: What the file brings, as one sentence.
        files: What such files are called in the dialog.
        pattern: What their names look like, such as ``*.npz``.
        check: Says in a sentence what is used from now on, or raises `KnownError`; on a thread.
    """

    field: str
    name: str
    help: str
    files: str
    pattern: str
    check: Callable[[Path], str]


class FileChoice(QObject):
    """The row of a file, and what happens when one is chosen."""

    def __init__(
        self, kind: FileKind, binding: Binding, operations: Operations, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._kind, self._binding, self._operations = kind, binding, operations
        self._default = translate("Settings", "The one that ships")
        self._file = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        self._file.setMinimumWidth(180)
        self._file.setAlignment(Qt.AlignmentFlag.AlignRight)
        choose = QPushButton(translate("Settings", "Choose…"))
        choose.setAccessibleName(f"{kind.name}: {choose.text()}")
        choose.clicked.connect(self._ask)
        control = QWidget()
        across = QHBoxLayout(control)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(Space.SMALL)
        across.addWidget(self._file, 1)
        across.addWidget(choose)
        self.row = SettingRow(kind.name, kind.help, control, self._default)
        binding.bind(kind.field, self.row, self._show)

    def try_file(self, file: Path) -> None:
        """Take a file if it is one of the kind; say why where it is not."""
        self.row.say(translate("Settings", "Looking at the file…"))

        def take(words: str) -> None:
            self._binding.put(self._kind.field, str(file))
            self.row.say(words, "good")

        def refuse(error: KnownError) -> None:
            self.row.say(f"{error.what} {error.why} {error.fix}", "bad")

        self._operations.read(
            self, lambda: self._kind.check(file), take, failed=refuse, topic=self._kind.field
        )

    def _ask(self) -> None:
        kind = self._kind
        name, _ = QFileDialog.getOpenFileName(
            self.row, kind.name, "", f"{kind.files} ({kind.pattern})"
        )
        if name:
            self.try_file(Path(name))

    def _show(self, file: str) -> None:
        self._file.setText(Path(file).name if file else self._default)
        if not file:
            self.row.say("")
