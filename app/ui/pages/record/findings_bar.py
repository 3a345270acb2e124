"""Below the live picture: what would spoil a recording, and what the camera really delivers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.amounts import decimal
from app.ui.fonts import figures_font, window_font
from app.ui.icons import icon_pixmap
from app.ui.metrics import Space, Type
from app.ui.pages.record.finding_looks import finding_icon, finding_word, is_mild, most_urgent
from app.ui.theme import current_theme

if TYPE_CHECKING:
    from collections.abc import Collection

    from app.assistance.observation import Finding

_HEIGHT: Final = 32
_ICON: Final = 18


class FindingsBar(QWidget):
    """Findings as chips at the left, frame rate and lost frames at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Live help"))
        self._findings: list[Finding] = []
        self._is_looking = False
        self._camera = ""
        self._lost = 0

    @property
    def words(self) -> str:
        """Everything that is said, for people who do not see it."""
        return "; ".join([*(word for _, word, _ in self._chips()), self._camera])

    def show_findings(self, findings: Collection[Finding] | None) -> None:
        """Show what was found; None while nothing has been looked at."""
        self._is_looking = findings is not None
        self._findings = most_urgent(findings or ())
        self._tell()

    def show_camera(self, size: str, fps: float, lost: int) -> None:
        """Show the size of the picture, the true frame rate and the frames that were lost."""
        rate = self.tr("{rate} frames/s").format(rate=decimal(fps, 1)) if fps else "…"
        gone = self.tr("%n lost", "", lost)
        words = "   ".join(part for part in (size, rate, gone) if part)
        if words != self._camera:
            self._camera, self._lost = words, lost
            self._tell()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(400, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chips and the numbers."""
        colours = current_theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(figures_font(Type.CAPTION))
        right = painter.fontMetrics().horizontalAdvance(self._camera)
        painter.setPen(colours.colour("bad" if self._lost else "secondary"))
        place = self.rect().adjusted(0, 0, -Space.TIGHT, 0)
        painter.drawText(
            place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), self._camera
        )
        left, chips = float(Space.TIGHT), self._chips()
        painter.setFont(window_font(Type.BODY, QFont.Weight.DemiBold))
        for number, (icon, word, tone) in enumerate(chips):
            width = painter.fontMetrics().horizontalAdvance(word) + _ICON + 3 * Space.MEDIUM
            if left + width > self.width() - right - Space.HUGE:
                painter.setPen(colours.colour("text"))
                rest = self.rect().adjusted(round(left), 0, 0, 0)
                more = f"+{len(chips) - number}"
                painter.drawText(rest, int(Qt.AlignmentFlag.AlignVCenter), more)
                break
            chip = QRectF(left, 2, width - Space.SMALL, _HEIGHT - 4)
            colour = colours.colour(tone)
            painter.setPen(QPen(colour, 1.5))
            painter.setBrush(colours.colour("raised"))
            painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2)
            drawn = icon_pixmap(icon, _ICON, colour, self.devicePixelRatioF())
            painter.drawPixmap(
                round(chip.left() + Space.SMALL), round(chip.center().y() - _ICON / 2), drawn
            )
            painter.setPen(colours.colour("text"))
            painter.drawText(
                chip.adjusted(_ICON + Space.SMALL + 6, 0, 0, 0),
                int(Qt.AlignmentFlag.AlignVCenter),
                word,
            )
            left += width

    def _chips(self) -> list[tuple[str, str, str]]:
        """Icon, word and colour of each chip."""
        if not self._is_looking:
            return [("loader-circle", self.tr("Live help is starting"), "edge")]
        if not self._findings:
            return [("circle-check", self.tr("Picture is good"), "good")]
        return [
            (finding_icon(each), finding_word(each), "warn" if is_mild(each) else "bad")
            for each in self._findings
        ]

    def _tell(self) -> None:
        self.setAccessibleDescription(self.words)
        self.setToolTip(self.words)
        self.update()
