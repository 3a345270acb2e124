"""The clock of a page: which frame is shown now, and how that goes on. Knows no window."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.core.events import Event

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.ui.playback.frame_times import FrameTimes

#: Speeds that are offered, slowest first.
SPEEDS: Final = (0.25, 0.5, 1.0, 2.0)


@dataclass(frozen=True)
class FrameRange:
    """Frames ``first`` to ``last``, both included."""

    first: int
    last: int


class Playback:
    """Plays, steps and seeks through the frames of one motion.

    While it plays, the shown frame follows from the time that has passed since a moment at which
    time and frame were known. So frames are left out when showing them takes too long, and no
    error adds up.

    Attributes:
        moved: Tells the index whenever another frame is to be shown.
        changed: Tells that play, speed, loop, range or the frames changed.
    """

    def __init__(self, now: Callable[[], float] = time.perf_counter) -> None:
        self.moved: Event[int] = Event()
        self.changed: Event[None] = Event()
        self._now = now
        self._times: FrameTimes | None = None
        self._index = 0
        self._playing = False
        self._speed = 1.0
        self._looping = False
        self._range: FrameRange | None = None
        self._known_at = 0.0
        self._known_seconds = 0.0

    @property
    def times(self) -> FrameTimes | None:
        """The frames, or None while there is nothing to show."""
        return self._times

    @property
    def index(self) -> int:
        """The shown frame."""
        return self._index

    @property
    def seconds(self) -> float:
        """The time of the shown frame, counted from the first frame."""
        if self._times is None:
            return 0.0
        return self._times.shown_from(self._index) - self._times.start

    @property
    def is_playing(self) -> bool:
        """Whether time goes on by itself."""
        return self._playing

    @property
    def speed(self) -> float:
        """Seconds of motion per second."""
        return self._speed

    @property
    def is_looping(self) -> bool:
        """Whether playing starts again at the end."""
        return self._looping

    @property
    def range(self) -> FrameRange | None:
        """The marked frames, which playing stays within; None is all frames."""
        return self._range

    @property
    def bounds(self) -> FrameRange:
        """The frames that playing stays within."""
        return self._range or FrameRange(0, max(0, self.frame_count - 1))

    @property
    def frame_count(self) -> int:
        """Number of frames."""
        return 0 if self._times is None else len(self._times)

    def load(self, times: FrameTimes | None, *, index: int = 0) -> None:
        """Show other frames, beginning at ``index``; marks are forgotten, play goes on.

        Playing goes on because an edited utterance must not fall silent under the editor's hand.
        """
        self._times = times
        self._range = None
        self._playing = self._playing and times is not None
        self._show(min(max(index, 0), max(0, self.frame_count - 1)), always=True)
        self._keep_time()
        self.changed.emit(None)

    def play(self) -> None:
        """Go on from the shown frame, or from the start where the end is reached."""
        if self._times is None or self._playing:
            return
        bounds = self.bounds
        if not bounds.first <= self._index < bounds.last:
            self._show(bounds.first)
        self._playing = True
        self._keep_time()
        self.changed.emit(None)

    def pause(self) -> None:
        """Stay at the shown frame."""
        if self._playing:
            self._playing = False
            self.changed.emit(None)

    def toggle(self) -> None:
        """Play, or pause."""
        if self._playing:
            self.pause()
        else:
            self.play()

    def seek(self, index: int) -> None:
        """Show a frame; playing goes on from there."""
        if self._times is not None:
            self._show(min(max(index, 0), self.frame_count - 1))
            self._keep_time()

    def seek_seconds(self, seconds: float) -> None:
        """Show the frame that stands at a time, counted from the first frame."""
        if self._times is not None:
            self.seek(self._times.index_at(self._times.start + seconds))

    def step(self, frames: int) -> None:
        """Pause and go some frames on (or back, if negative)."""
        self.pause()
        self.seek(self._index + frames)

    def set_speed(self, speed: float) -> None:
        """Choose the seconds of motion per second."""
        self._known_seconds, self._known_at = self._moment(), self._now()
        self._speed = speed
        self.changed.emit(None)

    def set_looping(self, looping: bool) -> None:
        """Choose whether playing starts again at the end."""
        self._looping = looping
        self.changed.emit(None)

    def mark_start(self) -> None:
        """Let playing begin at the shown frame."""
        last = self._range.last if self._range else self.frame_count - 1
        self.set_range(FrameRange(self._index, max(last, self._index)))

    def mark_end(self) -> None:
        """Let playing end with the shown frame."""
        first = self._range.first if self._range else 0
        self.set_range(FrameRange(min(first, self._index), self._index))

    def set_range(self, marked: FrameRange | None) -> None:
        """Let playing stay within some frames; None is all."""
        if marked is not None:
            last = max(0, self.frame_count - 1)
            marked = FrameRange(min(max(marked.first, 0), last), min(max(marked.last, 0), last))
        self._range = marked
        self.changed.emit(None)

    def tick(self) -> None:
        """Show the frame of this moment; to be called often while playing."""
        if not self._playing or self._times is None:
            return
        bounds = self.bounds
        start = self._times.shown_from(bounds.first)
        end = self._times.shown_until(bounds.last)
        seconds = self._moment()
        if seconds >= end and not self._looping:
            self._show(bounds.last)
            self.pause()
            return
        if seconds >= end:
            seconds = start + (seconds - end) % (end - start)
            self._known_at, self._known_seconds = self._now(), seconds
        self._show(self._times.index_at(seconds))

    def seconds_to_next(self) -> float | None:
        """Seconds of real time until another frame is due; None while nothing plays."""
        if not self._playing or self._times is None:
            return None
        wait = self._times.shown_until(self._index) - self._moment()
        return max(0.0, wait / self._speed)

    def _moment(self) -> float:
        return self._known_seconds + (self._now() - self._known_at) * self._speed

    def _keep_time(self) -> None:
        self._known_at = self._now()
        self._known_seconds = self._times.shown_from(self._index) if self._times else 0.0

    def _show(self, index: int, *, always: bool = False) -> None:
        if index != self._index or always:
            self._index = index
            self.moved.emit(index)
