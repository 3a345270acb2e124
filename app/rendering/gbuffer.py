"""The G-buffer: all that a learned identity is told about each fragment, in a versioned order."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - the name that torch itself uses
from numpy.typing import NDArray

from app.body.kinematics import FINGER_JOINTS
from app.body.model import BodyModel
from app.body.regions import PART_NAMES
from app.rendering.camera import Camera
from app.rendering.fragments import REACH, Fragments, find_fragments, in_order
from app.rendering.identity import Posed
from app.rendering.surface import Surface
from lexicon_db.tracks import JOINT_NAMES

#: Changes whenever CHANNELS or the meaning of one of them does; identities store it.
VERSION: Final = 2
#: Name and number of channels, in order.
CHANNELS: Final[tuple[tuple[str, int], ...]] = (
    ("normal", 3),  # camera axes
    ("depth", 1),  # metres before the torso, positive towards the camera
    ("facing", 1),  # cosine between surface and line of sight
    ("velocity", 2),  # decimetres per frame at the body, right and down
    ("finger", 2),  # cosine and sine of the finger's number, 0 off the fingers
    ("features", 4),  # soft spots at brows, eyelids, outer and inner lips
    ("region", 8),  # one-hot, REGIONS
    ("confidence", 2),  # of the hand, of the face, in their own pixels
    ("beyond", 2),  # from the outline outwards, in shares of the reach; 0 on the body
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
class Scene:
    """B posed bodies before a camera: what G-buffers are made of.

    Attributes:
        fragments: Which places of the surface are seen.
        moving: (B, V, 7) normal, depth, facing and velocity of the vertices.
        confidence: (B, 3) of the left hand, the right hand and the face, 0 to 1.
    """

    fragments: Fragments
    moving: torch.Tensor
    confidence: torch.Tensor

    def compact(self) -> Scene:
        """The same in half the memory, to be kept."""
        return Scene(self.fragments.compact(), self.moving.half(), self.confidence)

    def window(self, left: int, top: int, size: tuple[int, int]) -> Scene:
        """The part of a single, perhaps compact picture inside a window; see ``Fragments``."""
        seen = self.fragments.window(left, top, size)
        return Scene(seen, self.moving.float(), self.confidence)


@dataclass(frozen=True, eq=False)
class GBuffer:
    """Channels of the M fragments of B pictures.

    Attributes:
        fragments: Where they are.
        uv: (M, 2) texture places, 0 to 1, v up.
        values: (M, CHANNEL_COUNT).
    """

    fragments: Fragments
    uv: torch.Tensor
    values: torch.Tensor

    def channel(self, name: str) -> torch.Tensor:
        """(M, C) values of a name of CHANNELS."""
        return self.values[:, _PLACES[name]]

    @classmethod
    def joined(cls, buffers: Sequence[GBuffer]) -> GBuffer:
        """One G-buffer of single pictures of one size."""
        fragments = [buffer.fragments for buffer in buffers]
        return cls(
            Fragments.joined(fragments),
            in_order(fragments, [buffer.uv for buffer in buffers]),
            in_order(fragments, [buffer.values for buffer in buffers]),
        )


class GBufferMaker:
    """Makes G-buffers of one body.

    Args:
        model: The body.
        device: Where to work.
    """

    def __init__(self, model: BodyModel, device: torch.device | str = "cpu") -> None:
        self.surface = Surface.of(model, device)
        regions = [REGIONS.index(_REGION_OF_PART.get(name, "face")) for name in PART_NAMES]
        self._region = torch.tensor(regions, device=device)[self.surface.parts]
        still = np.concatenate([_fingers(model), _features(model)], axis=1)
        self._still = torch.from_numpy(still).to(device)
        torso = model.weights[:, JOINT_NAMES.index("spine3")]
        self._torso = torch.from_numpy(torso / torso.sum()).float().to(device)

    def moving(self, posed: Posed, camera: Camera) -> torch.Tensor:
        """(B, V, 7) what changes with the pose: normal, depth, facing and velocity of vertices.

        It is the same for all cameras that differ in framing and size alone.
        """
        pixels, depth = camera.project(posed.vertices)
        before, _ = camera.project(posed.before)
        axes = torch.as_tensor(camera.axes, device=depth.device)
        position = torch.as_tensor(camera.position, device=depth.device)
        normals = self.surface.normals(posed.vertices)
        sight = F.normalize(position - posed.vertices, dim=2)
        chest = (depth * self._torso).sum(dim=1, keepdim=True)
        return torch.cat(
            [
                normals @ axes.T,
                (chest - depth)[..., None],
                (normals * sight).sum(dim=2, keepdim=True),
                (pixels - before) * (10 / self.scale(posed, camera)),
            ],
            dim=2,
        )

    def scale(self, posed: Posed, camera: Camera) -> float:
        """Pixels per metre at the chest, the same for all pictures of a batch."""
        depth = camera.project(posed.vertices)[1]
        return camera.focal / max(float((depth * self._torso).sum(dim=1).mean()), 0.1)

    def fragments(self, posed: Posed, camera: Camera) -> Fragments:
        """Find what is seen of B posed bodies."""
        pixels, depth = camera.project(posed.vertices)
        reach = max(1, round(REACH * self.scale(posed, camera)))
        return find_fragments(self.surface, pixels, depth, camera.size, reach)

    def make(self, scene: Scene) -> GBuffer:
        """Work out the channels of all fragments of a scene."""
        fragments, surface = scene.fragments, self.surface
        moving = fragments.interpolate(scene.moving, surface.faces)
        still = fragments.interpolate(self._still, surface.faces)
        uv = fragments.interpolate(surface.uv, surface.uv_faces)
        region = F.one_hot(self._region[fragments.face], len(REGIONS)).float()
        known = scene.confidence
        sure = _confidence(region, known[fragments.picture] if len(known) > 1 else known)
        beyond = F.pad(fragments.beyond, (0, 0, 0, len(moving) - len(fragments.beyond)))
        return GBuffer(fragments, uv, torch.cat([moving, still, region, sure, beyond], dim=1))


def _confidence(region: torch.Tensor, confidence: torch.Tensor) -> torch.Tensor:
    """(M, 2) confidence of the hand in hand pixels and of the face in face pixels."""
    hands = (region[:, :2] * confidence[:, :2]).sum(dim=1)
    face = region[:, REGIONS.index("face")] * confidence[:, 2]
    return torch.stack([hands, face], dim=1)


def _fingers(model: BodyModel) -> NDArray[np.float32]:
    """(V, 2) cosine and sine of an angle that tells the five fingers of a hand apart."""
    code = np.zeros((len(model.template), 2), np.float32)
    for joints in FINGER_JOINTS:
        share = model.weights[:, joints].reshape(-1, 5, 3).sum(axis=2)
        angle = np.arange(5) * 2 * np.pi / 5
        code += share @ np.stack([np.cos(angle), np.sin(angle)], axis=1).astype(np.float32)
    return code


def _features(model: BodyModel) -> NDArray[np.float32]:
    """(V, 4) how near each vertex is to a landmark of brows, eyelids, outer and inner lips."""
    corners = model.template[model.faces[model.landmark_faces]]
    points = (corners * model.landmark_weights[..., None]).sum(axis=1)
    spots = np.empty((len(model.template), len(_FEATURES)), np.float32)
    for feature, chosen in enumerate(_FEATURES):
        away = np.linalg.norm(model.template[:, None] - points[None, chosen], axis=2).min(axis=1)
        spots[:, feature] = np.exp(-0.5 * (away / _SPOT) ** 2)
    return spots
