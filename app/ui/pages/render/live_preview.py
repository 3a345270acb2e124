"""Keeps the preview picture of the render page up to date with what is chosen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from app.ui.pages.render.render_requests import Performance, Standing, perform, preview_wish

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from app.studio.rendering import Picture
    from app.ui.bridge.workspace import Workspace
    from lexicon_db.records import Utterance

_WAIT_MILLISECONDS: Final = 150
#: Length of the longer side of a preview, pixels.
_SIDE: Final = 384
#: Work of a frame: something for the body, and something for each pixel; a preview prepares more.
_FRAME_WORK, _PIXEL_WORK, _PREVIEW_WORK = 0.16, 0.35e-6, 0.26


@dataclass(frozen=True)
class _Look:
    """Who signs, one or two to compare, and how it looks."""

    identities: tuple[str, ...]
    picture: Picture


class LivePreview(QObject):
    """Composes the chosen utterance and has one picture of it rendered after each change."""

    #: The chosen utterance is composed, or another one is being composed.
    utterance_changed = Signal()
    #: A preview is being made.
    began = Signal()
    #: A tuple with a `QImage` of each identity so far, in the order in which they were asked for.
    made = Signal(object)
    #: `KnownError` why there is none.
    failed = Signal(object)
    #: The `Standing` of a video like this.
    stands = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._performance: Performance | None = None
        self._look: _Look | None = None
        self._drawn: tuple[QImage, ...] = ()
        self._is_expecting = False
        self._pace: float | None = None
        self._pixels = 0
        self._is_cold = True
        self._process = workspace.previews
        self._process.made.connect(self._take_picture)
        self._process.failed.connect(self.failed)
        self._process.ended.connect(self._grow_cold)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_WAIT_MILLISECONDS)
        self._wait.timeout.connect(self._ask)

    def warm_up(self) -> None:
        """Prepare, so that the first picture comes sooner."""
        self._process.warm_up(self._workspace.settings)

    def show_utterance(self, utterance: Utterance | None) -> None:
        """Preview another utterance."""
        lexicon = self._workspace.lexicon
        self._performance = None
        self.utterance_changed.emit()
        if utterance is not None:
            self._workspace.operations.read(
                self,
                lambda: perform(lexicon, utterance),
                self._take_performance,
                failed=self.failed.emit,
                topic="performance",
            )

    def look_again(self) -> None:
        """Preview the same again: somebody may have approved it, or not any more."""
        self._begin()

    def show_look(self, identity: str, picture: Picture, *, beside: str = "") -> None:
        """Preview another identity or look; ``beside`` names a second identity to compare."""
        look = _Look((identity, beside) if beside else (identity,), picture)
        if look != self._look:
            if self._look is None or identity != self._look.identities[0]:
                self._is_cold = True
            self._look = look
            self._begin()

    def seconds(self) -> float | None:
        """How long the utterance is; None while it is not composed."""
        if self._performance is None:
            return None
        pts = self._performance.trajectory.pts
        return float(pts[-1] - pts[0])

    def time_needed(self, picture: Picture) -> float | None:
        """About how many seconds the render takes, from how long the preview took."""
        seconds = self.seconds()
        if seconds is None or self._pace is None:
            return None
        frames = max(1.0, seconds * picture.fps)
        return frames * self._pace * _work(picture.size[0] * picture.size[1], _FRAME_WORK)

    def _take_performance(self, performance: Performance) -> None:
        self._performance = performance
        self.utterance_changed.emit()
        self._begin()

    def _begin(self) -> None:
        if self._performance is not None and self._look is not None:
            self._drawn, self._is_expecting = (), False
            self.began.emit()
            self._wait.start()

    def _ask(self) -> None:
        performance, look, file = self._performance, self._look, self._process.file
        if performance is None or look is None:
            return
        scale = _SIDE / max(look.picture.size)
        width, height = (2 * max(1, round(side * scale / 2)) for side in look.picture.size)
        self._pixels = width * height
        small = replace(look.picture, size=(width, height))
        lexicon, identity = self._workspace.lexicon, look.identities[len(self._drawn)]
        self._workspace.operations.read(
            self,
            lambda: preview_wish(lexicon, performance, identity, file, small),
            lambda answer: self._take_wish(look, *answer),
            failed=self.failed.emit,
            topic="preview",
        )

    def _take_wish(self, look: _Look, wish: dict[str, Any], standing: Standing) -> None:
        if look is not self._look or self._wait.isActive():
            return
        if not self._drawn:
            self.stands.emit(standing)
        self._is_expecting = True
        self._process.ask(wish)

    def _grow_cold(self) -> None:
        self._wait.stop()
        self._is_cold = True

    def _take_picture(self, file: Path, seconds: float) -> None:
        picture = QImage(str(file))
        if picture.isNull() or not self._is_expecting or self._look is None:
            return
        self._is_expecting = False
        if self._is_cold:
            # The time of the first one says nothing: it went into preparing. Look again.
            self._is_cold = False
            self.made.emit((picture,))
            self._ask()
            return
        if not self._drawn:
            self._pace = seconds / _work(self._pixels, _PREVIEW_WORK)
        self._drawn = (*self._drawn, picture)
        self.made.emit(self._drawn)
        if len(self._drawn) < len(self._look.identities):
            self._ask()


def _work(pixels: int, fixed: float) -> float:
    return fixed + _PIXEL_WORK * pixels
