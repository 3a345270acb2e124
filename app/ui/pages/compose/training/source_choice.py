"""The choice of what is learned from: own takes, or a folder of continuous signing as well."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.icons import dress
from app.ui.metrics import Space
from app.ui.pages.compose.training.corpus_look import CorpusLook, look_at_corpus
from app.ui.widgets.labels import ElidedLabel, label
from app.ui.widgets.segments import Segments

if TYPE_CHECKING:
    from app.ui.bridge.workspace import Workspace

TAKES: Final = "takes"
CORPUS: Final = "corpus"


class SourceChoice(QWidget):
    """Asks for the source, and tells what was found in a folder.

    Attributes:
        choice: Takes, or a corpus as well.
        tier: The tier of glosses; the first line chooses it by its name.
        found: What the folder has, in words.
    """

    #: Something was chosen, or is known now.
    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._folder: Path | None = None
        self._look = CorpusLook()
        names = [
            (TAKES, self.tr("Takes of this lexicon")),
            (CORPUS, self.tr("And continuous signing")),
        ]
        self.choice = Segments(self.tr("Learn from"), names)
        self.choice.show_value(TAKES)
        self.choice.chosen.connect(self._show_choice)
        self._place = ElidedLabel(self.tr("No folder is chosen."), "secondary")
        self.folder_button = QPushButton(self.tr("Choose folder…"))
        dress(self.folder_button, "folder-open")
        self.folder_button.clicked.connect(self._ask_folder)
        self.tier = QComboBox()
        self.tier.setAccessibleName(self.tr("Tier of glosses"))
        self.tier.activated.connect(lambda _: self._read())
        self.found = label("", "caption", wrap=True)
        self._corpus = self._corpus_part()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.choice)
        column.addWidget(self._corpus)
        self._show_choice(TAKES)

    @property
    def folder(self) -> Path | None:
        """The folder of continuous signing; None where takes alone are learned from."""
        return self._folder if self.choice.value == CORPUS else None

    @property
    def tier_name(self) -> str | None:
        """The tier that was chosen; None is the one that looks like glosses."""
        chosen = self.tier.currentData()
        return chosen if isinstance(chosen, str) else None

    @property
    def is_ready(self) -> bool:
        """Whether it is clear what is to be learned from."""
        return self.choice.value == TAKES or self._look.recordings > 0

    def choose_folder(self, folder: Path) -> None:
        """Look into a folder."""
        self._folder = folder
        self._place.setText(str(folder))
        self.tier.clear()
        self._read()

    def _read(self) -> None:
        folder, tier = self._folder, self.tier_name
        if folder is None:
            return
        self._look = CorpusLook()
        self.found.setText(self.tr("Looking into the folder…"))
        self.changed.emit()
        self._workspace.operations.read(
            self, lambda: look_at_corpus(folder, tier), self._show_look, topic="corpus"
        )

    def _show_look(self, look: CorpusLook) -> None:
        self._look = look
        chosen = self.tier_name
        with QSignalBlocker(self.tier):
            self.tier.clear()
            self.tier.addItem(self.tr("The one that looks like glosses"), None)
            for name, count in look.tiers:
                self.tier.addItem(f"{name}  ·  {count}", name)
            self.tier.setCurrentIndex(max(0, self.tier.findData(chosen) if chosen else 0))
        parts = [
            self.tr("%n recording(s)", "", look.recordings),
            self.tr("%n sign(s)", "", look.glosses),
        ]
        if look.left_out:
            parts.append(self.tr("%n left out", "", len(look.left_out)))
        self.found.setText(look.trouble or "  ·  ".join(parts))
        self.found.setToolTip("\n".join(look.left_out[:20]))
        self.changed.emit()

    def _show_choice(self, value: str) -> None:
        self._corpus.setVisible(value == CORPUS)
        self.changed.emit()

    def _ask_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Folder of continuous signing"))
        if name:
            self.choose_folder(Path(name))

    def _corpus_part(self) -> QWidget:
        part = QWidget()
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.MEDIUM)
        grid.setVerticalSpacing(Space.SMALL)
        grid.setColumnStretch(1, 1)
        row = QHBoxLayout()
        row.addWidget(self._place, 1)
        row.addWidget(self.folder_button)
        grid.addWidget(label(self.tr("Folder"), "secondary"), 0, 0)
        grid.addLayout(row, 0, 1)
        grid.addWidget(label(self.tr("Glosses"), "secondary"), 1, 0)
        grid.addWidget(self.tier, 1, 1)
        grid.addWidget(self.found, 2, 1)
        hint = self.tr(
            "Videos, .pose or .npz files, each with an ELAN file of its glosses beside it."
        )
        grid.addWidget(label(hint, "caption", wrap=True), 3, 1)
        return part
