"""Where things lie on the disk."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.core.paths import cache_folder, lexicons_folder, log_file, profile_folder
from app.ui.amounts import bytes_text
from app.ui.bridge.notices import Notice, NoticeKind
from app.ui.bridge.workspace import Workspace
from app.ui.metrics import Space
from app.ui.pages.settings.setting_group import SettingGroup
from app.ui.pages.settings.setting_row import SettingRow
from app.ui.widgets.labels import ElidedLabel

translate = QCoreApplication.translate


class StorageRows(QObject):
    """Places with a button to look at them, and one to empty the cache."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._cache_size = ElidedLabel()
        self.group = SettingGroup(
            translate("Settings", "Storage"),
            (
                _place_row(
                    translate("Settings", "This lexicon"),
                    translate(
                        "Settings", "Everything of it is in this folder; copy it as a whole."
                    ),
                    workspace.lexicon.folder,
                ),
                _place_row(
                    translate("Settings", "New lexicons"),
                    translate("Settings", "The folder that is offered first."),
                    lexicons_folder(),
                ),
                self._cache_row(),
                _place_row(
                    translate("Settings", "Settings and log"),
                    translate("Settings", "Send the log along when you report a trouble."),
                    profile_folder(),
                    log_file().parent,
                ),
            ),
        )

    def measure(self) -> None:
        """Find out how large the cache is."""
        self._workspace.operations.read(self, _cache_bytes, self._show_cache, topic="cache")

    def _cache_row(self) -> SettingRow:
        empty = QPushButton(translate("Settings", "Empty"))
        empty.clicked.connect(self._empty_cache)
        return SettingRow(
            translate("Settings", "Small pictures"),
            translate("Settings", "They are made again when they are needed."),
            _beside(self._cache_size, empty),
        )

    def _show_cache(self, byte_count: int) -> None:
        self._cache_size.setText(bytes_text(byte_count))

    def _empty_cache(self) -> None:
        def done(_: None) -> None:
            words = translate("Settings", "The small pictures are gone.")
            self._workspace.operations.tell(Notice(NoticeKind.DONE, words))
            self.measure()

        self._workspace.operations.read(
            self, lambda: shutil.rmtree(cache_folder(), ignore_errors=True), done
        )


def _place_row(name: str, help_: str, place: Path, shown: Path | None = None) -> SettingRow:
    words = ElidedLabel(str(place), mode=Qt.TextElideMode.ElideMiddle)
    button = QPushButton(translate("Settings", "Show"))
    button.clicked.connect(_opener(shown or place))
    row = SettingRow(name, help_, _beside(words, button))
    row.show_changed(is_changed=False)
    return row


def _beside(words: ElidedLabel, button: QPushButton) -> QWidget:
    control = QWidget()
    words.setMinimumWidth(200)
    words.setAlignment(Qt.AlignmentFlag.AlignRight)
    across = QHBoxLayout(control)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(Space.SMALL)
    across.addWidget(words, 1)
    across.addWidget(button)
    return control


def _opener(place: Path) -> Callable[[], None]:
    def show() -> None:
        place.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))

    return show


def _cache_bytes() -> int:
    return sum(file.stat().st_size for file in cache_folder().rglob("*") if file.is_file())
