"""Life in the skin: where blood shows through, and the creases that tell the sides of a hand."""

from __future__ import annotations

from typing import Final

import torch

from app.body.model import FIXED_VERTICES, BodyModel
from lexicon_db.tracks import JOINT_NAMES

_FINGERS: Final = ("index", "middle", "ring", "pinky")
#: Corners of the eyes and of the mouth among the static face landmarks: right, then left.
_EYE_CORNERS: Final = (19, 28)
_MOUTH_CORNERS: Final = (31, 37)
#: Spread (metres) and strength of the redness.
_CHEEK: Final = (0.017, 0.8)
_NOSE: Final = (0.010, 0.7)
_KNUCKLE: Final = (0.006, 0.8)
_TIP: Final = (0.008, 0.8)
#: How far around a joint its crease reaches, and how wide it is; metres.
_CREASE_REACH: Final = 0.014
_CREASE_WIDTH: Final = 0.0008


def redness(model: BodyModel, places: torch.Tensor, normals: torch.Tensor) -> torch.Tensor:
    """How much blood shows through the skin at cheeks, nose, knuckles and finger tips.

    Args:
        model: The body.
        places: (N, 3) points of the mean surface in the T-pose.
        normals: (N, 3) its normals.

    Returns:
        (N,) 0 to about 1.
    """
    rest = torch.from_numpy(model.template)
    corners = rest[torch.from_numpy(model.faces[model.landmark_faces]).long()]
    landmarks = (corners * torch.from_numpy(model.landmark_weights)[..., None]).sum(dim=1)
    total = _spot(places, rest[FIXED_VERTICES["nose"]], *_NOSE)
    for eye, mouth in zip(_EYE_CORNERS, _MOUTH_CORNERS, strict=True):
        total = total + _spot(places, (landmarks[eye] + landmarks[mouth]) / 2, *_CHEEK)
    back = (normals[:, 1] > 0).float()
    for side in ("left", "right"):
        for finger in _FINGERS:
            total = total + _spot(places, rest[FIXED_VERTICES[f"{side}_{finger}_tip"]], *_TIP)
            for number in (1, 2):
                joint = _joint(model, f"{side}_{finger}{number}")
                above = joint + torch.tensor([0.0, 0.008, 0.0])
                total = total + back * _spot(places, above, *_KNUCKLE)
    return total


def creases(model: BodyModel, places: torch.Tensor, normals: torch.Tensor) -> torch.Tensor:
    """Where fingers fold on the side of the palm, (N,) 0 to 1; arguments as in ``redness``."""
    total = torch.zeros_like(places[:, 0])
    below = (-2 * normals[:, 1]).clamp(0.0, 1.0)
    for side in ("left", "right"):
        for finger in _FINGERS:
            middle, end = (_joint(model, f"{side}_{finger}{number}") for number in (2, 3))
            along = torch.nn.functional.normalize(end - middle, dim=0)
            for joint in (middle, end):
                offset = places - joint
                near = (offset.norm(dim=1) < _CREASE_REACH).float()
                total = total + below * near * _bell(offset @ along, _CREASE_WIDTH)
    return total


def _spot(
    places: torch.Tensor, middle: torch.Tensor, spread: float, strength: float
) -> torch.Tensor:
    return strength * _bell((places - middle).norm(dim=1), spread)


def _bell(distance: torch.Tensor, width: float) -> torch.Tensor:
    return torch.exp(-0.5 * (distance / width) ** 2)


def _joint(model: BodyModel, name: str) -> torch.Tensor:
    return torch.from_numpy(model.joint_template[JOINT_NAMES.index(name)]).float()
