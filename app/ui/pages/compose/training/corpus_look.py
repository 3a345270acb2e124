"""What lies in a folder of continuous signing, as far as it has to be known before learning."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.interchange.elan_file import read_elan
from app.studio.corpus import read_corpus
from lexicon_db.errors import KnownError

#: Annotation files that are opened to learn which tiers there are.
_OPENED: Final = 40


@dataclass(frozen=True)
class CorpusLook:
    """What a folder has.

    Attributes:
        tiers: Names of tiers with the annotations on each, the fullest first.
        recordings: How many recordings with glosses were found.
        glosses: How many glosses these have.
        left_out: What cannot be learned from and why, a sentence each.
        trouble: Why nothing can be learned from yet, or empty.
    """

    tiers: tuple[tuple[str, int], ...] = ()
    recordings: int = 0
    glosses: int = 0
    left_out: tuple[str, ...] = ()
    trouble: str = ""


def look_at_corpus(folder: Path, tier: str | None) -> CorpusLook:
    """Look into a folder; a tier of None is the one that looks like glosses."""
    tiers = _tiers(folder)
    try:
        corpus = read_corpus(folder, tier)
    except KnownError as error:
        return CorpusLook(tiers, trouble=f"{error.why} {error.fix}" if not tiers else error.why)
    glosses = sum(len(recording.glosses) for recording in corpus.recordings)
    return CorpusLook(tiers, len(corpus.recordings), glosses, corpus.left_out)


def _tiers(folder: Path) -> tuple[tuple[str, int], ...]:
    counts: Counter[str] = Counter()
    for file in sorted(folder.rglob("*.eaf"))[:_OPENED]:
        try:
            document = read_elan(file)
        except KnownError:
            continue
        for tier in document.tiers:
            counts[tier.name] += len(tier.annotations)
    return tuple(counts.most_common())
