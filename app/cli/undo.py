"""Take back what was done last."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any, Final

from app.cli.command import Context
from app.cli.lexicon_folder import opened
from app.studio.steps import undo

if TYPE_CHECKING:
    from lexicon_db.records import Step

NAME: Final = "undo"
HELP: Final = "take back what was done last, by whomever"


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """Nothing."""


def run(_arguments: argparse.Namespace, context: Context) -> None:
    """Do it, and say what it was."""
    with opened(context) as lexicon:
        step = undo(lexicon)
    context.terminal.result({"undone": told(step)}, f"“{step.label}” of {step.at:%F %R} is undone.")


def told(step: Step) -> dict[str, Any]:
    """A step, for a document."""
    return {"id": step.id, "what": step.label, "who": step.who, "at": step.at.isoformat()}
