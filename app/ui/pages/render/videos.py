"""Videos that are being made, wait or failed, and the ledger of those that were made."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.studio.rendering import frame_of
from app.ui.metrics import Space
from app.ui.pages.render.made_row import MadeRow
from app.ui.pages.render.thumbnail import Thumbnail, middle_of
from app.ui.widgets.labels import label
from app.ui.widgets.progress_row import ProgressRow
from lexicon_db.errors import KnownError
from lexicon_db.records import JobState

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from app.ui.bridge.workspace import Workspace
    from app.ui.pages.render.render_requests import Videos
    from lexicon_db.records import Job, JobId, Render


class MakingRow(ProgressRow):
    """A card about a video that is being made, with its latest frame.

    Attributes:
        thumbnail: The latest frame.
    """

    def __init__(self, file: Path, frame: Path, parent: QWidget | None = None) -> None:
        super().__init__(file.name, parent)
        self._frame = frame
        self.thumbnail = Thumbnail(self.tr("Latest frame of {file}").format(file=file.name))
        row = self.layout()
        assert isinstance(row, QHBoxLayout)
        row.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.SMALL, Space.SMALL)
        row.insertWidget(0, self.thumbnail, alignment=Qt.AlignmentFlag.AlignTop)

    def look(self) -> None:
        """Show the latest frame."""
        self.thumbnail.follow(self._frame)


class VideoList(QScrollArea):
    """What is being made, then what was made, the latest first.

    Attributes:
        making: Rows of what is being made or was not finished.
        made: Rows of the ledger.
    """

    cancel_wanted = Signal(str)
    repeat_wanted = Signal(str)
    #: The `Render` that is to be played.
    play_wanted = Signal(object)
    #: A `Render` is to be approved, and the name of whom it shows.
    approve_wanted = Signal(object, str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._running: list[JobId] = []
        #: Of videos, by the hash of each: a row is made anew more often than its video.
        self._pictures: dict[str, QImage] = {}
        self.making: dict[JobId, MakingRow] = {}
        self.made: tuple[MadeRow, ...] = ()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Videos"))
        body = QWidget()
        body.setProperty("plain", "true")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, Space.TIGHT, 0)
        self._column.setSpacing(Space.SMALL)
        self._none = label(self.tr("Videos that you render appear here."), "caption")
        self._column.addWidget(self._none)
        self._column.addStretch(1)
        self.setWidget(body)

    def show_videos(self, videos: Videos) -> None:
        """Show the videos as they are now."""
        self._show_jobs(tuple(reversed(videos.jobs)))
        if videos.made != tuple(row.render_line for row in self.made):
            for gone in self.made:
                gone.deleteLater()
            self.made = tuple(MadeRow(one, videos.shown_in(one)) for one in videos.made)
            for place, row in enumerate(self.made):
                row.play_wanted.connect(partial(self.play_wanted.emit, row.render_line))
                row.approve_wanted.connect(partial(self.approve_wanted.emit, row.render_line))
                self._column.insertWidget(len(self.making) + place, row)
            self._read_pictures()
        self._none.setVisible(not self.making and not self.made)

    def others_of(self, render: Render) -> tuple[Render, ...]:
        """The latest video of the same motion with each other appearance that can be seen."""
        found: dict[str, Render] = {}
        for row in self.made:
            one = row.render_line
            is_other = one.performed.performer != render.performed.performer
            if is_other and row.may_be_seen and _motion(one) == _motion(render):
                found.setdefault(one.performed.performer, one)
        return tuple(found.values())

    def show_progress(self) -> None:
        """Show how far the running ones are now."""
        for job in self._running:
            share, activity, left = self._workspace.runner.progress_of(job)
            if share > 0:
                self.making[job].show_progress(share, activity, left)
            self.making[job].look()

    def _read_pictures(self) -> None:
        """Show a frame of each video that may be looked at."""
        wanted = {row.render_line.sha256: row.file for row in self.made if row.may_be_seen}
        missing = {key: file for key, file in wanted.items() if key not in self._pictures}

        def show(read: dict[str, QImage]) -> None:
            self._pictures |= read
            for row in self.made:
                picture = self._pictures.get(row.render_line.sha256)
                if picture is not None and row.may_be_seen:
                    row.thumbnail.show_image(picture)

        if missing:
            self._workspace.operations.read(
                self, lambda: _middles(missing), show, topic="thumbnails"
            )
        show({})

    def _show_jobs(self, jobs: tuple[Job, ...]) -> None:
        for gone in self.making.keys() - {job.id for job in jobs}:
            self.making.pop(gone).deleteLater()
        rows = {}
        for place, job in enumerate(jobs):
            row = self.making.get(job.id) or self._begun(job)
            row.show_job(job)
            row.look()
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)
            rows[job.id] = row
        self.making = rows
        self._running = [job.id for job in jobs if job.state is JobState.RUNNING]

    def _begun(self, job: Job) -> MakingRow:
        row = MakingRow(Path(str(job.parameters["out"])), frame_of(self._workspace.lexicon, job))
        row.cancel_wanted.connect(partial(self.cancel_wanted.emit, job.id))
        row.repeat_wanted.connect(partial(self.repeat_wanted.emit, job.id))
        return row


def _motion(render: Render) -> str:
    return render.performed.motion_sha256


def _middles(videos: dict[str, Path]) -> dict[str, QImage]:
    """A frame of each video; of those that cannot be read, there is none."""
    read = {}
    for key, file in videos.items():
        with suppress(KnownError):
            read[key] = middle_of(file)
    return read
