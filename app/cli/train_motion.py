"""Learn movements from the takes of a lexicon, for the gaps between its signs."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import Final

from app.cli.arguments import number
from app.cli.command import Context, WrongUsage
from app.cli.lexicon_folder import opened, require_success, run_jobs
from app.studio.motion_training import last_training, request_training
from lexicon_db.errors import KnownError

NAME: Final = "train-motion"
HELP: Final = "learn from the lexicon's takes how its signers move between poses"

_LONGEST: Final = 600.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """For how long."""
    parser.add_argument(
        "--minutes", type=number, default=10.0, metavar="M", help="at most so long (10)"
    )
    parser.add_argument("--seed", type=int, default=1, help="of all choices that are made (1)")


def run(arguments: argparse.Namespace, context: Context) -> None:
    """Train, and say what it has brought; stopped, it goes on the next time."""
    if not 0 < arguments.minutes <= _LONGEST:
        raise WrongUsage(f"--minutes is above 0 and at most {_LONGEST:.0f}.")
    with opened(context) as lexicon:
        job = request_training(lexicon, minutes=arguments.minutes, seed=arguments.seed)
        require_success(run_jobs(lexicon, [job.id], context))
        training = last_training(lexicon)
    if training is None:
        raise KnownError(
            "It is not known what was learned.",
            "The report of the training was removed.",
            "Train again: train-motion.",
        )
    is_kept = "is used from now on" if training.is_better else "is not used: it is no better"
    context.terminal.result(
        {"training": asdict(training)},
        f"Learned from {training.takes} takes, measured on {training.held_out} others.",
        f"Error of hands in gaps, the Gaussian process being 1: {training.before:.3f} before, "
        f"{training.after:.3f} after.",
        f"What was learned {is_kept}.",
    )
