"""Sentences of the layers below the window, such as troubles, in the language of the window.

Those layers speak English and know no other language. What they say follows patterns, which are
collected in ``resources/translations/sentences.json``: the pattern is translated, and what the
sentence speaks of is put in.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.core.paths import resource
from lexicon_db.errors import KnownError

_GAP: Final = re.compile(r"\{\d+\}")


def said(sentence: str) -> str:
    """A sentence in the language of the window; one that has no translation stays as it is."""
    found = _pattern_of(sentence)
    if found is None:
        return sentence
    pattern, parts = found
    words = QCoreApplication.translate("Sentences", pattern)
    return words.format(*parts) if parts else words


def said_error(error: KnownError) -> KnownError:
    """A known trouble in the language of the window; the same where nothing is to translate."""
    told = said(error.what), said(error.why), said(error.fix)
    return error if told == (error.what, error.why, error.fix) else KnownError(*told)


def _pattern_of(sentence: str) -> tuple[str, tuple[str, ...]] | None:
    """The pattern of a sentence, the most exact one, and what stands in its gaps."""
    plain, patterns = _patterns()
    if sentence in plain:
        return sentence, ()
    for pattern, expression in patterns:
        match = expression.fullmatch(sentence)
        if match is not None:
            return pattern, match.groups()
    return None


@cache
def _patterns() -> tuple[frozenset[str], tuple[tuple[str, re.Pattern[str]], ...]]:
    """Sentences without gaps, and those with gaps: the ones that say most themselves first."""
    file = resource("translations", "sentences.json")
    sentences: list[str] = json.loads(file.read_text(encoding="utf-8"))
    open_ones = [one for one in sentences if _GAP.search(one)]
    open_ones.sort(key=lambda one: len(_GAP.sub("", one)), reverse=True)
    compiled = tuple(
        (one, re.compile("(.+?)".join(map(re.escape, _GAP.split(one))), re.DOTALL))
        for one in open_ones
    )
    return frozenset(sentences) - frozenset(open_ones), compiled
