"""The glosses of an ELAN tier, read into the sentence."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from app.interchange.elan_file import read_elan
from app.studio.gloss_tiers import glosses_of_tier

if TYPE_CHECKING:
    from app.ui.bridge.workspace import Workspace


class TierReading(QObject):
    """Asks for an annotation file and, where it has several, for the tier.

    Args:
        workspace: Where the signs are.
        page: What is behind the dialogs.
    """

    #: The glosses as a person would type them.
    read = Signal(str)

    def __init__(self, workspace: Workspace, page: QWidget) -> None:
        super().__init__(page)
        self._workspace = workspace
        self._page = page

    def ask(self) -> None:
        """Ask for the file."""
        name, _ = QFileDialog.getOpenFileName(
            self._page, self.tr("Read glosses from ELAN"), str(Path.home()), "ELAN (*.eaf)"
        )
        if name:
            self.read_file(Path(name))

    def read_file(self, file: Path) -> None:
        """Look which tiers a file has, ask for one where there are several, and read it."""
        self._workspace.operations.read(
            self,
            lambda: tuple(tier.name for tier in read_elan(file).tiers if tier.annotations),
            lambda names: self._choose(file, names),
            topic="tiers",
        )

    def read_tier(self, file: Path, tier: str | None) -> None:
        """Read a tier; None is the only one."""
        lexicon = self._workspace.lexicon
        self._workspace.operations.read(
            self, lambda: glosses_of_tier(lexicon, file, tier), self.read.emit, topic="glosses"
        )

    def _choose(self, file: Path, names: tuple[str, ...]) -> None:
        if len(names) < 2:
            self.read_tier(file, next(iter(names), None))
            return
        likely = next((at for at, name in enumerate(names) if "gloss" in name.casefold()), 0)
        name, is_chosen = QInputDialog.getItem(
            self._page.window(),
            self.tr("Read glosses from ELAN"),
            self.tr("Tier with one gloss per sign"),
            list(names),
            likely,
            editable=False,
        )
        if is_chosen:
            self.read_tier(file, name)
