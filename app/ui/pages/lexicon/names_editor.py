"""Names that a sign carries, such as tags: chips to take away, and a field to add one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QVBoxLayout, QWidget

from app.ui.metrics import Space
from app.ui.widgets.chip import Chip
from app.ui.widgets.edit_field import EditField
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.labels import GUTTER

Names = tuple[str, ...]


def complete_from(field: EditField, names: QStringListModel) -> None:
    """Let a field offer names while one is typed; what is taken is kept at once."""
    completer = QCompleter(names, field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    field.setCompleter(completer)


class NamesEditor(QWidget):
    """Chips and a field; both together are the names.

    Args:
        called: What the field to add one is called.
        remove: What taking one away is called, with ``{name}``.
    """

    #: One name more.
    added = Signal(str)
    #: One name less.
    removed = Signal(str)

    def __init__(self, called: str, remove: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._remove = remove
        self._names: Names = ()
        self.known = QStringListModel(self)
        self.field = EditField(called, called)
        complete_from(self.field, self.known)
        self.field.edited.connect(self._add)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, Space.TIGHT)
        self._flow.setContentsMargins(GUTTER, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        column.addWidget(self._chips)
        column.addWidget(self.field)

    @property
    def chips(self) -> list[Chip]:
        """The chips, in order."""
        found = (self._flow.itemAt(place) for place in range(self._flow.count()))
        widgets = (item.widget() for item in found if item is not None)
        return [widget for widget in widgets if isinstance(widget, Chip)]

    def show_names(self, names: Sequence[str], counts: Sequence[int] = ()) -> None:
        """Show the names; where there are counts, each says of how many signs it is."""
        if (*names, *map(str, counts)) == self._names and self._names:
            return
        self._names = (*names, *map(str, counts))
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for place, name in enumerate(names):
            chip = Chip(f"{name}  ×")
            chip.setChecked(True)
            chip.setToolTip(self._remove.format(name=name))
            if counts:
                chip.show_count(counts[place])
            chip.setAccessibleName(self._remove.format(name=name))
            chip.clicked.connect(lambda _=False, n=name: self.removed.emit(n))
            self._flow.addWidget(chip)
        self._chips.setVisible(bool(names))

    def _add(self, name: str) -> None:
        self.field.show_text("")
        self.field.clear()
        if name.strip():
            self.added.emit(name.strip())
