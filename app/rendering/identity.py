"""What every identity can do: give its body, and draw it in any pose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import torch
from numpy.typing import NDArray

from app.body.model import BodyModel
from app.rendering.camera import Camera

Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Posed:
    """B frames of an identity's body, posed, on the identity's device.

    Attributes:
        vertices: (B, V, 3) metres, body axes.
        before: (B, V, 3) the same vertices one frame earlier.
        face: (B, 52) face units.
    """

    vertices: torch.Tensor
    before: torch.Tensor
    face: torch.Tensor


class Identity(Protocol):
    """An appearance that can be rendered."""

    @property
    def name(self) -> str:
        """What people call it."""

    @property
    def needs_consent(self) -> bool:
        """Whether it is the appearance of a person, who must have agreed."""

    @property
    def model(self) -> BodyModel:
        """The body that its shape belongs to."""

    @property
    def betas(self) -> Floats:
        """Body shape, (10,)."""

    @property
    def hand_scale(self) -> Floats:
        """Size of the left and the right hand relative to the shaped body, (2,)."""

    @property
    def skin(self) -> tuple[float, float, float]:
        """Typical sRGB of hands and face, 0 to 1: what a background must differ from."""

    @property
    def thickness(self) -> torch.Tensor | None:
        """How far clothes and hair lie outside of the body, (V,) metres; None is nowhere."""

    @property
    def device(self) -> torch.device:
        """Where it renders."""

    def render(self, posed: Posed, camera: Camera, *, smooth: bool = True) -> torch.Tensor:
        """Draw B frames.

        Args:
            posed: The body in each frame.
            camera: Where it is seen from.
            smooth: Whether edges are smoothed; previews may go without.

        Returns:
            (B, H, W, 4) sRGB colours premultiplied with alpha, and alpha; float32, 0 to 1.
        """
