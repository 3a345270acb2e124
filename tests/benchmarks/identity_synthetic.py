"""How well learned identities show made-up signers in signs that they have never seen.

Each of two made-up signers signs twenty signs to learn from; four more are held out. Then the first
one is filmed, and all is measured again with tracks from the films. Each training lasts ten minutes
of one processor core; ``KINELEX_TRAINING_SECONDS`` sets another time. ``KINELEX_IDENTITY_CACHE``
may name a folder that keeps films, tracks and trainings: what was trained there is not trained
again.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

import numpy as np
import torch  # noqa: TID253 - benchmarks have no start-up time

from app.body.skinning import Skinner
from app.cli.bench import Measure
from app.core.progress import Cancelled
from app.rendering.identity import Identity
from app.rendering.neural.examples import Examples
from app.rendering.neural.learned import Learned, NeuralIdentity
from app.rendering.neural.report import scores
from app.rendering.neural.single import GREY, drawn
from app.rendering.neural.training import Plan, train
from tests.benchmarks import identity_synthetic_tracked
from tests.benchmarks.filming import body
from tests.benchmarks.made_scores import compared
from tests.benchmarks.made_signer import SIGNERS, MadeSigner, made_examples
from tests.benchmarks.mean_texture import mean_texture

_SIZE = (256, 256)
_FRAMES = 40
_LEARNED, _HELD_OUT = range(20), range(100, 104)
#: Steps of the trainings that are compared with each other.
_STEPS = 6
#: What scores should be at least, and at most.
_WANTED: Final = {
    "psnr": (33.0, None),
    "ssim": (0.965, None),
    "hand_psnr": (25.0, None),
    "hand_ssim": (0.82, None),
    "flicker": (None, 0.5),
    "alpha_iou": (0.97, None),
}


def measures() -> Iterator[Measure]:
    """Likeness of both signers, how far they are apart, and whether training repeats itself."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    kept = os.environ.get("KINELEX_IDENTITY_CACHE")
    with tempfile.TemporaryDirectory() as folder:
        yield from _measured(Path(kept or folder))
    torch.set_num_threads(threads)


def trained(examples: Examples, plan: Plan) -> Learned:
    """Train without anything left behind."""
    with tempfile.TemporaryDirectory() as folder:
        return train(examples, plan, checkpoint=Path(folder) / "training")


def _measured(cache: Path) -> Iterator[Measure]:
    cache.mkdir(parents=True, exist_ok=True)
    seconds = float(os.environ.get("KINELEX_TRAINING_SECONDS", "600"))
    plan = Plan(seconds=seconds, clock=time.process_time)
    signers = [MadeSigner(body(), looks, _SIZE) for looks in SIGNERS]
    held_out = [made_examples(signer, _HELD_OUT, frames=_FRAMES) for signer in signers]
    identities = []
    for number, signer in enumerate(signers):
        examples = made_examples(signer, _LEARNED, frames=_FRAMES)
        made = train(examples, plan, checkpoint=cache / f"signer {number + 1}.training")
        identity = NeuralIdentity("made-up", made, body())
        plain = mean_texture(examples)
        yield from _likeness(f"signer {number + 1}", identity, plain, held_out[number])
        identities.append(identity)
    yield from _swapped(identities, held_out)
    yield from _repeated(held_out[0].chosen(range(_FRAMES)))
    yield from identity_synthetic_tracked.measures(plan, cache / "films")


def _likeness(
    who: str, identity: NeuralIdentity, plain: Identity, held_out: Examples
) -> Iterator[Measure]:
    learned, flat, mean, coarse = scores(
        [identity, identity.flat, plain, _Coarse(identity)], held_out
    )
    yield from compared(who, learned, {"flat": flat, "plain texture": mean}, _WANTED)
    for name, what, unit in (("hand_psnr", "PSNR", "dB"), ("hand_ssim", "SSIM", "")):
        yield Measure(
            f"{what} of hands, {who}",
            getattr(learned, name),
            unit,
            baseline=getattr(coarse, name),
            compared_with="without close-ups",
        )


class _Coarse:
    """A learned identity without close-ups of hands and face."""

    def __init__(self, identity: NeuralIdentity) -> None:
        self._identity = identity

    def __getattr__(self, name: str) -> object:
        return getattr(self._identity, name)

    def render(self, posed, camera, *, smooth=True):
        return self._identity.render(posed, camera, smooth=False)


def _swapped(identities: list[NeuralIdentity], held_out: list[Examples]) -> Iterator[Measure]:
    """How much more each render looks like its own signer than like the other."""
    every = range(0, len(held_out[0]), 5)
    errors = np.zeros((2, 2))
    for who, identity in enumerate(identities):
        own = held_out[who]
        skinner = Skinner(own.model, own.betas, own.hand_scale)
        for number in every:
            picture = drawn(identity, skinner, own[number]).cpu().numpy()
            seen = picture[..., :3] + GREY * (1 - picture[..., 3:])
            for truth in (0, 1):
                real = held_out[truth][number]
                shown = GREY + real.alpha[..., None] * (real.rgb / 255 - GREY)
                errors[who, truth] += float(((seen - shown) ** 2).mean()) / len(every)
    decibels = -10 * np.log10(errors)
    for who in (0, 1):
        margin = float(decibels[who, who] - decibels[who, 1 - who])
        yield Measure(f"swap margin of signer {who + 1}", margin, "dB", least=10.0)


def _repeated(examples: Examples) -> Iterator[Measure]:
    plan = Plan(steps=_STEPS)
    with tempfile.TemporaryDirectory() as folder:
        begun = Path(folder) / "training"
        with suppress(Cancelled):
            train(examples, plan, checkpoint=begun, progress=_StopHalfway())
        resumed = train(examples, plan, checkpoint=begun)
    first, second = trained(examples, plan), trained(examples, plan)
    identities = [NeuralIdentity("made-up", each, body()) for each in (first, second, resumed)]
    skinner = Skinner(examples.model, examples.betas, examples.hand_scale)
    one, same, other = (drawn(identity, skinner, examples[0]) for identity in identities)
    yield Measure("difference of two trainings with one seed", _most(one, same), "", most=0.0)
    yield Measure("difference after a resume", _most(one, other), "", most=0.0)


class _StopHalfway:
    """Progress that somebody stops when half is done."""

    def report(self, done: float, total: float, activity: str) -> None:
        if done >= total / 2:
            raise Cancelled


def _most(first: torch.Tensor, second: torch.Tensor) -> float:
    return float((first - second).abs().max())
