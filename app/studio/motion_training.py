"""What a lexicon has learned of movement: asked for as a job, kept in its folder, used to compose.

Learned from are takes of signers who agreed to be recorded, or of whom nothing was ever written
down: those who took that back, or never agreed while agreeing to something else, are left out. What
was learned stays in the folder ``models`` of the lexicon, is in no backup and no pack, and is not
used any more once somebody it was learned from has withdrawn.
"""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.core.files import write_whole
from app.jobs.files import inside, keep_for_job
from app.jobs.tasks import prior_file
from app.studio.bodies import body_file
from lexicon_db.consents import consents_of
from lexicon_db.entries import get_entries
from lexicon_db.errors import KnownError
from lexicon_db.jobs import add_job, ask_to_cancel_job, list_jobs
from lexicon_db.records import Changes, JobState, Scope, TakeId
from lexicon_db.signers import list_signers
from lexicon_db.takes import get_take
from lexicon_db.tracks import MotionTrack, TrackKind
from lexicon_db.trackstore import latest_tracks, tracked_takes

if TYPE_CHECKING:
    from app.motion.corpus.durations import DurationModel, LearnedTiming
    from app.motion.latent.prior import Prior
    from app.studio.corpus import CorpusRecording
    from lexicon_db.records import Job, Take
    from lexicon_db.store import Lexicon

#: Name of the jobs that learn.
TRAIN_MOTION: Final = "train_motion"

_FOLDER: Final = "models"
_REPORT: Final = "last_training.json"
_TIMING: Final = "timing.json"
_CORPUS: Final = "corpus"
#: Ids of the signers that something was learned from, in its card.
_PEOPLE: Final = "learned_from"
_NOT_LEARNED: Final = "The movements were not learned."
#: More takes than this teach no more in the time that there is.
_MOST_TAKES: Final = 1500


@dataclass(frozen=True)
class ReportRow:
    """One number before and after learning, measured on recordings that nothing was learned from.

    Movements are measured on recordings that are kept for it; gap lengths on each recording by what
    the others tell.

    Attributes:
        part: ``body``, ``hands``, ``wrists`` (errors of filled gaps) or ``gap_length``.
        unit: ``deg``, ``mm`` or ``s``.
        before: As things were until then.
        after: With what was learned.
        count: How many gaps it was measured on.
        constant: For ``gap_length``, where every gap is thought to be equally long; else None.
    """

    part: str
    unit: str
    before: float
    after: float
    count: int
    constant: float | None = None


@dataclass(frozen=True)
class TrainingReport:
    """What the last training has come to.

    Attributes:
        is_better: Whether movements are filled with what was learned from now on.
        timing_is_better: Whether gap lengths are predicted by what was learned from now on; None
            where no gaps between glosses were there to learn from.
        before: Error of hands in held-out gaps against the Gaussian process, as it was.
        after: The same with what was learned.
        rows: The table of held-out parts.
        takes: How many takes were learned from.
        corpus_recordings: How many recordings of a corpus were learned from.
        signers: How many people these show, as far as it is known.
        held_out: How many takes and recordings were measured on.
        gaps: How many gaps between glosses were learned from.
        sign_seconds: Median length of a sign in the corpus, or None.
        stroke_share: That length by the stroke's in the lexicon, or None.
        seed: Of all choices.
        made_at: When (ISO 8601, UTC).
        left_out: What was not learned from and why, a sentence each.
    """

    is_better: bool
    timing_is_better: bool | None
    before: float
    after: float
    rows: tuple[ReportRow, ...]
    takes: int
    corpus_recordings: int
    signers: int
    held_out: int
    gaps: int
    sign_seconds: float | None
    stroke_share: float | None
    seed: int
    made_at: str
    left_out: tuple[str, ...]


def request_training(
    lexicon: Lexicon,
    *,
    minutes: float = 10.0,
    corpus: Path | None = None,
    tier: str | None = None,
    seed: int = 1,
) -> Changes:
    """Queue a training on the takes that have motion, and on a corpus of continuous signing.

    A training that waits or runs already is taken up if it is the same, else it is stopped.

    Args:
        lexicon: Where.
        minutes: Wall-clock minutes of learning at most; measuring recordings comes on top.
        corpus: Folder of recordings or tracks with ELAN files; None learns from takes alone.
        tier: Name of their tier of glosses; None chooses the one that looks like it.
        seed: Of all choices: the same material and seed, the same bytes.

    Returns:
        The job.

    Raises:
        KnownError: If there is nothing to learn from, or it is not clear which tier is meant;
            then all are listed.
    """
    wish = {
        "minutes": minutes,
        "seed": seed,
        "from": str(corpus.absolute()) if corpus else None,
        "tier": tier,
    }
    for job in list_jobs(lexicon, (JobState.QUEUED, JobState.RUNNING)):
        if job.name == TRAIN_MOTION:
            may_go_on = _agreed(lexicon).issuperset(job.parameters[_PEOPLE])
            if may_go_on and job.parameters["wish"] == wish:
                return Changes(jobs=frozenset([job.id]))
            ask_to_cancel_job(lexicon, job.id)
    job = add_job(lexicon, TRAIN_MOTION, _parameters(lexicon, wish, corpus, tier))
    return Changes(jobs=frozenset([job.id]))


