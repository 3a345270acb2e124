"""Where glosses are typed: a field without a border that stands among the chips."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from app.studio.composing import PAUSES
from app.ui.metrics import Hit, Space
from app.ui.pages.compose.completion_list import CompletionList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lexicon_db.records import Entry

_LEAST_WIDTH: Final = 150
_UNDO, _REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
#: A gloss and the pause that may follow it.
_TYPED: Final = re.compile(r'(?:"([^"]+)"|(\S+?))([.,]?)(?=\s|$)')


class GlossField(QLineEdit):
    """Takes glosses one by one, with completion."""

    #: What is being typed, for completion.
    prefix_changed = Signal(str)
    #: `Entry` that was chosen from the list.
    entry_chosen = Signal(object)
    #: Glosses that were typed or pasted: a list of (gloss, seconds of pause).
    glosses_typed = Signal(object)
    #: Seconds of pause after the gloss before the field.
    pause_typed = Signal(float)
    #: The gloss before the field is to be taken out.
    erased_before = Signal()
    #: The gloss behind the field is to be taken out.
    erased_behind = Signal()
    #: The field is to go this many places on.
    caret_moved = Signal(int)
    #: Enter or Space in an empty field.
    confirmed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Glosses"))
        self.setAccessibleDescription(
            self.tr("Enter or Space takes a gloss, Tab goes to the next suggestion.")
        )
        self.setProperty("quiet", "true")
        self.setMinimumHeight(Hit.CONTROL)
        self._completions: CompletionList | None = None
        self.textEdited.connect(self._tell)

    def offer(self, entries: Sequence[Entry]) -> None:
        """Offer completions for what is typed."""
        if self._completions is None:
            self._completions = CompletionList(self)
            self._completions.chosen.connect(self._take)
        self._completions.offer(entries if self.text().strip() and self.hasFocus() else ())

    @property
    def completions(self) -> CompletionList | None:
        """The list of completions, once there was one."""
        return self._completions

    def sizeHint(self) -> QSize:
        """Wide enough for what is typed."""
        text = self.text() or self.placeholderText()
        width = self.fontMetrics().horizontalAdvance(text) + Space.WIDE
        return QSize(max(_LEAST_WIDTH, width), Hit.CONTROL)

    def minimumSizeHint(self) -> QSize:
        """Never narrower."""
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        """Use Tab for the next suggestion; leave undo to the page while nothing is typed."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and not self.text()
            and (event.matches(_UNDO) or event.matches(_REDO))
        ):
            event.ignore()
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}.get(Qt.Key(event.key()))
            if step is not None and self._steps_through(step):
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take glosses and pauses; leave the field at its ends."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish()
        elif key == Qt.Key.Key_Space:
            self._finish(takes_suggestion=False)
        elif event.text() in PAUSES and not self._begins_a_gloss(self.text() + event.text()):
            self._take_typed()
            self.pause_typed.emit(PAUSES[event.text()])
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._steps_through(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape:
            self.offer(())
        elif not self.text() and self._leaves(key):
            return
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the suggestions; what was typed stays to be gone on with."""
        self.offer(())
        super().focusOutEvent(event)

    def _leaves(self, key: Qt.Key) -> bool:
        if key == Qt.Key.Key_Backspace:
            self.erased_before.emit()
        elif key == Qt.Key.Key_Delete:
            self.erased_behind.emit()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.caret_moved.emit(-1 if key == Qt.Key.Key_Left else 1)
        else:
            return False
        return True

    def _begins_a_gloss(self, text: str) -> bool:
        """Whether a suggested gloss begins so: glosses may hold commas and full stops."""
        if self._completions is None or not self._completions.isVisible():
            return False
        begin = text.strip().casefold()
        return any(e.id_gloss.casefold().startswith(begin) for e in self._completions.entries)

    def _steps_through(self, step: int) -> bool:
        if self._completions is None or not self._completions.isVisible():
            return False
        self._completions.step(step)
        return True

    def _finish(self, *, takes_suggestion: bool = True) -> None:
        chosen = self._completions.current if self._completions is not None else None
        if takes_suggestion and chosen is not None and self.text().strip():
            self._take(chosen)
        elif self.text().strip():
            self._take_typed()
        else:
            self.confirmed.emit()

    def _take(self, entry: Entry) -> None:
        self._clear()
        self.entry_chosen.emit(entry)

    def _take_typed(self) -> None:
        """What was typed is a gloss as it stands, whatever is suggested."""
        typed = self.text().strip()
        self._clear()
        if typed:
            self.glosses_typed.emit([(typed, 0.0)])

    def _tell(self, text: str) -> None:
        """After typing or pasting: several words are several glosses."""
        if any(mark.isspace() for mark in text.strip()) or text != text.rstrip():
            self._clear()
            self.glosses_typed.emit(glosses_in(text))
            return
        self.updateGeometry()
        self.prefix_changed.emit(text.strip())

    def _clear(self) -> None:
        self.clear()
        self.offer(())
        self.updateGeometry()


def glosses_in(text: str) -> list[tuple[str, float]]:
    """Glosses of a text with the pause after each: a comma or a full stop ends a gloss.

    A gloss of several words stands in quotation marks.
    """
    printable = "".join(mark if mark.isprintable() else " " for mark in text)
    return [
        (quoted or gloss, PAUSES.get(mark, 0.0))
        for quoted, gloss, mark in _TYPED.findall(printable)
    ]
