"""From motion to a video, or to one picture of it: an identity signs before a background."""

from __future__ import annotations

import hashlib
import json
import math
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

import numpy as np

from app.body.kinematics import forward_kinematics
from app.body.places import Places, hand_points
from app.body.retargeting import retarget
from app.capture.segments import Segments
from app.core.files import require_place, whole_file, write_whole
from app.core.paths import profile_folder
from app.core.progress import Progress, Silent
from app.interchange.captions import Caption, to_srt, to_vtt
from app.jobs.bodies import kept_body
from app.jobs.staging import stage_for
from app.jobs.tasks import PREVIEW, rendered_file
from app.rendering.camera import head_and_torso, signing_space, source_camera
from app.rendering.credentials import own_credentials
from app.rendering.device import choose_device
from app.rendering.examples.one_body import onto_body
from app.rendering.movie import Performance, Stage, frames
from app.rendering.provenance import is_signed_inside, sign, write_sidecar
from lexicon_db.codec import decode_track
from lexicon_db.tracks import JOINT_NAMES, FitTrack, MotionTrack

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.body.model import BodyModel
    from app.rendering.camera import Camera
    from app.rendering.identity import Identity

#: Where the person's keys lie, in the profile.
_KEYS: Final = "keys"
_WRITERS: Final = {"srt": to_srt, "vtt": to_vtt}
#: While a video is made, a frame of it is put into the folder, so high and so often.
_SHOWN_HEIGHT: Final = 160
_SECONDS_BETWEEN_SHOWN: Final = 1.0


def run(parameters: dict[str, Any], folder: Path, progress: Progress) -> dict[str, Any]:
    """Render a video, or a picture where the file's name ends in ``.png``.

    What an earlier start has finished of a video is not rendered again.

    Args:
        parameters: ``track`` (path of a motion track, or of a fit to be seen by its own camera),
            ``identity`` (``kind``, and ``skin``, or ``file`` and ``is_plain``), ``out`` (path),
            ``size`` (width, height), ``fps``, ``background`` (``plain``, ``room``, ``original``,
            ``transparent``, ``#rrggbb`` or a picture's path), ``plate`` (for ``original``:
            ``recording``, ``start`` and ``fit`` of a take), ``framing`` (``signing-space`` or
            ``portrait``), ``margin`` (share of the picture, or null), ``labels`` (``synthetic``,
            ``draft``), ``captions`` (``how``: ``none``, ``burnt``, ``srt`` or ``vtt``; ``spans``:
            start, end and text), ``facts`` (what the file says of itself), ``frame`` (for a
            picture), ``body`` (path or null), ``device``.
        folder: Where the video goes, and what belongs beside it: whoever may let them appear moves
            them from there to ``out``. Meanwhile a frame of it is shown there.
        progress: Told about every frame.

    Returns:
        The number of ``frames``, and the ``sha256`` of the file.

    Raises:
        KnownError: If something that is needed cannot be read, or the disk is full.
        Cancelled: If the person asked to stop.
    """
    out = Path(parameters["out"])
    require_place(out)
    made = rendered_file(folder, out)
    track = decode_track(Path(parameters["track"]).read_bytes())
    identity = ready_identity(parameters)
    performance, camera = _scene(track, identity, parameters)
    stage = stage_for(parameters, camera, identity.skin)
    if out.suffix.lower() == ".png":
        _picture(performance, identity, stage, parameters["frame"], made)
        count = 1
    else:
        parts = Segments(
            folder,
            out.suffix.lower(),
            size=camera.size,
            fps=parameters["fps"],
            alpha=stage.background is None,
        )
        first = parts.written
        pictures = frames(performance, identity, stage, first=first, progress=progress)
        parts.write(_shown(pictures, folder / PREVIEW))
        parts.join(made)
        count = len(performance)
    return {"frames": count, "sha256": _finished(made, out, parameters)}


def _shown(pictures: Iterator[NDArray[np.uint8]], file: Path) -> Iterator[NDArray[np.uint8]]:
    """The same pictures; the first one, and later ones now and then, can be seen in a file."""
    from PIL import Image

    shown_at = -math.inf
    for picture in pictures:
        if time.monotonic() - shown_at >= _SECONDS_BETWEEN_SHOWN:
            small = Image.fromarray(picture)
            small.thumbnail((2 * _SHOWN_HEIGHT, _SHOWN_HEIGHT))
            with whole_file(file) as temporary:
                small.convert("RGB").save(temporary, format="JPEG", quality=85)
            shown_at = time.monotonic()
        yield picture


def _finished(made: Path, out: Path, parameters: dict[str, Any]) -> str:
    """Let the file say what it is, and put beside it what belongs there; return its hash."""
    facts = {**parameters["facts"], "made_at": datetime.now(UTC).isoformat(timespec="seconds")}
    if is_signed_inside(made):
        sign(made, facts, own_credentials(profile_folder() / _KEYS))
    with made.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    if not is_signed_inside(made):
        write_sidecar(made, out.name, facts, sha256)
    captions = parameters["captions"]
    if captions["how"] in _WRITERS:
        texts = [Caption(start, end, text) for start, end, text in captions["spans"]]
        beside = made.with_suffix(f".{captions['how']}")
        write_whole(beside, _WRITERS[captions["how"]](texts).encode())
    return sha256


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
    if wish["kind"] == "neural":
        from app.rendering.neural.identity_file import load

        learned = load(Path(wish["file"]), model, device=where)
        return learned.flat if wish["is_plain"] else learned
    from app.rendering import flat

    return flat.load(Path(wish["file"]), model, device=where)


def _scene(
    track: object, identity: Identity, parameters: dict[str, Any]
) -> tuple[Performance, Camera]:
    if isinstance(track, FitTrack):
        # Each take was fitted with a shape of its own.
        own = onto_body(track, identity.model, identity.betas, identity.hand_scale)
        return Performance(own.rotations, own.face, own.translation), source_camera(track)
    motion = cast("MotionTrack", track)
    width, height = parameters["size"]
    margin = parameters["margin"]
    free = {} if margin is None else {"margin": margin}
    shape = {"betas": identity.betas, "hand_scale": identity.hand_scale}
    rotations = retarget(motion, identity.model, **shape)
    world, positions = forward_kinematics(identity.model, rotations, **shape)
    hands = hand_points(Places(identity.model), world, positions, **shape)
    rest = forward_kinematics(identity.model, np.zeros((1, 55, 3)), **shape)[1][0]
    joints = rest.astype(np.float32)
    if parameters["framing"] == "portrait":
        camera = head_and_torso(joints, (width, height), **free)
    else:
        seen = hands.reshape(-1, 3).astype(np.float32)
        # Hands that hang at rest need not be seen: the signer would become small.
        raised = seen[seen[:, 1] > joints[JOINT_NAMES.index("pelvis"), 1]]
        camera = signing_space(joints, (width, height), include=raised, **free)
    return Performance(rotations.astype(np.float32), motion.face), camera


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
