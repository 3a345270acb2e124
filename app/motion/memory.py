"""What was made before, known by all that it was made of: one change makes one thing anew."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from hashlib import blake2b
from threading import Lock
from typing import Any, TypeVar, cast

import numpy as np

T = TypeVar("T")


class Memory:
    """Results of functions that depend on nothing but what they are given; the latest ones.

    Results are shared: nobody may change their arrays. Several threads may use one memory.

    Args:
        most: How many results are kept; a sentence of ten signs has about 80.
    """

    def __init__(self, most: int = 1000) -> None:
        self._most = most
        self._results: OrderedDict[bytes, Any] = OrderedDict()
        self._lock = Lock()

    def recalled(self, what: str, given: object, make: Callable[[], T]) -> T:
        """The result of ``make``, which is not called where it is known.

        Args:
            what: Name of what is made.
            given: All that the result depends on, as ``digest`` takes it.
            make: Makes it.
        """
        key = digest((what, given))
        with self._lock:
            if key in self._results:
                self._results.move_to_end(key)
                return cast("T", self._results[key])
        made = make()
        with self._lock:
            self._results[key] = made
            while len(self._results) > self._most:
                self._results.popitem(last=False)
        return made


def digest(value: object) -> bytes:
    """16 bytes that tell contents apart: arrays, data classes, sequences, mappings, scalars."""
    told = blake2b(digest_size=16)
    _tell(value, told.update)
    return told.digest()


def _tell(value: object, write: Callable[[Any], None]) -> None:
    if isinstance(value, np.ndarray):
        write(f"{value.dtype.str}{value.shape}".encode())
        write(np.ascontiguousarray(value).data)
    elif is_dataclass(value):
        write(type(value).__name__.encode())
        for field in fields(value):
            _tell(getattr(value, field.name), write)
    elif isinstance(value, Mapping):
        _tell([*value.items()], write)
    elif isinstance(value, Sequence) and not isinstance(value, str | bytes):
        write(f"[{len(value)}".encode())
        for part in value:
            _tell(part, write)
    else:
        write(f"{value!r};".encode())
