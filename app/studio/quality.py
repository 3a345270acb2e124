"""How well takes can be trusted: judged anew, listed, and written into a report file."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.core.files import write_whole
from lexicon_db.errors import KnownError
from lexicon_db.quality import find_quality, save_quality
from lexicon_db.records import FINDING_UNITS, FindingKind, JudgedTake, QualityReport, TakeId
from lexicon_db.repairs import repairs_of
from lexicon_db.takes import get_take
from lexicon_db.tracks import LandmarkTrack, MotionTrack
from lexicon_db.trackstore import latest_track

if TYPE_CHECKING:
    from lexicon_db.records import Phases
    from lexicon_db.store import Lexicon

#: The columns of a report as CSV: one line for each finding, one for each take without any.
COLUMNS: Final = (
    "gloss", "signer", "recording", "active", "verdict", "finding", "finding_verdict", "part",
    "phase", "first_frame", "last_frame", "value", "limit", "unit", "judged_by", "entry", "take",
)  # fmt: skip

#: What is measured in the pictures and cannot be judged anew from tracks.
_OF_PICTURES: Final = (
    FindingKind.TOO_DARK,
    FindingKind.TOO_BRIGHT,
    FindingKind.FLAT_LIGHT,
    FindingKind.SEVERAL_PEOPLE,
)


def judge_again(lexicon: Lexicon, take: TakeId) -> QualityReport | None:
    """Judge a take anew by its stored tracks and its phases as they are now, and store that.

    What was found in the pictures when they were read stays.

    Returns:
        The report; None where the take has no motion yet.

    Raises:
        KnownError: If the take is gone, or a stored track is damaged.
    """
    from app.motion.phases import find_phases
    from app.motion.repairs import interpolated_hands
    from app.quality.performance import TakeInfo
    from app.quality.report import judge_take, report_of

    record = get_take(lexicon, take)
    motion = latest_track(lexicon, take, MotionTrack)
    if motion is None:
        return None
    phases: Phases = record.phases or find_phases(motion, record.dominance)
    landmarks = latest_track(lexicon, take, LandmarkTrack)
    by_person = interpolated_hands(motion, repairs_of(lexicon, take), record.start)
    info = TakeInfo(record.dominance, interpolated=by_person)
    report = judge_take(landmarks, motion, phases, info)
    earlier = find_quality(lexicon, take)
    if earlier is not None:
        kept = (finding for finding in earlier.findings if finding.kind in _OF_PICTURES)
        report = report_of((*report.findings, *kept))
    if report != earlier:
        save_quality(lexicon, take, report, cut=(record.start, record.end))
    return report


def write_report(file: Path, takes: Sequence[JudgedTake]) -> None:
    """Write takes with their findings into a file, as CSV or as JSON by its ending.

    Raises:
        KnownError: If its name ends in neither, or it cannot be written.
    """
    write_table(file, COLUMNS, list(report_rows(takes)), [report_document(take) for take in takes])


def report_rows(takes: Iterable[JudgedTake]) -> Iterator[dict[str, Any]]:
    """The lines of a report; their keys are COLUMNS."""
    for one in takes:
        head = {
            "gloss": one.gloss,
            "signer": one.signer,
            "recording": one.recording,
            "active": "yes" if one.is_active else "no",
            "verdict": one.report.verdict.value,
            "judged_by": one.report.judged_by,
            "entry": one.entry,
            "take": one.take,
        }
        empty = dict.fromkeys(COLUMNS, "")
        if not one.report.findings:
            yield empty | head
        for finding in one.report.findings:
            yield (
                empty
                | head
                | {
                    "finding": finding.kind.value,
                    "finding_verdict": finding.verdict.value,
                    "part": finding.part.value,
                    "phase": "" if finding.phase is None else finding.phase.value,
                    "first_frame": finding.first,
                    "last_frame": finding.last,
                    "value": round(finding.value, 4),
                    "limit": finding.limit,
                    "unit": FINDING_UNITS[finding.kind],
                }
            )


def report_document(one: JudgedTake) -> dict[str, Any]:
    """A take with its report as JSON values."""
    return {
        "gloss": one.gloss,
        "signer": one.signer,
        "recording": one.recording,
        "active": one.is_active,
        "entry": one.entry,
        "take": one.take,
        **one.report.document(),
    }


def write_table(
    file: Path,
    columns: Sequence[str],
    rows: Sequence[dict[str, Any]],
    documents: Sequence[dict[str, Any]],
) -> None:
    """Write a table as CSV, or its documents as JSON, by the ending of the file.

    Raises:
        KnownError: If its name ends in neither, or it cannot be written.
    """
    match file.suffix.lower():
        case ".csv":
            text = io.StringIO()
            writer = csv.DictWriter(text, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
            content = text.getvalue()
        case ".json":
            content = json.dumps(documents, indent=2, ensure_ascii=False) + "\n"
        case _:
            raise KnownError(
                f"{file.name} was not written.",
                "Reports are tables or documents.",
                "Give it a name that ends in .csv or .json.",
            )
    write_whole(file, content.encode())
