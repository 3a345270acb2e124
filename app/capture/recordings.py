"""The recordings of one encoding process: frames come in, files come out."""

from __future__ import annotations

import math
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from app.capture.encoder import Encoder
from app.capture.kept_frames import KeptFrames
from app.capture.recording import Ending, KeptFrame, Recording
from app.capture.recording_messages import Started, Told
from lexicon_db.errors import KnownError
from lexicon_db.files import disk_trouble

if TYPE_CHECKING:
    from app.capture.frame_ring import RingFrame
    from app.capture.recording_messages import FromEncoder, Wishes

_NOT_RECORDED: Final = "Nothing was recorded."
_ENDED: Final = "The recording was ended early; what was recorded up to then is kept."
#: A recording may begin this many seconds before it is asked for, as whoever asks looks at the
#: frames first and needs time for it.
_LATEST_WISH: Final = 5.0
#: A recording that should end later waits this long for frames that do not come.
_PATIENCE: Final = 1.0
_SECONDS_BETWEEN_LOOKS: Final = 1.0
#: Times may be a little out of order; a camera whose clock jumps back further was started anew.
_DISORDER: Final = 0.5


class Recordings:
    """Encodes what comes, keeps the last seconds, writes recordings.

    Args:
        wishes: What the recorder wishes.
        tell: Takes what becomes of recordings.
    """

    def __init__(self, wishes: Wishes, tell: Callable[[FromEncoder], None]) -> None:
        self._wishes = wishes
        self._tell = tell
        self._encoder: Encoder | None = None
        self._kept = KeptFrames(wishes.before + _LATEST_WISH)
        #: Recordings that wait for their first frame are not among those that run.
        self._endings: dict[str, Ending] = {}
        self._running: dict[str, Recording] = {}
        self._last = -math.inf
        self._disk_seen = -math.inf
        self._is_full = False

    def add(self, frame: RingFrame) -> None:
        """Encode a frame and write it where it belongs."""
        encoder = self._encoder_for(frame)
        encoded = encoder.encode(frame.frame)
        if encoded is None:
            return
        self._last = frame.frame.pts
        kept = KeptFrame(encoded, frame.lost_by_camera, frame.lost_by_us, frame.is_late)
        self._kept.add(kept)
        for key, ending in list(self._endings.items()):
            if self._last > ending.pts:
                self._finish(key)
            else:
                self._write(key, [kept])

    def begin(self, key: str, pts: float) -> None:
        """Begin a recording with the frames from ``before`` seconds before ``pts`` on."""
        self._look_at_disk()
        if self._is_full:
            self._refuse(self._fullness(_NOT_RECORDED), key)
            return
        self._endings[key] = Ending()
        self._write(key, self._kept.since(pts - self._wishes.before))

    def finish(self, key: str, pts: float) -> None:
        """End a recording with its last frame up to ``pts``, which may still be to come."""
        if key not in self._endings:
            return
        self._endings[key] = Ending(pts, time.monotonic() + _PATIENCE)
        if key in self._running and self._running[key].reaches(pts):
            self._finish(key)

    def attend(self) -> None:
        """Look after what does not depend on frames; to be called several times per second."""
        self._look_at_disk()
        if self._is_full:
            self.finish_all(self._fullness(_ENDED))
        now = time.monotonic()
        for key, ending in list(self._endings.items()):
            if now > ending.deadline:
                self._finish(key)

    def finish_all(self, reason: KnownError | None = None) -> None:
        """Finish what is under way; before its time, where there is a reason."""
        if self._endings and reason is not None:
            self._refuse(reason)
        for key in list(self._endings):
            self._finish(key, is_whole=reason is None)

    def _encoder_for(self, frame: RingFrame) -> Encoder:
        """The encoder; a new one where this frame cannot follow those before in one file."""
        picture = frame.frame
        if self._encoder is not None:
            why = ""
            if self._last - picture.pts > _DISORDER:
                why = "The camera was started anew."
            elif not self._encoder.suits(picture):
                why = "The camera changed the size or the kind of its pictures."
            if not why:
                return self._encoder
            self.finish_all(KnownError(_ENDED, why, "Record again."))
            self._kept.clear()
            self._encoder.close()
        self._encoder = Encoder(picture, self._wishes.fps)
        return self._encoder

    def _write(self, key: str, frames: list[KeptFrame]) -> None:
        try:
            if key not in self._running and frames and self._encoder is not None:
                first, *frames = frames
                recording = Recording(self._wishes.folder, key, self._encoder.stream, first)
                self._running[key] = recording
                self._tell(Started(key, recording.start))
            for frame in frames:
                self._running[key].write(frame)
        except OSError as error:
            self._give_up(key, error)

    def _finish(self, key: str, *, is_whole: bool = True) -> None:
        del self._endings[key]
        recording = self._running.get(key)
        if recording is None:
            no_picture = "The camera gave no picture."
            self._refuse(KnownError(_NOT_RECORDED, no_picture, "Look whether it is on."), key)
            return
        try:
            finished = recording.finish(is_whole=is_whole)
        except OSError as error:
            self._give_up(key, error)
        else:
            del self._running[key]
            self._tell(finished)

    def _give_up(self, key: str, error: OSError) -> None:
        """The disk refuses: what it holds already is completed when it takes files again."""
        self._endings.pop(key, None)
        recording = self._running.pop(key, None)
        if recording is not None:
            recording.give_up()
        self._refuse(disk_trouble(error, "The recording was ended early."), key)

    def _look_at_disk(self) -> None:
        now = time.monotonic()
        if now - self._disk_seen >= _SECONDS_BETWEEN_LOOKS:
            self._disk_seen = now
            with suppress(OSError):  # A disk that is gone refuses the next write, and that is told.
                free = shutil.disk_usage(self._wishes.folder).free
                self._is_full = free < self._wishes.least_free

    def _fullness(self, what: str) -> KnownError:
        return KnownError(
            what,
            f"Less than {self._wishes.least_free / 1e6:.0f} MB are free on the disk.",
            "Free some space, then record again.",
        )

    def _refuse(self, error: KnownError, key: str = "") -> None:
        self._tell(Told(error.what, error.why, error.fix, key))
