"""One body for all takes of a signer: every fit is moved onto their mean shape, as seen before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray

from app.body.kinematics import forward_kinematics
from app.body.model import BodyModel
from app.body.places import Places
from app.rendering.camera import source_camera
from app.rendering.examples.correction import Correction
from app.rendering.examples.overlay import Views
from app.rendering.examples.posing import Attached, Bones
from lexicon_db.errors import KnownError
from lexicon_db.tracks import JOINT_NAMES, FitTrack

Floats = NDArray[np.float32]
Points = NDArray[np.float64]

_STEPS: Final = 80
_RATE: Final = 0.15
#: A point that is off by this share of the height costs as much as one correction of a spread.
_PIXELS: Final = 0.004
_STAY: Final = 0.05
_SMOOTH: Final = 0.2
_SHOULDERS: Final = [JOINT_NAMES.index(f"{side}_shoulder") for side in ("left", "right")]
#: Places that ride on these are not seen, or told by the trunk.
_UNSEEN: Final = ("hip", "knee", "ankle", "foot", "heel", "toe")


def mean_shape(fits: Sequence[FitTrack]) -> tuple[Floats, Floats]:
    """Betas (10,) and sizes of hands (2,): means over takes, weighted by their lengths."""
    lengths = [len(fit.pts) for fit in fits]
    betas = np.average([fit.betas for fit in fits], axis=0, weights=lengths)
    scale = np.average([fit.hand_scale for fit in fits], axis=0, weights=lengths)
    return betas.astype(np.float32), scale.astype(np.float32)


def onto_body(fit: FitTrack, model: BodyModel, betas: Floats, hand_scale: Floats) -> FitTrack:
    """Let a body of another shape stand and sign so that it looks the same in the picture.

    Args:
        fit: A take.
        model: The body.
        betas: (10,) the other shape.
        hand_scale: (2,) the sizes of its hands.

    Raises:
        KnownError: If the take was fitted with another body file.
    """
    if fit.body != model.hash:
        raise KnownError(
            "A take cannot be shown by this body.",
            "Its recording was fitted with another body file.",
            "Extract it again with the body file of the settings.",
        )
    if np.array_equal(fit.betas, betas) and np.array_equal(fit.hand_scale, hand_scale):
        return fit
    other = replace(fit, betas=betas, hand_scale=hand_scale)
    wanted = _places(fit, model)
    size = _shoulder_width(_places(other, model)) / _shoulder_width(wanted)
    standing = _places(replace(other, translation=np.zeros_like(fit.translation)), model)
    moved = size * _neck(wanted) - _neck(standing)
    return _solved(replace(other, translation=moved.astype(np.float32)), model, wanted)


def _solved(fit: FitTrack, model: BodyModel, wanted: Points) -> FitTrack:
    """Correct poses until the places fall where the wanted ones are seen."""
    places, device = Places(model), torch.device("cpu")
    seen = torch.tensor([not any(part in name for part in _UNSEEN) for name in places.names])
    weights = torch.zeros(len(places.names), len(JOINT_NAMES))
    weights[torch.arange(len(weights)), torch.from_numpy(places.joints)] = 1
    rotations, translation = torch.from_numpy(fit.rotations), torch.from_numpy(fit.translation)
    bones = Bones(model, fit.betas, fit.hand_scale, device)
    points = torch.from_numpy(_places(fit, model)).float()
    attached = Attached(bones, weights, points, rotations, translation)
    view = Views.of([source_camera(fit)], device)
    target = view.project(torch.from_numpy(wanted).float())
    unit = _PIXELS * fit.size[1]
    correction = Correction(rotations, translation)
    follows = torch.ones(len(rotations), dtype=torch.bool)
    optimizer = torch.optim.Adam(correction.parameters, lr=_RATE)
    for step in range(_STEPS):
        optimizer.param_groups[0]["lr"] = _RATE * (1 - 0.95 * step / _STEPS)
        off = (view.project(attached.at(*correction.pose())) - target)[:, seen] / unit
        robust = (1 + off.square().sum(dim=2)).sqrt() - 1
        loss = robust.mean(dim=1).sum() + correction.cost(follows, stay=_STAY, smooth=_SMOOTH)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        turned, moved = correction.pose()
    return replace(fit, rotations=turned.numpy(), translation=moved.numpy())


def _places(fit: FitTrack, model: BodyModel) -> Points:
    """(T, P, 3) all named places of a take, metres."""
    rotations = fit.rotations.astype(np.float64)
    translation = fit.translation.astype(np.float64)
    world, joints = forward_kinematics(
        model, rotations, fit.betas, translation=translation, hand_scale=fit.hand_scale
    )
    places = Places(model)
    found: Points = places.positions(
        world, joints, places.names, betas=fit.betas, hand_scale=fit.hand_scale
    ).astype(np.float64)
    return found


def _shoulder_width(places: Points) -> float:
    left, right = (places[:, joint] for joint in _SHOULDERS)
    return float(np.linalg.norm(left - right, axis=1).mean())


def _neck(places: Points) -> Points:
    middle: Points = places[:, _SHOULDERS].mean(axis=1)
    return middle
