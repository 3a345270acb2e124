"""The question who is to be enrolled: what there is of the signer, and what else to record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTemporaryDir, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.studio.guided_enrolment import guided_session
from app.studio.identity_readiness import readiness
from app.ui.icons import dress
from app.ui.metrics import Space
from app.ui.pages.render.guided_words import asked
from app.ui.pages.render.look_facts import LookFacts
from app.ui.pages.render.record_guide import RecordGuide
from app.ui.sentences import said
from app.ui.widgets.dialog_parts import add_field, button_row
from app.ui.widgets.labels import label
from app.ui.widgets.scope_names import scope_name
from lexicon_db.records import Scope

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.studio.enrolment import Candidate
    from app.studio.identity_readiness import Readiness
    from app.ui.bridge.workspace import Workspace
    from lexicon_db.errors import KnownError
    from lexicon_db.records import RecordingSession, SignerId

_WIDTH: Final = 820
_GUIDE_WIDTH: Final = 320
_REASONS_SHOWN: Final = 6
#: Result of the dialog where a consent is to be noted first.
CONSENT: Final = 2


class EnrolDialog(QDialog):
    """Offers the signers who agree to be learned; of the others it says that they do not.

    Who agrees can be enrolled, or recorded with guidance first.

    Args:
        workspace: What the page works on.
        candidates: All signers.
        parent: The page.

    Attributes:
        facts: What there is of the chosen signer, and what is missing.
        why_not: Why the chosen signer cannot be enrolled yet.
        guide: What to record.
    """

    def __init__(
        self,
        workspace: Workspace,
        candidates: Sequence[Candidate],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._ready = tuple(one for one in candidates if _agrees(one))
        self._others = tuple(one for one in candidates if not _agrees(one))
        self._pictures = QTemporaryDir()
        self.setWindowTitle(self.tr("Enrol a signer"))
        self.setFixedWidth(_WIDTH)
        self.signer_choice = QComboBox()
        for one in self._ready:
            videos = self.tr("%n video(s)", "", len(one.takes))
            self.signer_choice.addItem(f"{one.signer.name}  ·  {videos}")
        self.name_field = QLineEdit()
        self.note = label("", "secondary", wrap=True)
        self.why_not = label("", "secondary", wrap=True)
        self.reasons = label(self._reasons_text(), "secondary", wrap=True)
        self.facts = LookFacts()
        self.guide = RecordGuide()
        self.guide.record.setHidden(not self._ready)
        self.guide.record.clicked.connect(self._go_and_record)
        self.consent_button = QPushButton(self.tr("Note a consent…"))
        self.consent_button.setAutoDefault(False)
        dress(self.consent_button, "shield-check")
        self.consent_button.clicked.connect(lambda: self.done(CONSENT))
        self.enrol_button = QPushButton(self.tr("Enrol"))
        self.enrol_button.setProperty("kind", "primary")
        self.enrol_button.setDefault(True)
        self._lay_out()
        self.enrol_button.clicked.connect(self.accept)
        self.signer_choice.currentIndexChanged.connect(self._follow_signer)
        self.name_field.textChanged.connect(self._check)
        self._follow_signer()

    @property
    def candidate(self) -> Candidate | None:
        """Who was chosen; None while nobody can be."""
        at = self.signer_choice.currentIndex()
        return self._ready[at] if at >= 0 else None

    @property
    def consent_of(self) -> SignerId | None:
        """Whose consent to note, where that is wanted: somebody's who has not agreed yet."""
        waiting = self._others or self._ready
        return waiting[0].signer.id if waiting else None

    @property
    def name(self) -> str:
        """What the identity is to be called."""
        return self.name_field.text().strip()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*(Space.WIDE,) * 4)
        column.setSpacing(Space.TIGHT)
        column.addWidget(label(self.tr("Enrol a signer"), "title"))
        row = QHBoxLayout()
        row.setSpacing(Space.HUGE)
        row.addLayout(self._form(), 1)
        self.guide.setFixedWidth(_GUIDE_WIDTH)
        row.addWidget(self.guide)
        column.addLayout(row)
        column.addSpacing(Space.LARGE)
        self.enrol_button.setHidden(not self._ready)
        leave = self.tr("Cancel") if self._ready else self.tr("Close")
        column.addLayout(button_row(self, leave, self.enrol_button))

    def _form(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(Space.TIGHT)
        column.addWidget(label(self._intro(), "secondary", wrap=True))
        if self._ready:
            for heading, field in (
                (self.tr("Signer"), self.signer_choice),
                (self.tr("Name of the identity"), self.name_field),
            ):
                add_field(column, heading, field)
            column.addWidget(self.note)
            column.addWidget(self.why_not)
            column.addSpacing(Space.SMALL)
            column.addWidget(self.facts)
        if self._others:
            column.addSpacing(Space.MEDIUM)
            column.addWidget(label(self.tr("Who cannot be enrolled yet"), "section"))
            column.addWidget(self.reasons)
        column.addSpacing(Space.SMALL)
        column.addWidget(self.consent_button, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return column

    def _intro(self) -> str:
        if self._ready:
            return self.tr(
                "How the signer looks is taken from videos that are in the lexicon. The signer "
                "can withdraw the consent at any time."
            )
        return self.tr(
            "Note that a signer agrees to “{consent}”. Then the signer can be recorded with "
            "guidance, and be enrolled when the movement in the videos is found."
        ).format(consent=scope_name(Scope.TRAIN_IDENTITY))

    def _reasons_text(self) -> str:
        reasons = [one.why_not for one in self._others[:_REASONS_SHOWN]]
        if len(self._others) > _REASONS_SHOWN:
            reasons.append(self.tr("and %n more", "", len(self._others) - _REASONS_SHOWN))
        return "\n".join(reasons)

    def _follow_signer(self) -> None:
        """Offer the signer's name, and say what is missing."""
        if self.candidate is None:
            return
        signer = self.candidate.signer
        self.name_field.setText(signer.name)
        self.guide.ask_to_agree(signer)
        may_be_rendered = signer.scopes & {Scope.RENDER_OWN, Scope.RENDER_OTHERS}
        words = self.tr("{signer} has not agreed to be rendered yet: the identity waits for that.")
        self._note("" if may_be_rendered else words.format(signer=signer.name))
        self.why_not.setText(said(self.candidate.why_not))
        self.why_not.setVisible(bool(self.candidate.why_not))
        lexicon = self._workspace.lexicon
        self._workspace.operations.read(
            self,
            lambda: readiness(lexicon, signer.id),
            self._show_readiness,
            topic="readiness",
        )
        self._check()

    def _show_readiness(self, found: Readiness) -> None:
        self.facts.show_readiness(found)
        self.guide.show_parts(found.parts)
        QTimer.singleShot(0, self, self.adjustSize)

    def _note(self, words: str) -> None:
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def _go_and_record(self) -> None:
        """Make a session of the guided parts, or take up the one that was begun; go there."""
        if self.candidate is None:
            return
        lexicon, signer = self._workspace.lexicon, self.candidate.signer
        name = self.tr("Enrolment of {signer}").format(signer=signer.name)
        parts, agrees = asked(Path(self._pictures.path())), self.guide.agrees
        self._workspace.operations.write(
            self,
            lambda: guided_session(lexicon, signer.id, name, parts, agrees=agrees),
            self._go_to,
            failed=self._say_why,
        )

    def _go_to(self, session: RecordingSession) -> None:
        self.reject()
        self._workspace.routes.go("record", session.id)

    def _say_why(self, error: KnownError) -> None:
        self._note(f"{error.what} {error.why} {error.fix}")

    def _check(self) -> None:
        can_be = self.candidate is not None and not self.candidate.why_not
        self.enrol_button.setEnabled(can_be and bool(self.name))


def _agrees(one: Candidate) -> bool:
    return Scope.TRAIN_IDENTITY in one.signer.scopes
