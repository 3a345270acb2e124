"""Take signs out of the trash."""

from __future__ import annotations

import argparse
from typing import Final

from app.cli.command import Context
from app.cli.lexicon_folder import opened
from lexicon_db.entries import restore_entries, trashed_entry_named

NAME: Final = "restore"
HELP: Final = "take signs out of the trash"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which signs."""
    parser.add_argument("glosses", metavar="GLOSS", nargs="+", help="their ID-glosses")


def run(arguments: argparse.Namespace, context: Context) -> None:
    """Restore all of them, or none."""
    with opened(context) as lexicon:
        entries = [
            trashed_entry_named(lexicon, gloss) for gloss in dict.fromkeys(arguments.glosses)
        ]
        restore_entries(lexicon, [entry.id for entry in entries])
    document = {"restored": [{"id": e.id, "gloss": e.id_gloss} for e in entries]}
    context.terminal.result(
        document, f"Out of the trash: {', '.join(entry.id_gloss for entry in entries)}."
    )
