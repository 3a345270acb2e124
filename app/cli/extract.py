"""Make tracks: landmarks, the fitted body, identity-agnostic motion."""

from __future__ import annotations

import argparse
from typing import Any, Final

from app.cli.command import Context, WrongUsage
from app.cli.lexicon_folder import opened, run_jobs
from app.studio.tracking import request_tracks
from lexicon_db.entries import entry_named, get_entry
from lexicon_db.errors import KnownError
from lexicon_db.records import EntryId, Job, JobState
from lexicon_db.store import Lexicon
from lexicon_db.takes import takes_of

NAME: Final = "extract"
HELP: Final = "make the tracks of recordings; goes on where it was interrupted"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which signs."""
    parser.add_argument("glosses", nargs="*", metavar="GLOSS", help="which signs (else all)")
    parser.add_argument("--again", action="store_true", help="also where there are tracks already")
    parser.add_argument(
        "--careful", action="store_true", help="look at every frame from several sides; slower"
    )


def run(arguments: argparse.Namespace, context: Context) -> None:
    """Queue what is missing, run it, and say what came out."""
    if arguments.again and not arguments.glosses:
        raise WrongUsage("--again needs to know which signs.")
    with opened(context) as lexicon:
        takes = None
        if arguments.glosses:
            entries = [entry_named(lexicon, gloss) for gloss in arguments.glosses]
            takes = [take.id for entry in entries for take in takes_of(lexicon, entry.id)]
        wanted = request_tracks(
            lexicon, takes, again=arguments.again, careful=arguments.careful or None
        ).jobs
        jobs = run_jobs(lexicon, wanted, context)
        documents = [_document(lexicon, job) for job in jobs]
        lines = [document["message"] for document in documents]
        context.terminal.result(
            {"extracted": documents}, *(lines or ["Everything is extracted already."])
        )
    failed = [job for job in jobs if job.state is JobState.FAILED]
    if failed:
        is_one = len(failed) == 1
        raise KnownError(
            f"{len(failed)} of {len(jobs)} takes got no tracks.",
            failed[0].why if is_one else "The reasons are above.",
            failed[0].fix
            if is_one
            else "Mend these recordings; the other takes have their tracks.",
        )


def _document(lexicon: Lexicon, job: Job) -> dict[str, Any]:
    gloss = get_entry(lexicon, EntryId(job.parameters["entry"])).id_gloss
    if job.state is JobState.DONE:
        message = f"{gloss}: tracked."
    elif job.state is JobState.FAILED:
        message = f"{gloss}: {job.what} {job.why} {job.fix}"
    else:
        message = f"{gloss}: stopped."
    return {
        "gloss": gloss,
        "take": job.parameters["take"],
        "state": job.state,
        "what": job.what,
        "why": job.why,
        "fix": job.fix,
        "message": message,
    }
