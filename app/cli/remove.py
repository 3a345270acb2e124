"""Move signs to the trash."""

from __future__ import annotations

import argparse
from typing import Final

from app.cli.command import Context
from app.cli.lexicon_folder import opened
from lexicon_db.entries import entry_named, trash_entries

NAME: Final = "remove"
HELP: Final = "move signs to the trash, with their takes"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which signs."""
    parser.add_argument("glosses", metavar="GLOSS", nargs="+", help="their ID-glosses")


def run(arguments: argparse.Namespace, context: Context) -> None:
    """Move all of them, or none."""
    with opened(context) as lexicon:
        entries = {
            entry.id: entry for entry in (entry_named(lexicon, each) for each in arguments.glosses)
        }
        trash_entries(lexicon, entries)
    glosses = [entry.id_gloss for entry in entries.values()]
    document = {"removed": [{"id": e.id, "gloss": e.id_gloss} for e in entries.values()]}
    context.terminal.result(
        document, f"In the trash: {', '.join(glosses)}. “undo” or “restore” brings them back."
    )
