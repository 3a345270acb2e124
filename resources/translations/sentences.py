"""The sentences that layers below the window say: troubles, reasons, what long work does now.

Those layers know no language. Their sentences are collected here as patterns, ``{0}`` and so on
standing for what a sentence speaks of; the window finds the pattern of a sentence and translates
that.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_ROOT: Final = Path(__file__).parents[2]
_BELOW: Final = ("app", "lexicon_db")
#: These speak English, or speak for themselves.
_APART: Final = ("app/ui/", "app/cli/", "lexicon_db/migrations/")
#: A sentence: begins with a capital or what it speaks of, has several words, ends with a stop.
#: Commands to the database begin with two capitals.
_SENTENCE: Final = re.compile(r"(?![A-Z]{2}|[a-z_])[\w\"“'{].*\s.*[.!?]", re.DOTALL)
_FEWEST_LETTERS: Final = 8


def collected_sentences() -> list[str]:
    """Patterns of all sentences, sorted."""
    found: set[str] = set()
    for folder in _BELOW:
        for file in sorted((_ROOT / folder).rglob("*.py")):
            if not file.relative_to(_ROOT).as_posix().startswith(_APART):
                found.update(_sentences(ast.parse(file.read_text(encoding="utf-8"))))
    return sorted(found)


def _sentences(tree: ast.Module) -> Iterator[str]:
    parts = {id(part) for node in ast.walk(tree) for part in _not_said(node)}
    activities = {id(said) for node in ast.walk(tree) for said in _activity(node)}
    for node in ast.walk(tree):
        pattern = None if id(node) in parts else _pattern(node)
        if pattern is None or len(re.sub(r"\{\d+\}|\W", "", pattern)) < _FEWEST_LETTERS:
            continue
        if id(node) in activities or _SENTENCE.fullmatch(pattern):
            yield pattern


def _not_said(node: ast.AST) -> Iterator[ast.AST]:
    """Docstrings, and the pieces of f-strings."""
    if isinstance(node, ast.JoinedStr):
        yield from node.values
    elif isinstance(node, ast.Expr):
        yield node.value


def _activity(node: ast.AST) -> Iterator[ast.AST]:
    """What a call of ``report(done, total, activity)`` says."""
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "report"
        and len(node.args) == 3
    ):
        yield node.args[2]


def _pattern(node: ast.AST) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if not isinstance(node, ast.JoinedStr):
        return None
    pieces, count = [], 0
    for value in node.values:
        if isinstance(value, ast.Constant):
            pieces.append(str(value.value))
        else:
            pieces.append(f"{{{count}}}")
            count += 1
    return "".join(pieces)
