"""Check the lexicon: the database, every track, every recording."""

from __future__ import annotations

import argparse
from typing import Final

from app.cli.command import Context
from app.cli.lexicon_folder import opened
from app.cli.terminal import TerminalProgress
from lexicon_db.errors import KnownError

NAME: Final = "check"
HELP: Final = "look at every row and every file of the lexicon"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing more is needed."""
    del parser


def run(arguments: argparse.Namespace, context: Context) -> None:
    """Check it; findings are a trouble."""
    del arguments
    with opened(context) as lexicon:
        findings = lexicon.check(TerminalProgress(context.terminal, "Check").report)
        name = lexicon.info.name
    clean = not findings
    context.terminal.result(
        {"clean": clean, "findings": list(findings)},
        *(findings or [f"{name} is sound: every row, track and recording is as it was written."]),
    )
    if findings:
        raise KnownError(
            f"{name} is not sound.",
            f"{len(findings)} findings are listed above.",
            "Restore what is damaged from a backup; what is not named is safe.",
        )
