"""The session on the desk: which sign is asked for, what becomes of its recordings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from app.studio.recording import Recorded, Rescue, keep, rescue, set_aside, take_back
from app.studio.recording_place import RecordingNote, RecordingPlace
from app.studio.recording_sessions import continue_session
from app.ui.bridge.notices import Notice, NoticeKind
from lexicon_db.errors import KnownError
from lexicon_db.records import Prompt, PromptState, RecordingSession, SessionId, Take
from lexicon_db.sessions import go_to_prompt, skip_prompt
from lexicon_db.signers import get_signer

if TYPE_CHECKING:
    from app.capture.recording_messages import Finished
    from app.ui.bridge.workspace import Workspace

#: Seconds that a take goes on before the onset and after the offset of its sign.
_MARGIN: Final = 0.25


@dataclass
class _Pending:
    """A recording that is no take yet; times are those of the camera's clock."""

    note: RecordingNote
    start: float
    stop: float | None = None
    is_dropped: bool = False


class Desk(QObject):
    """Works through the prompts of one session; every write happens on the writer thread."""

    #: Another session, or none, or the same as it is now.
    session_changed = Signal()
    #: Another prompt is asked for.
    prompt_changed = Signal()
    #: A recording has become this `Take`.
    saved = Signal(object)
    #: `KnownError` why a recording has become none.
    failed = Signal(object)
    #: `KnownError` why the session that is open cannot go on.
    refused = Signal(object)
    #: Nothing waits any more.
    completed = Signal()

    def __init__(
        self,
        workspace: Workspace,
        refined: Callable[[float, float], tuple[float, float]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._refined = refined
        self.place = RecordingPlace(workspace.lexicon.folder)
        self.session: RecordingSession | None = None
        self.signer = ""
        self.camera = ""
        self.last_take: Take | None = None
        self._position = 0
        self._pending: dict[str, _Pending] = {}

    @property
    def prompt(self) -> Prompt | None:
        """What is asked for now."""
        if self.session is None:
            return None
        return self.session.prompts[min(self._position, len(self.session.prompts) - 1)]

    def rescue(self, done: Callable[[], None], failed: Callable[[KnownError], None]) -> None:
        """Keep others from recording here, and make takes of what a crash has left."""
        lexicon = self._workspace.lexicon

        def tell(rescued: Rescue) -> None:
            self._tell_rescue(rescued)
            done()

        self._workspace.operations.write(self, lambda: rescue(lexicon, self.place), tell, failed)

    def open(self, session: SessionId) -> None:
        """Continue a session where it was left."""
        lexicon = self._workspace.lexicon

        def work() -> tuple[RecordingSession, str]:
            opened = continue_session(lexicon, session)
            return opened, get_signer(lexicon, opened.signer).name

        def show(found: tuple[RecordingSession, str]) -> None:
            self.session, self.signer = found
            self.last_take = None
            self._position = self._next_waiting(self.session.position) or 0
            self.session_changed.emit()
            self._ask()

        self._workspace.operations.read(self, work, show, topic="session")

    def read_again(self) -> None:
        """Read the session as it is now; it ends if it is gone or its signer agrees no more."""
        if self.session is None:
            return
        lexicon, key = self._workspace.lexicon, self.session.id
        self._workspace.operations.read(
            self,
            lambda: continue_session(lexicon, key),
            self._show_again,
            failed=self.refused.emit,
            topic="session",
        )

    def close(self) -> None:
        """Put the session away; it goes on here the next time."""
        self.session = None
        self.last_take = None
        self.session_changed.emit()

    def go_to(self, position: int) -> None:
        """Ask for another prompt."""
        if self.session is None or not 0 <= position < len(self.session.prompts):
            return
        self._position = position
        self.last_take = None
        lexicon, key = self._workspace.lexicon, self.session.id
        self._workspace.operations.write(self, lambda: go_to_prompt(lexicon, key, position))
        self._ask()

    def step(self, count: int) -> None:
        """Ask for a prompt so many places on."""
        self.go_to(self._position + count)

    def go_on(self) -> None:
        """Ask for the next prompt that waits."""
        following = self._next_waiting(self._position + 1, leaving_out=self._position)
        if following is None:
            self.last_take = None
            self._ask()
            self.completed.emit()
        else:
            self.go_to(following)

    def skip(self) -> None:
        """Leave the prompt out, or take it up again where it was left out."""
        if self.prompt is None:
            return
        lexicon, prompt = self._workspace.lexicon, self.prompt
        is_skipped = prompt.state is not PromptState.SKIPPED
        self._workspace.operations.write(
            self, lambda: skip_prompt(lexicon, prompt.id, is_skipped=is_skipped)
        )
        if is_skipped:
            self.go_on()

    def begin(self, key: str, start: float) -> None:
        """A recording of the prompt has begun."""
        note = self._note()
        if note is not None:
            self._pending[key] = _Pending(note, start)
            self._workspace.operations.write(self, lambda: self.place.note(key, note))

    def end(self, key: str, stop: float, *, is_dropped: bool = False) -> None:
        """It will end; where it is dropped, its take goes to the trash at once."""
        pending = self._pending.get(key)
        if pending is not None:
            pending.stop, pending.is_dropped = stop, is_dropped

    def give_up(self, key: str) -> None:
        """It has not come about."""
        self._pending.pop(key, None)

    def finish(self, event: Finished) -> None:
        """It is a file: make it a take."""
        work = self.keeping(event)
        pending = self._pending.pop(event.key, None)
        if work is not None and pending is not None:
            is_dropped = pending.is_dropped
            show = partial(self._show_saved, is_dropped=is_dropped)
            self._workspace.operations.write(self, work, show, self.failed.emit)

    def keeping(self, event: Finished) -> Callable[[], Take] | None:
        """What makes a finished recording a take; None if nobody asked for it."""
        pending = self._pending.get(event.key)
        if pending is None:
            return None
        lexicon, place, note = self._workspace.lexicon, self.place, pending.note
        stop = event.start + event.frames / event.fps if event.fps else pending.start
        first, last = self._refined(pending.start, pending.stop or stop)
        recorded = Recorded(
            event.file,
            note.prompt,
            note.gloss,
            note.camera,
            start=first - event.start - _MARGIN,
            end=last - event.start + _MARGIN,
        )
        is_dropped = pending.is_dropped

        def work() -> Take:
            take = keep(lexicon, place, recorded)
            if is_dropped:
                set_aside(lexicon, take.id)
            return take

        return work

    def set_aside(self, take: Take) -> None:
        """Move a take to the trash, with the way back."""
        lexicon, operations = self._workspace.lexicon, self._workspace.operations
        prompts = self.session.prompts if self.session is not None else ()
        gloss = next((each.gloss for each in prompts if take.id in each.takes), "")
        if not gloss and self.prompt is not None:
            gloss = self.prompt.gloss

        def tell(_: object) -> None:
            words = self.tr("A take of {gloss} was set aside.").format(gloss=gloss)
            undo = partial(operations.write, self, lambda: take_back(lexicon, take.id))
            operations.tell(Notice(NoticeKind.DONE, words, action=self.tr("Undo"), act=undo))

        if self.last_take is not None and self.last_take.id == take.id:
            self.last_take = None
        operations.write(self, lambda: set_aside(lexicon, take.id), tell)

    def _show_saved(self, take: Take, *, is_dropped: bool) -> None:
        if not is_dropped:
            self.last_take = take
            self.saved.emit(take)

    def _show_again(self, session: RecordingSession) -> None:
        if self.session is not None and session.id == self.session.id:
            self.session = session
            self.session_changed.emit()

    def _next_waiting(self, start: int, *, leaving_out: int = -1) -> int | None:
        """Place of the next prompt that waits, beginning anew at the end; None if none does."""
        if self.session is None:
            return None
        prompts = self.session.prompts
        order = [*range(start, len(prompts)), *range(min(start, len(prompts)))]
        return next(
            (
                place
                for place in order
                if place != leaving_out and prompts[place].state is PromptState.WAITING
            ),
            None,
        )

    def _ask(self) -> None:
        note = self._note()
        if note is not None:
            self._workspace.operations.write(self, lambda: self.place.arm(note))
        self.prompt_changed.emit()

    def _note(self) -> RecordingNote | None:
        if self.session is None or self.prompt is None:
            return None
        return RecordingNote(
            self.session.id, self.prompt.id, self.prompt.gloss, self.signer, self.camera
        )

    def _tell_rescue(self, rescued: Rescue) -> None:
        operations = self._workspace.operations
        if rescued.takes:
            glosses = ", ".join(gloss for gloss, _ in rescued.takes)
            words = self.tr(
                "%n recording(s) of last time were rescued: {glosses}.", "", len(rescued.takes)
            )
            operations.tell(Notice(NoticeKind.DONE, words.format(glosses=glosses)))
        for file in rescued.aside:
            words = self.tr("{file} shows nothing or belongs to no session.").format(file=file.name)
            operations.tell(
                Notice(
                    NoticeKind.WARNING,
                    words,
                    fix=self.tr("It is kept in {folder}.").format(folder=file.parent),
                )
            )
        for _, error in rescued.waiting:
            operations.tell(Notice.of_error(error))