def training_report(lexicon: Lexicon) -> TrainingReport | None:
    """What the last training has come to; None before the first one."""
    told = _read(lexicon, _REPORT)
    try:
        rows = tuple(ReportRow(**row) for row in told.pop("rows"))
        return TrainingReport(rows=rows, left_out=tuple(told.pop("left_out")), **told)
    except (KeyError, TypeError):
        return None


def forget_training(lexicon: Lexicon) -> None:
    """Remove all that was learned, its report, and what was measured of recordings for it."""
    shutil.rmtree(lexicon.folder / _FOLDER, ignore_errors=True)


def learned_from(lexicon: Lexicon) -> frozenset[str]:
    """Ids of the signers whom movements or gap lengths that are kept were learned from."""
    card, timing = own_prior_file(lexicon).with_suffix(".json").name, _TIMING
    return frozenset(
        one for name in (card, timing) for one in _read(lexicon, name).get(_PEOPLE, ())
    )


def withdrawn_signers(lexicon: Lexicon) -> tuple[str, ...]:
    """Names of those it was learned from who do not agree any more; then it is not used."""
    people = learned_from(lexicon)
    if not people:
        return ()
    agreed = _agreed(lexicon)
    return tuple(
        signer.name
        for signer in list_signers(lexicon)
        if signer.id in people and signer.id not in agreed
    )


def own_prior_file(lexicon: Lexicon) -> Path:
    """Where a lexicon keeps its own prior, if it has one."""
    return lexicon.folder / _FOLDER / "motion_prior.safetensors"


def own_prior(lexicon: Lexicon) -> Prior | None:
    """The prior of a lexicon; None where it has none that may be used: then use the shipped one.

    Raises:
        KnownError: If its files are damaged, or of a newer Kinelex.
    """
    from app.motion.latent.prior_file import load_prior

    file = own_prior_file(lexicon)
    return load_prior(file) if file.exists() and not withdrawn_signers(lexicon) else None


def learned_timing(lexicon: Lexicon) -> LearnedTiming | None:
    """What a lexicon has learned of gap lengths and signs; None where it has learned nothing.

    Raises:
        KnownError: If it is damaged.
    """
    from app.motion.corpus.durations import LearnedTiming

    if not (lexicon.folder / _FOLDER / _TIMING).exists() or withdrawn_signers(lexicon):
        return None
    try:
        return LearnedTiming.of_document(_read(lexicon, _TIMING)["timing"])
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise KnownError(
            "The learned gap lengths were not used.",
            f"{_TIMING} is damaged or was made by a newer Kinelex.",
            "Train again: train-motion --corpus DIR.",
        ) from error


def duration_model(lexicon: Lexicon) -> DurationModel:
    """The law of gap lengths to compose with: learned from a corpus, else the one that ships.

    Raises:
        KnownError: If what was learned is damaged.
    """
    from app.motion.corpus.durations import SHIPPED

    timing = learned_timing(lexicon)
    return timing.gaps if timing is not None else SHIPPED


def require_training_allowed(lexicon: Lexicon, job: Job) -> None:
    """Make sure that those who are learned from still agree.

    Raises:
        KnownError: If somebody has withdrawn since the training was asked for.
    """
    gone = set(job.parameters[_PEOPLE]) - _agreed(lexicon)
    if gone:
        names = [signer.name for signer in list_signers(lexicon) if signer.id in gone]
        raise KnownError(
            _NOT_LEARNED,
            f"{', '.join(names) or 'A signer'} does not agree any more.",
            "Train again: only takes of those who agree are used.",
        )


