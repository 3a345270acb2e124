"""The main job on the material that ships: recordings to a signer's video."""

from __future__ import annotations

import argparse
from typing import Final

from app.cli.command import Context

NAME: Final = "demo"
HELP: Final = "run the main job on the material that comes with Kinelex"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where the results go."""
    del parser


def run(arguments: argparse.Namespace, context: Context) -> None:
    """Filled in below."""
    del arguments, context
