"""The mannequin: a friendly figure that is nobody, painted by material and lit for signing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - the name that torch itself uses
from numpy.typing import NDArray

from app.body.model import BodyModel
from app.body.regions import PART_NAMES
from app.rendering.camera import Camera
from app.rendering.contrast import Color
from app.rendering.drawing import Drawing
from app.rendering.identity import Posed
from app.rendering.lighting import KEY, Form, Material, encoded, light, linear
from app.rendering.painting import paint
from app.rendering.palette import SKIN_TONES, palette
from app.rendering.raster import Raster
from app.rendering.shadows import LampView
from app.rendering.surface import Surface

Floats = NDArray[np.float32]

#: Half angles of iris and pupil seen from the middle of the eyeball, radians.
_IRIS_ANGLE: Final = 0.44
_PUPIL_ANGLE: Final = 0.17
#: How hollow the inside of sleeves and collar is.
_INSIDE: Final = 0.8
_EYE_SOFTNESS, _EYE_GLOSS, _EYE_SHARPNESS = 0.3, 0.9, 900.0


class Mannequin:
    """The identity that needs nobody's consent.

    Args:
        model: The body.
        skin: Skin tone, 1 (lightest) to 6.
        betas: (10,) body shape; None is the mean body.
        device: Where to render.
    """

    name = "mannequin"
    needs_consent = False
    thickness: torch.Tensor | None = None

    def __init__(
        self,
        model: BodyModel,
        *,
        skin: int = 3,
        betas: Floats | None = None,
        device: torch.device | str = "cpu",
    ) -> None:
        self.model = model
        self.betas: Floats = np.zeros(10, np.float32) if betas is None else betas
        self.hand_scale: Floats = np.ones(2, np.float32)
        self.skin: Color = SKIN_TONES[skin - 1]
        self.device = torch.device(device)
        self._surface = Surface.of(model, self.device)
        self._texture = paint(model, skin).to(self.device)
        self._eyes = _Eyes.of(model, skin, self.device)

    def render(self, posed: Posed, camera: Camera, *, smooth: bool = True) -> torch.Tensor:
        """Draw B frames; see ``Identity.render``."""
        surface = self._surface
        drawing = Drawing.of(surface, posed.vertices, camera)
        hollow, shrink = drawing.hollows(), drawing.shrink(self._texture.size)
        lamp = LampView.of(posed.vertices, surface.faces, KEY.toward)
        eye = torch.as_tensor(camera.position, device=self.device)
        forms = torch.cat([surface.normals(posed.vertices), posed.vertices], dim=2)

        def shade(raster: Raster) -> torch.Tensor:
            normals, places = raster.interpolate(forms, surface.faces).split(3, dim=1)
            form = Form(
                normals=F.normalize(torch.where(raster.back[:, None], -normals, normals), dim=1),
                toward_eye=F.normalize(eye - places, dim=1),
                hollow=torch.where(raster.back, _INSIDE, hollow[raster.pixel]),
                shadow=lamp.shadow(places, raster.picture),
            )
            return encoded(light(self._material(raster, shrink), form))

        return drawing.shaded(shade, smooth=smooth)

    def _material(self, raster: Raster, shrink: float) -> Material:
        surface = self._surface
        uv = raster.interpolate(surface.uv, surface.uv_faces)
        texels = self._texture.sample(uv, shrink)
        self._eyes.paint(texels, raster, surface)
        return Material(texels[:, :3], texels[:, 3], texels[:, 4], texels[:, 5])


@dataclass(frozen=True, eq=False)
class _Eyes:
    """Eyes are drawn by angle around the axis of sight, so that they are round at any size.

    Attributes:
        faces: (F,) bool, the triangles of both eyeballs.
        axes: (V, 3) for vertices of an eyeball the direction from its middle, in the rest pose.
        sclera, iris, pupil: (3,) linear colours.
    """

    faces: torch.Tensor
    axes: torch.Tensor
    sclera: torch.Tensor
    iris: torch.Tensor
    pupil: torch.Tensor

    @classmethod
    def of(cls, model: BodyModel, skin: int, device: torch.device) -> _Eyes:
        axes = np.zeros_like(model.template)
        chosen = np.zeros(len(model.faces), bool)
        for side in ("left", "right"):
            ball = model.parts == PART_NAMES.index(f"{side}_eye")
            vertices = np.unique(model.faces[ball])
            if len(vertices):
                points = model.template[vertices]
                axes[vertices] = points - (points.min(axis=0) + points.max(axis=0)) / 2
                chosen |= ball
        colors = palette(skin)
        table = linear(torch.tensor([colors[name] for name in ("sclera", "iris", "pupil")]))
        return cls(
            torch.from_numpy(chosen).to(device),
            torch.from_numpy(axes).to(device),
            *table.to(device).unbind(0),
        )

    def paint(self, texels: torch.Tensor, raster: Raster, surface: Surface) -> None:
        """Overwrite the texels of the pixels that show an eye."""
        seen = self.faces[raster.face].nonzero()[:, 0]
        corners = self.axes[surface.faces[raster.face[seen]]]
        axis = F.normalize((corners * raster.barycentric[seen][..., None]).sum(1), dim=1)
        angle = torch.atan2(axis[:, :2].norm(dim=1), axis[:, 2])[:, None]
        around = torch.atan2(axis[:, 1], axis[:, 0])[:, None]
        spokes = 0.12 * torch.sin(around * 23) * torch.sin(around * 7 + 1)
        shade = 1.25 - 0.75 * (angle / _IRIS_ANGLE).pow(4) + spokes
        color = self.sclera + (self.iris * shade - self.sclera) * _inside(angle, _IRIS_ANGLE)
        color = color + (self.pupil - color) * _inside(angle, _PUPIL_ANGLE)
        feel = color.new_tensor([_EYE_SOFTNESS, _EYE_GLOSS, _EYE_SHARPNESS])
        texels[seen] = torch.cat([color, feel.expand(len(color), 3)], dim=1)


def _inside(angle: torch.Tensor, limit: float) -> torch.Tensor:
    """1 inside the limit, 0 outside, with a soft border."""
    return ((limit - angle) / 0.05 + 0.5).clamp(0.0, 1.0)
