"""The G-buffer: all that a learned identity is told about each pixel, in a versioned order."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Final

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - the name that torch itself uses

from app.body.kinematics import FINGER_JOINTS
from app.body.model import BodyModel
from app.body.regions import PART_NAMES
from app.rendering.camera import Camera
from app.rendering.drawing import Drawing
from app.rendering.identity import Posed
from app.rendering.raster import Raster
from app.rendering.surface import Surface
from lexicon_db.tracks import JOINT_NAMES

#: Changes whenever CHANNELS or the meaning of one of them does; identities store it.
VERSION: Final = 1
#: Name and number of channels, in order.
CHANNELS: Final[tuple[tuple[str, int], ...]] = (
    ("uv", 2),  # texture place, -1 to 1, v down
    ("normal", 3),  # camera axes
    ("region", 8),  # one-hot, REGIONS
    ("depth", 1),  # metres before the torso, positive towards the camera
    ("mask", 1),
    ("facing", 1),  # cosine between surface and line of sight
    ("velocity", 2),  # heights of the picture per frame, right and down
    ("confidence", 2),  # of the hand, of the face, in their own pixels
    ("finger", 2),  # cosine and sine of the finger's number, 0 off the fingers
    ("features", 4),  # soft spots at brows, eyelids, outer and inner lips
)
CHANNEL_COUNT: Final = sum(count for _, count in CHANNELS)
_ENDS: Final = tuple(itertools.accumulate(count for _, count in CHANNELS))
_PLACES: Final = {
    name: slice(end - count, end) for (name, count), end in zip(CHANNELS, _ENDS, strict=True)
}
REGIONS: Final = (
    "left_hand", "right_hand", "forearm", "upper_arm", "torso", "neck", "face", "hair",
)  # fmt: skip

_REGION_OF_PART: Final[dict[str, str]] = {
    "scalp": "hair", "left_hand": "left_hand", "right_hand": "right_hand", "neck": "neck",
    "torso": "torso", "left_leg": "torso", "right_leg": "torso", "left_forearm": "forearm",
    "right_forearm": "forearm", "left_upper_arm": "upper_arm", "right_upper_arm": "upper_arm",
}  # fmt: skip
#: Static face landmarks behind each of the "features" channels.
_FEATURES: Final = (slice(0, 10), slice(19, 31), slice(31, 43), slice(43, 51))
#: Radius of a feature's spot, metres.
_SPOT: Final = 0.006


@dataclass(frozen=True, eq=False)
class GBuffer:
    """A stack of channels for B pictures, and the raster that it was made from.

    Attributes:
        stack: (B, CHANNEL_COUNT, H, W) float32, 0 where nothing is seen.
        raster: Which triangle is where.
    """

    stack: torch.Tensor
    raster: Raster

    def channel(self, name: str) -> torch.Tensor:
        """(B, C, H, W) view of the channels of a name of CHANNELS."""
        return self.stack[:, _PLACES[name]]


class GBufferMaker:
    """Makes G-buffers of one body.

    Args:
        model: The body.
        device: Where to work.
    """

    def __init__(self, model: BodyModel, device: torch.device | str = "cpu") -> None:
        self._surface = Surface.of(model, device)
        regions = [REGIONS.index(_REGION_OF_PART.get(name, "face")) for name in PART_NAMES]
        self._region = torch.tensor(regions, device=device)[self._surface.parts]
        self._finger = torch.from_numpy(_fingers(model)).to(device)
        self._landmarks = torch.from_numpy(model.faces[model.landmark_faces]).long().to(device)
        self._landmark_weights = torch.from_numpy(model.landmark_weights).float().to(device)
        self._torso = JOINT_NAMES.index("spine3")
        self._torso_weights = torch.from_numpy(model.weights[:, self._torso]).to(device)

    def make(self, posed: Posed, camera: Camera, confidence: torch.Tensor) -> GBuffer:
        """Make the G-buffer of B frames.

        Args:
            posed: The body in each frame.
            camera: Where it is seen from.
            confidence: (B, 3) of the left hand, the right hand and the face, 0 to 1.
        """
        surface, height = self._surface, camera.size[1]
        drawing = Drawing.of(surface, posed.vertices, camera)
        pixels, depth, raster = drawing.pixels, drawing.depth, drawing.raster
        before, _ = camera.project(posed.before)
        axes = torch.as_tensor(camera.axes, device=depth.device)
        position = torch.as_tensor(camera.position, device=depth.device)
        normals = surface.normals(posed.vertices)
        sight = F.normalize(position - posed.vertices, dim=2)
        weights = self._torso_weights / self._torso_weights.sum()
        chest = (depth * weights).sum(dim=1)
        at_vertices = torch.cat(
            [
                normals @ axes.T,
                (chest[:, None] - depth)[..., None],
                (normals * sight).sum(dim=2, keepdim=True),
                (pixels - before) / height,
                self._finger.expand(len(depth), -1, -1),
            ],
            dim=2,
        )
        normal, near, facing, velocity, finger = raster.interpolate(
            at_vertices, surface.faces
        ).split([3, 1, 1, 2, 2], dim=1)
        uv = raster.interpolate(surface.uv, surface.uv_faces) * 2 - 1
        region = F.one_hot(self._region[raster.face], len(REGIONS)).float()
        seen = [
            uv * uv.new_tensor([1.0, -1.0]),
            F.normalize(normal, dim=1),
            region,
            near,
            torch.ones_like(near),
            facing,
            velocity,
            _confidence(region, confidence[raster.picture]),
            finger,
        ]
        stack = raster.dense(torch.cat(seen, dim=1)).permute(0, 3, 1, 2)
        spots = self._spots(posed.vertices, camera) * stack[:, _PLACES["mask"]]
        return GBuffer(torch.cat([stack, spots], dim=1), raster)

    def _spots(self, vertices: torch.Tensor, camera: Camera) -> torch.Tensor:
        """(B, 4, H, W) soft spots around the landmarks of brows, eyelids and lips."""
        corners = vertices[:, self._landmarks]
        points = (corners * self._landmark_weights[..., None]).sum(dim=2)
        pixels, depth = camera.project(points)
        width, height = camera.size
        radius = (_SPOT * camera.focal / depth.clamp(min=0.1))[..., None]
        x = torch.arange(width, device=depth.device) + 0.5
        y = torch.arange(height, device=depth.device) + 0.5
        across = torch.exp(-0.5 * ((x - pixels[..., :1]) / radius) ** 2)
        down = torch.exp(-0.5 * ((y - pixels[..., 1:]) / radius) ** 2)
        spots = [
            torch.einsum("bph,bpw->bhw", down[:, points], across[:, points]) for points in _FEATURES
        ]
        return torch.stack(spots, dim=1).clamp(max=1.0)


def _confidence(region: torch.Tensor, confidence: torch.Tensor) -> torch.Tensor:
    """(N, 2) confidence of the hand in hand pixels and of the face in face pixels."""
    hands = (region[:, :2] * confidence[:, :2]).sum(dim=1)
    face = region[:, REGIONS.index("face")] * confidence[:, 2]
    return torch.stack([hands, face], dim=1)


def _fingers(model: BodyModel) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """(V, 2) cosine and sine of an angle that tells the five fingers of a hand apart."""
    code = np.zeros((len(model.template), 2), np.float32)
    for joints in FINGER_JOINTS:
        share = model.weights[:, joints].reshape(-1, 5, 3).sum(axis=2)
        angle = np.arange(5) * 2 * np.pi / 5
        code += share @ np.stack([np.cos(angle), np.sin(angle)], axis=1).astype(np.float32)
    return code
