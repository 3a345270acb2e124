"""Make an empty lexicon."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from app.cli.command import Context
from app.studio.lexicons import create_lexicon

NAME: Final = "new"
HELP: Final = "make an empty lexicon in a folder"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Folder, name and language."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="a new or empty folder")
    parser.add_argument("--name", required=True, help="what people call the lexicon")
    parser.add_argument(
        "--language",
        required=True,
        metavar="CODE",
        help="ISO 639-3 code of the signed language, such as ase or gsg",
    )


def run(arguments: argparse.Namespace, context: Context) -> None:
    """Make it and say where it is."""
    with create_lexicon(arguments.folder, arguments.name, arguments.language) as lexicon:
        info = lexicon.info
        context.terminal.result(
            {
                "folder": str(lexicon.folder),
                "id": info.id,
                "name": info.name,
                "language": info.language,
            },
            f"Made the lexicon {info.name} ({info.language}) in {lexicon.folder}.",
        )
