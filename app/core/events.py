"""Typed events between parts of the application that must not know each other."""

from __future__ import annotations

import inspect
import weakref
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Event(Generic[T]):
    """A list of receivers that are called, in order of connection, with what happened.

    Bound methods are held weakly: a receiver that is gone is forgotten. Plain functions are held
    strongly. Receivers run on the emitting thread.
    """

    def __init__(self) -> None:
        self._receivers: list[Callable[[], Callable[[T], None] | None]] = []

    def connect(self, receiver: Callable[[T], None]) -> None:
        """Call ``receiver`` with every later emission."""
        if inspect.ismethod(receiver):
            self._receivers.append(weakref.WeakMethod(receiver))
        else:
            self._receivers.append(lambda: receiver)

    def emit(self, happened: T) -> None:
        """Tell every receiver what happened."""
        alive = []
        for reference in self._receivers:
            receiver = reference()
            if receiver is not None:
                alive.append(reference)
                receiver(happened)
        self._receivers = alive
