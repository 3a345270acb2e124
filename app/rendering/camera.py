"""Pinhole cameras: where a body point falls in the picture, and presets that frame a signer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray

from lexicon_db.tracks import JOINT_NAMES, FitTrack

Floats = NDArray[np.float32]

#: Axes (x right in the picture, y down, z away) of a camera that looks at a signer's front.
_FACING_SIGNER: Final = np.diag([1.0, -1.0, -1.0]).astype(np.float32)
#: Depths nearer to the camera plane than this (metres) are moved off it: pixels stay finite.
_SMALLEST_DEPTH: Final = 1e-6


@dataclass(frozen=True, eq=False)
class Camera:
    """A pinhole camera in body axes. Pixel centres are at integer + 0.5.

    Attributes:
        size: Width and height of the picture in pixels.
        focal: Focal length in pixels.
        center: Principal point (x, y) in pixels.
        position: (3,) where the camera is, metres, body axes.
        axes: (3, 3) rows are the camera's axes (x right in the picture, y down, z away) in body
            axes.
    """

    size: tuple[int, int]
    focal: float
    center: tuple[float, float]
    position: Floats
    axes: Floats

    def project(self, points: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Project points.

        Args:
            points: (..., 3) metres, body axes.

        Returns:
            Pixels (..., 2) and depth (...) along the optical axis in metres, negative behind the
            camera, where pixels have no meaning.
        """
        position = torch.as_tensor(self.position, device=points.device)
        axes = torch.as_tensor(self.axes, device=points.device)
        seen = (points - position) @ axes.T
        depth = seen[..., 2]
        safe = torch.where(depth.abs() < _SMALLEST_DEPTH, _SMALLEST_DEPTH, depth)
        center = torch.tensor(self.center, device=points.device)
        return seen[..., :2] * (self.focal / safe)[..., None] + center, depth

    def resized(self, size: tuple[int, int]) -> Camera:
        """Return the camera with the same view at another size; what is added is added evenly."""
        scale = min(size[0] / self.size[0], size[1] / self.size[1])
        center = tuple(
            new / 2 + scale * (at - old / 2)
            for new, old, at in zip(size, self.size, self.center, strict=True)
        )
        return replace(self, size=size, focal=self.focal * scale, center=(center[0], center[1]))


def source_camera(fit: FitTrack) -> Camera:
    """Return the camera that filmed a fitted take: at the origin, looking along -z."""
    width, height = fit.size
    return Camera(
        size=fit.size,
        focal=fit.focal,
        center=(width / 2, height / 2),
        position=np.zeros(3, np.float32),
        axes=_FACING_SIGNER,
    )


def framing(
    points: Floats,
    size: tuple[int, int],
    *,
    margin: float = 0.05,
    distance: float = 2.4,
    azimuth: float = 0.0,
) -> Camera:
    """Return the level camera that just sees all points.

    Args:
        points: (N, 3) metres, body axes.
        size: Width and height of the picture in pixels.
        margin: Share of the picture that stays free on each side.
        distance: Metres from the middle of the points; small distances exaggerate near hands.
        azimuth: Degrees that the camera walks around the body, positive towards its left.
    """
    turn = np.radians(azimuth)
    right = np.array([np.cos(turn), 0.0, -np.sin(turn)])
    away = np.array([-np.sin(turn), 0.0, -np.cos(turn)])
    axes = np.stack([right, [0.0, -1.0, 0.0], away]).astype(np.float32)
    middle = (points.min(axis=0) + points.max(axis=0)) / 2
    seen = (points - (middle - distance * away)) @ axes.T
    slopes = seen[:, :2] / seen[:, 2:]
    low, high = slopes.min(axis=0), slopes.max(axis=0)
    free = (1 - 2 * margin) * np.array(size)
    focal = float((free / np.maximum(high - low, 1e-6)).min())
    center = np.array(size) / 2 - focal * (low + high) / 2
    return Camera(
        size=size,
        focal=focal,
        center=(float(center[0]), float(center[1])),
        position=(middle - distance * away).astype(np.float32),
        axes=axes,
    )


def signing_space(
    joints: Floats,
    size: tuple[int, int],
    *,
    include: Floats | None = None,
    margin: float = 0.02,
    azimuth: float = 0.0,
) -> Camera:
    """Frame head, torso and all that hands reach with bent arms: the view of a sign dictionary.

    Args:
        joints: (55, 3) joints of the shaped body in the T-pose, body axes.
        size: Width and height of the picture in pixels.
        include: (N, 3) further points that must be seen, such as all hand points of an utterance.
        margin: Share of the picture that stays free on each side.
        azimuth: Degrees that the camera walks around the body, positive towards its left.
    """
    reach = _arm_length(joints)
    low, high = _torso_box(joints)
    low[0] -= 0.45 * reach
    high += np.array([0.45 * reach, 0.03, 0.3 * reach], np.float32)
    box = _corners(low, high)
    points = box if include is None else np.concatenate([box, include])
    return framing(points, size, margin=margin, azimuth=azimuth)


def head_and_torso(
    joints: Floats, size: tuple[int, int], *, margin: float = 0.03, azimuth: float = 0.0
) -> Camera:
    """Frame head and upper body closely: the view of a portrait.

    Args:
        joints: (55, 3) joints of the shaped body in the T-pose, body axes.
        size: Width and height of the picture in pixels.
        margin: Share of the picture that stays free on each side.
        azimuth: Degrees that the camera walks around the body, positive towards its left.
    """
    low, high = _torso_box(joints)
    low[1] = (low[1] + joints[JOINT_NAMES.index("neck"), 1]) / 2
    low[0] -= 0.06
    high[:2] += np.array([0.06, 0.02], np.float32)
    return framing(_corners(low, high), size, margin=margin, azimuth=azimuth)


def _arm_length(joints: Floats) -> float:
    shoulder, elbow, wrist = (
        joints[JOINT_NAMES.index(f"left_{part}")] for part in ("shoulder", "elbow", "wrist")
    )
    return float(np.linalg.norm(elbow - shoulder) + np.linalg.norm(wrist - elbow))


def _torso_box(joints: Floats) -> tuple[Floats, Floats]:
    """Corners of the box from the hips to the top of the head, as wide as the shoulders."""
    shoulders = joints[[JOINT_NAMES.index("left_shoulder"), JOINT_NAMES.index("right_shoulder")]]
    head = joints[JOINT_NAMES.index("head")]
    # The head joint lies at the base of the skull; the crown, with hair, 17 to 19 cm above it.
    crown = head[1] + 0.18
    hips = joints[JOINT_NAMES.index("pelvis"), 1]
    low = np.array([shoulders[:, 0].min(), hips, shoulders[:, 2].mean()], np.float32)
    high = np.array([shoulders[:, 0].max(), crown, shoulders[:, 2].mean()], np.float32)
    return low, high


def _corners(low: Floats, high: Floats) -> Floats:
    pick = np.stack(np.meshgrid([0, 1], [0, 1], [0, 1], indexing="ij"), axis=-1).reshape(8, 3)
    return np.where(pick == 1, high, low).astype(np.float32)
