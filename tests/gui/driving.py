"""What tests do to a window, as a person would."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.capture.writer import VideoWriter
from app.ui.bridge.workspace import Workspace
from app.ui.main_window import MainWindow
from app.ui.pages.page import Page

D = TypeVar("D", bound=QDialog)


@dataclass(frozen=True)
class Studio:
    """A window and the means to drive it."""

    window: MainWindow
    wait: Callable[[Callable[[], object]], None]

    @property
    def workspace(self) -> Workspace:
        assert self.window.stack is not None
        return self.window.stack.workspace

    @property
    def page(self) -> Page:
        assert self.window.stack is not None
        assert self.window.stack.page is not None
        return self.window.stack.page

    def open(self, folder: Path) -> None:
        """Open a lexicon and wait for it."""
        self.window.session.open(folder)
        self.wait(lambda: self.window.stack is not None)

    def go(self, key: str) -> Page:
        """Open a page."""
        self.window.go(key)
        return self.page

    def take_keys(self) -> None:
        """Have the keys again: without a window manager nobody gives them back after a dialog."""
        self.window.activateWindow()
        self.wait(self.window.isActiveWindow)

    def settle(self) -> None:
        """Wait until everything that was asked for is written."""
        done: list[object] = []
        self.workspace.operations.write(self.window, lambda: 1, done.append)
        self.wait(lambda: bool(done))


def write_clip(file: Path, shade: int, *, frame_count: int = 8) -> Path:
    """A short video of moving stripes."""
    with VideoWriter(file, size=(96, 72), fps=25) as writer:
        for frame in range(frame_count):
            picture = np.full((72, 96, 3), shade, np.uint8)
            picture[:, (8 * frame) % 96 : (8 * frame) % 96 + 12] = (210, 160, 90)
            writer.write(picture)
    return file


def drop_files(target: QWidget, *files: Path) -> None:
    """Drag files onto a widget and let them go, as a file manager does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    action = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(50, 50), action, data, buttons, keys)
    QApplication.sendEvent(target, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(target, QDropEvent(QPointF(50, 50), action, data, buttons, keys))


def answer(kind: type[D], act: Callable[[D], None]) -> None:
    """Answer the next dialog of a kind as soon as it is open."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            act(dialog)
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(0, look)
