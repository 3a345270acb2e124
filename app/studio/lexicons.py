"""Lexicons as a whole: made, opened, restored, and the sample that everybody gets."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.paths import lexicons_folder, resource
from lexicon_db.errors import KnownError
from lexicon_db.store import Lexicon

if TYPE_CHECKING:
    from app.core.progress import Progress


def create_lexicon(folder: Path, name: str, language: str) -> Lexicon:
    """Make an empty lexicon and open it; see ``Lexicon.create``."""
    return Lexicon.create(folder, name, language, who=_who())


def open_lexicon(folder: Path) -> Lexicon:
    """Open a lexicon; see ``Lexicon.open``."""
    return Lexicon.open(folder, who=_who())


def sample_lexicon(progress: Progress | None = None) -> Path:
    """The person's copy of the sample lexicon: made at the first call, found at later ones.

    Args:
        progress: Told while the copy is made.

    Returns:
        Its folder.

    Raises:
        KnownError: If it cannot be written.
    """
    from lexicon_db.backup import restore

    folder = lexicons_folder() / "Sample lexicon"
    if not (folder / "lexicon.db").exists():
        try:
            folder.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise KnownError(
                "The sample lexicon was not made.",
                f"The system says: {error.strerror or error}.",
                f"Make sure that {folder.parent} can be written to, then try again.",
            ) from error
        restore(resource("sample_lexicon", "sample.kinelex-backup"), folder)
    return folder


def _who() -> str:
    """The name under which this person's changes go into the history."""
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        return ""
