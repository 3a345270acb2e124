"""A folder of continuous signing: recordings or tracks, each with an ELAN file of its glosses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from app.interchange.elan_file import AnnotationDocument, LinkedMedia, Tier, read_elan
from app.motion.corpus.glosses import Gloss, tidy
from app.studio.ingest import SUFFIXES
from lexicon_db.errors import KnownError

if TYPE_CHECKING:
    from lexicon_db.records import Take

_NOT_READ: Final = "The corpus was not read."
_GLOSSES: Final = re.compile(r"gloss|glose|glosa", re.IGNORECASE)
_SIGNS: Final = re.compile(r"sign|lexem|lemma|zeichen|token|gebaar|signe", re.IGNORECASE)
_OTHERS: Final = re.compile(
    r"transl|meaning|sense|comment|note|mouth|mund|review|phase|handshape|literal", re.IGNORECASE
)
#: Words and letters in the names of tiers that tell the hand: Gloss-R, RH-IDgloss, Lexem_r_A.
_RIGHT: Final = frozenset(
    ("r", "rh", "rt", "dh", "right", "rechts", "droite", "dominant", "dom", "strong")
)
_LEFT: Final = frozenset(
    ("l", "lh", "lt", "nd", "ndh", "left", "links", "gauche", "non", "nondominant", "weak")
)
_WORD: Final = re.compile(r"[A-Z]+(?![a-z])|[^\W\d_]?[^\W\d_A-Z]+")
#: Tracks are faster to use than videos.
_BEST_FIRST: Final = (".npz", ".pose")


@dataclass(frozen=True)
class CorpusRecording:
    """A recording of continuous signing with its glosses.

    Attributes:
        name: What to call it.
        tier: Name of the tier that was read.
        participant: Who signs, as the tier says; or empty.
        glosses: In the order of time, seconds from the first frame of the recording.
        file: The video or track; None where the recording is a take of the lexicon.
        take: That take.
    """

    name: str
    tier: str
    participant: str
    glosses: tuple[Gloss, ...]
    file: Path | None = None
    take: Take | None = None


@dataclass(frozen=True)
class Corpus:
    """What can be learned from, and what was left out: a sentence for each."""

    recordings: tuple[CorpusRecording, ...]
    left_out: tuple[str, ...] = ()


def read_corpus(
    folder: Path,
    tier: str | None = None,
    *,
    known: Iterable[Take] = (),
    strangers: Iterable[str] = (),
) -> Corpus:
    """Find the recordings of a folder with their glosses.

    Args:
        folder: Where annotation files lie, each beside its recording or linked to it.
        tier: Name of the tier of glosses; None takes the one that looks like it: a tier of
            glosses of the right hand.
        known: Takes with motion; their recordings need not lie in the folder.
        strangers: Participants from whom nothing may be learned.

    Raises:
        KnownError: If there is no such folder or nothing in it, no tier has the name, or several
            tiers may be meant: then all are listed.
    """
    documents, left_out = _documents(folder)
    tiers = {path: _chosen(document, tier) for path, document in documents.items()}
    _require_clear(documents, tiers, tier)
    takes, unwanted = _by_name(known), {name.casefold() for name in strangers if name}
    recordings = []
    for path, document in documents.items():
        left_out += [f"{path.name}: {trouble}" for trouble in document.troubles]
        if not tiers[path]:
            left_out.append(f"{path.name} was left out: it has no annotations on such a tier.")
            continue
        chosen = tiers[path][0]
        if chosen.participant.casefold() in unwanted:
            left_out.append(f"{path.name} was left out: {chosen.participant} has not agreed.")
            continue
        found = _recording(path, document, chosen, takes)
        if isinstance(found, str):
            left_out.append(found)
            continue
        recordings.append(found)
        left_out += _told(path, chosen)
    if not recordings:
        why = left_out[0] if left_out else "No annotation file has a recording beside it."
        raise KnownError(_NOT_READ, why, "Put each .eaf file beside its video or track.")
    return Corpus(tuple(recordings), tuple(left_out))


def _documents(folder: Path) -> tuple[dict[Path, AnnotationDocument], list[str]]:
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix.lower() == ".eaf")
    except OSError as error:
        raise KnownError(
            _NOT_READ, f"{folder} is no folder that can be opened.", "Choose another folder."
        ) from error
    documents, left_out = {}, []
    for path in paths:
        try:
            documents[path] = read_elan(path)
        except KnownError as error:
            left_out.append(f"{error.what} {error.why}")
    if not documents:
        why = left_out[0] if left_out else f"{folder.name} holds no annotation file (.eaf)."
        raise KnownError(_NOT_READ, why, "Put an ELAN file with a tier of glosses in it.")
    return documents, left_out


def _chosen(document: AnnotationDocument, name: str | None) -> list[Tier]:
    """The tier that is meant; several where that is not clear, none where there is none."""
    full = [tier for tier in document.tiers if tier.annotations]
    if name is not None:
        return [tier for tier in full if tier.name.casefold() == name.casefold()][:1]
    for words in (_GLOSSES, _SIGNS):
        found = [tier for tier in full if _is_called(tier, words)]
        found = (
            [tier for tier in found if _hands(tier) == {"right"}]
            or [tier for tier in found if not _hands(tier)]
            or found
        )
        # What depends on another tier tells something about its annotations.
        found = [tier for tier in found if not tier.parent] or found
        if found:
            return found
    return full


def _is_called(tier: Tier, words: re.Pattern[str]) -> bool:
    told = words.search(tier.name) or words.search(tier.linguistic_type)
    return told is not None and not _OTHERS.search(tier.name)


def _hands(tier: Tier) -> set[str]:
    words = {word.lower() for word in _WORD.findall(tier.name)}
    if words & _LEFT:
        return {"left"}
    return {"right"} if words & _RIGHT else set()


def _require_clear(
    documents: Mapping[Path, AnnotationDocument], tiers: Mapping[Path, list[Tier]], name: str | None
) -> None:
    """Make sure that one tier is meant in each file.

    Raises:
        KnownError: If not; it lists the tiers.
    """
    unclear = next((path for path, found in tiers.items() if len(found) > 1), None)
    if unclear is None and any(tiers.values()):
        return
    path = unclear or next(iter(documents))
    listed = ", ".join(f"{tier.name} ({len(tier.annotations)})" for tier in documents[path].tiers)
    if name is not None:
        why = f"No file has annotations on a tier {name}; {path.name} has: {listed or 'none'}."
    elif unclear is None:
        why = f"No file has annotations; {path.name} has the tiers: {listed or 'none'}."
    else:
        why = f"Several tiers of {path.name} may hold the glosses: {listed}."
    raise KnownError(_NOT_READ, why, "Name the tier of glosses: --tier NAME.")


def _recording(
    path: Path, document: AnnotationDocument, tier: Tier, takes: Mapping[str, Take]
) -> CorpusRecording | str:
    """The recording of an annotation file, or why there is none."""
    for file, media in _candidates(path, document):
        glosses = tidy(_glosses(tier, media)).glosses
        take = takes.get(file.name.casefold())
        if take is not None and (not file.is_file() or _is_same(file, take)):
            return CorpusRecording(path.stem, tier.name, tier.participant, glosses, take=take)
        if file.is_file():
            return CorpusRecording(path.stem, tier.name, tier.participant, glosses, file)
    return f"{path.name} was left out: its recording was not found."


def _candidates(path: Path, document: AnnotationDocument) -> Iterator[tuple[Path, LinkedMedia]]:
    """Where the recording of an annotation file may be, the best place first."""
    linked = {_file_name(media.relative_url or media.url): media for media in document.media}
    usual = LinkedMedia("")
    by_suffix = {suffix: place for place, suffix in enumerate(_BEST_FIRST)}
    beside = [
        file
        for file in path.parent.iterdir()
        if file.stem.casefold() == path.stem.casefold() and file.suffix.lower() in SUFFIXES
    ]
    for file in sorted(beside, key=lambda one: (by_suffix.get(one.suffix.lower(), 9), one.name)):
        yield file, linked.get(file.name, usual)
    for name, media in linked.items():
        if Path(name).suffix.lower() in SUFFIXES:
            yield path.parent / name, media
            if media.relative_url:
                yield path.parent / unquote(media.relative_url), media
            if media.url.startswith("file:"):
                yield Path(unquote(urlsplit(media.url).path)), media
    for suffix in SUFFIXES:
        yield path.with_suffix(suffix), usual


def _file_name(url: str) -> str:
    return unquote(urlsplit(url).path).replace("\\", "/").rsplit("/", 1)[-1]


def _by_name(takes: Iterable[Take]) -> dict[str, Take]:
    """The longest take of each recording, by the name that its file had."""
    found: dict[str, Take] = {}
    for take in takes:
        name = take.recording.original_name.casefold()
        if name not in found or take.end - take.start > found[name].end - found[name].start:
            found[name] = take
    return found


def _is_same(file: Path, take: Take) -> bool:
    return file.stat().st_size == take.recording.byte_count


def _glosses(tier: Tier, media: LinkedMedia) -> list[Gloss]:
    late = media.origin_ms
    return [
        Gloss((one.start_ms + late) / 1000, (one.end_ms + late) / 1000, one.value)
        for one in tier.annotations
    ]


def _told(path: Path, tier: Tier) -> Sequence[str]:
    """What of the glosses was left out."""
    left_out = tidy(_glosses(tier, LinkedMedia(""))).left_out
    return [f"{path.name}: {count} glosses {reason}." for reason, count in left_out.items()]
