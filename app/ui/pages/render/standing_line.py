"""Says whether the video will be a draft, and until when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.ui.icons import icon_pixmap
from app.ui.metrics import Space
from app.ui.theme import current_theme
from app.ui.widgets.labels import label

if TYPE_CHECKING:
    from app.ui.pages.render.render_requests import Standing

_ICON: Final = 18


class StandingLine(QWidget):
    """An icon and a sentence; hidden where there is nothing to approve."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = ("hourglass", "warn")
        self._icon = QLabel()
        self.words = label("", "secondary", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        row.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self.hide()

    def show_standing(self, standing: Standing) -> None:
        """Say how a video like this would stand."""
        if standing.approved_by:
            self._look = ("circle-check", "good")
            words = self.tr("Approved by {name}: no draft.").format(name=standing.approved_by)
        else:
            self._look = ("hourglass", "warn")
            words = self.tr(
                "A draft, and says so, until {signer} or a delegate has watched and approved it."
            ).format(signer=standing.signer)
        self.words.setText(words)
        self._draw_icon()
        self.setVisible(bool(standing.signer))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_icon"):
            self._draw_icon()

    def _draw_icon(self) -> None:
        name, tone = self._look
        colour = current_theme().colours.colour(tone)
        self._icon.setPixmap(icon_pixmap(name, _ICON, colour, self.devicePixelRatioF()))
