"""What an identity learns from: pictures of one signer, and the pose of the body in each."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from app.body.model import BodyModel
from app.rendering.camera import Camera

Floats = NDArray[np.float32]
Bytes = NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class Example:
    """One picture of the signer, and what is known about it.

    Attributes:
        rgb: (H, W, 3) uint8 sRGB.
        alpha: (H, W) float32, share of the signer in each pixel, 0 to 1.
        weight: (H, W) float32, how far each pixel is to be believed: 0 is ignored, low where the
            picture is blurred or the matte unsure.
        rotations: (55, 3) axis-angle in radians.
        face: (52,) face units.
        translation: (3,) metres.
        before_rotations: (55, 3) the pose one frame earlier, which tells velocity.
        before_translation: (3,) metres, one frame earlier.
        confidence: (3,) how far left hand, right hand and face were measured, 0 to 1.
        camera: What filmed it, at the size of the picture.
        sign: Which sign it belongs to: examples are split by it, never by frame.
        frame: Number of the frame in its recording.
    """

    rgb: Bytes
    alpha: Floats
    weight: Floats
    rotations: Floats
    face: Floats
    translation: Floats
    before_rotations: Floats
    before_translation: Floats
    confidence: Floats
    camera: Camera
    sign: str
    frame: int


@dataclass(frozen=True, eq=False)
class Examples:
    """N examples of one signer, all of one size; the pictures may lie on disk.

    Examples of one sign follow each other in time, so that those with consecutive ``frames`` are
    moments that follow each other.

    Attributes:
        model: The body.
        betas: (10,) its shape.
        hand_scale: (2,) size of each hand relative to the shaped body.
        rgb: (N, H, W, 3) uint8 sRGB; an array or a memory map.
        alpha: (N, H, W) uint8, 255 is the signer alone.
        weight: (N, H, W) uint8, 255 is believed wholly.
        rotations: (N, 55, 3) axis-angle in radians.
        face: (N, 52) face units.
        translation: (N, 3) metres.
        before_rotations: (N, 55, 3) the poses one frame earlier.
        before_translation: (N, 3) metres, one frame earlier.
        confidence: (N, 3) of left hand, right hand and face, 0 to 1.
        cameras: N cameras.
        signs: N names of signs.
        frames: (N,) numbers of the frames in their recordings.
        rows: (N,) where each example lies in ``rgb``, ``alpha`` and ``weight``; None is in order.
            These three may thus hold more pictures than there are examples.
    """

    model: BodyModel
    betas: Floats
    hand_scale: Floats
    rgb: Bytes
    alpha: Bytes
    weight: Bytes
    rotations: Floats
    face: Floats
    translation: Floats
    before_rotations: Floats
    before_translation: Floats
    confidence: Floats
    cameras: tuple[Camera, ...]
    signs: tuple[str, ...]
    frames: NDArray[np.int64]
    rows: NDArray[np.int64] | None = None

    def __len__(self) -> int:
        return len(self.signs)

    def __iter__(self) -> Iterator[Example]:
        return (self[number] for number in range(len(self)))

    def __getitem__(self, number: int) -> Example:
        """The example of a number; its pictures are read now."""
        row = self.row(number)
        return Example(
            rgb=np.asarray(self.rgb[row]),
            alpha=np.asarray(self.alpha[row], np.float32) / 255,
            weight=np.asarray(self.weight[row], np.float32) / 255,
            rotations=self.rotations[number],
            face=self.face[number],
            translation=self.translation[number],
            before_rotations=self.before_rotations[number],
            before_translation=self.before_translation[number],
            confidence=self.confidence[number],
            camera=self.cameras[number],
            sign=self.signs[number],
            frame=int(self.frames[number]),
        )

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the pictures."""
        return int(self.rgb.shape[2]), int(self.rgb.shape[1])

    @cached_property
    def follows(self) -> NDArray[np.bool_]:
        """(N,) whether each example is the moment after the one before it in this sequence."""
        signs = np.array(self.signs)
        after = np.zeros(len(self), bool)
        after[1:] = (signs[1:] == signs[:-1]) & (np.diff(self.frames) == 1)
        return after

    def row(self, number: int) -> int:
        """Where the pictures of an example lie in ``rgb``, ``alpha`` and ``weight``."""
        return number if self.rows is None else int(self.rows[number])

    def chosen(self, numbers: Sequence[int]) -> Examples:
        """Some of the examples, in the order given; pictures are not copied."""
        wanted = np.asarray(numbers, np.int64)
        return replace(
            self,
            rotations=self.rotations[wanted],
            face=self.face[wanted],
            translation=self.translation[wanted],
            before_rotations=self.before_rotations[wanted],
            before_translation=self.before_translation[wanted],
            confidence=self.confidence[wanted],
            cameras=tuple(self.cameras[number] for number in wanted),
            signs=tuple(self.signs[number] for number in wanted),
            frames=self.frames[wanted],
            rows=wanted if self.rows is None else self.rows[wanted],
        )

    def split(self, held_out: Collection[str]) -> tuple[Examples, Examples]:
        """The examples to learn from, and those of the signs that are held out."""
        numbers = range(len(self))
        kept = [number for number in numbers if self.signs[number] not in held_out]
        out = [number for number in numbers if self.signs[number] in held_out]
        return self.chosen(kept), self.chosen(out)

    def posed(
        self,
        rotations: Floats,
        translation: Floats,
        before_rotations: Floats,
        before_translation: Floats,
    ) -> Examples:
        """The same pictures with corrected poses."""
        return replace(
            self,
            rotations=rotations,
            translation=translation,
            before_rotations=before_rotations,
            before_translation=before_translation,
        )
