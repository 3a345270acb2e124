"""Lexicons as a whole: made and opened in the name of the person at the computer."""

from __future__ import annotations

import getpass
from pathlib import Path

from app.core.settings import load_settings
from lexicon_db.store import Lexicon


def create_lexicon(folder: Path, name: str, language: str) -> Lexicon:
    """Make an empty lexicon and open it; see ``Lexicon.create``."""
    return Lexicon.create(folder, name, language, who=own_name())


def open_lexicon(folder: Path) -> Lexicon:
    """Open a lexicon; see ``Lexicon.open``."""
    return Lexicon.open(folder, who=own_name())


def own_name() -> str:
    """The name under which this person changes, reviews and says things: that of the settings."""
    return load_settings().name.strip() or account_name()


def account_name() -> str:
    """The name of the account at the computer, or empty."""
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        return ""
