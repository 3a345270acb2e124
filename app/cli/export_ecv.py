"""Write signs as a controlled vocabulary of ELAN."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from app.cli.command import Context
from app.cli.lexicon_folder import opened
from app.studio.sign_tables import export_ecv

NAME: Final = "export-ecv"
HELP: Final = "write signs as a controlled vocabulary of ELAN (.ecv)"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to, and which signs."""
    parser.add_argument("out", type=Path, metavar="F", help="the file")
    parser.add_argument("query", nargs="?", default="", metavar="QUERY", help="else every sign")


def run(arguments: argparse.Namespace, context: Context) -> None:
    """Write the vocabulary."""
    with opened(context) as lexicon:
        count = export_ecv(lexicon, arguments.out, arguments.query)
    context.terminal.result(
        {"file": str(arguments.out), "signs": count}, f"Wrote {count} signs to {arguments.out}."
    )
