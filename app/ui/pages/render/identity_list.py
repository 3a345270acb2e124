"""Who can be rendered: cards, one of them chosen; those that may not be say why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.studio.rendering import FLAT, MANNEQUIN
from app.ui.fonts import window_font
from app.ui.icons import icon_pixmap
from app.ui.metrics import Radius, Space, Type
from app.ui.theme import current_theme
from app.ui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.studio.rendering import IdentityChoice

_HEIGHT: Final = 64
#: Height of a card that says why it cannot be chosen, in up to three lines.
_TALL: Final = 80
_DISC: Final = 40
_ICON: Final = 20


def identity_name(name: str) -> str:
    """What people call an identity."""
    if name == MANNEQUIN:
        return QCoreApplication.translate("IdentityCard", "Mannequin")
    if name.endswith(FLAT):
        words = QCoreApplication.translate("IdentityCard", "{identity}, plain")
        return words.format(identity=name.removesuffix(FLAT))
    return name


class IdentityCard(QAbstractButton):
    """One appearance."""

    def __init__(self, choice: IdentityChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = choice
        self._is_mannequin = choice.name == MANNEQUIN
        title = identity_name(choice.name)
        if not choice.usable:
            self._note = choice.why_not
        elif self._is_mannequin:
            self._note = self.tr("Always free to use")
        elif choice.name.endswith(FLAT):
            self._note = self.tr("The plain look, in less time")
        else:
            self._note = self.tr("Agreed to be rendered")
        self.setText(title)
        self.setCheckable(True)
        self.setEnabled(choice.usable)
        self.setAccessibleName(f"{title}: {self._note}")
        self.setToolTip(self._note)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:
        """A line for the name and one for the note, or some for a reason."""
        return QSize(200, _HEIGHT if self.isEnabled() else _TALL)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card."""
        colours = current_theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        border = "accent" if chosen or self.hasFocus() else "line"
        painter.setPen(QPen(colours.colour(border), 2 if self.hasFocus() else 1))
        fill = "selected" if chosen else "hover" if self.underMouse() else "raised"
        painter.setBrush(colours.colour(fill))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(1, 1, -1, -1), Radius.CONTROL, Radius.CONTROL
        )
        self._paint_disc(painter)
        left = Space.MEDIUM + _DISC + Space.MEDIUM
        room = QRectF(left, 0, self.width() - left - Space.MEDIUM, self._name_bottom())
        painter.setFont(window_font(Type.BODY, QFont.Weight.DemiBold))
        painter.setPen(colours.colour("text" if self.isEnabled() else "faint"))
        name = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room.adjusted(0, 0, 0, -1), int(Qt.AlignmentFlag.AlignBottom), name)
        painter.setFont(window_font(Type.CAPTION))
        painter.setPen(colours.colour("secondary" if self.isEnabled() else "warn"))
        room = QRectF(left, room.bottom() + 1, room.width(), self.height() - room.bottom() - 1)
        painter.drawText(room, int(Qt.TextFlag.TextWordWrap), self._note)

    def _name_bottom(self) -> float:
        """Where the name ends and the note begins."""
        return self.height() / 2 if self.isEnabled() else Space.SMALL + 1.5 * Type.BODY

    def _paint_disc(self, painter: QPainter) -> None:
        colours = current_theme().colours
        disc = QRectF(Space.MEDIUM, (self.height() - _DISC) / 2, _DISC, _DISC)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.hover if not self.isChecked() else colours.accent))
        painter.drawEllipse(disc)
        name = (
            "ban" if not self.isEnabled() else "person-standing" if self._is_mannequin else "user"
        )
        tone = "on_accent" if self.isChecked() else "text" if self.isEnabled() else "warn"
        drawn = icon_pixmap(name, _ICON, colours.colour(tone), self.devicePixelRatioF())
        inset = (_DISC - _ICON) / 2
        painter.drawPixmap(disc.topLeft() + QPointF(inset, inset), drawn)


class IdentityList(QScrollArea):
    """All appearances under one another."""

    #: Name of the identity that was chosen.
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._group = QButtonGroup(self)
        self._cards: list[IdentityCard] = []
        body = QWidget()
        body.setProperty("plain", "true")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.SMALL)
        self._hint = label(
            self.tr("Signers who agreed can be enrolled, and then appear here."),
            "caption",
            wrap=True,
        )
        self._column.addWidget(self._hint)
        self._column.addStretch(1)
        self.setWidget(body)

    @property
    def cards(self) -> tuple[IdentityCard, ...]:
        """The cards, in order."""
        return tuple(self._cards)

    @property
    def identity(self) -> str:
        """Name of the chosen identity."""
        choice = self.choice
        return choice.name if choice is not None else MANNEQUIN

    @property
    def choice(self) -> IdentityChoice | None:
        """The chosen identity; None while none is shown."""
        card = self._group.checkedButton()
        return card.choice if isinstance(card, IdentityCard) else None

    def show_choices(self, choices: Sequence[IdentityChoice]) -> None:
        """Show who can be chosen; the choice stays where it can."""
        before = self.identity
        for card in self._cards:
            self._group.removeButton(card)
            card.deleteLater()
        self._cards = [IdentityCard(choice) for choice in choices]
        for place, card in enumerate(self._cards):
            self._group.addButton(card)
            card.clicked.connect(lambda _=False, c=card: self.chosen.emit(c.choice.name))
            self._column.insertWidget(place, card)
        usable = [card for card in self._cards if card.choice.usable]
        same = [card for card in usable if card.choice.name == before]
        for card in (same or usable)[:1]:
            card.setChecked(True)
        self._hint.setVisible(len(choices) < 2)
