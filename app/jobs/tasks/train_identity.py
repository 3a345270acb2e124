"""From fitted recordings of a signer to an identity that has learned how the signer looks.

Pictures that were cut out, and all that is needed to go on, are kept in the folder: work that was
interrupted goes on where it was. While it learns, a moment that is not learned from is drawn there
now and then.
"""

from __future__ import annotations

import math
import os
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

import numpy as np

from app.capture.frames import Picture
from app.capture.video import VideoFile
from app.core.files import whole_file
from app.core.progress import Part, Progress
from app.jobs.bodies import kept_body
from app.jobs.comparing import comparison, real_moment
from app.jobs.tasks import PREVIEW, REAL, REPORT, neural_file
from app.rendering.device import choose_device, is_loss_of, lost
from app.rendering.examples.choosing import held_out_signs
from app.rendering.examples.making import Wish, make_examples
from app.rendering.examples.refinement import refine
from app.rendering.examples.storage import open_examples
from app.rendering.examples.takes import Recorded
from app.rendering.identity_file import Card
from app.rendering.neural.identity_file import KIND, save
from app.rendering.neural.learned import NeuralIdentity
from app.rendering.neural.preset import Preset
from app.rendering.neural.report import measure
from app.rendering.neural.training import Plan, Preview, train
from lexicon_db.codec import decode_track
from lexicon_db.tracks import FitTrack, LandmarkTrack

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.body.model import BodyModel
    from app.rendering.neural.examples import Example, Examples
    from app.rendering.neural.learned import Learned
    from app.rendering.neural.report import Scores

_CHECKPOINT: Final = "checkpoint.safetensors"
_EXAMPLES: Final = "examples"
#: Share of the work that cutting out pictures is, and where measuring begins.
_LOOKED, _LEARNED = 0.1, 0.95
#: Sides of the pictures that are learned from.
_SIDES: Final = {Preset.CPU: 256, Preset.STANDARD: 512, Preset.HIGH: 512}
#: Moments that are measured, and of which pictures are kept.
_MEASURED: Final = 60
_SHOWN: Final = 6
#: Laying the body onto one picture takes about this long on a processor, twice in a training; it is
#: left out where less than half of the time would be left to learn.
_SECONDS_OF_REFINING: Final = 2 * 2.5
#: More threads than this bring nothing on a processor.
_MOST_THREADS: Final = 8


