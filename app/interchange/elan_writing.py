"""ELAN annotation files written: new ones, and tiers added to those that people have made.

Times are milliseconds from the start of the document. The format is that of the schemas
EAFv2.8.xsd and EAFv3.0.xsd of the Max Planck Institute for Psycholinguistics.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from app.interchange.ecv import Vocabulary, add_languages, add_vocabulary, language_id
from app.interchange.elan_file import Annotation, Constraint, Tier
from app.interchange.elan_xml import (
    ANNOTATIONS,
    add_element,
    encode_tree,
    new_tree,
    put_in_order,
    read_tree,
    refused,
)
from lexicon_db.errors import KnownError

if TYPE_CHECKING:
    from pathlib import Path

    from app.interchange.elan_file import LinkedMedia

    Element = Any  # of lxml, which states no types

#: The formats that can be written.
FORMATS: Final = ("2.8", "3.0")
_ORDER: Final = (
    "LICENSE", "HEADER", "TIME_ORDER", "TIER", "LINGUISTIC_TYPE", "LOCALE", "LANGUAGE",
    "CONSTRAINT", "CONTROLLED_VOCABULARY", "LEXICON_REF", "REF_LINK_SET", "EXTERNAL_REF",
)  # fmt: skip
_DESCRIPTIONS: Final = {
    Constraint.TIME_SUBDIVISION: "Time subdivision of parent annotation's time interval, no time "
    "gaps allowed within this interval",
    Constraint.SYMBOLIC_SUBDIVISION: "Symbolic subdivision of a parent annotation. Annotations "
    "refering to the same parent are ordered",
    Constraint.SYMBOLIC_ASSOCIATION: "1-1 association with a parent annotation",
    Constraint.INCLUDED_IN: "Time alignable annotations within the parent annotation's time "
    "interval, gaps are allowed",
}
#: Annotations with times of their own, and those that refer to others.
_KINDS: Final = ("ALIGNABLE_ANNOTATION", "REF_ANNOTATION")
_SYMBOLIC: Final = (Constraint.SYMBOLIC_SUBDIVISION, Constraint.SYMBOLIC_ASSOCIATION)
_LAST_ID: Final = "lastUsedAnnotationId"
#: The type of tiers that do not say theirs, and the kind of media that do not.
_DEFAULT_TYPE: Final = "default-lt"
_DEFAULT_KIND: Final = "video/*"


@dataclass(frozen=True)
class Contents:
    """What is written into an annotation file.

    Attributes:
        tiers: A tier comes after its parent. Annotations without id are given one; in tiers that
            are associated or subdivided by symbols, each refers to one of the parent tier.
        media: What is annotated.
        vocabularies: Those that linguistic types of tiers name.
        languages: What people call the languages that are used.
        properties: Further facts of the document, such as its frame rate.
        author: Who made it.
    """

    tiers: Sequence[Tier]
    media: Sequence[LinkedMedia] = ()
    vocabularies: Sequence[Vocabulary] = ()
    languages: Mapping[str, str] = field(default_factory=dict)
    properties: Mapping[str, str] = field(default_factory=dict)
    author: str = ""


def encode_elan(contents: Contents, version: str = "3.0") -> bytes:
    """Write an annotation file.

    Args:
        contents: What it holds.
        version: One of FORMATS.
    """
    root = new_tree(ANNOTATIONS, version, AUTHOR=contents.author, FORMAT=version, VERSION=version)
    header = add_element(root, "HEADER", TIME_UNITS="milliseconds")
    header.set("MEDIA_FILE", "")
    add_element(header, "PROPERTY", f"urn:nl-mpi-tools-elan-eaf:{uuid.uuid4()}", NAME="URN")
    add_element(root, "TIME_ORDER")
    return _filled(root, contents)


def add_to_elan(base: Path, contents: Contents) -> bytes:
    """Write an annotation file with further tiers.

    Everything in it stays as it is, but tiers of the same names, which are replaced.

    Args:
        base: The file of a person, whose times are those of the tiers; it is not touched.
        contents: What is added.

    Raises:
        KnownError: If the file is not there, or is damaged or hostile; or if annotations of people
            belong to some that would go.
    """
    root = read_tree(base, ANNOTATIONS)
    if root.find("HEADER") is None or root.find("TIME_ORDER") is None:
        raise refused(base, "Its header or its order of times is missing.")
    names = {tier.name for tier in contents.tiers}
    _remove([tier for tier in root.findall("TIER") if tier.get("TIER_ID") in names], root)
    content = _filled(root, contents)
    known = {element.get("ANNOTATION_ID") for element in root.iter(*_KINDS)}
    if any(element.get("ANNOTATION_REF") not in known for element in root.iter(_KINDS[1])):
        raise KnownError(
            f"{base.name} was not written.",
            "Annotations of people in it belong to some that are not there any more.",
            "Choose another name for the file, and move the annotations over with ELAN.",
        )
    return content


def _remove(tiers: Sequence[Element], root: Element) -> None:
    """Remove tiers, and the time slots that they alone have used."""
    for tier in tiers:
        root.remove(tier)
    used = {place for tier in tiers for place in _slots_of(tier)} - set(_slots_of(root))
    order = root.find("TIME_ORDER")
    for slot in order.findall("TIME_SLOT"):
        if slot.get("TIME_SLOT_ID") in used:
            order.remove(slot)


def _slots_of(element: Element) -> Iterator[str]:
    for annotation in element.iter(_KINDS[0]):
        yield annotation.get("TIME_SLOT_REF1", "")
        yield annotation.get("TIME_SLOT_REF2", "")


def _filled(root: Element, contents: Contents) -> bytes:
    header = root.find("HEADER")
    linked = {element.get("MEDIA_URL") for element in header.findall("MEDIA_DESCRIPTOR")}
    for medium in contents.media:
        if medium.url in linked:
            continue
        # ELAN wants media before properties.
        element = add_element(
            header,
            "MEDIA_DESCRIPTOR",
            MEDIA_URL=medium.url,
            MIME_TYPE=medium.mime_type or _DEFAULT_KIND,
            RELATIVE_MEDIA_URL=medium.relative_url,
            TIME_ORIGIN=str(medium.origin_ms) if medium.origin_ms else "",
        )
        header.insert(0, element)
    for name, value in contents.properties.items():
        _set_property(header, name, value)
    _Slots(root).add(contents.tiers)
    _add_types(root, contents)
    used = {tier.language for tier in contents.tiers if tier.language}
    used |= {v[0] for one in contents.vocabularies for term in one.terms for v in term.values}
    add_languages(root, used, contents.languages)
    for vocabulary in contents.vocabularies:
        add_vocabulary(root, vocabulary)
    put_in_order(root, _ORDER)
    return encode_tree(root)


def _set_property(header: Element, name: str, value: str) -> None:
    for old in header.findall("PROPERTY"):
        if old.get("NAME") == name:
            header.remove(old)
    add_element(header, "PROPERTY", value, NAME=name)


def _add_types(root: Element, contents: Contents) -> None:
    """Add linguistic types and constraints that are not there yet."""
    known = {element.get("LINGUISTIC_TYPE_ID") for element in root.findall("LINGUISTIC_TYPE")}
    vocabularies = {element.get("CV_ID") for element in root.findall("CONTROLLED_VOCABULARY")}
    vocabularies |= {vocabulary.name for vocabulary in contents.vocabularies}
    for tier in contents.tiers:
        name = tier.linguistic_type or _DEFAULT_TYPE
        if name not in known:
            known.add(name)
            add_element(
                root,
                "LINGUISTIC_TYPE",
                LINGUISTIC_TYPE_ID=name,
                TIME_ALIGNABLE="false" if tier.constraint in _SYMBOLIC else "true",
                CONSTRAINTS=tier.constraint,
                GRAPHIC_REFERENCES="false",
                CONTROLLED_VOCABULARY_REF=(
                    tier.vocabulary if tier.vocabulary in vocabularies else ""
                ),
            )
    stated = {element.get("STEREOTYPE") for element in root.findall("CONSTRAINT")}
    for constraint, description in _DESCRIPTIONS.items():
        if constraint not in stated:
            add_element(root, "CONSTRAINT", STEREOTYPE=constraint, DESCRIPTION=description)


class _Slots:
    """Tiers on their way into a document: annotations get ids, and time slots where they need them.

    Parts of a time subdivision share slots with their neighbours and with what they divide, so
    that ELAN moves them together.
    """

    def __init__(self, root: Element) -> None:
        self._root = root
        self._order = root.find("TIME_ORDER")
        self._slot_number = max(
            (_number(element.get("TIME_SLOT_ID", ""), "ts") for element in self._order), default=0
        )
        self._ids = {element.get("ANNOTATION_ID", "") for element in root.iter(*_KINDS)}
        self._number = max((_number(name) for name in self._ids), default=0)
        #: Ids that were taken already, and those in their place.
        self._renamed: dict[str, str] = {}
        self._slots: list[tuple[int, str]] = []
        self._starts: dict[tuple[str, int], str] = {}
        self._ends: dict[tuple[str, int], str] = {}

    def add(self, tiers: Iterable[Tier]) -> None:
        """Add tiers with their slots, in the order of time."""
        tiers = tuple(tiers)
        for tier in tiers:
            wanted = {one.id for one in tier.annotations if one.id}
            self._number = max([self._number, *(_number(name) for name in wanted)])
        for tier in tiers:
            self._add_tier(tier)
        for value, name in sorted(self._slots, key=lambda slot: slot[0]):
            add_element(self._order, "TIME_SLOT", TIME_SLOT_ID=name, TIME_VALUE=str(value))
        self._sort()
        _set_property(self._root.find("HEADER"), _LAST_ID, str(self._number))

    def _add_tier(self, tier: Tier) -> None:
        element = add_element(
            self._root,
            "TIER",
            TIER_ID=tier.name,
            LINGUISTIC_TYPE_REF=tier.linguistic_type or _DEFAULT_TYPE,
            PARENT_REF=tier.parent,
            PARTICIPANT=tier.participant,
            ANNOTATOR=tier.annotator,
            LANG_REF=language_id(tier.language) if tier.language else "",
        )
        last: dict[str, str] = {}
        for annotation in tier.annotations:
            name = self._free_id(annotation.id)
            holder = add_element(element, "ANNOTATION")
            facts = {"ANNOTATION_ID": name, "CVE_REF": annotation.vocabulary_entry}
            if tier.constraint in _SYMBOLIC:
                parent = self._renamed.get(annotation.refers_to, annotation.refers_to)
                follows = tier.constraint is Constraint.SYMBOLIC_SUBDIVISION
                made = add_element(
                    holder,
                    "REF_ANNOTATION",
                    ANNOTATION_REF=parent,
                    PREVIOUS_ANNOTATION=last.get(parent, "") if follows else "",
                    **facts,
                )
                last[parent] = name
            else:
                start, end = self._bounds(tier, annotation)
                made = add_element(
                    holder,
                    "ALIGNABLE_ANNOTATION",
                    TIME_SLOT_REF1=start,
                    TIME_SLOT_REF2=end,
                    **facts,
                )
            add_element(made, "ANNOTATION_VALUE", annotation.value)

    def _free_id(self, wanted: str) -> str:
        if wanted and wanted not in self._ids:
            name = wanted
        else:
            self._number += 1
            name = f"a{self._number}"
            self._renamed[wanted] = name
        self._ids.add(name)
        return name

    def _bounds(self, tier: Tier, annotation: Annotation) -> tuple[str, str]:
        start, end = annotation.start_ms, annotation.end_ms
        first = last = None
        if tier.constraint is Constraint.TIME_SUBDIVISION:
            first = self._ends.get((tier.name, start)) or self._starts.get((tier.parent, start))
            last = self._ends.get((tier.parent, end))
        first, last = first or self._new_slot(start), last or self._new_slot(end)
        self._starts.setdefault((tier.name, start), first)
        self._ends.setdefault((tier.name, end), last)
        return first, last

    def _new_slot(self, value: int) -> str:
        self._slot_number += 1
        name = f"ts{self._slot_number}"
        self._slots.append((max(value, 0), name))
        return name

    def _sort(self) -> None:
        """Put slots in the order of time; those without a time stay behind the one before."""
        keyed, latest = [], 0.0
        for place, slot in enumerate(self._order):
            value = slot.get("TIME_VALUE")
            latest = float(value) if value and value.isdecimal() else latest
            keyed.append((latest, place, slot))
        self._order[:] = [slot for _, _, slot in sorted(keyed, key=lambda one: one[:2])]


def _number(name: str, letters: str = "a") -> int:
    """The number in an id such as ``a17``, 0 where it has none."""
    found = re.fullmatch(rf"{letters}(\d{{1,9}})", name)
    return int(found[1]) if found else 0
