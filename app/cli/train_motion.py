"""Learn from takes and from continuous signing how signers move from sign to sign."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.cli.arguments import number
from app.cli.command import Context, WrongUsage
from app.cli.lexicon_folder import opened, require_success, run_jobs
from app.cli.terminal import table
from app.studio.motion_training import forget_training, request_training, training_report
from lexicon_db.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.studio.motion_training import TrainingReport

NAME: Final = "train-motion"
HELP: Final = "learn how signers move from sign to sign: from takes, or from continuous signing"

_LONGEST: Final = 600.0
_MOST_LINES: Final = 12
_PARTS: Final = {
    "body": "body", "hands": "hands", "wrists": "wrists", "gap_length": "length of gaps",
}  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """For how long, and from what."""
    parser.add_argument(
        "--minutes", type=number, default=10.0, metavar="M", help="learn at most so long (10)"
    )
    parser.add_argument("--seed", type=int, default=1, help="of all choices that are made (1)")
    parser.add_argument(
        "--corpus",
        type=Path,
        metavar="DIR",
        help="recordings or tracks (video, .pose, .npz), each with an ELAN file (.eaf) of its "
        "glosses",
    )
    parser.add_argument("--tier", metavar="NAME", help="the tier of glosses in the ELAN files")
    parser.add_argument(
        "--forget", action="store_true", help="remove all that was learned, and learn nothing"
    )


def run(arguments: argparse.Namespace, context: Context) -> None:
    """Train, and say what it has brought; stopped, it goes on the next time."""
    if not 0 < arguments.minutes <= _LONGEST:
        raise WrongUsage(f"--minutes is above 0 and at most {_LONGEST:.0f}.")
    if arguments.tier is not None and arguments.corpus is None:
        raise WrongUsage("--tier goes with --corpus.")
    with opened(context) as lexicon:
        if arguments.forget:
            forget_training(lexicon)
            context.terminal.result({"training": None}, "All that was learned is removed.")
            return
        changes = request_training(
            lexicon,
            minutes=arguments.minutes,
            corpus=arguments.corpus,
            tier=arguments.tier,
            seed=arguments.seed,
        )
        require_success(run_jobs(lexicon, changes.jobs, context))
        report = training_report(lexicon)
    if report is None:
        raise KnownError(
            "It is not known what was learned.",
            "The report of the training was removed.",
            "Train again: train-motion.",
        )
    context.terminal.result({"training": asdict(report)}, *_lines(report))


def _lines(report: TrainingReport) -> Iterator[str]:
    corpus = f" and {report.corpus_recordings} recordings" if report.corpus_recordings else ""
    yield (
        f"Learned from {report.takes} takes{corpus} of {report.signers} signers, "
        f"measured on {report.held_out} others."
    )
    rows = [
        (_PARTS[row.part], f"{row.before:.3f}", f"{row.after:.3f}", row.unit, str(row.count))
        for row in report.rows
    ]
    yield from table(("error of", "before", "after", "unit", "gaps"), rows)
    yield (
        f"Error of hands in gaps, the Gaussian process being 1: {report.before:.3f} before, "
        f"{report.after:.3f} after."
    )
    yield f"What was learned of movement {_kept(is_better=report.is_better)}."
    if report.timing_is_better is not None:
        yield f"What was learned of gap lengths {_kept(is_better=report.timing_is_better)}."
    yield from report.left_out[:_MOST_LINES]
    if len(report.left_out) > _MOST_LINES:
        yield f"{len(report.left_out) - _MOST_LINES} more were left out."
    yield "It stays in this lexicon's folder: no pack and no backup takes it along."


def _kept(*, is_better: bool) -> str:
    return "is used from now on" if is_better else "is not used: it is no better"
