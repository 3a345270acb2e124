"""A made-up signer, filmed small, and what a small identity learned of it."""

import pytest

from app.rendering.neural.learned import NeuralIdentity
from app.rendering.neural.preset import SIZES, Preset, Size
from app.rendering.neural.training import Plan, train
from tests.benchmarks.made_signer import SIGNERS, MadeSigner, made_examples

#: As the preset of the processor, but of a size that learns in seconds.
TINY = Size(8, 3, 16, (32, 128), (128,), 4, 2, 2, 48, 16)
STEPS = 16


@pytest.fixture(scope="session")
def examples(body):
    return made_examples(MadeSigner(body, SIGNERS[1], (96, 96)), [0, 1], frames=6)


@pytest.fixture(scope="session", autouse=True)
def tiny():
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(SIZES, Preset.CPU, TINY)
        patch.setattr("app.rendering.neural.training._FLAT_SIZE", 128)
        yield


@pytest.fixture(scope="session")
def learned(tiny, examples, tmp_path_factory):
    """What was learned of the first sign."""
    folder = tmp_path_factory.mktemp("training")
    return train(examples.chosen(range(6)), Plan(steps=STEPS), checkpoint=folder / "training")


@pytest.fixture(scope="session")
def identity(learned, body):
    return NeuralIdentity("Ada", learned, body)
