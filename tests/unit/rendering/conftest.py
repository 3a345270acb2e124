"""The body and the signing that rendering is tested with."""

import numpy as np
import pytest
import torch

from app.body.model import load_body
from app.body.skinning import Skinner
from app.rendering.camera import signing_space
from app.rendering.identity import Posed
from tests.unit.rendering.signing import signing


@pytest.fixture(scope="session", autouse=True)
def one_thread():
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.fixture(scope="session")
def body():
    return load_body()


@pytest.fixture(scope="session")
def joints(body):
    return body.joint_template.astype(np.float32)


@pytest.fixture(scope="session")
def skinner(body):
    return Skinner(body)


@pytest.fixture(scope="session")
def posed(skinner):
    """Two frames of signing."""
    vertices = torch.from_numpy(skinner.batch(signing(8)[[0, 7]]))
    return Posed(vertices, vertices, torch.zeros(2, 52))


@pytest.fixture(scope="session")
def small_camera(joints):
    return signing_space(joints, (128, 96))
