"""Clips in sign language that explain a page: a community puts them into a folder, no more.

The folder has one folder for each signed language, named by its ISO 639-3 code; a clip is named
after its page, such as ``gsg/compose.mp4``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.core.paths import profile_folder

_ENDINGS: Final = (".mp4", ".webm", ".mov", ".mkv")
_NAME: Final = "help_clips"


@dataclass(frozen=True)
class HelpClip:
    """A clip.

    Attributes:
        language: ISO 639-3 code of its signed language.
        file: The video.
    """

    language: str
    file: Path


def clips_folder() -> Path:
    """Where people put clips of their own."""
    return profile_folder() / _NAME


def help_clips(page: str, *, first: str = "") -> tuple[HelpClip, ...]:
    """The clips of a page, one for each language.

    Args:
        page: Key of the page.
        first: The language that is listed first, such as that of the open lexicon.
    """
    found: dict[str, HelpClip] = {}
    files = (clips_folder().glob(f"*/{page}{ending}") for ending in _ENDINGS)
    for file in sorted(file for some in files for file in some):
        found.setdefault(file.parent.name, HelpClip(file.parent.name, file))
    return tuple(sorted(found.values(), key=lambda clip: (clip.language != first, clip.language)))
