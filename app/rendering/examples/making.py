"""From a signer's takes to examples on disk: frames are chosen, cut out, matted and weighed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import cv2
import numpy as np
import torch
from numpy.typing import NDArray

from app.body.model import BodyModel
from app.body.regions import PART_NAMES
from app.body.skinning import Skinner
from app.core.progress import Part, Progress, Silent
from app.rendering.camera import Camera
from app.rendering.examples.checks import TakeLook, require_usable
from app.rendering.examples.choosing import choose_frames, most_frames
from app.rendering.examples.matte import Outline, TakeColors, matte
from app.rendering.examples.one_body import mean_shape, onto_body
from app.rendering.examples.sharpness import hand_trust, weights
from app.rendering.examples.storage import PictureFiles, save_examples
from app.rendering.examples.takes import Picture, Recorded, view_of
from app.rendering.examples.tones import common_tones
from app.rendering.neural.examples import Examples
from app.rendering.rasterizer import rasterize
from app.rendering.surface import Surface
from lexicon_db.tracks import LEFT, RIGHT, FitTrack

Floats = NDArray[np.float32]
#: Probability of the person (H, W) in each pixel of a picture (H, W, 3).
Segment = Callable[[Picture], Floats]

#: Pictures whose colours are learned from, in each take.
_LEARNED: Final = 12
#: Bytes that the pictures of all examples may take.
_MEMORY: Final = 1 << 30
#: Frames of a sign that is taken whole.
_LONGEST: Final = 360
#: Around a hand, the picture is believed as little as the hand itself; share of the height.
_AROUND: Final = 1 / 64
_HANDS: Final = tuple(PART_NAMES.index(f"{side}_hand") for side in ("left", "right"))
_PARTS_OF_LOOK: Final = {name: PART_NAMES.index(name) for name in ("face", "torso")}


@dataclass(frozen=True)
class Wish:
    """How examples are made.

    Attributes:
        size: Width and height of their pictures.
        most: How many there are at most; None is what fits into a gigabyte.
        whole: Signs of which frame after frame is taken, to look at movement: the middle of the
            take where it is long.
    """

    size: int = 256
    most: int | None = None
    whole: frozenset[str] = frozenset()


def make_examples(
    takes: Sequence[Recorded],
    model: BodyModel,
    folder: Path,
    *,
    segment: Segment,
    wish: Wish = Wish(),
    progress: Progress | None = None,
) -> Examples:
    """Make examples; their pictures are written into a folder and read from there when needed.

    Args:
        takes: Takes of one signer.
        model: The body that they were fitted with.
        folder: Where the pictures go; ``open_examples`` reads them again.
        segment: Finds the person in a picture, coarsely.
        wish: How.
        progress: Told after every picture.

    Raises:
        KnownError: If nothing good can be learned from these takes; says why.
        Cancelled: If the person asked to stop.
    """
    watcher = progress or Silent()
    require_usable(takes)
    betas, hand_scale = mean_shape([take.fit for take in takes])
    same = [replace(take, fit=onto_body(take.fit, model, betas, hand_scale)) for take in takes]
    chosen = _chosen(same, model, wish)
    # Of a take that shows nothing new, nothing is chosen.
    same = [take for take, frames in zip(same, chosen, strict=True) if len(frames)]
    chosen = [frames for frames in chosen if len(frames)]
    total = sum(map(len, chosen))
    files = PictureFiles(folder, total, wish.size)
    drawn = _Drawn(model)
    cameras: list[Camera] = []
    done, looks = 0, []
    for take, frames in zip(same, chosen, strict=True):
        part = Part(watcher, done / total, len(frames) / total)
        cutter = _Cutter(take, drawn, segment, wish.size)
        looks.append(cutter.add(frames, files, done, part))
        cameras += [cutter.camera] * len(frames)
        done += len(frames)
    require_usable(takes, looks)
    _in_one_light(files, looks, [len(frames) for frames in chosen])
    examples = _examples(same, chosen, (model, betas, hand_scale), tuple(cameras), files)
    save_examples(folder, examples)
    return examples


def _chosen(takes: Sequence[Recorded], model: BodyModel, wish: Wish) -> list[NDArray[np.int64]]:
    learned = [take for take in takes if take.sign not in wish.whole]
    most = most_frames(wish.size, _MEMORY) if wish.most is None else wish.most
    found = iter(choose_frames(learned, model, most) if learned else [])
    return [_middle(take) if take.sign in wish.whole else next(found) for take in takes]


def _middle(take: Recorded) -> NDArray[np.int64]:
    first = max(0, (len(take.fit.pts) - _LONGEST) // 2)
    return np.arange(first, min(first + _LONGEST, len(take.fit.pts)), dtype=np.int64)


def _in_one_light(files: PictureFiles, looks: Sequence[TakeLook], counts: Sequence[int]) -> None:
    first = 0
    for table, count in zip(common_tones(looks), counts, strict=True):
        for place in range(first, first + count):
            files.rgb[place] = table[files.rgb[place], np.arange(3)]
        first += count


def _examples(
    takes: Sequence[Recorded],
    chosen: Sequence[NDArray[np.int64]],
    body: tuple[BodyModel, Floats, Floats],
    cameras: tuple[Camera, ...],
    files: PictureFiles,
) -> Examples:
    def stacked(name: str, step: int = 0) -> Any:  # noqa: ANN401 - any array of a fit
        parts = [
            getattr(take.fit, name)[np.maximum(frames - step, 0)]
            for take, frames in zip(takes, chosen, strict=True)
        ]
        return np.concatenate(parts).astype(np.float32)

    trust = [hand_trust(take.flags)[frames] for take, frames in zip(takes, chosen, strict=True)]
    confidence = np.pad(np.concatenate(trust), ((0, 0), (0, 1)), constant_values=1.0)
    signs = [take.sign for take, frames in zip(takes, chosen, strict=True) for _ in frames]
    model, betas, hand_scale = body
    return Examples(
        model=model,
        betas=betas,
        hand_scale=hand_scale,
        rgb=files.rgb,
        alpha=files.alpha,
        weight=files.weight,
        rotations=stacked("rotations"),
        face=stacked("face"),
        translation=stacked("translation"),
        before_rotations=stacked("rotations", 1),
        before_translation=stacked("translation", 1),
        confidence=confidence.astype(np.float32),
        cameras=cameras,
        signs=tuple(signs),
        frames=np.concatenate(chosen).astype(np.int64),
    )


@dataclass(frozen=True, eq=False)
class _Covered:
    """What the body covers in one picture, and how fast it moves there.

    Attributes:
        part: (H, W) number of the part of the body, -1 where there is none.
        speed: (H, W) pixels per frame.
    """

    part: NDArray[np.int64]
    speed: Floats

    @property
    def outline(self) -> Outline:
        return Outline(self.part >= 0, np.isin(self.part, _HANDS))


class _Drawn:
    """Draws parts and speeds of a body."""

    def __init__(self, model: BodyModel) -> None:
        self.model = model
        self._surface = Surface.of(model)

    def covered(self, skinner: Skinner, fit: FitTrack, frame: int, camera: Camera) -> _Covered:
        pair = [max(frame - 1, 0), frame]
        posed = skinner.batch(fit.rotations[pair], fit.face[pair], fit.translation[pair])
        pixels, depth = camera.project(torch.from_numpy(posed))
        raster = rasterize(pixels[1:], depth[1:], self._surface.faces, camera.size)
        speed = (pixels[1] - pixels[0]).norm(dim=1, keepdim=True)
        at = raster.interpolate(speed, self._surface.faces)[:, 0]
        part = raster.dense(self._surface.parts[raster.face] + 1)[0] - 1
        return _Covered(part.numpy(), raster.dense(at)[0].numpy())


class _Cutter:
    """Makes the examples of one take."""

    def __init__(self, take: Recorded, drawn: _Drawn, segment: Segment, size: int) -> None:
        self._take, self._drawn, self._segment, self._size = take, drawn, segment, size
        self._skinner = Skinner(drawn.model, take.fit.betas, take.fit.hand_scale)
        self._square = view_of(take.fit, drawn.model)
        self.camera = self._square.camera(take.fit, size)
        inside = self._square.inside(take.fit.size).astype(np.float32)
        self._inside = self._small(inside) > 0.99
        self._plate = None if take.plate is None else self._cut(take.plate)

    def add(
        self, frames: NDArray[np.int64], files: PictureFiles, first: int, progress: Progress
    ) -> TakeLook:
        """Write the examples of some frames, the first of them at the place ``first``."""
        pictures = dict(zip(frames.tolist(), self._pictures(frames), strict=True))
        colors, look = TakeColors(), TakeLook(self._take.sign)
        for frame in frames[:: max(1, len(frames) // _LEARNED)].tolist():
            coarse, covered = self._segment(pictures[frame]), self._covered(frame)
            colors.add(pictures[frame], coarse, covered.outline)
            parts = {name: covered.part == part for name, part in _PARTS_OF_LOOK.items()}
            look.add(pictures[frame], coarse, covered.part >= 0, parts)
        for place, frame in enumerate(frames.tolist(), start=first):
            picture, covered = pictures[frame], self._covered(frame)
            alpha = matte(
                picture, self._segment(picture), covered.outline, colors, plate=self._plate
            )
            trust = self._trust(covered, frame) * self._inside
            files.rgb[place] = picture
            files.alpha[place] = np.round(alpha * 255)
            files.weight[place] = np.round(weights(picture, alpha, covered.speed, trust) * 255)
            progress.report(place - first + 1, len(frames), "Cutting the signer out")
        return look

    def _pictures(self, frames: NDArray[np.int64]) -> Iterator[Picture]:
        wanted = set(frames.tolist())
        for number, picture in enumerate(self._take.pictures()):
            if number in wanted:
                yield self._cut(picture)
            if number == frames[-1]:
                return

    def _cut(self, picture: Picture) -> Picture:
        cut: Picture = self._small(self._square.cut(picture))
        return cut

    def _small(self, picture: NDArray[Any]) -> NDArray[Any]:
        shrinks = picture.shape[0] > self._size
        how = cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC
        small: NDArray[Any] = cv2.resize(picture, (self._size, self._size), interpolation=how)
        return small

    def _covered(self, frame: int) -> _Covered:
        return self._drawn.covered(self._skinner, self._take.fit, frame, self.camera)

    def _trust(self, covered: _Covered, frame: int) -> Floats:
        trust = np.ones(covered.part.shape, np.float32)
        reach = 2 * max(1, round(_AROUND * self._size)) + 1
        hands = hand_trust(self._take.flags)[frame]
        for side in (LEFT, RIGHT):
            hand = (covered.part == _HANDS[side]).astype(np.uint8)
            near = cv2.dilate(hand, np.ones((reach, reach), np.uint8)) > 0
            trust[near] = np.minimum(trust[near], hands[side])
        return trust
