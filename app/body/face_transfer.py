"""Face units for SMPL-X files: their expressions are other directions, without names.

A unit is explained by what it does to the 51 static face landmarks, which every SMPL-X file has:
the file's own expressions and a turn of its jaw shall move its landmarks as the unit moves those
of Kinelex's body.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from lexicon_db.tracks import FACE_UNITS, JOINT_NAMES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.body.model import BodyModel

    Floats = NDArray[np.float64]

#: Joints that face units may turn, in the order of ``BodyModel.face_turns``.
TURNED_JOINTS: Final = tuple(JOINT_NAMES.index(name) for name in ("jaw", "left_eye", "right_eye"))
#: How far an eye turns at full strength, radians: about the vertical and the horizontal axis.
_LOOK_ASIDE, _LOOK_UP, _LOOK_DOWN = 0.5, 0.35, 0.45
#: Trust in the landmarks against the wish for small coefficients, relative to their mean strength.
_RIDGE: Final = 1e-3


@dataclass(frozen=True, eq=False)
class FaceBasis:
    """What a body can do with its face, seen at its 51 landmarks.

    Attributes:
        landmarks: (51, 3) at rest, metres.
        expressions: (51, 3, E) what each expression coefficient adds.
        jaw: (3,) the joint of the jaw.
        jaw_share: (51,) how much each landmark moves with the jaw.
    """

    landmarks: Floats
    expressions: Floats
    jaw: Floats
    jaw_share: Floats


def transferred_units(basis: FaceBasis, reference: BodyModel) -> tuple[Floats, Floats]:
    """Express the units of one body by the means of another.

    Args:
        basis: The body that has no units of its own.
        reference: A body that has.

    Returns:
        Expression coefficients of each unit (E, 52), and the turns of jaw, left and right eye that
        each unit adds (52, 3, 3), axis-angle in radians.
    """
    corners = reference.faces[reference.landmark_faces]
    home = _at(reference.landmark_weights, reference.template[corners])
    wanted = _at(reference.landmark_weights, reference.face_directions[corners])
    wanted *= _size(basis.landmarks) / _size(home)
    # A small turn w about the jaw moves a point p by w x (p - jaw).
    arm = (basis.landmarks - basis.jaw) * basis.jaw_share[:, None]
    turning = np.cross(np.eye(3)[None], arm[:, None]).transpose(0, 2, 1)
    by_jaw = [unit.startswith("jaw") for unit in FACE_UNITS]
    expressions = _explained(basis.expressions, wanted)
    both = _explained(np.concatenate([basis.expressions, turning], axis=2), wanted[..., by_jaw])
    expressions[:, by_jaw] = both[:-3]
    turns = _eye_turns()
    turns[by_jaw, 0] = both[-3:].T
    return expressions, turns


def _explained(means: Floats, wanted: Floats) -> Floats:
    """Coefficients (m, n) by which means (51, 3, m) do what is wanted (51, 3, n), kept small."""
    matrix = means.reshape(-1, means.shape[2])
    strength = np.sqrt((matrix**2).mean(axis=0)) + 1e-12
    gram = (matrix / strength).T @ (matrix / strength)
    gram += _RIDGE * len(matrix) * np.eye(len(gram))
    goal = (matrix / strength).T @ wanted.reshape(len(matrix), -1)
    found: Floats = np.linalg.solve(gram, goal) / strength[:, None]
    return found


def _at(weights: NDArray[Any], corners: NDArray[Any]) -> Floats:
    """Values (51, ...) at landmarks from those (51, 3, ...) at the corners of their triangles."""
    values: Floats = np.einsum("lk,lk...->l...", weights.astype(np.float64), corners)
    return values


def _size(landmarks: Floats) -> float:
    return float(np.linalg.norm(landmarks - landmarks.mean(axis=0)))


def _eye_turns() -> Floats:
    turns = np.zeros((len(FACE_UNITS), 3, 3))
    for place, side in ((1, "Left"), (2, "Right")):
        inward = -1.0 if side == "Left" else 1.0
        for way, axis, angle in (
            ("In", 1, inward * _LOOK_ASIDE),
            ("Out", 1, -inward * _LOOK_ASIDE),
            ("Up", 0, -_LOOK_UP),
            ("Down", 0, _LOOK_DOWN),
        ):
            turns[FACE_UNITS.index(f"eyeLook{way}{side}"), place, axis] = angle
    return turns
