"""The film of a take as a file of its own, with the face of the signer hidden where wished."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from lexicon_db.errors import KnownError
from lexicon_db.recordings import recording_path
from lexicon_db.records import SourceKind
from lexicon_db.tracks import LandmarkTrack
from lexicon_db.trackstore import latest_track

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from app.capture.video import VideoFile
    from lexicon_db.records import Take
    from lexicon_db.store import Lexicon

#: Endings of films.
FILM_SUFFIXES: Final = (".mp4", ".webm")
#: What whoever gets a film with a hidden face should know.
HIDDEN_FACE: Final = (
    "The signer's face is hidden, and with it what the face says. Whoever knows the person may "
    "still recognise hands, body and movement; other people in the picture are not hidden."
)
_WHOLE: Final = (0.0, 0.0, 1.0, 1.0)


def export_film(lexicon: Lexicon, take: Take, file: Path, *, hide_face: bool) -> tuple[float, int]:
    """Write the frames of a take, without sound; the rate, and the number of frames.

    Args:
        lexicon: Where it is.
        take: Which.
        file: Its ending is one of FILM_SUFFIXES.
        hide_face: Whether the signer's face is hidden in every frame, see
            ``interchange.hidden_faces``.

    Raises:
        KnownError: If the take has no film, or its landmarks are not known and the face is to be
            hidden, or the disk is full.
    """
    from app.capture.video import VideoFile
    from app.capture.writer import VideoWriter
    from app.interchange.hidden_faces import hide

    if take.recording.kind is not SourceKind.VIDEO:
        raise KnownError(
            "The film was not written.", "The take came as motion.", "Choose another format."
        )
    with VideoFile(recording_path(lexicon, take.recording), cached_frames=1) as video:
        info = video.info
        first, last = info.index_at(take.start), info.index_at(take.end)
        boxes = _boxes(lexicon, take, video, first, last) if hide_face else None
        size = (info.width, info.height)
        with VideoWriter(file, size=size, fps=info.fps) as writer:
            for frame in video.frames(first, last + 1):
                picture = frame.rgb
                if boxes is not None:
                    picture = hide(picture, boxes[frame.index - first])
                writer.write(picture)
    return info.fps, last + 1 - first


def _boxes(
    lexicon: Lexicon, take: Take, video: VideoFile, first: int, last: int
) -> NDArray[np.float64]:
    """What is to be hidden in each frame; all of those that nobody has measured.

    Raises:
        KnownError: If there are no landmarks.
    """
    from app.interchange.hidden_faces import face_boxes

    track = latest_track(lexicon, take.id, LandmarkTrack)
    if track is None or not len(track.pts):
        raise KnownError(
            "The film was not written.",
            "Where the face is has not been measured.",
            "Track the sign first.",
        )
    pts = video.info.pts[first : last + 1] - video.info.pts[first]
    later = np.clip(np.searchsorted(track.pts, pts), 1, max(len(track.pts) - 1, 1))
    later = np.minimum(later, len(track.pts) - 1)
    earlier = np.maximum(later - 1, 0)
    is_earlier = pts - track.pts[earlier] < track.pts[later] - pts
    nearest = np.where(is_earlier, earlier, later)
    boxes: NDArray[np.float64] = face_boxes(track)[nearest]
    boxes[np.abs(track.pts[nearest] - pts) > 1.0 / video.info.fps] = _WHOLE
    return boxes
