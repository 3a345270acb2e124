"""Rendering: who can be rendered, and the jobs that make videos."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.capture.writer import refuse_unknown_ending
from app.core.files import move_whole
from app.core.settings import load_settings
from app.jobs.files import for_worker, inside, keep_for_job
from app.jobs.tasks import rendered_file
from app.studio.bodies import body_file
from app.studio.leaving import require_may_leave
from lexicon_db.consents import require_consent
from lexicon_db.errors import KnownError
from lexicon_db.identities import find_identity, identity_path, list_identities
from lexicon_db.jobs import add_job
from lexicon_db.records import Scope, SignerId
from lexicon_db.signers import get_signer
from lexicon_db.tracks import FitTrack, MotionTrack
from lexicon_db.trackstore import latest_track

if TYPE_CHECKING:
    from app.motion.trajectory import Trajectory
    from lexicon_db.records import Job, Take
    from lexicon_db.store import Lexicon
    from lexicon_db.tracks import Track

#: Name of the jobs that render.
RENDER: Final = "render"

#: The identity that needs nobody.
MANNEQUIN: Final = "mannequin"
#: Frames that a preview looks at beside the shown one.
_PREVIEW_FRAMES: Final = 16
#: What the ending of an identity's name asks for: its plain appearance.
FLAT: Final = ":flat"

_NOT_RENDERED: Final = "The video was not rendered."


@dataclass(frozen=True)
class IdentityChoice:
    """An appearance that a person may choose.

    Attributes:
        name: What to call it.
        signer: Whose it is; None for the mannequin.
        usable: Whether it may be rendered now.
        why_not: Why it may not, as one sentence.
    """

    name: str
    signer: SignerId | None
    usable: bool
    why_not: str


@dataclass(frozen=True)
class Picture:
    """How a render looks.

    Attributes:
        size: Width and height in pixels.
        fps: Frames per second.
        background: ``plain``, ``room``, ``#rrggbb``, or the path of a picture.
        framing: ``signing-space`` or ``portrait``.
        label: Whether a corner says that the signer is synthetic.
        device: ``auto``, ``cpu``, ``cuda`` or ``mps``.
    """

    size: tuple[int, int] = (512, 512)
    fps: float = 25.0
    background: str = "plain"
    framing: str = "signing-space"
    label: bool = True
    device: str = "auto"


def identities(lexicon: Lexicon) -> tuple[IdentityChoice, ...]:
    """Everybody who can be chosen: the mannequin, then the enrolled signers by name."""
    choices = [IdentityChoice(MANNEQUIN, None, usable=True, why_not="")]
    for identity in list_identities(lexicon):
        signer = get_signer(lexicon, identity.signer)
        agreed = bool(signer.scopes & {Scope.RENDER_OWN, Scope.RENDER_OTHERS})
        why_not = "" if agreed else f"{signer.name} has not agreed to be rendered, or not any more."
        choices.append(IdentityChoice(identity.name, signer.id, usable=agreed, why_not=why_not))
    return tuple(choices)


def request_render(
    lexicon: Lexicon,
    trajectory: Trajectory,
    *,
    identity: str,
    signers: Sequence[SignerId],
    file: Path,
    picture: Picture,
) -> Job:
    """Queue the render of an utterance.

    Args:
        lexicon: Where the identity and the queue are.
        trajectory: What is signed.
        identity: Who signs.
        signers: Who recorded the signs.
        file: The video to write (``.mp4``); it appears when it is complete.
        picture: How it looks.

    Raises:
        KnownError: If there is no such identity, its signer has not agreed, nothing is signed, or
            the file's ending is unknown.
    """
    refuse_unknown_ending(file)
    if not len(trajectory.pts):
        raise KnownError(_NOT_RENDERED, "The utterance is empty.", "Add signs to it.")
    who = _performer(lexicon, identity, signers)
    motion = trajectory.resampled(picture.fps).motion
    return add_job(lexicon, RENDER, who | _look(lexicon, motion, file, picture))


def request_take_render(
    lexicon: Lexicon, take: Take, *, identity: str, file: Path, picture: Picture
) -> Job:
    """Queue the render of a take as its own camera saw it, frame by frame.

    Raises:
        KnownError: If the take has no fit, the identity may not be used, or the file's ending is
            unknown.
    """
    refuse_unknown_ending(file)
    fit = latest_track(lexicon, take.id, FitTrack)
    if fit is None:
        raise KnownError(
            "The take was not rendered.",
            "Its body was not fitted yet, or it has no picture.",
            "Extract it first, or render its motion instead.",
        )
    who = _performer(lexicon, identity, [take.signer])
    return add_job(lexicon, RENDER, who | _look(lexicon, fit, file, picture))


def preview_parameters(
    lexicon: Lexicon,
    trajectory: Trajectory,
    *,
    identity: str,
    signers: Sequence[SignerId],
    file: Path,
    picture: Picture,
) -> dict[str, Any]:
    """What the render task needs for one picture of an utterance, for whoever runs it at once.

    The picture shows the middle of the middle sign. The motion is thinned out to some frames:
    enough to frame the picture as the video will be.

    Args:
        lexicon: Where the identity is.
        trajectory: What is signed; at least one sign.
        identity: Who signs.
        signers: Who recorded the signs.
        file: The picture to write (``.png``); the task puts it in its folder, see
            ``app.jobs.tasks.rendered_file``.
        picture: How it looks.

    Raises:
        KnownError: If there is no such identity, or its signer has not agreed.
    """
    who = _performer(lexicon, identity, signers)
    middle = trajectory.spans[len(trajectory.spans) // 2]
    frame, count = (middle.first + middle.last) // 2, len(trajectory.pts)
    kept = np.unique([*np.linspace(0, count - 1, _PREVIEW_FRAMES).round(), frame]).astype(int)
    motion = trajectory.motion
    thinned = MotionTrack(
        motion.pts[kept],
        motion.rotations[kept],
        motion.face[kept],
        motion.anchors[kept],
        (),
        motion.flags[kept],
        motion.noise,
    )
    place = int(np.searchsorted(kept, frame))
    wish = who | _look(lexicon, thinned, file, picture) | {"frame": place}
    return for_worker(lexicon, wish)


def require_render_allowed(lexicon: Lexicon, job: Job) -> None:
    """Make sure that the identity of a queued job may still be rendered.

    Raises:
        KnownError: If the identity is gone, or its signer or who signed has withdrawn since.
    """
    signers = [SignerId(signer) for signer in job.parameters["signers"]]
    _performer(lexicon, job.parameters["performer"], signers)


def commit_render(lexicon: Lexicon, job: Job, folder: Path, summary: dict[str, Any]) -> None:
    """Let the video appear, if it may.

    Raises:
        KnownError: If the signer has withdrawn the consent meanwhile: then nothing is kept of it;
            or if the folder does not take it.
    """
    del summary
    out = Path(job.parameters["out"])
    made = rendered_file(folder, out)
    try:
        require_render_allowed(lexicon, job)
    except KnownError:
        made.unlink(missing_ok=True)
        raise
    move_whole(made, out)


def _performer(lexicon: Lexicon, name: str, signers: Sequence[SignerId]) -> dict[str, Any]:
    """The part of a job's parameters that says who signs, and whose signs, if they may be seen."""
    identity = _identity(lexicon, name, signers)
    require_may_leave(lexicon, signers, _NOT_RENDERED)
    return {"identity": identity, "performer": name, "signers": list(signers)}


