"""Write a backup of the lexicon, or restore one."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from app.cli.command import Context
from app.cli.lexicon_folder import opened
from app.cli.terminal import TerminalProgress
from lexicon_db.backup import restore

NAME: Final = "backup"
HELP: Final = "write everything in the lexicon, with its recordings, into one file"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to, or where from."""
    parser.add_argument("file", type=Path, metavar="FILE", help="the backup")
    parser.add_argument(
        "--restore", type=Path, metavar="DIR", help="unpack the backup into this folder instead"
    )


def run(arguments: argparse.Namespace, context: Context) -> None:
    """Write the backup and read it back, or unpack one."""
    progress = TerminalProgress(context.terminal, "Backup")
    if arguments.restore is not None:
        findings = restore(arguments.file, arguments.restore, progress.report)
        done = f"Restored {arguments.file} into {arguments.restore}."
    else:
        with opened(context) as lexicon:
            findings = lexicon.backup(arguments.file, progress.report)
        size = arguments.file.stat().st_size
        done = f"Wrote {arguments.file} ({size / 1e6:.1f} MB) and read it back."
    document = {"file": str(arguments.file), "findings": list(findings)}
    context.terminal.result(document, done, *findings)
