"""When a person withdraws: beside takes and appearances goes what was made of them in this lexicon.

What has left the lexicon before cannot be called back from here: backups, packs, exported files and
videos. What is known of it is told, so that somebody can see to it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.core.paths import posters_folder
from app.jobs.files import forget_made, forget_tracks
from app.studio.enrolment import ENROL
from app.studio.form_search import forget_forms
from app.studio.identity_reports import forget_strays
from app.studio.identity_training import TRAIN_IDENTITY
from app.studio.motion_training import forget_training, learned_from
from app.studio.rendering import FLAT, RENDER
from lexicon_db.consents import withdraw_consent
from lexicon_db.identities import delete_identity, list_identities
from lexicon_db.jobs import ask_to_cancel_job, list_jobs
from lexicon_db.records import Job, JobState, Scope, SignerId
from lexicon_db.renders import list_renders
from lexicon_db.withdrawals import (
    Revocation,
    Withdrawal,
    apply_revocations,
    withdraw_signer,
)

if TYPE_CHECKING:
    from lexicon_db.store import Lexicon

#: Jobs that learn how somebody looks, from copies of pictures of that person.
_OF_LOOKS = (ENROL, TRAIN_IDENTITY)
_UNFINISHED = (JobState.QUEUED, JobState.RUNNING)


@dataclass(frozen=True)
class Reached:
    """What a withdrawal reached, and what somebody else has to see to.

    Attributes:
        withdrawal: What went, and which packs went out with data of the person.
        has_forgotten: Whether movements had been learned from the person, and were forgotten.
        jobs: How many jobs that worked on the person's signs were stopped.
        videos: Files of videos that show the person or the person's signs, as far as the ledger
            and the list of jobs tell; they lie where they were written.
    """

    withdrawal: Withdrawal
    has_forgotten: bool
    jobs: int
    videos: tuple[str, ...]


def withdraw(lexicon: Lexicon, signer: SignerId, *, erase: bool = False) -> Reached:
    """Take the data of a person out of use, see ``lexicon_db.withdrawals.withdraw_signer``.

    Jobs that work on the person's signs are stopped, pictures of them are deleted, and what was
    learned from them is forgotten: no part of it can be told from the rest.

    Raises:
        KnownError: If the signer is not there, or the disk refuses.
    """
    traces = _Traces(lexicon)
    return traces.reached(withdraw_signer(lexicon, signer, erase=erase))


def take_back(lexicon: Lexicon, signer: SignerId, scopes: Collection[Scope]) -> None:
    """Take back a part of what a person has agreed to; ``withdraw`` takes back all of it.

    Without the consent to be learned, learned appearances are deleted for good, and what jobs keep
    to learn more. What was rendered is marked in the ledger where it is not agreed to any more.

    Raises:
        KnownError: If the signer is not there, or the disk refuses.
    """
    withdraw_consent(lexicon, signer, scopes)
    if Scope.TRAIN_IDENTITY not in scopes:
        return
    for identity in list_identities(lexicon):
        if identity.signer == signer:
            delete_identity(lexicon, identity.id)
    forget_strays(lexicon)
    jobs = [job for job in list_jobs(lexicon) if job.parameters.get("signer") == signer]
    _stop(lexicon, [job for job in jobs if job.name in _OF_LOOKS], erase=False)


def apply_list(
    lexicon: Lexicon, revoked: Iterable[Revocation], *, erase: bool = False
) -> tuple[Reached, ...]:
    """Do so for everybody on a list of revocations who is known here.

    Raises:
        KnownError: If the disk refuses.
    """
    traces = _Traces(lexicon)
    return tuple(traces.reached(one) for one in apply_revocations(lexicon, revoked, erase=erase))


class _Traces:
    """What a lexicon has made of people's signs beside what the database holds of them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._jobs = list_jobs(lexicon)
        self._owners = {one.name: one.signer for one in list_identities(lexicon)}

    def reached(self, withdrawal: Withdrawal) -> Reached:
        """See to what was made of the signs of somebody who has withdrawn."""
        signer, takes = withdrawal.signer, frozenset(withdrawal.take_ids)
        jobs = [job for job in self._jobs if self._is_about(job, signer, takes)]
        _forget_pictures(takes)
        forget_forms(self._lexicon)
        forget_strays(self._lexicon)
        has_forgotten = signer in learned_from(self._lexicon)
        if has_forgotten:
            forget_training(self._lexicon)
        return Reached(
            withdrawal=withdrawal,
            has_forgotten=has_forgotten,
            jobs=_stop(self._lexicon, jobs, erase=withdrawal.is_erased),
            videos=tuple(dict.fromkeys([*_rendered(jobs), *self._in_ledger(signer)])),
        )

    def _in_ledger(self, signer: SignerId) -> list[str]:
        """Files of the ledger that show a person or the person's signs."""
        lines = [(line.file, line.performed) for line in list_renders(self._lexicon)]
        return [file for file, shown in lines if signer in {shown.signer, *shown.signers}]

    def _is_about(self, job: Job, signer: SignerId, takes: frozenset[str]) -> bool:
        told = job.parameters
        people = {*told.get("signers", ()), *told.get("learned_from", ()), told.get("signer")}
        people.add(self._owners.get(str(told.get("performer", "")).removesuffix(FLAT)))
        return signer in people or told.get("take") in takes


def _stop(lexicon: Lexicon, jobs: Sequence[Job], *, erase: bool) -> int:
    """Stop jobs; what is kept to learn how somebody looks goes, and all where all is erased."""
    unfinished = [job for job in jobs if job.state in _UNFINISHED]
    for job in unfinished:
        ask_to_cancel_job(lexicon, job.id)
    for job in jobs:
        if erase or job.name in _OF_LOOKS:
            forget_tracks(lexicon, job)
            if job.state is not JobState.RUNNING:  # else its folder goes when it has stopped
                forget_made(lexicon, job)
    return len(unfinished)


def _rendered(jobs: Sequence[Job]) -> list[str]:
    """Files of the videos that jobs have made."""
    done = [job for job in jobs if job.name == RENDER and job.state is JobState.DONE]
    return [str(job.parameters["out"]) for job in done]


def _forget_pictures(takes: frozenset[str]) -> None:
    """Delete the pictures by which takes were recognised: they show the person."""
    folder = posters_folder()
    for file in folder.iterdir() if folder.is_dir() else ():
        if file.name.partition(".")[0] in takes:
            file.unlink(missing_ok=True)
