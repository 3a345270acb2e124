"""The way of the tour: a window on a large lexicon, page after page, told as JSON at the end.

    python -m tests.benchmarks.tour_route FOLDER SECONDS

Run by `tests.benchmarks.tour` in a process of its own.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from app.core.settings import Settings
from app.ui.application import dress_application, make_application
from app.ui.bridge.preferences import Preferences
from app.ui.bridge.session import Session
from app.ui.main_window import MainWindow
from app.ui.preparation import Preparation
from lexicon_db.entries import find_entry
from lexicon_db.utterances import list_utterances
from tests.benchmarks.main_thread import Heartbeat

_PAUSE: Final = 0.15
#: Seconds after the last page was made in which its figure is made as well.
_SETTLED: Final = 2.0
_SEARCHES: Final = ("sign-04", "meaning 77", "word", "")
_LETTERS: Final = "WORLD"


class Tour:
    """Walks through the pages of a window, as a person in a hurry would."""

    def __init__(self, window: MainWindow, heart: Heartbeat) -> None:
        self._window, self._heart = window, heart
        assert window.stack is not None
        lexicon = window.stack.workspace.lexicon
        self._entries = {letter: find_entry(lexicon, letter) for letter in _LETTERS}
        self._utterance = list_utterances(lexicon)[0].id
        self._visited: set[str] = set()
        self.changes: dict[str, list[float]] = {"first": [], "later": []}

    def walk(self) -> None:
        """Go through all pages once."""
        for name, act in (
            ("lexicon", self._lexicon),
            ("sign", self._sign),
            ("compose", self._compose),
            ("review", lambda: self._go("review")),
            ("render", lambda: self._go("render", self._utterance)),
            ("packs", lambda: self._go("packs")),
            ("jobs", lambda: self._go("jobs")),
            ("settings", self._settings),
            ("record", lambda: self._go("record")),
            ("palette", self._palette),
        ):
            self._heart.step = name
            act()
            rest(_PAUSE)

    def _go(self, key: str, item: str = "") -> Any:
        before = time.perf_counter()
        self._window.go(key, item)
        self._window.repaint()
        kind = "later" if key in self._visited else "first"
        self.changes[kind].append(time.perf_counter() - before)
        self._visited.add(key)
        rest(_PAUSE)
        assert self._window.stack is not None
        return self._window.stack.page

    def _lexicon(self) -> None:
        page = self._go("lexicon")
        until(lambda: page.shelf.is_complete)
        for text in _SEARCHES:
            page.filters.search.setText(text)
            rest(_PAUSE)
        for is_grid in (False, True):
            self._heart.step = "lexicon, as cards" if is_grid else "lexicon, as a table"
            page.views.show_as(grid=is_grid)
            rest(_PAUSE)
            bar = page.views.view.verticalScrollBar()
            for part in range(10):
                bar.setValue(bar.maximum() * part // 10)
                rest(0.03)
        self._heart.step = "lexicon, a sign"
        page.show_item(self._entries[_LETTERS[0]].id)

    def _sign(self) -> None:
        for letter in _LETTERS:
            self._heart.step = "sign"
            page = self._go("sign", self._entries[letter].active_take)
            until(lambda page=page: page.playback.times is not None)
            self._heart.step = "sign, playing"
            page.playback.play()
            rest(0.4)
            page.playback.pause()
            self._heart.step = "sign, stepping"
            for _ in range(5):
                page.playback.step(1)
                rest(0.03)

    def _compose(self) -> None:
        page = self._go("compose", self._utterance)
        until(lambda: page.composer.made is not None and len(page.composer.made.pts) > 0)
        self._heart.step = "compose, playing"
        page.playback.play()
        rest(0.6)
        page.playback.pause()
        self._heart.step = "compose, editing"
        for rate in (0.8, 1.2, 1.0):
            page.composer.set_rate(rate)
            rest(0.2)

    def _settings(self) -> None:
        page = self._go("settings")
        for text in ("skin", ""):
            page.search.setText(text)
            rest(_PAUSE)

    def _palette(self) -> None:
        search = self._window.frame.header.search
        search.begin.trigger()
        for text in ("w", "wo", "go to"):
            search.setText(text)
            rest(_PAUSE)
        search.clear()
        self._window.setFocus()


def rest(seconds: float) -> None:
    """Let the window work for some seconds."""
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


def until(condition: Callable[[], bool]) -> None:
    """Let the window work until something has come about."""
    end = time.monotonic() + 120
    while not condition():
        rest(0.01)
        if time.monotonic() > end:
            raise TimeoutError


def memory() -> float:
    """Megabytes that the process holds; 0 where that cannot be read."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except (OSError, IndexError, ValueError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def walk(folder: Path, seconds: float) -> dict[str, Any]:
    """Take the tour for some seconds, at least twice; return what was measured."""
    application = make_application(["kinelex"])
    preferences = Preferences(Settings())
    dress_application(application, preferences)
    window = MainWindow(Session(preferences))
    window.resize(1280, 800)
    window.show()
    rest(0.5)
    began = time.perf_counter()
    window.session.open(folder)
    until(lambda: window.stack is not None and window.stack.page is not None)
    until(lambda: window.stack.page.model.rowCount() > 0)  # type: ignore[union-attr]
    measured: dict[str, Any] = {"open": time.perf_counter() - began, "memory": []}
    preparation = Preparation(window.session.operations, window.prepare_page)
    preparation.begin()
    heart = Heartbeat()
    heart.step = "at rest"
    until(lambda: preparation.is_done)
    rest(_SETTLED)
    measured["rest blocks"] = [asdict(block) for block in heart.blocks]
    tour = Tour(window, heart)
    rest(_PAUSE)
    heart.blocks.clear()
    end = time.monotonic() + seconds
    while time.monotonic() < end or len(measured["memory"]) < 3:
        first = len(heart.blocks)
        tour.walk()
        measured["memory"].append(memory())
        if len(measured["memory"]) == 1:
            measured["first blocks"] = [asdict(block) for block in heart.blocks[first:]]
            heart.blocks.clear()
    measured["blocks"] = [asdict(block) for block in heart.blocks]
    measured |= {f"{kind} change": max(waits) for kind, waits in tour.changes.items()}
    heart.stop()
    window.close()
    QCoreApplication.processEvents()
    return measured


def told(blocks: list[dict[str, Any]]) -> Iterator[str]:
    """The longest blocks, each as a line."""
    for block in sorted(blocks, key=lambda block: -block["processor"])[:25]:
        yield (
            f"{1000 * block['processor']:5.0f} ms ({1000 * block['wall']:.0f} by the clock)"
            f"  {block['step']}: {block['where']}"
        )


if __name__ == "__main__":
    found = walk(Path(sys.argv[1]), float(sys.argv[2]))
    for heading in ("rest blocks", "first blocks", "blocks"):
        sys.stderr.write("\n".join([heading, *told(found[heading])]) + "\n")
    sys.stdout.write(json.dumps(found))
