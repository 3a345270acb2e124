"""Enrolling a signer from the render page: asks who, and queues the work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from app.studio.enrolment import Candidate, candidates, request_enrolment
from app.ui.bridge.notices import Notice, NoticeKind
from app.ui.icons import dress
from app.ui.pages.packs.consent_sheet import ConsentSheet
from app.ui.pages.render.enrol_dialog import CONSENT, EnrolDialog
from lexicon_db.takes import get_take

if TYPE_CHECKING:
    from app.ui.bridge.workspace import Workspace
    from lexicon_db.records import Job, SignerId


class EnrolButton(QPushButton):
    """Begins the enrolment of a signer.

    Attributes:
        consent: The sheet in which a consent is noted first, once it was wanted.
    """

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.consent: ConsentSheet | None = None
        self.setText(self.tr("Enrol a signer…"))
        dress(self, "user-plus")
        self.clicked.connect(self._begin)

    def _begin(self) -> None:
        lexicon = self._workspace.lexicon
        self._workspace.operations.read(
            self, lambda: candidates(lexicon), self._ask, topic="candidates"
        )

    def _ask(self, found: tuple[Candidate, ...]) -> None:
        dialog = EnrolDialog(self._workspace, found, self.window())
        result = dialog.exec()
        if result == EnrolDialog.DialogCode.Accepted and dialog.candidate is not None:
            self._enrol(dialog.candidate, dialog.name)
        elif result == CONSENT:
            self._note_consent(dialog.consent_of)
        dialog.deleteLater()

    def _note_consent(self, signer: SignerId | None) -> None:
        if self.consent is None:
            self.consent = ConsentSheet(self._workspace, self.window())
        self.consent.show_signer(signer)

    def _enrol(self, candidate: Candidate, name: str) -> None:
        lexicon = self._workspace.lexicon

        def work() -> Job:
            takes = [get_take(lexicon, take) for take in candidate.takes]
            return request_enrolment(lexicon, name, candidate.signer.id, takes)

        self._workspace.operations.write(self, work, lambda _: self._tell(name))

    def _tell(self, name: str) -> None:
        routes = self._workspace.routes
        self._workspace.operations.tell(
            Notice(
                NoticeKind.DONE,
                self.tr("The identity {identity} is being made.").format(identity=name),
                action=self.tr("Show the job"),
                act=lambda: routes.go("jobs"),
            )
        )
