"""What there is to learn a signer's looks from, as a list of what is there and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.studio.guided_enrolment import Part, PartState
from app.ui.icons import icon_pixmap
from app.ui.metrics import Space
from app.ui.pages.render.guided_words import part_title
from app.ui.theme import current_theme
from app.ui.widgets.labels import label
from app.ui.widgets.scope_names import scope_name
from lexicon_db.records import Scope

if TYPE_CHECKING:
    from app.studio.identity_readiness import Readiness

_ICON: Final = 18
#: From so many seconds on, a signer is seen in enough places to look real.
_ENOUGH_SECONDS: Final = 60
#: A hand that is measured more rarely looks blurred.
_ENOUGH_HANDS: Final = 0.5
_GOOD, _WARN, _BAD = ("circle-check", "good"), ("triangle-alert", "warn"), ("circle-alert", "bad")


class LookFacts(QWidget):
    """A line for each fact: an icon that says how it is, and a sentence.

    Attributes:
        lines: The sentences.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[str, ...] = ()
        self._readiness: Readiness | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.TIGHT)
        self._rows: list[QWidget] = []

    def show_readiness(self, readiness: Readiness) -> None:
        """Show the facts."""
        self._readiness = readiness
        for gone in self._rows:
            gone.deleteLater()
        facts = self._facts(readiness)
        self.lines = tuple(words for _, words in facts)
        self._rows = [_row(look, words) for look, words in facts]
        for row in self._rows:
            self._column.addWidget(row)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._readiness is not None:
            self.show_readiness(self._readiness)

    def _facts(self, one: Readiness) -> list[tuple[tuple[str, str], str]]:
        consent = scope_name(Scope.TRAIN_IDENTITY)
        if one.agrees:
            agreed = self.tr("{signer} has agreed to “{consent}”.")
        else:
            agreed = self.tr("{signer} has not agreed to “{consent}”: note the consent on Packs.")
        facts = [(_GOOD if one.agrees else _BAD, agreed.format(signer=one.signer, consent=consent))]
        if one.trouble:
            facts.append((_BAD, one.trouble))
        amount = self.tr("{videos} of {signs}, {seconds} s in all").format(
            videos=self.tr("%n video(s)", "", one.takes),
            signs=self.tr("%n sign(s)", "", one.signs),
            seconds=round(one.seconds),
        )
        if one.seconds >= _ENOUGH_SECONDS:
            facts.append((_GOOD, self.tr("{amount}.").format(amount=amount)))
        else:
            more = self.tr("{amount}. A minute or more looks better.")
            facts.append((_WARN, more.format(amount=amount)))
        if one.takes and one.signs < 2:
            facts.append(
                (_WARN, self.tr("With a second sign, it could be measured on what it never saw."))
            )
        if one.takes:
            facts += self._hands(one)
        return facts + self._guided(one)

    def _guided(self, one: Readiness) -> list[tuple[tuple[str, str], str]]:
        """What is missing of a guided recording that was begun."""
        states = list(one.parts.values())
        if states.count(PartState.MISSING) == len(states):
            return []
        missing = [part_title(part) for part in Part if one.parts[part] is PartState.MISSING]
        if missing:
            words = self.tr("Of the guided recording is missing: {parts}.")
            return [(_WARN, words.format(parts=", ".join(missing)))]
        if PartState.RECORDED in states:
            return [(_WARN, self.tr("The guided recording is whole; it is still looked at."))]
        return [(_GOOD, self.tr("The guided recording is whole."))]

    def _hands(self, one: Readiness) -> list[tuple[tuple[str, str], str]]:
        seen = self.tr("Left hand seen in {left} of the time, right hand in {right}.").format(
            left=f"{one.left_hand:.0%}", right=f"{one.right_hand:.0%}"
        )
        if min(one.left_hand, one.right_hand) >= _ENOUGH_HANDS:
            return [(_GOOD, seen)]
        missing = self.tr("A hand that is rarely seen looks blurred: sign some with it.")
        return [(_WARN, f"{seen} {missing}")]


def _row(look: tuple[str, str], words: str) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.SMALL)
    picture = QLabel()
    name, tone = look
    colour = current_theme().colours.colour(tone)
    picture.setPixmap(icon_pixmap(name, _ICON, colour, made.devicePixelRatioF()))
    row.addWidget(picture, alignment=Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(words, wrap=True), 1)
    return made
