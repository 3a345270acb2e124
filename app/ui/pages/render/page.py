"""The render page: who signs, how it looks, and the videos that are being made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.studio.rendering import identities
from app.ui.bridge.notices import Notice, NoticeKind
from app.ui.icons import dress
from app.ui.metrics import Hit, Space
from app.ui.page_action import page_action
from app.ui.pages.page import Page
from app.ui.pages.render.approving import ask_to_approve
from app.ui.pages.render.enrolling import EnrolButton
from app.ui.pages.render.estimate import estimate_words
from app.ui.pages.render.identity_actions import IdentityActions
from app.ui.pages.render.identity_list import IdentityList, identity_name
from app.ui.pages.render.live_preview import LivePreview
from app.ui.pages.render.preview_view import PreviewView
from app.ui.pages.render.render_options import RenderOptions
from app.ui.pages.render.render_requests import queue_render, read_videos
from app.ui.pages.render.result_player import ResultPlayer
from app.ui.pages.render.standing_line import StandingLine
from app.ui.pages.render.video_file import free_file
from app.ui.pages.render.videos import VideoList
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.labels import label, line
from lexicon_db.jobs import repeat_job
from lexicon_db.records import Changes, JobId
from lexicon_db.utterances import list_utterances

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.studio.rendering import IdentityChoice
    from app.ui.bridge.workspace import Workspace
    from lexicon_db.errors import KnownError
    from lexicon_db.records import Job, Render, Utterance

_LOOK_MILLISECONDS: Final = 250
_LEFT_WIDTH: Final = 248
_RIGHT_WIDTH: Final = 320
_VIDEOS_HEIGHT: Final = 176
#: Videos of the ledger that are listed.
_MOST_VIDEOS: Final = 60


class RenderPage(Page):
    """Renders saved utterances."""

    icon_name = "clapperboard"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.title = self.tr("Render")
        self.identities = IdentityList()
        self.identity_actions = IdentityActions(workspace)
        self.enrol_button = EnrolButton(workspace)
        self.compare_box = QComboBox()
        self.compare_box.setAccessibleName(self.tr("Beside it, to compare"))
        self.preview = PreviewView()
        self.player = ResultPlayer()
        self.options = RenderOptions()
        self.videos = VideoList(workspace)
        self.standing = StandingLine()
        self.render_button = QPushButton(self.tr("Render"))
        self._estimate = label("", "caption")
        self._preview = LivePreview(workspace, self)
        self._wanted = ""
        self._pictures = QStackedWidget()
        self._stack = QStackedWidget()
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MILLISECONDS)
        self._look.timeout.connect(self.videos.show_progress)
        self._lay_out()
        self._connect()

    def activated(self) -> None:
        """Warm the preview up, and show how things stand."""
        self._preview.warm_up()
        self._look.start()
        self._read()
        self._read_videos()
        self.render_button.setFocus()

    def show_item(self, item: str) -> None:
        """Choose an utterance."""
        self._wanted = item
        self._read()

    def refresh(self, changes: Changes) -> None:
        """Read what has changed."""
        if changes.utterances or changes.identities or changes.signers:
            self._read()
        elif changes.takes or changes.entries:
            self._choose_utterance()
        self._read_videos()

    def left(self) -> None:
        """Stop playing."""
        self._look.stop()
        self.player.stop()
        self._pictures.setCurrentWidget(self.preview)

    def _lay_out(self) -> None:
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(*(Space.LARGE,) * 4)
        row.setSpacing(Space.LARGE)
        who = label(self.tr("Who signs"), "section")
        compare = label(self.tr("Beside it, to compare"), "section")
        compare.setBuddy(self.compare_box)
        left = [
            who, self.identities, self.identity_actions, self.enrol_button, compare,
            self.compare_box,
        ]  # fmt: skip
        row.addWidget(_part(left, width=_LEFT_WIDTH))
        row.addLayout(self._middle(), 1)
        row.addWidget(self._right())
        self._stack.addWidget(self._empty_state())
        self._stack.addWidget(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def _middle(self) -> QVBoxLayout:
        self._pictures.addWidget(self.preview)
        self._pictures.addWidget(self.player)
        self.videos.setFixedHeight(_VIDEOS_HEIGHT)
        column = QVBoxLayout()
        column.setSpacing(Space.SMALL)
        column.addWidget(self._pictures, 1)
        column.addWidget(line())
        column.addWidget(label(self.tr("Videos"), "section"))
        column.addWidget(self.videos)
        return column

    def _right(self) -> QWidget:
        self.render_button.setProperty("kind", "primary")
        self.render_button.setMinimumHeight(Hit.LARGE)
        self.render_button.setEnabled(False)
        dress(self.render_button, "clapperboard", "on_accent")
        form = QScrollArea()
        form.setWidgetResizable(True)
        form.setFrameShape(QFrame.Shape.NoFrame)
        form.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        form.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        form.setWidget(self.options)
        heading = label(self.tr("Video"), "section")
        parts = [heading, form, self.standing, self._estimate, self.render_button]
        return _part(parts, width=_RIGHT_WIDTH)

    def _empty_state(self) -> EmptyState:
        empty = EmptyState(
            "clapperboard",
            self.tr("Nothing to render yet"),
            self.tr("Compose an utterance and save it: here it becomes a video."),
        )
        button = QPushButton(self.tr("Compose an utterance"))
        button.clicked.connect(lambda: self.workspace.routes.go("compose"))
        empty.add_button(button)
        return empty

    def _connect(self) -> None:
        self.identities.chosen.connect(self._look_changed)
        self.compare_box.activated.connect(self._look_changed)
        self.options.changed.connect(self._look_changed)
        self.options.utterance_chosen.connect(self._choose_utterance)
        self.render_button.clicked.connect(self._render)
        enrol = self.enrol_button
        page_action(self, enrol.text(), "user-plus", "", enrol.click)
        teach = self.identity_actions.teach
        page_action(self, teach.text(), "sparkles", "", teach.click)
        self._preview.utterance_changed.connect(self._show_readiness)
        self._preview.began.connect(self._say_begun)
        self._preview.made.connect(self._show_preview)
        self._preview.failed.connect(self._show_failure)
        self._preview.stands.connect(self.standing.show_standing)
        self.videos.cancel_wanted.connect(self._cancel)
        self.videos.repeat_wanted.connect(self._repeat)
        self.videos.play_wanted.connect(self._play)
        self.videos.approve_wanted.connect(self._approve)
        self.player.close_button.clicked.connect(self._close_player)

    def _read(self) -> None:
        lexicon = self.workspace.lexicon
        self.workspace.operations.read(
            self,
            lambda: (list_utterances(lexicon), identities(lexicon)),
            lambda found: self._show_choices(*found),
            topic="choices",
        )

    def _show_choices(
        self, utterances: Sequence[Utterance], choices: Sequence[IdentityChoice]
    ) -> None:
        self._stack.setCurrentIndex(1 if utterances else 0)
        self.identities.show_choices(choices)
        self._show_others(choices)
        self.options.show_utterances(utterances)
        if self._wanted:
            self.options.choose(self._wanted)
            self._wanted = ""
        self._look_changed()

    def _show_others(self, choices: Sequence[IdentityChoice]) -> None:
        """Offer who can be compared; the choice stays where it can."""
        before = self.compare_box.currentData()
        self.compare_box.clear()
        self.compare_box.addItem(self.tr("Nobody"), "")
        for choice in choices:
            if choice.usable:
                self.compare_box.addItem(identity_name(choice.name), choice.name)
        self.compare_box.setCurrentIndex(max(0, self.compare_box.findData(before)))

    def _choose_utterance(self) -> None:
        self._preview.show_utterance(self.options.utterance)

    def _show_readiness(self) -> None:
        self.render_button.setEnabled(self._preview.seconds() is not None)
        self._show_estimate()

    def _look_changed(self) -> None:
        self.identity_actions.show_choice(self.identities.choice)
        both = len(self._wanted_videos()) > 1
        self.render_button.setText(self.tr("Render both") if both else self.tr("Render"))
        beside = self.compare_box.currentData() or ""
        self._preview.show_look(self.identities.identity, self.options.picture, beside=beside)
        self._show_estimate()

    def _say_begun(self) -> None:
        note = self.tr("A preview is being rendered…")
        if self.preview.picture is None:
            self.preview.say(note)
        else:
            self.preview.note(note)

    def _show_preview(self, pictures: tuple[QImage, ...]) -> None:
        beside = self.compare_box.currentData()
        names = [identity_name(one) for one in (self.identities.identity, beside)] if beside else []
        self.preview.show_pictures(pictures, self.tr("Preview at low resolution"), names)
        self._show_estimate()

    def _show_failure(self, error: KnownError) -> None:
        self.standing.hide()
        self.preview.say(f"{error.what} {error.why} {error.fix}")

    def _show_estimate(self) -> None:
        seconds, picture = self._preview.seconds(), self.options.picture
        needed = self._preview.time_needed(picture)
        words = "" if seconds is None else estimate_words(seconds, picture.fps, needed)
        self._estimate.setText(words)

    def _render(self) -> None:
        utterance, lexicon = self.options.utterance, self.workspace.lexicon
        if utterance is None:
            return
        picture, wanted = self.options.picture, self._wanted_videos()

        def done(_: list[Job]) -> None:
            names = ", ".join(file.name for file in wanted.values())
            what = self.tr("%n video(s) in the queue: {files}.", "", len(wanted))
            self.workspace.operations.tell(Notice(NoticeKind.DONE, what.format(files=names)))
            self.options.offer_file()
            self._read_videos()

        def work() -> list[Job]:
            return [
                queue_render(lexicon, utterance, identity, file, picture)
                for identity, file in wanted.items()
            ]

        self.workspace.operations.write(self, work, done)

    def _wanted_videos(self) -> dict[str, Path]:
        """Who signs and where that video goes; two where two are compared."""
        file, identity = self.options.file, self.identities.identity
        wanted, beside = {identity: file}, self.compare_box.currentData()
        if beside and beside != identity:
            name = f"{file.stem} {identity_name(beside)}"
            wanted[beside] = free_file(file.parent, name, file.suffix)
        return wanted

    def _read_videos(self) -> None:
        lexicon = self.workspace.lexicon
        self.workspace.operations.read(
            self,
            lambda: read_videos(lexicon, _MOST_VIDEOS),
            self.videos.show_videos,
            topic="videos",
        )

    def _approve(self, render: Render, signer: str) -> None:
        ask_to_approve(self, self.workspace, render, signer, self._approved)

    def _approved(self) -> None:
        self._read_videos()
        self._preview.look_again()

    def _cancel(self, job: str) -> None:
        runner = self.workspace.runner
        self.workspace.operations.write(self, lambda: runner.cancel(JobId(job)))

    def _repeat(self, job: str) -> None:
        lexicon = self.workspace.lexicon
        self.workspace.operations.write(self, lambda: repeat_job(lexicon, JobId(job)))

    def _play(self, render: Render) -> None:
        self._pictures.setCurrentWidget(self.player)
        others = {
            identity_name(one.performed.performer): Path(one.file)
            for one in self.videos.others_of(render)
        }
        self.player.play(Path(render.file), identity_name(render.performed.performer), others)

    def _close_player(self) -> None:
        self.player.stop()
        self._pictures.setCurrentWidget(self.preview)


def _part(widgets: Sequence[QWidget], *, width: int) -> QWidget:
    """Widgets under one another; those that scroll take the room."""
    part = QWidget()
    part.setFixedWidth(width)
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.MEDIUM)
    for widget in widgets:
        column.addWidget(widget, 1 if isinstance(widget, QScrollArea) else 0)
    return part
