"""From fitted recordings of a signer to a flat identity: how the signer looks, as a texture."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import numpy as np

from app.capture.frames import Picture
from app.capture.video import VideoFile
from app.core.progress import Progress
from app.jobs.bodies import kept_body
from app.jobs.tasks import identity_file
from app.rendering import flat
from app.rendering.averaging import Footage
from app.rendering.identity_file import Card
from lexicon_db.codec import decode_track
from lexicon_db.tracks import FitTrack, LandmarkTrack


def run(parameters: dict[str, Any], folder: Path, progress: Progress) -> dict[str, Any]:
    """Make a flat identity.

    Args:
        parameters: ``name``, ``signer`` and ``consent`` (identifiers), ``takes`` (each with
            ``recording``, ``sha256``, ``start``, and ``fit`` and ``landmarks`` as paths of
            tracks), ``body`` (path or null).
        folder: Where the identity goes.
        progress: Told about every frame.

    Returns:
        Nothing to know.

    Raises:
        KnownError: If a recording cannot be read any more.
        Cancelled: If the person asked to stop.
    """
    model = kept_body(parameters["body"])
    takes = parameters["takes"]
    appearance = flat.look_at([_footage(take) for take in takes], model, progress=progress)
    card = Card(
        kind="flat",
        name=parameters["name"],
        signer=parameters["signer"],
        consent=parameters["consent"],
        takes=tuple(take["sha256"] for take in takes),
        body=model.hash,
    )
    flat.save(identity_file(folder), card, appearance)
    return {}


def _footage(take: dict[str, Any]) -> Footage:
    fit = cast("FitTrack", decode_track(Path(take["fit"]).read_bytes()))
    landmarks = cast("LandmarkTrack", decode_track(Path(take["landmarks"]).read_bytes()))
    pictures = _pictures(Path(take["recording"]), take["start"], len(fit.pts))
    return Footage(pictures, fit, landmarks.flags)


def _pictures(recording: Path, start: float, count: int) -> Iterator[Picture]:
    with VideoFile(recording, cached_frames=2) as video:
        first = int(np.searchsorted(video.info.pts, start - 1e-6))
        for frame in video.frames(first, first + count):
            yield frame.rgb
