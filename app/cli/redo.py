"""Do again what was undone last."""

from __future__ import annotations

import argparse
from typing import Final

from app.cli.command import Context
from app.cli.lexicon_folder import opened
from app.cli.undo import told
from app.studio.steps import redo

NAME: Final = "redo"
HELP: Final = "do again what was undone last"


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """Nothing."""


def run(_arguments: argparse.Namespace, context: Context) -> None:
    """Do it, and say what it was."""
    with opened(context) as lexicon:
        step = redo(lexicon)
    context.terminal.result(
        {"redone": told(step)}, f"“{step.label}” of {step.at:%F %R} is done again."
    )
