"""Pictures are made one at a time, off the main thread: what is looked at now comes first.

A search that is typed meanwhile finds a thread free: pictures never take all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from PySide6.QtCore import QObject

from app.ui.bridge.operations import Operations

T = TypeVar("T")

#: Pictures that wait; what was scrolled past longer ago is forgotten.
_WAITING: Final = 80


class PictureQueue(QObject):
    """Makes what was asked for last; views ask again at each painting."""

    def __init__(self, operations: Operations, parent: QObject) -> None:
        super().__init__(parent)
        self._operations = operations
        self._waiting: dict[Hashable, _Wish] = {}
        self._made_count = 0
        self._is_making = False

    def ask(
        self,
        key: Hashable,
        work: Callable[[], T],
        done: Callable[[T | None], None],
        *,
        is_urgent: bool = False,
    ) -> None:
        """Have a picture made; asking again only brings it forward.

        Args:
            key: What is asked for.
            work: Makes it, on a thread.
            done: Gets it on the main thread; None where it cannot be made.
            is_urgent: Whether it comes before everything that is not.
        """
        # When each was last asked for is counted in pictures made.
        self._waiting[key] = _Wish((is_urgent, self._made_count), work, done)
        if len(self._waiting) > _WAITING:
            del self._waiting[min(self._waiting, key=self._order)]
        self._make_next()

    def _order(self, key: Hashable) -> tuple[bool, int]:
        return self._waiting[key].order

    def _make_next(self) -> None:
        if self._is_making or not self._waiting:
            return
        wish = self._waiting.pop(max(self._waiting, key=self._order))
        self._is_making = True
        self._operations.read(
            self,
            wish.work,
            lambda made: self._give(wish, made),
            failed=lambda _: self._give(wish, None),
        )

    def _give(self, wish: _Wish, made: object) -> None:
        self._is_making = False
        self._made_count += 1
        wish.done(made)
        self._make_next()


@dataclass(frozen=True)
class _Wish:
    order: tuple[bool, int]
    work: Callable[[], object]
    done: Callable[[Any], None]
