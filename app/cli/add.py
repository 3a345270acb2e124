"""Add recordings: videos, .pose files, SMPL-X motion."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.cli.arguments import scopes
from app.cli.command import Context, WrongUsage
from app.cli.lexicon_folder import opened
from app.cli.terminal import TerminalProgress
from app.studio.ingest import Added, Refused, Wish, add_files
from app.studio.recording_table import COLUMNS, read_table
from lexicon_db.entries import get_entry
from lexicon_db.errors import KnownError
from lexicon_db.records import Hand, Scope

if TYPE_CHECKING:
    from lexicon_db.store import Lexicon

NAME: Final = "add"
HELP: Final = "add recordings (video, .pose, SMPL-X .npz) to the lexicon"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Files, or a table of them, and whose they are."""
    parser.add_argument("files", type=Path, nargs="*", metavar="FILE", help="what to add")
    parser.add_argument(
        "--table",
        type=Path,
        metavar="T.csv",
        help=f"a table of files instead, with columns {', '.join(COLUMNS)}",
    )
    parser.add_argument("--gloss", help="ID-gloss of the sign (else the name of the file)")
    parser.add_argument("--signer", help="who signs; somebody new is added")
    parser.add_argument(
        "--dominant",
        type=Hand,
        choices=list(Hand),
        default=Hand.RIGHT,
        help="the leading hand of somebody new",
    )
    parser.add_argument(
        "--consent",
        type=scopes,
        default=frozenset(),
        metavar="SCOPE,...",
        help=f"what the signer agrees to: {', '.join(Scope)}",
    )


def run(arguments: argparse.Namespace, context: Context) -> None:
    """Add them all; those that cannot be used are named, and the others are added."""
    wishes = _wishes(arguments)
    with opened(context) as lexicon:
        progress = TerminalProgress(context.terminal, "Adding")
        results = add_files(lexicon, wishes, progress=progress)
        refused = [result.error for result in results if isinstance(result, Refused)]
        if len(refused) == len(results) == 1:
            raise refused[0]
        documents = [_document(lexicon, result) for result in results]
        context.terminal.result({"added": documents}, *[item["message"] for item in documents])
    if refused:
        raise KnownError(
            f"{len(refused)} of {len(results)} files were not added.",
            "The reasons are above.",
            "Mend these files and add them again; the others are safe.",
        )


def _wishes(arguments: argparse.Namespace) -> list[Wish]:
    files: list[Path] = arguments.files
    if bool(files) == (arguments.table is not None):
        raise WrongUsage("Name either files or a --table of them.")
    if arguments.gloss is not None and len(files) != 1:
        raise WrongUsage("--gloss names the sign of one file; several take their own names.")
    if arguments.table is not None:
        return read_table(arguments.table)
    return [
        Wish(file, arguments.gloss, arguments.signer, arguments.dominant, arguments.consent)
        for file in files
    ]


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
