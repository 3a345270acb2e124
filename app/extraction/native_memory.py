"""Gives memory that native libraries have freed back to the system."""

from __future__ import annotations

import contextlib
import ctypes


def give_back_memory() -> None:
    """Return freed memory to the system.

    The trackers free some hundred megabytes in small pieces, which the C library of Linux keeps;
    a worker would grow with every clip. Elsewhere nothing is done.
    """
    with contextlib.suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
