"""The record page: prompts at the left, the signer in the middle, the latest takes at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.ui.bridge.notices import Notice, NoticeKind
from app.ui.pages.page import Page
from app.ui.pages.record.camera_desk import CameraDesk
from app.ui.pages.record.conduct import Conduct
from app.ui.pages.record.desk import Desk
from app.ui.pages.record.loops import LoopTimer
from app.ui.pages.record.queue_panel import QueuePanel
from app.ui.pages.record.queue_pictures import QueuePictures
from app.ui.pages.record.record_actions import RecordActions
from app.ui.pages.record.session_keeping import SessionKeeping
from app.ui.pages.record.session_making import SessionMaking
from app.ui.pages.record.sessions_view import SessionsView
from app.ui.pages.record.stage_view import StageView
from app.ui.pages.record.take_control import Stage, TakeControl
from app.ui.pages.record.takes_panel import TakesPanel
from app.ui.posters.poster_shelf import PosterShelf
from app.ui.widgets.empty_state import EmptyState
from lexicon_db.records import Changes, SessionId
from lexicon_db.sessions import list_sessions

if TYPE_CHECKING:
    from app.core.settings import Settings
    from app.ui.bridge.workspace import Workspace
    from lexicon_db.errors import KnownError
    from lexicon_db.records import Hand


class RecordPage(Page):
    """Records one session after the other."""

    icon_name = "video"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.title = self.tr("Record")
        self._is_front = self._may_record = False
        self.control = TakeControl(self)
        self.cameras = CameraDesk(workspace, self.control, self)
        self.desk = Desk(workspace, self.cameras.hands.refined, self)
        self.cameras.use_desk(self.desk)
        self.conduct = Conduct(workspace, self.control, self.desk, self.cameras, self)
        self.loops = LoopTimer(self)
        self.actions_ = RecordActions(self)
        self.posters = PosterShelf(workspace, self)
        self.queue = QueuePanel(QueuePictures(workspace, self.posters, self))
        self.stage = StageView(workspace, self.loops, self.actions_)
        self.takes = TakesPanel(workspace, self.loops)
        self.sessions = SessionsView()
        self.making = SessionMaking(workspace, self)
        self.keeping = SessionKeeping(workspace, self)
        self._refused = EmptyState("video", "", "")
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._follow_settings(workspace.settings)
        self._show_session()

    def activated(self) -> None:
        """Rescue what a crash left, then go on with the session or offer some."""
        self.loops.start()
        self.setFocus()
        self._is_front = True
        self.desk.rescue(self._begin, self._refuse)

    def show_item(self, item: str) -> None:
        """Open a session."""
        self.desk.open(SessionId(item))

    def refresh(self, changes: Changes) -> None:
        """Read the session again when something of it changed."""
        if changes.takes:
            self.posters.forget_missing()
        if self.desk.session is None:
            if changes.sessions or changes.takes:
                self._list_sessions()
        elif changes.sessions or changes.takes or changes.entries or changes.signers:
            self.desk.read_again()

    def left(self) -> None:
        """Let go of the camera; a recording that is under way becomes a take."""
        self._is_front = self._may_record = False
        self.loops.stop()
        self.cameras.close(releases=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Where every key is a pedal, do what comes next."""
        if not self.conduct.takes_key(event):
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        bench = QWidget()
        row = QHBoxLayout(bench)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for part, stretch in ((self.queue, 0), (self.stage, 1), (self.takes, 0)):
            if row.count():
                row.addWidget(_edge())
            row.addWidget(part, stretch)
        for view in (self.sessions, bench, self._refused):
            self._stack.addWidget(view)
        self._bench = bench
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _connect(self) -> None:
        self.workspace.preferences.changed.connect(self._follow_settings)
        self._connect_cameras()
        desk, stage = self.desk, self.stage
        desk.session_changed.connect(self._show_session)
        desk.prompt_changed.connect(self._show_prompt)
        desk.completed.connect(self._tell_completed)
        desk.refused.connect(self._end_session)
        self.sessions.continued.connect(lambda key: desk.open(SessionId(key)))
        self.sessions.new_wanted.connect(self.making.ask)
        self.sessions.rename_wanted.connect(self.keeping.ask_name)
        self.sessions.remove_wanted.connect(self.keeping.remove)
        self.making.made.connect(lambda key: desk.open(SessionId(key)))
        self.queue.chosen.connect(self.conduct.go_to)
        self.queue.pause_wanted.connect(self._put_away)
        self.takes.compare_wanted.connect(self._compare)
        stage.compare.closed.connect(self._compare)
        for view in (self.takes, stage.compare):
            view.use_wanted.connect(self.conduct.use)
            view.again_wanted.connect(self.conduct.set_aside)
            view.open_wanted.connect(lambda take: self.workspace.routes.go("sign", take.id))
        self.conduct.connect_actions(self.actions_)
        self.actions_.connect_all(
            (
                (self.actions_.compare, self._compare),
                (self.actions_.put_away, self._put_away),
            )
        )

    def _connect_cameras(self) -> None:
        cameras, stage, control = self.cameras, self.stage, self.control
        cameras.link.pictured.connect(stage.live.show_image)
        cameras.link.ticked.connect(self._show_moment)
        cameras.opened.connect(stage.show_camera)
        cameras.refused.connect(stage.show_no_camera)
        cameras.found.connect(stage.show_findings)
        cameras.seen.connect(stage.live.show_observation)
        cameras.measured.connect(stage.findings.show_camera)
        stage.live.resized.connect(cameras.link.picture.show_at)
        stage.try_again.clicked.connect(self._open_camera)
        stage.practise.clicked.connect(cameras.practise)
        stage.row.camera_menu.aboutToShow.connect(lambda: cameras.fill_menu(stage.row.camera_menu))
        control.changed.connect(self._show_stage)
        # Another program may have written that the signer agrees no more.
        control.begin_wanted.connect(lambda _: self.desk.read_again())

    def _begin(self) -> None:
        """Nothing is left to be rescued, and nobody else records here."""
        if self._is_front:
            self._may_record = True
            self._show_session()
            self._open_camera()

    def _refuse(self, error: KnownError) -> None:
        self._refused.say(error.what, f"{error.why} {error.fix}")
        self._stack.setCurrentWidget(self._refused)

    def _open_camera(self) -> None:
        if self._may_record and self.desk.session is not None:
            self.cameras.open(self.desk.session.dominance)

    def _open_camera_once(self, dominance: Hand) -> None:
        if self._may_record:
            self.cameras.open_unless_open(dominance)

    def _show_session(self) -> None:
        session = self.desk.session
        self.actions_.set_enabled(is_enabled=session is not None)
        if session is None:
            self._stack.setCurrentWidget(self.sessions)
            self._list_sessions()
            return
        self._stack.setCurrentWidget(self._bench)
        self.queue.show_session(session, self.desk.signer)
        self._show_prompt(is_new=False)

    def _show_prompt(self, *, is_new: bool = True) -> None:
        session, prompt = self.desk.session, self.desk.prompt
        if session is None or prompt is None:
            return
        if is_new:
            self.cameras.hands.is_paused = False
            self._open_camera_once(session.dominance)
        self.queue.show_position(prompt.position)
        self.stage.card.make_room(session.prompts)
        self.stage.card.show_prompt(prompt)
        self.takes.show_takes(session, prompt)
        if self.stage.is_comparing and (is_new or not prompt.takes):
            self.stage.leave_comparison()

    def _show_stage(self, stage: Stage) -> None:
        can_record = self.cameras.link.is_open and self.control.is_ready
        self.stage.row.show_stage(stage, can_record=can_record)
        if stage in (Stage.COUNTDOWN, Stage.RECORDING) and self.stage.is_comparing:
            self.stage.leave_comparison()
        self._show_moment()

    def _show_moment(self) -> None:
        self.control.tick(self.cameras.link.now)
        hands = self.cameras.hands
        self.stage.show_control(self.control)
        self.stage.live.show_zones(hands.zones, hands.choice)
        if self.stage.is_comparing:
            self.stage.compare.show_takes(self.takes.facts_here)

    def _compare(self) -> None:
        if self.stage.is_comparing:
            self.stage.leave_comparison()
        elif self.takes.facts_here and self.control.is_free:
            self.stage.compare.show_takes(self.takes.facts_here)
            self.stage.show_comparison()

    def _put_away(self) -> None:
        if self.stage.is_comparing:
            self.stage.leave_comparison()
            return
        self._close_session()

    def _end_session(self, error: KnownError) -> None:
        """Record no more: the session is gone, or its signer does not agree any more."""
        self.control.call_off()
        self._close_session()
        self.workspace.operations.tell(Notice.of_error(error))

    def _close_session(self) -> None:
        self.cameras.close(releases=False)
        self.desk.close()

    def _follow_settings(self, settings: Settings) -> None:
        recording = settings.recording
        self.loops.is_still = settings.reduced_motion
        self.stage.live.show_mirrored(recording.mirrored)
        self.actions_.mirror.setChecked(recording.mirrored)
        self.actions_.hands.setChecked(recording.hands_free)
        self.actions_.set_pedal(recording.pedal)
        if self.desk.session is not None:
            self.cameras.follow_settings(self.desk.session.dominance)

    def _list_sessions(self) -> None:
        lexicon = self.workspace.lexicon
        self.workspace.operations.read(
            self, lambda: list_sessions(lexicon), self.sessions.show_sessions, topic="sessions"
        )

    def _tell_completed(self) -> None:
        self.cameras.hands.is_paused = True
        words = self.tr("Every sign of this session is recorded or skipped.")
        self.workspace.operations.tell(Notice(NoticeKind.DONE, words))


def _edge() -> QFrame:
    edge = QFrame()
    edge.setProperty("line", "true")
    edge.setFixedWidth(1)
    return edge
