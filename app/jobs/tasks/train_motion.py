"""From takes and a corpus to a lexicon's own prior and timing: learned, measured, kept if better.

While it learns, all that is needed to go on is kept in the folder: a job that is taken up again
comes to the very same end.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from app.core.files import write_whole
from app.core.progress import Part, Progress
from app.jobs.bodies import kept_body
from app.jobs.tasks import prior_file
from app.jobs.tasks.corpus_signing import Places, corpus_signing
from app.motion.corpus.durations import SHIPPED, law_of_document
from app.motion.corpus.gaps import between
from app.motion.corpus.learning import learn_timing
from app.motion.latent.measuring import PARTS
from app.motion.latent.own_training import Material, Wish, part, train_on
from app.motion.latent.prior_file import load_prior, save_prior, shipped_prior
from app.motion.latent.training import Kept
from lexicon_db.codec import decode_track
from lexicon_db.errors import KnownError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.motion.corpus.learning import TimingOutcome
    from app.motion.latent.own_training import Outcome, Parted
    from app.motion.latent.prior import Prior
    from lexicon_db.tracks import MotionTrack

_KEPT: Final = "training.safetensors"
_STEPS: Final = "steps"
#: Share of the work that measuring a corpus of videos is.
_MEASURING: Final = 0.7


def run(parameters: dict[str, Any], folder: Path, progress: Progress) -> dict[str, Any]:
    """Train a prior, and learn timing where glosses are known.

    Args:
        parameters: ``wish`` (``minutes``, ``seed``), ``takes`` (``motion``, ``recording`` each),
            ``corpus`` (``name``, ``glosses`` as start, end and text, and ``file``, or ``motion``,
            ``start`` and ``recording`` of a take), ``tracks`` (folder of stretches that were
            measured before), ``strokes`` (seconds by gloss), ``current`` (prior that is used now)
            and ``timing`` (law that is used now) or null, ``body`` (path or null),
            ``learned_from`` (ids of signers), ``unknown_people`` (how many others), ``left_out``.
        folder: Where the prior goes, if it is better than the one that is used now, and stretches.
        progress: Told about every step.

    Returns:
        The report as a document without its date, and ``timing`` (what was learned, or null).

    Raises:
        KnownError: If there is too little to learn from.
        Cancelled: If the person asked to stop.
    """
    import torch

    torch.set_num_threads(1)
    takes = [_take(one) for one in parameters["takes"]]
    places = Places(folder / "corpus", Path(parameters["tracks"]), parameters["body"])
    share = _MEASURING if parameters["corpus"] else 0.0
    signing, left_out = corpus_signing(parameters["corpus"], places, Part(progress, 0, share))
    used = {one.recording for one in signing}
    stretches = [
        Material(one.motion, one.recording, between(one.glosses), is_continuous=True)
        for one in signing
    ]
    parted = part([*(one for one in takes if one.recording not in used), *stretches])
    law = law_of_document(parameters["timing"]) if parameters["timing"] else SHIPPED
    timing = learn_timing(signing, law, parameters["strokes"])
    learned = {
        "takes": sum(not one.is_continuous for one in parted.learned),
        "corpus_recordings": len({one.recording for one in parted.learned if one.is_continuous}),
        "signers": len(parameters["learned_from"]) + parameters["unknown_people"],
    }
    about = {**learned, "learned_from": list(parameters["learned_from"])}
    outcome = _trained(parameters, (parted, about), folder, Part(progress, share, 1 - share))
    return {
        **_report(outcome, timing),
        **learned,
        "seed": parameters["wish"]["seed"],
        "left_out": [*parameters["left_out"], *left_out],
    }


def _take(told: Mapping[str, Any]) -> Material:
    motion = cast("MotionTrack", decode_track(Path(told["motion"]).read_bytes()))
    return Material(motion, told["recording"])


def _trained(
    parameters: Mapping[str, Any],
    material: tuple[Parted, Mapping[str, Any]],
    folder: Path,
    progress: Progress,
) -> Outcome:
    """The prior, saved if it is better than the one that is used now.

    Args:
        parameters: As for ``run``.
        material: What is learned from, and what the card says of it.
        folder: Where to save, and to keep what is needed to go on.
        progress: Told about every step.
    """
    parted, about = material
    start = _current(parameters["current"])

    def keep(steps: int, state: Mapping[str, NDArray[Any]]) -> None:
        from safetensors.numpy import save

        write_whole(folder / _KEPT, save(dict(state), {_STEPS: str(steps)}))

    told = parameters["wish"]
    wish = Wish(float(told["minutes"]), int(told["seed"]), _kept(folder / _KEPT), about)
    body = kept_body(parameters["body"])
    outcome = train_on(parted, start, body, wish, (progress, keep))
    if outcome.is_better:
        save_prior(prior_file(folder), outcome.prior)
    return outcome


def _report(outcome: Outcome, timing: TimingOutcome | None) -> dict[str, Any]:
    rows = [
        {
            "part": name,
            "unit": unit,
            "before": outcome.before[name],
            "after": outcome.after[name],
            "count": outcome.gaps,
            "constant": None,
        }
        for name, unit in PARTS.items()
    ]
    if timing is not None:
        rows.append(
            {
                "part": "gap_length",
                "unit": "s",
                "before": timing.before,
                "after": timing.after,
                "count": timing.gaps,
                "constant": timing.constant,
            }
        )
    learned = timing.timing if timing is not None else None
    return {
        "is_better": outcome.is_better,
        "timing_is_better": timing.is_better if timing is not None else None,
        "before": outcome.before["hands"] / outcome.base["hands"],
        "after": outcome.after["hands"] / outcome.base["hands"],
        "rows": rows,
        "held_out": outcome.held_out,
        "gaps": learned.gaps.gaps if learned else 0,
        "sign_seconds": learned.sign_seconds if learned else None,
        "stroke_share": learned.stroke_share if learned else None,
        "timing": learned.document() if learned else None,
    }


def _current(file: str | None) -> Prior:
    """The prior that is used now; what cannot be read any more is as if it were not there."""
    if file is not None:
        with contextlib.suppress(KnownError):
            return load_prior(Path(file))
    return shipped_prior()


def _kept(file: Path) -> Kept | None:
    """What an interrupted start has kept."""
    from safetensors import SafetensorError, safe_open

    troubles = (OSError, SafetensorError, ValueError, KeyError)
    with contextlib.suppress(*troubles), safe_open(file, "np") as kept:
        state = {name: kept.get_tensor(name) for name in kept.keys()}  # noqa: SIM118
        return Kept(int(kept.metadata()[_STEPS]), state)
    return None
