"""ELAN annotation files (.eaf, formats 2.7 to 3.0): tiers of annotations with their times.

The format is that of the schemas EAFv2.7.xsd to EAFv3.0.xsd of the Max Planck Institute for
Psycholinguistics, http://www.mpi.nl/tools/elan/.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.interchange.ecv import Vocabulary, vocabularies_of
from app.interchange.elan_xml import ANNOTATIONS, read_tree, refused

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Element = Any  # of lxml, which states no types

_NEWEST_MAJOR: Final = 3
#: Milliseconds per unit in which times may be told.
_UNITS: Final = {"milliseconds": 1.0, "PAL-frames": 40.0, "NTSC-frames": 1001 / 30}
#: Steps from a reference to its parent, to the parent of that, and so on, at most.
_DEEPEST: Final = 64


class Constraint(StrEnum):
    """How the annotations of a tier depend on those of its parent; values as in the format."""

    NONE = ""
    TIME_SUBDIVISION = "Time_Subdivision"
    SYMBOLIC_SUBDIVISION = "Symbolic_Subdivision"
    SYMBOLIC_ASSOCIATION = "Symbolic_Association"
    INCLUDED_IN = "Included_In"


@dataclass(frozen=True)
class Annotation:
    """One annotation, with times of its own or those that it has by its parent.

    Attributes:
        start_ms: Milliseconds from the start of the document.
        end_ms: The same; not always after the start, as files are what people made of them.
        value: The text.
        id: Unique in its document.
        refers_to: The annotation of the parent tier that it belongs to, or empty.
        vocabulary_entry: Id of its value in a controlled vocabulary, or empty.
    """

    start_ms: int
    end_ms: int
    value: str
    id: str = ""
    refers_to: str = ""
    vocabulary_entry: str = ""


@dataclass(frozen=True)
class Tier:
    """A row of annotations, ordered by their start."""

    name: str
    annotations: tuple[Annotation, ...] = ()
    linguistic_type: str = ""
    constraint: Constraint = Constraint.NONE
    parent: str = ""
    participant: str = ""
    annotator: str = ""
    language: str = ""
    vocabulary: str = ""


@dataclass(frozen=True)
class LinkedMedia:
    """A file that is annotated.

    Attributes:
        url: Where it was on the machine of whoever annotated.
        relative_url: Where it is as seen from the annotation file, or empty.
        mime_type: Its kind.
        origin_ms: What is at the start of the document is so far from the start of this file.
    """

    url: str
    relative_url: str = ""
    mime_type: str = ""
    origin_ms: int = 0


@dataclass(frozen=True)
class AnnotationDocument:
    """What an annotation file holds.

    Attributes:
        tiers: In the order of the file.
        media: What is annotated.
        version: Of the format.
        vocabularies: Those in the file itself; those in files of their own are empty.
        troubles: What of the file was left out and why, a short sentence each.
    """

    tiers: tuple[Tier, ...] = ()
    media: tuple[LinkedMedia, ...] = ()
    version: str = "3.0"
    vocabularies: tuple[Vocabulary, ...] = ()
    troubles: tuple[str, ...] = ()

    def tier(self, name: str) -> Tier | None:
        """The tier with a name, or None."""
        return next((tier for tier in self.tiers if tier.name == name), None)


def read_elan(path: Path) -> AnnotationDocument:
    """Read an annotation file; nothing outside of it is looked at, whatever it asks for.

    Annotations without times have those of what they refer to: the whole of it where the tier is
    associated, an even share of it where it is subdivided. Time slots without a value are spread
    evenly between those that have one. What cannot be resolved is left out and told.

    Raises:
        KnownError: If it is not there, is damaged or hostile, or is of a newer format.
    """
    root = read_tree(path, ANNOTATIONS)
    version = root.get("FORMAT", root.get("VERSION", ""))
    major = re.match(r"\d+", version)
    if major and int(major[0]) > _NEWEST_MAJOR:
        raise refused(path, f"It has format {version}; Kinelex knows {_NEWEST_MAJOR}.0 at most.")
    troubles: list[str] = []
    constraints, vocabularies = _linguistic_types(root)
    tiers = root.findall("TIER")
    times = _slot_times(root, tiers)
    found = _Annotations(tiers, constraints, times, troubles).resolved()
    return AnnotationDocument(
        tuple(
            _tier(tier, found[number], constraints, vocabularies)
            for number, tier in enumerate(tiers)
        ),
        tuple(_linked_media(root)),
        version,
        vocabularies_of(root),
        tuple(troubles),
    )


def _linguistic_types(root: Element) -> tuple[dict[str, Constraint], dict[str, str]]:
    """The constraint and the controlled vocabulary of each linguistic type."""
    known = {str(one): one for one in Constraint}
    constraints, vocabularies = {}, {}
    for element in root.findall("LINGUISTIC_TYPE"):
        name = element.get("LINGUISTIC_TYPE_ID", "")
        constraints[name] = known.get(element.get("CONSTRAINTS", ""), Constraint.NONE)
        vocabularies[name] = element.get("CONTROLLED_VOCABULARY_REF", "")
    return constraints, vocabularies


def _linked_media(root: Element) -> Iterator[LinkedMedia]:
    for element in root.iterfind("HEADER/MEDIA_DESCRIPTOR"):
        yield LinkedMedia(
            url=element.get("MEDIA_URL", ""),
            relative_url=element.get("RELATIVE_MEDIA_URL", ""),
            mime_type=element.get("MIME_TYPE", ""),
            origin_ms=int(_number(element.get("TIME_ORIGIN")) or 0),
        )


def _number(text: str | None) -> float | None:
    try:
        value = float(text or "")
    except ValueError:
        return None
    return value if abs(value) < 1e12 else None


def _slot_times(root: Element, tiers: Sequence[Element]) -> dict[str, float]:
    """Milliseconds of every time slot that has them or lies between some that do."""
    header = root.find("HEADER")
    unit = _UNITS.get(header.get("TIME_UNITS", "") if header is not None else "", 1.0)
    slots = {
        element.get("TIME_SLOT_ID", ""): _number(element.get("TIME_VALUE"))
        for element in root.iterfind("TIME_ORDER/TIME_SLOT")
    }
    times = {name: value * unit for name, value in slots.items() if value is not None}
    for tier in tiers:
        for chain in _chains(tier):
            _spread(times, chain)
    # Chains that begin or end in nothing: the order of the slots is all that is known.
    _spread(times, list(slots))
    return times


def _chains(tier: Element) -> Iterator[list[str]]:
    """The slots that annotations of a tier run through without a break."""
    chain: list[str] = []
    for element in tier.iterfind("ANNOTATION/ALIGNABLE_ANNOTATION"):
        start, end = element.get("TIME_SLOT_REF1", ""), element.get("TIME_SLOT_REF2", "")
        if chain and chain[-1] == start:
            chain.append(end)
        else:
            yield chain
            chain = [start, end]
    yield chain


def _spread(times: dict[str, float], names: list[str]) -> None:
    """Give slots between two known ones even times."""
    known = [place for place, name in enumerate(names) if name in times]
    for first, last in pairwise(known):
        start, end = times[names[first]], times[names[last]]
        for place in range(first + 1, last):
            share = (place - first) / (last - first)
            times[names[place]] = start + share * (end - start)


class _Annotations:
    """Annotations of all tiers while the times of those that refer to others are looked for."""

    def __init__(
        self,
        tiers: Sequence[Element],
        constraints: Mapping[str, Constraint],
        times: Mapping[str, float],
        troubles: list[str],
    ) -> None:
        self._tiers, self._troubles = tiers, troubles
        self._spans: dict[str, tuple[float, float]] = {}
        #: Of annotations that refer to another: which, and which share of its time they have.
        self._references: dict[str, tuple[str, int, int]] = {}
        for tier in tiers:
            for element in tier.iterfind("ANNOTATION/ALIGNABLE_ANNOTATION"):
                start = times.get(element.get("TIME_SLOT_REF1", ""))
                end = times.get(element.get("TIME_SLOT_REF2", ""))
                if start is not None and end is not None:
                    self._spans[element.get("ANNOTATION_ID", "")] = (start, end)
            kind = constraints.get(tier.get("LINGUISTIC_TYPE_REF", ""))
            is_divided = kind is Constraint.SYMBOLIC_SUBDIVISION
            for parent, names in _children(tier).items():
                for place, name in enumerate(names):
                    share = (place, len(names)) if is_divided else (0, 1)
                    self._references[name] = (parent, *share)

    def resolved(self) -> list[list[Annotation]]:
        """The annotations of each tier that have times, by their start."""
        return [self._of_tier(tier) for tier in self._tiers]

    def _of_tier(self, tier: Element) -> list[Annotation]:
        made = []
        for element in tier.iterfind("ANNOTATION/*"):
            name = element.get("ANNOTATION_ID", "")
            span = self._span(name)
            if span is None:
                self._troubles.append(
                    f"{tier.get('TIER_ID', '')}: annotation {name or 'without id'} has no time."
                )
                continue
            made.append(
                Annotation(
                    round(span[0]),
                    round(span[1]),
                    (element.findtext("ANNOTATION_VALUE") or "").strip(),
                    name,
                    element.get("ANNOTATION_REF", ""),
                    element.get("CVE_REF", ""),
                )
            )
        return sorted(made, key=lambda one: (one.start_ms, one.end_ms))

    def _span(self, name: str) -> tuple[float, float] | None:
        """Start and end, by way of parents; None where that leads nowhere or in a circle."""
        shares: list[tuple[int, int]] = []
        while name not in self._spans:
            if name not in self._references or len(shares) > _DEEPEST:
                return None
            name, place, count = self._references[name]
            shares.append((place, count))
        start, end = self._spans[name]
        for place, count in reversed(shares):
            step = (end - start) / count
            start, end = start + place * step, start + (place + 1) * step
        return start, end


def _children(tier: Element) -> dict[str, list[str]]:
    """The annotations that refer to each parent, in the order that they state."""
    following: dict[str, dict[str, list[str]]] = {}
    for element in tier.iterfind("ANNOTATION/REF_ANNOTATION"):
        after = following.setdefault(element.get("ANNOTATION_REF", ""), {})
        name = element.get("ANNOTATION_ID", "")
        after.setdefault(element.get("PREVIOUS_ANNOTATION", ""), []).append(name)
    ordered: dict[str, list[str]] = {}
    for parent, after in following.items():
        waiting, names = after.pop("", [])[::-1], []
        while waiting:
            name = waiting.pop()
            names.append(name)
            waiting += after.pop(name, [])[::-1]
        ordered[parent] = names
    return ordered


def _tier(
    element: Element,
    annotations: Sequence[Annotation],
    constraints: Mapping[str, Constraint],
    vocabularies: Mapping[str, str],
) -> Tier:
    linguistic_type = element.get("LINGUISTIC_TYPE_REF", "")
    return Tier(
        name=element.get("TIER_ID", ""),
        annotations=tuple(annotations),
        linguistic_type=linguistic_type,
        constraint=constraints.get(linguistic_type, Constraint.NONE),
        parent=element.get("PARENT_REF", ""),
        participant=element.get("PARTICIPANT", ""),
        annotator=element.get("ANNOTATOR", ""),
        language=element.get("LANG_REF", ""),
        vocabulary=vocabularies.get(linguistic_type, ""),
    )
