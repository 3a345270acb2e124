"""Makes sessions: asks what is wished for, writes it down, and says what came of it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QWidget

from app.core.paths import profile_folder
from app.studio.recording_prompts import wishes_without_takes
from app.studio.recording_sessions import SessionWish, begin_session
from app.ui.bridge.notices import Notice, NoticeKind
from app.ui.pages.record.session_dialog import PromptSource, SessionDialog, SessionOffer
from lexicon_db.sessions import list_sessions
from lexicon_db.signers import list_signers

if TYPE_CHECKING:
    from app.ui.bridge.workspace import Workspace
    from lexicon_db.records import RecordingSession, SessionInfo
    from lexicon_db.store import Lexicon


class SessionMaking(QObject):
    """Asks for new sessions."""

    #: `SessionId` of the session that was made.
    made = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._page = parent
        self._memory = QSettings(str(profile_folder() / "window.ini"), QSettings.Format.IniFormat)

    def ask(self, source: PromptSource) -> None:
        """Ask for a session whose prompts come from somewhere."""
        lexicon, last = self._workspace.lexicon, str(self._memory.value("last_signer", ""))
        self._workspace.operations.read(
            self,
            lambda: _offer(lexicon, last, source),
            lambda offer: self._show(offer, source),
            topic="offer",
        )

    def _show(self, offer: SessionOffer, source: PromptSource) -> None:
        if source is PromptSource.MISSING and not offer.missing:
            self._workspace.operations.tell(
                Notice(NoticeKind.TOLD, self.tr("Every sign of the lexicon has a take."))
            )
            return
        dialog = SessionDialog(offer, source, self._page)
        if dialog.exec():
            self._make(dialog.wish)
        dialog.deleteLater()

    def _make(self, wish: SessionWish) -> None:
        self._memory.setValue("last_signer", wish.signer)
        lexicon = self._workspace.lexicon

        def tell(session: RecordingSession) -> None:
            self.made.emit(session.id)

        self._workspace.operations.write(self, lambda: begin_session(lexicon, wish), tell)


def _offer(lexicon: Lexicon, last_signer: str, source: PromptSource) -> SessionOffer:
    missing = wishes_without_takes(lexicon) if source is PromptSource.MISSING else ()
    signers = list_signers(lexicon)
    known = last_signer or (signers[0].name if signers else "")
    return SessionOffer(_free_name(list_sessions(lexicon)), signers, known, missing)


def _free_name(sessions: tuple[SessionInfo, ...]) -> str:
    """The date of today, with a number where it is taken."""
    today = datetime.now(UTC).astimezone().date().isoformat()
    taken = {info.name for info in sessions}
    number, name = 1, today
    while name in taken:
        number += 1
        name = f"{today} ({number})"
    return name
