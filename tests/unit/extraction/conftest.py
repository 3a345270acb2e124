"""Pictures of a person that the project makes itself: its mannequin, filmed while signing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from app.body.kinematics import chain, rotation_matrices
from app.body.model import load_body
from app.body.places import Places, hand_points
from app.rendering.camera import Camera, signing_space
from tests.unit.rendering.signing import signing

COUNT = 14


@dataclass(frozen=True)
class Filmed:
    """Pictures of signing with the truth about it.

    Attributes:
        pictures: (T, H, W, 3).
        hands: (T, 2, 21, 2) the points of the hands in the pictures, in pixels.
        hands_world: (T, 2, 21, 3) the same in metres, camera axes.
        shoulder_width: Pixels.
    """

    pictures: np.ndarray
    hands: np.ndarray
    hands_world: np.ndarray
    shoulder_width: float


def film(size: tuple[int, int], count: int = COUNT) -> Filmed:
    from app.rendering.mannequin import Mannequin
    from app.rendering.movie import Performance
    from app.rendering.recording import record

    model = load_body()
    camera = signing_space(model.joint_template.astype(np.float32), size)
    rotations = signing(count)
    performance = Performance(rotations, np.zeros((count, 52), np.float32))
    pictures = np.stack(list(record(performance, Mannequin(model), camera)))
    world, joints = chain(rotation_matrices(rotations.astype(np.float64)), model.joint_template)
    hands = hand_points(Places(model), world, joints)
    shoulders = in_picture(camera, joints[0, 16:18])
    return Filmed(
        pictures=pictures,
        hands=in_picture(camera, hands),
        # The camera faces the signer: its x is the body's, its y and z are turned.
        hands_world=hands * np.array([1.0, -1.0, -1.0]),
        shoulder_width=float(np.linalg.norm(shoulders[0] - shoulders[1])),
    )


def in_picture(camera: Camera, points: np.ndarray) -> np.ndarray:
    import torch

    return camera.project(torch.from_numpy(points.astype(np.float32)))[0].numpy()


@pytest.fixture(scope="session")
def filmed() -> Filmed:
    import torch

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        return film((320, 240))
    finally:
        torch.set_num_threads(threads)
