"""Corrects poses until the body lies on its pictures: what no network can mend is mended here.

Surface points that a rendered picture shows carry their rendered colours. The pose is corrected so
that the film has these colours where the points fall, that they fall inside of the matte, and that
the matte of the hands is covered, while it stays near to what was measured and moves as smoothly.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import torch
from numpy.typing import NDArray

from app.body.skinning import Skinner
from app.core.progress import Progress, Silent
from app.rendering.examples.correction import Correction
from app.rendering.examples.overlay import Lookout, Seen, Views, distances, look_up, uncovered
from app.rendering.examples.posing import Attached, Bones
from app.rendering.identity import Identity, Posed
from app.rendering.neural.examples import Examples

Floats = NDArray[np.float32]

#: Examples worked on at once.
_AT_ONCE: Final = 32
_STEPS: Final = 45
#: Step of gradient descent, in spreads.
_RATE: Final = 0.12
#: Blur of the film in thirds of the steps, standard deviation as a share of the height.
_BLUR: Final = (1 / 90, 1 / 160, 1 / 320)
#: Colours that differ by more than this (sRGB) do so for other reasons than the pose.
_ROBUST: Final = 0.10
#: One hundredth of the height is the unit of distances. What counts how much: colours, points
#: outside of the matte, pixels of hands that are not covered, corrections, and their changes from
#: frame to frame. In made-up films, 45 % of hands then come within a tenth of their size of the
#: truth, 27 % as measured, and 15 % where corrections count .06: fingers follow their shading away.
_COLOR, _OUTSIDE, _UNCOVERED, _STAY, _SMOOTH = 1.0, 0.15, 0.10, 1.0, 0.10


@dataclass(frozen=True, eq=False)
class Refined:
    """Examples with corrected poses.

    Attributes:
        examples: All of them, in order.
        error: (N,) mean difference of colours on the hands that is left, sRGB; 0 where no hand is
            seen.
        moved: (N,) pixels that the surface was moved by, on average.
    """

    examples: Examples
    error: Floats
    moved: Floats

    def best(self, worst: float = 0.1) -> Examples:
        """The examples without the share whose hands fit worst."""
        limit = np.quantile(self.error, 1 - worst)
        return self.examples.chosen(np.flatnonzero(self.error <= limit).tolist())


def refine(
    examples: Examples,
    renderer: Identity,
    *,
    steps: int = _STEPS,
    progress: Progress | None = None,
) -> Refined:
    """Correct the poses of examples.

    Args:
        examples: What to correct.
        renderer: How the signer looks, as far as is known; on the body of the examples.
        steps: Steps of gradient descent.
        progress: Told after every portion of examples.
    """
    watcher = progress or Silent()
    rotations, translation = examples.rotations.copy(), examples.translation.copy()
    errors, moves = np.zeros((2, len(examples)), np.float32)
    worker = _Refiner(examples, renderer)
    for first in range(0, len(examples), _AT_ONCE):
        part = slice(first, min(first + _AT_ONCE, len(examples)))
        found = worker.corrected(part, steps)
        rotations[part], translation[part], errors[part], moves[part] = found
        watcher.report(part.stop, len(examples), "Laying the body onto the pictures")
    return Refined(_with_poses(examples, rotations, translation), errors, moves)


def _with_poses(examples: Examples, rotations: Floats, translation: Floats) -> Examples:
    """Put corrected poses in; the moment before moves along, so that velocities stay plausible."""
    before = examples.before_rotations + (rotations - examples.rotations)
    before_place = examples.before_translation + (translation - examples.translation)
    after = np.flatnonzero(examples.follows)
    before[after], before_place[after] = rotations[after - 1], translation[after - 1]
    return examples.posed(rotations, translation, before, before_place)


class _Refiner:
    """Corrects portions of examples."""

    def __init__(self, examples: Examples, renderer: Identity) -> None:
        device = renderer.device
        self._examples, self._device = examples, device
        self._skinner = Skinner(examples.model, examples.betas, examples.hand_scale)
        self._lookout = Lookout(examples.model, renderer)
        self._bones = Bones(examples.model, examples.betas, examples.hand_scale, device)

    def corrected(self, part: slice, steps: int) -> tuple[Floats, Floats, Floats, Floats]:
        """Rotations, translation, error of colours and movement of a portion."""
        examples, device = self._examples, self._device
        rotations = torch.from_numpy(examples.rotations[part]).to(device)
        translation = torch.from_numpy(examples.translation[part]).to(device)
        cameras = examples.cameras[part]
        seen = self._lookout.seen(self._posed(part), cameras)
        target = _Target.of(examples, part, seen, Views.of(cameras, device))
        correction = Correction(rotations, translation)
        attached = Attached(self._bones, seen.weights, seen.points, rotations, translation)
        optimizer = torch.optim.Adam(correction.parameters, lr=_RATE)
        for step in range(steps):
            done = step / steps
            optimizer.param_groups[0]["lr"] = _RATE * (1 - 0.9 * done)
            places = target.views.project(attached.at(*correction.pose()))
            loss = target.loss(places, done) + correction.cost(
                target.follows, stay=_STAY, smooth=_SMOOTH
            )
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        with torch.no_grad():
            pose = correction.pose()
            places = target.views.project(attached.at(*pose))
            found = (*pose, target.hand_error(places), target.moved(places))
        first, second, third, fourth = (value.cpu().numpy() for value in found)
        return first, second, third, fourth

    def _posed(self, part: slice) -> Posed:
        examples = self._examples
        now = self._skinner.batch(
            examples.rotations[part], examples.face[part], examples.translation[part]
        )
        before = self._skinner.batch(
            examples.before_rotations[part], examples.face[part], examples.before_translation[part]
        )
        face = torch.from_numpy(examples.face[part]).to(self._device)
        return Posed(
            torch.from_numpy(now).to(self._device), torch.from_numpy(before).to(self._device), face
        )


@dataclass(frozen=True, eq=False)
class _Target:
    """What B pictures say about where N points of the body are.

    Attributes:
        seen: The points.
        views: The cameras.
        start: (B, N, 2) where they were measured.
        films: The pictures (B, 3, H, W), from very to hardly blurred, and as they are.
        outside: (B, 1, H, W) distance to the matte, hundredths of the height.
        pairs: Pixels of the signer that hands do not cover, see ``uncovered``.
        follows: (B,) whether each picture follows the one before.
    """

    seen: Seen
    views: Views
    start: torch.Tensor
    films: tuple[torch.Tensor, ...]
    outside: torch.Tensor
    pairs: tuple[torch.Tensor, torch.Tensor, torch.Tensor]
    follows: torch.Tensor

    @classmethod
    def of(cls, examples: Examples, part: slice, seen: Seen, views: Views) -> _Target:
        device = seen.points.device
        rows = [examples.row(number) for number in range(part.start, part.stop)]
        film = np.stack([examples.rgb[row] for row in rows]).astype(np.float32) / 255
        inside = np.stack([examples.alpha[row] for row in rows]) > 127
        height = film.shape[1]
        start = views.project(seen.points)
        films = [_blurred(film, blur * height) for blur in _BLUR] + [film]
        follows = torch.from_numpy(examples.follows[part].copy())
        follows[0] = False
        return cls(
            seen=seen,
            views=views,
            start=start,
            films=tuple(torch.from_numpy(one).to(device).permute(0, 3, 1, 2) for one in films),
            outside=torch.from_numpy(distances(inside) * (100 / height)).to(device),
            pairs=uncovered(inside, seen, start),
            follows=follows.to(device),
        )

    def loss(self, places: torch.Tensor, done: float) -> torch.Tensor:
        """How badly the points fit the pictures when they are at ``places``, all pictures added."""
        film = self.films[min(int(done * len(_BLUR)), len(_BLUR) - 1)]
        color = self._difference(film, places)
        robust = (1 + (color / _ROBUST) ** 2).sqrt() - 1
        out = look_up(self.outside, places)[..., 0].clamp(max=10.0)
        count = self.seen.trust.sum(dim=1, keepdim=True).clamp(min=1)
        fit = ((_COLOR * robust + _OUTSIDE * out) * self.seen.trust / count).sum()
        picture, point, pixel = self.pairs
        unit = film.shape[2] / 100
        gap = ((places[picture, point] - pixel) / unit).square().add(1.0).sum(dim=1).sqrt()
        return fit + _UNCOVERED * gap.sum() / 100

    def hand_error(self, places: torch.Tensor) -> torch.Tensor:
        """(B,) mean difference of colours on the hands, 0 where none is seen."""
        color = self._difference(self.films[-1], places)
        on_hand = self.seen.trust * self.seen.on_hand
        return (color * on_hand).sum(dim=1) / on_hand.sum(dim=1).clamp(min=1)

    def moved(self, places: torch.Tensor) -> torch.Tensor:
        """(B,) mean movement of the points, pixels."""
        return (places - self.start).norm(dim=2).mean(dim=1)

    def _difference(self, film: torch.Tensor, places: torch.Tensor) -> torch.Tensor:
        """(B, N) difference of colours, but for what the light of the whole picture explains."""
        apart = look_up(film, places) - self.seen.colors
        light = apart.detach().median(dim=1, keepdim=True).values
        return (apart - light).square().mean(dim=2).add(1e-8).sqrt()


def _blurred(film: Floats, radius: float) -> Floats:
    return np.stack([cv2.GaussianBlur(one, (0, 0), max(radius, 0.3)) for one in film])
