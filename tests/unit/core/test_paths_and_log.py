"""Kinelex's own files lie in the profile, and a profile that cannot be used costs only the log."""

import logging
import logging.handlers
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

from app.core.log import start_logging
from app.core.paths import cache_folder, lexicons_folder, log_file, resource, settings_file


@pytest.fixture(autouse=True)
def own_log(monkeypatch):
    """Log handlers of this test alone."""
    root = logging.getLogger()
    before, level = root.handlers, root.level
    monkeypatch.setattr(root, "handlers", [])
    yield
    for handler in root.handlers:
        handler.close()
    root.setLevel(level)
    root.handlers = before
    logging.captureWarnings(capture=False)


def test_the_profile_can_be_moved(tmp_path, monkeypatch):
    monkeypatch.setenv("KINELEX_PROFILE", str(tmp_path))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "Documents"))
    for path in (settings_file(), log_file(), cache_folder(), lexicons_folder()):
        assert path.is_relative_to(tmp_path)
    assert resource("sample_lexicon", "B.npz").is_file()


def test_the_log_is_written_and_only_warnings_reach_the_terminal(tmp_path, monkeypatch, capfd):
    monkeypatch.setenv("KINELEX_PROFILE", str(tmp_path / "new"))
    start_logging()
    logging.getLogger("app.jobs").info("a quiet note")
    logging.getLogger("app.jobs").warning("a loud one")
    with warnings.catch_warnings():
        warnings.simplefilter("default")
        warnings.warn("an old habit", stacklevel=1)
    text = log_file().read_text()
    assert all(words in text for words in ("a quiet note", "a loud one", "an old habit"))
    told = capfd.readouterr()
    assert told.out == ""
    assert "a loud one" in told.err
    assert "a quiet note" not in told.err


def test_what_a_worker_says_is_in_the_log_that_is_in_use(tmp_path, monkeypatch):
    """Also when the application has put a full log aside while the worker had it open."""
    monkeypatch.setenv("KINELEX_PROFILE", str(tmp_path))
    monkeypatch.setattr("app.core.log._LARGEST", 1000)
    root = logging.getLogger()
    start_logging(is_worker=True)
    worker, root.handlers = root.handlers, []
    start_logging()
    application = root.handlers
    for number in range(40):
        logging.getLogger("app").info("line %d of the application", number)
    root.handlers = worker
    logging.getLogger("app").info("the worker has begun")
    root.handlers = [*worker, *application]
    names = {path.name for path in log_file().parent.iterdir()}
    assert names == {"kinelex.log", "kinelex.log.1", "kinelex.log.2", "kinelex.log.3"}
    assert "the worker has begun" in log_file().read_text()


def test_a_profile_that_cannot_be_written_to_costs_only_the_log(tmp_path, monkeypatch, capfd):
    (tmp_path / "file").touch()
    monkeypatch.setenv("KINELEX_PROFILE", str(tmp_path / "file"))
    start_logging()
    logging.getLogger("app.jobs").warning("still here")
    told = capfd.readouterr().err
    assert "No log file" in told
    assert "still here" in told


def test_looking_at_use_cases_loads_nothing_heavy():
    """Opening a window imports these modules; it is to be there at once."""
    heavy = "torch mediapipe smplx cv2 scipy pyvista pyqtgraph alembic av PySide6"
    root = Path(__file__).parents[3]
    modules = [file.stem for file in (root / "app" / "studio").glob("[!_]*.py")]
    script = "import sys\n"
    script += "\n".join(f"import app.studio.{module}" for module in modules)
    script += f"\nprint([name for name in {heavy.split()} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=root, check=True
    )
    assert done.stdout.strip() == "[]"
