"""One take in the details of an entry: its picture, who signed, how long, how far to trust it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.ui.amounts import date_text, seconds_text
from app.ui.fonts import window_font
from app.ui.icons import icon_pixmap
from app.ui.metrics import Radius, Space, Type
from app.ui.theme import current_theme
from app.ui.widgets.quality_light import SIZE, paint_quality
from app.ui.widgets.quality_words import report_words, verdict_word
from lexicon_db.records import QualityReport, Signer, SourceKind, Take

_PICTURE = QSize(84, 63)


class TakeRow(QAbstractButton):
    """A button that opens the take; a menu offers the rest."""

    #: Where a menu is wanted, in global coordinates.
    menu_wanted = Signal(object)

    def __init__(
        self,
        take: Take,
        signer: Signer | None,
        report: QualityReport | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.take, self.report = take, report
        self._signer = signer.name if signer else ""
        self._poster: QPixmap | None = None
        self.setText(self._signer)
        verdict = None if report is None else report.verdict
        name = self.tr("Take by {signer}, {length}").format(
            signer=self._signer, length=self._length()
        )
        self.setAccessibleName(f"{name}, {verdict_word(verdict)}")
        self.setToolTip("\n".join([self.tr("Open this take"), report_words(report)]))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(
            lambda place: self.menu_wanted.emit(self.mapToGlobal(place))
        )

    def show_poster(self, poster: QPixmap | None) -> None:
        """Show its picture."""
        self._poster = poster
        self.update()

    def sizeHint(self) -> QSize:
        """A picture and two lines beside it."""
        return QSize(280, _PICTURE.height() + Space.SMALL)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the row."""
        colours = current_theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        plate = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(colours.colour("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        if self.underMouse():
            painter.setBrush(colours.colour("hover"))
        painter.drawRoundedRect(plate, Radius.CONTROL, Radius.CONTROL)
        self._paint_picture(painter)
        left = _PICTURE.width() + 2 * Space.MEDIUM
        room = self.rect().adjusted(left, 10, -Space.MEDIUM - SIZE, 0)
        self._paint_words(painter, room)
        if self.report is not None:
            light = QRectF(room.right() + Space.TIGHT, 10, SIZE, SIZE)
            paint_quality(painter, light, self.report.verdict)

    def _paint_picture(self, painter: QPainter) -> None:
        colours = current_theme().colours
        place = QRect(Space.TIGHT, Space.TIGHT, _PICTURE.width(), _PICTURE.height())
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(place), Radius.SMALL, Radius.SMALL)
        painter.save()
        painter.setClipPath(shape)
        painter.fillRect(place, colours.colour("picture"))
        if self._poster is not None:
            whole = self._poster.size().scaled(
                place.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding
            )
            corner = QRect(place.topLeft(), whole)
            corner.moveCenter(place.center())
            painter.drawPixmap(corner, self._poster)
        painter.restore()

    def _paint_words(self, painter: QPainter, room: QRect) -> None:
        colours = current_theme().colours
        top = int(Qt.AlignmentFlag.AlignTop)
        painter.setFont(window_font(Type.BODY, QFont.Weight.DemiBold))
        painter.setPen(colours.colour("text"))
        name = painter.fontMetrics().elidedText(
            self._signer, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, top, name)
        painter.setFont(window_font(Type.CAPTION))
        painter.setPen(colours.colour("secondary"))
        painter.drawText(room.adjusted(0, 19, 0, 0), top, self._length())
        if self.take.is_active:
            mark = icon_pixmap("circle-check", 14, colours.colour("good"), self.devicePixelRatioF())
            painter.drawPixmap(room.left(), room.top() + 38, mark)
            painter.setPen(colours.colour("good"))
            painter.drawText(room.adjusted(20, 37, 0, 0), top, self.tr("Stands for the sign"))
        else:
            painter.setPen(colours.colour("faint"))
            painter.drawText(room.adjusted(0, 37, 0, 0), top, date_text(self.take.created_at))

    def _length(self) -> str:
        take, recording = self.take, self.take.recording
        words = [seconds_text(take.end - take.start), f"{recording.fps:.0f} fps"]
        if recording.kind is SourceKind.VIDEO:
            words.append(f"{recording.width} × {recording.height}")
        else:
            words.append(self.tr("no video"))
        return "  ·  ".join(words)
