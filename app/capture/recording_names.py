"""What the files of recordings are called."""

from __future__ import annotations

import re
import secrets
from datetime import datetime
from pathlib import Path
from typing import Final

_UNFINISHED: Final = ".recording"
_FINISHED: Final = ".mp4"
#: Time of the recorder's start, a random part, the number of the recording.
_RECORDING: Final = re.compile(r"([0-9]{8}-[0-9]{6}-[0-9a-f]{6}-[0-9]{4,})\.(?:recording|mp4)")


def unfinished_file(folder: Path, key: str) -> Path:
    """The file of a recording while it is made."""
    return folder / f"{key}{_UNFINISHED}"


def finished_file(folder: Path, key: str) -> Path:
    """The file of a recording that is complete."""
    return folder / f"{key}{_FINISHED}"


def recording_keys(folder: Path) -> list[str]:
    """Keys of the recordings in a folder, finished or not, oldest first."""
    names = (file.name for file in folder.glob("*"))
    return sorted({match[1] for name in names if (match := _RECORDING.fullmatch(name))})


def new_recorder() -> str:
    """A name for a recorder that no other has; later ones come later in the alphabet."""
    return f"{datetime.now().astimezone():%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"


def key_of(recorder: str, number: int) -> str:
    """The key of one of the recordings of a recorder."""
    return f"{recorder}-{number:04d}"


def recorder_of(key: str) -> str:
    """The name of the recorder that makes a recording."""
    return key.rpartition("-")[0]


def lock_file(folder: Path, recorder: str) -> Path:
    """The file that the process of a recorder keeps locked for as long as it lives."""
    return folder / f".{recorder}.lock"
