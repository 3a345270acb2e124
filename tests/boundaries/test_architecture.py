"""The walls of the project: who imports whom, what starts quickly, how large a piece may be."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PRODUCT = ("app", "lexicon_db", "resources")

#: Libraries that take long to import; none of them may be needed to open the window.
HEAVY = (
    "torch", "mediapipe", "cv2", "scipy", "pyvista", "pyqtgraph", "vtkmodules", "av", "alembic",
    "smplx", "ai_edge_litert",
)  # fmt: skip

#: What can be imported without paying for any of it.
LIGHT = {
    "command line": ["main", "app.cli.main"],
    "window": ["app.ui.application", "app.ui.main_window", "app.ui.doors"],
    "use cases": [f"app.studio.{path.stem}" for path in (ROOT / "app/studio").glob("*.py")],
    "lexicon": [f"lexicon_db.{path.stem}" for path in (ROOT / "lexicon_db").glob("*.py")],
}

FILES = [ROOT / "main.py", *(path for name in PRODUCT for path in (ROOT / name).rglob("*.py"))]


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_floors_import_only_what_lies_below():
    linter = Path(sys.executable).with_name("lint-imports")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    checked = subprocess.run(
        [str(linter), "--no-cache"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize("modules", LIGHT.values(), ids=LIGHT.keys())
def test_import_is_light(modules):
    program = (
        "import sys, importlib\n"
        f"for name in {modules!r}: importlib.import_module(name)\n"
        f"print(*[name for name in {HEAVY!r} if name in sys.modules])"
    )
    imported = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert imported.stdout.split() == []


def test_modules_stay_small():
    lengths = {named(path): len(path.read_text().splitlines()) for path in FILES}
    assert {name: length for name, length in lengths.items() if length > 400} == {}


def test_functions_stay_small():
    long = [
        f"{node.name} in {named(path)}"
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and lines_of(node) > 60
    ]
    assert long == []


def lines_of(node):
    first = min((decorator.lineno for decorator in node.decorator_list), default=node.lineno)
    return node.end_lineno - first + 1


def test_nothing_that_executes_data_is_imported():
    dangerous = {"pickle", "cPickle", "dill", "cloudpickle", "shelve", "marshal", "joblib"}
    imported = {(named(path), name) for path in FILES for name in imports_of(path)}
    assert {pair for pair in imported if pair[1] in dangerous} == set()
    assert ("app/studio/ingest.py", "lexicon_db") in imported


def imports_of(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").split(".")[0]


def test_every_package_is_found_by_the_build():
    """A folder of modules without an ``__init__`` would be missing in an installed Kinelex."""
    for package in PRODUCT:
        folders = {path.parent for path in (ROOT / package).rglob("*.py")}
        without = [named(folder) for folder in folders if not (folder / "__init__.py").exists()]
        # Alembic reads its revisions as files.
        assert [name for name in without if "migrations" not in name] == []
