"""Quality reports of takes: stored, found again, and searched by what is wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, Row, Select, and_, delete, exists, insert, select
from sqlalchemy.orm import Session

from lexicon_db.errors import KnownError
from lexicon_db.records import (
    EntryId,
    FindingKind,
    FindingPart,
    JudgedTake,
    Phase,
    QualityFinding,
    QualityReport,
    QualityVerdict,
    TakeId,
)
from lexicon_db.schema import (
    EntryRow,
    QualityFindingRow,
    QualityReportRow,
    RecordingRow,
    SignerRow,
    TakeRow,
)
from lexicon_db.search_text import CHUNK
from lexicon_db.step_keeping import Undoing
from lexicon_db.store import Lexicon
from lexicon_db.writing import Write


@dataclass(frozen=True)
class QualityQuery:
    """Which takes are looked for; all that is given must hold, and of one and the same finding.

    Attributes:
        verdict: Of the take; or of the finding, where one is described.
        kind: What is wrong.
        part: Whom or what it is about.
        phase: Where it lies.
    """

    verdict: QualityVerdict | None = None
    kind: FindingKind | None = None
    part: FindingPart | None = None
    phase: Phase | None = None


#: What every take has that was judged.
EVERYTHING: Final = QualityQuery()


def save_quality(
    lexicon: Lexicon,
    take: TakeId,
    report: QualityReport,
    *,
    cut: tuple[float, float] | None = None,
) -> None:
    """Store the report of a take as it is cut now; an earlier one of this cut is forgotten.

    Args:
        lexicon: Where.
        take: Whose.
        report: The report.
        cut: Start and end of the take, in seconds, when it was judged: nothing is stored where it
            was cut anew meanwhile, as whoever did so has it judged. None means as it is now.

    Raises:
        KnownError: If the take is not there.
    """
    with lexicon.write("judge take", undoing=Undoing.PART) as write:
        owner = write.session.get(TakeRow, take)
        if owner is None:
            raise KnownError(
                "The report was not saved.",
                "Its take is not in the lexicon any more.",
                "Add the recording again.",
            )
        if cut in (None, (owner.start_seconds, owner.end_seconds)):
            keep_quality(write, owner, report)


def keep_quality(write: Write, owner: TakeRow, report: QualityReport) -> None:
    """Store the report of a take inside of a write; it leaves no history."""
    session = write.session
    session.execute(
        delete(QualityReportRow).where(
            QualityReportRow.take_id == owner.id,
            QualityReportRow.start_seconds == owner.start_seconds,
            QualityReportRow.end_seconds == owner.end_seconds,
        )
    )
    row = QualityReportRow(
        take_id=owner.id,
        start_seconds=owner.start_seconds,
        end_seconds=owner.end_seconds,
        verdict=report.verdict,
        judged_by=report.judged_by,
    )
    session.add(row)
    session.flush()
    if report.findings:
        rows = [
            {
                "report_id": row.id,
                "position": position,
                "kind": finding.kind,
                "verdict": finding.verdict,
                "part": finding.part,
                "phase": finding.phase,
                "first_frame": finding.first,
                "last_frame": finding.last,
                "value": finding.value,
                "limit_value": finding.limit,
            }
            for position, finding in enumerate(report.findings)
        ]
        session.execute(insert(QualityFindingRow), rows)
    write.touch("take", [owner.id])
    write.touch("entry", [owner.entry_id])


def find_quality(lexicon: Lexicon, take: TakeId) -> QualityReport | None:
    """The report of a take as it is cut now, or None where it was not judged."""
    return quality_of_takes(lexicon, [take]).get(take)


def quality_of_takes(lexicon: Lexicon, takes: Sequence[TakeId]) -> dict[TakeId, QualityReport]:
    """The report of each take as it is cut now, where there is one."""
    found: dict[TakeId, QualityReport] = {}
    wanted = sorted(set(takes))
    with lexicon.read() as session:
        for start in range(0, len(wanted), CHUNK):
            chunk = wanted[start : start + CHUNK]
            found |= _reports(session, _holding().where(TakeRow.id.in_(chunk)))
    return found


def judged_takes(lexicon: Lexicon, query: QualityQuery = EVERYTHING) -> tuple[JudgedTake, ...]:
    """The takes with a report that fit, worst first; the trash is left out.

    Within one verdict those with the most findings come first, then by ID-gloss.
    """
    wanted = (
        select(TakeRow, EntryRow.id_gloss, SignerRow.name, RecordingRow.original_name)
        .join(EntryRow, EntryRow.id == TakeRow.entry_id)
        .join(SignerRow, SignerRow.id == TakeRow.signer_id)
        .join(RecordingRow, RecordingRow.id == TakeRow.recording_id)
        .where(*conditions(query))
        .where(TakeRow.trashed_at.is_(None), EntryRow.trashed_at.is_(None))
        .order_by(EntryRow.id_gloss, TakeRow.created_at, TakeRow.id)
    )
    fitting = select(TakeRow.id).where(*conditions(query))
    with lexicon.read() as session:
        reports = _reports(session, _holding().where(TakeRow.id.in_(fitting)))
        found = [
            JudgedTake(
                take=TakeId(row.id),
                entry=EntryId(row.entry_id),
                gloss=gloss,
                signer=signer,
                recording=recording,
                is_active=row.is_active,
                report=reports[TakeId(row.id)],
            )
            for row, gloss, signer, recording in session.execute(wanted)
        ]
    return tuple(sorted(found, key=lambda one: _urgency(one.report)))


def conditions(query: QualityQuery) -> tuple[ColumnElement[bool], ...]:
    """What holds for takes, in a query of ``TakeRow``, that have a report which fits."""
    report = [same_cut()]
    finding: list[ColumnElement[bool]] = []
    for column, wanted in (
        (QualityFindingRow.kind, query.kind),
        (QualityFindingRow.part, query.part),
        (QualityFindingRow.phase, query.phase),
    ):
        if wanted is not None:
            finding.append(column == wanted)
    if query.verdict is not None and finding:
        finding.append(QualityFindingRow.verdict == query.verdict)
    elif query.verdict is not None:
        report.append(QualityReportRow.verdict == query.verdict)
    if finding:
        # Found once for all takes, not again for each of them.
        with_finding = select(QualityFindingRow.report_id).where(*finding)
        report.append(QualityReportRow.id.in_(with_finding))
    return (exists().where(*report),)


def same_cut() -> ColumnElement[bool]:
    """Whether a report was made of a take as it is cut now."""
    return and_(
        QualityReportRow.take_id == TakeRow.id,
        QualityReportRow.start_seconds == TakeRow.start_seconds,
        QualityReportRow.end_seconds == TakeRow.end_seconds,
    )


def _urgency(report: QualityReport) -> tuple[int, int]:
    return -list(QualityVerdict).index(report.verdict), -len(report.findings)


def _holding() -> Select[str, str, QualityVerdict, str]:
    """The reports that were made of takes as they are cut now: id, take, verdict, rules."""
    row = QualityReportRow
    return select(row.id, row.take_id, row.verdict, row.judged_by).join(TakeRow, same_cut())


def _reports(
    session: Session, query: Select[str, str, QualityVerdict, str]
) -> dict[TakeId, QualityReport]:
    """Reports by take; of columns and not of rows, as a page of signs wants thousands of them."""
    found = session.execute(query).all()
    findings: dict[str, list[QualityFinding]] = defaultdict(list)
    row = QualityFindingRow
    columns = select(
        row.report_id, row.kind, row.verdict, row.part, row.phase, row.first_frame, row.last_frame,
        row.value, row.limit_value,
    ).order_by(row.report_id, row.position)  # fmt: skip
    for start in range(0, len(found), CHUNK):
        chunk = [report for report, *_ in found[start : start + CHUNK]]
        for one in session.execute(columns.where(row.report_id.in_(chunk))):
            findings[one.report_id].append(_finding(one))
    return {
        TakeId(take): QualityReport(verdict, tuple(findings[report]), judged_by)
        for report, take, verdict, judged_by in found
    }


def _finding(
    row: Row[str, FindingKind, QualityVerdict, FindingPart, Phase | None, int, int, float, float],
) -> QualityFinding:
    return QualityFinding(
        kind=row.kind,
        verdict=row.verdict,
        part=row.part,
        phase=row.phase,
        first=row.first_frame,
        last=row.last_frame,
        value=row.value,
        limit=row.limit_value,
    )
