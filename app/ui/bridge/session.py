"""The lexicon that is open in the window: opened, made, backed up, closed off the main thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from app.ui.bridge.job_clock import JobClock
from app.ui.bridge.notices import Notice, NoticeKind
from app.ui.bridge.operations import Operations
from app.ui.bridge.preferences import Preferences
from app.ui.bridge.routes import Routes
from app.ui.bridge.workspace import Workspace
from lexicon_db.errors import KnownError

if TYPE_CHECKING:
    from lexicon_db.records import Utterance
    from lexicon_db.store import Lexicon

_RECENT: Final = 12


class Session(QObject):
    """Holds at most one open lexicon."""

    #: A lexicon is being opened.
    opening = Signal()
    #: The `Workspace` of the lexicon that was opened.
    opened = Signal(object)
    #: The `KnownError` why a lexicon was not opened.
    refused = Signal(object)

    def __init__(self, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.preferences = preferences
        self.operations = Operations(self)
        self.routes = Routes(self)
        self._workspace: Workspace | None = None
        self._clock: JobClock | None = None

    @property
    def workspace(self) -> Workspace | None:
        """What is open now."""
        return self._workspace

    def open(self, folder: Path) -> None:
        """Open the lexicon in a folder."""

        def work() -> Lexicon:
            from app.studio.lexicons import open_lexicon

            return open_lexicon(folder)

        self._begin(work)

    def create(self, folder: Path, name: str, language: str) -> None:
        """Make an empty lexicon and open it."""

        def work() -> Lexicon:
            from app.studio.lexicons import create_lexicon

            return create_lexicon(folder, name, language)

        self._begin(work)

    def open_sample(self) -> None:
        """Open a copy of the bundled sample to work on."""

        def work() -> Lexicon:
            from app.studio.lexicons import open_lexicon
            from app.studio.sample import sample_lexicon

            return open_lexicon(sample_lexicon())

        self._begin(work, self._show_first_utterance)

    def back_up(self, file: Path) -> None:
        """Write everything in the open lexicon to a file."""
        workspace = self._workspace
        if workspace is None:
            return
        self.operations.write(
            self, lambda: workspace.lexicon.backup(file), lambda _: self._tell_backed_up(file)
        )

    def close(self) -> None:
        """Finish what was asked for and close the lexicon."""
        self._close_lexicon()
        self.operations.shut_down()

    def _begin(
        self, work: Callable[[], Lexicon], then: Callable[[Lexicon], None] | None = None
    ) -> None:
        def use(lexicon: Lexicon) -> None:
            self._use(lexicon)
            if then is not None:
                then(lexicon)

        self.opening.emit()
        self.operations.write(self, work, use, self._refuse)

    def _show_first_utterance(self, lexicon: Lexicon) -> None:
        """Go to the first utterance and play it: the shortest way to a first result."""

        def work() -> tuple[Utterance, ...]:
            from lexicon_db.utterances import list_utterances

            return list_utterances(lexicon)

        def show(utterances: tuple[Utterance, ...]) -> None:
            if utterances:
                self.routes.go("compose", utterances[0].id)
                self.routes.play_requested.emit()

        self.operations.read(self, work, show)

    def _use(self, lexicon: Lexicon) -> None:
        from app.studio.job_completions import make_runner
        from app.ui.bridge.preview_process import PreviewProcess

        self._close_lexicon()
        lexicon.watch(self.operations.changed.emit)
        runner = make_runner(lexicon, self.preferences.current.worker_count)
        self._clock = JobClock(runner, self.operations, self)
        self._workspace = Workspace(
            lexicon, runner, self.preferences, self.operations, self.routes, PreviewProcess(self)
        )
        self._remember(lexicon.folder)
        self.opened.emit(self._workspace)

    def _refuse(self, error: KnownError) -> None:
        self.refused.emit(error)

    def _close_lexicon(self) -> None:
        workspace, self._workspace = self._workspace, None
        if self._clock is not None:
            self._clock.stop()
            self._clock = None
        if workspace is not None:
            workspace.previews.end()
            workspace.previews.deleteLater()
            self.operations.write(self, workspace.runner.shut_down)
            self.operations.write(self, workspace.lexicon.close)

    def _remember(self, folder: Path) -> None:
        settings = self.preferences.current
        others = tuple(place for place in settings.recent if place != str(folder))
        self.preferences.update(replace(settings, recent=(str(folder), *others)[:_RECENT]))

    def _tell_backed_up(self, file: Path) -> None:
        self.operations.tell(
            Notice(
                NoticeKind.DONE,
                self.tr("The lexicon is backed up in {file}.").format(file=file.name),
            )
        )
