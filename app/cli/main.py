"""The command line: reads the arguments, runs one command, turns troubles into exit statuses.

Exit status: 0 done, 1 a known trouble, 2 wrong usage, 70 a bug, 130 stopped by the person.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from app.cli.arguments import worker_count
from app.cli.command import Command, Context, WrongUsage
from app.cli.terminal import Terminal
from app.core.log import start_logging
from app.core.paths import log_file
from app.core.progress import Cancelled
from lexicon_db.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

log = logging.getLogger(__name__)

#: The commands, in the order in which a person meets them; each is a module of this package.
COMMANDS: Final = (
    "demo", "new", "add", "extract", "list", "show", "quality", "set", "relate", "similar",
    "remove", "restore", "empty-trash", "undo", "redo", "history", "repair", "tracks", "export",
    "compose", "review", "fill", "render", "renders", "signer", "vocabulary", "role", "session",
    "identity", "train-motion", "import-table", "export-table", "export-ecv", "pack", "backup",
    "check", "bench",
)  # fmt: skip

_KNOWN_TROUBLE: Final = 1
_USAGE: Final = 2
_BUG: Final = 70
_STOPPED: Final = 130


def run(arguments: Sequence[str], show_window: Callable[[Path | None], int]) -> int:
    """Run the command that the arguments name; return the exit status.

    Args:
        arguments: What was typed after the program's name.
        show_window: What to do with a lexicon, or none, where no command is named.
    """
    parsed = _parser().parse_args(arguments)
    if parsed.command is None:
        return show_window(parsed.lexicon)
    terminal = Terminal(as_json=parsed.json)
    start_logging()
    return _outcome(parsed, Context(terminal, parsed.lexicon, parsed.device, parsed.workers))


def _outcome(parsed: argparse.Namespace, context: Context) -> int:
    """Run the command; say what went wrong, if something did, and return the exit status."""
    terminal = context.terminal
    try:
        _command(parsed.command).run(parsed, context)
    except WrongUsage as error:
        terminal.say(f"kinelex {parsed.command}: {error} See: {parsed.command} --help")
        return _USAGE
    except KnownError as error:
        terminal.trouble(error.what, error.why, error.fix)
        return _KNOWN_TROUBLE
    except (Cancelled, KeyboardInterrupt):
        terminal.trouble(
            "Stopped.", "What was finished is kept.", "The same command goes on with the rest."
        )
        return _STOPPED
    except BrokenPipeError:
        # Whoever read the output has seen enough; Python must not complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        log.exception("Command %s failed", parsed.command)
        terminal.trouble(
            "Kinelex made a mistake.",
            f"{type(error).__name__}: {error}",
            f"Please report it with the log {log_file()}.",
        )
        return _BUG
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kinelex",
        description="A studio for sign-language motion lexicons. Without a command: the window.",
    )
    default = os.environ.get("KINELEX_LEXICON")
    parser.add_argument(
        "--lexicon",
        type=Path,
        metavar="DIR",
        default=Path(default) if default else None,
        help="the lexicon's folder (or KINELEX_LEXICON; else this folder, if it is one)",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.add_argument(
        "--device", choices=("auto", "cpu", "cuda", "mps"), default="auto", help="where to render"
    )
    parser.add_argument(
        "--workers", type=worker_count, metavar="N", help="worker processes for long work"
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for name in COMMANDS:
        command = _command(name)
        command.add_arguments(
            commands.add_parser(command.NAME, help=command.HELP, description=command.HELP)
        )
    return parser


def _command(name: str) -> Command:
    return cast("Command", import_module(f"app.cli.{name.replace('-', '_')}"))
