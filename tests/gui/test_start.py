"""How the application starts: fast, light, and without a leak in the Qt binding."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

HEAVY = (
    "torch",
    "mediapipe",
    "cv2",
    "scipy",
    "pyvista",
    "vtkmodules",
    "pyqtgraph",
    "av",
    "alembic",
)

START = """
import json, sys, time
from app.core.settings import load_settings
from app.ui.application import begin, dress_application, make_application
from app.ui.bridge.preferences import Preferences
from app.ui.bridge.session import Session
from app.ui.main_window import MainWindow
from PySide6.QtCore import QEvent, QObject

application = make_application(["kinelex"])
preferences = Preferences(load_settings())
dress_application(application, preferences)
window = MainWindow(Session(preferences))

class Painted(QObject):
    at = None
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and self.at is None:
            self.at = time.monotonic()
        return False

painted = Painted()
window.frame.installEventFilter(painted)
begin(window)
window.show()
while painted.at is None:
    application.processEvents()
print(json.dumps({"at": painted.at, "modules": sorted(sys.modules)}))
window.close()
"""


def start() -> tuple[float, set[str]]:
    """Seconds from the start of a fresh interpreter to the first paint, and what it imported."""
    before = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", START],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    told = json.loads(done.stdout)
    return told["at"] - before, set(told["modules"])


def test_first_window_is_painted_soon_and_without_heavy_imports() -> None:
    seconds, modules = min((start() for _ in range(3)), key=lambda told: told[0])
    assert not modules.intersection(HEAVY)
    assert seconds < 1.5


@pytest.mark.parametrize("package", ["app.studio", "app.jobs", "lexicon_db", "app.core"])
def test_what_lies_below_the_window_knows_no_qt(package: str) -> None:
    code = f"import sys, {package}; print('PySide6' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_qt_calls_do_not_lose_references_to_none(qtbot: object) -> None:
    """PySide6 6.12.0 lost one per call on Python 3.11, until the process aborted."""
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _ in range(2000):
        widget.update()
    assert abs(sys.getrefcount(None) - before) < 100
