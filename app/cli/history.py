"""Show who changed what about a sign, and when."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import Final

from app.cli.command import Context
from app.cli.lexicon_folder import opened
from app.cli.terminal import table
from lexicon_db.entries import entry_named
from lexicon_db.history import history_of_entry

NAME: Final = "history"
HELP: Final = "show who changed what about a sign"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which sign, and how much."""
    parser.add_argument("gloss", metavar="GLOSS", help="its ID-gloss")
    parser.add_argument("--most", type=int, default=50, metavar="N", help="lines at most")


def run(arguments: argparse.Namespace, context: Context) -> None:
    """Show the changes, latest first."""
    with opened(context) as lexicon:
        entry = entry_named(lexicon, arguments.gloss)
        lines = history_of_entry(lexicon, entry.id)[: max(0, arguments.most)]
    documents = [{**asdict(line), "at": line.at.isoformat()} for line in lines]
    rows = [
        (f"{line.at:%F %R}", line.who, line.operation, line.field, line.old, line.new)
        for line in lines
    ]
    names = ("when (UTC)", "who", "what", "field", "before", "after")
    context.terminal.result({"id": entry.id, "history": documents}, *table(names, rows))
