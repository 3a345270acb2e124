"""MediaPipe Holistic on the frames of one clip: body, face and both hands as arrays."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Any

import mediapipe as mp
import numpy as np

from app.capture.frames import Picture
from app.extraction.native_memory import give_back_memory
from app.extraction.native_output import muted_native_output
from lexicon_db.tracks import Floats

if TYPE_CHECKING:
    from typing import Protocol

    class Landmark(Protocol):
        """A point as MediaPipe gives it."""

        x: float
        y: float
        z: float
        visibility: float


@dataclass(frozen=True, eq=False)
class Detection:
    """What Holistic finds in one frame; nan where it finds nothing.

    Attributes:
        pose: (33, 4) x, y, relative depth in pixels, visibility.
        pose_world: (33, 4) metres around the mid-hip in camera axes, visibility.
        hands: (2, 21, 3) left and right: x, y, and z relative to the wrist, in pixels.
        face: (478, 3) x, y, z in pixels.
    """

    pose: Floats
    pose_world: Floats
    hands: Floats
    face: Floats

    @property
    def shoulder_width(self) -> float:
        """Pixels between the shoulders, nan without a body."""
        return float(np.hypot(*(self.pose[11, :2] - self.pose[12, :2])))


class HolisticTracker:
    """Follows one person through the frames of one clip. A context manager.

    The tracker remembers earlier frames, so every clip needs a new one. Landmarks come as
    measured: MediaPipe's own smoothing is off, because it lags behind fast hands.
    """

    def __enter__(self) -> HolisticTracker:
        with ExitStack() as opening:
            with muted_native_output():
                self._holistic = opening.enter_context(
                    mp.solutions.holistic.Holistic(
                        model_complexity=1, refine_face_landmarks=True, smooth_landmarks=False
                    )
                )
                # Start-up goes on in native threads; an empty picture waits for its end.
                self._holistic.process(np.zeros((64, 64, 3), np.uint8))
            self._open = opening.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._open.__exit__(kind, error, trace)
        give_back_memory()

    def detect(self, rgb: Picture) -> Detection:
        """Find the person in the next frame, (H, W, 3); a read-only picture is not copied."""
        with muted_native_output():
            found = self._holistic.process(rgb)
        height, width = rgb.shape[:2]
        pixels = (width, height, width)
        return Detection(
            pose=_listed(found.pose_landmarks, 33, (*pixels, 1)),
            pose_world=_listed(found.pose_world_landmarks, 33, (1, 1, 1, 1)),
            hands=np.stack(
                [
                    _listed(found.left_hand_landmarks, 21, pixels),
                    _listed(found.right_hand_landmarks, 21, pixels),
                ]
            ),
            face=_listed(found.face_landmarks, 478, pixels),
        )


def _listed(found: Any, count: int, scale: tuple[int, ...]) -> Floats:  # noqa: ANN401 - protobuf
    return landmark_array(None if found is None else found.landmark, count, scale)


def landmark_array(
    landmarks: Sequence[Landmark] | None, count: int, scale: tuple[int, ...]
) -> Floats:
    """Copy landmarks in units of the picture's size to an array in pixels, or nan.

    Args:
        landmarks: What MediaPipe found, or None.
        count: How many landmarks there are.
        scale: Pixels of a unit in x, y, z; a fourth number asks for the visibility as well.
    """
    if landmarks is None:
        return np.full((count, len(scale)), np.nan, np.float32)
    rows = np.array([(point.x, point.y, point.z) for point in landmarks], np.float32)
    if len(scale) == 4:
        visibility = np.array([[point.visibility] for point in landmarks], np.float32)
        rows = np.concatenate([rows, visibility], axis=1)
    return rows * np.array(scale, np.float32)
