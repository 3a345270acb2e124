"""How well a learned identity shows signs that it has never seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - the name that torch itself uses

from app.body.skinning import Skinner
from app.core.progress import Progress, Silent
from app.rendering.identity import Identity
from app.rendering.neural.details import Places
from app.rendering.neural.examples import Example, Examples
from app.rendering.neural.learned import NeuralIdentity
from app.rendering.neural.single import GREY, drawn

#: Sharpness of the windows of SSIM (Wang 2004), and its constants.
_SIGMA, _RADIUS = 1.5, 5
_C1, _C2 = 0.01**2, 0.03**2
#: Pixels around the signer that count as foreground.
_MARGIN: Final = 4
#: Squares around hands are so many times as wide as the hand, and at least so wide.
_HAND, _LEAST_HAND = 1.5, 24.0
#: Errors below this (power) are none.
_NO_ERROR: Final = 1e-10


@dataclass(frozen=True)
class Scores:
    """Likeness of rendered frames to the real ones.

    Attributes:
        psnr: dB over the whole picture before grey.
        ssim: 0 to 1, likewise.
        foreground_psnr: dB over the signer and a narrow border.
        foreground_ssim: 0 to 1, likewise.
        hand_psnr: dB in squares around the hands.
        hand_ssim: 0 to 1, likewise.
        flicker: Mean error of frame-to-frame change, as a share of the real change; 0 is perfect.
        alpha_iou: Overlap of the outlines, 0 to 1.
    """

    psnr: float
    ssim: float
    foreground_psnr: float
    foreground_ssim: float
    hand_psnr: float
    hand_ssim: float
    flicker: float
    alpha_iou: float


@dataclass(frozen=True)
class Report:
    """What was measured on held-out signs.

    Attributes:
        learned: Of the learned identity.
        flat: Of its flat fallback, in the same frames.
        frames: How many frames were compared.
        signs: Names of the held-out signs.
    """

    learned: Scores
    flat: Scores
    frames: int
    signs: tuple[str, ...]


def measure(
    identity: NeuralIdentity, held_out: Examples, *, progress: Progress | None = None
) -> Report:
    """Compare an identity, and its flat fallback, with examples that it did not learn from.

    Args:
        identity: Who is measured.
        held_out: Examples of other signs; at least one.
        progress: Told after every example.
    """
    learned, flat = scores([identity, identity.flat], held_out, progress=progress)
    signs = tuple(dict.fromkeys(held_out.signs))
    return Report(learned, flat, len(held_out), signs)


def scores(
    identities: Sequence[Identity], held_out: Examples, *, progress: Progress | None = None
) -> list[Scores]:
    """Compare identities with examples, each drawn on the body of the examples."""
    watcher = progress or Silent()
    skinner = Skinner(held_out.model, held_out.betas, held_out.hand_scale)
    places = Places(held_out.model)
    sums = [_Sums() for _ in identities]
    for number, example in enumerate(held_out):
        hands = _hands(places, skinner, example)
        real = _real(example)
        for identity, total in zip(identities, sums, strict=True):
            picture = drawn(identity, skinner, example).cpu().permute(2, 0, 1)
            total.add(picture, real, hands, follows=bool(held_out.follows[number]))
        watcher.report(number + 1, len(held_out), "Comparing with the real pictures")
    return [total.scores() for total in sums]


@dataclass
class _Sums:
    """Values of the frames compared so far."""

    error: list[float] = field(default_factory=list)
    likeness: list[float] = field(default_factory=list)
    foreground_error: list[float] = field(default_factory=list)
    foreground_likeness: list[float] = field(default_factory=list)
    hand_error: list[float] = field(default_factory=list)
    hand_likeness: list[float] = field(default_factory=list)
    wrong_change: float = 0.0
    change: float = 0.0
    both: float = 0.0
    either: float = 0.0
    before: tuple[torch.Tensor, torch.Tensor] | None = None

    def add(
        self, drawing: torch.Tensor, real: torch.Tensor, hands: list[_Square], *, follows: bool
    ) -> None:
        """Compare (4, H, W) pictures, premultiplied."""
        first, second = (_on_grey(picture) for picture in (drawing, real))
        error = ((first - second) ** 2).mean(dim=0)
        likeness = structural_likeness(first[None], second[None])[0].mean(dim=0)
        self.error.append(float(error.mean()))
        self.likeness.append(float(likeness.mean()))
        near = F.max_pool2d((real[None, 3:] > 0.5).float(), 2 * _MARGIN + 1, 1, _MARGIN)[0, 0] > 0
        if near.any():
            self.foreground_error.append(float(error[near].mean()))
            self.foreground_likeness.append(float(likeness[near].mean()))
        for rows, columns in hands:
            self.hand_error.append(float(error[rows, columns].mean()))
            self.hand_likeness.append(float(likeness[rows, columns].mean()))
        outlines = drawing[3] > 0.5, real[3] > 0.5
        self.both += float((outlines[0] & outlines[1]).sum())
        self.either += float((outlines[0] | outlines[1]).sum())
        if follows and self.before is not None:
            changes = first - self.before[0], second - self.before[1]
            self.wrong_change += float((changes[0] - changes[1]).abs().mean())
            self.change += float(changes[1].abs().mean())
        self.before = first, second

    def scores(self) -> Scores:
        """Means over all frames."""
        return Scores(
            psnr=_decibels(self.error),
            ssim=_mean(self.likeness),
            foreground_psnr=_decibels(self.foreground_error),
            foreground_ssim=_mean(self.foreground_likeness),
            hand_psnr=_decibels(self.hand_error),
            hand_ssim=_mean(self.hand_likeness),
            flicker=self.wrong_change / self.change if self.change else float("nan"),
            alpha_iou=self.both / self.either if self.either else float("nan"),
        )


_Square = tuple[slice, slice]


def structural_likeness(first: torch.Tensor, second: torch.Tensor) -> torch.Tensor:
    """SSIM (Wang 2004) of (B, C, H, W) pictures at each pixel, over Gaussian windows."""
    at = torch.arange(-_RADIUS, _RADIUS + 1)
    bell = torch.exp(-0.5 * (at / _SIGMA) ** 2)
    bell = bell / bell.sum()

    def blurred(picture: torch.Tensor) -> torch.Tensor:
        planes = picture.reshape(-1, 1, *picture.shape[2:])
        planes = F.pad(planes, (_RADIUS,) * 4, mode="reflect")
        planes = F.conv2d(F.conv2d(planes, bell.view(1, 1, -1, 1)), bell.view(1, 1, 1, -1))
        return planes.view(picture.shape)

    mean_1, mean_2 = blurred(first), blurred(second)
    variance_1, variance_2 = blurred(first**2) - mean_1**2, blurred(second**2) - mean_2**2
    shared = blurred(first * second) - mean_1 * mean_2
    top = (2 * mean_1 * mean_2 + _C1) * (2 * shared + _C2)
    return top / ((mean_1**2 + mean_2**2 + _C1) * (variance_1 + variance_2 + _C2))


def _hands(places: Places, skinner: Skinner, example: Example) -> list[_Square]:
    """Squares around both hands, as far as they lie in the picture."""
    vertices = skinner.vertices(example.rotations, example.face, example.translation)
    width, height = example.camera.size
    squares = []
    for low, high in places.hands(torch.from_numpy(vertices), example.camera):
        half = (
            max(_HAND * max(end - start for start, end in zip(low, high, strict=True)), _LEAST_HAND)
            / 2
        )
        middle = [(start + end) / 2 for start, end in zip(low, high, strict=True)]
        left, right = max(0, int(middle[0] - half)), min(width, int(middle[0] + half))
        top, bottom = max(0, int(middle[1] - half)), min(height, int(middle[1] + half))
        if right - left > _RADIUS and bottom - top > _RADIUS:
            squares.append((slice(top, bottom), slice(left, right)))
    return squares


def _real(example: Example) -> torch.Tensor:
    """(4, H, W) premultiplied."""
    colors = torch.from_numpy(np.array(example.rgb)).permute(2, 0, 1) / 255
    alpha = torch.from_numpy(example.alpha)[None]
    return torch.cat([colors * alpha, alpha])


def _on_grey(picture: torch.Tensor) -> torch.Tensor:
    return picture[:3] + GREY * (1 - picture[3:])


def _decibels(errors: list[float]) -> float:
    return float(-10 * np.log10(max(float(np.mean(errors)), _NO_ERROR))) if errors else float("nan")


def _mean(values: list[float]) -> float:
    return float(np.mean(values)) if values else float("nan")
