"""The outline of the fitted body as the camera of the recording sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.body.regions import PART_NAMES
from app.body.skinning import Skinner

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.body.model import BodyModel
    from lexicon_db.tracks import FitTrack

    Floats = NDArray[np.float32]

#: Parts of the face whose many small edges hide the picture, and legs, which do not sign.
_LEFT_OUT: Final = (
    "lips", "brows", "mouth", "teeth", "tongue", "left_eye", "right_eye", "left_leg", "right_leg",
)  # fmt: skip
_SHADOW: Final = QColor(0, 0, 0, 150)
_COLOUR: Final = "#5ef0c8"


class BodyOutline:
    """Finds the edges behind which a body turns away from the camera.

    Args:
        model: The body.
        fit: Whose shape, and which camera; its poses are not kept.
    """

    def __init__(self, model: BodyModel, fit: FitTrack) -> None:
        self._skinner = Skinner(model, fit.betas, fit.hand_scale)
        self._size, self._focal = fit.size, fit.focal
        hidden = [PART_NAMES.index(name) for name in _LEFT_OUT]
        self._faces = model.faces[~np.isin(model.parts, hidden)]
        self._edges, self._sides = _edges(self._faces)

    def lines(self, rotations: Floats, face: Floats, translation: Floats) -> Floats:
        """The outline of one pose.

        Args:
            rotations: (55, 3) axis-angle in radians.
            face: (52,) face units.
            translation: (3,) metres.

        Returns:
            (N, 2, 2) beginnings and ends of lines, in pixels of the recording.
        """
        points = self._skinner.vertices(rotations, face, translation)
        away = np.maximum(-points[:, 2], 1e-3)
        places = np.empty((len(points), 2), np.float32)
        places[:, 0] = self._size[0] / 2 + self._focal * points[:, 0] / away
        places[:, 1] = self._size[1] / 2 - self._focal * points[:, 1] / away
        a, b, c = (places[self._faces[:, corner]] for corner in range(3))
        ab, ac = b - a, c - a
        # Pictures have y down: faces that look at the camera run clockwise.
        is_front = ab[:, 0] * ac[:, 1] - ab[:, 1] * ac[:, 0] < 0
        is_outline = is_front[self._sides[:, 0]] != is_front[self._sides[:, 1]]
        return np.asarray(places[self._edges[is_outline]])


def paint_outline(painter: QPainter, lines: Floats, *, scale: float) -> None:
    """Draw an outline.

    Args:
        painter: Its coordinates are pixels of the recording.
        lines: (N, 2, 2) pixels of the recording.
        scale: Pixels on the screen per pixel of the recording, so that lines stay thin.
    """
    pixel = 1 / max(scale, 1e-6)
    drawn = [QLineF(*line) for line in lines.reshape(-1, 4).tolist()]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for colour, width in ((_SHADOW, 2.4), (QColor(_COLOUR), 1.2)):
        cap = Qt.PenCapStyle.RoundCap
        painter.setPen(QPen(colour, width * pixel, Qt.PenStyle.SolidLine, cap))
        painter.drawLines(drawn)


def _edges(faces: NDArray[np.int32]) -> tuple[NDArray[np.int32], NDArray[np.intp]]:
    """Edges (E, 2) that two faces share, and those faces (E, 2)."""
    ends = np.sort(faces[:, [[0, 1], [1, 2], [2, 0]]].reshape(-1, 2), axis=1)
    owners = np.repeat(np.arange(len(faces)), 3)
    order = np.lexsort((ends[:, 1], ends[:, 0]))
    ends, owners = ends[order], owners[order]
    twin = np.flatnonzero((ends[1:] == ends[:-1]).all(axis=1))
    return ends[twin], np.stack([owners[twin], owners[twin + 1]], axis=1)
