"""How long the main thread of a window leaves events waiting, and what it does meanwhile."""

from __future__ import annotations

import faulthandler
import re
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer

#: Milliseconds between two beats while nothing holds the main thread up.
_BEAT: Final = 5
#: Seconds after which somebody looks at what the main thread does.
_LATE: Final = 0.05
_LINES: Final = 4
_CALL: Final = re.compile(r'File "(.+)", line (\d+)')


@dataclass(frozen=True)
class Block:
    """A time in which no event was heard.

    Attributes:
        step: What was being done.
        wall: Seconds by the clock: what else the machine does counts as well.
        processor: Seconds that the main thread worked.
        where: What it was doing, where somebody looked in time.
    """

    step: str
    wall: float
    processor: float
    where: str


class Heartbeat(QObject):
    """Beats on the main thread and notes each beat that comes late.

    Attributes:
        step: What is being done; named by whoever does it.
        blocks: Every late beat.
    """

    def __init__(self) -> None:
        super().__init__()
        self.step = ""
        self.blocks: list[Block] = []
        self._main = threading.get_ident()
        self._where = ""
        self._is_watched = True
        self._beaten = time.perf_counter()
        self._worked = time.thread_time()
        self._timer = QTimer(self, interval=_BEAT, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()
        threading.Thread(target=self._watch, daemon=True).start()

    def stop(self) -> None:
        """Beat no more."""
        self._is_watched = False
        self._timer.stop()

    def _beat(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        wall, processor = now - self._beaten, worked - self._worked
        if wall > _LATE:
            self.blocks.append(Block(self.step, wall, processor, self._where))
        self._beaten, self._worked, self._where = now, worked, ""

    def _watch(self) -> None:
        while self._is_watched:
            time.sleep(_LATE / 5)
            if not self._where and time.perf_counter() - self._beaten > _LATE:
                self._where = _place_of(self._main)


def _place_of(thread: int) -> str:
    """Where a thread is, innermost last.

    Its frames must not be held, even shortly: what they own, such as a painter, would live on.
    """
    with tempfile.TemporaryFile("w+") as file:
        faulthandler.dump_traceback(file, all_threads=True)
        file.seek(0)
        told = file.read()
    _, _, mine = told.partition(f"0x{thread:016x} (most recent call first):\n")
    calls = _CALL.findall(mine.partition("\n\n")[0])[:_LINES]
    return " > ".join(f"{Path(file).stem}:{line}" for file, line in reversed(calls))