def _look(lexicon: Lexicon, track: Track, file: Path, picture: Picture) -> dict[str, Any]:
    """The part of a job's parameters that says what is signed, and how it looks."""
    settings = load_settings()
    own_body = body_file()
    return {
        "track": inside(lexicon, keep_for_job(lexicon, track)),
        "out": str(file.absolute()),
        "size": list(picture.size),
        "fps": picture.fps,
        "background": picture.background,
        "framing": picture.framing,
        "labels": ["synthetic"] if picture.label else [],
        "body": str(own_body) if own_body else None,
        "device": settings.device if picture.device == "auto" else picture.device,
    }


def _identity(lexicon: Lexicon, name: str, signers: Sequence[SignerId]) -> dict[str, Any]:
    """What the render task needs to know of an identity that may be used for these signs."""
    if name == MANNEQUIN:
        return {"kind": MANNEQUIN, "skin": load_settings().skin}
    identity = find_identity(lexicon, name.removesuffix(FLAT))
    if identity is None:
        known = ", ".join(choice.name for choice in identities(lexicon))
        raise KnownError(
            _NOT_RENDERED,
            f"There is no identity “{name}”.",
            f"Choose one of: {known}.",
        )
    is_own = all(signer == identity.signer for signer in signers)
    require_consent(lexicon, identity.signer, Scope.RENDER_OWN if is_own else Scope.RENDER_OTHERS)
    return {"kind": identity.kind, "file": inside(lexicon, identity_path(lexicon, identity))}
