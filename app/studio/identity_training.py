"""Training: an identity learns how a signer looks, for as long as a person gives it time."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.core.settings import load_settings
from app.jobs.files import folder_of
from app.jobs.tasks import PREVIEW, REAL, REPORT, neural_file
from app.studio.bodies import body_file
from app.studio.enrolment import footage_of, require_free_name, signer_of
from app.studio.identity_reports import forget_strays, keep_pictures, pictures_of
from lexicon_db.consents import require_consent
from lexicon_db.entries import get_entries
from lexicon_db.errors import KnownError
from lexicon_db.identities import delete_identity, find_identity, save_identity
from lexicon_db.jobs import add_job, list_jobs
from lexicon_db.records import JobState, Scope
from lexicon_db.takes import get_take
from lexicon_db.trackstore import fitted_videos

if TYPE_CHECKING:
    from lexicon_db.records import Identity, Job, SignerId, TakeId
    from lexicon_db.store import Lexicon

#: Name of the jobs that train.
TRAIN_IDENTITY: Final = "train_identity"
#: How large an identity may be, the smallest first; all of them learn on any device.
PRESETS: Final = ("cpu", "standard", "high")
#: Shortest and longest time to learn, in seconds.
SHORTEST, LONGEST = 10.0, 24 * 3600.0

_NOT_TRAINED: Final = "The identity was not trained."
#: More takes than this tell nothing new of how somebody looks.
_MOST_TAKES: Final = 200
_UNFINISHED: Final = (JobState.QUEUED, JobState.RUNNING)


@dataclass(frozen=True)
class Wish:
    """How an identity is trained.

    Attributes:
        seconds: How long it learns; looking at the recordings and measuring come on top.
        preset: One of PRESETS.
        seed: Of all choices.
        device: ``auto``, ``cpu``, ``cuda`` or ``mps``.
    """

    seconds: float = 600.0
    preset: str = "cpu"
    seed: int = 0
    device: str = "auto"


@dataclass(frozen=True)
class TrainingReport:
    """What a training has come to, measured on signs that nothing was learned from.

    Attributes:
        preset: One of PRESETS.
        seconds: How long it learned.
        takes: How many takes it was given.
        examples: How many moments it learned from.
        frames: How many moments it was measured on; 0 where no sign was left for that.
        signs: Which signs these are of.
        learned: Numbers of the learned appearance, by name; see
            ``app.rendering.neural.report.Scores``.
        flat: The same of the plain appearance.
        made_at: When (ISO 8601, UTC).
        pictures: Moments as they were, as they are drawn, and with the plain appearance.
    """

    preset: str
    seconds: float
    takes: int
    examples: int
    frames: int
    signs: tuple[str, ...]
    learned: dict[str, float]
    flat: dict[str, float]
    made_at: str
    pictures: tuple[Path, ...]


def request_training(
    lexicon: Lexicon,
    name: str,
    signer: SignerId,
    wish: Wish = Wish(),
    takes: Sequence[TakeId] | None = None,
) -> Job:
    """Queue the training of an identity; where the same waits or runs already, that is taken up.

    Args:
        lexicon: Where.
        name: What to call it; an identity of the same signer with this name is replaced.
        signer: Who is learned.
        wish: How.
        takes: What to learn from; None takes all fitted videos of the signer.

    Raises:
        KnownError: If the signer has not agreed, the name is taken by somebody else, a number is
            out of range, or no take can be used.
    """
    consent = require_consent(lexicon, signer, Scope.TRAIN_IDENTITY)
    require_free_name(lexicon, name, signer, kind="neural")
    _require_sound(wish)
    chosen = takes if takes is not None else fitted_videos(lexicon, signer, most=_MOST_TAKES)
    records = [take for take in (get_take(lexicon, one) for one in chosen) if take.signer == signer]
    own_body = body_file()
    told: dict[str, Any] = {
        "name": name.strip(),
        "signer": signer,
        "consent": consent.id,
        "seconds": wish.seconds,
        "preset": wish.preset,
        "seed": wish.seed,
        "device": load_settings().device if wish.device == "auto" else wish.device,
        "body": str(own_body) if own_body else None,
        "take_ids": [take.id for take in records],
    }
    same = _same(lexicon, told)
    if same is not None:
        return same
    glosses = {
        entry.id: entry.id_gloss for entry in get_entries(lexicon, [one.entry for one in records])
    }
    usable = [(take, footage_of(lexicon, take)) for take in records]
    footage = [seen | {"sign": glosses[take.entry]} for take, seen in usable if seen is not None]
    if not footage:
        raise KnownError(
            _NOT_TRAINED,
            "None of these takes is a fitted video of this signer.",
            "Extract videos of the signer first.",
        )
    return add_job(lexicon, TRAIN_IDENTITY, told | {"takes": footage})


def require_learning_allowed(lexicon: Lexicon, job: Job) -> None:
    """Make sure that the signer of a queued job still agrees, and that the name is still free.

    Raises:
        KnownError: If not.
    """
    require_consent(lexicon, signer_of(job), Scope.TRAIN_IDENTITY)
    require_free_name(lexicon, job.parameters["name"], signer_of(job), kind="neural")


def commit_training(lexicon: Lexicon, job: Job, folder: Path, summary: dict[str, Any]) -> None:
    """Store the identity that was learned, with its report.

    Raises:
        KnownError: If the signer has withdrawn the consent meanwhile; then nothing is kept of it,
            nor of the pictures that it learned from.
    """
    told = job.parameters
    try:
        require_learning_allowed(lexicon, job)
    except KnownError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    media = lexicon.media.add(neural_file(folder))
    keep_pictures(lexicon, media.sha256, folder / REPORT)
    card = {
        "takes": sorted({take["sha256"] for take in told["takes"]}),
        "consent": told["consent"],
        "preset": told["preset"],
        "seconds": told["seconds"],
        "take_count": len(told["takes"]),
        "examples": summary["examples"],
        "report": summary["report"],
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    save_identity(lexicon, told["name"], signer_of(job), "neural", media, card)
    forget_strays(lexicon)


def report_of(lexicon: Lexicon, identity: Identity) -> TrainingReport | None:
    """What the training of an identity has come to; None where its card does not say."""
    card = identity.card
    try:  # A card may come with a pack, and hold anything.
        measured = card["report"] or {"frames": 0, "signs": [], "learned": {}, "flat": {}}
        return TrainingReport(
            preset=str(card["preset"]),
            seconds=float(card["seconds"]),
            takes=int(card["take_count"]),
            examples=int(card["examples"]),
            frames=int(measured["frames"]),
            signs=tuple(str(sign) for sign in measured["signs"]),
            learned={name: float(value) for name, value in measured["learned"].items()},
            flat={name: float(value) for name, value in measured["flat"].items()},
            made_at=str(card["made_at"]),
            pictures=pictures_of(lexicon, identity),
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def preview_of(lexicon: Lexicon, job: Job) -> tuple[Path, Path] | None:
    """A moment as a running training draws it, and as it was; None where there is none yet."""
    folder = folder_of(lexicon, job)
    drawn, real = folder / PREVIEW, folder / REAL
    return (drawn, real) if drawn.is_file() and real.is_file() else None


def remove_identity(lexicon: Lexicon, name: str) -> None:
    """Delete an identity with the pictures of its report; its file goes to the trash.

    Raises:
        KnownError: If there is none of that name.
    """
    identity = find_identity(lexicon, name)
    if identity is None:
        raise KnownError(
            f"{name} was not deleted.",
            "There is no such identity.",
            "Look at the list: identity list.",
        )
    delete_identity(lexicon, identity.id)
    forget_strays(lexicon)


def _require_sound(wish: Wish) -> None:
    if wish.preset not in PRESETS:
        raise KnownError(
            _NOT_TRAINED, f"There is no preset “{wish.preset}”.", f"Choose {', '.join(PRESETS)}."
        )
    if not SHORTEST <= wish.seconds <= LONGEST:
        raise KnownError(
            _NOT_TRAINED,
            f"{wish.seconds:g} seconds are too short or too long.",
            f"Choose {SHORTEST:g} seconds to {LONGEST / 3600:g} hours.",
        )


def _same(lexicon: Lexicon, told: dict[str, Any]) -> Job | None:
    """The unfinished job that was asked for in the same words."""
    for job in list_jobs(lexicon, _UNFINISHED):
        if job.name == TRAIN_IDENTITY and told.items() <= job.parameters.items():
            return job
    return None
