"""Lexicons as a whole: made and opened in the name of the person at the computer."""

from __future__ import annotations

import getpass
from pathlib import Path

from lexicon_db.store import Lexicon


def create_lexicon(folder: Path, name: str, language: str) -> Lexicon:
    """Make an empty lexicon and open it; see ``Lexicon.create``."""
    return Lexicon.create(folder, name, language, who=_who())


def open_lexicon(folder: Path) -> Lexicon:
    """Open a lexicon; see ``Lexicon.open``."""
    return Lexicon.open(folder, who=_who())


def _who() -> str:
    """The name under which this person's changes go into the history."""
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        return ""
