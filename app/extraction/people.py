"""Notices that more than one person is in the picture."""

from __future__ import annotations

from types import TracebackType
from typing import Final

import mediapipe as mp
import numpy as np

from app.capture.frames import Picture
from app.extraction.native_output import muted_native_output
from lexicon_db.errors import KnownError

#: Faces count as people beside the signer from this score, and from this width relative to the
#: largest face: smaller ones are passers-by, pictures on a wall, or mistakes.
_MIN_SCORE: Final = 0.6
_MIN_WIDTH: Final = 0.5
#: The verdict needs this many pictures, and this share of them with several people.
_MIN_PICTURES: Final = 5
_MOST: Final = 0.6


class PeopleCounter:
    """Counts faces in some of the frames of one clip. A context manager."""

    def __init__(self) -> None:
        self._seen = 0
        self._crowded = 0

    def __enter__(self) -> PeopleCounter:
        with muted_native_output():
            # Model 1 sees faces up to five metres away, at which a whole body fits the picture.
            self._faces = mp.solutions.face_detection.FaceDetection(
                model_selection=1, min_detection_confidence=_MIN_SCORE
            )
            # Start-up goes on in native threads; an empty picture waits for its end.
            self._faces.process(np.zeros((64, 64, 3), np.uint8))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._faces.close()

    def look(self, rgb: Picture) -> None:
        """Count the people in one picture, (H, W, 3).

        Raises:
            KnownError: Once most of the pictures so far show several people.
        """
        with muted_native_output():
            found = self._faces.process(rgb).detections or ()
        widths = sorted(face.location_data.relative_bounding_box.width for face in found)
        self._seen += 1
        self._crowded += len(widths) > 1 and widths[-2] >= _MIN_WIDTH * widths[-1]
        if self._seen >= _MIN_PICTURES and self._crowded > _MOST * self._seen:
            raise KnownError(
                "The signs in this video were not measured.",
                "More than one person is in the picture.",
                "Crop the video so that only the signer is seen, or record it again.",
            )
