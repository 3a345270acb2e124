"""What Qt made ends on the main thread, even if other threads make much."""

from __future__ import annotations

import gc
import threading
import weakref

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot


class Closed(QObject):
    """A page that refers to itself, so that only the collector can end it."""

    def __init__(self, ended: list[threading.Thread]) -> None:
        super().__init__()
        self.itself = self
        weakref.finalize(self, lambda: ended.append(threading.current_thread()))


def test_pages_that_were_closed_end_on_the_main_thread(qtbot: QtBot) -> None:
    ended: list[threading.Thread] = []
    for _ in range(50):
        Closed(ended)

    def make_much() -> None:
        for _ in range(5):
            kept = [[number] for number in range(20_000)]
            del kept

    worker = threading.Thread(target=make_much)
    worker.start()
    worker.join()
    assert ended == []
    assert not gc.isenabled()
    made = [[number] for number in range(2000)]
    qtbot.waitUntil(lambda: len(ended) == 50)
    assert set(ended) == {threading.main_thread()}
    assert len(made) == 2000
