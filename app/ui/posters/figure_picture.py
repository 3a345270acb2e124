"""A small picture of the figure in one pose, drawn with numpy alone so that any thread can do it.

The surface is sampled densely and each pixel takes the nearest sample; the picture is drawn at
twice its size and halved, which smooths its edges. A take without a video is shown this way.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from app.ui.viewport.figure_surface import FigureSurface
from app.ui.viewport.orbit_camera import OrbitCamera
from app.ui.viewport.studio_light import StudioLight
from lexicon_db.tracks import JOINT_NAMES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.body.model import BodyModel
    from app.body.skinning import Skinner

    Floats = NDArray[np.float32]
    Bytes = NDArray[np.uint8]

SIZE: Final = (320, 240)
_OVERSAMPLING: Final = 2
#: Samples along an edge, one more than the pixels that the faces of a group reach across.
_STEPS: Final = (3, 4, 6, 9, 13, 19, 28, 40, 60, 90)
_BACKGROUND_TOP: Final = (214, 218, 224)
_BACKGROUND_FOOT: Final = (178, 184, 193)
#: Metres from the camera to the shoulders, and how far below them it looks: from above the head
#: to the waist everything is in the picture.
_DISTANCE: Final = 2.2
_BELOW_SHOULDERS: Final = 0.10
_SHOULDERS: Final = (JOINT_NAMES.index("left_shoulder"), JOINT_NAMES.index("right_shoulder"))


@dataclass(frozen=True)
class View:
    """What a picture shows of the figure.

    Attributes:
        camera: From where it is seen.
        within: Metres around the camera's target; what is farther away is left out.
    """

    camera: OrbitCamera
    within: float | None = None


class FigurePicture:
    """Draws one body.

    Args:
        model: The body.
        skinner: Poses its surface.
        skin: Skin tone, 1 to 6.
    """

    def __init__(self, model: BodyModel, skinner: Skinner, skin: int) -> None:
        self._skinner = skinner
        self._surface = FigureSurface(model, skin)
        self._light = StudioLight()
        x, y, z = model.joint_template[list(_SHOULDERS)].mean(axis=0).tolist()
        self._camera = OrbitCamera((x, y - _BELOW_SHOULDERS, z), _DISTANCE)

    def draw(
        self,
        rotations: Floats,
        face: Floats,
        *,
        oversampling: int = _OVERSAMPLING,
        view: View | None = None,
    ) -> Bytes:
        """Draw a pose.

        Args:
            rotations: (55, 3) axis-angle in radians.
            face: (52,) face units, 0 to 1.
            oversampling: Samples per pixel along each side: 1 is about four times as fast as 2.
            view: What is looked at; None means the upper body from in front.

        Returns:
            (240, 320, 3) RGB.
        """
        posed = self._skinner.vertices(rotations, face)
        if self._surface.used is not None:
            posed = posed[self._surface.used]
        colours: Bytes = np.empty((len(posed), 4), np.uint8)
        camera = self._camera if view is None else view.camera
        axes = camera.axes.astype(np.float32)
        self._light.shade(self._surface, self._surface.normals(posed), axes, colours)
        size = (SIZE[0] * oversampling, SIZE[1] * oversampling)
        places = camera.project(posed, size).astype(np.float32)
        nearness = (posed @ axes[2]).astype(np.float32)
        picture = _background(size)
        faces = self._surface.faces
        if view is not None and view.within is not None:
            away = np.linalg.norm(posed - np.array(view.camera.target, np.float32), axis=1)
            faces = faces[(away < view.within)[faces].all(axis=1)]
        corners = _seen(faces, places, size)
        _paint(picture, corners, places, nearness, colours[:, :3].astype(np.float32))
        return _smoothed(picture, oversampling)


def _seen(faces: NDArray[np.int32], places: Floats, size: tuple[int, int]) -> NDArray[np.int32]:
    """The faces that are turned to the camera (y points down) and not wholly beside the picture."""
    a, b, c = (places[faces[:, k]] for k in range(3))
    turn = (b[:, 0] - a[:, 0]) * (c[:, 1] - a[:, 1]) - (b[:, 1] - a[:, 1]) * (c[:, 0] - a[:, 0])
    inside = np.all((places >= 0) & (places < size), axis=1)
    seen: NDArray[np.int32] = faces[(turn < 0) & inside[faces].any(axis=1)]
    return seen


def _paint(
    picture: Bytes, faces: NDArray[np.int32], places: Floats, nearness: Floats, colours: Floats
) -> None:
    """Paint samples of the faces from far to near, so that the nearest stays."""
    values = np.concatenate([places, nearness[:, None], colours], axis=1)
    ends = places[faces]
    longest = np.abs(ends - np.roll(ends, 1, axis=1)).max(axis=(1, 2))
    samples = []
    smallest = 0.0
    for steps in _STEPS:
        chosen = (longest > smallest) & (longest <= steps - 1)
        samples.append(np.einsum("ks,fkv->fsv", _weights(steps), values[faces[chosen]]))
        smallest = steps - 1
    found = np.concatenate([part.reshape(-1, values.shape[1]) for part in samples])
    height, width = picture.shape[:2]
    x, y = found[:, 0], found[:, 1]
    found = found[(x >= 0) & (x < width) & (y >= 0) & (y < height)]
    found = found[np.argsort(found[:, 2])]
    picture[found[:, 1].astype(np.intp), found[:, 0].astype(np.intp)] = found[:, 3:]


def _weights(steps: int) -> Floats:
    """Barycentric places (3, S) of samples that are spread evenly over a triangle."""
    grid = np.arange(steps, dtype=np.float32)
    one, other = (axis.ravel() for axis in np.meshgrid(grid, grid))
    inside = one + other < steps
    one, other = (one[inside] + 1 / 3) / steps, (other[inside] + 1 / 3) / steps
    weights: Floats = np.stack([1 - one - other, one, other]).astype(np.float32)
    return weights


def _background(size: tuple[int, int]) -> Bytes:
    share = np.linspace(0, 1, size[1], dtype=np.float32)[:, None]
    rows = (1 - share) * np.array(_BACKGROUND_TOP) + share * np.array(_BACKGROUND_FOOT)
    picture: Bytes = np.repeat(rows.astype(np.uint8)[:, None, :], size[0], axis=1)
    return picture


def _smoothed(picture: Bytes, oversampling: int) -> Bytes:
    if oversampling == 1:
        return picture
    blocks = picture.reshape(SIZE[1], oversampling, SIZE[0], oversampling, 3)
    smoothed: Bytes = blocks.mean(axis=(1, 3)).astype(np.uint8)
    return smoothed
