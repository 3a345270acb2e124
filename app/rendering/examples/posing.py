"""Points of the body's surface as a differentiable function of the pose."""

from __future__ import annotations

import torch

from app.body.kinematics import levels, rest_joints
from app.body.model import BodyModel
from lexicon_db.tracks import Floats


def turned(axis_angle: torch.Tensor) -> torch.Tensor:
    """Rotation matrices (..., 3, 3) of axis-angle vectors (..., 3), by Rodrigues' formula."""
    square = (axis_angle**2).sum(dim=-1, keepdim=True)[..., None]
    # Smooth through zero, so that its derivatives are: the root of zero has none.
    angle = (square + 1e-12).sqrt()
    x, y, z = axis_angle.unbind(-1)
    zero = torch.zeros_like(x)
    skew = torch.stack([zero, -z, y, z, zero, -x, -y, x, zero], dim=-1).view(*x.shape, 3, 3)
    turn = torch.sin(angle) / angle * skew + (1 - torch.cos(angle)) / angle**2 * (skew @ skew)
    return turn + torch.eye(3, device=axis_angle.device)


class Bones:
    """The skeleton of one person, posed so that gradients flow through it.

    Args:
        model: The body.
        betas: (10,) its shape.
        hand_scale: (2,) size of its hands.
        device: Where to work.
    """

    def __init__(
        self, model: BodyModel, betas: Floats, hand_scale: Floats, device: torch.device
    ) -> None:
        joints = rest_joints(model, betas, hand_scale)
        self._joints = torch.from_numpy(joints).float().to(device)
        self._levels = [
            (torch.from_numpy(joint).to(device), torch.from_numpy(parent).to(device))
            for joint, parent in levels()
        ]

    def transforms(
        self, rotations: torch.Tensor, translation: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Turns (B, 55, 3, 3) and shifts (B, 55, 3) that move rest points with each bone.

        Args:
            rotations: (B, 55, 3) axis-angle in radians.
            translation: (B, 3) metres.
        """
        local = turned(rotations)
        count = len(rotations)
        above_turns, above_places = local[:, :1], self._joints[:1] + translation[:, None]
        turns = local.new_zeros(count, len(self._joints), 3, 3)
        places = local.new_zeros(count, len(self._joints), 3)
        root = torch.zeros(1, dtype=torch.long, device=local.device)
        turns = turns.index_copy(1, root, above_turns)
        places = places.index_copy(1, root, above_places)
        for joint, parent in self._levels:
            world = turns[:, parent] @ local[:, joint]
            bone = self._joints[joint] - self._joints[parent]
            place = places[:, parent] + (turns[:, parent] @ bone[:, :, None])[..., 0]
            turns = turns.index_copy(1, joint, world)
            places = places.index_copy(1, joint, place)
        return turns, places - (turns @ self._joints[..., None])[..., 0]


class Attached:
    """Surface points that ride on the bones, as exactly as in the pose where they were attached.

    Args:
        bones: The skeleton.
        weights: (B, N, 55) or (N, 55) shares of the bones in each point.
        points: (B, N, 3) where the points are in the pose they are attached in.
        rotations: (B, 55, 3) that pose.
        translation: (B, 3) of that pose.
    """

    def __init__(
        self,
        bones: Bones,
        weights: torch.Tensor,
        points: torch.Tensor,
        rotations: torch.Tensor,
        translation: torch.Tensor,
    ) -> None:
        self._bones, self._weights = bones, weights
        turn, shift = self._blended(rotations, translation)
        # What the pose adds to the shape there is kept: it hardly changes in small corrections.
        self._rest = torch.linalg.solve(turn, points - shift)

    def _blended(
        self, rotations: torch.Tensor, translation: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        turns, shifts = self._bones.transforms(rotations, translation)
        flat = torch.cat([turns.flatten(2), shifts], dim=2)
        mixed = self._weights @ flat
        return mixed[..., :9].unflatten(-1, (3, 3)), mixed[..., 9:]

    def at(self, rotations: torch.Tensor, translation: torch.Tensor) -> torch.Tensor:
        """Where the points are in another pose: (B, N, 3)."""
        turn, shift = self._blended(rotations, translation)
        return (turn @ self._rest[..., None])[..., 0] + shift
