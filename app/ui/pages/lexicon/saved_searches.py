"""Searches that a person has kept under a name, as chips to see them again."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QSettings, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.studio.form_search import FormQuery
from app.studio.sign_forms import Hands, Movement, Place
from app.ui.bridge.notices import Notice, NoticeKind
from app.ui.metrics import Space
from app.ui.pages.lexicon.filter_bar import Filter
from app.ui.widgets.chip import Chip
from app.ui.widgets.edit_field import EditField
from app.ui.widgets.flow_layout import FlowLayout
from lexicon_db.records import EntryStatus, QualityVerdict

if TYPE_CHECKING:
    from app.ui.bridge.operations import Operations

_KEY: Final = "lexicon_searches"
_FIELD_WIDTH: Final = 200


class SavedSearches(QFrame):
    """A row of chips, and the field that names one more; hidden while there is neither.

    Attributes:
        chips: By name.
        name: Where the search that shows is given a name.
    """

    #: The `Filter` to look with again.
    chosen = Signal(object)

    def __init__(
        self, memory: QSettings, operations: Operations, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._memory, self._operations = memory, operations
        self._kept = _read(str(memory.value(_KEY, "")))
        self._now = Filter()
        self.chips: dict[str, _SearchChip] = {}
        self.setProperty("surface", "panel")
        self.name = EditField(self.tr("Name of this search"), self.tr("Name of this search"))
        self.name.setProperty("quiet", "false")
        self.name.setFixedWidth(_FIELD_WIDTH)
        self.name.edited.connect(self._keep)
        self.name.editingFinished.connect(self._close_field)
        self.name.hide()
        holder = QWidget()
        self._flow = FlowLayout(holder, Space.SMALL)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, 0, Space.LARGE, Space.SMALL)
        row.addWidget(holder, 1)
        row.addWidget(self.name)
        self._show()

    def ask(self) -> None:
        """Ask for the name of the search that shows."""
        self.show()
        self.name.show()
        self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def follow(self, wanted: Filter) -> None:
        """Show which of the searches is the one that shows."""
        self._now = wanted
        for name, chip in self.chips.items():
            chip.setChecked(self._kept[name] == _facts(wanted))

    def forget(self, name: str) -> None:
        """Forget a search, with a way back."""
        before = dict(self._kept)
        del self._kept[name]
        self._store(self._kept)
        words = self.tr("The search {name} is forgotten.").format(name=name)
        act = partial(self._store, before)
        self._operations.tell(Notice(NoticeKind.DONE, words, action=self.tr("Undo"), act=act))

    def _keep(self, name: str) -> None:
        self.name.show_text("")
        self.name.clear()
        if name.strip():
            self._store({**self._kept, name.strip(): _facts(self._now)})

    def _close_field(self) -> None:
        self.name.hide()
        self.setVisible(bool(self._kept))

    def _store(self, kept: dict[str, dict[str, Any]]) -> None:
        self._kept = dict(kept)
        self._memory.setValue(_KEY, json.dumps(self._kept))
        self._show()
        self.follow(self._now)

    def _show(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.chips = {}
        for name in self._kept:
            chip = self.chips[name] = _SearchChip(name)
            chip.setAccessibleName(self.tr("Search: {name}").format(name=name))
            chip.setToolTip(self.tr("Del forgets it."))
            chip.clicked.connect(partial(self._choose, name))
            chip.away.connect(partial(self.forget, name))
            self._flow.addWidget(chip)
        self.setVisible(bool(self._kept))

    def _choose(self, name: str) -> None:
        """A search is seen again; once more, and everything is."""
        self.chosen.emit(_filter(self._kept[name]) if self.chips[name].isChecked() else Filter())


class _SearchChip(Chip):
    """A chip that Del takes away, and not the signs that are selected."""

    away = Signal()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and _is_delete(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_delete(event):
            self.away.emit()
        else:
            super().keyPressEvent(event)


def _is_delete(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Delete


def _facts(wanted: Filter) -> dict[str, Any]:
    """A filter as it is kept; signs like another one are not."""
    form = wanted.form
    sets = {
        "statuses": wanted.statuses,
        "verdicts": wanted.verdicts,
        "hands": form.hands,
        "shapes": form.shapes,
        "places": form.places,
        "movements": form.movements,
    }
    plain = {"words": wanted.words, "mine": bool(wanted.assignee), "trash": wanted.in_trash}
    return {**plain, **{name: sorted(str(one) for one in values) for name, values in sets.items()}}


def _filter(facts: dict[str, Any]) -> Filter:
    return Filter(
        words=facts["words"],
        statuses=frozenset(map(EntryStatus, facts["statuses"])),
        verdicts=frozenset(map(QualityVerdict, facts["verdicts"])),
        in_trash=facts["trash"],
        assignee="me" if facts["mine"] else "",
        form=FormQuery(
            frozenset(map(Hands, facts["hands"])),
            frozenset(facts["shapes"]),
            frozenset(map(Place, facts["places"])),
            frozenset(map(Movement, facts["movements"])),
        ),
    )


def _read(text: str) -> dict[str, dict[str, Any]]:
    """The searches as they were kept; what cannot be read, as of another version, is left out."""
    try:
        found = json.loads(text or "{}")
        return {str(name): _facts(_filter(facts)) for name, facts in found.items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}
