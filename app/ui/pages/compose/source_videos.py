"""The recordings of the signs at the playhead, in step with the figure that signs them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.motion.memory import Memory
from app.studio.sign_sources import SignSource, sign_sources
from app.ui.metrics import Space
from app.ui.page_action import page_action
from app.ui.playback.transport_bar import ActionButton
from app.ui.video.video_view import VideoView

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from app.motion.trajectory import Trajectory
    from app.ui.bridge.workspace import Workspace
    from app.ui.pages.compose.composer import Composer
    from app.ui.pages.page import Page
    from app.ui.playback.playback import Playback
    from app.ui.viewport.view_options import ViewOptions
    from app.ui.viewport.viewport_panel import ViewportPanel

_WIDTH: Final = 216


class SourceVideos(QWidget):
    """Two small pictures: the sign at the playhead, and the one that follows it.

    Args:
        workspace: Where recordings are.
        composer: Who makes the utterance.
        playback: The clock.

    Attributes:
        views: The pictures.
    """

    def __init__(self, workspace: Workspace, composer: Composer, playback: Playback) -> None:
        super().__init__()
        self._workspace = workspace
        self._composer = composer
        self._playback = playback
        self._made: Trajectory | None = None
        self._memory = Memory()
        self._sources: dict[int, SignSource] = {}
        self._shown: list[SignSource | None] = [None, None]
        self._action: QAction | None = None
        self.views = (VideoView(), VideoView())
        names = (self.tr("Recording of this sign"), self.tr("Recording of the next sign"))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.HAIR, 0, 0, 0)
        column.setSpacing(Space.HAIR)
        for view, name in zip(self.views, names, strict=True):
            view.setAccessibleName(name)
            view.setMinimumHeight(90)
            column.addWidget(view, 1)
        self.setFixedWidth(_WIDTH)
        self.hide()
        composer.composed.connect(self._follow)
        composer.failed.connect(lambda _: self._clear())
        playback.moved.connect(self.show_frame)

    def add_action(self, page: Page, panel: ViewportPanel) -> None:
        """Let a key of a page, and a button beside its view, show and hide the recordings."""
        words = self.tr("Recordings beside the figure")
        self._action = page_action(
            page, words, "columns", "W", lambda: self.set_open(not self.isVisible())
        )
        self._action.setCheckable(True)
        panel.add_button(ActionButton(self._action))
        panel.viewport.options_changed.connect(self._mirror)

    def set_open(self, is_open: bool) -> None:
        """Show the recordings, or let go of them."""
        self.setVisible(is_open)
        if self._action is not None:
            self._action.setChecked(is_open)
        if is_open and self._composer.made is not None:
            self._follow(self._composer.made)
        elif not is_open:
            self._clear()

    def show_frame(self, frame: int) -> None:
        """Show what belongs to a frame of the utterance."""
        made = self._made
        if made is None or not self._sources or frame >= len(made.slot):
            return
        slot, seconds = int(made.slot[frame]), float(made.pts[frame])
        for place, (view, number) in enumerate(zip(self.views, (slot, slot + 1), strict=True)):
            source = self._sources.get(number)
            self._show_source(place, source)
            if source is not None and source.video is not None:
                view.show_at(source.moment_at(seconds, frame))

    def _mirror(self, options: ViewOptions) -> None:
        """Exchange left and right as in the view of the figure."""
        for view in self.views:
            view.set_mirrored(options.mirrored)

    def _show_source(self, place: int, source: SignSource | None) -> None:
        if source is self._shown[place]:
            return
        self._shown[place], view = source, self.views[place]
        if source is None:
            view.open(None)
            view.set_caption("")
            view.say(self.tr("No sign follows."))
            return
        view.set_caption(source.span.label)
        if source.video is None:
            words = self.tr("{sign} came as motion, without a recording.")
            view.say(words.format(sign=source.span.label))
        view.open(source.video, start=source.start, end=source.end)

    def _follow(self, made: Trajectory) -> None:
        if not self.isVisible() or not len(made.pts):
            return
        lexicon, slots, memory = self._workspace.lexicon, self._composer.draft.slots, self._memory

        def show(sources: tuple[SignSource, ...]) -> None:
            self._made = made
            self._sources = {source.span.slot: source for source in sources}
            self.show_frame(self._playback.index)

        if len(slots) == len(made.spans):
            self._workspace.operations.read(
                self, lambda: sign_sources(lexicon, slots, made, memory), show, topic="sources"
            )

    def _clear(self) -> None:
        self._made, self._sources, self._shown = None, {}, [None, None]
        for view in self.views:
            view.open(None)
            view.set_caption("")
