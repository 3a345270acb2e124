"""Work off the main thread: one writer, a few readers; answers arrive on the main thread.

Every write to the lexicon goes through the one writer thread, in order. A known trouble becomes a
notice; anything else that is raised is a bug and reaches the exception hook on the main thread.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Final, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal, Slot

from app.core.progress import Cancelled
from app.ui.bridge.notices import Notice
from app.ui.sentences import said_error
from lexicon_db.errors import KnownError

T = TypeVar("T")

_READERS: Final = 2


class Operations(QObject):
    """Runs work on threads and delivers its answer to the main thread."""

    #: The `Changes` of each write to the open lexicon.
    changed = Signal(object)
    #: A `Notice` for the strip of the window.
    noticed = Signal(object)
    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="writer")
        self._readers = ThreadPoolExecutor(_READERS, thread_name_prefix="reader")
        self._latest: dict[tuple[int, str], Future[None]] = {}
        self._is_shut = False
        self._answered.connect(self._deliver)

    def write(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[KnownError], None] | None = None,
    ) -> None:
        """Run ``work`` on the writer thread, after every write asked for earlier.

        Args:
            owner: Who asks; when it is gone by then, nobody is called.
            work: A use case.
            done: Called on the main thread with the result, after ``changed``.
            failed: Called on the main thread with a known trouble instead of a notice.
        """
        if not self._is_shut:
            self._submit(self._writer, _Call(owner, work, done, failed))

    def read(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], None],
        *,
        failed: Callable[[KnownError], None] | None = None,
        topic: str = "",
    ) -> None:
        """Run ``work`` on a reader thread; it must not write.

        Args:
            owner: Who asks; when it is gone by then, nobody is called.
            work: What to read.
            done: Called on the main thread with the result.
            failed: Called on the main thread with a known trouble instead of a notice.
            topic: When given, only the latest reading of this topic by this owner is delivered.
        """
        if self._is_shut:
            return
        call = _Call(owner, work, done, failed, key=(id(owner), topic) if topic else None)
        earlier = self._latest.get(call.key) if call.key else None
        if earlier is not None:
            earlier.cancel()
        future = self._submit(self._readers, call)
        if call.key:
            self._latest[call.key] = future

    def tell(self, notice: Notice) -> None:
        """Show a notice."""
        self.noticed.emit(notice)

    def shut_down(self) -> None:
        """Finish the writes that were asked for, forget the readings, take no more of either."""
        self._is_shut = True
        self._readers.shutdown(wait=True, cancel_futures=True)
        self._writer.shutdown(wait=True)

    def _submit(self, pool: ThreadPoolExecutor, call: _Call) -> Future[None]:
        future = pool.submit(self._run, call)
        call.future = future
        return future

    def _run(self, call: _Call) -> None:
        try:
            call.result = call.work()
        except BaseException as error:  # noqa: BLE001 - it is raised again on the main thread
            call.error = error
        if shiboken6.isValid(self):
            self._answered.emit(call)

    @Slot(object)
    def _deliver(self, call: _Call) -> None:
        if self._is_shut:
            return
        if call.key is not None:
            if self._latest.get(call.key) is not call.future:
                return
            del self._latest[call.key]
        if call.error is not None:
            self._fail(call, call.error)
            return
        if call.done is not None and shiboken6.isValid(call.owner):
            call.done(call.result)

    def _fail(self, call: _Call, error: BaseException) -> None:
        if isinstance(error, Cancelled):
            return
        if not isinstance(error, KnownError):
            raise error
        if call.failed is not None and shiboken6.isValid(call.owner):
            call.failed(said_error(error))
        else:
            self.tell(Notice.of_error(error))


@dataclass(eq=False)
class _Call:
    owner: QObject
    work: Callable[[], Any]
    done: Callable[[Any], None] | None
    failed: Callable[[KnownError], None] | None
    key: tuple[int, str] | None = None
    future: Future[None] | None = None
    result: Any = None
    error: BaseException | None = None
