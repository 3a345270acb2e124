"""Which frames and which part of the signer the next repair is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from app.ui.amounts import decimal
from app.ui.fonts import figures_font
from app.ui.metrics import Space
from app.ui.pages.sign.repair.repair_words import part_word
from app.ui.widgets.labels import label
from lexicon_db.records import BodyPart

if TYPE_CHECKING:
    from app.ui.playback.frame_times import FrameTimes
    from app.ui.playback.playback import FrameRange


class StretchChoice(QWidget):
    """Says which frames are marked; lets a part be chosen."""

    #: The `BodyPart` that the person chose.
    part_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frames = label("", "secondary", wrap=True)
        self._frames.setFont(figures_font())
        self.parts = QComboBox()
        self.parts.setAccessibleName(self.tr("Part to repair"))
        for part in BodyPart:
            self.parts.addItem(part_word(part), part)
        self.parts.activated.connect(lambda _: self.part_chosen.emit(self.part))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._frames)
        column.addWidget(self.parts)

    @property
    def part(self) -> BodyPart:
        """The chosen part."""
        return BodyPart(self.parts.currentData())

    def show_part(self, part: BodyPart) -> None:
        """Show which part is chosen."""
        with QSignalBlocker(self.parts):
            self.parts.setCurrentIndex(self.parts.findData(part))

    def show_stretch(self, marked: FrameRange | None, times: FrameTimes | None) -> None:
        """Show the marked frames, or how to mark some."""
        if marked is None or times is None:
            self._frames.setText(
                self.tr("Drag over a hand on the timeline, or press I and O, to mark a stretch.")
            )
            return
        seconds = times.shown_until(marked.last) - times.shown_from(marked.first)
        self._frames.setText(
            self.tr("Frames {first} to {last}  ·  {seconds} s").format(
                first=marked.first + 1, last=marked.last + 1, seconds=decimal(seconds, 2)
            )
        )
