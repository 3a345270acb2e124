"""Whole collections: brought in from a folder or a table, with a report of what needs a person."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.core.progress import Silent
from app.studio.ingest import SUFFIXES, UNNAMED_SIGNER, Added, Refused, Wish, add_file
from app.studio.quality import write_table
from app.studio.recording_table import read_table
from app.studio.tracking import EXTRACT
from lexicon_db.entries import id_glosses_of
from lexicon_db.errors import KnownError
from lexicon_db.imports import find_import, keep_import
from lexicon_db.jobs import jobs_of_takes, list_jobs
from lexicon_db.quality import quality_of_takes
from lexicon_db.records import (
    EntryId,
    Import,
    ImportedFile,
    ImportOutcome,
    Job,
    JobState,
    QualityReport,
    QualityVerdict,
    TakeId,
)
from lexicon_db.signers import signers_of_takes

if TYPE_CHECKING:
    from app.core.progress import Progress
    from lexicon_db.store import Lexicon

#: The columns of an import report as CSV.
COLUMNS: Final = (
    "urgency", "need", "file", "gloss", "signer", "verdict", "reasons", "what", "why", "fix",
    "entry", "take",
)  # fmt: skip


class Need(StrEnum):
    """What a file of a collection needs a person for, most urgent first; FINE needs nobody."""

    REFUSED = "refused"
    NOT_TRACKED = "not-tracked"
    BAD = "bad"
    NO_SIGNER = "no-signer"
    LOOK = "look"
    DUPLICATE = "duplicate"
    WAITING = "waiting"
    FINE = "fine"


@dataclass(frozen=True, eq=False)
class Collection:
    """Files that belong together.

    Attributes:
        key: What stands for the place of the folder or the table, so that it is known again.
        name: Its name, for people.
        wishes: Its files and what is known of them.
        names: What each file is called in the collection.
        notes: What a person should know of it as a whole.
    """

    key: str
    name: str
    wishes: tuple[Wish, ...]
    names: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReportLine:
    """What became of one file and what it needs.

    Attributes:
        need: What a person is needed for.
        file: What the file is called in the collection.
        gloss: ID-gloss of its sign, or empty.
        signer: Who signs, or empty.
        entry: The sign.
        take: The take.
        quality: How well the take can be trusted, where that was judged.
        what: What happened, or empty; then why, and what to do.
    """

    need: Need
    file: str
    gloss: str = ""
    signer: str = ""
    entry: EntryId | None = None
    take: TakeId | None = None
    quality: QualityReport | None = None
    what: str = ""
    why: str = ""
    fix: str = ""


@dataclass(frozen=True)
class ImportReport:
    """What needs a person in a collection.

    Attributes:
        name: Of the collection.
        notes: What is true of it as a whole.
        lines: One for each file, the most urgent first.
    """

    name: str
    notes: tuple[str, ...]
    lines: tuple[ReportLine, ...]

    def count(self, need: Need) -> int:
        """How many files have a need."""
        return sum(line.need is need for line in self.lines)


def collection_of_folder(folder: Path, like: Wish) -> Collection:
    """All recordings in a folder and the folders in it; each shows the sign that it is named after.

    Args:
        folder: The folder.
        like: Who signs, and what the signer agreed to; its file and gloss do not matter.

    Raises:
        KnownError: If there is no recording in it, or it cannot be read.
    """
    try:
        found = sorted(path for path in folder.rglob("*") if path.is_file())
    except OSError as error:
        raise KnownError(
            "Nothing was added.",
            f"{folder.name} cannot be read: {error.strerror}.",
            "Choose another folder, or ask for access to it.",
        ) from error
    files = [path for path in found if path.suffix.lower() in SUFFIXES]
    if not files:
        raise KnownError(
            "Nothing was added.",
            f"There is no recording in {folder.name}.",
            f"Choose a folder with files that end in one of {' '.join(SUFFIXES)}.",
        )
    others = sorted({path.suffix.lower() or path.name for path in found if path not in set(files)})
    notes = (f"Other files were left alone: {', '.join(others)}.",) if others else ()
    wishes = tuple(Wish(file, None, like.signer, like.dominant, like.scopes) for file in files)
    return _collection(folder, wishes, folder, notes)


def collection_of_table(table: Path) -> Collection:
    """The recordings that a table names; see ``read_table``.

    Raises:
        KnownError: If the table cannot be used.
    """
    read = read_table(table)
    notes = []
    if read.unknown:
        notes.append(f"Columns that nobody knows were left out: {', '.join(read.unknown)}.")
    unnamed = sum(wish.signer is None for wish in read.wishes)
    if unnamed:
        notes.append(f"{unnamed} of {len(read.wishes)} lines do not say who signs.")
    return _collection(table, read.wishes, table.parent, tuple(notes))


def collection_of_wishes(wishes: Sequence[Wish]) -> Collection:
    """Files that a person chose together; they belong to the folder of the first."""
    folder = wishes[0].file.parent
    return _collection(folder, tuple(wishes), folder, ())


def import_collection(
    lexicon: Lexicon, collection: Collection, progress: Progress | None = None
) -> list[Added | Refused]:
    """Add the files of a collection, and keep what became of each.

    What was added before is not added again, so that an interrupted import just goes on.

    Returns:
        What became of each file, in their order.

    Raises:
        Cancelled: If the person asked to stop; what was added stays, and is kept in the report.
    """
    progress = progress or Silent()
    results: list[Added | Refused] = []
    with lexicon.one_step("import collection"):
        for number, wish in enumerate(collection.wishes):
            progress.report(number, len(collection.wishes), wish.file.name)
            results.append(add_wish(lexicon, collection, number))
    return results


def add_wish(lexicon: Lexicon, collection: Collection, number: int) -> Added | Refused:
    """Add a file of a collection, or say why it was refused; its report knows that at once.

    So whoever goes on after a crash is not told that the first files were there already.
    """
    result = _add_file(lexicon, collection.wishes[number])
    keep_result(lexicon, collection, number, result)
    return result


def _add_file(lexicon: Lexicon, wish: Wish) -> Added | Refused:
    try:
        return add_file(
            lexicon,
            wish.file,
            gloss=wish.gloss,
            signer=wish.signer,
            dominant=wish.dominant,
            scopes=wish.scopes,
        )
    except KnownError as error:
        return Refused(wish.file, error)


def keep_result(
    lexicon: Lexicon, collection: Collection, number: int, result: Added | Refused
) -> None:
    """Keep what became of a file of a collection; one file alone is none."""
    if len(collection.wishes) > 1:
        file = _imported(collection.names[number], result)
        keep_import(lexicon, collection.key, collection.name, collection.notes, [file])


def import_report(lexicon: Lexicon, key: str) -> ImportReport | None:
    """What needs a person in a collection as things stand now; None if nobody imported it."""
    kept = find_import(lexicon, key)
    return None if kept is None else report_of_import(lexicon, kept)


def report_of_import(lexicon: Lexicon, kept: Import) -> ImportReport:
    """What needs a person in an import as things stand now."""
    takes = [file.take for file in kept.files if file.take is not None]
    entries = [file.entry for file in kept.files if file.entry is not None]
    glosses = id_glosses_of(lexicon, entries)
    signers, reports = signers_of_takes(lexicon, takes), quality_of_takes(lexicon, takes)
    jobs = _failures(lexicon)
    lines = []
    for file in kept.files:
        take, report = file.take, None if file.take is None else reports.get(file.take)
        job = None if take is None else jobs.get(take)
        need, said = _need(file, "" if take is None else signers.get(take, ""), report, job)
        lines.append(
            ReportLine(
                need=need,
                file=file.file,
                gloss="" if file.entry is None else glosses.get(file.entry, ""),
                signer="" if take is None else signers.get(take, ""),
                entry=file.entry,
                take=take,
                quality=report,
                what=said[0],
                why=said[1],
                fix=said[2],
            )
        )
    order = list(Need)
    return ImportReport(
        kept.name, kept.notes, tuple(sorted(lines, key=lambda line: order.index(line.need)))
    )


def write_import_report(file: Path, report: ImportReport) -> None:
    """Write an import report into a file, as CSV or as JSON by its ending.

    Raises:
        KnownError: If its name ends in neither, or it cannot be written.
    """
    documents = [line_document(line) for line in report.lines]
    rows = [{**document, "reasons": "; ".join(document["reasons"])} for document in documents]
    write_table(file, COLUMNS, rows, documents)


def line_document(line: ReportLine) -> dict[str, Any]:
    """A line of a report as JSON values; its keys are COLUMNS."""
    findings = () if line.quality is None else line.quality.findings
    return {
        "urgency": list(Need).index(line.need) + 1,
        "need": line.need.value,
        "file": line.file,
        "gloss": line.gloss,
        "signer": line.signer,
        "verdict": "" if line.quality is None else line.quality.verdict.value,
        "reasons": [f"{finding.kind} ({finding.part})" for finding in findings],
        "what": line.what,
        "why": line.why,
        "fix": line.fix,
        "entry": line.entry or "",
        "take": line.take or "",
    }


def _collection(
    place: Path, wishes: tuple[Wish, ...], folder: Path, notes: tuple[str, ...]
) -> Collection:
    key = hashlib.sha256(str(place.resolve()).encode()).hexdigest()
    names = [_name(wish.file, folder) for wish in wishes]
    return Collection(key, place.name or str(place), wishes, tuple(names), notes)


def _name(file: Path, folder: Path) -> str:
    return file.relative_to(folder).as_posix() if file.is_relative_to(folder) else file.name


def _imported(name: str, result: Added | Refused) -> ImportedFile:
    if isinstance(result, Refused):
        error = result.error
        return ImportedFile(
            name, ImportOutcome.REFUSED, what=error.what, why=error.why, fix=error.fix
        )
    is_new = result.is_new and result.is_new_recording
    outcome = ImportOutcome.ADDED if is_new else ImportOutcome.DUPLICATE
    return ImportedFile(name, outcome, result.entry, result.take, what=result.message)


def _failures(lexicon: Lexicon) -> dict[TakeId, Job]:
    """The jobs that should have made tracks and failed, where none was asked for after them."""
    failed = [job for job in list_jobs(lexicon, [JobState.FAILED]) if job.name == EXTRACT]
    takes = [TakeId(job.parameters["take"]) for job in failed]
    latest = {job.parameters["take"]: job for job in jobs_of_takes(lexicon, EXTRACT, takes)}
    return {take: job for take, job in latest.items() if job.state is JobState.FAILED}


def _need(
    file: ImportedFile, signer: str, report: QualityReport | None, job: Job | None
) -> tuple[Need, tuple[str, str, str]]:
    """What a file needs, and what there is to say of it."""
    verdict = None if report is None else report.verdict
    has_failed = report is None and job is not None
    needs = {
        Need.REFUSED: file.outcome is ImportOutcome.REFUSED,
        Need.NOT_TRACKED: has_failed,
        Need.BAD: verdict is QualityVerdict.BAD,
        Need.NO_SIGNER: signer == UNNAMED_SIGNER,
        Need.LOOK: verdict is QualityVerdict.LOOK,
        Need.DUPLICATE: file.outcome is ImportOutcome.DUPLICATE,
        Need.WAITING: report is None,
        Need.FINE: True,
    }
    need = next(need for need, is_so in needs.items() if is_so)
    if need is Need.NOT_TRACKED and job is not None:
        return need, (job.what, job.why, job.fix)
    return need, (file.what, file.why, file.fix)
