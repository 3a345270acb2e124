"""Settings of the person: typed, with safe defaults, kept as JSON."""

from __future__ import annotations

import dataclasses
import json
import logging
import os
from collections.abc import Container
from pathlib import Path
from typing import Any, Final

from app.core.files import write_whole
from app.core.paths import settings_file

log = logging.getLogger(__name__)

#: What a setting can be, where other values of its type would stop the work.
_ALLOWED: Final[dict[str, Container[Any]]] = {
    "workers": range(65),
    "device": ("auto", "cpu", "cuda", "mps"),
    "skin": range(1, 7),
}


@dataclasses.dataclass(frozen=True)
class Settings:
    """Every setting with its default.

    Attributes:
        theme: ``system``, ``dark`` or ``light``.
        language: Language of the window (BCP 47), or ``system``.
        workers: Worker processes for long jobs; 0 means cores minus one.
        device: ``auto``, ``cpu``, ``cuda`` or ``mps``: where rendering runs.
        body_file: The person's own SMPL-X ``.npz``; empty means the default body.
        skin: Skin tone of the preview figure, 1 (lightest) to 6.
        mirrored: Whether previews are shown mirrored.
        reduced_motion: Whether thumbnails stay still.
        recent: Folders of lexicons, latest first.
    """

    theme: str = "dark"
    language: str = "system"
    workers: int = 0
    device: str = "auto"
    body_file: str = ""
    skin: int = 3
    mirrored: bool = False
    reduced_motion: bool = False
    recent: tuple[str, ...] = ()

    @property
    def worker_count(self) -> int:
        """Worker processes to start: the setting, or one less than there are cores."""
        return self.workers or max(1, (os.cpu_count() or 2) - 1)


def load_settings() -> Settings:
    """Read the settings; a missing or damaged file, or a wrong value, means defaults."""
    settings = Settings()
    raw = _read(settings_file())
    for field in dataclasses.fields(Settings):
        value = raw.get(field.name)
        default = getattr(settings, field.name)
        if isinstance(default, tuple) and isinstance(value, list):
            value = tuple(str(item) for item in value)
        is_allowed = field.name not in _ALLOWED or value in _ALLOWED[field.name]
        if value is not None and type(value) is type(default) and is_allowed:
            settings = dataclasses.replace(settings, **{field.name: value})
    return settings


def save_settings(settings: Settings) -> None:
    """Write the settings in one step, keeping keys that a newer version may have added.

    Raises:
        KnownError: If they cannot be written.
    """
    path = settings_file()
    raw = {**_read(path), **dataclasses.asdict(settings)}
    write_whole(path, json.dumps(raw, indent=2).encode())


def _read(path: Path) -> dict[str, Any]:
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        log.info("Settings file %s is not usable, defaults are used: %s", path, error)
        return {}
    return raw if isinstance(raw, dict) else {}
