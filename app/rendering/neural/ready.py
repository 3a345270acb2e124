"""Examples made ready to learn from: their scenes, seen whole and closely, kept in memory."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - the name that torch itself uses

from app.body.skinning import Skinner
from app.rendering.gbuffer import GBuffer, GBufferMaker, Scene
from app.rendering.identity import Posed
from app.rendering.neural.details import Box, Places, side_of
from app.rendering.neural.examples import Examples


@dataclass(frozen=True, eq=False)
class Piece:
    """What is learned from at once: B parts of pictures, of one size.

    Attributes:
        buffer: What the networks are told.
        face: (B, 52) face units.
        real: (B, 4, H, W) sRGB and alpha.
        weight: (B, 1, H, W) how far each pixel is to be believed.
        after: (B / 2,) 1 where the second of a pair follows the first, else 0.
    """

    buffer: GBuffer
    face: torch.Tensor
    real: torch.Tensor
    weight: torch.Tensor
    after: torch.Tensor


@dataclass(frozen=True, eq=False)
class _Kept:
    """One example, in half precision.

    Attributes:
        whole: The scene of the picture.
        close: Those of the close-ups.
        boxes: Where the close-ups belong.
        extent: First column and row that show the body, and those after the last.
    """

    whole: Scene
    close: list[Scene]
    boxes: list[Box]
    extent: tuple[int, int, int, int]


class Ready:
    """Makes examples ready when they are first wanted.

    Args:
        examples: What is learned from.
        zoom: How much larger than in the picture hands and face are drawn.
        device: Where to keep them.
        thickness: (V,) metres of clothes and hair on the body, if they are known.
    """

    def __init__(
        self,
        examples: Examples,
        zoom: int,
        device: torch.device,
        *,
        thickness: torch.Tensor | None = None,
    ) -> None:
        self._thickness = thickness
        self._examples, self._zoom, self._device = examples, zoom, device
        self._maker = GBufferMaker(examples.model, device)
        self._places = Places(examples.model, device)
        self._skinner = Skinner(examples.model, examples.betas, examples.hand_scale)
        self._kept: dict[int, _Kept] = {}
        self._face = torch.from_numpy(examples.face).to(device)
        # Takes are filmed from different distances; close-ups of all are learned in one size.
        self._side = side_of(self.scale(0))

    def scale(self, number: int) -> float:
        """Pixels per metre in an example's picture."""
        return self._maker.scale(self._posed(number), self._examples.cameras[number])

    def windows(self, numbers: list[int], side: int, random: torch.Generator) -> Piece:
        """Windows of pairs of examples, each somewhere on the body.

        Args:
            numbers: First and second of each pair in turn.
            side: Pixels along a side.
            random: Chooses the places.
        """
        scenes, corners = [], []
        for pair in zip(numbers[::2], numbers[1::2], strict=True):
            left, top, right, bottom = self._ready(pair[0]).extent
            place = torch.rand(2, generator=random).tolist()
            left += round(place[0] * max(right - left - side, 0))
            top += round(place[1] * max(bottom - top - side, 0))
            for number in pair:
                scenes.append(self._ready(number).whole.window(left, top, (side, side)))
                corners.append(Box(left, top, side))
        return self._piece(numbers, scenes, corners, side)

    def close(self, numbers: list[int], which: list[int]) -> Piece:
        """Close-ups of pairs of examples; ``which`` says of what, for each pair."""
        scenes, boxes = [], []
        for turn, number in enumerate(numbers):
            kept = self._ready(number)
            scene = kept.close[which[turn // 2]]
            scenes.append(scene.window(0, 0, (scene.fragments.shape[2], scene.fragments.shape[1])))
            boxes.append(kept.boxes[which[turn // 2]])
        return self._piece(numbers, scenes, boxes, self._side)

    def seen(self, number: int, which: int) -> bool:
        """Whether a close-up lies in the picture at least by half."""
        box, (width, height) = self._ready(number).boxes[which], self._examples.size
        middle = box.left + box.side // 2, box.top + box.side // 2
        return 0 <= middle[0] < width and 0 <= middle[1] < height

    def _piece(self, numbers: list[int], scenes: list[Scene], boxes: list[Box], side: int) -> Piece:
        buffer = GBuffer.joined([self._maker.make(scene) for scene in scenes])
        targets = [_resized(self._target(*one), side) for one in zip(numbers, boxes, strict=True)]
        real, weight = zip(*(target.split([4, 1]) for target in targets), strict=True)
        pairs = zip(numbers[::2], numbers[1::2], strict=True)
        after = [float(then == now + 1 and self._examples.follows[then]) for now, then in pairs]
        return Piece(
            buffer=buffer,
            face=self._face[numbers],
            real=torch.stack(real),
            weight=torch.stack(weight),
            after=torch.tensor(after, device=self._device),
        )

    def _target(self, number: int, box: Box) -> torch.Tensor:
        """(5, S, S) colours, alpha and weight of a box; 0 where it reaches out of the picture."""
        examples, row = self._examples, self._examples.row(number)
        width, height = examples.size
        rows = slice(max(box.top, 0), min(box.top + box.side, height))
        columns = slice(max(box.left, 0), min(box.left + box.side, width))
        cut = np.zeros((box.side, box.side, 5), np.uint8)
        if rows.stop > rows.start and columns.stop > columns.start:
            inner = cut[
                rows.start - box.top : rows.stop - box.top,
                columns.start - box.left : columns.stop - box.left,
            ]
            inner[..., :3] = examples.rgb[row, rows, columns]
            inner[..., 3] = examples.alpha[row, rows, columns]
            inner[..., 4] = examples.weight[row, rows, columns]
        return torch.from_numpy(cut).to(self._device).permute(2, 0, 1).float() / 255

    def _posed(self, number: int) -> Posed:
        of = self._examples
        posed = self._skinner.batch(
            np.stack([of.rotations[number], of.before_rotations[number]]),
            of.face[[number, number]],
            np.stack([of.translation[number], of.before_translation[number]]),
        )
        bare = torch.from_numpy(posed).to(self._device)
        now, before = self._maker.surface.dressed(bare, self._thickness).unbind(0)
        return Posed(now[None], before[None], torch.from_numpy(of.face[number][None]))

    def _ready(self, number: int) -> _Kept:
        kept = self._kept.get(number)
        if kept is None:
            kept = self._kept[number] = self._prepared(number)
        return kept

    def _prepared(self, number: int) -> _Kept:
        posed, camera = self._posed(number), self._examples.cameras[number]
        maker = self._maker
        moving = maker.moving(posed, camera)
        sure = torch.from_numpy(self._examples.confidence[number][None]).to(self._device)
        whole = Scene(maker.fragments(posed, camera), moving, sure).compact()
        side = side_of(maker.scale(posed, camera))
        boxes = self._places.boxes(posed.vertices[0], camera, side)
        close = []
        for box in boxes:
            fragments = maker.fragments(posed, box.camera(camera, self._side * self._zoom))
            close.append(Scene(fragments.compact(), whole.moving, sure))
        seen = torch.cat([whole.fragments.single, whole.fragments.edge])
        across = camera.size[0]
        columns, rows = seen % across, seen // across
        if not len(seen):
            return _Kept(whole, close, boxes, (0, 0, *camera.size))
        first, last = (int(columns.min()), int(rows.min())), (int(columns.max()), int(rows.max()))
        return _Kept(whole, close, boxes, (*first, last[0] + 1, last[1] + 1))


def _resized(target: torch.Tensor, side: int) -> torch.Tensor:
    """(C, S, S) in another size, if it has another."""
    if target.shape[-1] == side:
        return target
    return F.interpolate(
        target[None], (side, side), mode="bilinear", antialias=True, align_corners=False
    )[0]
