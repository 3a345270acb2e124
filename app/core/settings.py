"""Settings of the person: typed, with safe defaults, kept as JSON."""

from __future__ import annotations

import dataclasses
import json
import logging
import os
from collections.abc import Container
from pathlib import Path
from typing import Any, Final, TypeVar

from app.core.files import write_whole
from app.core.paths import settings_file

log = logging.getLogger(__name__)

T = TypeVar("T", "Settings", "RecordingSettings")


@dataclasses.dataclass(frozen=True)
class _Range(Container[Any]):
    """Numbers from a least to a most one."""

    least: float
    most: float

    def __contains__(self, value: object) -> bool:
        return isinstance(value, float) and self.least <= value <= self.most


#: What a setting can be, where other values of its type would stop the work.
_ALLOWED: Final[dict[str, Container[Any]]] = {
    "workers": range(65),
    "device": ("auto", "cpu", "cuda", "mps"),
    "skin": range(1, 7),
    "scale": _Range(1.0, 2.0),
    "exposure": _Range(0.0, 1.0),
    "countdown": _Range(0.0, 10.0),
    "hands_countdown": _Range(0.0, 10.0),
    "choice_hold": _Range(0.3, 3.0),
    "rest_hold": _Range(0.2, 3.0),
    "left_rest": _Range(0.1, 1.0),
}


@dataclasses.dataclass(frozen=True)
class RecordingSettings:
    """How signs are recorded.

    Attributes:
        camera: Name of the camera; empty means the first one.
        size: Width x height @ frames per second, such as ``1280x720@30``; empty means the best.
        exposure: Seconds that the camera exposes each picture; 0 lets it decide.
        mirrored: Whether the live picture is a mirror; what is stored never is.
        hands_free: Whether hands start and stop recordings.
        countdown: Seconds from the key that starts a recording to the recording.
        hands_countdown: The same for hands that are raised; 0 records the sign that they begin.
        choice_hold: Seconds that a hand stays in a zone to choose.
        rest_hold: Seconds that hands stay at rest before a sign counts as over.
        left_rest: How far hands leave rest before they count as raised, in shoulder widths.
        pedal: Key that a foot pedal sends, by Qt's name; it does what comes next.
        any_key: Whether every key that has no other meaning does what comes next.
    """

    camera: str = ""
    size: str = ""
    exposure: float = 0.0
    mirrored: bool = True
    hands_free: bool = True
    countdown: float = 3.0
    hands_countdown: float = 3.0
    choice_hold: float = 0.8
    rest_hold: float = 0.5
    left_rest: float = 0.27
    pedal: str = "PgDown"
    any_key: bool = False


@dataclasses.dataclass(frozen=True)
class Settings:
    """Every setting with its default.

    Attributes:
        theme: ``system``, ``dark``, ``light`` or ``contrast``.
        language: Language of the window (BCP 47), or ``system``.
        scale: How much larger everything is than the screen asks for, 1 to 2; counts from the next
            start.
        keys: Shortcuts that the person chose, each as an action and its keys with a tab between;
            see `app.ui.keymap`.
        workers: Worker processes for long jobs; 0 means cores minus one.
        device: ``auto``, ``cpu``, ``cuda`` or ``mps``: where rendering runs.
        body_file: The person's own SMPL-X ``.npz``; empty means the default body.
        careful_extraction: Whether extraction looks at every frame from several sides, which takes
            about four times as long.
        pose_model: The person's own MediaPipe model (``.task``) of the body; empty means none.
        hand_model: The same of hands.
        face_model: The same of the face.
        skin: Skin tone of the preview figure, 1 (lightest) to 6.
        mirrored: Whether previews are shown mirrored.
        reduced_motion: Whether thumbnails stay still.
        name: The name of the person in histories, reviews and opinions; empty means that of the
            account.
        recent: Folders of lexicons, latest first.
        table_columns: What a person said of columns of tables, each as ``name=field``.
        recording: How signs are recorded.
    """

    theme: str = "dark"
    language: str = "system"
    scale: float = 1.0
    keys: tuple[str, ...] = ()
    workers: int = 0
    device: str = "auto"
    body_file: str = ""
    careful_extraction: bool = False
    pose_model: str = ""
    hand_model: str = ""
    face_model: str = ""
    skin: int = 3
    mirrored: bool = False
    reduced_motion: bool = False
    name: str = ""
    recent: tuple[str, ...] = ()
    table_columns: tuple[str, ...] = ()
    recording: RecordingSettings = RecordingSettings()

    @property
    def worker_count(self) -> int:
        """Worker processes to start: the setting, or one less than there are cores."""
        return self.workers or max(1, (os.cpu_count() or 2) - 1)


def load_settings() -> Settings:
    """Read the settings; a missing or damaged file, or a wrong value, means defaults."""
    raw = _read(settings_file())
    group = raw.pop("recording", None)
    recording = _filled(RecordingSettings(), group if isinstance(group, dict) else {})
    return dataclasses.replace(_filled(Settings(), raw), recording=recording)


def save_settings(settings: Settings) -> None:
    """Write the settings in one step, keeping keys that a newer version may have added.

    Raises:
        KnownError: If they cannot be written.
    """
    path = settings_file()
    raw = {**_read(path), **dataclasses.asdict(settings)}
    write_whole(path, json.dumps(raw, indent=2).encode())


def _filled(settings: T, raw: dict[str, Any]) -> T:
    """Settings with the values that are usable."""
    usable: dict[str, Any] = {}
    for field in dataclasses.fields(settings):
        value = raw.get(field.name)
        default = getattr(settings, field.name)
        if isinstance(default, tuple) and isinstance(value, list):
            value = tuple(str(item) for item in value)
        elif isinstance(default, float) and type(value) is int:
            value = float(value)
        is_allowed = field.name not in _ALLOWED or value in _ALLOWED[field.name]
        if value is not None and type(value) is type(default) and is_allowed:
            usable[field.name] = value
    return dataclasses.replace(settings, **usable)


def _read(path: Path) -> dict[str, Any]:
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        log.info("Settings file %s is not usable, defaults are used: %s", path, error)
        return {}
    return raw if isinstance(raw, dict) else {}
