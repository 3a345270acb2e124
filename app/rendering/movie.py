"""From motion to pictures: frame after frame of an identity signing before a background."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray

from app.body.skinning import Skinner
from app.core.progress import Progress, Silent
from app.rendering.camera import Camera
from app.rendering.compositing import compose, to_bytes
from app.rendering.device import is_loss_of, lost
from app.rendering.identity import Identity, Posed
from app.rendering.labels import SYNTHETIC, Caption, Label, overlay
from lexicon_db.errors import KnownError

Floats = NDArray[np.float32]

#: Frames rendered at once: a processor gains nothing from more, graphics devices idle with less.
_AT_ONCE: Final = {"cpu": 1, "cuda": 8, "mps": 4}


@dataclass(frozen=True, eq=False)
class Performance:
    """Motion at a constant frame rate, as the identity's own body signs it.

    Attributes:
        rotations: (T, 55, 3) axis-angle in radians.
        face: (T, 52) face units.
        translation: (T, 3) metres; None leaves the body where it rests.
    """

    rotations: Floats
    face: Floats
    translation: Floats | None = None

    def __len__(self) -> int:
        return len(self.rotations)


@dataclass(frozen=True, eq=False)
class Stage:
    """Where the performance takes place.

    Attributes:
        camera: Where it is seen from; also gives the size of the pictures.
        background: (H, W, 3) sRGB from ``app.rendering.backgrounds``; None is transparent.
        labels: What is burnt in.
        captions: What is written at the foot while it is signed; frames of one are those of no
            other.
        shadow: Whether the signer casts a soft shadow on the background.
        smooth: Whether edges are smoothed; quick previews may go without.
    """

    camera: Camera
    background: torch.Tensor | None
    labels: tuple[Label, ...] = (SYNTHETIC,)
    captions: tuple[Caption, ...] = ()
    shadow: bool = False
    smooth: bool = True


def frames(
    performance: Performance,
    identity: Identity,
    stage: Stage,
    *,
    first: int = 0,
    progress: Progress | None = None,
) -> Iterator[NDArray[np.uint8]]:
    """Render a performance.

    Memory does not grow with its length. If the device runs out of memory, fewer frames are
    rendered at once.

    Args:
        performance: What is signed.
        identity: Who signs.
        stage: Where.
        first: The frame to begin with, which looks as if all before had been rendered.
        progress: Told after every portion of frames; stops the work by raising ``Cancelled``.

    Yields:
        (H, W, 3) uint8 RGB per frame, or (H, W, 4) with alpha where there is no background.

    Raises:
        KnownError: If the device has too little memory for even one frame, or stops working.
    """
    watcher = progress or Silent()
    skinner = Skinner(identity.model, identity.betas, identity.hand_scale)
    background = None if stage.background is None else stage.background.to(identity.device)
    sheets = _Sheets(stage, identity.device)
    at_once = _AT_ONCE.get(identity.device.type, 1)
    total = len(performance)
    while first < total:
        last = min(first + at_once, total)
        try:
            posed = pose(performance, skinner, slice(first, last), identity.device)
            signer = identity.render(posed, stage.camera, smooth=stage.smooth)
            sheet = sheets.of(range(first, last))
            seen = to_bytes(compose(signer, background, sheet, shadow=stage.shadow)).cpu().numpy()
        except RuntimeError as error:
            at_once = _fewer(error, last - first, identity.device)
            continue
        first = last
        watcher.report(first, total, "Rendering")
        yield from seen


def pose(performance: Performance, skinner: Skinner, part: slice, device: torch.device) -> Posed:
    """Pose the body for some frames, and for the frame before each."""
    start = max(part.start - 1, 0)
    wanted = slice(start, part.stop)
    translation = None if performance.translation is None else performance.translation[wanted]
    posed = skinner.batch(performance.rotations[wanted], performance.face[wanted], translation)
    now = np.arange(part.start, part.stop) - start
    vertices = torch.from_numpy(posed).to(device)
    face = torch.from_numpy(performance.face[part.start : part.stop]).to(device)
    return Posed(vertices[now], vertices[np.maximum(now - 1, 0)], face)


class _Sheets:
    """What is laid over each frame: the labels, and the caption of the moment."""

    def __init__(self, stage: Stage, device: torch.device) -> None:
        self._stage, self._device = stage, device
        self._plain = overlay(stage.labels, stage.camera.size).to(device)
        self._last: tuple[Caption, torch.Tensor] | None = None

    def of(self, frames: range) -> torch.Tensor:
        """(H, W, 4), or (B, H, W, 4) where there are captions."""
        if not self._stage.captions:
            return self._plain
        return torch.stack([self._at(frame) for frame in frames])

    def _at(self, frame: int) -> torch.Tensor:
        shown = (one for one in self._stage.captions if one.first <= frame <= one.last)
        caption = next(shown, None)
        if caption is None:
            return self._plain
        if self._last is None or self._last[0] != caption:
            sheet = overlay(self._stage.labels, self._stage.camera.size, caption.text)
            self._last = caption, sheet.to(self._device)
        return self._last[1]


def _fewer(error: RuntimeError, count: int, device: torch.device) -> int:
    """How many frames to try after an error, if it is lack of memory and there are fewer."""
    if "out of memory" not in str(error).lower():
        if not is_loss_of(device.type, error):
            raise error
        raise lost("The video was not rendered.") from error
    if count == 1:
        raise KnownError(
            "The video was not rendered.",
            "The graphics device has too little memory for one frame of this size.",
            "Choose a smaller size, close other programs, or render on the processor.",
        ) from error
    if torch.cuda.is_available():
        torch.cuda.empty_cache()
    return count // 2
