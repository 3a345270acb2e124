"""Show who changed what, and when: of a sign, or of the whole lexicon."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import Final

from app.cli.command import Context
from app.cli.lexicon_folder import opened
from app.cli.terminal import table
from lexicon_db.entries import entry_named
from lexicon_db.history import history_of_entry, latest_history

NAME: Final = "history"
HELP: Final = "show who changed what, of a sign or of the whole lexicon"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which sign, and how much."""
    parser.add_argument("gloss", metavar="GLOSS", nargs="?", help="ID-gloss of the sign")
    parser.add_argument("--most", type=int, default=50, metavar="N", help="lines at most")


def run(arguments: argparse.Namespace, context: Context) -> None:
    """Show the changes, latest first."""
    with opened(context) as lexicon:
        entry = None if arguments.gloss is None else entry_named(lexicon, arguments.gloss).id
        most = max(0, arguments.most)
        if entry is None:
            lines = latest_history(lexicon, most)
        else:
            lines = history_of_entry(lexicon, entry, most)
    documents = [{**asdict(line), "at": line.at.isoformat()} for line in lines]
    rows = [
        (f"{line.at:%F %R}", line.who, line.operation, line.kind, line.field, line.old, line.new)
        for line in lines
    ]
    names = ("when (UTC)", "who", "what", "of", "field", "before", "after")
    context.terminal.result({"id": entry, "history": documents}, *table(names, rows))
