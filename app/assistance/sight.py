"""Looks at single pictures of a camera: the body by its pose, each hand by the hand model."""

from __future__ import annotations

import math
from types import TracebackType
from typing import Any, Final

import mediapipe as mp
import numpy as np
from numpy.typing import NDArray

from app.assistance.light import grey_of, measure_light, sharpness
from app.assistance.observation import Observation
from app.capture.frames import Picture
from app.extraction.hand_model import HandModel
from app.extraction.hand_regions import HandRegion, region_from_pose, region_of_hand
from app.extraction.native_output import muted_native_output
from lexicon_db.tracks import LEFT, RIGHT

Points = NDArray[np.float64]

#: Rows of MediaPipe's pose in the order of ``BodyPoint``.
_BODY: Final = (0, 11, 12, 13, 14, 15, 16, 23, 24)
#: Elbow, wrist, knuckles of the little and the index finger in MediaPipe's pose, left and right.
_ARMS: Final = ((13, 15, 17, 19), (14, 16, 18, 20))
#: A hand is seen from this presence and this certainty of its side on, and where its wrist is at
#: most so many shoulder widths from that of the pose.
_PRESENCE: Final = 0.5
_CERTAINTY: Final = 0.25
_FROM_POSE: Final = 0.45
#: Two hands whose points are nearer than this on the average, in shoulder widths, are one.
_SAME: Final = 0.15
#: People are counted this often, in seconds; faces smaller than this share of the largest one are
#: passers-by or pictures on a wall.
_COUNT_EVERY: Final = 1.0
_FACE_SHARE: Final = 0.5


class Sight:
    """Eyes for one camera. A context manager; pictures come in the order of their times."""

    def __enter__(self) -> Sight:
        with muted_native_output():
            self._pose = mp.solutions.pose.Pose(model_complexity=1, smooth_landmarks=False)
            self._faces = mp.solutions.face_detection.FaceDetection(model_selection=1)
            # Start-up goes on in native threads; an empty picture waits for its end.
            for model in (self._pose, self._faces):
                model.process(np.zeros((64, 64, 3), np.uint8))
        self._hand_model = HandModel()
        self._people = 0
        self._counted_at = -math.inf
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pose.close()
        self._faces.close()

    def look(self, rgb: Picture, pts: float) -> Observation:
        """See who is in a picture (H, W, 3) of this time, and how well."""
        rgb = np.ascontiguousarray(rgb)  # rows of some widths are padded
        height, width = rgb.shape[:2]
        with muted_native_output():
            pose = _pose_of(self._pose.process(rgb), width, height)
            self._count_people(rgb, pts)
        across = float(np.hypot(*(pose[11, :2] - pose[12, :2])))
        hands = self._hands(rgb, pose, across)
        grey = grey_of(rgb)
        middles = [hand.mean(axis=0) for hand in hands]
        seen = [middle for middle in middles if np.isfinite(middle).all()]
        light = measure_light(grey, pose[0, :2], seen, across)
        size = np.array([width, height])
        body = pose[list(_BODY), :3]
        return Observation(
            pts=pts,
            aspect=width / height,
            body=(body / [width, height, 1]).astype(np.float32),
            hands=(hands / size).astype(np.float32),
            people=max(self._people, 1) if math.isfinite(across) else 0,
            light=light.light,
            background=light.background,
            contrast=light.contrast,
            clipped=light.clipped,
            sharpness=np.array(
                [sharpness(grey, pose[0, :2], middle, across) for middle in middles], np.float32
            ),
        )

    def _count_people(self, rgb: Picture, pts: float) -> None:
        """Count faces now and then; they come and go slowly."""
        if abs(pts - self._counted_at) < _COUNT_EVERY:
            return
        self._counted_at = pts
        found = self._faces.process(rgb).detections or ()
        widths = [face.location_data.relative_bounding_box.width for face in found]
        self._people = sum(width >= _FACE_SHARE * max(widths) for width in widths)

    def _hands(self, rgb: Picture, pose: Points, across: float) -> Points:
        """(2, 21, 2) the hands in pixels; nan where none is seen."""
        hands = np.full((2, 21, 2), np.nan)
        if not math.isfinite(across):
            return hands
        certainties = [0.0, 0.0]
        for side in (LEFT, RIGHT):
            elbow, wrist, pinky, index = pose[list(_ARMS[side]), :2]
            region = region_from_pose(wrist, pinky, index, elbow)
            certainty, points = self._hand(rgb, region, side)
            if certainty and np.hypot(*(points[0] - wrist)) <= _FROM_POSE * across:
                certainties[side], hands[side] = certainty, points
        if np.linalg.norm(hands[LEFT] - hands[RIGHT], axis=-1).mean() < _SAME * across:
            hands[int(np.argmin(certainties))] = np.nan
        return hands

    def _hand(self, rgb: Picture, region: HandRegion, side: int) -> tuple[float, Points]:
        """How certain it is that a hand of this side is seen, and its points (21, 2) in pixels."""
        height, width = rgb.shape[:2]
        nothing = 0.0, np.full((21, 2), np.nan)
        if not region.is_inside((width, height)):
            return nothing
        sighting = self._hand_model.look(rgb, region)
        if _PRESENCE * 0.2 <= sighting.presence < _PRESENCE:
            # The pose places hands poorly; what is half seen there may be seen beside it.
            sighting = self._hand_model.look(rgb, region_of_hand(sighting.points))
        if sighting.presence < _PRESENCE or sighting.certainty(side) < _CERTAINTY:
            return nothing
        return sighting.certainty(side), sighting.points[:, :2].astype(np.float64)


def _pose_of(found: Any, width: int, height: int) -> Points:  # noqa: ANN401 - protobuf
    """(33, 3) x and y in pixels and visibility; nan without anybody."""
    if found.pose_landmarks is None:
        return np.full((33, 3), np.nan)
    rows = [(point.x, point.y, point.visibility) for point in found.pose_landmarks.landmark]
    points: Points = np.array(rows, np.float64) * (width, height, 1.0)
    return points
