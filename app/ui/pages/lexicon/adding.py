"""Adding recordings one after the other, with progress, and what became of them."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget

from app.studio.ingest import Added, add_file
from app.studio.tracking import request_tracks
from app.ui.bridge.notices import Notice, NoticeKind
from app.ui.bridge.workspace import Workspace
from app.ui.metrics import Space
from app.ui.pages.lexicon.add_dialog import Addition
from app.ui.widgets.labels import ElidedLabel
from lexicon_db.errors import KnownError
from lexicon_db.records import EntryId


class AddingBar(QFrame):
    """Adds files and shows how far it is; each file is a write of its own.

    Other writes, such as those of running jobs, come in between.
    """

    #: Identifiers of the entries that were added or got a take, once all is done.
    finished = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self._workspace = workspace
        self._waiting: deque[tuple[Path, str, Addition]] = deque()
        self._total = 0
        self._added: list[Added] = []
        self._text = ElidedLabel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(220)
        self._bar.setAccessibleName(self.tr("Progress of adding"))
        stop = QPushButton(self.tr("Stop"))
        stop.clicked.connect(self._stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, 0, Space.LARGE, Space.SMALL)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self._text, 1)
        row.addWidget(self._bar)
        row.addWidget(stop)
        self.hide()

    def add(self, addition: Addition) -> None:
        """Add files, after those that are being added already."""
        is_idle = not self._waiting and self._total == 0
        self._waiting.extend((file, gloss, addition) for file, gloss in addition.files)
        self._total += len(addition.files)
        if is_idle:
            self._next()

    def _next(self) -> None:
        if not self._waiting:
            self._finish()
            return
        file, gloss, addition = self._waiting.popleft()
        done = self._total - len(self._waiting)
        words = self.tr("Adding {done} of {total}: {file}")
        self._text.setText(words.format(done=done, total=self._total, file=file.name))
        self._bar.setRange(0, self._total)
        self._bar.setValue(done - 1)
        self.show()
        lexicon = self._workspace.lexicon

        def work() -> Added:
            added = add_file(
                lexicon,
                file,
                gloss=gloss,
                signer=addition.signer,
                dominant=addition.dominant,
                scopes=addition.scopes,
            )
            request_tracks(lexicon, [added.take])
            return added

        self._workspace.operations.write(self, work, self._keep, partial(self._refuse, file))

    def _keep(self, added: Added) -> None:
        self._added.append(added)
        if added.message:
            self._workspace.operations.tell(Notice(NoticeKind.TOLD, added.message))
        self._next()

    def _refuse(self, file: Path, error: KnownError) -> None:
        notice = Notice.of_error(error)
        if file.name not in error.what:
            what = self.tr("{file} was not added.").format(file=file.name)
            notice = replace(notice, what=what)
        self._workspace.operations.tell(notice)
        self._next()

    def _stop(self) -> None:
        self._waiting.clear()

    def _finish(self) -> None:
        self.hide()
        added, self._added, self._total = self._added, [], 0
        new = [one for one in added if one.is_new]
        if new:
            words = self.tr("%n recording(s) added; their movement is being found.", "", len(new))
            self._workspace.operations.tell(Notice(NoticeKind.DONE, words))
        ids: list[EntryId] = [one.entry for one in added]
        self.finished.emit(ids)
