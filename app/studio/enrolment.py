"""Enrolment: a signer's appearance becomes an identity, if the signer has agreed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.jobs.files import keep_for_job
from app.jobs.tasks import identity_file
from app.studio.bodies import body_file
from app.studio.rendering import FLAT, MANNEQUIN
from lexicon_db.consents import consents_of, require_consent
from lexicon_db.errors import KnownError
from lexicon_db.identities import save_identity
from lexicon_db.jobs import add_job
from lexicon_db.recordings import recording_path
from lexicon_db.records import Scope, SignerId, SourceKind
from lexicon_db.tracks import FitTrack, LandmarkTrack
from lexicon_db.trackstore import latest_track

if TYPE_CHECKING:
    from lexicon_db.records import Job, Take
    from lexicon_db.store import Lexicon

#: Name of the jobs that make identities.
ENROL: Final = "enrol"


def request_enrolment(lexicon: Lexicon, name: str, signer: SignerId, takes: Sequence[Take]) -> Job:
    """Queue the making of a flat identity from a signer's fitted takes.

    Raises:
        KnownError: If the signer has not agreed, the name is taken by somebody else, or no take
            can be used.
    """
    require_consent(lexicon, signer, Scope.TRAIN_IDENTITY)
    if name == MANNEQUIN or name.endswith(FLAT) or not name.strip():
        raise KnownError(
            "The identity was not made.", f"“{name}” is no free name.", "Choose another name."
        )
    usable = [_footage(lexicon, take) for take in takes if take.signer == signer]
    footage = [take for take in usable if take is not None]
    if not footage:
        raise KnownError(
            "The identity was not made.",
            "None of these takes is a fitted video of this signer.",
            "Extract videos of the signer first.",
        )
    consent = next(c for c in reversed(consents_of(lexicon, signer)) if c.withdrawn_at is None)
    own_body = body_file()
    parameters = {
        "name": name,
        "signer": signer,
        "consent": consent.id,
        "takes": footage,
        "body": str(own_body) if own_body else None,
    }
    return add_job(lexicon, ENROL, parameters)


def commit_enrolment(lexicon: Lexicon, job: Job, folder: Path, summary: dict[str, Any]) -> None:
    """Store the identity that was made.

    Raises:
        KnownError: If the signer has withdrawn the consent meanwhile.
    """
    del summary
    signer = SignerId(job.parameters["signer"])
    require_consent(lexicon, signer, Scope.TRAIN_IDENTITY)
    media = lexicon.media.add(identity_file(folder))
    card = {"takes": [take["sha256"] for take in job.parameters["takes"]]}
    save_identity(lexicon, job.parameters["name"], signer, "flat", media, card)


def _footage(lexicon: Lexicon, take: Take) -> dict[str, Any] | None:
    fit = latest_track(lexicon, take.id, FitTrack)
    landmarks = latest_track(lexicon, take.id, LandmarkTrack)
    if fit is None or landmarks is None or take.recording.kind is not SourceKind.VIDEO:
        return None
    return {
        "recording": str(recording_path(lexicon, take.recording)),
        "sha256": take.recording.sha256,
        "start": take.start,
        "fit": str(keep_for_job(lexicon, fit)),
        "landmarks": str(keep_for_job(lexicon, landmarks)),
    }
