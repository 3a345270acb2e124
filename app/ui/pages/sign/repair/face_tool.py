"""Giving face units other values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QComboBox

from app.studio.repairing import FADE
from app.ui.pages.sign.repair.repair_tool import RepairTool, SecondsOf
from app.ui.pages.sign.repair.repair_words import unit_word
from app.ui.widgets.labelled_slider import LabelledSlider
from app.ui.widgets.labels import label
from lexicon_db.records import RepairKind
from lexicon_db.tracks import FACE_UNITS

if TYPE_CHECKING:
    from app.studio.signs import SignView
    from lexicon_db.tracks import MotionTrack


class FaceTool(RepairTool):
    """One slider for the chosen unit; the units that were set are listed."""

    def __init__(self) -> None:
        super().__init__(RepairKind.FACE, self.tr("Face"))
        self._motion: MotionTrack | None = None
        self._frame = 0
        self._units: dict[str, float] = {}
        self.unit = QComboBox()
        self.unit.setAccessibleName(self.tr("Unit of the face"))
        for unit in FACE_UNITS:
            self.unit.addItem(unit_word(unit), unit)
        self.unit.currentIndexChanged.connect(lambda _: self._show())
        self.slider = LabelledSlider(
            self.tr("Strength"), 0.0, 1.0, step=0.01, shown=lambda value: f"{value:.0%}"
        )
        self.slider.changed.connect(self._set)
        self._told = label("", "caption", wrap=True)
        for widget in (self.unit, self.slider, self._told):
            self.add(widget)
        self.setFocusProxy(self.slider.slider)
        self._show()

    def show_view(self, view: SignView) -> None:
        """Begin with the values of the motion of a take."""
        self._motion = view.motion
        self._units = {}
        self._show()

    def show_frame(self, frame: int) -> None:
        """Show the value in a frame, where it was not set."""
        self._frame = frame
        self._show()

    def details(self, seconds_of: SecondsOf) -> dict[str, Any] | None:
        """Values by unit."""
        return {"units": dict(self._units), "fade": FADE} if self._units else None

    def _set(self, value: float) -> None:
        self._units[str(self.unit.currentData())] = round(value, 3)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        unit = str(self.unit.currentData())
        measured = 0.0
        if self._motion is not None and self._frame < len(self._motion.face):
            measured = float(self._motion.face[self._frame, FACE_UNITS.index(unit)])
        self.slider.show_value(self._units.get(unit, measured))
        words = ", ".join(f"{unit_word(name)} {value:.0%}" for name, value in self._units.items())
        self._told.setText(words or self.tr("Nothing is set yet."))
        self.apply.setEnabled(bool(self._units))
