"""How processes are started and live beside the application."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

_NICENESS: Final = 10


@contextmanager
def interrupts_held_back() -> Iterator[None]:
    """Let a process that is started meanwhile hear of no Ctrl-C before it can leave it alone.

    Python ends with a trace when it is interrupted while it starts. A new process inherits which
    signals are held back; not every system can do that.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # Before: where it starts, it lets the signal through again.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def interrupts_taken_between() -> Iterator[Callable[[], None]]:
    """Let Ctrl-C end a piece of work between two steps; pressed again, it ends it anywhere.

    A step that hears what another process says must not be left in the middle: what is said next
    would not be understood. To be used on the main thread.

    Yields:
        What the work is to call between its steps.

    Raises:
        KeyboardInterrupt: By what is yielded, if it was pressed meanwhile.
    """
    pressed = False

    def note(number: int, frame: FrameType | None) -> None:
        nonlocal pressed
        if pressed:
            raise KeyboardInterrupt
        pressed = True

    def stop_if_pressed() -> None:
        if pressed:
            raise KeyboardInterrupt

    before = signal.getsignal(signal.SIGINT)
    if before is signal.SIG_IGN:  # as for a program that was started in the background
        yield stop_if_pressed
        return
    signal.signal(signal.SIGINT, note)
    try:
        yield stop_if_pressed
    finally:
        signal.signal(signal.SIGINT, before)


def give_way() -> None:
    """Let this process take only the time that the window and a running recording leave over."""
    if hasattr(os, "nice"):
        os.nice(_NICENESS)


def serve_in_background() -> None:
    """Make this process one that serves the application: to be called first in its main function.

    Ctrl-C in a terminal reaches every process; the application decides what becomes of its own.
    Mathematics libraries, which must not be imported yet, get one thread: several processes share
    the cores, and threads that wait for a busy core burn it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for library in ("OMP", "OPENBLAS", "MKL"):
        os.environ[f"{library}_NUM_THREADS"] = "1"
