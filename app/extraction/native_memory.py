"""Keeps native libraries from holding memory that they do not use."""

from __future__ import annotations

import contextlib
import ctypes
from typing import Final

#: Options of ``mallopt`` in the C library of Linux, and what they are set to: the heaps between
#: which threads choose, and the bytes from which on a piece is taken from the system by itself.
_ARENA_MAX: Final = (-8, 2)
_MMAP_THRESHOLD: Final = (-3, 1 << 20)


def hold_little_memory() -> None:
    """Let pictures and models go back to the system as soon as they are freed.

    The C library of Linux gives every thread a heap of its own and, after some large pieces, keeps
    those in the heaps as well, where smaller ones soon lie between them. To be called before
    threads start. Elsewhere nothing is done.
    """
    with contextlib.suppress(AttributeError, OSError, TypeError):
        c_library = ctypes.CDLL(None)
        for option, value in (_ARENA_MAX, _MMAP_THRESHOLD):
            c_library.mallopt(option, value)


def give_back_memory() -> None:
    """Return freed memory to the system.

    The trackers free some hundred megabytes in small pieces, which the C library of Linux keeps;
    a worker would grow with every clip. Elsewhere nothing is done.
    """
    with contextlib.suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
