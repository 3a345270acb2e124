"""List entries."""

from __future__ import annotations

import argparse
from typing import Final

from app.cli.command import Context
from app.cli.lexicon_folder import opened
from app.cli.terminal import table
from lexicon_db.entries import get_entries
from lexicon_db.search import search_entries

NAME: Final = "list"
HELP: Final = "list the signs, all or those that match"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to look for."""
    parser.add_argument(
        "query",
        nargs="?",
        default="",
        metavar="QUERY",
        help="words, or field:word, such as quality:bad",
    )
    parser.add_argument("--trash", action="store_true", help="list what is in the trash instead")


def run(arguments: argparse.Namespace, context: Context) -> None:
    """Show the entries that match."""
    with opened(context) as lexicon:
        ids = search_entries(lexicon, arguments.query, in_trash=arguments.trash)
        entries = get_entries(lexicon, ids)
        document = {
            "lexicon": lexicon.info.name,
            "entries": [
                {
                    "id": entry.id,
                    "gloss": entry.id_gloss,
                    "lemma": entry.lemma,
                    "status": entry.status,
                    "takes": entry.take_count,
                    "quality": entry.quality,
                }
                for entry in entries
            ],
        }
        rows = [
            (
                entry.id_gloss,
                entry.status.value,
                entry.quality.value if entry.quality else "",
                str(entry.take_count),
                entry.lemma,
            )
            for entry in entries
        ]
    lines = (
        table(("gloss", "status", "quality", "takes", "lemma"), rows)
        if rows
        else ["No sign matches."]
    )
    context.terminal.result(document, *lines)
