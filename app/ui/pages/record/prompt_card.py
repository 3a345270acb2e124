"""What is asked for, large: a picture or an example first, the gloss, the meaning, the note.

Where a session has no pictures at all the card is one line high, and the camera gets the room.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from app.ui.metrics import Space
from app.ui.pages.record.loops import LoopTimer, LoopView, read_loop, read_picture
from app.ui.widgets.labels import ElidedLabel, label
from lexicon_db.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QImage

    from app.ui.bridge.workspace import Workspace
    from lexicon_db.media import MediaFile
    from lexicon_db.records import Prompt
    from lexicon_db.store import Lexicon

log = logging.getLogger(__name__)

_HEIGHT: Final = 112
_WIDTH: Final = 148
_LINE_HEIGHT: Final = 56


class PromptCard(QFrame):
    """Shows one prompt; its picture and its example are read off the main thread."""

    def __init__(
        self, workspace: Workspace, loops: LoopTimer, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self._workspace = workspace
        self._prompt: Prompt | None = None
        self.picture = LoopView(self.tr("Picture of what is meant"))
        self.example = LoopView(self.tr("Example of the sign"))
        self.gloss = ElidedLabel("", "display")
        self.meaning = ElidedLabel("", "secondary")
        self.note = ElidedLabel("", "secondary")
        self.takes = label("", "caption")
        self._words = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        for view in (self.picture, self.example):
            view.setFixedSize(_WIDTH, _HEIGHT - 2 * Space.SMALL)
            view.hide()
            loops.add(view)
        self._lay_out()

    def make_room(self, prompts: Sequence[Prompt]) -> None:
        """Be as high as the prompts of a session need, the same for all: nothing jumps."""
        is_high = any(map(_has_picture, prompts))
        self.setFixedHeight(_HEIGHT if is_high else _LINE_HEIGHT)
        way = QBoxLayout.Direction
        self._words.setDirection(way.TopToBottom if is_high else way.LeftToRight)
        self._words.setSpacing(Space.HAIR if is_high else Space.LARGE)

    def show_prompt(self, prompt: Prompt | None) -> None:
        """Show what is asked for."""
        is_new = prompt is None or self._prompt is None or prompt.id != self._prompt.id
        self._prompt = prompt
        if prompt is None:
            return
        self.gloss.setText(prompt.gloss)
        self.meaning.setText(prompt.meaning)
        self.note.setText(prompt.note)
        self.takes.setText(self.tr("%n take(s)", "", len(prompt.takes)) if prompt.takes else "")
        self.takes.setVisible(bool(prompt.takes))
        self.meaning.setVisible(bool(prompt.meaning))
        self.note.setVisible(bool(prompt.note))
        self.setAccessibleName(
            "  ".join(part for part in (prompt.gloss, prompt.meaning, prompt.note) if part)
        )
        if is_new:
            self._read_pictures(prompt)

    def _lay_out(self) -> None:
        for part in (self.gloss, self.meaning, self.note):
            self._words.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.LARGE, Space.SMALL)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self.picture)
        row.addWidget(self.example)
        row.addLayout(self._words, 1)
        row.addWidget(self.takes)
        self.gloss.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.make_room(())

    def _read_pictures(self, prompt: Prompt) -> None:
        lexicon = self._workspace.lexicon
        self.picture.setVisible(prompt.picture is not None)
        self.example.setVisible(_has_example(prompt))
        for view in (self.picture, self.example):
            view.show_loop(())

        def work() -> tuple[list[QImage], list[QImage]]:
            return _read(_picture, lexicon, prompt), _read(_example, lexicon, prompt)

        def show(pictures: tuple[list[QImage], list[QImage]]) -> None:
            for view, images in zip((self.picture, self.example), pictures, strict=True):
                view.show_loop(images)
                view.setVisible(bool(images))

        self._workspace.operations.read(self, work, show, failed=lambda _: None, topic="pictures")


def _has_picture(prompt: Prompt) -> bool:
    return prompt.picture is not None or _has_example(prompt)


def _has_example(prompt: Prompt) -> bool:
    return prompt.example is not None or prompt.example_take is not None


def _read(
    read: Callable[[Lexicon, Prompt], list[QImage]], lexicon: Lexicon, prompt: Prompt
) -> list[QImage]:
    """What there is to see: a file may be gone, a take may have no video."""
    try:
        return read(lexicon, prompt)
    except KnownError as error:
        log.info("%s is asked for without a picture: %s", prompt.gloss, error)
        return []


def _picture(lexicon: Lexicon, prompt: Prompt) -> list[QImage]:
    if prompt.picture is None:
        return []
    return read_picture(_path(lexicon, prompt.picture), height=2 * _HEIGHT)


def _example(lexicon: Lexicon, prompt: Prompt) -> list[QImage]:
    if prompt.example is not None:
        return read_loop(_path(lexicon, prompt.example), height=2 * _HEIGHT)
    if prompt.example_take is None:
        return []
    from lexicon_db.recordings import recording_path
    from lexicon_db.takes import get_take

    take = get_take(lexicon, prompt.example_take)
    path = recording_path(lexicon, take.recording)
    return read_loop(path, take.start, take.end, height=2 * _HEIGHT)


def _path(lexicon: Lexicon, file: MediaFile) -> Path:
    return lexicon.media.path(file.sha256, file.suffix)
