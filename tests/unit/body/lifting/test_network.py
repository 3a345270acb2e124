"""The nets in numpy do what the nets in torch do that were trained."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from safetensors.numpy import load_file

from app.body.lifting.features import BODY_FEATURES, HAND_FEATURES
from app.body.lifting.network import TemporalNet
from app.core.paths import resource


@pytest.mark.parametrize(
    ("name", "features", "depths"),
    [("lifter_body", BODY_FEATURES, 4), ("lifter_hand", HAND_FEATURES, 20)],
)
@pytest.mark.parametrize("frames", [1, 3, 40])
def test_numpy_equals_torch(name, features, depths, frames):
    import torch

    from resources.models.build import Net

    weights = load_file(resource("models", f"{name}.safetensors"))
    net = Net(features, depths)
    net.load_state_dict({key: torch.from_numpy(value) for key, value in weights.items()})
    seen = np.random.default_rng(1).normal(0, 1, (2, frames, features)).astype(np.float32)
    with torch.no_grad():
        wanted = [part.numpy() for part in net(torch.from_numpy(seen))]
    for found, expected in zip(TemporalNet(weights)(seen), wanted, strict=True):
        assert found.shape == (2, frames, depths)
        assert np.abs(found - expected).max() < 2e-4


def test_lifting_does_without_torch():
    code = (
        "import sys, app.body.fitting.take\n"
        "from app.body.lifting.nets import load_nets\n"
        "load_nets()\n"
        "sys.exit('torch' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
