"""Tells the signer from other people in the picture."""

from __future__ import annotations

from dataclasses import dataclass
from types import TracebackType
from typing import Any, Final

import mediapipe as mp
import numpy as np
from numpy.typing import NDArray

from app.capture.frames import Picture
from app.extraction.native_output import muted_native_output
from lexicon_db.errors import KnownError

#: Faces count from this score on, and as people beside the signer from this width relative to the
#: largest face on: smaller ones are far behind, pictures on a wall, or mistakes.
_MIN_SCORE: Final = 0.6
_MIN_WIDTH: Final = 0.5
#: A face whose middle is this near to the nose of the tracked person is theirs (face widths).
_OWN_FACE: Final = 0.8
#: The signer is clear if their face is this many times as prominent as any other. Prominence is
#: the width of a face, less for faces at the side: at the very edge by this share.
_CLEARLY: Final = 1.3
_EDGE: Final = 0.4
#: The verdict needs this many pictures, and this share of them with several people.
_MIN_PICTURES: Final = 5
_MOST: Final = 0.6

Faces = NDArray[np.float64]
Points = NDArray[np.floating[Any]]


@dataclass(frozen=True, eq=False)
class PeopleSeen:
    """The people in one picture.

    Attributes:
        count: How many are large enough to matter, the signer among them.
        is_clear: Whether it can be told that the tracked person is the signer.
    """

    count: int
    is_clear: bool


class PeopleWatch:
    """Looks for other people in some of the frames of one clip. A context manager."""

    def __init__(self) -> None:
        self._seen: list[PeopleSeen] = []

    def __enter__(self) -> PeopleWatch:
        with muted_native_output():
            # Model 1 sees faces up to five metres away, at which a whole body fits the picture.
            self._detector = mp.solutions.face_detection.FaceDetection(
                model_selection=1, min_detection_confidence=_MIN_SCORE
            )
            # Start-up goes on in native threads; an empty picture waits for its end.
            self._detector.process(np.zeros((64, 64, 3), np.uint8))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._detector.close()

    def look(self, rgb: Picture, nose: Points) -> int:
        """Look at the people in one picture.

        Args:
            rgb: (H, W, 3).
            nose: (2,) of the person who is tracked, in pixels; nan where nobody is.

        Returns:
            How many people are in it.

        Raises:
            KnownError: Once it could not be told in most of the pictures so far who signs.
        """
        seen = judge_people(self._faces(rgb), nose, rgb.shape[1])
        self._seen.append(seen)
        unclear = sum(not one.is_clear for one in self._seen)
        if len(self._seen) >= _MIN_PICTURES and unclear > _MOST * len(self._seen):
            raise KnownError(
                "The signs in this video were not measured.",
                "More than one person is in the picture, and it cannot be told who signs.",
                "Crop the video so that only the signer is seen, or record it again.",
            )
        return seen.count

    def _faces(self, rgb: Picture) -> Faces:
        """(N, 3) middle and width of each face in pixels."""
        with muted_native_output():
            found = self._detector.process(rgb).detections or ()
        boxes = [face.location_data.relative_bounding_box for face in found]
        height, width = rgb.shape[:2]
        return np.array(
            [
                (
                    (box.xmin + box.width / 2) * width,
                    (box.ymin + box.height / 2) * height,
                    box.width * width,
                )
                for box in boxes
            ]
        ).reshape(-1, 3)


def judge_people(faces: Faces, nose: Points, width: int) -> PeopleSeen:
    """Count the people of one picture and say whether the tracked one is clearly the signer.

    Args:
        faces: (N, 3) middle and width of each face in pixels.
        nose: (2,) of the person who is tracked, in pixels; nan where nobody is.
        width: Of the picture in pixels.
    """
    if not len(faces):
        return PeopleSeen(0 if np.isnan(nose).any() else 1, is_clear=True)
    away = np.linalg.norm(faces[:, :2] - nose, axis=1) / faces[:, 2]
    is_own = away < _OWN_FACE
    matters = faces[:, 2] >= _MIN_WIDTH * faces[:, 2].max()
    others = faces[matters & ~is_own]
    if not is_own.any():
        # The signer's face may be behind a hand; or somebody else is tracked.
        known = not np.isnan(nose).any()
        return PeopleSeen(len(others) + known, is_clear=not len(others))
    own = float(_prominence(faces[is_own], width).max())
    rival = float(_prominence(others, width).max(initial=0.0))
    return PeopleSeen(1 + len(others), is_clear=own >= _CLEARLY * rival)


def _prominence(faces: Faces, width: int) -> NDArray[np.float64]:
    aside = np.abs(2 * faces[:, 0] / width - 1)
    prominence: NDArray[np.float64] = faces[:, 2] * (1 - _EDGE * np.minimum(aside, 1))
    return prominence
