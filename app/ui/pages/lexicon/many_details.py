"""What stands in the place of details while several signs are selected, or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.ui.icons import dress
from app.ui.metrics import Frame, Space
from app.ui.pages.lexicon.entry_actions import EntryActions
from app.ui.pages.lexicon.names_editor import NamesEditor, complete_from
from app.ui.pages.lexicon.status_menu import StatusMenu
from app.ui.widgets.edit_field import EditField
from app.ui.widgets.empty_state import RoundIcon
from app.ui.widgets.labels import label, line
from lexicon_db.records import Entry


class ManyDetails(QFrame):
    """How many are selected, and what can be done with them together."""

    def __init__(self, actions: EntryActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.setFixedWidth(Frame.DETAILS)
        self._heading = label("", "heading")
        self._hint = label("", "secondary", wrap=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.tags = NamesEditor(
            self.tr("Give all of them a tag"), self.tr("Take the tag {name} from all of them")
        )
        self.dialects = NamesEditor(
            self.tr("Give all of them a dialect"),
            self.tr("Take the dialect {name} from all of them"),
        )
        self.assignee = EditField(self.tr("Assign all of them to"), self.tr("Assign to somebody"))
        self._people = QStringListModel(self)
        complete_from(self.assignee, self._people)
        self.assignee.edited.connect(actions.assign)
        for field, names in (("tags", self.tags), ("dialects", self.dialects)):
            names.added.connect(lambda name, f=field: actions.add_name(f, name))
            names.removed.connect(lambda name, f=field: actions.remove_name(f, name))
        self._fields = self._make_fields(actions)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.WIDE, 0, 0)
        column.setSpacing(Space.SMALL)
        self._above = _space(column)
        column.addWidget(RoundIcon("images"), alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._heading, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._hint)
        column.addWidget(self._fields, 1)
        self._below = _space(column)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show how many are selected, and what they have in common."""
        count = len(entries)
        for part, is_shown in (
            (self._fields, count > 0),
            (self._hint, not count),
            (self._above, not count),
            (self._below, not count),
        ):
            part.setVisible(is_shown)
        if not count:
            self._heading.setText(self.tr("No sign selected"))
            self._hint.setText(self.tr("Choose a sign to see what is known of it."))
            return
        self._heading.setText(self.tr("%n signs selected", "", count))
        for editor, several in (
            (self.tags, [entry.tags for entry in entries]),
            (self.dialects, [entry.dialects for entry in entries]),
        ):
            counts = Counter(name for names in several for name in names)
            editor.show_names(sorted(counts), [counts[name] for name in sorted(counts)])
        people = {entry.assignee for entry in entries}
        self.assignee.show_text(people.pop() if len(people) == 1 else "")

    def offer(self, tags: list[str], dialects: list[str], people: list[str]) -> None:
        """Offer names that other signs have, while one is typed."""
        self.tags.known.setStringList(tags)
        self.dialects.known.setStringList(dialects)
        self._people.setStringList(people)

    def _make_fields(self, actions: EntryActions) -> QScrollArea:
        body = QWidget()
        body.setProperty("surface", "panel")
        column = QVBoxLayout(body)
        column.setContentsMargins(Space.WIDE, Space.SMALL, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.SMALL)
        status = QPushButton(self.tr("Set the status"))
        dress(status, "flag")
        status.setMenu(StatusMenu(status, actions.set_status))
        column.addWidget(status)
        for name, editor in (
            (self.tr("Tags"), self.tags),
            (self.tr("Dialects"), self.dialects),
            (self.tr("Assigned to"), self.assignee),
        ):
            column.addWidget(label(name, "section"))
            column.addWidget(editor)
        column.addWidget(line())
        for action in (actions.track, actions.pack, actions.restore, actions.trash):
            column.addWidget(_button(action))
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(body)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area


def _space(column: QVBoxLayout) -> QWidget:
    """Room that can be hidden."""
    space = QWidget()
    column.addWidget(space, 1)
    return space


def _button(action: QAction) -> QPushButton:
    """A button for an action. It is not shown here: without a place it would be a window."""
    button = QPushButton(action.text())
    button.setIcon(action.icon())
    button.clicked.connect(action.trigger)

    def follow() -> None:
        button.setEnabled(action.isEnabled())
        button.setVisible(action.isVisible())
        button.setIcon(action.icon())

    button.setEnabled(action.isEnabled())
    if not action.isVisible():
        button.hide()
    action.changed.connect(follow)
    return button
