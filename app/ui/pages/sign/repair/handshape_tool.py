"""Giving a hand another shape: that of a letter, or the one that it has in another frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QPushButton, QSpinBox, QWidget

from app.body.repairs import side_of
from app.studio.handshapes import handshapes, shape_in
from app.studio.repairing import FADE
from app.ui.metrics import Hit, Space
from app.ui.pages.sign.repair.repair_tool import RepairTool, SecondsOf
from app.ui.widgets.labels import label
from lexicon_db.records import BodyPart, RepairKind
from lexicon_db.tracks import RIGHT

if TYPE_CHECKING:
    from app.studio.signs import SignView
    from lexicon_db.tracks import MotionTrack


_ACROSS: Final = 5


class HandshapeTool(RepairTool):
    """Buttons with the letters of the manual alphabet, and a number of a frame."""

    def __init__(self) -> None:
        super().__init__(RepairKind.HANDSHAPE, self.tr("Handshape"))
        self._motion: MotionTrack | None = None
        self._side = RIGHT
        self._name = ""
        self.letters: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        grid = QWidget()
        cells = QGridLayout(grid)
        cells.setContentsMargins(0, 0, 0, 0)
        cells.setSpacing(Space.TIGHT)
        for number, shape in enumerate(handshapes()):
            button = QPushButton(shape.name)
            button.setCheckable(True)
            button.setFixedSize(Hit.LARGE, Hit.SMALLEST)
            button.setStyleSheet("padding: 0; min-height: 24px;")
            name = self.tr("Shape of the letter {letter}").format(letter=shape.name)
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.clicked.connect(lambda _=False, n=shape.name: self._choose(n))
            group.addButton(button)
            cells.addWidget(button, number // _ACROSS, number % _ACROSS)
            self.letters[shape.name] = button
        self.frame = QSpinBox()
        self.frame.setMinimum(1)
        self.frame.setAccessibleName(self.tr("Frame whose shape is used"))
        self.use_frame = QPushButton(self.tr("Use"))
        self.use_frame.setAccessibleName(self.tr("Use the shape of that frame"))
        self.use_frame.clicked.connect(lambda: self._choose(""))
        of_frame = QWidget()
        row = QHBoxLayout(of_frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(self.tr("As in frame"), "secondary"))
        row.addWidget(self.frame, 1)
        row.addWidget(self.use_frame)
        self._told = label("", "caption", wrap=True)
        for widget in (grid, of_frame, self._told):
            self.add(widget)
        self.setFocusProxy(next(iter(self.letters.values())))
        self.apply.setEnabled(False)

    def show_view(self, view: SignView) -> None:
        """Take shapes of other frames from the motion of a take."""
        self._motion = view.motion
        self.frame.setMaximum(1 if view.motion is None else len(view.motion.pts))

    def details(self, seconds_of: SecondsOf) -> dict[str, Any] | None:
        """Finger rotations and the name of the shape."""
        if not self.apply.isEnabled() or self._motion is None:
            return None
        if self._name:
            shape = next(shape for shape in handshapes() if shape.name == self._name)
            fingers = shape.of_hand(self._side)
        else:
            fingers = shape_in(self._motion.rotations[self.frame.value() - 1], self._side)
        rounded = np.round(fingers, 5).tolist()
        return {"name": self._name, "fingers": rounded, "fade": FADE}

    def show_part(self, part: BodyPart) -> None:
        """Follow the hand."""
        side = side_of(part)
        self._side = RIGHT if side is None else side
        self.changed.emit()

    def _choose(self, name: str) -> None:
        self._name = name
        self.apply.setEnabled(True)
        self._told.setText(
            self.tr("The hand takes the shape of {letter} and goes back at both ends.").format(
                letter=name
            )
            if name
            else self.tr("The hand keeps the shape of frame {frame}.").format(
                frame=self.frame.value()
            )
        )
        self.changed.emit()
