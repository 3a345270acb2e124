"""A bar above what is in the trash: take all of it out, or let it go for good."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.bridge.notices import Notice, NoticeKind
from app.ui.bridge.workspace import Workspace
from app.ui.icons import dress
from app.ui.metrics import Space
from app.ui.pages.lexicon.told_steps import ToldSteps
from app.ui.widgets.dialog_parts import button_row
from app.ui.widgets.labels import label
from lexicon_db.entries import restore_entries
from lexicon_db.records import Changes, Entry
from lexicon_db.trash import empty_trash


class EmptyTrashDialog(QDialog):
    """The one question: what is emptied cannot be brought back."""

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Empty the trash"))
        self.setMinimumWidth(440)
        self.empty = QPushButton(self.tr("Delete for good"))
        self.empty.setProperty("kind", "danger")
        self.empty.setAutoDefault(False)
        dress(self.empty, "trash-2", "bad")
        self.empty.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(Space.WIDE,) * 4)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(label(self.tr("Delete %n sign(s) for good?", "", count), "title"))
        text = self.tr(
            "Their takes and recordings go as well, and so does every take that was moved to the "
            "trash. This cannot be undone, nor can what was done before. What a sentence still "
            "uses stays in the trash."
        )
        column.addWidget(label(text, "secondary", wrap=True))
        column.addLayout(button_row(self, self.tr("Keep everything"), self.empty))


class TrashBar(QFrame):
    """Shows while the trash is looked at.

    Args:
        workspace: Where the trash is.
        steps: Does what can be undone.
        entries: What shows now.
        count: How many signs are in the trash, whether they show or not.
    """

    def __init__(
        self,
        workspace: Workspace,
        steps: ToldSteps,
        entries: Callable[[], Sequence[Entry]],
        count: Callable[[], int],
    ) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        self._workspace, self._steps = workspace, steps
        self._entries, self._count = entries, count
        self.restore = QPushButton(self.tr("Take all out"))
        dress(self.restore, "undo-2")
        self.restore.clicked.connect(self._restore)
        self.empty = QPushButton(self.tr("Empty the trash…"))
        self.empty.setProperty("kind", "danger")
        dress(self.empty, "trash-2", "bad")
        self.empty.clicked.connect(self._ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, 0, Space.LARGE, Space.MEDIUM)
        row.setSpacing(Space.SMALL)
        hint = self.tr("What is in the trash stays until you empty it.")
        row.addWidget(label(hint, "secondary"), 1)
        row.addWidget(self.restore)
        row.addWidget(self.empty)
        self.hide()

    def follow(self) -> None:
        """Follow what shows."""
        self.restore.setEnabled(bool(self._entries()))

    def _restore(self) -> None:
        lexicon = self._workspace.lexicon
        ids = [entry.id for entry in self._entries()]
        words = self.tr("%n sign(s) taken out of the trash.", "", len(ids))
        self._steps.do("restore entry", lambda: restore_entries(lexicon, ids), words)

    def _ask(self) -> None:
        if EmptyTrashDialog(self._count(), self.window()).exec():
            lexicon = self._workspace.lexicon
            self._workspace.operations.write(self, lambda: empty_trash(lexicon), self._tell)

    def _tell(self, changes: Changes) -> None:
        words = self.tr("%n sign(s) deleted for good.", "", len(changes.entries))
        self._workspace.operations.tell(Notice(NoticeKind.DONE, words))
