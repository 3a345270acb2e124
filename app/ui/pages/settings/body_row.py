"""The setting of the person's own body file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject

from app.ui.bridge.operations import Operations
from app.ui.pages.settings.binding import Binding
from app.ui.pages.settings.file_choice import FileChoice, FileKind

translate = QCoreApplication.translate


def body_choice(binding: Binding, operations: Operations, parent: QObject) -> FileChoice:
    """The row of the body file."""
    kind = FileKind(
        field="body_file",
        name=translate("Settings", "Body"),
        help=translate("Settings", "Your own SMPL-X file (.npz) instead of the one that ships."),
        files=translate("Settings", "SMPL-X bodies"),
        pattern="*.npz",
        check=_body,
    )
    return FileChoice(kind, binding, operations, parent)


def _body(file: Path) -> str:
    from app.body.model import load_body

    words = translate("Settings", "This body is used: {count} points.")
    return words.format(count=f"{len(load_body(file).template):,}")
