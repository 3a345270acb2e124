"""What a job does, in the words of the person: with the names of the signs, not identifiers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from lexicon_db.entries import get_entries
from lexicon_db.records import EntryId, Job, JobId

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lexicon_db.store import Lexicon


def job_title(job: Job, subject: str) -> str:
    """The title of a job; ``subject`` names what it works on, or is empty."""
    translate = QCoreApplication.translate
    if job.name == "extract":
        return translate("JobTitle", "Find the movement of {sign}").format(
            sign=subject or translate("JobTitle", "a sign")
        )
    if job.name == "render":
        return translate("JobTitle", "Render {video}").format(
            video=subject or translate("JobTitle", "a video")
        )
    if job.name == "enrol":
        return translate("JobTitle", "Learn how {identity} looks").format(identity=subject)
    if job.name == "train_identity":
        return translate("JobTitle", "Teach {identity} to look real").format(identity=subject)
    if job.name == "train_motion":
        return translate("JobTitle", "Learn how signers move")
    return job.name


def job_subjects(lexicon: Lexicon, jobs: Iterable[Job]) -> dict[JobId, str]:
    """Names of what jobs work on: the ID-gloss of an entry, the name of a file or an identity."""
    jobs = tuple(jobs)
    ids = {EntryId(str(job.parameters["entry"])) for job in jobs if "entry" in job.parameters}
    glosses = {entry.id: entry.id_gloss for entry in get_entries(lexicon, list(ids))}
    return {
        job.id: glosses.get(job.parameters.get("entry", ""), "")
        or Path(str(job.parameters.get("out", ""))).name
        or str(job.parameters.get("name", ""))
        for job in jobs
    }
