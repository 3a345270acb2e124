"""The learned identity: what it knows of its signer, and how it draws."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import torch
import torch.nn.functional as F  # noqa: N812 - the name that torch itself uses

from app.body.model import BodyModel
from app.rendering.camera import Camera
from app.rendering.flat import Appearance, FlatIdentity, on_device
from app.rendering.fragments import REACH
from app.rendering.gbuffer import GBuffer, GBufferMaker, Scene
from app.rendering.identity import Posed
from app.rendering.neural.details import Places, put_back, side_of
from app.rendering.neural.network import Painter
from app.rendering.neural.preset import SIZES, Preset, Size

#: The networks draw at the scale that they have learned, but for so small a difference.
_NEAR_ENOUGH: Final = 1.25
#: Small pictures are drawn no larger than this, and reduced.
_LARGEST_RISE: Final = 2.0
#: Alpha below this is nothing, and above one less this is all.
_HAZE: Final = 0.01


@dataclass(frozen=True, eq=False)
class Learned:
    """What a learned identity knows of its signer.

    Attributes:
        size: How large the networks are.
        body: Paints the whole picture.
        detail: Paints hands and face closely.
        scale: Pixels per metre of the pictures that were learned from.
        flat: The plain average, for when there is no time.
    """

    size: Size
    body: Painter
    detail: Painter
    scale: float
    flat: Appearance


def new_networks(size: Size) -> tuple[Painter, Painter]:
    """Untrained networks for the body and for its details, from torch's random numbers."""
    shape = (size.texels, size.hidden, size.base, size.levels)
    return Painter(size.textures, *shape), Painter(size.detail_textures, *shape)


def size_of(preset: Preset) -> Size:
    """How large a preset is."""
    return SIZES[preset]


