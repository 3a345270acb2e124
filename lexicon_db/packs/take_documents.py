"""Performances as documents of a pack: people, recordings, takes, tracks, what is said of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from lexicon_db.packs.appearances import ENDINGS
from lexicon_db.packs.columns import Document, columns, flat, grouped
from lexicon_db.packs.selecting import Selection, chunks
from lexicon_db.packs.shapes import (
    FINDING,
    GAP,
    OVERRIDE,
    QUALITY,
    REPAIR,
    SHAPES,
    SLOT,
    SUFFIXES,
)
from lexicon_db.records import Reason, SourceKind
from lexicon_db.schema import (
    IdentityRow,
    LeftGapRow,
    MediaRow,
    QualityFindingRow,
    QualityReportRow,
    RecordingRow,
    RepairRow,
    ReviewReasonRow,
    ReviewRow,
    SignerRow,
    SlotOverrideRow,
    SlotRow,
    TakeRow,
    TrackRow,
    UtteranceRow,
)

_CHUNK: Final = 1_000
_USUAL_SUFFIX: Final = {
    SourceKind.VIDEO: ".mp4",
    SourceKind.POSE: ".pose",
    SourceKind.MOTION: ".npz",
}


def signer_documents(session: Session, chosen: Selection) -> Iterator[Document]:
    """The people whose takes travel, under the names that they agreed to."""
    for document in flat(session, SignerRow, SHAPES["signers"], sorted(chosen.permissions)):
        allowed = chosen.permissions[document["id"]]
        yield document | {
            "name": allowed.pack_name,
            "is_named": allowed.is_named,
            "consents": allowed.consent_documents,
        }


def recording_documents(session: Session, chosen: Selection) -> Iterator[Document]:
    """The recordings of the takes; the name of a file may name a person, so it may not travel."""
    unnamed = {
        take.recording for take in chosen.takes if not chosen.permissions[take.signer].is_named
    }
    included = {file.sha256 for file in chosen.files}
    shape = SHAPES["recordings"]
    for chunk in chunks(chosen.recordings, _CHUNK):
        query = (
            select(*columns(RecordingRow, shape), MediaRow.suffix, MediaRow.byte_count)
            .join(MediaRow, MediaRow.sha256 == RecordingRow.sha256)
            .where(RecordingRow.id.in_(chunk))
            .order_by(RecordingRow.id)
        )
        for row in session.execute(query).mappings():
            suffix = row["suffix"] if row["suffix"] in SUFFIXES else _USUAL_SUFFIX[row["kind"]]
            name = PurePath(row["original_name"].replace("\\", "/")).name
            yield dict(row) | {
                "suffix": suffix,
                "is_included": row["sha256"] in included,
                "original_name": f"{row['sha256'][:8]}{suffix}" if row["id"] in unnamed else name,
            }


def take_documents(session: Session, ids: Sequence[str]) -> Iterator[Document]:
    """Takes with their phases, repairs and traffic lights."""
    for chunk in chunks(ids, _CHUNK):
        owner = RepairRow.take_id
        there = owner.in_(chunk) & RepairRow.trashed_at.is_(None)
        repairs = grouped(session, RepairRow, REPAIR, owner, there, RepairRow.position)
        quality = _quality(session, chunk)
        for take in flat(session, TakeRow, SHAPES["takes"], chunk):
            cut = (take["id"], take["start_seconds"], take["end_seconds"])
            yield take | {"repairs": repairs.get(take["id"], []), "quality": quality.get(cut)}


def track_documents(session: Session, chosen: Selection) -> Iterator[Document]:
    """What is known of the tracks beside their bytes."""
    return flat(session, TrackRow, SHAPES["tracks"], sorted(track.id for track in chosen.tracks))


def identity_documents(session: Session, ids: Sequence[str]) -> Iterator[Document]:
    """Learned appearances."""
    files = {
        sha256: {"suffix": ENDINGS[kind], "byte_count": size}
        for sha256, kind, size in session.execute(
            select(MediaRow.sha256, IdentityRow.kind, MediaRow.byte_count)
            .join(IdentityRow, IdentityRow.sha256 == MediaRow.sha256)
            .where(IdentityRow.id.in_(ids))
        )
    }
    for document in flat(session, IdentityRow, SHAPES["identities"], sorted(ids)):
        yield document | files[document["sha256"]]


def utterance_documents(session: Session, ids: Sequence[str]) -> Iterator[Document]:
    """Utterances with their slots and the gaps that they leave."""
    for chunk in chunks(sorted(ids), _CHUNK):
        slots: dict[str, list[Document]] = defaultdict(list)
        query = select(SlotRow).where(SlotRow.utterance_id.in_(chunk))
        of_chunk = select(SlotRow.id).where(SlotRow.utterance_id.in_(chunk))
        owner = SlotOverrideRow.slot_id
        overrides = grouped(session, SlotOverrideRow, OVERRIDE, owner, owner.in_(of_chunk))
        for slot in session.scalars(query.order_by(SlotRow.utterance_id, SlotRow.position)):
            found: Document = {c.name: getattr(slot, c.name) for c in columns(SlotRow, SLOT)}
            found["override"] = next(iter(overrides.get(slot.id, ())), None)
            slots[slot.utterance_id].append(found)
        left = LeftGapRow.utterance_id
        gaps = grouped(session, LeftGapRow, GAP, left, left.in_(chunk), LeftGapRow.position)
        for document in flat(session, UtteranceRow, SHAPES["utterances"], chunk):
            key = document["id"]
            yield document | {"slots": slots[key], "gaps": gaps.get(key, [])}


def review_documents(
    session: Session, ids: Sequence[str], *, with_names: bool
) -> Iterator[Document]:
    """Reviews, oldest first; without names, reviewers are numbered as they first appear."""
    reasons: dict[str, list[Reason]] = defaultdict(list)
    for chunk in chunks(ids):
        query = select(ReviewReasonRow.review_id, ReviewReasonRow.reason)
        for review, reason in session.execute(query.where(ReviewReasonRow.review_id.in_(chunk))):
            reasons[review].append(reason)
    numbers: dict[str, int] = {}
    for document in flat(session, ReviewRow, SHAPES["reviews"], ids):
        name = document["reviewer"]
        number = numbers.setdefault(name, len(numbers) + 1)
        yield document | {
            "reviewer": name if with_names else f"Reviewer {number}",
            "reasons": sorted(reasons[document["id"]]),
        }


def _quality(session: Session, takes: Sequence[str]) -> dict[tuple[Any, ...], Document]:
    """The traffic lights of takes, by take and cut."""
    reports = select(
        QualityReportRow.take_id,
        QualityReportRow.start_seconds,
        QualityReportRow.end_seconds,
        *columns(QualityReportRow, QUALITY),
    ).where(QualityReportRow.take_id.in_(takes))
    owner = QualityFindingRow.report_id
    judged = select(QualityReportRow.id).where(QualityReportRow.take_id.in_(takes))
    findings = grouped(
        session, QualityFindingRow, FINDING, owner, owner.in_(judged), QualityFindingRow.position
    )
    found = {}
    for row in session.execute(reports).mappings():
        document = dict(row)
        cut = tuple(document.pop(name) for name in ("take_id", "start_seconds", "end_seconds"))
        found[cut] = document | {"findings": findings.get(document["id"], [])}
    return found
