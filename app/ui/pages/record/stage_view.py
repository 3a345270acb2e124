"""The middle of the page: the prompt, the live picture, what live help says, the buttons."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.ui.icons import dress
from app.ui.metrics import Space
from app.ui.pages.record.compare_view import CompareView
from app.ui.pages.record.control_row import ControlRow
from app.ui.pages.record.finding_looks import finding_icon, finding_word, is_mild, most_urgent
from app.ui.pages.record.findings_bar import FindingsBar
from app.ui.pages.record.live_view import LiveView
from app.ui.pages.record.prompt_card import PromptCard
from app.ui.pages.record.rim import RimState
from app.ui.pages.record.take_control import Stage
from app.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from collections.abc import Collection

    from app.assistance.observation import Finding
    from app.ui.bridge.workspace import Workspace
    from app.ui.pages.record.loops import LoopTimer
    from app.ui.pages.record.record_actions import RecordActions
    from app.ui.pages.record.take_control import TakeControl
    from lexicon_db.errors import KnownError


class StageView(QWidget):
    """Shows the camera, or takes side by side, or why there is no camera."""

    def __init__(
        self,
        workspace: Workspace,
        loops: LoopTimer,
        actions: RecordActions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.card = PromptCard(workspace, loops)
        self.live = LiveView()
        self.compare = CompareView(loops)
        self.no_camera = EmptyState(
            "camera-off", self.tr("No camera"), self.tr("The camera is being opened.")
        )
        self.try_again = QPushButton(self.tr("Try again"))
        self.practise = QPushButton(self.tr("Use the practice camera"))
        dress(self.try_again, "refresh-cw")
        dress(self.practise, "clapperboard")
        for button in (self.try_again, self.practise):
            self.no_camera.add_button(button)
        self.findings = FindingsBar()
        self.row = ControlRow(actions)
        self._findings: list[Finding] = []
        self._behind: QWidget = self.live
        self._stack = QStackedWidget()
        for view in (self.live, self.compare, self.no_camera):
            self._stack.addWidget(view)
        self._lay_out()

    @property
    def is_comparing(self) -> bool:
        """Whether takes are seen instead of the camera."""
        return self._stack.currentWidget() is self.compare

    def show_camera(self) -> None:
        """Show the live picture: there is a camera."""
        self._behind = self.live
        self.findings.show()
        self._stack.setCurrentWidget(self.live)

    def show_comparison(self) -> None:
        """Show takes side by side."""
        self._stack.setCurrentWidget(self.compare)

    def leave_comparison(self) -> None:
        """Show what was there before."""
        self._stack.setCurrentWidget(self._behind)

    def show_no_camera(self, error: KnownError) -> None:
        """Say why there is no camera."""
        self.live.show_image(None)
        self.no_camera.say(error.what, f"{error.why} {error.fix}")
        self._behind = self.no_camera
        self.findings.hide()
        self._stack.setCurrentWidget(self.no_camera)

    def show_findings(self, findings: Collection[Finding] | None) -> None:
        """Show what live help says; None while it says nothing yet."""
        self._findings = most_urgent(findings or ())
        self.findings.show_findings(findings)

    def show_control(self, control: TakeControl) -> None:
        """Show where the recording stands."""
        urgent = next((each for each in self._findings if not is_mild(each)), None)
        is_idle = control.stage in (Stage.REST, Stage.COUNTDOWN)
        trouble, message = "", ""
        if control.error is not None:
            trouble, message = "triangle-alert", str(control.error)
        elif urgent is not None and is_idle and control.is_ready:
            trouble, message = finding_icon(urgent), finding_word(urgent)
        self.live.show_state(
            RimState(
                stage=control.stage,
                share=round(control.countdown_share, 3),
                number=math.ceil(control.countdown_left),
                seconds=round(control.recorded, 1),
                trouble=trouble,
                message=message,
                is_unsure=control.is_unsure,
                is_ready=control.is_ready,
            )
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.MEDIUM, Space.MEDIUM)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.card)
        column.addWidget(self._stack, 1)
        column.addWidget(self.findings)
        column.addWidget(self.row)
