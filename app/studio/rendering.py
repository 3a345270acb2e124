"""Rendering: who can be rendered, and the jobs that make videos."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.capture.writer import refuse_unknown_ending
from app.core.files import move_whole
from app.core.settings import load_settings
from app.jobs.files import folder_of, for_worker, inside, keep_for_job
from app.jobs.tasks import PREVIEW, beside_rendered, rendered_file
from app.studio.bodies import body_file
from app.studio.performers import (
    FLAT,
    MANNEQUIN,
    IdentityChoice,
    Performer,
    appearance_of,
    identities,
    performer_of,
    require_approved,
)
from app.studio.render_facts import (
    Signed,
    facts_of,
    motion_hash,
    performed,
    performed_document,
    performed_of,
)
from lexicon_db.entries import get_entry
from lexicon_db.errors import KnownError
from lexicon_db.jobs import add_job
from lexicon_db.recordings import find_recording_path
from lexicon_db.records import SignerId, SourceKind
from lexicon_db.renders import approval_of, forget_render, note_render
from lexicon_db.takes import get_take
from lexicon_db.tracks import FitTrack, MotionTrack
from lexicon_db.trackstore import fitted_videos, latest_track

if TYPE_CHECKING:
    from app.motion.trajectory import Trajectory
    from lexicon_db.records import Job, Take
    from lexicon_db.store import Lexicon

__all__ = [
    "FLAT",
    "MANNEQUIN",
    "ORIGINAL",
    "RENDER",
    "TRANSPARENT",
    "IdentityChoice",
    "Picture",
    "commit_render",
    "frame_of",
    "identities",
    "preview_parameters",
    "request_render",
    "request_take_render",
    "require_render_allowed",
]

#: Name of the jobs that render.
RENDER: Final = "render"

#: Frames that a preview looks at beside the shown one.
_PREVIEW_FRAMES: Final = 16
#: Backgrounds that are more than a colour or a picture.
TRANSPARENT: Final = "transparent"
ORIGINAL: Final = "original"

_NOT_RENDERED: Final = "The video was not rendered."


@dataclass(frozen=True)
class Picture:
    """How a render looks.

    Attributes:
        size: Width and height in pixels.
        fps: Frames per second.
        background: ``plain``, ``room``, ``original`` (where the signer was filmed, without the
            signer), ``transparent``, ``#rrggbb``, or the path of a picture.
        framing: ``signing-space`` or ``portrait``.
        margin: Share of the picture that stays free on each side; None is that of the framing.
        label: Whether a corner says that the signer is synthetic.
        captions: ``none``, ``burnt`` into the picture, or ``srt`` or ``vtt`` beside the video.
        is_public: Whether the video is to be published, which needs a consent of its own from
            everybody in it, and an approval before.
        device: ``auto``, ``cpu``, ``cuda`` or ``mps``.
    """

    size: tuple[int, int] = (512, 512)
    fps: float = 25.0
    background: str = "plain"
    framing: str = "signing-space"
    margin: float | None = None
    label: bool = True
    captions: str = "none"
    is_public: bool = False
    device: str = "auto"


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

    What shows a person says that it is a draft until that person, or a delegate, has approved the
    same motion with the same appearance (``lexicon_db.renders.approve_render``).

    Args:
        lexicon: Where the identity and the queue are.
        trajectory: What is signed.
        identity: Who signs.
        signers: Who recorded the signs.
        file: The video to write (``.mp4``, ``.webm``, ``.mov``); it appears when it is complete.
        picture: How it looks.

    Raises:
        KnownError: If there is no such identity, somebody has not agreed, it is to be published and
            was not approved, nothing is signed, or the file cannot hold such a picture.
    """
    _refuse_ending(file, picture)
    if not len(trajectory.pts):
        raise KnownError(_NOT_RENDERED, "The utterance is empty.", "Add signs to it.")
    signed = _signed(trajectory, signers)
    motion = trajectory.resampled(picture.fps).motion
    return add_job(lexicon, RENDER, _wish(lexicon, signed, motion, identity, (file, picture)))


def request_take_render(
    lexicon: Lexicon, take: Take, *, identity: str, file: Path, picture: Picture
) -> Job:
    """Queue the render of a take as its own camera saw it, frame by frame, at its own rate.

    Raises:
        KnownError: If the take has no fit, is not to be generated, the identity may not be used, or
            the file cannot hold such a picture.
    """
    _refuse_ending(file, picture)
    what = "The take was not rendered."
    entry = get_entry(lexicon, take.entry)
    if entry.do_not_synthesise:
        raise KnownError(
            what,
            f"{entry.id_gloss} is marked as not to be generated.",
            "Ask the people who decide on this lexicon.",
        )
    fit = latest_track(lexicon, take.id, FitTrack)
    if fit is None:
        raise KnownError(
            what,
            "Its body was not fitted yet, or it has no picture.",
            "Extract it first, or render its motion instead.",
        )
    caption = (0.0, float(fit.pts[-1]), entry.id_gloss)
    signed = Signed(motion_hash(fit), (caption,), (take.signer,), take.id)
    look = (file, replace(picture, size=fit.size, fps=_rate(fit)))
    return add_job(lexicon, RENDER, _wish(lexicon, signed, fit, identity, look))


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
    signed = _signed(trajectory, signers)
    wish = _wish(lexicon, signed, thinned, identity, (file, replace(picture, captions="none")))
    return for_worker(lexicon, wish | {"frame": place})


def frame_of(lexicon: Lexicon, job: Job) -> Path:
    """Where the latest frame of a video that is being made can be seen, once there is one."""
    return folder_of(lexicon, job) / PREVIEW


