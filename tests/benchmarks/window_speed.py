"""How fast the window is where people feel it: figure, video, seams, the way from edit to picture.

Every function returns its measures by name, each name with its unit. They need a Qt platform:
``QT_QPA_PLATFORM=offscreen`` will do.
"""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.core.settings import Settings
from app.studio.composing import read_glosses
from app.studio.ingest import add_file
from app.studio.lexicons import create_lexicon
from app.ui.bridge.operations import Operations
from app.ui.bridge.preferences import Preferences
from app.ui.bridge.preview_process import PreviewProcess
from app.ui.bridge.routes import Routes
from app.ui.bridge.workspace import Workspace
from app.ui.pages.compose.draft import Draft, DraftItem
from app.ui.pages.compose.page import ComposePage
from app.ui.video.video_view import VideoView
from app.ui.viewport.figure import FigureMotion
from app.ui.viewport.figure_surface import FigureSurface
from app.ui.viewport.viewport import Viewport
from lexicon_db.records import Provenance
from lexicon_db.store import Lexicon
from lexicon_db.trackstore import save_track
from tests.gui.player.signing import body, motion, numbered_clip, skinner

#: Recorded frames of each of the ten signs that are composed.
_SIGN_FRAMES = 45
_GLOSSES = tuple(f"SIGN{number}" for number in range(10))


def figure(width: int, height: int, *, seconds: float = 4.0) -> dict[str, float]:
    """Frames per second of a moving figure, and the wait for its first picture."""
    application = _application()
    viewport = Viewport()
    viewport.resize(width, height)
    viewport.show()
    application.processEvents()
    viewport.set_body(body(), skinner(), FigureSurface(body(), 3))
    signed = motion(60)
    began = time.perf_counter()
    viewport.show_motions([FigureMotion(signed.rotations, signed.face)])
    viewport.repaint()
    first = time.perf_counter() - began
    frames, drawn, cpu, began = 0, 0, time.process_time(), time.perf_counter()
    while time.perf_counter() - began < seconds:
        frames += 1
        viewport.show_frame(frames % 60)
        viewport.repaint()
        drawn += viewport._picture._image.width()
    spent, cpu = time.perf_counter() - began, time.process_time() - cpu
    viewport.close()
    size = f"{width}x{height}"
    return {
        f"figure {size}, frames/s": frames / spent,
        f"figure {size}, CPU ms per frame": 1000 * cpu / frames,
        f"figure {size}, width drawn of width shown": drawn / frames / width,
        f"figure {size}, first picture ms": 1000 * first,
    }


def video_steps(clip: Path, *, steps: int = 60) -> dict[str, float]:
    """Milliseconds from wishing a random frame of a video to its being painted."""
    application = _application()
    view = VideoView()
    view.resize(640, 480)
    view.show()
    shown: list[int] = []
    opened: list[object] = []
    view.shown.connect(shown.append)
    view.opened.connect(opened.append)
    view.open(clip)
    _wait(application, lambda: bool(shown))
    pts = opened[0].pts  # type: ignore[attr-defined]
    measured = {}
    for when, seconds in (("right after opening", 0.0), ("two seconds later", 2.0)):
        time.sleep(seconds)
        waits = []
        for step in range(steps):
            frame = random.Random(f"{when} {step}").randrange(len(pts))
            shown.clear()
            began = time.perf_counter()
            view.show_at(float(pts[frame]))
            _wait(application, lambda frame=frame: frame in shown)
            view.repaint()
            waits.append(1000 * (time.perf_counter() - began))
        measured[f"video step {when}, median ms"] = statistics.median(waits)
        measured[f"video step {when}, 95th percentile ms"] = float(np.percentile(waits, 95))
    view.close_recording()
    return measured


def composing() -> dict[str, float]:
    """From an edit to the picture of the new motion, and how often a dragged seam is redrawn."""
    application = _application()
    with tempfile.TemporaryDirectory() as folder, _lexicon(Path(folder)) as lexicon:
        operations = Operations()
        workspace = Workspace(
            lexicon,
            runner=None,  # type: ignore[arg-type]
            preferences=Preferences(Settings()),
            operations=operations,
            routes=Routes(),
            previews=PreviewProcess(operations),
        )
        page = ComposePage(workspace)
        page.resize(1196, 704)
        page.show()
        slots = read_glosses(lexicon, " ".join(_GLOSSES)).slots
        items = (DraftItem(g, s.entry) for g, s in zip(_GLOSSES, slots, strict=True))
        page.composer.set_draft(Draft(tuple(items)))
        row = page.timeline.signs
        _wait(application, lambda: len(row.blocks.blocks) == 19)
        _wait(application, lambda: page.view.viewport._scene is not None)
        page.view.viewport.repaint()
        measured = {**_edit_to_picture(application, page), **_seam_drag(page)}
        page.left()
        page.view.viewport.close()
        page.close()
        operations.shut_down()
    return measured


def _edit_to_picture(application: QApplication, page: ComposePage) -> dict[str, float]:
    waits = []
    for step in range(12):
        made: list[object] = []
        page.composer.composed.connect(made.append)
        began = time.perf_counter()
        page.timeline.signs.gap_changed.emit(3, 0.3 + 0.02 * step)
        _wait(application, lambda made=made: bool(made))
        page.view.viewport.repaint()
        waits.append(1000 * (time.perf_counter() - began))
        page.composer.composed.disconnect(made.append)
    return {
        "edit to picture (10 glosses), median ms": statistics.median(waits),
        "edit to picture (10 glosses), worst ms": max(waits),
    }


def _seam_drag(page: ComposePage) -> dict[str, float]:
    row = page.timeline.signs
    gap = row.blocks.transition(4)
    x = round(row.x_at(gap.end))
    QTest.mousePress(row, Qt.MouseButton.LeftButton, pos=QPoint(x, 30))
    began, updates = time.perf_counter(), 0
    while time.perf_counter() - began < 1.0:
        updates += 1
        QTest.mouseMove(row, QPoint(x + updates % 60, 30))
        page.timeline.repaint()
        QApplication.processEvents()
    spent = time.perf_counter() - began
    QTest.mouseRelease(row, Qt.MouseButton.LeftButton, pos=QPoint(x, 30))
    return {"seam drag, updates/s": updates / spent}


def _lexicon(folder: Path) -> Lexicon:
    lexicon = create_lexicon(folder / "lexicon", "Speed", "ase")
    provenance = Provenance("made-up", "1", "", {}, "")
    for number, gloss in enumerate(_GLOSSES):
        clip = numbered_clip(folder / f"{number}.mp4", 10 + number)
        added = add_file(lexicon, clip, gloss=gloss)
        signed = motion(_SIGN_FRAMES, lift=0.5 + 0.05 * number)
        save_track(lexicon, added.take, signed, provenance)
    return lexicon


def _application() -> QApplication:
    existing = QApplication.instance()
    return existing if isinstance(existing, QApplication) else QApplication([])


def _wait(application: QApplication, condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not condition():
        application.processEvents()
        time.sleep(0.0005)
        if time.monotonic() > end:
            raise TimeoutError