class NeuralIdentity:
    """Draws a signer with learned networks.

    Args:
        name: What people call it.
        learned: What is known of the signer.
        model: The body.
        device: Where to render.
    """

    needs_consent = True

    def __init__(
        self,
        name: str,
        learned: Learned,
        model: BodyModel,
        *,
        device: torch.device | str = "cpu",
    ) -> None:
        self.name = name
        self.model = model
        self.learned = learned
        self.betas = learned.flat.betas
        self.hand_scale = learned.flat.hand_scale
        self.skin = learned.flat.skin
        self.device = torch.device(device)
        self._body, self._detail = (
            painter.to(self.device).to(memory_format=torch.channels_last).eval()
            for painter in (learned.body, learned.detail)
        )
        self._maker = GBufferMaker(model, self.device)
        self._places = Places(model, self.device)
        self.thickness = on_device(learned.flat.thickness, self.device)

    @property
    def flat(self) -> FlatIdentity:
        """The same signer with a plain texture, at once."""
        return FlatIdentity(f"{self.name}:flat", self.learned.flat, self.model, device=self.device)

    def render(self, posed: Posed, camera: Camera, *, smooth: bool = True) -> torch.Tensor:
        """Draw B frames; see ``Identity.render``.

        Without ``smooth``, hands and face are not drawn again from close by.
        """
        with torch.no_grad():
            posed = self._dressed(posed)
            scale = self._maker.scale(posed, camera)
            moving = self._maker.moving(posed, camera)
            whole = self._whole(posed, camera, moving, scale)
            if smooth:
                whole = self._with_details(whole, posed, camera, moving, scale)
        return whole.clamp(0, 1).permute(0, 2, 3, 1)

    def _dressed(self, posed: Posed) -> Posed:
        surface = self._maker.surface
        return Posed(
            surface.dressed(posed.vertices, self.thickness),
            surface.dressed(posed.before, self.thickness),
            posed.face,
        )

    def _whole(
        self, posed: Posed, camera: Camera, moving: torch.Tensor, scale: float
    ) -> torch.Tensor:
        """(B, 4, H, W) premultiplied, from the network of the body alone."""
        ratio = min(self.learned.scale / scale, _LARGEST_RISE)
        if 1 / _NEAR_ENOUGH <= ratio <= _NEAR_ENOUGH:
            ratio = 1.0
        width, height = (max(1, round(side * ratio)) for side in camera.size)
        inner = replace(
            camera,
            size=(width, height),
            focal=camera.focal * ratio,
            center=(camera.center[0] * ratio, camera.center[1] * ratio),
        )
        (left, right), (top, bottom) = self._extent(posed, inner)
        part = replace(
            inner,
            size=(right - left, bottom - top),
            center=(inner.center[0] - left, inner.center[1] - top),
        )
        scene = Scene(self._maker.fragments(posed, part), moving, _certain(moving))
        drawn = self._painted(self._body, self._maker.make(scene), posed.face)
        # What was drawn may reach out of the picture on the right and below.
        around = (left, width - right, top, height - bottom)
        drawn = F.pad(drawn, around)
        if (width, height) == camera.size:
            return drawn
        size = camera.size[1], camera.size[0]
        return F.interpolate(drawn, size, mode="bilinear", antialias=True, align_corners=False)

    def _extent(self, posed: Posed, camera: Camera) -> tuple[tuple[int, int], tuple[int, int]]:
        """First and last column and row that can show the signer, of sizes that networks halve."""
        margin = 2 * REACH * self._maker.scale(posed, camera)
        pixels = camera.project(posed.vertices)[0].view(-1, 2)
        low, high = (pixels.amin(dim=0) - margin).tolist(), (pixels.amax(dim=0) + margin).tolist()
        multiple = 1 << (self.learned.size.levels - 1)
        spans = []
        for first, last, size in zip(low, high, camera.size, strict=True):
            start = min(max(int(first), 0), size - 1)
            count = min(max(int(last) + 1, start + 1), size) - start
            spans.append((start, start + -(-count // multiple) * multiple))
        return spans[0], spans[1]

    def _with_details(
        self,
        whole: torch.Tensor,
        posed: Posed,
        camera: Camera,
        moving: torch.Tensor,
        scale: float,
    ) -> torch.Tensor:
        """Put close-ups of face and hands into the pictures."""
        drawn = side_of(self.learned.scale) * self.learned.size.zoom
        buffers, boxes = [], []
        for frame in range(len(whole)):
            one = _frame(posed, frame)
            found = self._places.boxes(one.vertices[0], camera, side_of(scale))
            boxes.append(found)
            for box in found:
                fragments = self._maker.fragments(one, box.camera(camera, drawn))
                here = moving[frame : frame + 1]
                buffers.append(self._maker.make(Scene(fragments, here, _certain(here))))
        face = posed.face.repeat_interleave(len(boxes[0]), dim=0)
        close = self._painted(self._detail, GBuffer.joined(buffers), face)
        each = close.view(len(whole), -1, *close.shape[1:])
        return torch.stack([put_back(*parts) for parts in zip(whole, each, boxes, strict=True)])

    def _painted(self, painter: Painter, buffer: GBuffer, face: torch.Tensor) -> torch.Tensor:
        with torch.autocast(self.device.type, torch.bfloat16, enabled=self.device.type == "cuda"):
            straight = painter(buffer, face)
        colors, alpha = straight.float().split([3, 1], dim=1)
        # What is nearly nothing is nothing: no haze lies over the background.
        alpha = ((alpha - _HAZE) / (1 - 2 * _HAZE)).clamp(0, 1)
        return torch.cat([colors.clamp(0, 1) * alpha, alpha], dim=1)


def _certain(moving: torch.Tensor) -> torch.Tensor:
    """Full confidence in hands and face: what is rendered is known exactly."""
    return moving.new_ones(len(moving), 3)


def _frame(posed: Posed, frame: int) -> Posed:
    one = slice(frame, frame + 1)
    return Posed(posed.vertices[one], posed.before[one], posed.face[one])