def commit_prior(lexicon: Lexicon, job: Job, folder: Path, summary: dict[str, Any]) -> None:
    """Keep what a job has learned where it is better than what was used until then.

    Raises:
        KnownError: If somebody who was learned from has withdrawn meanwhile.
    """
    require_training_allowed(lexicon, job)
    made, own = prior_file(folder), own_prior_file(lexicon)
    report = dict(summary)
    timing = report.pop("timing")
    if report["is_better"]:
        write_whole(own.with_suffix(".json"), made.with_suffix(".json").read_bytes())
        write_whole(own, made.read_bytes())
    if report["timing_is_better"]:
        card = {"timing": timing, _PEOPLE: job.parameters[_PEOPLE]}
        write_whole(own.parent / _TIMING, json.dumps(card, indent=2).encode())
    for track in sorted((folder / _CORPUS).glob("*.track")):
        write_whole(own.parent / _CORPUS / track.name, track.read_bytes())
    report["made_at"] = datetime.now(UTC).isoformat(timespec="seconds")
    write_whole(own.parent / _REPORT, json.dumps(report, indent=2).encode())


def _parameters(
    lexicon: Lexicon, wish: dict[str, Any], folder: Path | None, tier: str | None
) -> dict[str, Any]:
    agreed = _agreed(lexicon)
    takes = [get_take(lexicon, take) for take in tracked_takes(lexicon, TrackKind.MOTION)]
    takes = takes[-_MOST_TAKES:]
    entries = {entry.id: entry for entry in get_entries(lexicon, [take.entry for take in takes])}
    allowed = [
        take
        for take in takes
        if take.signer in agreed and not entries[take.entry].do_not_synthesise
    ]
    motions = latest_tracks(lexicon, [take.id for take in allowed], MotionTrack)
    used = [take for take in allowed if take.id in motions]
    corpus = None
    if folder is not None:
        from app.studio.corpus import read_corpus

        strangers = [one.name for one in list_signers(lexicon) if one.id not in agreed]
        corpus = read_corpus(folder, tier, known=used, strangers=strangers)
    if not used and corpus is None:
        raise _nothing(takes)
    kept = {take.id: inside(lexicon, keep_for_job(lexicon, motions[take.id])) for take in used}
    own, left_out = own_prior_file(lexicon), list(corpus.left_out if corpus else ())
    if len(allowed) < len(takes):
        left_out.append(f"{len(takes) - len(allowed)} takes may not be learned from.")
    current = timing = None
    # What is damaged is replaced by what is learned now.
    with contextlib.suppress(KnownError):
        current = inside(lexicon, own) if own_prior(lexicon) is not None else None
        timing = learned_timing(lexicon)
    named = {one.participant.casefold() for one in corpus.recordings} if corpus else set()
    known = {one.name.casefold(): one.id for one in list_signers(lexicon)}
    people = {take.signer for take in used} | {known[name] for name in named if name in known}
    chosen = body_file()
    return {
        "wish": wish,
        "takes": [{"motion": kept[take.id], "recording": take.recording.sha256} for take in used],
        "corpus": [_told(one, kept) for one in corpus.recordings] if corpus else [],
        "unknown_people": len(named - known.keys()),
        "strokes": {
            entries[take.entry].id_gloss: take.phases.stroke_end - take.phases.stroke_start
            for take in used
            if take.is_active and take.phases is not None
        },
        _PEOPLE: sorted(people),
        "current": current,
        "timing": timing.gaps.document() if timing is not None else None,
        "tracks": inside(lexicon, own.parent / _CORPUS),
        "body": str(chosen) if chosen else None,
        "left_out": left_out,
    }


def _told(recording: CorpusRecording, kept: dict[TakeId, dict[str, str]]) -> dict[str, Any]:
    """A recording of a corpus as the task takes it."""
    take = recording.take
    return {
        "name": recording.name,
        "tier": recording.tier,
        "glosses": [[one.start, one.end, one.text] for one in recording.glosses],
        "file": str(recording.file) if recording.file else None,
        "motion": kept[take.id] if take else None,
        "start": take.start if take else 0.0,
        "recording": take.recording.sha256 if take else None,
    }


def _agreed(lexicon: Lexicon) -> set[str]:
    """Ids of the signers who may be learned from: they agree, or nothing was written down."""
    return {
        signer.id
        for signer in list_signers(lexicon)
        if Scope.RECORD in signer.scopes or not consents_of(lexicon, signer.id)
    }


def _nothing(takes: Sequence[Take]) -> KnownError:
    if takes:
        return KnownError(
            _NOT_LEARNED,
            "None of the takes with motion may be learned from.",
            "Ask the signers, and write down their consent to “record”.",
        )
    return KnownError(
        _NOT_LEARNED,
        "No take of this lexicon has motion yet.",
        "Add recordings and extract them first.",
    )


def _read(lexicon: Lexicon, name: str) -> dict[str, Any]:
    """What a file in the folder of what was learned says; empty where it cannot be read."""
    try:
        told = json.loads((lexicon.folder / _FOLDER / name).read_bytes())
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}
