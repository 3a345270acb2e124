"""What to record of a signer who is to be learned: a short list, and the way to the camera."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.ui.icons import dress, icon_pixmap
from app.ui.metrics import Space
from app.ui.theme import current_theme
from app.ui.widgets.labels import label

_ICON: Final = 22


class RecordGuide(QWidget):
    """Steps with an icon each; recordings that are there already count as well.

    Attributes:
        record: Leads to the camera.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.record = QPushButton(self.tr("Record now"))
        self.record.setAutoDefault(False)
        dress(self.record, "video")
        self._pictures: list[tuple[QLabel, str]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(label(self.tr("What to record, two minutes in all"), "section"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.MEDIUM)
        grid.setVerticalSpacing(Space.MEDIUM)
        grid.setColumnStretch(1, 1)
        for row, (icon_name, words) in enumerate(self._steps()):
            picture = QLabel()
            self._pictures.append((picture, icon_name))
            grid.addWidget(picture, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(words, wrap=True), row, 1)
        column.addLayout(grid)
        hint = self.tr("Videos of the signer that are in the lexicon already count as well.")
        column.addWidget(label(hint, "caption", wrap=True))
        column.addWidget(self.record, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._draw_icons()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_pictures"):
            self._draw_icons()

    def _steps(self) -> tuple[tuple[str, str], ...]:
        return (
            ("camera", self.tr("Camera on something firm, even light, nobody else, calm wall.")),
            ("rotate-ccw", self.tr("Turn slowly to the left, to the right, and back.")),
            ("hand", self.tr("Both hands open: palms, backs, then fists and spread fingers.")),
            ("scan-face", self.tr("Mouth open and closed, brows up and down, eyes shut.")),
            ("people", self.tr("Sign as always for a minute: twenty signs, the same clothes.")),
        )

    def _draw_icons(self) -> None:
        colour = current_theme().colours.colour("accent")
        for picture, icon_name in self._pictures:
            picture.setPixmap(icon_pixmap(icon_name, _ICON, colour, self.devicePixelRatioF()))
