"""A recording on disk while it is made: whole up to the last moments, whatever happens."""

from __future__ import annotations

import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.capture.encoder import TICKS
from app.capture.recording_names import finished_file, unfinished_file
from lexicon_db.files import sync

if TYPE_CHECKING:
    from fractions import Fraction

    from av.video.stream import VideoStream

    from app.capture.encoder import Encoded

#: While it is made, the file is a chain of fragments, each readable once it is there; at the end
#: an index of all frames makes it an ordinary MP4 file, which every program reads.
_OPTIONS: Final = {
    "movflags": "hybrid_fragmented+default_base_moof",
    "frag_duration": "100000",
    "flush_packets": "1",
}
_SECONDS_BETWEEN_SYNCS: Final = 0.25


class RecordingFile:
    """One recording; its times count from its first frame.

    Args:
        folder: Where; must be there.
        key: Name of the file, without an ending.
        stream: Of the encoder.

    Raises:
        OSError: If the disk refuses.
    """

    def __init__(self, folder: Path, key: str, stream: VideoStream) -> None:
        import av

        self._path = unfinished_file(folder, key)
        self._finished = finished_file(folder, key)
        self._start: int | None = None
        rate: Fraction = stream.codec_context.framerate
        self._frame_ticks = round(TICKS / rate)
        self._container = av.open(
            f"file:{self._path.absolute()}", "w", format="mp4", options=_OPTIONS
        )
        self._stream = self._container.add_stream_from_template(stream)
        self._stream.time_base = stream.codec_context.time_base
        self._container.start_encoding()
        sync(folder)
        self._syncing = _Syncing(self._path)

    def write(self, encoded: Encoded) -> None:
        """Add a frame.

        Raises:
            OSError: If the disk refuses.
        """
        import av

        if self._start is None:
            self._start = encoded.ticks
        packet = av.Packet(encoded.data)
        packet.stream = self._stream
        packet.pts = packet.dts = encoded.ticks - self._start
        packet.time_base = self._stream.codec_context.time_base
        packet.duration = self._frame_ticks
        packet.is_keyframe = encoded.is_key
        self._container.mux(packet)

    def finish(self) -> Path:
        """Complete the file and give it its name; when this returns, it survives a power cut.

        Raises:
            OSError: If the disk refuses; what was written before stays.
        """
        self._syncing.stop()
        self._container.close()
        sync(self._path)
        self._path.replace(self._finished)
        sync(self._finished.parent)
        return self._finished

    def give_up(self) -> None:
        """Close the file as it is, because the disk refuses; what was written stays."""
        self._syncing.stop()
        with suppress(OSError):
            self._container.close()


class _Syncing:
    """Lets the disk keep up on a thread of its own: frames must not wait for it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="disk", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._is_over.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._is_over.wait(_SECONDS_BETWEEN_SYNCS):
            # A disk that is gone refuses the next write as well, and that is told.
            with suppress(OSError):
                sync(self._path)
