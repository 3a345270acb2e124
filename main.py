"""Kinelex: with a command the command, without one the window."""

from __future__ import annotations

import multiprocessing
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def main() -> int:
    """Run the command on the command line, or start the window; return the exit status."""
    multiprocessing.freeze_support()
    if len(sys.argv) == 1:
        return show_window()
    from app.cli.main import run

    return run(sys.argv[1:], show_window)


def show_window(lexicon: Path | None = None) -> int:
    """Show the window, on a lexicon where one is named, until the person closes it."""
    from app.ui.application import run

    return run(lexicon)


if __name__ == "__main__":
    sys.exit(main())
