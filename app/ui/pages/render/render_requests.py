"""What the render page asks of the lexicon and its jobs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.studio.composing import compose
from app.studio.rendering import RENDER, preview_parameters, request_render
from lexicon_db.jobs import list_jobs
from lexicon_db.takes import active_takes, get_take

if TYPE_CHECKING:
    from pathlib import Path

    from app.motion.trajectory import Trajectory
    from app.studio.rendering import Picture
    from lexicon_db.records import Job, SignerId, Utterance
    from lexicon_db.store import Lexicon


@dataclass(frozen=True, eq=False)
class Performance:
    """A saved utterance, ready to be rendered.

    Attributes:
        trajectory: What is signed.
        signers: Who recorded the signs.
    """

    trajectory: Trajectory
    signers: tuple[SignerId, ...]


def perform(lexicon: Lexicon, utterance: Utterance) -> Performance:
    """Compose a saved utterance.

    Raises:
        KnownError: If a sign is gone or has no motion.
    """
    trajectory = compose(lexicon, utterance.slots, rate=utterance.rate, fluency=utterance.fluency)
    active = active_takes(lexicon, [slot.entry for slot in utterance.slots])
    signers = {take.signer for take in active.values()}
    signers |= {get_take(lexicon, slot.take).signer for slot in utterance.slots if slot.take}
    return Performance(trajectory, tuple(sorted(signers)))


def preview_wish(
    lexicon: Lexicon, performance: Performance, identity: str, file: Path, picture: Picture
) -> dict[str, Any]:
    """What the preview process is to do.

    Raises:
        KnownError: If the identity may not be used.
    """
    return preview_parameters(
        lexicon,
        performance.trajectory,
        identity=identity,
        signers=performance.signers,
        file=file,
        picture=picture,
    )


def queue_render(
    lexicon: Lexicon, utterance: Utterance, identity: str, file: Path, picture: Picture
) -> Job:
    """Queue a video of a saved utterance.

    Raises:
        KnownError: If a sign has no motion, or the identity may not be used.
    """
    performance = perform(lexicon, utterance)
    return request_render(
        lexicon,
        performance.trajectory,
        identity=identity,
        signers=performance.signers,
        file=file,
        picture=picture,
    )


def render_jobs(lexicon: Lexicon) -> list[Job]:
    """The render jobs, oldest first."""
    return [job for job in list_jobs(lexicon) if job.name == RENDER]
