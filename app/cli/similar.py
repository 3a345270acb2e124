"""Find the signs whose motion is most like that of a sign."""

from __future__ import annotations

import argparse
from typing import Final

from app.cli.command import Context
from app.cli.lexicon_folder import opened
from app.cli.terminal import TerminalProgress, table
from app.studio.similar import SimilarSigns, measure_missing
from lexicon_db.entries import entry_named, id_glosses_of

NAME: Final = "similar"
HELP: Final = "find the signs whose motion is most like that of a sign"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which sign, and how many."""
    parser.add_argument("gloss", metavar="GLOSS", help="its ID-gloss")
    parser.add_argument("--most", type=int, default=10, metavar="N", help="signs at most")


def run(arguments: argparse.Namespace, context: Context) -> None:
    """Compare it with all others; what was never compared is measured first."""
    with opened(context) as lexicon:
        entry = entry_named(lexicon, arguments.gloss)
        measure_missing(lexicon, TerminalProgress(context.terminal, "Measuring"))
        found = SimilarSigns(lexicon).like(entry.id, max(0, arguments.most))
        glosses = id_glosses_of(lexicon, [alike.entry for alike in found])
    near = [
        {"id": alike.entry, "gloss": glosses[alike.entry], "distance": alike.distance}
        for alike in found
    ]
    rows = [(glosses[alike.entry], f"{alike.distance:.3f}") for alike in found]
    lines = table(("gloss", "distance"), rows) if rows else ["There is no other sign with motion."]
    context.terminal.result({"id": entry.id, "similar": near}, *lines)
