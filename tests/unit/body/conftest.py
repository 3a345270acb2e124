"""Bodies that tests of this folder share."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from app.body.kinematics import PARENTS
from app.body.model import load_body

VERTEX_COUNT = 9930


@pytest.fixture(scope="session")
def model():
    """The body that comes with Kinelex."""
    return load_body()


def smplx_arrays() -> dict[str, np.ndarray]:
    """The arrays of the smallest file that is a body in SMPL-X format, with random values."""
    rng = np.random.default_rng(4)
    joints = rng.integers(0, VERTEX_COUNT, 55)
    regressor = np.zeros((55, VERTEX_COUNT), np.float32)
    regressor[np.arange(55), joints] = 1
    weights = rng.random((VERTEX_COUNT, 55)).astype(np.float32)
    return {
        "v_template": rng.normal(0, 0.3, (VERTEX_COUNT, 3)).astype(np.float32),
        "f": rng.integers(0, VERTEX_COUNT, (400, 3)).astype(np.uint32),
        "shapedirs": rng.normal(0, 0.01, (VERTEX_COUNT, 3, 20)).astype(np.float32),
        "posedirs": np.zeros((VERTEX_COUNT, 3, 486), np.int8),
        "J_regressor": regressor,
        "weights": weights / weights.sum(axis=1, keepdims=True),
        "kintree_table": (np.stack([PARENTS, np.arange(55)]) % 2**32).astype(np.uint32),
        "hands_componentsl": np.eye(45, dtype=np.float32),
        "hands_componentsr": np.eye(45, dtype=np.float32),
        "hands_meanl": np.zeros(45, np.float32),
        "hands_meanr": np.zeros(45, np.float32),
        "lmk_faces_idx": rng.integers(0, 400, 51),
        "lmk_bary_coords": np.full((51, 3), 1 / 3),
    }


@pytest.fixture
def arrays() -> dict[str, np.ndarray]:
    """Arrays of a valid SMPL-X file, to be changed at will."""
    return smplx_arrays()


@pytest.fixture
def saved(tmp_path):
    """Save arrays as a file that a person might choose."""

    def save(arrays: dict[str, np.ndarray]) -> Path:
        file = tmp_path / "SMPLX_MINE.npz"
        np.savez(file, **arrays)
        return file

    return save
