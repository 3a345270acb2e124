"""Cells that hold lists: words, and senses of words, such that reading gives what was written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

#: A quoted word, or anything up to a comma or bar; commas within numbers belong to them.
_WORD: Final = re.compile(r'\s*(?:"((?:[^"]|"")*)"\s*(?=[,|]|$)|((?:(?<=\d),(?=\d)|[^,|])*))')
#: Numbers that some programs write before senses.
_NUMBERED: Final = re.compile(r"(?:^|\s)\d{1,2}\.\s+")
_NEEDS_QUOTES: Final = re.compile(r'[,|"]|^\s|\s$|^\d{1,2}\.\s|^$')


def write_words(words: Sequence[str]) -> str:
    """Words between commas; those that would be misread stand in quotation marks."""
    return ", ".join(
        '"' + word.replace('"', '""') + '"' if _NEEDS_QUOTES.search(word) else word
        for word in words
    )


def write_senses(senses: Sequence[Sequence[str]]) -> str:
    """Senses between bars, each a list of words."""
    count = max((place for place, words in enumerate(senses, start=1) if words), default=0)
    return " | ".join(write_words(words) for words in senses[:count])


def read_words(cell: str) -> list[str]:
    """The words of a cell, in order."""
    return [word for words in _split(cell) for word in words]


def read_senses(cell: str) -> list[list[str]]:
    """The senses of a cell: between bars, or after the numbers 1., 2. and so on."""
    if re.match(r"\s*1\.\s", cell):
        return [words for part in _NUMBERED.split(cell)[1:] for words in _split(part)]
    return _split(cell)


def _split(cell: str) -> list[list[str]]:
    senses: list[list[str]] = [[]]
    place = 0
    while place < len(cell):
        found = _WORD.match(cell, place)
        if found is None:
            break
        quoted, plain = found.groups()
        word = quoted.replace('""', '"') if quoted is not None else plain.strip()
        if word:
            senses[-1].append(word)
        place = found.end()
        if place < len(cell) and cell[place] == "|":
            senses.append([])
        place += 1
    return senses
