"""What the render page asks of the lexicon and its jobs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.studio.composing import compose, signers_of
from app.studio.rendering import RENDER, preview_parameters, request_render
from lexicon_db.jobs import list_jobs
from lexicon_db.records import JobState
from lexicon_db.renders import list_renders
from lexicon_db.signers import get_signer

if TYPE_CHECKING:
    from pathlib import Path

    from app.motion.trajectory import Trajectory
    from app.studio.rendering import Picture
    from lexicon_db.records import Job, Render, SignerId, Utterance
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
    return Performance(trajectory, signers_of(lexicon, utterance.slots))


@dataclass(frozen=True)
class Standing:
    """Whether a video would be a draft.

    Attributes:
        signer: Whose appearance it shows; empty where it shows nobody's.
        approved_by: Who has approved it; empty where nobody has: then it is a draft.
    """

    signer: str = ""
    approved_by: str = ""


def preview_wish(
    lexicon: Lexicon, performance: Performance, identity: str, file: Path, picture: Picture
) -> tuple[dict[str, Any], Standing]:
    """What the preview process is to do, and how a video of that would stand.

    Raises:
        KnownError: If the identity may not be used.
    """
    wish = preview_parameters(
        lexicon,
        performance.trajectory,
        identity=identity,
        signers=performance.signers,
        file=file,
        picture=picture,
    )
    signer, approval = wish["performed"]["signer"], wish["facts"]["approval"]
    if signer is None:
        return wish, Standing()
    return wish, Standing(get_signer(lexicon, signer).name, approval["by"] if approval else "")


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


@dataclass(frozen=True)
class Videos:
    """The videos of a lexicon.

    Attributes:
        jobs: Those that wait, are being made, or were not finished, oldest first.
        made: The ledger of those that were made, latest first.
        signers: Names of those whom they show.
    """

    jobs: tuple[Job, ...]
    made: tuple[Render, ...]
    signers: dict[SignerId, str]

    def shown_in(self, render: Render) -> str:
        """The name of whom a video shows; empty for nobody."""
        signer = render.performed.signer
        return self.signers[signer] if signer is not None else ""


def read_videos(lexicon: Lexicon, most: int) -> Videos:
    """The latest videos."""
    jobs = [
        job for job in list_jobs(lexicon) if job.name == RENDER and job.state is not JobState.DONE
    ]
    made = list_renders(lexicon)[:most]
    shown = {one.performed.signer for one in made if one.performed.signer is not None}
    return Videos(
        tuple(jobs[-most:]), made, {signer: get_signer(lexicon, signer).name for signer in shown}
    )
