"""The tracker with the person's own model bundles in the place of the models that come with us."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from types import TracebackType
from typing import Any, Final

import mediapipe as mp
import numpy as np
from mediapipe.tasks.python import BaseOptions, vision

from app.capture.frames import Picture
from app.extraction.bundles import Bundle, refuse_bundle
from app.extraction.holistic import Detection, HolisticTracker, landmark_array
from app.extraction.native_output import muted_native_output
from lexicon_db.tracks import LEFT, RIGHT, Floats

_PARTS: Final = 3
_WRISTS: Final = (15, 16)


class BundleTracker:
    """Follows one person through the frames of one clip. A context manager.

    What a bundle is for comes from the bundle, the rest from Holistic. Nothing is fetched.

    Args:
        bundles: Of different parts.
        fps: Frames per second of the clip.
    """

    def __init__(self, bundles: Sequence[Bundle], fps: float) -> None:
        self._bundles, self._step, self._count = bundles, 1000 / fps, 0

    def __enter__(self) -> BundleTracker:
        with ExitStack() as opening:
            has_all = len(self._bundles) == _PARTS
            self._holistic = None if has_all else opening.enter_context(HolisticTracker())
            self._landmarkers = {
                bundle.part: opening.enter_context(_landmarker(bundle)) for bundle in self._bundles
            }
            self._open = opening.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with muted_native_output():
            self._open.__exit__(kind, error, trace)

    def detect(self, rgb: Picture) -> Detection:
        """Find the person in the next frame, (H, W, 3)."""
        height, width = rgb.shape[:2]
        pixels = (width, height, width)
        first = _nothing() if self._holistic is None else self._holistic.detect(rgb)
        pose, world, hands, face = first.pose, first.pose_world, first.hands, first.face
        image = mp.Image(image_format=mp.ImageFormat.SRGB, data=rgb)
        # Times of a video that is read backwards must increase as well.
        when, self._count = round(self._count * self._step), self._count + 1
        with muted_native_output():
            found = {
                part: landmarker.detect_for_video(image, when)
                for part, landmarker in self._landmarkers.items()
            }
        if "pose" in found:
            pose = _first(found["pose"].pose_landmarks, 33, (*pixels, 1))
            world = _first(found["pose"].pose_world_landmarks, 33, (1, 1, 1, 1))
        if "hand" in found:
            seen = [landmark_array(hand, 21, pixels) for hand in found["hand"].hand_landmarks]
            hands = sided(seen, pose[_WRISTS, :2])
        if "face" in found:
            face = _first(found["face"].face_landmarks, 478, pixels)
        return Detection(pose, world, hands, face)


def sided(hands: Sequence[Floats], wrists: Floats) -> Floats:
    """Put up to two hands on the sides of the wrists that they are nearest to.

    Args:
        hands: (21, 3) each.
        wrists: (2, 2) of the pose; where they are unknown the picture decides, as the signer
            faces the camera.

    Returns:
        (2, 21, 3) left and right, nan where none is.
    """
    placed = np.full((2, 21, 3), np.nan, np.float32)
    if np.isnan(wrists).any():
        ordered = sorted(hands, key=lambda hand: float(-hand[0, 0]))
        for side, hand in zip((LEFT, RIGHT), ordered, strict=False):
            placed[side] = hand
        return placed
    away = np.array([np.linalg.norm(wrists - hand[0, :2], axis=1) for hand in hands[:2]])
    if len(away) == 1:
        placed[int(np.argmin(away[0]))] = hands[0]
    elif len(away) == 2:
        is_crossed = away[0, LEFT] + away[1, RIGHT] > away[0, RIGHT] + away[1, LEFT]
        placed[:] = [hands[1], hands[0]] if is_crossed else hands[:2]
    return placed


def _landmarker(bundle: Bundle) -> Any:  # noqa: ANN401 - three kinds without a common class
    """Open a bundle with MediaPipe Tasks."""
    base = BaseOptions(model_asset_path=str(bundle.path), delegate=BaseOptions.Delegate.CPU)
    mode = vision.RunningMode.VIDEO
    try:
        with muted_native_output():
            if bundle.part == "pose":
                body = vision.PoseLandmarkerOptions(base_options=base, running_mode=mode)
                return vision.PoseLandmarker.create_from_options(body)
            if bundle.part == "hand":
                hands = vision.HandLandmarkerOptions(
                    base_options=base, running_mode=mode, num_hands=2
                )
                return vision.HandLandmarker.create_from_options(hands)
            face = vision.FaceLandmarkerOptions(base_options=base, running_mode=mode)
            return vision.FaceLandmarker.create_from_options(face)
    except (RuntimeError, ValueError) as error:
        raise refuse_bundle(
            bundle.path,
            f"MediaPipe {mp.__version__} cannot read it: it may be made for a newer version.",
            "Choose an older model in the settings, or none.",
        ) from error


def _first(found: Sequence[Any], count: int, scale: tuple[int, ...]) -> Floats:
    """The landmarks of the first person, or nan."""
    return landmark_array(found[0] if found else None, count, scale)


def _nothing() -> Detection:
    return Detection(
        pose=landmark_array(None, 33, (1, 1, 1, 1)),
        pose_world=landmark_array(None, 33, (1, 1, 1, 1)),
        hands=np.full((2, 21, 3), np.nan, np.float32),
        face=landmark_array(None, 478, (1, 1, 1)),
    )
