"""What a command module gives, and what it is given."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from app.cli.terminal import Terminal


class WrongUsage(Exception):  # noqa: N818 - argparse calls it an error, people a slip
    """Arguments that do not go together; the message is one sentence."""


@dataclass(frozen=True)
class Context:
    """What every command is given.

    Attributes:
        terminal: Where to speak.
        lexicon: The lexicon's folder, or None where none was named.
        device: ``auto``, ``cpu``, ``cuda`` or ``mps``.
        workers: Worker processes for long work; None means the setting.
    """

    terminal: Terminal
    lexicon: Path | None
    device: str
    workers: int | None


class Command(Protocol):
    """A module of this package that is a command.

    Attributes:
        NAME: Its word on the command line.
        HELP: What it does, in one line.
    """

    NAME: str
    HELP: str

    @staticmethod
    def add_arguments(parser: argparse.ArgumentParser) -> None:
        """Say what may follow the command's word."""

    @staticmethod
    def run(arguments: argparse.Namespace, context: Context) -> None:
        """Do it.

        Raises:
            WrongUsage: If the arguments do not go together.
            KnownError: For troubles that the person can understand.
        """
