"""How fast learned identities draw, and how much memory that takes.

What the networks have learned does not matter for that, so they have learned next to nothing.
"""

from __future__ import annotations

import resource
import statistics
import time
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import torch  # noqa: TID253 - benchmarks have no start-up time

from app.body.skinning import Skinner
from app.cli.bench import Measure
from app.rendering.neural.learned import NeuralIdentity
from app.rendering.neural.single import drawn
from app.rendering.neural.training import Plan
from tests.benchmarks.filming import body
from tests.benchmarks.identity_synthetic import trained
from tests.benchmarks.made_signer import SIGNERS, MadeSigner, made_examples

#: Sizes of the pictures that are learned from; what is drawn is always 512 wide and high.
_LEARNED = (256, 512)
_DRAWN = 512
_FRAMES = 8


def measures() -> Iterator[Measure]:
    """Frames per second on two cores, and memory."""
    threads = torch.get_num_threads()
    torch.set_num_threads(min(2, threads))
    for size in _LEARNED:
        yield _speed(size)
    torch.set_num_threads(threads)
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    yield Measure("memory, all of this process", used, "GB", most=4.0)


def _speed(size: int) -> Measure:
    signer = MadeSigner(body(), SIGNERS[0], (size, size))
    examples = made_examples(signer, [1], frames=_FRAMES)
    identity = NeuralIdentity("made-up", trained(examples, Plan(steps=1)), body())
    skinner = Skinner(examples.model, examples.betas, examples.hand_scale)
    camera = signer.camera.resized((_DRAWN, _DRAWN))
    taken = []
    for number in range(_FRAMES):
        example = replace(examples[number], camera=camera)
        started = time.perf_counter()
        drawn(identity, skinner, example)
        taken.append(time.perf_counter() - started)
    middle = statistics.median(taken)
    return Measure(
        f"frames of {_DRAWN} x {_DRAWN}, learned at {size}",
        1 / middle,
        "frames/s",
        least=4.0,
        baseline=1 / float(np.max(taken)),
        compared_with="slowest frame",
    )
