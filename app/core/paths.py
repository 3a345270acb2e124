"""The one module that knows where Kinelex keeps its own files outside a lexicon."""

from __future__ import annotations

import os
from importlib.resources import as_file, files
from pathlib import Path

import platformdirs

_NAME = "kinelex"


def profile_folder() -> Path:
    """Folder of settings and logs; ``KINELEX_PROFILE`` moves it, for tests and portable use."""
    override = os.environ.get("KINELEX_PROFILE")
    return Path(override) if override else Path(platformdirs.user_data_dir(_NAME, _NAME))


def settings_file() -> Path:
    """File of the person's settings."""
    return profile_folder() / "settings.json"


def log_file() -> Path:
    """File of the running log."""
    return profile_folder() / "logs" / "kinelex.log"


def cache_folder() -> Path:
    """Folder of things that can be made again at any time."""
    return profile_folder() / "cache"


def posters_folder() -> Path:
    """Folder of pictures that show signers; the name of each begins with ``TAKE.``."""
    return cache_folder() / "posters"


def lexicons_folder() -> Path:
    """Folder that is offered first for new lexicons."""
    return Path(platformdirs.user_documents_dir()) / "Kinelex"


def resource(*parts: str) -> Path:
    """Path of a file or folder that ships with Kinelex.

    Kinelex ships as unpacked files, so the path is a real one and stays valid.
    """
    with as_file(files("resources").joinpath(*parts)) as path:
        return path
