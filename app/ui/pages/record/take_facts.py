"""What is shown of takes, read off the main thread: their pictures and their traffic light."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.ui.pages.record.loops import read_loop
from lexicon_db.entries import get_entries
from lexicon_db.errors import KnownError
from lexicon_db.quality import quality_of_takes
from lexicon_db.recordings import recording_path
from lexicon_db.takes import get_take

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from lexicon_db.records import QualityReport, Take, TakeId
    from lexicon_db.store import Lexicon


@dataclass(frozen=True, eq=False)
class TakeFacts:
    """A take, the gloss it shows, what is known of its quality, and its pictures."""

    take: Take
    gloss: str
    report: QualityReport | None
    images: Sequence[QImage]


def read_takes(
    lexicon: Lexicon, takes: Sequence[TakeId], known: Mapping[TakeId, TakeFacts], *, height: int
) -> list[TakeFacts]:
    """Read what is shown of takes; pictures that are known already are not read again."""
    found = [get_take(lexicon, take) for take in takes]
    reports = quality_of_takes(lexicon, takes)
    entries = get_entries(lexicon, list({take.entry for take in found}))
    glosses = {entry.id: entry.id_gloss for entry in entries}
    facts = []
    for take in found:
        before = known.get(take.id)
        is_same = before is not None and (before.take.start, before.take.end) == (
            take.start,
            take.end,
        )
        images = before.images if before is not None and is_same else _images(lexicon, take, height)
        gloss = glosses.get(take.entry, "")
        facts.append(TakeFacts(take, gloss, reports.get(take.id), images))
    return facts


def _images(lexicon: Lexicon, take: Take, height: int) -> Sequence[QImage]:
    try:
        path = recording_path(lexicon, take.recording)
        return read_loop(path, take.start, take.end, height=height)
    except KnownError:
        return ()
