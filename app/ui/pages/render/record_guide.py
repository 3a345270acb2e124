"""What to record of a signer who is to be learned, what of it is there, and the way to record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.studio.guided_enrolment import Part, PartState
from app.ui.icons import dress, icon_pixmap
from app.ui.metrics import Space
from app.ui.theme import current_theme
from app.ui.widgets.labels import label
from lexicon_db.records import Scope

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lexicon_db.records import Signer

_ICON: Final = 22
_SIGNING: Final = (Part.SIGNING_1, Part.SIGNING_2, Part.SIGNING_3)


class RecordGuide(QWidget):
    """Steps with an icon each; recordings that are there already count as well.

    Attributes:
        agreement: Has to be ticked where the signer has not agreed to be recorded before.
        record: Makes the session and leads to the camera.
        states: What of each step is there, in words; the first step is about the place.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.record = QPushButton(self.tr("Record with guidance"))
        self.record.setAutoDefault(False)
        dress(self.record, "video")
        self.agreement = QCheckBox()
        self.agreement.toggled.connect(self.record.setEnabled)
        self.agreement.hide()
        self._parts: Mapping[Part, PartState] = {}
        self._pictures: list[tuple[QLabel, str, tuple[Part, ...]]] = []
        self.states: list[QLabel] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(label(self.tr("What to record, two to three minutes"), "section"))
        column.addLayout(self._grid())
        hint = self.tr(
            "The camera page asks for one after the other, hands free. Videos of the signer that "
            "are in the lexicon count as well."
        )
        column.addWidget(label(hint, "caption", wrap=True))
        column.addWidget(self.agreement)
        column.addWidget(self.record, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._draw()

    @property
    def agrees(self) -> bool:
        """Whether it was said just now that the signer agrees to be recorded."""
        return self.agreement.isChecked()

    def ask_to_agree(self, signer: Signer) -> None:
        """Ask whether a signer agrees to be recorded, where that is not known."""
        is_known = Scope.RECORD in signer.scopes
        words = self.tr("{signer} agrees to be recorded")
        self.agreement.setText(words.format(signer=signer.name))
        self.agreement.setChecked(False)
        self.agreement.setHidden(is_known)
        self.record.setEnabled(is_known)

    def show_parts(self, parts: Mapping[Part, PartState]) -> None:
        """Show what is there already."""
        self._parts = parts
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_parts"):
            self._draw()

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.MEDIUM)
        grid.setVerticalSpacing(Space.MEDIUM)
        grid.setColumnStretch(1, 1)
        for row, (icon_name, words, parts) in enumerate(self._steps()):
            picture, state = QLabel(), label("", "caption")
            self._pictures.append((picture, icon_name, parts))
            self.states.append(state)
            grid.addWidget(picture, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(words, wrap=True), row, 1)
            grid.addWidget(state, row, 2, Qt.AlignmentFlag.AlignTop)
        return grid

    def _steps(self) -> tuple[tuple[str, str, tuple[Part, ...]], ...]:
        return (
            (
                "camera",
                self.tr("Camera on something firm, even light, nobody else, calm wall."),
                (),
            ),
            (
                "rotate-ccw",
                self.tr("Turn slowly to the left, to the right, and back."),
                (Part.TURN,),
            ),
            (
                "hand",
                self.tr("Shapes of both hands, from the palm and from the back."),
                (Part.PALMS, Part.BACKS),
            ),
            (
                "scan-face",
                self.tr("Mouth open and closed, brows up and down, eyes shut."),
                (Part.MOUTH, Part.BROWS),
            ),
            ("people", self.tr("Sign as always for a minute, in the same clothes."), _SIGNING),
        )

    def _draw(self) -> None:
        for (picture, icon_name, parts), state in zip(self._pictures, self.states, strict=True):
            states = [self._parts.get(part, PartState.MISSING) for part in parts]
            found, recorded = states.count(PartState.FOUND), states.count(PartState.RECORDED)
            name, tone, words = icon_name, "accent", ""
            if parts and found == len(parts):
                name, tone, words = "circle-check", "good", self.tr("done")
            elif parts and found + recorded == len(parts):
                name, tone, words = "hourglass", "warn", self.tr("looked at…")
            elif found + recorded:
                amount = self.tr("{some} of {all}")
                words = amount.format(some=found + recorded, all=len(parts))
            state.setText(words)
            colour = current_theme().colours.colour(tone)
            picture.setPixmap(icon_pixmap(name, _ICON, colour, self.devicePixelRatioF()))
