"""Making packs: first a plan that tells everything, then the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from lexicon_db.errors import KnownError
from lexicon_db.files import whole_file
from lexicon_db.media import hash_of
from lexicon_db.packs.columns import Document
from lexicon_db.packs.manifest import (
    Contents,
    Manifest,
    PackTerms,
    clean_terms,
    pack_id,
)
from lexicon_db.packs.register import note_export
from lexicon_db.packs.selecting import LeftOut, Selection, chunks, select_contents
from lexicon_db.packs.sign_documents import (
    dialect_documents,
    entry_documents,
    vocabulary_documents,
)
from lexicon_db.packs.signing import SigningKey
from lexicon_db.packs.take_documents import (
    identity_documents,
    recording_documents,
    review_documents,
    signer_documents,
    take_documents,
    track_documents,
    utterance_documents,
)
from lexicon_db.packs.writer import PackWriter
from lexicon_db.progress import Report, silent
from lexicon_db.records import EntryId
from lexicon_db.schema import TrackBlobRow, utc_now
from lexicon_db.sqlite import known_troubles

if TYPE_CHECKING:
    from lexicon_db.store import Lexicon

_NOT_MADE: Final = "The pack was not made."
#: Bytes that a record of each kind takes, about; for the plan only.
_RECORD_BYTES: Final = 600
_TIMES: Final = ("created_at", "changed_at", "imported_at", "granted_at")
_FETCHED: Final = 50


@dataclass(frozen=True)
class PackSigner:
    """A person whose takes travel.

    Attributes:
        name: What the signer is called in the lexicon.
        pack_name: What the signer is called in the pack.
        takes: How many takes travel.
    """

    name: str
    pack_name: str
    takes: int


@dataclass(frozen=True)
class PackPlan:
    """What a pack would hold.

    Attributes:
        terms: Its name, version and terms.
        contents: What was chosen to travel.
        counts: How many entries, takes, tracks, files, identities, utterances and reviews travel.
        byte_count: How large the pack becomes, about.
        signers: Whose takes travel.
        left_out: What stays out, and why.
    """

    terms: PackTerms
    contents: Contents
    counts: dict[str, int]
    byte_count: int
    signers: tuple[PackSigner, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True)
class PackWish:
    """How a pack is to be made.

    Attributes:
        terms: Its name, version and terms.
        contents: What is to travel; consent decides as well.
        key: Who signs it, if anybody does.
    """

    terms: PackTerms
    contents: Contents = field(default_factory=Contents)
    key: SigningKey | None = None


@dataclass(frozen=True)
class MadePack:
    """A pack that was made.

    Attributes:
        file: Where it is.
        manifest: What it says of itself.
        plan: What it holds, and what was left out.
        sha256: SHA-256 of the whole file.
    """

    file: Path
    manifest: Manifest
    plan: PackPlan
    sha256: str


def plan_pack(
    lexicon: Lexicon, entries: Collection[EntryId], terms: PackTerms, contents: Contents
) -> PackPlan:
    """What a pack of some signs would hold, without making it.

    Raises:
        KnownError: If a name, the version or a label is not allowed.
    """
    terms = clean_terms(terms)
    with lexicon.read() as session:
        chosen = select_contents(session, lexicon.media, entries, contents, utc_now())
        return _plan(chosen, terms, contents)


def export_pack(
    lexicon: Lexicon,
    entries: Collection[EntryId],
    file: Path,
    wish: PackWish,
    report: Report = silent,
) -> MadePack:
    """Write a pack of some signs; the same content gives the same bytes.

    Others may go on working meanwhile: the pack holds one state of the lexicon. The file appears
    only when it is complete.

    Args:
        lexicon: From where.
        entries: The signs.
        file: Where to; a pack that is there is replaced.
        wish: Its terms, what is to travel, and who signs it.
        report: Told how far it is; may raise to stop.

    Raises:
        KnownError: If nothing may travel, a name is not allowed, or the disk is full.
    """
    terms, contents, key = clean_terms(wish.terms), wish.contents, wish.key
    with known_troubles(_NOT_MADE), lexicon.read() as session:
        chosen = select_contents(session, lexicon.media, entries, contents, utc_now())
        if not chosen.entries:
            raise KnownError(_NOT_MADE, "It would hold no signs.", "Choose at least one sign.")
        plan = _plan(chosen, terms, contents)
        file.parent.mkdir(parents=True, exist_ok=True)
        with whole_file(file) as temporary, PackWriter(temporary) as writer:
            manifest = _Export(lexicon, session, chosen, writer, report).write(terms, contents, key)
            writer.close()
            sha256 = hash_of(temporary)
    note_export(lexicon, manifest, sha256, key, chosen)
    return MadePack(file, manifest, plan, sha256)


class _Export:
    """One pack on its way into its file."""

    def __init__(
        self,
        lexicon: Lexicon,
        session: Session,
        chosen: Selection,
        writer: PackWriter,
        report: Report,
    ) -> None:
        self._lexicon = lexicon
        self._session = session
        self._chosen = chosen
        self._writer = writer
        self._report = report
        self._latest = datetime(1980, 1, 1, tzinfo=UTC)
        self._done = 0
        self._total = _byte_count(chosen)

    def write(self, terms: PackTerms, contents: Contents, key: SigningKey | None) -> Manifest:
        """Write everything; return what the pack says of itself."""
        self._write_records(contents)
        self._write_tracks()
        for file in self._chosen.files:
            path = self._lexicon.media.path(file.sha256, file.suffix)
            if not path.is_file():
                raise KnownError(
                    _NOT_MADE,
                    "The file of a recording is missing from the lexicon.",
                    "Restore it from a backup, or leave videos out.",
                )
            self._writer.add_media(file.sha256, file.suffix_there, path)
            self._count(file.byte_count, "videos")
        info = self._lexicon.info
        manifest = Manifest(
            pack_id=pack_id(info.id, terms.name),
            terms=terms,
            lexicon_id=info.id,
            lexicon_name=info.name,
            language=info.language,
            content_at=self._latest,
            contents=contents,
        )
        return self._writer.finish(manifest, key)

    def _write_records(self, contents: Contents) -> None:
        session, chosen = self._session, self._chosen
        dialects: set[str] = set()
        with_takes = {take.entry for take in chosen.takes}
        self._add("vocabularies", vocabulary_documents(session, chosen.entries))
        entries = entry_documents(session, chosen.entries, with_takes)
        self._add("entries", self._noting_dialects(entries, dialects))
        self._add("dialects", dialect_documents(session, dialects))
        self._add("signers", signer_documents(session, chosen))
        self._add("recordings", recording_documents(session, chosen))
        self._add("takes", take_documents(session, [take.id for take in chosen.takes]))
        self._add("tracks", track_documents(session, chosen))
        self._add("identities", identity_documents(session, chosen.identities))
        self._add("utterances", utterance_documents(session, chosen.utterances))
        names = contents.reviewer_names
        self._add("reviews", review_documents(session, chosen.reviews, with_names=names))

    def _noting_dialects(
        self, entries: Iterator[Document], dialects: set[str]
    ) -> Iterator[Document]:
        """The entries; relations to signs that do not travel stay behind."""
        inside = set(self._chosen.entries)
        for entry in entries:
            dialects.update(entry["dialects"])
            relations = [one for one in entry["relations"] if one["target_id"] in inside]
            yield entry | {"relations": relations}

    def _add(self, kind: str, documents: Iterator[Document]) -> None:
        self._writer.add_records(kind, self._counted(kind, documents))

    def _counted(self, kind: str, documents: Iterator[Document]) -> Iterator[dict[str, Any]]:
        for document in documents:
            self._latest = max(
                self._latest, *(document[name] for name in _TIMES if name in document), self._latest
            )
            self._count(_RECORD_BYTES, kind)
            yield document

    def _write_tracks(self) -> None:
        for chunk in chunks(self._chosen.tracks, _FETCHED):
            query = select(TrackBlobRow.track_id, TrackBlobRow.data).where(
                TrackBlobRow.track_id.in_([track.id for track in chunk])
            )
            data = dict(self._session.execute(query).all())
            for track in chunk:
                self._writer.add_track(track.sha256, data[track.id])
                self._count(track.byte_count, "tracks")

    def _count(self, size: int, activity: str) -> None:
        self._done += size
        self._report(min(self._done, self._total), self._total, f"packing {activity}")


def _plan(chosen: Selection, terms: PackTerms, contents: Contents) -> PackPlan:
    takes = Counter(take.signer for take in chosen.takes)
    people = sorted(chosen.permissions.values(), key=lambda one: one.name)
    return PackPlan(
        terms=terms,
        contents=contents,
        counts={
            "entries": len(chosen.entries),
            "takes": len(chosen.takes),
            "tracks": len(chosen.tracks),
            "files": len(chosen.files),
            "identities": len(chosen.identities),
            "utterances": len(chosen.utterances),
            "reviews": len(chosen.reviews),
        },
        byte_count=_byte_count(chosen),
        signers=tuple(PackSigner(one.name, one.pack_name, takes[one.signer]) for one in people),
        left_out=tuple(chosen.left_out),
    )


def _byte_count(chosen: Selection) -> int:
    records: Sequence[Sequence[object]] = (
        chosen.entries, chosen.takes, chosen.tracks, chosen.recordings, chosen.identities,
        chosen.utterances, chosen.reviews,
    )  # fmt: skip
    stored = sum(track.byte_count for track in chosen.tracks)
    stored += sum(file.byte_count for file in chosen.files)
    return stored + _RECORD_BYTES * sum(len(kind) for kind in records)
