"""The table of features names a test for each, and all of them are there."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

_COUNT = 45
_ROW = re.compile(r"\| (\d+) \| ([^|]+) \| (needed|wished) \| ([^|]+) \| ([^|]+) \|")
_TEST = re.compile(r"`([\w/]+\.py)::(test_\w+)`")
#: What the Python and Qt of this project could reach a network with.
_NETWORK = {
    "PySide6.QtNetwork", "PySide6.QtWebEngineCore", "PySide6.QtWebSockets", "aiohttp", "asyncio",
    "ftplib", "http", "httpx", "requests", "smtplib", "socket", "ssl", "urllib.request",
    "urllib3", "websockets", "xmlrpc",
}  # fmt: skip


def rows() -> list[tuple[int, str]]:
    """Number and tests of each feature."""
    text = (ROOT / "docs" / "features.md").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if re.match(r"\| \d", line)]
    found = [_ROW.fullmatch(line) for line in lines]
    assert None not in found
    return [(int(row[1]), row[5]) for row in found if row is not None]


@cache
def functions(file: str) -> frozenset[str]:
    """Names of the functions of a module of tests."""
    tree = ast.parse((ROOT / "tests" / file).read_text(encoding="utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def test_every_feature_has_its_row() -> None:
    assert [number for number, _ in rows()] == list(range(1, _COUNT + 1))


@pytest.mark.parametrize(("number", "told"), rows(), ids=[str(number) for number, _ in rows()])
def test_every_feature_is_shown_by_tests_that_are_there(number: int, told: str) -> None:
    tests = _TEST.findall(told)
    assert len(tests) == told.count("`") / 2 >= 1, f"feature {number} names no tests"
    assert [f"{file}::{name}" for file, name in tests if name not in functions(file)] == []


def test_nothing_can_reach_a_network() -> None:
    reaching = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in [ROOT / "main.py", *ROOT.glob("app/**/*.py"), *ROOT.glob("lexicon_db/**/*.py")]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in imported(node)
        if any(name == one or name.startswith(f"{one}.") for one in _NETWORK)
    ]
    assert reaching == []


@pytest.mark.parametrize("line", ["import http.client", "from urllib import request"])
def test_ways_to_a_network_are_recognised(line: str) -> None:
    names = [name for node in ast.walk(ast.parse(line)) for name in imported(node)]
    assert any(name.startswith(tuple(_NETWORK)) for name in names)


def imported(node: ast.AST) -> list[str]:
    """The modules that a statement imports, each whole."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []
