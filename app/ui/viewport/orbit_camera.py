"""The camera of the viewport: it orbits a point, and knows where body points are in the picture."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from lexicon_db.tracks import JOINT_NAMES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_STEEPEST: Final = 89.0
_NEAREST: Final = 0.25
_FARTHEST: Final = 12.0


class Preset(Enum):
    """A view of the figure: degrees around the body (towards its left), degrees above."""

    FRONT = (0.0, 0.0)
    SIDE = (90.0, 0.0)
    TOP = (0.0, 80.0)
    THREE_QUARTER = (40.0, 12.0)


@dataclass(frozen=True)
class OrbitCamera:
    """A pinhole camera that looks at a target from a distance.

    Attributes:
        target: The point that is looked at, metres, body axes.
        distance: Metres between the camera and the target.
        azimuth: Degrees that the camera walked around the body, positive towards its left.
        elevation: Degrees above the horizon.
        field_of_view: Degrees from the lower to the upper border of the picture.
    """

    target: tuple[float, float, float]
    distance: float
    azimuth: float = 0.0
    elevation: float = 0.0
    field_of_view: float = 24.0

    @property
    def axes(self) -> Floats:
        """(3, 3) rows: right and up in the picture, and towards the viewer, in body axes."""
        azimuth, elevation = np.radians([self.azimuth, self.elevation])
        right = np.array([np.cos(azimuth), 0.0, -np.sin(azimuth)])
        level = np.array([np.sin(azimuth), 0.0, np.cos(azimuth)])
        height = np.array([0.0, 1.0, 0.0])
        toward = np.cos(elevation) * level + np.sin(elevation) * height
        up = np.cos(elevation) * height - np.sin(elevation) * level
        return np.stack([right, up, toward])

    @property
    def position(self) -> Floats:
        """(3,) where the camera is, metres, body axes."""
        place: Floats = np.array(self.target) + self.distance * self.axes[2]
        return place

    @property
    def height_at_target(self) -> float:
        """Metres from the lower to the upper border of the picture at the target."""
        return float(2 * self.distance * np.tan(np.radians(self.field_of_view) / 2))

    def orbited(self, across: float, upward: float) -> OrbitCamera:
        """The camera after walking some degrees around and over the target."""
        azimuth = (self.azimuth + across + 180.0) % 360.0 - 180.0
        elevation = min(max(self.elevation + upward, -_STEEPEST), _STEEPEST)
        return replace(self, azimuth=azimuth, elevation=elevation)

    def panned(self, right: float, up: float) -> OrbitCamera:
        """The camera moved sideways, in heights of the picture at the target."""
        height = self.height_at_target
        axes = self.axes
        target = np.array(self.target) + height * (right * axes[0] + up * axes[1])
        return replace(self, target=(float(target[0]), float(target[1]), float(target[2])))

    def zoomed(self, factor: float) -> OrbitCamera:
        """The camera nearer to the target, ``factor`` times as large in the picture."""
        distance = min(max(self.distance / factor, _NEAREST), _FARTHEST)
        return replace(self, distance=distance)

    def turned_to(self, preset: Preset) -> OrbitCamera:
        """The camera at a preset view; from the side it goes to the other side."""
        azimuth, elevation = preset.value
        if preset is Preset.SIDE and (self.azimuth, self.elevation) == (azimuth, elevation):
            azimuth = -azimuth
        return replace(self, azimuth=azimuth, elevation=elevation)

    def project(self, points: NDArray[np.floating[Any]], size: tuple[int, int]) -> Floats:
        """Where body points are seen.

        Args:
            points: (..., 3) metres, body axes.
            size: Width and height of the picture in pixels.

        Returns:
            (..., 2) pixels from the upper left corner; nan behind the camera.
        """
        seen = (np.asarray(points, np.float64) - self.position) @ self.axes.T
        depth = np.where(seen[..., 2] < -1e-6, -seen[..., 2], np.nan)
        focal = size[1] / 2 / np.tan(np.radians(self.field_of_view) / 2)
        places: Floats = np.stack(
            [
                size[0] / 2 + focal * seen[..., 0] / depth,
                size[1] / 2 - focal * seen[..., 1] / depth,
            ],
            axis=-1,
        )
        return places


def signing_space(joints: Floats) -> tuple[Floats, Floats]:
    """The box in which signs are made: from the hips to above the head, as far as bent arms reach.

    Args:
        joints: (55, 3) joints of the body in the T-pose, metres.

    Returns:
        Its lowest and highest corner, (3,) each.
    """
    left, right, elbow, wrist, head, pelvis = (
        joints[JOINT_NAMES.index(name)]
        for name in (
            "left_shoulder", "right_shoulder", "left_elbow", "left_wrist", "head", "pelvis",
        )
    )  # fmt: skip
    reach = float(np.linalg.norm(elbow - left) + np.linalg.norm(wrist - elbow))
    aside, crown = 0.55 * reach, head[1] + 0.19
    low = np.array([right[0] - aside, pelvis[1] + 0.06, left[2] - 0.05])
    high = np.array([left[0] + aside, crown + 0.1, left[2] + 0.75 * reach])
    return low, high


def framing(low: Floats, high: Floats, aspect: float) -> OrbitCamera:
    """The camera in front that just sees the middle plane of a box.

    Args:
        low: (3,) lowest corner, metres, body axes.
        high: (3,) highest corner.
        aspect: Width of the picture, in heights.
    """
    middle, half = (low + high) / 2, (high - low) / 2
    camera = OrbitCamera((float(middle[0]), float(middle[1]), float(middle[2])), 1.0)
    slope = np.tan(np.radians(camera.field_of_view) / 2)
    return replace(camera, distance=float(max(half[1], half[0] / aspect) / slope))
