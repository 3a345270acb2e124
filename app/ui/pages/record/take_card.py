"""One take as a picture that moves, with its traffic light and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.amounts import seconds_text
from app.ui.icons import icon_pixmap
from app.ui.metrics import Radius, Space
from app.ui.pages.record.loops import LoopView
from app.ui.theme import current_theme
from app.ui.widgets.icon_button import IconButton
from app.ui.widgets.labels import ElidedLabel, label
from lexicon_db.records import QualityVerdict

if TYPE_CHECKING:
    from app.ui.pages.record.take_facts import TakeFacts

_LIGHT: Final = 18
#: Icon and colour of each light; without one the work on the tracks is still to be done.
_LOOKS: Final = {
    QualityVerdict.GOOD: ("circle-check", "good"),
    QualityVerdict.LOOK: ("triangle-alert", "warn"),
    QualityVerdict.BAD: ("circle-alert", "bad"),
    None: ("hourglass", "faint"),
}


class TakeCard(QWidget):
    """A take: look at it again and again, open it, choose it, set it aside."""

    #: `Take` that is to stand for its sign.
    use_wanted = Signal(object)
    #: `Take` that is to be set aside.
    again_wanted = Signal(object)
    #: `Take` that is to be opened on the sign page.
    open_wanted = Signal(object)

    def __init__(self, facts: TakeFacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts = facts
        self.view = LoopView(self.tr("Take of {gloss}").format(gloss=facts.gloss))
        self.view.show_loop(facts.images)
        self.light = TrafficLight()
        self.light.show_verdict(facts.verdict)
        take = facts.take
        self.title = ElidedLabel(facts.gloss, "strong")
        self.length = label(seconds_text(take.end - take.start), "caption")
        self.use = IconButton("star", self.tr("Let this take stand for the sign"))
        self.use.setCheckable(True)
        self.use.setChecked(take.is_active)
        self.again = IconButton("rotate-ccw", self.tr("Set this take aside"))
        self.open = IconButton("external-link", self.tr("Open this take"))
        self.use.clicked.connect(lambda: self.use_wanted.emit(take))
        self.again.clicked.connect(lambda: self.again_wanted.emit(take))
        self.open.clicked.connect(lambda: self.open_wanted.emit(take))
        self._lay_out()

    def show_facts(self, facts: TakeFacts) -> None:
        """Show the take as it is now."""
        self.facts = facts
        self.light.show_verdict(facts.verdict)
        self.use.setChecked(facts.take.is_active)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.TIGHT)
        row.addWidget(self.light)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.length)
        row.addLayout(words, 1)
        for button in (self.use, self.again, self.open):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        column.addWidget(self.view, 1)
        column.addLayout(row)


class TrafficLight(QWidget):
    """A verdict as a shape and a colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(QSize(_LIGHT + 4, _LIGHT + 4))
        self._verdict: QualityVerdict | None = None
        self.show_verdict(None)

    def show_verdict(self, verdict: QualityVerdict | None) -> None:
        """Show a verdict; None means that there is none yet."""
        self._verdict = verdict
        words = {
            QualityVerdict.GOOD: self.tr("Good"),
            QualityVerdict.LOOK: self.tr("Look at it"),
            QualityVerdict.BAD: self.tr("Record it again or repair it"),
            None: self.tr("Not judged yet"),
        }[verdict]
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the shape."""
        name, tone = _LOOKS[self._verdict]
        colour = current_theme().colours.colour(tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._verdict is None:
            painter.setPen(QPen(colour, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(1, 1, -1, -1), Radius.SMALL, Radius.SMALL
            )
        side = _LIGHT if self._verdict is not None else _LIGHT - 4
        corner = (self.width() - side) // 2
        painter.drawPixmap(
            corner, corner, icon_pixmap(name, side, colour, self.devicePixelRatioF())
        )