def require_render_allowed(lexicon: Lexicon, job: Job) -> None:
    """Make sure that the identity of a queued job may still be rendered, as it was asked for.

    Raises:
        KnownError: If the identity is gone or was made again, its signer or who signed has
            withdrawn since, or an approval does not hold any more.
    """
    told = job.parameters
    if "performed" not in told:
        raise KnownError(
            _NOT_RENDERED,
            "It was asked for with an earlier Kinelex.",
            "Remove the job, and ask for the video again.",
        )
    shown = performed_of(told["performed"])
    performer = performer_of(lexicon, told["performer"], shown.signers, is_public=told["is_public"])
    if performer.identity is not None and performer.identity.sha256 != shown.identity_sha256:
        raise KnownError(
            _NOT_RENDERED,
            f"{performer.identity.name} was made again since.",
            "Ask for the video again, to see the signer as now.",
        )
    require_approved(lexicon, shown, is_draft=told["is_draft"], is_public=told["is_public"])


def commit_render(lexicon: Lexicon, job: Job, folder: Path, summary: dict[str, Any]) -> None:
    """Let the video appear, and all that belongs beside it, if it may; write it into the ledger.

    Raises:
        KnownError: If the signer has withdrawn the consent meanwhile: then nothing is kept of it;
            or if the folder does not take it.
    """
    told = job.parameters
    out = Path(told["out"])
    made = rendered_file(folder, out)
    beside = beside_rendered(folder, out)
    try:
        require_render_allowed(lexicon, job)
        line = note_render(
            lexicon, performed_of(told["performed"]), out, summary["sha256"], _looks(told)
        )
        try:
            # Whoever withdraws from here on finds the line, and marks it.
            require_render_allowed(lexicon, job)
            for source, target in beside:
                move_whole(source, target)
            move_whole(made, out)
        except KnownError:
            forget_render(lexicon, line.id)
            raise
    except KnownError:
        for file in (made, folder / PREVIEW, *(source for source, _ in beside)):
            file.unlink(missing_ok=True)
        raise


def _looks(told: dict[str, Any]) -> dict[str, Any]:
    """How a render looks, as the ledger holds it."""
    names = ("is_draft", "is_public", "size", "fps", "background", "framing", "labels")
    return {name: told[name] for name in names} | {"captions": told["captions"]["how"]}


def _refuse_ending(file: Path, picture: Picture) -> None:
    refuse_unknown_ending(file, alpha=picture.background == TRANSPARENT)


def _rate(fit: FitTrack) -> float:
    """Frames per second of a take; one of a single frame has none of its own."""
    return float(1 / np.median(np.diff(fit.pts))) if len(fit.pts) > 1 else Picture.fps


def _signed(trajectory: Trajectory, signers: Sequence[SignerId]) -> Signed:
    captions = tuple((span.start, span.end, span.label) for span in trajectory.spans)
    return Signed(motion_hash(trajectory.motion), captions, tuple(signers))


def _wish(
    lexicon: Lexicon,
    signed: Signed,
    track: MotionTrack | FitTrack,
    identity: str,
    look: tuple[Path, Picture],
) -> dict[str, Any]:
    """The parameters of a job that renders."""
    file, picture = look
    is_public = picture.is_public
    performer = performer_of(lexicon, identity, signed.signers, is_public=is_public)
    shown = performed(lexicon, signed, performer)
    approval = approval_of(lexicon, shown.subject)
    is_draft = performer.identity is not None and approval is None
    require_approved(lexicon, shown, is_draft=is_draft, is_public=is_public)
    settings, own_body = load_settings(), body_file()
    labels = [*(["synthetic"] if picture.label else []), *(["draft"] if is_draft else [])]
    return {
        "identity": appearance_of(lexicon, performer),
        "performer": identity,
        "signers": list(signed.signers),
        "performed": performed_document(shown),
        "facts": facts_of(lexicon, shown, performer, approval, is_public=is_public),
        "is_draft": is_draft,
        "is_public": is_public,
        "track": inside(lexicon, keep_for_job(lexicon, track)),
        "out": str(file.absolute()),
        "size": list(picture.size),
        "fps": picture.fps,
        "background": picture.background,
        "plate": _plate(lexicon, signed, performer) if picture.background == ORIGINAL else None,
        "framing": picture.framing,
        "margin": picture.margin,
        "labels": labels,
        "captions": {"how": picture.captions, "spans": [list(one) for one in signed.captions]},
        "body": str(own_body) if own_body else None,
        "device": settings.device if picture.device == "auto" else picture.device,
    }


def _plate(lexicon: Lexicon, signed: Signed, performer: Performer) -> dict[str, Any]:
    """The take whose background is shown: the one that is rendered, else one of who is seen."""
    of = performer.identity.signer if performer.identity else next(iter(signed.signers), None)
    takes = [signed.take] if signed.take else fitted_videos(lexicon, of, most=1) if of else []
    for take in (get_take(lexicon, one) for one in takes):
        fit = latest_track(lexicon, take.id, FitTrack)
        is_video = take.recording.kind is SourceKind.VIDEO
        video = find_recording_path(lexicon, take.recording) if is_video else None
        if fit is not None and video is not None:
            return {
                "recording": inside(lexicon, video),
                "start": take.start,
                "fit": inside(lexicon, keep_for_job(lexicon, fit)),
            }
    raise KnownError(
        _NOT_RENDERED,
        "No video shows where the signer was filmed.",
        "Choose another background, or extract a video of the signer.",
    )
