"""Empty the trash: what is in it is deleted for good."""

from __future__ import annotations

import argparse
from typing import Final

from app.cli.command import Context
from app.cli.lexicon_folder import opened
from lexicon_db.trash import empty_trash

NAME: Final = "empty-trash"
HELP: Final = "delete for good what is in the trash; earlier steps cannot be undone any more"


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """Nothing."""


def run(_arguments: argparse.Namespace, context: Context) -> None:
    """Delete what nothing uses any more."""
    with opened(context) as lexicon:
        changes = empty_trash(lexicon)
    signs, takes = len(changes.entries), len(changes.takes)
    context.terminal.result(
        {"entries": sorted(changes.entries), "takes": sorted(changes.takes)},
        f"Deleted for good: {takes} takes, of {signs} signs." if signs else "Nothing was deleted.",
    )
