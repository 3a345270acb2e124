"""Made-up performances, and bodies that were fitted to what is seen of them."""

from __future__ import annotations

import numpy as np
import pytest

from app.body.fitting.points import FitPoints
from app.body.fitting.take import fit_take
from app.body.kinematics import forward_kinematics
from app.body.places import Places, hand_points
from app.core.progress import Silent
from lexicon_db.tracks import JOINT_NAMES
from tests.unit.body.detector import landmarks, perform, posed

#: Neck, head, shoulders, elbows, wrists.
UPPER_BODY = [JOINT_NAMES.index(n) for n in ("neck", "head")] + list(range(16, 22))


@pytest.fixture(scope="session")
def points(model):
    return FitPoints(Places(model))


@pytest.fixture(scope="session")
def performance(model):
    """Two seconds of signing with both hands, by the mean body."""
    return perform(model, 1)


@pytest.fixture(scope="session")
def track(model, performance):
    """What a detector sees of it, with little noise."""
    return landmarks(model, performance, noise=0.005)


@pytest.fixture(scope="session")
def fitted(model, track):
    return fit_take(track, model, Silent())


@pytest.fixture(scope="session")
def errors(model):
    """Errors of a body that was fitted, in millimetres."""
    places = Places(model)

    def measure(performance, rotations, translation, *, betas, hand_scale):
        """Of joints relative to mid-shoulder (T, 8), of hand points to the wrist (T, 2, 21)."""
        shape = {"betas": betas, "hand_scale": hand_scale}
        fit = forward_kinematics(
            model, rotations.astype(float), translation=translation.astype(float), **shape
        )
        true = posed(model, performance)
        bodies, hands = [], []
        for pose, form in ((fit, shape), (true, performance.shape)):
            middle = pose[1][:, [16, 17]].mean(axis=1, keepdims=True)
            bodies.append(pose[1][:, UPPER_BODY] - middle)
            points = hand_points(places, *pose, **form)
            hands.append(points - points[:, :, :1])
        return [1000 * np.linalg.norm(a - b, axis=-1) for a, b in (bodies, hands)]

    return measure
