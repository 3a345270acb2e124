"""The value of a field of a sign as one short text, to be compared with another one."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate

NOTHING: Final = "—"
#: Keys of documents that say nothing to people.
_SILENT: Final = ("target_id", "position")


def value_words(value: Any) -> str:  # noqa: ANN401 - fields differ in type
    """A value as people read it."""
    if isinstance(value, bool):
        return translate("MergeWords", "yes") if value else translate("MergeWords", "no")
    if isinstance(value, dict):
        parts = [value_words(part) for key, part in value.items() if key not in _SILENT]
        return " ".join(part for part in parts if part != NOTHING) or NOTHING
    if isinstance(value, list | tuple):
        return ",  ".join(value_words(part) for part in value) or NOTHING
    return str(value) if value not in (None, "") else NOTHING
