"""Records what a camera delivers, in a process of its own, so that nothing here ever waits."""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.capture.encoding_process import EncodingProcess
from app.capture.frame_pace import FramePace
from app.capture.frame_ring import RingFrame
from app.capture.recording_messages import (
    Begin,
    Finish,
    Finished,
    FromEncoder,
    RecorderEvent,
    Rescue,
    Started,
    Told,
    Trouble,
    Wishes,
)
from app.capture.recording_names import key_of, new_recorder
from lexicon_db.errors import KnownError

if TYPE_CHECKING:
    from app.capture.camera import CameraFrame, CameraInfo

_log: Final = logging.getLogger(__name__)

#: Bytes that have to be free on the disk: enough to finish what is under way, and for the system.
LEAST_FREE: Final = 500_000_000
#: The ring holds this many seconds of pictures of two bytes per pixel: as long may the disk or
#: other programs hold the encoder up.
_RING_SECONDS: Final = 1.5
_SMALLEST_RING: Final = 64 * 2**20
_LARGEST_RING: Final = 320 * 2**20
#: A process that dies again and again this soon after its start is not started any more.
_SHORT_LIFE: Final = 5.0
_MOST_SHORT_LIVES: Final = 3


@dataclass(frozen=True)
class Counts:
    """What has come of the camera's frames so far.

    Attributes:
        frames: Frames that were delivered.
        lost_by_camera: Frames that the camera did not deliver, by their times.
        lost_by_us: Delivered frames that found no room, because the encoder was held up.
        late: Frames that came late; their times are true nevertheless.
        fps: True frame rate over the last seconds; 0 while unknown.
    """

    frames: int = 0
    lost_by_camera: int = 0
    lost_by_us: int = 0
    late: int = 0
    fps: float = 0.0


@dataclass
class _Open:
    """What is known of a recording under way.

    Attributes:
        counts: Those when it began.
        start: Time of its first frame on the camera's clock, once that is known.
    """

    counts: Counts
    start: float


