"""Say how far takes can be trusted, and why; write that into a report."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.cli.command import Context, WrongUsage
from app.cli.lexicon_folder import opened
from app.cli.terminal import TerminalProgress, table
from app.studio.quality import judge_again, report_document, write_report
from lexicon_db.entries import entry_named
from lexicon_db.quality import QualityQuery, judged_takes
from lexicon_db.records import (
    FINDING_UNITS,
    EntryId,
    FindingKind,
    FindingPart,
    JudgedTake,
    Phase,
    QualityVerdict,
)
from lexicon_db.takes import takes_of
from lexicon_db.tracks import TrackKind
from lexicon_db.trackstore import tracked_takes

if TYPE_CHECKING:
    from lexicon_db.store import Lexicon

NAME: Final = "quality"
HELP: Final = "say how far takes can be trusted and why, the worst first; write a report"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which takes, and where to."""
    parser.add_argument("glosses", nargs="*", metavar="GLOSS", help="which signs (else all)")
    parser.add_argument(
        "--verdict", type=QualityVerdict, choices=list(QualityVerdict), help="only such takes"
    )
    for name, choices, about in (
        ("finding", FindingKind, "only takes with such a finding"),
        ("part", FindingPart, "... about this part"),
        ("phase", Phase, "... in this phase; with --verdict, a finding that is so bad"),
    ):
        parser.add_argument(
            f"--{name}", type=choices, choices=list(choices), metavar=name.upper(),
            help=f"{about}: {', '.join(choices)}",
        )  # fmt: skip
    parser.add_argument(
        "--report", type=Path, metavar="FILE.csv|.json", help="write the takes into a file"
    )
    parser.add_argument(
        "--again", action="store_true", help="first judge the takes anew by their tracks"
    )


def run(arguments: argparse.Namespace, context: Context) -> None:
    """Show the takes with their findings, or write them into a file."""
    query = QualityQuery(arguments.verdict, arguments.finding, arguments.part, arguments.phase)
    report: Path | None = arguments.report
    if report is not None and report.suffix.lower() not in (".csv", ".json"):
        raise WrongUsage("--report is a file that ends in .csv or .json.")
    with opened(context) as lexicon:
        entries = {entry_named(lexicon, gloss).id for gloss in arguments.glosses}
        if arguments.again:
            _judge_again(lexicon, context, entries)
        takes = [one for one in judged_takes(lexicon, query) if not entries or one.entry in entries]
    if report is not None:
        write_report(report, takes)
    lines = _lines(takes)
    if report is not None:
        lines = [f"{report}: {len(takes)} takes."]
    context.terminal.result({"takes": [report_document(one) for one in takes]}, *lines)


def _judge_again(lexicon: Lexicon, context: Context, entries: set[EntryId]) -> None:
    progress = TerminalProgress(context.terminal, "Judging")
    if entries:
        takes = [take.id for entry in entries for take in takes_of(lexicon, entry)]
    else:
        takes = list(tracked_takes(lexicon, TrackKind.MOTION))
    for number, take in enumerate(takes):
        progress.report(number, len(takes), "by their tracks")
        judge_again(lexicon, take)


def _lines(takes: list[JudgedTake]) -> list[str]:
    rows = []
    for one in takes:
        head = (one.report.verdict.value, one.gloss, one.signer)
        rows += [
            (
                *(head if number == 0 else ("", "", "")),
                f"{finding.kind} ({finding.verdict})",
                finding.part.value,
                finding.phase.value if finding.phase else "",
                f"{finding.first}-{finding.last}",
                f"{finding.value:.3g}",
                f"{finding.limit:.3g}",
                FINDING_UNITS[finding.kind],
            )
            for number, finding in enumerate(one.report.findings)
        ] or [(*head, "", "", "", "", "", "", "")]
    header = (
        "light", "sign", "signer", "finding", "part", "phase", "frames", "value", "limit", "unit",
    )  # fmt: skip
    return table(header, rows) if rows else ["No judged take fits. Judge old ones: --again."]
