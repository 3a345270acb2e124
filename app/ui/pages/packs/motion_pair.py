"""Their motion of a sign beside mine, played in step; nothing has to be imported for that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.studio.packing import motion_in_pack
from app.ui.metrics import Space
from app.ui.pages.figure_loading import FigureLoading
from app.ui.playback.frame_times import FrameTimes
from app.ui.playback.playback import Playback
from app.ui.playback.playback_timer import PlaybackTimer
from app.ui.playback.transport_actions import TransportActions
from app.ui.playback.transport_bar import TransportBar
from app.ui.viewport.figure import FigureMotion
from app.ui.viewport.viewport_panel import ViewportPanel
from app.ui.widgets.labels import label
from lexicon_db.entries import find_entry, get_entry
from lexicon_db.records import EntryId
from lexicon_db.tracks import MotionTrack
from lexicon_db.trackstore import latest_track

if TYPE_CHECKING:
    from pathlib import Path

    from app.studio.packing import PackedSign
    from app.ui.bridge.workspace import Workspace
    from lexicon_db.errors import KnownError
    from lexicon_db.packs.merging import EntryMerge
    from lexicon_db.records import Entry
    from lexicon_db.store import Lexicon
    from lexicon_db.tracks import Times

#: Two moments nearer than this are the same, after they went through a file.
_SAME: Final = 1e-6
_NO_TIMES: Final = np.zeros(0)


@dataclass(frozen=True, eq=False)
class MotionPair:
    """What is played.

    Attributes:
        theirs: The motion in the pack; None where there is none.
        mine: The motion in the lexicon; None where there is none.
    """

    theirs: MotionTrack | None
    mine: MotionTrack | None


class MotionPairView(QWidget):
    """Two figures in one view, with the transport below."""

    def __init__(self, workspace: Workspace, host: QWidget) -> None:
        super().__init__()
        self._workspace = workspace
        self.playback = Playback()
        self._timer = PlaybackTimer(self.playback, self)
        self.view = ViewportPanel(host)
        self._pair = MotionPair(None, None)
        self.playback.moved.connect(self.view.viewport.show_frame)
        self._captions = [label("", "strong"), label("", "strong")]
        captions = QWidget()
        captions.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        halves = QHBoxLayout(captions)
        halves.setContentsMargins(0, 0, 0, Space.SMALL)
        self._plates = [_plate(caption) for caption in self._captions]
        for plate in self._plates:
            halves.addStretch(1)
            halves.addWidget(plate)
            halves.addStretch(1)
        picture = QGridLayout()
        picture.setContentsMargins(0, 0, 0, 0)
        picture.addWidget(self.view, 0, 0)
        picture.addWidget(captions, 0, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(picture, 1)
        column.addWidget(TransportBar(self.playback, TransportActions(self.playback, host)))
        self._figure: FigureLoading | None = None
        self.view.viewport.options_changed.connect(lambda _: self._place())

    @property
    def captions(self) -> tuple[str, ...]:
        """Who is seen, from left to right."""
        return tuple(one.text() for one in self._captions if one.text())

    def show_sign(self, file: Path, sign: PackedSign | None, merge: EntryMerge | None) -> None:
        """Show a sign of a pack beside the one of the lexicon that it meets."""
        if sign is None:
            self._clear()
            return
        if self._figure is None:
            self._figure = FigureLoading(self._workspace, self.view.viewport)
        lexicon = self._workspace.lexicon
        self._workspace.operations.read(
            self,
            lambda: read_pair(lexicon, file, sign, merge),
            self._show,
            failed=self._refuse,
            topic="motions",
        )

    def stop(self) -> None:
        """Stop playing."""
        self.playback.pause()

    def _refuse(self, error: KnownError) -> None:
        self._clear()
        self.view.viewport.say(f"{error.what} {error.why}")

    def _clear(self) -> None:
        for caption, plate in zip(self._captions, self._plates, strict=True):
            caption.setText("")
            plate.hide()
        self._pair = MotionPair(None, None)
        self._place()
        self.playback.load(None)

    def _show(self, pair: MotionPair) -> None:
        named = ((pair.mine, self.tr("Mine")), (pair.theirs, self.tr("In the pack")))
        shown = [(track, name) for track, name in named if track is not None]
        if not shown:
            self._clear()
            self.view.viewport.say(self.tr("This sign has no motion in the pack."))
            return
        names = [*(name for _, name in shown), ""]
        for caption, plate, name in zip(self._captions, self._plates, names, strict=False):
            caption.setText(name)
            plate.setVisible(bool(name))
        self._pair = pair
        pts = self._place()
        self.playback.load(FrameTimes(pts))
        self.playback.set_looping(True)
        self.playback.play()

    def _place(self) -> Times:
        """Stand the figures above their names."""
        tracks = [track for track in (self._pair.mine, self._pair.theirs) if track is not None]
        pts = max((track.pts - track.pts[0] for track in tracks), key=_length, default=_NO_TIMES)
        motions = [_in_step(track, pts) for track in tracks]
        if not self.view.viewport.options.mirrored:
            # Figures stand from the right of the picture to its left, unless it is mirrored.
            motions.reverse()
        self.view.viewport.show_motions(motions, frame=self.playback.index)
        return pts


def _length(pts: Times) -> float:
    return float(pts[-1])


def _plate(caption: QLabel) -> QFrame:
    plate = QFrame()
    plate.setProperty("surface", "card")
    row = QHBoxLayout(plate)
    row.setContentsMargins(Space.MEDIUM, Space.TIGHT, Space.MEDIUM, Space.TIGHT)
    row.addWidget(caption)
    plate.hide()
    return plate


def read_pair(
    lexicon: Lexicon, file: Path, sign: PackedSign, merge: EntryMerge | None
) -> MotionPair:
    """The motion of a sign of a pack, and of the sign that it meets in the lexicon.

    Raises:
        KnownError: If the pack was tampered with.
    """
    best = sign.best_take
    theirs = None if best is None else motion_in_pack(file, best)
    entry: Entry | None = None
    if merge is not None and merge.mine is not None:
        entry = get_entry(lexicon, EntryId(merge.mine))
    elif merge is not None:
        entry = find_entry(lexicon, sign.gloss)
    mine = None
    if entry is not None and entry.active_take is not None:
        mine = latest_track(lexicon, entry.active_take, MotionTrack)
    return MotionPair(_moving(theirs), _moving(mine))


def _moving(track: MotionTrack | None) -> MotionTrack | None:
    return track if track is not None and len(track.pts) else None


def _in_step(track: MotionTrack, pts: Times) -> FigureMotion:
    """The frames of a motion at the times of the longer one; it waits at its end."""
    frames = np.searchsorted(track.pts - track.pts[0], pts + _SAME, side="right") - 1
    frames = np.clip(frames, 0, len(track.pts) - 1)
    return FigureMotion(track.rotations[frames], track.face[frames])
