"""How far each frame of a fit can be trusted: body, left hand, right hand.

A frame is doubtful where a hand was lost, filled in or out of the picture, where the fitted body
does not lie on the landmarks, and where things move so fast in the picture that it is blurred.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from app.body.kinematics import forward_kinematics
from app.body.places import Places, hand_points
from lexicon_db.tracks import LEFT, RIGHT, HandFlag

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.body.model import BodyModel
    from lexicon_db.tracks import FitTrack, LandmarkTrack

    Floats = NDArray[np.float64]

_TRUST: Final = {
    HandFlag.MISSING: 0.05,
    HandFlag.MEASURED: 1.0,
    HandFlag.RECOVERED: 0.85,
    HandFlag.INTERPOLATED: 0.5,
    HandFlag.REJECTED: 0.05,
}
#: Distances in the picture (shoulder widths) and speeds (shoulder widths per second) that halve
#: the trust.
_MISFIT: Final = {"body": 0.06, "hand": 0.05}
_FAST: Final = 8.0
#: Arms: the joints, and the landmarks of the pose that see them.
_JOINTS: Final = (16, 17, 18, 19, 20, 21)
_LANDMARKS: Final = (11, 12, 13, 14, 15, 16)


def confidence(landmarks: LandmarkTrack, fit: FitTrack, model: BodyModel) -> NDArray[np.float32]:
    """How far each frame can be trusted.

    Args:
        landmarks: The cleaned landmarks of a take.
        fit: The body that was fitted to them.
        model: That body.

    Returns:
        (T, 3) for shoulders, elbows and wrists, for the left and for the right hand: 0 is a guess,
        1 is as good as a measurement with one camera can be.
    """
    shape = {"betas": fit.betas, "hand_scale": fit.hand_scale}
    world, joints = forward_kinematics(
        model,
        fit.rotations.astype(np.float64),
        fit.betas,
        translation=fit.translation.astype(np.float64),
        hand_scale=fit.hand_scale,
    )
    hands = hand_points(Places(model), world, joints, **shape)
    shoulders = landmarks.pose[:, 11, :2] - landmarks.pose[:, 12, :2]
    width = float(np.nanmedian(np.linalg.norm(shoulders, axis=1)))
    found = np.empty((len(fit.pts), 3))
    seen = landmarks.pose[:, _LANDMARKS].astype(np.float64)
    body = _pixels(joints[:, _JOINTS], fit)
    shown = np.nan_to_num(seen[..., 3]).clip(0, 1)
    found[:, 0] = _agreement(body, seen[..., :2], fit.pts, width, "body") * shown.mean(axis=1)
    for hand in (LEFT, RIGHT):
        trust = np.array([_TRUST[HandFlag(flag)] for flag in landmarks.flags[:, hand]])
        flat = landmarks.hands[:, hand, :, :2].astype(np.float64)
        agreement = _agreement(_pixels(hands[:, hand], fit), flat, fit.pts, width, "hand")
        found[:, 1 + hand] = trust * agreement
    return found.astype(np.float32)


def _pixels(points: Floats, fit: FitTrack) -> Floats:
    """Points (T, N, 3) before the camera of the fit as pixels (T, N, 2)."""
    depth = -points[..., 2:]
    flat: Floats = points[..., :2] / depth * [fit.focal, -fit.focal] + np.array(fit.size) / 2
    return flat


def _agreement(fitted: Floats, seen: Floats, pts: Floats, width: float, kind: str) -> Floats:
    """(T,) 0 to 1: how well fitted points lie on the ones seen, less where these move fast.

    A detector puts points beside the joint all through a take: only what differs from the usual
    offset of each point counts. Where nothing was seen there is nothing to disagree with.
    """
    off = (fitted - seen) / width
    known = np.isfinite(off).all(axis=(1, 2))
    if not known.any():
        return np.ones(len(pts))
    off = off - np.median(off[known], axis=0)
    misfit = np.linalg.norm(off, axis=-1).mean(axis=1)
    middle = fitted.mean(axis=1) / width
    speed = np.zeros(len(pts))
    if len(pts) > 1:
        speed = np.linalg.norm(np.gradient(middle, pts, axis=0), axis=1)
    doubt = np.where(known, misfit / _MISFIT[kind], 0.0) ** 2 + (speed / _FAST) ** 2
    agreement: Floats = 1 / (1 + doubt)
    return agreement
