"""Moving the place of a hand, or turning a joint, at keyframes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QPushButton, QVBoxLayout, QWidget

from app.body.repairs import joints_of, side_of
from app.ui.metrics import Space
from app.ui.pages.sign.repair.nudge_pad import NudgePad
from app.ui.pages.sign.repair.repair_tool import RepairTool, SecondsOf
from app.ui.pages.sign.repair.repair_words import joint_word
from app.ui.widgets.labelled_slider import LabelledSlider
from app.ui.widgets.labels import label
from lexicon_db.records import BodyPart, RepairKind
from lexicon_db.tracks import JOINT_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST_MILLIMETRES: Final = 150.0
_MOST_DEGREES: Final = 90.0


class NudgeTool(RepairTool):
    """Sliders, and a field to drag on. Each moved frame is a keyframe; between them it eases.

    Offsets are kept in millimetres along the body's axes (left, up, forward), or in degrees around
    the joint's.
    """

    def __init__(self) -> None:
        super().__init__(RepairKind.NUDGE, self.tr("Move or turn"))
        self._keys: dict[int, list[float]] = {}
        self._frame = 0
        self._part = BodyPart.LEFT_HAND
        self.target = QComboBox()
        self.target.setAccessibleName(self.tr("What moves"))
        self.target.currentIndexChanged.connect(lambda _: self._choose_target())
        self.pad = NudgePad()
        self.pad.pushed.connect(self._push)
        self._sliders = QWidget()
        self.sliders: list[LabelledSlider] = []
        self._told = label("", "caption", wrap=True)
        self._forget = QPushButton(self.tr("Remove this keyframe"))
        self._forget.clicked.connect(self._remove_key)
        for widget in (self.target, self.pad, self._sliders, self._told, self._forget):
            self.add(widget)
        self.setFocusProxy(self.pad)

    @property
    def keys(self) -> dict[int, tuple[float, ...]]:
        """Offsets by frame."""
        return {frame: tuple(by) for frame, by in self._keys.items()}

    @property
    def frames(self) -> tuple[int, ...]:
        """The keyframes."""
        return tuple(self._keys)

    @property
    def joint(self) -> str:
        """Name of the joint that turns; empty for the place of the hand."""
        return str(self.target.currentData() or "")

    def details(self, seconds_of: SecondsOf) -> dict[str, Any] | None:
        """Joint and keyframes."""
        if not any(any(by) for by in self._keys.values()):
            return None
        unit: Callable[[float], float] = math.radians if self.joint else (lambda mm: mm / 1000)
        keys = [
            {"at": seconds_of(frame), "by": [unit(value) for value in by]}
            for frame, by in sorted(self._keys.items())
        ]
        return {"joint": self.joint, "keys": keys}

    def show_part(self, part: BodyPart) -> None:
        """Offer what can be moved of a part."""
        self._part = part
        with QSignalBlocker(self.target):
            self.target.clear()
            if side_of(part) is not None:
                self.target.addItem(self.tr("Place of the hand"), "")
            for joint in joints_of(part):
                name = JOINT_NAMES[joint]
                self.target.addItem(joint_word(name), name)
        self._choose_target()

    def show_frame(self, frame: int) -> None:
        """Show the offset of a frame."""
        self._frame = frame
        self._show()

    def _choose_target(self) -> None:
        """Offsets mean something else now: begin anew, with sliders in the right unit."""
        self._keys = {}
        self._make_sliders()
        self._show()
        self.changed.emit()

    def _make_sliders(self) -> None:
        names = (
            (self.tr("Twist"), self.tr("Sideways"), self.tr("Bend"))
            if self.joint
            else (self.tr("To the signer's left"), self.tr("Up"), self.tr("Forward"))
        )
        most = _MOST_DEGREES if self.joint else _MOST_MILLIMETRES
        unit = "{:+.0f}°" if self.joint else "{:+.0f} mm"
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        self.sliders = []
        for axis, name in enumerate(names):
            slider = LabelledSlider(name, -most, most, step=1.0, shown=unit.format)
            slider.show_value(0.0)
            slider.changed.connect(lambda value, a=axis: self._set(a, value))
            column.addWidget(slider)
            self.sliders.append(slider)
        self._column.replaceWidget(self._sliders, made)
        self._sliders.deleteLater()
        self._sliders = made

    def _push(self, right: float, up: float, nearer: float) -> None:
        """Move by steps of a millimetre or a degree, as the signer is seen from the front."""
        by = list(self._keys.get(self._frame, (0.0, 0.0, 0.0)))
        steps = (nearer, right, up) if self.joint else (right, up, nearer)
        most = _MOST_DEGREES if self.joint else _MOST_MILLIMETRES
        self._keys[self._frame] = [
            min(max(value + step, -most), most) for value, step in zip(by, steps, strict=True)
        ]
        self._show()
        self.changed.emit()

    def _set(self, axis: int, value: float) -> None:
        by = self._keys.setdefault(self._frame, [0.0, 0.0, 0.0])
        by[axis] = value
        self._show()
        self.changed.emit()

    def _remove_key(self) -> None:
        self._keys.pop(self._frame, None)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        by = self._keys.get(self._frame, [0.0, 0.0, 0.0])
        for slider, value in zip(self.sliders, by, strict=True):
            slider.show_value(value)
        self.pad.show_place(*((by[1], by[2]) if self.joint else (by[0], by[1])))
        frames = ", ".join(str(frame + 1) for frame in sorted(self._keys))
        self._told.setText(
            self.tr("Keyframes: {frames}").format(frames=frames)
            if frames
            else self.tr("Drag the field or press the arrow keys: this frame becomes a keyframe.")
        )
        self._forget.setEnabled(self._frame in self._keys)
        self.apply.setEnabled(any(any(values) for values in self._keys.values()))
