"""Sets the stage that parameters of a render ask for: background, labels, captions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

import numpy as np

from app.capture.video import VideoFile
from app.jobs.bodies import kept_body
from app.rendering import backgrounds
from app.rendering.clean_plate import clean_plate
from app.rendering.contrast import calm_background
from app.rendering.labels import DRAFT, SYNTHETIC, Caption
from app.rendering.movie import Stage
from lexicon_db.codec import decode_track
from lexicon_db.tracks import FitTrack

if TYPE_CHECKING:
    import torch

    from app.rendering.camera import Camera
    from app.rendering.contrast import Color

#: Pictures that tell what is behind a signer.
_PICTURES: Final = 15
_LABELS: Final = {"synthetic": SYNTHETIC, "draft": DRAFT}


def stage_for(parameters: dict[str, Any], camera: Camera, skin: Color) -> Stage:
    """The stage of a render; for the parameters see ``app.jobs.tasks.render``.

    Raises:
        KnownError: If a picture or recording cannot be read.
    """
    captions = parameters["captions"]
    spans = captions["spans"] if captions["how"] == "burnt" else []
    fps = parameters["fps"]
    return Stage(
        camera=camera,
        background=_background(parameters, skin, camera.size),
        labels=tuple(_LABELS[name] for name in parameters["labels"]),
        captions=tuple(
            Caption(round(start * fps), round(end * fps), text) for start, end, text in spans
        ),
        shadow=parameters["background"] == "room",
    )


def _background(
    parameters: dict[str, Any], skin: Color, size: tuple[int, int]
) -> torch.Tensor | None:
    wish = parameters["background"]
    if wish == "transparent":
        return None
    if wish == "plain":
        return backgrounds.plain(calm_background(skin), size)
    if wish == "room":
        return backgrounds.room(size)
    if wish == "original":
        return _plate(parameters["plate"], parameters["body"], size)
    if wish.startswith("#"):
        red, green, blue = (int(wish[k : k + 2], 16) / 255 for k in (1, 3, 5))
        return backgrounds.plain((red, green, blue), size)
    return backgrounds.picture(Path(wish), size)


def _plate(told: dict[str, Any], body: str | None, size: tuple[int, int]) -> torch.Tensor:
    """What is behind the signer of a take, scaled and cropped evenly to fill the size."""
    import torch.nn.functional as F  # noqa: N812 - the name that torch itself uses

    fit = cast("FitTrack", decode_track(Path(told["fit"]).read_bytes()))
    wanted = np.unique(np.linspace(0, len(fit.pts) - 1, _PICTURES).round().astype(int))
    with VideoFile(Path(told["recording"]), cached_frames=2) as video:
        first = int(np.searchsorted(video.info.pts, told["start"] - 1e-6))
        pictures = [video.frame(first + number).rgb for number in wanted.tolist()]
    plate = clean_plate(pictures, wanted.tolist(), fit, kept_body(body))
    height, width = plate.shape[:2]
    scale = max(size[0] / width, size[1] / height)
    larger = (max(size[1], round(height * scale)), max(size[0], round(width * scale)))
    scaled = F.interpolate(
        plate.permute(2, 0, 1)[None], size=larger, mode="bilinear", antialias=True
    )[0].permute(1, 2, 0)
    top, left = (larger[0] - size[1]) // 2, (larger[1] - size[0]) // 2
    return scaled[top : top + size[1], left : left + size[0]].clamp(0, 1).contiguous()
