"""Adding recordings one after the other, with progress, and what became of them."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget

from app.studio.importing import Collection, add_wish
from app.studio.ingest import Added, Refused
from app.studio.tracking import request_tracks
from app.ui.bridge.notices import Notice, NoticeKind
from app.ui.bridge.workspace import Workspace
from app.ui.metrics import Space
from app.ui.widgets.labels import ElidedLabel
from lexicon_db.errors import KnownError
from lexicon_db.records import EntryId

#: Up to so many files each refusal is told at once; of more, a report shows at the end.
_TOLD_ONE_BY_ONE: Final = 8


class AddingBar(QFrame):
    """Adds files and shows how far it is; each file is a write of its own.

    Other writes, such as those of running jobs, come in between.
    """

    #: Identifiers of the entries that were added or got a take, once all is done.
    finished = Signal(object)
    #: Key of the collection whose report the person wants to see.
    reported = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self._workspace = workspace
        self._waiting: deque[tuple[int, Collection]] = deque()
        self._total = 0
        self._results: dict[Collection, list[Added | Refused]] = {}
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

    def add(self, collection: Collection) -> None:
        """Add the files of a collection, after those that are being added already."""
        is_idle = not self._waiting and self._total == 0
        self._waiting.extend((number, collection) for number in range(len(collection.wishes)))
        self._total += len(collection.wishes)
        if is_idle:
            self._next()

    def _next(self) -> None:
        if not self._waiting:
            self._finish()
            return
        number, collection = self._waiting.popleft()
        file = collection.wishes[number].file
        done = self._total - len(self._waiting)
        words = self.tr("Adding {done} of {total}: {file}")
        self._text.setText(words.format(done=done, total=self._total, file=file.name))
        self._bar.setRange(0, self._total)
        self._bar.setValue(done - 1)
        self.show()
        lexicon = self._workspace.lexicon

        def work() -> Added | Refused:
            result = add_wish(lexicon, collection, number)
            if isinstance(result, Added):
                request_tracks(lexicon, [result.take])
            return result

        keep = partial(self._keep, collection)
        refuse = partial(self._refuse, collection, file)
        self._workspace.operations.write(self, work, keep, refuse)

    def _keep(self, collection: Collection, result: Added | Refused) -> None:
        self._results.setdefault(collection, []).append(result)
        # Of a large collection the report tells everything at once.
        if len(collection.wishes) <= _TOLD_ONE_BY_ONE:
            if isinstance(result, Refused):
                self._tell_refused(result)
            elif result.message:
                self._workspace.operations.tell(Notice(NoticeKind.TOLD, result.message))
        self._next()

    def _refuse(self, collection: Collection, file: Path, error: KnownError) -> None:
        self._keep(collection, Refused(file, error))

    def _tell_refused(self, refused: Refused) -> None:
        notice = Notice.of_error(refused.error)
        if refused.file.name not in refused.error.what:
            what = self.tr("{file} was not added.").format(file=refused.file.name)
            notice = replace(notice, what=what)
        self._workspace.operations.tell(notice)

    def _stop(self) -> None:
        self._waiting.clear()

    def _finish(self) -> None:
        self.hide()
        results, self._results, self._total = self._results, {}, 0
        for collection in results:
            self._offer_report(collection)
        added = [one for several in results.values() for one in several if isinstance(one, Added)]
        new = [one for one in added if one.is_new]
        if new:
            words = self.tr("%n recording(s) added; their movement is being found.", "", len(new))
            self._workspace.operations.tell(Notice(NoticeKind.DONE, words))
        ids: list[EntryId] = [one.entry for one in added]
        self.finished.emit(ids)

    def _offer_report(self, collection: Collection) -> None:
        """Offer the report of a collection; a large one is what the person waits for."""
        if len(collection.wishes) < 2:
            return
        if len(collection.wishes) > _TOLD_ONE_BY_ONE:
            self.reported.emit(collection.key)
            return
        self._workspace.operations.tell(
            Notice(
                NoticeKind.DONE,
                self.tr("{name} is imported.").format(name=collection.name),
                action=self.tr("Show the report"),
                act=lambda: self.reported.emit(collection.key),
            )
        )
