"""Where the person is in a picture: MediaPipe's selfie segmentation, coarse but never far off."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
from ai_edge_litert.interpreter import Interpreter

from app.capture.frames import Picture
from app.extraction.models import model_file
from app.extraction.native_output import muted_native_output
from lexicon_db.tracks import Floats

_INPUT_SIDE: Final = 256


class SignerMask:
    """MediaPipe's ``selfie_segmentation``, run on one thread through LiteRT."""

    def __init__(self) -> None:
        with muted_native_output():
            self._interpreter = Interpreter(
                str(model_file("selfie_segmentation/selfie_segmentation.tflite")), num_threads=1
            )
            self._interpreter.allocate_tensors()
        self._input = self._interpreter.get_input_details()[0]["index"]
        self._output = self._interpreter.get_output_details()[0]["index"]
        self._tensor = np.empty((1, _INPUT_SIDE, _INPUT_SIDE, 3), np.float32)

    def look(self, rgb: Picture) -> Floats:
        """Return the probability, (H, W), that each pixel of a picture shows the person.

        Edges are as coarse as the model's input of 256 x 256 pixels, and what moves fast has holes.
        """
        small = cv2.resize(rgb, (_INPUT_SIDE, _INPUT_SIDE), interpolation=cv2.INTER_AREA)
        np.multiply(small, np.float32(1 / 255), out=self._tensor[0])
        self._interpreter.set_tensor(self._input, self._tensor)
        self._interpreter.invoke()
        found = self._interpreter.get_tensor(self._output)[0, ..., 0]
        mask: Floats = cv2.resize(found, (rgb.shape[1], rgb.shape[0])).clip(0.0, 1.0)
        return mask
