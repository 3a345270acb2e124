"""ELAN's controlled vocabularies: in files of their own (.ecv), and within annotation files.

Source: the schemas EAFv2.8.xsd and EAFv3.0.xsd of the Max Planck Institute for Psycholinguistics.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from app.interchange.elan_xml import (
    VOCABULARIES,
    add_element,
    encode_tree,
    new_tree,
    read_tree,
    refused,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    Element = Any  # of lxml, which states no types

_SCHEMA: Final = "2.8"
#: Where ELAN itself says what languages are: ISO 639-3 by SIL.
_LANGUAGES: Final = "https://iso639-3.sil.org/code/"
#: What stands for no language.
UNDETERMINED: Final = "und"


@dataclass(frozen=True)
class Term:
    """An entry of a vocabulary.

    Attributes:
        id: Stays the same when values change; begins with a letter.
        values: (language, value, description), one per language.
    """

    id: str
    values: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Vocabulary:
    """A list of terms under a name."""

    name: str
    terms: tuple[Term, ...]


def encode_ecv(
    vocabularies: Sequence[Vocabulary], languages: Mapping[str, str], author: str = ""
) -> bytes:
    """Write vocabularies as a file; it is valid by the schemas 2.8 and 3.0.

    Args:
        vocabularies: At least one.
        languages: What people call each language.
        author: Who made it.
    """
    root = new_tree(VOCABULARIES, _SCHEMA, AUTHOR=author, VERSION="0.2")
    add_languages(
        root, {v[0] for one in vocabularies for t in one.terms for v in t.values}, languages
    )
    for vocabulary in vocabularies:
        add_vocabulary(root, vocabulary)
    return encode_tree(root)


def add_languages(root: Element, used: Iterable[str], called: Mapping[str, str]) -> None:
    """Add the languages that are used and not there yet."""
    known = {element.get("LANG_ID") for element in root.findall("LANGUAGE")}
    for language in sorted({*used}):
        name = language_id(language)
        if name not in known:
            known.add(name)
            add_element(
                root,
                "LANGUAGE",
                LANG_ID=name,
                LANG_DEF=_LANGUAGES + language if re.fullmatch("[a-z]{3}", language) else "",
                LANG_LABEL=called.get(language, language),
            )


def language_id(language: str) -> str:
    """What stands for a language, whatever it is called: XML wants a name there."""
    name = re.sub(r"[^A-Za-z0-9._-]", "_", language)
    return name if re.match("[A-Za-z_]", name) else f"_{name}"


def add_vocabulary(root: Element, vocabulary: Vocabulary) -> None:
    """Add a vocabulary, in place of one of its name."""
    for old in root.findall("CONTROLLED_VOCABULARY"):
        if old.get("CV_ID") == vocabulary.name:
            root.remove(old)
    element = add_element(root, "CONTROLLED_VOCABULARY", CV_ID=vocabulary.name)
    for language in dict.fromkeys(v[0] for term in vocabulary.terms for v in term.values):
        add_element(element, "DESCRIPTION", "", LANG_REF=language_id(language))
    for term in vocabulary.terms:
        entry = add_element(element, "CV_ENTRY_ML", CVE_ID=term.id)
        for language, value, description in term.values:
            name = language_id(language)
            add_element(entry, "CVE_VALUE", value, LANG_REF=name, DESCRIPTION=description)


def read_ecv(path: Path) -> tuple[Vocabulary, ...]:
    """Read a file of vocabularies, of one language or several.

    Raises:
        KnownError: If it is not there, is damaged or hostile, or has no vocabulary.
    """
    root = read_tree(path, VOCABULARIES)
    found = vocabularies_of(root)
    if not found:
        raise refused(path, "It holds no vocabulary.", VOCABULARIES)
    return found


def vocabularies_of(root: Element) -> tuple[Vocabulary, ...]:
    """The vocabularies in a document; those that lie in other files are empty."""
    return tuple(_vocabulary(element) for element in root.iterfind("CONTROLLED_VOCABULARY"))


def _vocabulary(element: Element) -> Vocabulary:
    terms = [
        Term(entry.get("CVE_ID", ""), tuple(_values(entry)))
        for entry in element.iterfind("CV_ENTRY_ML")
    ]
    # Before format 2.8 an entry had one value, and its place was its id.
    terms += [
        Term(
            entry.get("CVE_ID", f"cve{place}"),
            ((UNDETERMINED, (entry.text or "").strip(), entry.get("DESCRIPTION", "")),),
        )
        for place, entry in enumerate(element.iterfind("CV_ENTRY"))
    ]
    return Vocabulary(element.get("CV_ID", ""), tuple(terms))


def _values(entry: Element) -> list[tuple[str, str, str]]:
    return [
        (
            value.get("LANG_REF", UNDETERMINED),
            (value.text or "").strip(),
            value.get("DESCRIPTION", ""),
        )
        for value in entry.iterfind("CVE_VALUE")
    ]
