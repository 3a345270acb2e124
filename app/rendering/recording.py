"""Renders what a camera would record of a performance: demo material whose truth is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - the name that torch itself uses
from numpy.typing import NDArray

from app.body.skinning import Skinner
from app.core.progress import Progress, Silent
from app.rendering.backgrounds import room
from app.rendering.camera import Camera
from app.rendering.compositing import compose, to_bytes
from app.rendering.identity import Identity, Posed
from app.rendering.labels import overlay
from app.rendering.movie import Performance, pose

#: Share of the lens' blur that is left after sharpening in the camera.
_BLUR: Final = 0.35
_VIGNETTE: Final = 0.10
#: Pixels that a hand may move between two exposures of a frame.
_STEP: Final = 3.0


@dataclass(frozen=True)
class Sensor:
    """How a plausible camera falls short of a perfect one.

    Attributes:
        noise: Standard deviation of the noise in mid grey, sRGB 0 to 1.
        shutter: Share of the frame time that the shutter is open; 0 freezes movement.
        exposures: Most moments that a frame is averaged over; slow frames need fewer.
        seed: Same seed, same noise.
    """

    noise: float = 0.007
    shutter: float = 0.0
    exposures: int = 5
    seed: int = 0


def record(
    performance: Performance,
    identity: Identity,
    camera: Camera,
    *,
    sensor: Sensor = Sensor(),
    progress: Progress | None = None,
) -> Iterator[NDArray[np.uint8]]:
    """Film a performance in a room.

    Blur is centred on the time of each frame, so joints of the performance stay the truth.

    Args:
        performance: What is signed, at the frame rate of the recording.
        identity: Who signs.
        camera: Where the camera stands; gives the size of the pictures.
        sensor: What the camera is like.
        progress: Told after every frame.

    Yields:
        (H, W, 3) uint8 RGB per frame.
    """
    watcher = progress or Silent()
    skinner = Skinner(identity.model, identity.betas, identity.hand_scale)
    wall = room(camera.size, seed=sensor.seed).to(identity.device)
    blank = overlay((), camera.size).to(identity.device)
    for frame in range(len(performance)):
        posed = pose(performance, skinner, slice(frame, frame + 1), identity.device)
        signer = _exposed(identity, posed, camera, sensor)
        seen = compose(signer, wall, blank, shadow=True)[0].cpu()
        random = torch.Generator().manual_seed(sensor.seed * 1_000_003 + frame)
        yield to_bytes(_sensed(seen, sensor.noise, random)).numpy()
        watcher.report(frame + 1, len(performance), "Filming")


def _exposed(identity: Identity, posed: Posed, camera: Camera, sensor: Sensor) -> torch.Tensor:
    """Average the moments while the shutter is open, moving on straight lines."""
    now, _ = camera.project(posed.vertices)
    before, _ = camera.project(posed.before)
    path = sensor.shutter * float((now - before).norm(dim=2).max())
    count = min(max(1, round(path / _STEP)), sensor.exposures)
    step = posed.vertices - posed.before
    moments = [sensor.shutter * ((moment + 0.5) / count - 0.5) for moment in range(count)]
    exposures = [
        identity.render(replace(posed, vertices=posed.vertices + time * step), camera)
        for time in moments
    ]
    return torch.stack(exposures).mean(dim=0)


def _sensed(picture: torch.Tensor, noise: float, random: torch.Generator) -> torch.Tensor:
    """Lens and sensor: slight blur, darker corners, noise of brightness and, coarser, of colour."""
    height, width, _ = picture.shape
    planes = picture.permute(2, 0, 1)[None]
    soft = F.avg_pool2d(F.pad(planes, (1, 1, 1, 1), mode="replicate"), 3, stride=1)
    planes = planes + _BLUR * (soft - planes)
    y = torch.linspace(-1, 1, height)[:, None]
    x = torch.linspace(-1, 1, width)[None, :]
    planes = planes * (1 - _VIGNETTE * (x**2 + y**2) / 2)
    # Photons: noise grows with the square root of light; sRGB flattens that to nearly constant.
    grain = torch.randn((1, 1, height, width), generator=random)
    stains = torch.randn((1, 3, height // 4, width // 4), generator=random)
    stains = F.interpolate(stains, size=(height, width), mode="bilinear", align_corners=False)
    noisy = planes + noise * (grain + 0.6 * stains) * (0.6 + 0.8 * planes.sqrt())
    return noisy[0].permute(1, 2, 0)
