"""What is going on, at the rim of the picture: a colour, a shape and a word for each state."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

from app.ui.amounts import decimal
from app.ui.fonts import figures_font, window_font
from app.ui.icons import icon_pixmap
from app.ui.metrics import Radius, Space, Type
from app.ui.pages.record.take_control import Stage
from app.ui.theme import DARK

#: Room around the picture, for the rim.
RIM: Final = 12
_PILL: Final = 34
_ICON: Final = 18
_NUMBER: Final = 120

#: Over a picture of the camera, colours are those of the dark theme, whatever the window wears.
_LOOKS: Final = {
    Stage.REST: ("hand", "secondary", "#7d8594"),
    Stage.COUNTDOWN: ("hourglass", "warn", ""),
    Stage.RECORDING: ("record", "good", ""),
    Stage.SAVING: ("save", "info", ""),
    Stage.SAVED: ("circle-check", "info", ""),
    Stage.TROUBLE: ("triangle-alert", "bad", ""),
}
#: Nobody knows yet, or the person is asked.
_PREPARING: Final = ("loader-circle", "secondary", "#7d8594")
_UNSURE: Final = ("circle-alert", "warn", "")


@dataclass(frozen=True)
class RimState:
    """What the rim shows.

    Attributes:
        stage: Where the recording stands.
        share: How much of the countdown is over, 0 to 1.
        number: Seconds of the countdown that are left, rounded up; 0 shows none.
        seconds: Seconds that are recorded.
        trouble: Icon of what is wrong, or empty.
        message: What is wrong, or empty.
        is_unsure: Whether what was saved may be no sign.
        is_ready: Whether a recording can begin.
    """

    stage: Stage = Stage.REST
    share: float = 0.0
    number: int = 0
    seconds: float = 0.0
    trouble: str = ""
    message: str = ""
    is_unsure: bool = False
    is_ready: bool = True

    @property
    def words(self) -> str:
        """The state as a word."""
        translate = QCoreApplication.translate
        if self.message:
            return self.message
        if self._is_asking:
            return translate("Recording", "Saved: was it a sign?")
        if self._is_preparing:
            return translate("Recording", "Preparing…")
        return {
            Stage.REST: translate("Recording", "Ready"),
            Stage.COUNTDOWN: translate("Recording", "Get ready"),
            Stage.RECORDING: translate("Recording", "Recording"),
            Stage.SAVING: translate("Recording", "Saving"),
            Stage.SAVED: translate("Recording", "Saved"),
            Stage.TROUBLE: translate("Recording", "Trouble"),
        }[self.stage]

    @property
    def shows_guide(self) -> bool:
        """Whether there is time to look at the guide."""
        return self.stage in (Stage.REST, Stage.COUNTDOWN, Stage.TROUBLE)

    @property
    def colour(self) -> QColor:
        """The colour of the state."""
        _, tone, own = _LOOKS[Stage.TROUBLE] if self._is_alarming else self._look
        return QColor(own) if own else DARK.colours.colour(tone)

    @property
    def icon_name(self) -> str:
        """The icon of the state."""
        return self.trouble or self._look[0]

    @property
    def _look(self) -> tuple[str, str, str]:
        """Icon and colour of the stage."""
        if self._is_preparing:
            return _PREPARING
        return _UNSURE if self._is_asking else _LOOKS[self.stage]

    @property
    def _is_asking(self) -> bool:
        return self.is_unsure and self.stage is Stage.SAVED

    @property
    def _is_preparing(self) -> bool:
        return self.stage is Stage.REST and not self.is_ready

    @property
    def _is_alarming(self) -> bool:
        """While a sign is recorded nothing but the recording itself is told."""
        return bool(self.trouble) and self.stage in (Stage.REST, Stage.TROUBLE, Stage.COUNTDOWN)


def paint_rim(painter: QPainter, place: QRectF, state: RimState, scale: float) -> None:
    """Paint the rim around the picture, the pill with the word, and the number that counts down."""
    band = place.adjusted(-RIM / 2, -RIM / 2, RIM / 2, RIM / 2)
    colour = state.colour
    if state.stage is Stage.COUNTDOWN:
        faint = QColor(colour)
        faint.setAlphaF(0.25)
        _stroke(painter, band, faint, 1.0)
        _stroke(painter, band, colour, state.share)
        if state.number:
            _paint_number(painter, place, state, colour)
    else:
        _stroke(painter, band, colour, 1.0)
    _paint_pill(painter, place, state, scale)


def _stroke(painter: QPainter, band: QRectF, colour: QColor, share: float) -> None:
    """Go round the band from the middle of its top, by a share of the whole."""
    if share <= 0:
        return
    path = QPainterPath(QPointF(band.center().x(), band.top()))
    radius = Radius.CARD + RIM / 2
    path.lineTo(band.right() - radius, band.top())
    corners = (
        (QRectF(band.right() - 2 * radius, band.top(), 2 * radius, 2 * radius), 90),
        (QRectF(band.right() - 2 * radius, band.bottom() - 2 * radius, 2 * radius, 2 * radius), 0),
        (QRectF(band.left(), band.bottom() - 2 * radius, 2 * radius, 2 * radius), 270),
        (QRectF(band.left(), band.top(), 2 * radius, 2 * radius), 180),
    )
    for corner, angle in corners:
        path.arcTo(corner, angle, -90)
    path.closeSubpath()
    pen = QPen(colour, RIM - 2)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if share < 1:
        length = path.length() / pen.widthF()
        pen.setDashPattern([max(0.01, share * length), 2 * length])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def _paint_number(painter: QPainter, place: QRectF, state: RimState, colour: QColor) -> None:
    """A large number in a disc whose edge sweeps, where the signer looks: near the lens."""
    side = min(_NUMBER, place.height() * 0.4)
    disc = QRectF(0, 0, side, side)
    disc.moveCenter(QPointF(place.center().x(), place.top() + Space.MEDIUM + side / 2))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(10, 11, 14, 190))
    painter.drawEllipse(disc)
    pen = QPen(colour, 8)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    turned = 1 - math.fmod(state.share * 3, 1.0) if state.share < 1 else 0.0
    painter.drawArc(disc.adjusted(6, 6, -6, -6), 90 * 16, round(-turned * 360 * 16))
    painter.setFont(figures_font(round(side * 0.5), QFont.Weight.Bold))
    painter.setPen(QColor("#ffffff"))
    painter.drawText(disc, int(Qt.AlignmentFlag.AlignCenter), str(state.number))


def _paint_pill(painter: QPainter, place: QRectF, state: RimState, scale: float) -> None:
    painter.setFont(window_font(Type.HEADING, QFont.Weight.DemiBold))
    words = state.words
    if state.stage is Stage.RECORDING:
        words = f"{words}  {decimal(state.seconds, 1)} s"
    room = QRectF(0, 0, place.width() - 5 * Space.LARGE - _ICON, place.height() / 2)
    how = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
    text = painter.boundingRect(room, how, words)
    pill = QRectF(0, 0, text.width() + _ICON + 2 * Space.LARGE + Space.SMALL, text.height())
    pill.setHeight(max(_PILL, pill.height() + 2 * Space.SMALL))
    # At the bottom, where it hides neither the face nor resting hands.
    pill.moveCenter(place.center())
    pill.moveBottom(place.bottom() - Space.MEDIUM)
    painter.setPen(QPen(state.colour, 2))
    painter.setBrush(QColor(10, 11, 14, 215))
    painter.drawRoundedRect(pill, _PILL / 2, _PILL / 2)
    corner = QPointF(pill.left() + Space.LARGE, pill.center().y() - _ICON / 2)
    painter.drawPixmap(corner, icon_pixmap(state.icon_name, _ICON, state.colour, scale))
    painter.setPen(QColor("#ffffff"))
    painter.drawText(pill.adjusted(Space.LARGE + _ICON + Space.SMALL, 0, 0, 0), how, words)
