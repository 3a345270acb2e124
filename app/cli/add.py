"""Add recordings: videos, .pose files, SMPL-X motion."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.cli.command import Context
from app.cli.lexicon_folder import opened
from app.cli.terminal import TerminalProgress
from app.studio.ingest import Added, Refused, add_file, add_files
from lexicon_db.entries import get_entry
from lexicon_db.errors import KnownError
from lexicon_db.records import Hand, Scope

if TYPE_CHECKING:
    from lexicon_db.store import Lexicon

NAME: Final = "add"
HELP: Final = "add recordings (video, .pose, SMPL-X .npz) to the lexicon"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Files, and whose they are."""
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help="what to add")
    parser.add_argument("--gloss", help="ID-gloss of the sign (else the name of the file)")
    parser.add_argument("--signer", help="who signs; somebody new is added")
    parser.add_argument(
        "--dominant", type=Hand, choices=list(Hand), default=Hand.RIGHT, help="the leading hand"
    )
    parser.add_argument(
        "--consent",
        type=scopes,
        default=frozenset(),
        metavar="SCOPE,...",
        help=f"what the signer agrees to: {', '.join(Scope)}",
    )


def scopes(text: str) -> frozenset[Scope]:
    """Read scopes that commas separate."""
    try:
        return frozenset(Scope(word.strip()) for word in text.split(",") if word.strip())
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"scopes are {', '.join(Scope)}") from error


def run(arguments: argparse.Namespace, context: Context) -> None:
    """Add them all; those that cannot be used are named, and the others are added."""
    with opened(context) as lexicon:
        results = _add(arguments, lexicon, context)
        documents = [_document(lexicon, result) for result in results]
        lines = [document["message"] for document in documents]
        refused = [result for result in results if isinstance(result, Refused)]
        context.terminal.result({"added": documents}, *lines)
    if refused:
        raise KnownError(
            f"{len(refused)} of {len(results)} files were not added.",
            "The reasons are above." if len(refused) > 1 else refused[0].error.why,
            "Mend these files and add them again; the others are safe."
            if len(refused) < len(results)
            else refused[0].error.fix,
        )


def _add(
    arguments: argparse.Namespace, lexicon: Lexicon, context: Context
) -> list[Added | Refused]:
    who = {
        "signer": arguments.signer,
        "dominant": arguments.dominant,
        "scopes": arguments.consent,
    }
    if len(arguments.files) == 1:
        return [add_file(lexicon, arguments.files[0], gloss=arguments.gloss, **who)]
    if arguments.gloss is not None:
        raise KnownError(
            "Nothing was added.",
            "One gloss was given for several files.",
            "Leave --gloss out to name signs after their files, or add one file at a time.",
        )
    progress = TerminalProgress(context.terminal, "Adding")
    return add_files(lexicon, arguments.files, progress=progress, **who)


def _document(lexicon: Lexicon, result: Added | Refused) -> dict[str, Any]:
    if isinstance(result, Refused):
        error = result.error
        return {
            "file": str(result.file),
            "added": False,
            "message": f"{result.file.name}: {error.what} {error.why} {error.fix}",
        }
    entry = get_entry(lexicon, result.entry)
    recording = result.recording
    return {
        "file": recording.original_name,
        "added": result.is_new,
        "gloss": entry.id_gloss,
        "entry": result.entry,
        "take": result.take,
        "sha256": recording.sha256,
        "bytes": recording.byte_count,
        "frames": recording.frame_count,
        "fps": recording.fps,
        "message": result.message
        or f"{entry.id_gloss}: {recording.original_name}, {recording.frame_count} frames at "
        f"{recording.fps:.3g} frames/s.",
    }
