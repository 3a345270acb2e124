"""Whether a lexicon is whole: every rule of the database, every track, every file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lexicon_db.media import MediaFile
from lexicon_db.progress import Report, silent
from lexicon_db.schema import (
    EntryRow,
    IdentityRow,
    MediaElsewhereRow,
    MediaRow,
    PromptRow,
    RecordingRow,
    TakeRow,
    TermLookRow,
    TermRow,
    TrackBlobRow,
    TrackRow,
)
from lexicon_db.sqlite import structural_findings

if TYPE_CHECKING:
    from lexicon_db.store import Lexicon


def check(lexicon: Lexicon, report: Report = silent) -> tuple[str, ...]:
    """Look at everything that a lexicon holds.

    Returns:
        What is wrong, one plain sentence each; empty when all is well.

    Raises:
        KnownError: If the disk fails or the database is too damaged to be read at all.
    """
    with lexicon.read() as session:
        findings = structural_findings(session)
        if findings:
            return findings
        tracks = session.scalar(select(func.count()).select_from(TrackRow)) or 0
        media = session.scalar(select(func.count()).select_from(MediaRow)) or 0
        total = tracks + media
        for done, finding in enumerate(_each(lexicon, session), start=1):
            report(done, total, "checking")
            if finding:
                findings = (*findings, finding)
    return findings


def _each(lexicon: Lexicon, session: Session) -> Iterator[str]:
    """For each track and each file, what is wrong with it, or nothing."""
    yield from _track_findings(session)
    names = _names(session)
    elsewhere = set(session.scalars(select(MediaElsewhereRow.sha256)))
    for row in session.scalars(select(MediaRow)):
        never_came = row.sha256 in elsewhere
        if never_came and not lexicon.media.path(row.sha256, row.suffix).exists():
            yield ""
            continue
        finding = lexicon.media.finding(MediaFile(row.sha256, row.suffix, row.byte_count))
        name = names.get(row.sha256, row.sha256)
        yield f"{name} {finding}; restore it from a backup." if finding else ""


def _track_findings(session: Session) -> Iterator[str]:
    query = (
        select(TrackRow.kind, TrackRow.sha256, EntryRow.id_gloss, TrackBlobRow.data)
        .join(TakeRow, TakeRow.id == TrackRow.take_id)
        .join(EntryRow, EntryRow.id == TakeRow.entry_id)
        .join(TrackBlobRow, TrackBlobRow.track_id == TrackRow.id, isouter=True)
        .execution_options(yield_per=20)
    )
    for kind, sha256, gloss, data in session.execute(query):
        is_sound = hashlib.sha256(data or b"").hexdigest() == sha256
        yield "" if is_sound else f"The {kind} track of {gloss} is damaged; extract it again."


def _names(session: Session) -> dict[str, str]:
    """What people call each media file, by its hash."""
    recordings = select(RecordingRow.sha256, RecordingRow.original_name)
    identities = select(IdentityRow.sha256, IdentityRow.name)
    pictures = select(PromptRow.picture_sha256, PromptRow.gloss)
    examples = select(PromptRow.example_sha256, PromptRow.gloss)
    looks = select(TermLookRow.picture_sha256, TermRow.name)
    looks = looks.join(TermRow, TermRow.id == TermLookRow.term_id)
    shown = {
        **{sha256: f"The picture for “{gloss}”" for sha256, gloss in session.execute(pictures)},
        **{sha256: f"The picture of “{term}”" for sha256, term in session.execute(looks)},
        **{sha256: f"The example of “{gloss}”" for sha256, gloss in session.execute(examples)},
    }
    return {
        **{sha256: name for sha256, name in shown.items() if sha256 is not None},
        **{sha256: f"The recording “{name}”" for sha256, name in session.execute(recordings)},
        **{sha256: f"The identity “{name}”" for sha256, name in session.execute(identities)},
    }
