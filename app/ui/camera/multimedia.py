"""The one door to Qt's multimedia, which is opened when a camera is wanted, not before."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Final

from PySide6.QtCore import QLoggingCategory

from app.capture.camera_trouble import no_cameras_known

#: It tells of every optional library that is not there, to people whom that does not help.
_QUIET: Final = "\n".join(f"qt.multimedia.*.{kind}=false" for kind in ("debug", "info", "warning"))


@cache
def multimedia() -> ModuleType:
    """Qt's multimedia.

    Raises:
        KnownError: If the system lacks a library that it needs.
    """
    QLoggingCategory.setFilterRules(_QUIET)
    try:
        return import_module("PySide6.QtMultimedia")
    except ImportError as error:
        # The linker says "libpulse.so.0: cannot open shared object file: ...".
        raise no_cameras_known(str(error).partition(":")[0]) from error