def run(parameters: dict[str, Any], folder: Path, progress: Progress) -> dict[str, Any]:
    """Learn an identity, and measure it on signs that nothing was learned from.

    Args:
        parameters: ``name``, ``signer`` and ``consent`` (identifiers), ``takes`` (each with
            ``sign``, ``recording``, ``sha256``, ``start``, and ``fit`` and ``landmarks`` as paths
            of tracks), ``seconds`` (of learning), ``preset``, ``seed``, ``device``, ``body`` (path
            or null), perhaps ``steps`` (ends after so many, however long they take).
        folder: Where the identity goes, pictures of the report, and what is needed to go on.
        progress: Told about every step.

    Returns:
        ``report``: what was measured, or null where no sign was left to measure on; ``pictures``:
        how many there are of it; ``examples``: how many moments were learned from.

    Raises:
        KnownError: If nothing good can be learned from these recordings.
        Cancelled: If the person asked to stop.
    """
    import torch

    torch.set_num_threads(min(os.cpu_count() or 1, _MOST_THREADS))
    preset, seed = Preset(parameters["preset"]), int(parameters["seed"])
    model, device = kept_body(parameters["body"]), choose_device(parameters["device"])
    examples = _examples(parameters, model, folder / _EXAMPLES, Part(progress, 0, _LOOKED))
    learned_from, aside = examples.split(held_out_signs(examples.signs, seed=seed))
    watched = aside if len(aside) else learned_from
    shown = watched[len(watched) // 2]
    _keep(folder / REAL, real_moment(shown))
    plan = Plan(preset, float(parameters["seconds"]), seed, str(device), parameters.get("steps"))
    learning = _Learning(Part(progress, _LOOKED, _LEARNED - _LOOKED))
    learned = _learned(learned_from, plan, shown, folder, learning)
    identity = NeuralIdentity(parameters["name"], learned, model, device=device)
    report = _report(identity, aside, folder, Part(progress, _LEARNED, 1 - _LEARNED))
    card = Card(
        kind=KIND,
        name=parameters["name"],
        signer=parameters["signer"],
        consent=parameters["consent"],
        takes=tuple(dict.fromkeys(take["sha256"] for take in parameters["takes"])),
        body=model.hash,
    )
    save(neural_file(folder), card, learned)
    return {**report, "examples": len(learned_from)}


def _learned(
    examples: Examples, plan: Plan, shown: Example, folder: Path, learning: _Learning
) -> Learned:
    has_time = plan.seconds > 2 * _SECONDS_OF_REFINING * len(examples)
    try:
        return train(
            examples,
            plan,
            checkpoint=folder / _CHECKPOINT,
            progress=learning,
            preview=Preview(shown, lambda _step, picture: _keep(folder / PREVIEW, picture)),
            refine=learning.refined if has_time or plan.device != "cpu" else None,
        )
    except RuntimeError as error:
        if not is_loss_of(plan.device, error):
            raise
        raise lost("The identity was not trained.") from error


class _Learning:
    """Progress of the learning; while poses are refined it stands still, and a stop is heard."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._done = (0.0, 1.0)

    def report(self, done: float, total: float, activity: str) -> None:
        self._done = (done, total)
        self._progress.report(done, total, activity)

    def refined(self, examples: Examples, identity: NeuralIdentity) -> Examples:
        """The examples with the body laid onto the pictures by what was learned until now."""
        return refine(
            examples, identity, progress=_StandingStill(self._progress, self._done)
        ).examples


class _StandingStill:
    """Progress that says what is done now, and not how far it is."""

    def __init__(self, progress: Progress, done: tuple[float, float]) -> None:
        self._progress, self._done = progress, done

    def report(self, done: float, total: float, activity: str) -> None:
        self._progress.report(*self._done, f"{activity}: {done:.0f} of {total:.0f}")


def _examples(
    parameters: dict[str, Any], model: BodyModel, folder: Path, progress: Progress
) -> Examples:
    """The moments that an earlier start has cut out, or those that are cut out now."""
    from app.extraction.signer_mask import SignerMask

    folder.mkdir(exist_ok=True)
    kept = open_examples(folder, model)
    if kept is not None:
        return kept
    takes = [_recorded(take) for take in parameters["takes"]]
    aside = held_out_signs([take.sign for take in takes], seed=int(parameters["seed"]))
    wish = Wish(size=_SIDES[Preset(parameters["preset"])], whole=frozenset(aside))
    segment = SignerMask().look
    return make_examples(takes, model, folder, segment=segment, wish=wish, progress=progress)


def _recorded(take: dict[str, Any]) -> Recorded:
    fit = cast("FitTrack", decode_track(Path(take["fit"]).read_bytes()))
    landmarks = cast("LandmarkTrack", decode_track(Path(take["landmarks"]).read_bytes()))

    def pictures() -> Iterator[Picture]:
        with VideoFile(Path(take["recording"]), cached_frames=2) as video:
            first = int(np.searchsorted(video.info.pts, take["start"] - 1e-6))
            for frame in video.frames(first, first + len(fit.pts)):
                yield frame.rgb

    return Recorded(take["sign"], pictures, fit, landmarks.flags)


def _report(
    identity: NeuralIdentity, aside: Examples, folder: Path, progress: Progress
) -> dict[str, Any]:
    """Measure on moments that nothing was learned from, and keep pictures of some of them."""
    if not len(aside):
        return {"report": None, "pictures": 0}
    first = max(0, (len(aside) - _MEASURED) // 2)
    some = aside.chosen(range(first, min(first + _MEASURED, len(aside))))
    report = measure(identity, some, progress=progress)
    numbers = np.unique(np.linspace(0, len(some) - 1, _SHOWN).round().astype(int))
    for place, number in enumerate(numbers.tolist()):
        picture = comparison([identity, identity.flat], some[number])
        _keep(folder / REPORT / f"{place}.jpg", picture)
    told = asdict(report) | {"learned": _told(report.learned), "flat": _told(report.flat)}
    return {"report": told, "pictures": len(numbers)}


def _told(scores: Scores) -> dict[str, float]:
    """Scores by name, without what could not be measured: hands that are never seen."""
    return {name: value for name, value in asdict(scores).items() if math.isfinite(value)}


def _keep(file: Path, picture: NDArray[np.uint8]) -> None:
    from PIL import Image

    with whole_file(file) as temporary:
        Image.fromarray(picture).save(temporary, format="JPEG", quality=92)
