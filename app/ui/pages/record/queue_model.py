"""The prompts of a session as rows of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, Qt

from lexicon_db.records import PromptState

if TYPE_CHECKING:
    from PySide6.QtCore import QPersistentModelIndex

    from lexicon_db.records import Prompt

PROMPT_ROLE: Final = Qt.ItemDataRole.UserRole + 1


def state_name(state: PromptState) -> str:
    """The word for the state of a prompt."""
    translate = QCoreApplication.translate
    return {
        PromptState.WAITING: translate("Recording", "Waiting"),
        PromptState.RECORDED: translate("Recording", "Recorded"),
        PromptState.SKIPPED: translate("Recording", "Skipped"),
    }[state]


class QueueModel(QAbstractListModel):
    """One row for each prompt."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._prompts: tuple[Prompt, ...] = ()

    def show(self, prompts: tuple[Prompt, ...]) -> None:
        """Show other prompts, or the same ones as they are now."""
        is_same = [each.id for each in prompts] == [each.id for each in self._prompts]
        if is_same:
            self._prompts = prompts
            if prompts:
                self.dataChanged.emit(self.index(0), self.index(len(prompts) - 1))
            return
        self.beginResetModel()
        self._prompts = prompts
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """How many there are."""
        return 0 if parent is not None and parent.isValid() else len(self._prompts)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - as Qt has it
        """The prompt, its gloss, or its words for people who do not see the list."""
        prompt = self._prompts[index.row()]
        if role == PROMPT_ROLE:
            return prompt
        if role == Qt.ItemDataRole.DisplayRole:
            return prompt.gloss
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{prompt.gloss}, {state_name(prompt.state)}"
        return None
