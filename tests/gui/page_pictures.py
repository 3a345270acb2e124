"""Pictures of pages, and the small ones that are kept of them to be compared with.

``pages.png`` holds 64 x 36 cells for each page (columns) in each variant (rows). What changes a
small part of a page passes; another theme, a page that stays empty or one that is laid out anew
does not. After such a change that is wanted, look at the pictures and keep them:

    KINELEX_KEEP_PICTURES=1 sh .ci/on-a-screen .venv/bin/pytest tests/gui/test_pictures.py
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor, QImage
from PySide6.QtTest import QTest

from app.core.settings import Settings
from app.jobs.runner import Runner
from app.studio import job_completions
from app.ui.application import dress_application, make_application
from app.ui.bridge import preview_process
from app.ui.bridge.preferences import Preferences
from app.ui.bridge.session import Session
from app.ui.main_window import MainWindow
from lexicon_db.entries import entry_named

Small = NDArray[np.uint8]

PAGES: Final = (
    "record", "lexicon", "compose", "review", "render", "packs", "jobs", "settings", "sign",
)  # fmt: skip
VARIANTS: Final = ("light", "dark", "contrast", "german", "larger")
KEPT: Final = Path(__file__).parent / "pages.png"
WINDOW: Final = (1280, 720)
#: Share of the cells of a page that may look otherwise than in the kept picture.
TOLERANCE: Final = 0.03

_CELLS: Final = (64, 36)
#: From how large a difference of a channel on a cell looks otherwise.
_SEEN: Final = 15
_SHOWN: Final = "TREE"
#: Seconds that a page has to look as it did.
_PATIENCE: Final = 20.0
#: Seconds without a change after which a page is kept.
_SETTLED: Final = 6.0


def is_keeping() -> bool:
    """Whether pictures are to be kept instead of compared."""
    return bool(os.environ.get("KINELEX_KEEP_PICTURES"))


def show(window: MainWindow, page: str) -> None:
    """Open a page on what there is to be seen, with nothing under the pointer."""
    QCursor.setPos(window.mapToGlobal(window.rect().bottomLeft()))
    assert window.stack is not None
    entry = entry_named(window.stack.workspace.lexicon, _SHOWN)
    item = {"sign": str(entry.active_take), "lexicon": str(entry.id)}.get(page, "")
    window.go(page, item)


def changed_share(one: Small, other: Small) -> float:
    """Share of the cells that look otherwise."""
    apart = np.abs(one.astype(np.int16) - other.astype(np.int16)).max(axis=2)
    return float((apart > _SEEN).mean())


def small(picture: QImage) -> Small:
    """The cells of a picture, (36, 64, 3)."""
    smooth = Qt.TransformationMode.SmoothTransformation
    cells = picture.scaled(*_CELLS, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    cells = cells.convertToFormat(QImage.Format.Format_RGB888)
    width, height = _CELLS
    return np.frombuffer(cells.constBits(), np.uint8).reshape(height, width, 3).copy()


def kept(variant: str, page: str) -> Small:
    """The cells that are kept of a page."""
    rows, columns = _place(variant, page)
    return np.asarray(Image.open(KEPT).convert("RGB"))[rows, columns]


def keep(variant: str, page: str, cells: Small) -> None:
    """Keep the cells of a page."""
    width, height = _CELLS
    sheet = np.zeros((height * len(VARIANTS), width * len(PAGES), 3), np.uint8)
    if KEPT.is_file():
        sheet = np.array(Image.open(KEPT).convert("RGB"))
    sheet[_place(variant, page)] = cells
    Image.fromarray(sheet).save(KEPT, optimize=True)


def look(window: MainWindow, variant: str, page: str, file: Path) -> float:
    """Write the picture of the page that shows; how much of it has changed once it has settled."""
    picture, share = _settled(window) if is_keeping() else _compared(window, variant, page)
    picture.save(str(file))
    if is_keeping():
        keep(variant, page, small(picture))
    return share


def _settled(window: MainWindow) -> tuple[QImage, float]:
    """The window once it has not changed for a while."""
    last, since = window.grab().toImage(), time.monotonic()
    while time.monotonic() < since + _SETTLED:
        QTest.qWait(50)
        picture = window.grab().toImage()
        if changed_share(small(picture), small(last)) > 0:
            last, since = picture, time.monotonic()
    return last, 0.0


def _compared(window: MainWindow, variant: str, page: str) -> tuple[QImage, float]:
    """The window once it looks as it did, or never will; and how much of it has changed."""
    wanted, end = kept(variant, page), time.monotonic() + _PATIENCE
    while True:
        QTest.qWait(50)
        picture = window.grab().toImage()
        share = changed_share(small(picture), wanted)
        if share <= TOLERANCE or time.monotonic() > end:
            return picture, share


def look_at_larger_pages(lexicon: Path, folder: Path) -> None:
    """Look at every page 1.5 times as large: in this process, whose size of things is fixed."""
    job_completions.make_runner = lambda lexicon, _: Runner(  # type: ignore[assignment]
        lexicon, job_completions.COMPLETIONS, 0
    )
    preview_process.WorkerProcess = _Nobody  # type: ignore[assignment,misc]
    settings = Settings(theme="light", language="en", scale=1.5, reduced_motion=True)
    application = make_application(["kinelex"], settings.scale)
    preferences = Preferences(settings)
    dress_application(application, preferences)
    window = MainWindow(Session(preferences))
    window.resize(*WINDOW)
    window.show()
    window.session.open(lexicon)
    while window.stack is None:
        QTest.qWait(20)
    for page in PAGES:
        show(window, page)
        share = look(window, "larger", page, folder / f"{page}-larger.png")
        sys.stdout.write(f"{page} {share}\n")
    window.close()


class _Nobody:
    """Stands for a process that draws previews, and never draws one."""

    def start(self, job: object) -> None:
        """Take a job."""

    def messages(self) -> list[object]:
        """Say nothing."""
        return []

    def cause_of_death(self) -> None:
        """Live on."""

    def end(self) -> None:
        """Go."""


def _place(variant: str, page: str) -> tuple[slice, slice]:
    width, height = _CELLS
    top, left = VARIANTS.index(variant) * height, PAGES.index(page) * width
    return slice(top, top + height), slice(left, left + width)


if __name__ == "__main__":
    look_at_larger_pages(Path(sys.argv[1]), Path(sys.argv[2]))
