"""The process that encodes all frames and writes those of recordings: its main function."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.capture.recording_messages import Begin, Finish, Finished, Rescue, Told
from app.capture.recording_names import lock_file
from app.core.log import start_logging
from app.core.processes import serve_in_background
from lexicon_db.errors import KnownError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from app.capture.frame_ring import FrameRing
    from app.capture.recording_messages import FromEncoder, ToEncoder, Wishes
    from app.capture.recordings import Recordings

_log: Final = logging.getLogger(__name__)
_SECONDS_BETWEEN_LOOKS: Final = 0.1


def encode(wishes: Wishes, ring: FrameRing, orders: Connection, told: Connection) -> None:
    """Encode frames until the recorder closes its end of the pipe or is gone.

    Then the recordings under way are finished: what has arrived here is not lost with the window.

    Args:
        wishes: What the recorder wishes.
        ring: Where frames come from.
        orders: Says what to do; a number is the place of a frame in the ring.
        told: Takes what became of it.
    """
    serve_in_background()
    start_logging(is_worker=True)
    from filelock import FileLock

    from app.capture.recordings import Recordings

    def tell(message: FromEncoder) -> None:
        with suppress(OSError):  # Where nobody listens any more, the files are what counts.
            told.send(message)

    # It falls with this process, however that ends: then what is left unfinished is nobody's.
    lock = FileLock(lock_file(wishes.folder, wishes.name))
    lock.acquire()
    recordings = Recordings(wishes, tell)
    ring.attend()
    try:
        while True:
            if orders.poll(_SECONDS_BETWEEN_LOOKS):
                _obey(orders.recv(), recordings, ring, wishes.folder, tell)
            recordings.attend()
    except EOFError:
        recordings.finish_all()
    except Exception:
        _log.exception("Frames could not be encoded")
        raise
    lock.release()
    Path(lock.lock_file).unlink(missing_ok=True)
    told.close()  # All is done: nobody needs to wait for the end of the process itself.


def _obey(
    order: int | ToEncoder,
    recordings: Recordings,
    ring: FrameRing,
    folder: Path,
    tell: Callable[[FromEncoder], None],
) -> None:
    match order:
        case int(place):
            frame = ring.look(place)
            recordings.add(frame)
            ring.take_out(place, frame)
        case Begin(key, pts):
            recordings.begin(key, pts)
        case Finish(key, pts):
            recordings.finish(key, pts)
        case Rescue():
            _rescue(order, folder, tell)


def _rescue(order: Rescue, folder: Path, tell: Callable[[FromEncoder], None]) -> None:
    from app.capture.rescue import complete

    try:
        rescued = complete(folder, order.key)
    except KnownError as error:
        tell(Told(error.what, error.why, error.fix, order.key))
        return
    if rescued is None:
        why = "The process that records ended before the first picture."
        tell(Told("Nothing was recorded.", why, "Record again.", order.key))
        return
    tell(
        Finished(
            key=order.key,
            file=rescued.file,
            start=order.start,
            frames=rescued.frames,
            lost_by_camera=order.lost_by_camera,
            lost_by_us=order.lost_by_us,
            late=order.late,
            fps=rescued.fps,
            is_whole=False,
        )
    )
