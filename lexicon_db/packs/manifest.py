"""The manifest of a pack: what it is, who made it, under which terms, and what it holds."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any, Final

from lexicon_db.errors import KnownError
from lexicon_db.labels import clean_label, clean_text
from lexicon_db.packs.layout import FORMAT, FORMAT_VERSION, MOST_FILES, MOST_RECORDS
from lexicon_db.packs.shapes import SHAPES
from lexicon_db.packs.values import (
    HASH,
    ID,
    Label,
    ListOf,
    Matching,
    Record,
    Text,
    Time,
    Truth,
    UnfitError,
    Whole,
)

_VERSION_PATTERN: Final = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6}){0,3}")
#: From which the identifier of a pack follows, together with its lexicon and its name.
_PACKS: Final = uuid.UUID("6b1d6a1e-6f0d-5c39-9a53-0f4e1f6a2c77")


@dataclass(frozen=True)
class CommunityLabel:
    """What a community asks of whoever uses the pack, in the manner of TK and CARE labels.

    Attributes:
        label: Its short name, such as ``TK Attribution``.
        text: What it asks.
    """

    label: str
    text: str


@dataclass(frozen=True)
class PackTerms:
    """What a pack is called, and under which terms it travels.

    Attributes:
        name: What people call it. A later version of the same pack has the same name.
        version: One to four numbers with dots, such as ``1.2``.
        licence: Under which it may be used, such as ``CC BY-NC-SA 4.0``.
        authors: Who made it.
        description: What is in it.
        citation: How it wants to be cited.
        labels: What the community asks.
    """

    name: str
    version: str = "1"
    licence: str = ""
    authors: tuple[str, ...] = ()
    description: str = ""
    citation: str = ""
    labels: tuple[CommunityLabel, ...] = ()


@dataclass(frozen=True)
class Contents:
    """What travels beside entries, takes, motion, repairs and phases; each needs consent as well.

    Attributes:
        videos: The files of the recordings.
        landmarks: What was detected in the pictures, and the fit of the signer's own body.
        reviews: What reviewers think.
        reviewer_names: Their names; else they are numbered.
        identities: Learned appearances.
        utterances: Saved utterances.
    """

    videos: bool = False
    landmarks: bool = False
    reviews: bool = False
    reviewer_names: bool = False
    identities: bool = False
    utterances: bool = True


@dataclass(frozen=True)
class Manifest:
    """What a pack says of itself.

    Attributes:
        pack_id: The same in every version of a pack.
        terms: Its name, version and terms.
        lexicon_id: The lexicon that it was made from.
        lexicon_name: What that is called.
        language: ISO 639-3 code of its signed language.
        content_at: When the latest of its records was made or changed (UTC).
        contents: What was chosen to travel.
        counts: How many records of each kind it holds.
        files_sha256: SHA-256 of its list of files.
        file_count: How many files that list names.
        byte_count: How many bytes they have together.
    """

    pack_id: str
    terms: PackTerms
    lexicon_id: str
    lexicon_name: str
    language: str
    content_at: datetime
    contents: Contents
    counts: Mapping[str, int] = field(default_factory=dict)
    files_sha256: str = ""
    file_count: int = 0
    byte_count: int = 0


SHAPE: Final = Record(
    {
        "format": Matching(re.compile(FORMAT), "pack"),
        "format_version": Whole(1, FORMAT_VERSION),
        "pack": Record(
            {
                "id": ID,
                "name": Label(),
                "version": Matching(_VERSION_PATTERN, "version"),
                "licence": Text(),
                "authors": ListOf(Label()),
                "description": Text(),
                "citation": Text(),
                "labels": ListOf(Record({"label": Label(), "text": Text()})),
            }
        ),
        "lexicon": Record(
            {
                "id": ID,
                "name": Label(),
                "language": Matching(re.compile("[a-z]{3}"), "language code of ISO 639-3"),
            }
        ),
        "content_at": Time(),
        "contents": Record({name: Truth() for name in Contents.__dataclass_fields__}),
        "counts": Record({kind: Whole(0, MOST_RECORDS) for kind in SHAPES}),
        "files": Record({"sha256": HASH, "count": Whole(1, MOST_FILES), "byte_count": Whole(1)}),
    }
)


#: A line of the list of files.
LISTED_FILE: Final = Record({"name": Label(), "byte_count": Whole(), "sha256": HASH})


def clean_terms(terms: PackTerms) -> PackTerms:
    """Terms as a pack holds them.

    Raises:
        KnownError: If a name, the version or a label is not allowed.
    """
    if not _VERSION_PATTERN.fullmatch(terms.version):
        raise KnownError(
            "The pack was not made.",
            f"“{terms.version}” is no version.",
            "Give one to four numbers with dots between them, such as 1.2.",
        )
    return PackTerms(
        name=clean_label(terms.name, "name of the pack"),
        version=terms.version,
        licence=clean_text(terms.licence),
        authors=tuple(clean_label(author, "name of the author") for author in terms.authors),
        description=clean_text(terms.description),
        citation=clean_text(terms.citation),
        labels=tuple(
            CommunityLabel(clean_label(label.label, "community label"), clean_text(label.text))
            for label in terms.labels
        ),
    )


def pack_id(lexicon_id: str, name: str) -> str:
    """The identifier of the pack of some name of some lexicon: the same in all its versions."""
    return str(uuid.uuid5(_PACKS, f"{lexicon_id}\n{name}"))


def is_later(version: str, than: str) -> bool:
    """Whether a version of a pack comes after another one."""
    return _numbers(version) > _numbers(than)


def document_of(manifest: Manifest) -> dict[str, Any]:
    """The manifest as JSON."""
    return SHAPE.write(
        {
            "format": FORMAT,
            "format_version": FORMAT_VERSION,
            "pack": {"id": manifest.pack_id, **asdict(manifest.terms)},
            "lexicon": {
                "id": manifest.lexicon_id,
                "name": manifest.lexicon_name,
                "language": manifest.language,
            },
            "content_at": manifest.content_at,
            "contents": asdict(manifest.contents),
            "counts": dict(manifest.counts),
            "files": {
                "sha256": manifest.files_sha256,
                "count": manifest.file_count,
                "byte_count": manifest.byte_count,
            },
        }
    )


def manifest_of(document: object) -> Manifest:
    """The manifest that some JSON stands for.

    Raises:
        UnfitError: If it stands for none, or for one of a newer format.
    """
    if isinstance(document, dict):
        version = document.get("format_version")
        if isinstance(version, int) and version > FORMAT_VERSION:
            raise NewerFormatError(f"was made by a newer version of the program (format {version})")
    values = SHAPE.read(document)
    pack, lexicon, files = values["pack"], values["lexicon"], values["files"]
    labels = tuple(CommunityLabel(**label) for label in pack["labels"])
    terms = {**pack, "authors": tuple(pack["authors"]), "labels": labels}
    return Manifest(
        pack_id=terms.pop("id"),
        terms=PackTerms(**terms),
        lexicon_id=lexicon["id"],
        lexicon_name=lexicon["name"],
        language=lexicon["language"],
        content_at=values["content_at"],
        contents=Contents(**values["contents"]),
        counts=values["counts"],
        files_sha256=files["sha256"],
        file_count=files["count"],
        byte_count=files["byte_count"],
    )


class NewerFormatError(UnfitError):
    """A pack of a format that this program does not know."""


def _numbers(version: str) -> tuple[int, ...]:
    numbers = [int(number) for number in version.split(".")]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)
