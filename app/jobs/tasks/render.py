"""From motion to a video, or to one picture of it: an identity signs before a background."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from app.body.kinematics import forward_kinematics
from app.body.places import Places, hand_points
from app.body.retargeting import retarget
from app.capture.writer import VideoWriter
from app.core.files import require_place, whole_file
from app.core.progress import Progress, Silent
from app.jobs.bodies import kept_body
from app.jobs.tasks import rendered_file
from app.rendering import backgrounds
from app.rendering.camera import head_and_torso, signing_space, source_camera
from app.rendering.contrast import calm_background
from app.rendering.device import choose_device
from app.rendering.labels import DRAFT, SYNTHETIC
from app.rendering.movie import Performance, Stage, frames
from lexicon_db.codec import decode_track
from lexicon_db.tracks import JOINT_NAMES, FitTrack, MotionTrack

if TYPE_CHECKING:
    import torch
    from numpy.typing import NDArray

    from app.body.model import BodyModel
    from app.rendering.camera import Camera
    from app.rendering.contrast import Color
    from app.rendering.identity import Identity


def run(parameters: dict[str, Any], folder: Path, progress: Progress) -> dict[str, Any]:
    """Render a video, or a picture where the file's name ends in ``.png``.

    Args:
        parameters: ``track`` (path of a motion track, or of a fit to be seen by its own camera),
            ``identity`` (``kind``, and ``skin`` or ``file``), ``out`` (path), ``size`` (width,
            height), ``fps``, ``background`` (``plain``, ``room``, ``#rrggbb`` or a picture's
            path), ``framing`` (``signing-space`` or ``portrait``), ``labels`` (``synthetic``,
            ``draft``), ``frame`` (for a picture), ``body`` (path or null), ``device``.
        folder: Where the video goes: whoever may let it appear moves it from there to ``out``.
        progress: Told about every frame.

    Returns:
        The number of ``frames``.

    Raises:
        KnownError: If something that is needed cannot be read, or the disk is full.
        Cancelled: If the person asked to stop.
    """
    out = Path(parameters["out"])
    require_place(out)
    made = rendered_file(folder, out)
    track = decode_track(Path(parameters["track"]).read_bytes())
    identity = ready_identity(parameters)
    width, height = parameters["size"]
    performance, camera = _scene(track, identity, (width, height), parameters["framing"])
    stage = Stage(
        camera=camera,
        background=_background(parameters["background"], identity.skin, camera.size),
        labels=tuple({"synthetic": SYNTHETIC, "draft": DRAFT}[w] for w in parameters["labels"]),
        shadow=parameters["background"] == "room",
    )
    if out.suffix.lower() == ".png":
        _picture(performance, identity, stage, parameters["frame"], made)
        return {"frames": 1}
    with VideoWriter(made, size=camera.size, fps=parameters["fps"]) as video:
        for picture in frames(performance, identity, stage, progress=progress):
            video.write(picture)
    return {"frames": len(performance)}


def ready_identity(parameters: dict[str, Any]) -> Identity:
    """The identity that parameters of a render ask for: kept, as renders follow one another.

    Raises:
        KnownError: If it cannot be read, or there is no such device.
    """
    return _kept_identity(
        json.dumps(parameters["identity"], sort_keys=True),
        kept_body(parameters["body"]),
        parameters["device"],
    )


@lru_cache(maxsize=1)
def _kept_identity(wish_in_json: str, model: BodyModel, device: str) -> Identity:
    wish, where = json.loads(wish_in_json), choose_device(device)
    if wish["kind"] == "mannequin":
        from app.rendering.mannequin import Mannequin

        return Mannequin(model, skin=wish["skin"], device=where)
    from app.rendering import flat

    return flat.load(Path(wish["file"]), model, device=where)


def _scene(
    track: object, identity: Identity, size: tuple[int, int], framing: str
) -> tuple[Performance, Camera]:
    if isinstance(track, FitTrack):
        own = Performance(track.rotations, track.face, track.translation)
        return own, source_camera(track)
    motion = cast("MotionTrack", track)
    shape = {"betas": identity.betas, "hand_scale": identity.hand_scale}
    rotations = retarget(motion, identity.model, **shape)
    world, positions = forward_kinematics(identity.model, rotations, **shape)
    hands = hand_points(Places(identity.model), world, positions, **shape)
    rest = forward_kinematics(identity.model, np.zeros((1, 55, 3)), **shape)[1][0]
    joints = rest.astype(np.float32)
    if framing == "portrait":
        camera = head_and_torso(joints, size)
    else:
        seen = hands.reshape(-1, 3).astype(np.float32)
        # Hands that hang at rest need not be seen: the signer would become small.
        raised = seen[seen[:, 1] > joints[JOINT_NAMES.index("pelvis"), 1]]
        camera = signing_space(joints, size, include=raised)
    return Performance(rotations.astype(np.float32), motion.face), camera


def _background(wish: str, skin: Color, size: tuple[int, int]) -> torch.Tensor:
    if wish == "plain":
        return backgrounds.plain(calm_background(skin), size)
    if wish == "room":
        return backgrounds.room(size)
    if wish.startswith("#"):
        red, green, blue = (int(wish[k : k + 2], 16) / 255 for k in (1, 3, 5))
        return backgrounds.plain((red, green, blue), size)
    return backgrounds.picture(Path(wish), size)


def _picture(
    performance: Performance, identity: Identity, stage: Stage, frame: int, file: Path
) -> None:
    from PIL import Image

    at = slice(frame, frame + 1)
    translation = performance.translation
    one = Performance(
        performance.rotations[at],
        performance.face[at],
        None if translation is None else translation[at],
    )
    pictures: Iterator[NDArray[np.uint8]] = frames(one, identity, stage, progress=Silent())
    with whole_file(file) as temporary:
        Image.fromarray(next(pictures)).save(temporary, format="PNG")
