"""From the takes of a lexicon to its own prior of movements: learned, measured, kept if better.

While it learns, its weights are kept in the folder: a job that is taken up again goes on from them.
"""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from app.core.files import write_whole
from app.core.progress import Progress
from app.jobs.tasks import prior_file
from app.motion.latent.own_training import Wish, train_on
from app.motion.latent.prior_file import save_prior, shipped_prior
from lexicon_db.codec import decode_track
from lexicon_db.tracks import MotionTrack

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Weights = dict[str, NDArray[np.float32]]

_KEPT: Final = "weights.safetensors"
_STEPS: Final = "steps"


def run(parameters: dict[str, Any], folder: Path, progress: Progress) -> dict[str, Any]:
    """Train a prior.

    Args:
        parameters: ``motions`` (paths of motion tracks), ``minutes``, ``seed``.
        folder: Where the prior goes, if it is better than the one that ships.
        progress: Told about every step.

    Returns:
        ``is_better``, ``before`` and ``after`` (error of hands in held-out takes against the
        Gaussian process), ``takes`` and ``held_out`` (how many were learned from, measured on).

    Raises:
        KnownError: If there are too few takes.
        Cancelled: If the person asked to stop.
    """
    import torch

    torch.set_num_threads(1)
    tracks = [decode_track(Path(file).read_bytes()) for file in parameters["motions"]]
    first, weights = _kept(folder / _KEPT)

    def keep(steps: int, weights: Weights) -> None:
        _keep(folder / _KEPT, steps, weights)

    wish = Wish(float(parameters["minutes"]), int(parameters["seed"]), first, weights)
    motions = cast("list[MotionTrack]", tracks)
    outcome = train_on(motions, shipped_prior(), wish, progress, keep)
    if outcome.is_better:
        save_prior(prior_file(folder), outcome.prior)
    return {
        "is_better": outcome.is_better,
        "before": outcome.before,
        "after": outcome.after,
        "takes": outcome.takes,
        "held_out": outcome.held_out,
    }


def _keep(file: Path, steps: int, weights: Weights) -> None:
    from safetensors.numpy import save

    write_whole(file, save(weights, {_STEPS: str(steps)}))


def _kept(file: Path) -> tuple[int, Weights | None]:
    """How many steps an interrupted start has made, and its weights."""
    from safetensors import SafetensorError, safe_open

    with contextlib.suppress(OSError, SafetensorError, ValueError), safe_open(file, "np") as kept:
        steps = int(kept.metadata()[_STEPS])
        return steps, {name: kept.get_tensor(name) for name in kept.keys()}  # noqa: SIM118
    return 0, None
