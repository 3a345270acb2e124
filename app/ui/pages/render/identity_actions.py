"""What can be done with the chosen identity: teach it to look real, look at its report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.studio.identity_training import report_of
from app.studio.rendering import FLAT
from app.ui.icons import dress
from app.ui.metrics import Space
from app.ui.pages.render.look_report import LookReport
from app.ui.pages.render.look_sheet import LookSheet
from lexicon_db.identities import find_identity
from lexicon_db.signers import get_signer

if TYPE_CHECKING:
    from app.studio.identity_training import TrainingReport
    from app.studio.rendering import IdentityChoice
    from app.ui.bridge.workspace import Workspace


class IdentityActions(QWidget):
    """Buttons below the list of identities; hidden for the mannequin.

    Attributes:
        teach: Opens the sheet in which it learns.
        report: Shows what learning has come to; hidden where nothing was learned.
        sheet: The sheet, while it is open.
        shown: The report, while it is open.
    """

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._choice: IdentityChoice | None = None
        self._found: tuple[TrainingReport, str] | None = None
        self.sheet: LookSheet | None = None
        self.shown: LookReport | None = None
        self.teach = QPushButton(self.tr("Teach it to look real…"))
        dress(self.teach, "sparkles")
        self.teach.clicked.connect(self._open_sheet)
        self.report = QPushButton(self.tr("How real it looks…"))
        dress(self.report, "gauge")
        self.report.clicked.connect(self._open_report)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.teach)
        column.addWidget(self.report)
        self.report.hide()
        self.hide()

    @property
    def name(self) -> str:
        """Of the chosen identity, whichever of its looks is chosen; empty for the mannequin."""
        choice = self._choice
        if choice is None or choice.signer is None:
            return ""
        return choice.name.removesuffix(FLAT)

    def show_choice(self, choice: IdentityChoice | None) -> None:
        """Offer what can be done with an identity."""
        self._choice = choice
        self.setVisible(bool(self.name))
        self.report.hide()
        if not self.name:
            return
        lexicon, name = self._workspace.lexicon, self.name

        def work() -> tuple[TrainingReport, str] | None:
            identity = find_identity(lexicon, name)
            report = report_of(lexicon, identity) if identity is not None else None
            if identity is None or report is None:
                return None
            return report, get_signer(lexicon, identity.signer).name

        self._workspace.operations.read(self, work, self._show_found, topic="report")

    def _show_found(self, found: tuple[TrainingReport, str] | None) -> None:
        self._found = found
        self.report.setVisible(found is not None)

    def _open_sheet(self) -> None:
        if self._choice is None or self._choice.signer is None:
            return
        if self.sheet is not None:
            self.sheet.deleteLater()
        self.sheet = LookSheet(self._workspace, self.name, self._choice.signer, self.window())
        self.sheet.show()

    def _open_report(self) -> None:
        if self._found is None:
            return
        if self.shown is not None:
            self.shown.deleteLater()
        report, signer = self._found
        self.shown = LookReport(self.name, signer, report, self.window())
        self.shown.show()
        self.shown.activateWindow()
