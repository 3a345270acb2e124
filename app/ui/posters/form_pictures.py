"""Pictures of hands in handshapes, of a body and of its head.

All show the figure; each is drawn once and kept in the cache.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from PySide6.QtCore import QByteArray, QRect
from PySide6.QtGui import QImage, QImageWriter

from app.core.files import whole_file
from app.core.paths import cache_folder, resource
from app.studio.shape_inventory import shape_inventory
from app.ui.posters.figure_picture import SIZE, FigurePicture, View
from app.ui.viewport.orbit_camera import OrbitCamera
from lexicon_db.tracks import FACE_UNITS, JOINT_NAMES, RIGHT

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from app.body.model import BodyModel

    Floats = NDArray[np.float32]

#: The letter whose hand is raised, palm to the viewer; and the part of the picture that is kept.
_POSE: Final = "B"
_SQUARE: Final = QRect(40, 0, 240, 240)
#: Metres from the camera to the hand, and around the knuckles that are shown.
_HAND_DISTANCE: Final = 0.44
_HAND_RADIUS: Final = 0.13
_HEAD_DISTANCE: Final = 0.78
_BODY_DISTANCE: Final = 2.1
_SHOULDERS: Final = [JOINT_NAMES.index(f"{side}_shoulder") for side in ("left", "right")]
_KNUCKLES: Final = JOINT_NAMES.index("right_middle1")
#: Grows when pictures are drawn in another way.
_VERSION: Final = 1


class FormPictures:
    """Draws what signs are looked for with; to be used by one thread at a time.

    Args:
        skin: Skin tone of the figure, 1 to 6.
    """

    def __init__(self, skin: int) -> None:
        self._skin = skin
        self._drawn: tuple[BodyModel, FigurePicture] | None = None

    def shape(self, name: str) -> QImage:
        """The hand in a handshape, square."""
        shape = next(shape for shape in shape_inventory() if shape.name == name)
        return self._kept(f"hand-{name}", lambda: self._hand(shape.fingers))

    def body(self) -> QImage:
        """The upper body, arms hanging, square."""
        return self._kept("body", lambda: self._figure(_body_camera(self._body()[0])))

    def head(self) -> QImage:
        """The head, square."""
        return self._kept("head", lambda: self._figure(_head_camera(self._body()[0])))

    def _hand(self, fingers: NDArray[np.float64]) -> NDArray[np.uint8]:
        from app.body.kinematics import FINGER_JOINTS, chain, rotation_matrices

        model, drawing = self._body()
        pose = _raised_hand()
        pose[FINGER_JOINTS[RIGHT]] = fingers
        world = rotation_matrices(pose[None].astype(np.float64))
        x, y, z = chain(world, model.joint_template)[1][0, _KNUCKLES].tolist()
        view = View(OrbitCamera((x, y, z), _HAND_DISTANCE), _HAND_RADIUS)
        return drawing.draw(pose, np.zeros(len(FACE_UNITS), np.float32), view=view)

    def _figure(self, camera: OrbitCamera) -> NDArray[np.uint8]:
        drawing = self._body()[1]
        face = np.zeros(len(FACE_UNITS), np.float32)
        return drawing.draw(_about_to_sign(), face, view=View(camera))

    def _body(self) -> tuple[BodyModel, FigurePicture]:
        if self._drawn is None:
            from app.studio.bodies import display_body

            model, skinner = display_body()
            self._drawn = model, FigurePicture(model, skinner, self._skin)
        return self._drawn

    def _kept(self, name: str, draw: Callable[[], NDArray[np.uint8]]) -> QImage:
        """A picture from the cache, or drawn and kept there."""
        file = cache_folder() / "form" / f"{name}-{self._skin}-{_VERSION}.png"
        kept = QImage(str(file))
        if not kept.isNull():
            return kept
        rgb = np.ascontiguousarray(draw())
        line = 3 * SIZE[0]
        image = QImage(rgb.data, *SIZE, line, QImage.Format.Format_RGB888).copy(_SQUARE)
        file.parent.mkdir(parents=True, exist_ok=True)
        with whole_file(file) as temporary:
            QImageWriter(str(temporary), QByteArray(b"png")).write(image)
        return image


def _head_camera(model: BodyModel) -> OrbitCamera:
    """In front of the face."""
    x, y, z = _shoulders(model)
    return OrbitCamera((x, y + 0.55 * _width(model), z), _HEAD_DISTANCE)


def _body_camera(model: BodyModel) -> OrbitCamera:
    """In front of the chest; head and hips are seen."""
    x, y, z = _shoulders(model)
    return OrbitCamera((x, y - 0.05, z), _BODY_DISTANCE)


def _shoulders(model: BodyModel) -> tuple[float, float, float]:
    x, y, z = model.joint_template[_SHOULDERS].mean(axis=0).tolist()
    return x, y, z


def _width(model: BodyModel) -> float:
    return float(np.linalg.norm(np.diff(model.joint_template[_SHOULDERS], axis=0)))


def _raised_hand() -> Floats:
    """A pose (55, 3) in the middle of a letter."""
    letter = next(one for one in _letters() if one["letter"] == _POSE)
    poses, fps = _poses()
    _, begins, ends, _ = letter["phases"]
    pose: Floats = poses[round(fps * (begins + ends) / 2)].astype(np.float32)
    return pose


def _about_to_sign() -> Floats:
    """A pose (55, 3) at the begin of a letter: one hand is raised, the other arm hangs."""
    pose: Floats = _poses()[0][0].astype(np.float32)
    return pose


def _letters() -> list[dict[str, Any]]:
    text = resource("sample_lexicon", "provenance.json").read_text(encoding="utf-8")
    letters: list[dict[str, Any]] = json.loads(text)["letters"]
    return letters


def _poses() -> tuple[NDArray[np.floating[Any]], float]:
    from app.interchange.smplx_npz import read_motion

    motion = read_motion(resource("sample_lexicon", f"{_POSE}.npz"))
    return motion.poses.reshape(len(motion.poses), -1, 3), motion.fps
