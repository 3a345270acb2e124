"""Add recordings: videos, .pose files, SMPL-X motion."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.cli.arguments import scopes
from app.cli.command import Context, WrongUsage
from app.cli.lexicon_folder import opened, run_jobs
from app.cli.terminal import TerminalProgress, table
from app.core.files import is_folder
from app.studio.importing import (
    Collection,
    ImportReport,
    Need,
    collection_of_folder,
    collection_of_table,
    collection_of_wishes,
    import_collection,
    import_report,
    line_document,
    write_import_report,
)
from app.studio.ingest import Added, Refused, Wish
from app.studio.recording_table import COLUMNS
from app.studio.tracking import request_tracks
from lexicon_db.entries import get_entry
from lexicon_db.errors import KnownError
from lexicon_db.records import Hand, Scope

if TYPE_CHECKING:
    from lexicon_db.store import Lexicon

NAME: Final = "add"
HELP: Final = "add recordings (video, .pose, SMPL-X .npz) to the lexicon"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Files, or a table of them, and whose they are."""
    parser.add_argument(
        "files", type=Path, nargs="*", metavar="FILE", help="what to add; or one folder of it"
    )
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
    parser.add_argument(
        "--track", action="store_true", help="make the tracks at once, and judge them"
    )
    parser.add_argument(
        "--report",
        type=Path,
        metavar="FILE.csv|.json",
        help="write down what became of several files and what needs a person",
    )


def run(arguments: argparse.Namespace, context: Context) -> None:
    """Add them all; those that cannot be used are named, and the others are added."""
    collection = _collection(arguments)
    with opened(context) as lexicon:
        progress = TerminalProgress(context.terminal, "Adding")
        results = import_collection(lexicon, collection, progress)
        refused = [result.error for result in results if isinstance(result, Refused)]
        if len(refused) == len(results) == 1:
            raise refused[0]
        if arguments.track:
            takes = [result.take for result in results if isinstance(result, Added)]
            run_jobs(lexicon, request_tracks(lexicon, takes).jobs, context)
        documents = [_document(lexicon, result) for result in results]
        report = import_report(lexicon, collection.key)
        if report is not None and arguments.report is not None:
            write_import_report(arguments.report, report)
        context.terminal.result(
            {"added": documents, "report": _report_document(report)},
            *(_report_lines(report) if report and _is_collection(arguments) else _said(documents)),
        )
    if refused:
        raise KnownError(
            f"{len(refused)} of {len(results)} files were not added.",
            "The reasons are above.",
            "Mend these files and add them again; the others are safe.",
        )


def _collection(arguments: argparse.Namespace) -> Collection:
    files: list[Path] = arguments.files
    if bool(files) == (arguments.table is not None):
        raise WrongUsage("Name either files or a --table of them.")
    if arguments.gloss is not None and (len(files) != 1 or is_folder(files[0])):
        raise WrongUsage("--gloss names the sign of one file; several take their own names.")
    if arguments.report is not None and arguments.report.suffix.lower() not in (".csv", ".json"):
        raise WrongUsage("--report is a file that ends in .csv or .json.")
    if arguments.table is not None:
        return collection_of_table(arguments.table)
    wishes = [
        Wish(file, arguments.gloss, arguments.signer, arguments.dominant, arguments.consent)
        for file in files
    ]
    if any(is_folder(file) for file in files):
        if len(files) > 1:
            raise WrongUsage("Name one folder, or files.")
        return collection_of_folder(files[0], wishes[0])
    return collection_of_wishes(wishes)


def _is_collection(arguments: argparse.Namespace) -> bool:
    return arguments.table is not None or is_folder(arguments.files[0])


def _said(documents: list[dict[str, Any]]) -> list[str]:
    return [document["message"] for document in documents]


def _report_document(report: ImportReport | None) -> dict[str, Any] | None:
    if report is None:
        return None
    lines = [line_document(line) for line in report.lines]
    return {"name": report.name, "notes": list(report.notes), "files": lines}


def _report_lines(report: ImportReport) -> list[str]:
    """What needs a person, the most urgent first; what is fine is only counted."""
    shown = [line for line in report.lines if line.need not in (Need.FINE, Need.WAITING)]
    rows = []
    for line in shown:
        document = line_document(line)
        said = " ".join(part for part in (line.what, line.why, line.fix) if part)
        reasons = ", ".join(document["reasons"])
        why = "; ".join(part for part in (reasons, said) if part)
        rows.append((line.need.value, line.file, line.gloss, line.signer, why))
    counts = [f"{count} {need.value}" for need in Need if (count := report.count(need))]
    return [
        *report.notes,
        *(table(("need", "file", "sign", "signer", "why"), rows) if rows else []),
        f"{report.name}: {len(report.lines)} files: {', '.join(counts)}.",
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
