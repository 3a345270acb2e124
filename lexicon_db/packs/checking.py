"""Checking a pack as a whole, before anything of it is used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from lexicon_db.codec import check_track
from lexicon_db.errors import KnownError
from lexicon_db.packs import layout
from lexicon_db.packs.appearances import ENDINGS, check_appearance
from lexicon_db.packs.media_heads import HEAD, begins_like
from lexicon_db.packs.permissions import allows_appearance
from lexicon_db.packs.reading import Pack
from lexicon_db.packs.shapes import SHAPES
from lexicon_db.packs.values import UnfitError
from lexicon_db.progress import Report, silent
from lexicon_db.records import Scope

Document = dict[str, Any]

_PHASES: Final = ("onset_seconds", "stroke_start_seconds", "stroke_end_seconds", "offset_seconds")


@dataclass
class _Known:
    """What the records that were read so far have named."""

    ids: dict[str, set[str]] = field(default_factory=dict)
    terms: set[tuple[str, str]] = field(default_factory=set)
    content: dict[str, int] = field(default_factory=dict)
    glosses: set[str] = field(default_factory=set)
    active: set[str] = field(default_factory=set)
    versions: set[tuple[str, str, int]] = field(default_factory=set)
    shown: set[str] = field(default_factory=set)


class _Unsound(ValueError):  # noqa: N818 - a finding, told as a known error
    """What is wrong with a record, as the end of a sentence."""


def check_pack(pack: Pack, report: Report = silent) -> None:
    """Look at every file, every record and every track of a pack.

    Memory is bounded: identifiers alone are kept.

    Raises:
        KnownError: At the first thing that is not as it should be; it is named.
    """
    pack.check_files(report)
    known = _Known()
    for kind in SHAPES:
        known.ids[kind] = set()
        count = 0
        for document in pack.records(kind):
            count += 1
            report(count, max(pack.manifest.counts[kind], 1), f"checking {kind}")
            if count > pack.manifest.counts[kind]:
                pack.refuse(f"holds more {kind} than it says")
            try:
                _note(document, kind, known)
                _CHECKS.get(kind, _nothing)(document, known)
            except _Unsound as error:
                pack.refuse(f"has in {layout.records_name(kind)} something that {error}")
        if count != pack.manifest.counts[kind]:
            pack.refuse(f"holds {count} {kind} and says that it holds {pack.manifest.counts[kind]}")
    _check_relations(pack, known)
    _check_content(pack, known, report)


def _note(document: Document, kind: str, known: _Known) -> None:
    key = document["id"] if "id" in document else document["name"]
    if key in known.ids[kind]:
        raise _Unsound(f"is there twice: {key}")
    known.ids[kind].add(key)


def _refers(document: Mapping[str, Any], name: str, known: _Known, kind: str) -> None:
    key = document[name]
    if key is not None and key not in known.ids[kind]:
        raise _Unsound(f"refers to one of the {kind} that the pack does not hold")


def _nothing(_document: Document, _known: _Known) -> None:
    """Records of this kind refer to nothing."""


def _check_vocabulary(document: Document, known: _Known) -> None:
    terms = [(document["name"], term["name"]) for term in document["terms"]]
    _require_different([name for _, name in terms], "terms")
    _require_languages(document["labels"], *(term["labels"] for term in document["terms"]))
    known.terms.update(terms)


def _check_entry(document: Document, known: _Known) -> None:
    gloss = document["id_gloss"]
    if gloss in known.glosses:
        raise _Unsound("has the ID-gloss of another entry")
    known.glosses.add(gloss)
    _require_languages(document["annotation_glosses"])
    for names in ("tags", "dialects", "semantic_fields"):
        _require_different(document[names], names)
        if names == "dialects" and not known.ids["dialects"].issuperset(document[names]):
            raise _Unsound("is used in a dialect that the pack does not hold")
    places = [(one["variant"], one["field"], one["position"]) for one in document["phonology"]]
    _require_different(places, "values of form")
    for one in document["phonology"]:
        term = (one["vocabulary"], one["term"])
        if term != (None, None) and term not in known.terms:
            raise _Unsound("is described by a term that the pack does not hold")
    sides = [(one["role"], one["target_id"], one["position"]) for one in document["relations"]]
    _require_different(sides, "relations")


def _check_signer(document: Document, known: _Known) -> None:
    names = known.ids.setdefault("names of signers", set())
    if document["name"] in names:
        raise _Unsound("has the name of another signer")
    names.add(document["name"])
    consents = document["consents"]
    _require_different([one["id"] for one in consents], "consents")
    if not all(one["scopes"] for one in consents):
        raise _Unsound("has a consent to nothing")
    if not any(Scope.SHARE in one["scopes"] for one in consents):
        raise _Unsound("has not agreed to sharing")
    if document["is_named"] and not any(Scope.PUBLISH in one["scopes"] for one in consents):
        raise _Unsound("is named and has not agreed to publishing")
    if allows_appearance({scope for one in consents for scope in one["scopes"]}):
        known.shown.add(document["id"])


def _check_recording(document: Document, known: _Known) -> None:
    contents = known.ids.setdefault("contents", set())
    if document["sha256"] in contents:
        raise _Unsound("has the content of another recording")
    contents.add(document["sha256"])
    if document["is_included"]:
        name = layout.media_name(document["sha256"], document["suffix"])
        known.content[name] = document["byte_count"]


def _check_take(document: Document, known: _Known) -> None:
    _refers(document, "entry_id", known, "entries")
    _refers(document, "signer_id", known, "signers")
    _refers(document, "recording_id", known, "recordings")
    if document["start_seconds"] > document["end_seconds"]:
        raise _Unsound("ends before it starts")
    phases = [document[name] for name in _PHASES]
    if phases.count(None) not in (0, len(phases)) or (
        None not in phases and phases != sorted(phases)
    ):
        raise _Unsound("has phases that do not follow one another")
    if document["is_active"]:
        if document["entry_id"] in known.active:
            raise _Unsound("is the second active take of its entry")
        known.active.add(document["entry_id"])
    _require_different([one["id"] for one in document["repairs"]], "repairs")
    for repair in document["repairs"]:
        if repair["start_seconds"] > repair["end_seconds"]:
            raise _Unsound("has a repair that ends before it starts")


def _check_track(document: Document, known: _Known) -> None:
    _refers(document, "take_id", known, "takes")
    version = (document["take_id"], document["kind"], document["version"])
    if version in known.versions:
        raise _Unsound("is there twice in one version")
    known.versions.add(version)
    known.content[layout.track_name(document["sha256"])] = document["byte_count"]


def _check_identity(document: Document, known: _Known) -> None:
    _refers(document, "signer_id", known, "signers")
    if document["signer_id"] not in known.shown:
        raise _Unsound("shows somebody who has not agreed to being learned, shown and published")
    if document["suffix"] != ENDINGS.get(document["kind"]):
        raise _Unsound("is of a kind that does not end so")
    known.content[layout.media_name(document["sha256"], document["suffix"])] = document[
        "byte_count"
    ]


def _check_utterance(document: Document, known: _Known) -> None:
    if not document["slots"]:
        raise _Unsound("has no signs")
    for slot in document["slots"]:
        _refers(slot, "entry_id", known, "entries")
        _refers(slot, "take_id", known, "takes")
        override = slot["override"]
        if override and override["rate"] <= 0:
            raise _Unsound("has a rate that is not above 0")
    if any(gap["place"] > len(document["slots"]) for gap in document["gaps"]):
        raise _Unsound("leaves a gap behind its end")


def _check_review(document: Document, known: _Known) -> None:
    _refers(document, "take_id", known, "takes")
    _refers(document, "utterance_id", known, "utterances")
    if (document["take_id"] is None) == (document["utterance_id"] is None):
        raise _Unsound("is about nothing, or about two things")
    _require_different(document["reasons"], "reasons")


_CHECKS: Final[dict[str, Callable[[Document, _Known], None]]] = {
    "vocabularies": _check_vocabulary,
    "entries": _check_entry,
    "signers": _check_signer,
    "recordings": _check_recording,
    "takes": _check_take,
    "tracks": _check_track,
    "identities": _check_identity,
    "utterances": _check_utterance,
    "reviews": _check_review,
}


def _check_relations(pack: Pack, known: _Known) -> None:
    for document in pack.records("entries"):
        for relation in document["relations"]:
            if relation["target_id"] not in known.ids["entries"]:
                pack.refuse("has an entry that is related to one which it does not hold")


def _check_content(pack: Pack, known: _Known, report: Report) -> None:
    """Make sure that tracks and media are those that the records speak of, and what they claim."""
    stored = {n: size for n, size in pack.sizes.items() if not n.startswith("records/")}
    if stored != known.content:
        wrong = min(name for name, _ in stored.items() ^ known.content.items())
        pack.refuse(f"holds a file that no record speaks of, or lacks one: {wrong}")
    for name in stored:
        if name.startswith("media/") and not begins_like(pack.head(name, HEAD), _suffix(name)):
            pack.refuse(f"holds a file that is not what its name says: {name}")
    for identity in pack.records("identities"):
        _check_appearance(pack, identity)
    total = max(pack.manifest.counts["tracks"], 1)
    for done, track in enumerate(pack.records("tracks"), start=1):
        report(done, total, "checking tracks")
        _check_bytes(pack, track)


def _check_bytes(pack: Pack, track: Document) -> None:
    data = pack.track_bytes(track["sha256"])
    try:
        kind = check_track(data)
    except KnownError as error:
        pack.refuse(f"holds a track that cannot be read: {error.why.rstrip('.')}")
    if kind != track["kind"]:
        pack.refuse("holds a track that is not what its record says")


def _check_appearance(pack: Pack, identity: Document) -> None:
    name = layout.media_name(identity["sha256"], identity["suffix"])
    size = identity["byte_count"]
    try:
        check_appearance(
            lambda count: pack.head(name, count), size, identity["kind"], identity["signer_id"]
        )
    except UnfitError as error:
        pack.refuse(str(error))


def _suffix(name: str) -> str:
    return name[name.rindex(".") :]


def _require_different(values: list[Any], called: str) -> None:
    if len(set(values)) != len(values):
        raise _Unsound(f"has {called} that are there twice")


def _require_languages(*lists: list[Document]) -> None:
    for pairs in lists:
        _require_different([pair["language"] for pair in pairs], "texts of one language")
