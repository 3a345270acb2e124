"""Renames sessions and removes them, with the way back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.studio.steps import undo
from app.ui.bridge.notices import Notice, NoticeKind
from app.ui.metrics import Space
from app.ui.widgets.dialog_parts import add_field, button_row
from lexicon_db.sessions import delete_session, rename_session

if TYPE_CHECKING:
    from app.ui.bridge.workspace import Workspace
    from lexicon_db.records import SessionInfo, StepId

_WIDTH: Final = 420


class SessionKeeping(QObject):
    """What can be done with a session without opening it."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace, self._page = workspace, parent

    def ask_name(self, info: SessionInfo) -> None:
        """Ask for another name."""
        dialog = SessionNameDialog(info.name, self._page)
        if dialog.exec():
            lexicon, name = self._workspace.lexicon, dialog.field.text()
            self._workspace.operations.write(self, lambda: rename_session(lexicon, info.id, name))
        dialog.deleteLater()

    def remove(self, info: SessionInfo) -> None:
        """Remove a session; its takes stay."""
        lexicon, operations = self._workspace.lexicon, self._workspace.operations

        def work() -> StepId:
            with lexicon.one_step("delete recording session") as step:
                delete_session(lexicon, info.id)
            return step.id

        def tell(step: StepId) -> None:
            words = self.tr("The session {name} was removed; its takes stay.")
            operations.tell(
                Notice(
                    NoticeKind.DONE,
                    words.format(name=info.name),
                    action=self.tr("Undo"),
                    act=partial(operations.write, self, lambda: undo(lexicon, step)),
                )
            )

        operations.write(self, work, tell)


class SessionNameDialog(QDialog):
    """Asks for the name of a session."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Rename the session"))
        self.setMinimumWidth(_WIDTH)
        self.field = QLineEdit(name)
        self.field.selectAll()
        self.rename = QPushButton(self.tr("Rename"))
        self.rename.setProperty("kind", "primary")
        self.rename.setDefault(True)
        self.rename.clicked.connect(self.accept)
        self.field.textChanged.connect(lambda text: self.rename.setEnabled(bool(text.strip())))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.MEDIUM, Space.WIDE, Space.WIDE)
        add_field(column, self.tr("Name of the session"), self.field)
        column.addSpacing(Space.LARGE)
        column.addLayout(button_row(self, self.tr("Cancel"), self.rename))
