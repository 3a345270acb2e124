"""The languages that the window speaks: those that there is a translation for."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLocale

from app.core.paths import resource

_PREFIX: Final = "kinelex_"


def languages() -> tuple[tuple[str, str], ...]:
    """Codes (BCP 47) and names of the languages, each name in its own language."""
    files = sorted(resource("translations").glob(f"{_PREFIX}*.qm"))
    codes = [file.stem.removeprefix(_PREFIX) for file in files]
    return tuple((code, _name(code)) for code in codes)


def _name(code: str) -> str:
    locale = QLocale(code)
    name = "English" if code == "en" else locale.nativeLanguageName()
    return name[:1].upper() + name[1:]
