"""Enrolment: a signer's appearance becomes an identity, if the signer has agreed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.jobs.files import inside, keep_for_job
from app.jobs.tasks import identity_file
from app.studio.bodies import body_file
from app.studio.rendering import FLAT, MANNEQUIN
from lexicon_db.consents import require_consent
from lexicon_db.errors import KnownError
from lexicon_db.identities import find_identity, save_identity
from lexicon_db.jobs import add_job
from lexicon_db.recordings import find_recording_path
from lexicon_db.records import Scope, SignerId, SourceKind
from lexicon_db.signers import list_signers
from lexicon_db.tracks import FitTrack, LandmarkTrack
from lexicon_db.trackstore import fitted_videos, latest_track

if TYPE_CHECKING:
    from lexicon_db.records import Job, Signer, Take, TakeId
    from lexicon_db.store import Lexicon

#: Name of the jobs that make identities.
ENROL: Final = "enrol"

#: Takes that a signer is offered with; the appearance is taken from about a hundred pictures.
_MOST_TAKES: Final = 12

_NOT_MADE: Final = "The identity was not made."


@dataclass(frozen=True)
class Candidate:
    """A signer who may want to be enrolled.

    Attributes:
        signer: Who.
        takes: What shows the signer: fitted videos, the latest ones.
        why_not: Why the signer cannot be enrolled now, as one sentence; or empty.
    """

    signer: Signer
    takes: tuple[TakeId, ...]
    why_not: str


def candidates(lexicon: Lexicon) -> tuple[Candidate, ...]:
    """All signers by name, and whether they can be enrolled."""
    return tuple(_candidate(lexicon, signer) for signer in list_signers(lexicon))


def request_enrolment(lexicon: Lexicon, name: str, signer: SignerId, takes: Sequence[Take]) -> Job:
    """Queue the making of a flat identity from a signer's fitted takes.

    Raises:
        KnownError: If the signer has not agreed, the name is taken by somebody else, or no take
            can be used.
    """
    consent = require_consent(lexicon, signer, Scope.TRAIN_IDENTITY)
    require_free_name(lexicon, name, signer, kind="flat")
    usable = [footage_of(lexicon, take) for take in takes if take.signer == signer]
    footage = [take for take in usable if take is not None]
    if not footage:
        raise KnownError(
            _NOT_MADE,
            "None of these takes is a fitted video of this signer.",
            "Extract videos of the signer first.",
        )
    own_body = body_file()
    parameters = {
        "name": name.strip(),
        "signer": signer,
        "consent": consent.id,
        "takes": footage,
        "body": str(own_body) if own_body else None,
    }
    return add_job(lexicon, ENROL, parameters)


def require_enrolment_allowed(lexicon: Lexicon, job: Job) -> None:
    """Make sure that the signer of a queued job still agrees.

    Raises:
        KnownError: If the signer has withdrawn the consent since.
    """
    require_consent(lexicon, signer_of(job), Scope.TRAIN_IDENTITY)


def commit_enrolment(lexicon: Lexicon, job: Job, folder: Path, summary: dict[str, Any]) -> None:
    """Store the identity that was made.

    Raises:
        KnownError: If the signer has withdrawn the consent meanwhile; then nothing is kept of it.
    """
    del summary
    made = identity_file(folder)
    try:
        require_enrolment_allowed(lexicon, job)
        require_free_name(lexicon, job.parameters["name"], signer_of(job), kind="flat")
    except KnownError:
        made.unlink(missing_ok=True)
        raise
    media = lexicon.media.add(made)
    card = {"takes": [take["sha256"] for take in job.parameters["takes"]]}
    save_identity(lexicon, job.parameters["name"], signer_of(job), "flat", media, card)


def signer_of(job: Job) -> SignerId:
    """Whose appearance a job makes."""
    return SignerId(job.parameters["signer"])


def _candidate(lexicon: Lexicon, signer: Signer) -> Candidate:
    takes = fitted_videos(lexicon, signer.id, most=_MOST_TAKES)
    why_not = ""
    if Scope.TRAIN_IDENTITY not in signer.scopes:
        why_not = f"{signer.name} has not agreed to be enrolled, or not any more."
    elif not takes:
        why_not = f"No video of {signer.name} was extracted yet."
    return Candidate(signer, takes, why_not)


def require_free_name(lexicon: Lexicon, name: str, signer: SignerId, *, kind: str) -> None:
    """Make sure that an identity of a kind may be called so.

    Raises:
        KnownError: If the name is not allowed, or is that of somebody else's identity, or a plain
            one would take the place of one that was learned.
    """
    owner = find_identity(lexicon, name)
    is_reserved = name.strip() == MANNEQUIN or name.strip().endswith(FLAT)
    if is_reserved or (owner is not None and owner.signer != signer):
        raise KnownError(_NOT_MADE, f"“{name}” is no free name.", "Choose another name.")
    if owner is not None and kind == "flat" and owner.kind != "flat":
        raise KnownError(
            _NOT_MADE,
            f"“{name}” has learned the signer already, and has a plain look as well.",
            f"Use “{name}{FLAT}”, or choose another name.",
        )


def footage_of(lexicon: Lexicon, take: Take) -> dict[str, Any] | None:
    """What a task needs to look at a take; None where it is no fitted video that is here."""
    fit = latest_track(lexicon, take.id, FitTrack)
    landmarks = latest_track(lexicon, take.id, LandmarkTrack)
    if fit is None or landmarks is None or take.recording.kind is not SourceKind.VIDEO:
        return None
    video = find_recording_path(lexicon, take.recording)
    if video is None:
        return None
    return {
        "recording": inside(lexicon, video),
        "sha256": take.recording.sha256,
        "start": take.start,
        "fit": inside(lexicon, keep_for_job(lexicon, fit)),
        "landmarks": inside(lexicon, keep_for_job(lexicon, landmarks)),
    }
