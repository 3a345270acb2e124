"""The hand model on one square of the picture: points, metres, presence and side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from ai_edge_litert.interpreter import Interpreter
from numpy.typing import NDArray

from app.capture.frames import Picture
from app.extraction.hand_regions import HandRegion
from app.extraction.models import model_file
from app.extraction.native_output import muted_native_output
from lexicon_db.tracks import LEFT, Floats

_INPUT_SIDE: Final = 224
#: The model's z is in pixels of its input at this share of their size (normalize_z in MediaPipe's
#: hand_landmark graphs).
_Z_SCALE: Final = 0.4
_MIRROR: Final = np.array([-1, 1, 1], np.float32)
#: Sizes of the squares of a careful look, and whether they are mirrored.
_LOOKS: Final = ((1.0, False), (1.0, True), (1.25, False), (1.25, True), (1.5, False))


@dataclass(frozen=True, eq=False)
class HandSighting:
    """What the hand model sees in a square.

    Attributes:
        points: (21, 3) x, y, and z relative to the wrist, in pixels of the picture.
        world: (21, 3) metres around the hand's own centre, camera axes.
        presence: Probability that the square holds a hand, 0 to 1.
        rightness: Probability that it is a right hand, 0 to 1.
    """

    points: Floats
    world: Floats
    presence: float
    rightness: float

    def certainty(self, side: int) -> float:
        """Probability that the hand is of the given side."""
        return 1.0 - self.rightness if side == LEFT else self.rightness

    def moved(self, by: NDArray[np.float64]) -> HandSighting:
        """The same hand elsewhere in the picture."""
        points = self.points.copy()
        points[:, :2] += by
        return HandSighting(points, self.world, self.presence, self.rightness)


class HandModel:
    """MediaPipe's ``hand_landmark_full``, run on one thread through LiteRT."""

    def __init__(self) -> None:
        with muted_native_output():
            self._interpreter = Interpreter(
                str(model_file("hand_landmark/hand_landmark_full.tflite")), num_threads=1
            )
            self._interpreter.allocate_tensors()
        self._input = self._interpreter.get_input_details()[0]["index"]
        outputs = {item["name"]: item["index"] for item in self._interpreter.get_output_details()}
        # In the order of the model file: points, presence, handedness, world points.
        self._outputs = [outputs[name] for name in sorted(outputs)]
        self._tensor = np.empty((1, _INPUT_SIDE, _INPUT_SIDE, 3), np.float32)

    def look(self, rgb: Picture, region: HandRegion, *, mirrored: bool = False) -> HandSighting:
        """Run the model on a square of a picture (H, W, 3), or on the mirror image of it."""
        cut = _crop(rgb, region)
        np.multiply(cut[:, ::-1] if mirrored else cut, np.float32(1 / 255), out=self._tensor[0])
        self._interpreter.set_tensor(self._input, self._tensor)
        self._interpreter.invoke()
        points, presence, rightness, world = (
            self._interpreter.get_tensor(index) for index in self._outputs
        )
        points, world = points.reshape(21, 3), world.reshape(21, 3)
        if mirrored:
            points = points * _MIRROR + (_INPUT_SIDE, 0, 0)
            world = world * _MIRROR
        right = float(rightness.item())
        return HandSighting(
            points=_to_picture(points, region),
            world=_to_camera(world, region),
            presence=float(presence.item()),
            rightness=1.0 - right if mirrored else right,
        )

    def look_mirrored(self, rgb: Picture, region: HandRegion) -> HandSighting:
        """Run the model on the mirror image of a square, which it may see where it sees no hand."""
        return self.look(rgb, region, mirrored=True)

    def look_carefully(self, rgb: Picture, region: HandRegion) -> HandSighting:
        """Run the model on squares of several sizes and their mirror images; return the mean.

        The errors of one look depend on how the hand fills the square; those of several average
        out, most of all in depth.
        """
        looks = [
            self.look(rgb, region.enlarged(size), mirrored=mirrored) for size, mirrored in _LOOKS
        ]
        return HandSighting(
            points=np.mean([look.points for look in looks], axis=0),
            world=np.mean([look.world for look in looks], axis=0),
            presence=float(np.mean([look.presence for look in looks])),
            rightness=float(np.mean([look.rightness for look in looks])),
        )


def _crop(rgb: Picture, region: HandRegion) -> Picture:
    """Cut the square out, black where it reaches over the edge of the picture."""
    # Pixel centres are at integer + 0.5 in our coordinates and at integers in OpenCV's.
    scale = region.side / _INPUT_SIDE
    corner = region.to_picture(np.array([0.5 / _INPUT_SIDE, 0.5 / _INPUT_SIDE])) - 0.5
    matrix = np.column_stack([region.turn * scale, corner])
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    cut: NDArray[np.uint8] = cv2.warpAffine(rgb, matrix, (_INPUT_SIDE, _INPUT_SIDE), flags=flags)
    return cut


def _to_picture(points: NDArray[np.float32], region: HandRegion) -> Floats:
    """Map model points to the picture; z becomes zero at the wrist."""
    placed: Floats = points.astype(np.float32)
    placed[:, :2] = region.to_picture(points[:, :2].astype(np.float64) / _INPUT_SIDE)
    placed[:, 2] = (points[:, 2] - points[0, 2]) * (region.side / _INPUT_SIDE / _Z_SCALE)
    return placed


def _to_camera(world: NDArray[np.float32], region: HandRegion) -> Floats:
    """Turn model metres from the axes of the square to those of the camera."""
    turned: Floats = world.astype(np.float32)
    turned[:, :2] = world[:, :2] @ region.turn.T.astype(np.float32)
    return turned