class Recorder:
    """Encodes every frame all the time and writes recordings, which may overlap.

    ``feed`` may be called on the camera's thread, all else on another one.

    Args:
        folder: Where recordings are written; must be there.
        info: Of the camera.
        before: Seconds that a recording begins before the time that is asked for; up to half a
            second more, as it begins with a frame at which decoding can start.
        least_free: Bytes on the disk below which nothing is recorded.
    """

    def __init__(
        self,
        folder: Path,
        info: CameraInfo,
        *,
        before: float = 0.5,
        least_free: int = LEAST_FREE,
    ) -> None:
        self._wishes = Wishes(folder, new_recorder(), info.fps, before, least_free)
        wanted = int(_RING_SECONDS * info.fps * info.width * info.height * 2)
        self._ring_bytes = min(max(wanted, _SMALLEST_RING), _LARGEST_RING)
        self._process: EncodingProcess | None = EncodingProcess(self._wishes, self._ring_bytes)
        self._born = time.monotonic()
        self._short_lives = 0
        self._lock = threading.Lock()
        self._pace = FramePace(info.fps)
        self._counts = Counts()
        #: The counts at the last frame that found room.
        self._counts_then = Counts()
        self._number = 0
        self._open: dict[str, _Open] = {}
        self._events: list[RecorderEvent] = []

    @property
    def counts(self) -> Counts:
        """What has come of the camera's frames since the recorder was made."""
        return self._counts

    @property
    def is_ready(self) -> bool:
        """Whether frames are encoded, and kept for recordings that begin in the past.

        The process takes about a second to start. A recording may begin before; it loses frames
        where that takes much longer.
        """
        return self._process is not None and self._process.is_ready

    def feed(self, frame: CameraFrame) -> None:
        """Take a frame; never waits for the encoder."""
        with self._lock:
            fate = self._pace.update(frame.pts, time.monotonic())
            counts = replace(
                self._counts,
                frames=self._counts.frames + 1,
                lost_by_camera=self._counts.lost_by_camera + fate.lost_by_camera,
                late=self._counts.late + fate.is_late,
                fps=self._pace.fps,
            )
            then = self._counts_then
            ring_frame = RingFrame(
                frame,
                lost_by_camera=counts.lost_by_camera - then.lost_by_camera,
                lost_by_us=counts.lost_by_us - then.lost_by_us,
                is_late=counts.late > then.late,
            )
            if self._is_needless or self._put(ring_frame):
                self._counts_then = counts
            else:
                counts = replace(counts, lost_by_us=counts.lost_by_us + 1)
            self._counts = counts

    def begin(self, pts: float) -> str:
        """Begin a recording.

        Args:
            pts: Time on the camera's clock, now or up to five seconds ago; the recording reaches
                back from there as far as the recorder was told to, if the camera ran then.

        Returns:
            Its key, by which events name it.
        """
        with self._lock:
            self._number += 1
            key = key_of(self._wishes.name, self._number)
            self._open[key] = _Open(self._counts, pts)
            if self._process is not None:
                self._process.send(Begin(key, pts))
            else:
                self._give_up(key)
        return key

    def finish(self, key: str, pts: float) -> None:
        """End a recording with the last frame up to ``pts``, which may be some seconds ahead.

        Frames after ``pts`` that are written already stay.
        """
        with self._lock:
            if self._process is not None:
                self._process.send(Finish(key, pts))

    def poll(self) -> list[RecorderEvent]:
        """What has happened since the last call; never waits. To be called often."""
        with self._lock:
            if self._process is not None:
                self._hear(self._process.messages())
                if not self._process.is_alive:
                    self._hear(self._process.messages())
                    self._replace(self._process)
            events, self._events = self._events, []
        return events

    def shut_down(self) -> None:
        """Finish all recordings and end; ``poll`` then tells what became of them."""
        with self._lock:
            if self._process is not None:
                self._hear(self._process.finish())
                self._process = None
            for key in list(self._open):
                self._give_up(key)

    @property
    def _is_needless(self) -> bool:
        """Whether frames need not be encoded: nothing is recorded, nobody could yet."""
        return self._process is not None and not (self._process.is_ready or self._open)

    def _put(self, frame: RingFrame) -> bool:
        return self._process is not None and self._process.put(frame)

    def _hear(self, messages: list[FromEncoder]) -> None:
        for message in messages:
            match message:
                case Started(key, start) if key in self._open:
                    self._open[key].start = start
                case Finished(key=key) | Told(key=key):
                    self._open.pop(key, None)
            if isinstance(message, Told):
                error = KnownError(message.what, message.why, message.fix)
                self._events.append(Trouble(error, message.key))
            else:
                self._events.append(message)

    def _replace(self, dead: EncodingProcess) -> None:
        """The process died: keep what it has written, and go on with a new one."""
        self._process = None
        _log.warning("The encoding process ended with status %s", dead.end())
        counts = self._counts
        self._counts = replace(counts, lost_by_us=counts.lost_by_us + dead.frames_left)
        is_short = time.monotonic() - self._born < _SHORT_LIFE
        self._short_lives = self._short_lives + 1 if is_short else 0
        self._events.append(
            Trouble(
                KnownError(
                    "Recording was interrupted.",
                    "The process that encodes the video ended unexpectedly.",
                    "Record again; what was recorded up to then is kept.",
                )
            )
        )
        if self._short_lives >= _MOST_SHORT_LIVES:
            for key in list(self._open):
                self._give_up(key)
            return
        self._process = EncodingProcess(self._wishes, self._ring_bytes)
        self._born = time.monotonic()
        for key, known in self._open.items():
            now, then = self._counts, known.counts
            self._process.send(
                Rescue(
                    key,
                    known.start,
                    now.lost_by_camera - then.lost_by_camera,
                    now.lost_by_us - then.lost_by_us,
                    now.late - then.late,
                )
            )

    def _give_up(self, key: str) -> None:
        """There is no process that could record."""
        self._open.pop(key, None)
        why = "The process that records does not run."
        fix = "Close the camera and open it again; what is on the disk is found at the next start."
        self._events.append(Trouble(KnownError("The recording was not finished.", why, fix), key))
