"""Face units from detected face points: non-negative least squares on the body's own face.

The points of each frame are turned back into the axes of the head, compared with the signer's own
resting face, and explained by as few face units as needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from app.body.face_transfer import TURNED_JOINTS
from lexicon_db.tracks import FACE_UNITS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.body.model import BodyModel

    Floats = NDArray[np.float64]

#: Points of MediaPipe's face mesh at the 51 static face landmarks of SMPL-X, which are points 18
#: to 68 of the iBUG scheme: brows, nose, eyes, outer and inner lips, from the signer's right.
MESH_POINTS: Final = (
    70, 63, 105, 66, 107, 336, 296, 334, 293, 300,
    168, 197, 5, 4, 98, 97, 2, 326, 327,
    33, 160, 158, 133, 153, 144, 362, 385, 387, 263, 373, 380,
    61, 39, 37, 0, 267, 269, 291, 405, 314, 17, 84, 181,
    78, 82, 13, 312, 308, 317, 14, 87,
)  # fmt: skip
_RIGID: Final = (10, 11, 12, 13, 14, 16, 18, 19, 22, 25, 28)
_MOUTH: Final = tuple(range(31, 51))
_RIGHT_EYE: Final = tuple(range(19, 25))
_LEFT_EYE: Final = tuple(range(25, 31))
#: Points of the irises' centres in the face mesh: right, left.
_IRISES: Final = (468, 473)
#: Points of the cheeks in the face mesh: right, left; and where they are from the corner of the
#: mouth, to its side, up and forward in metres.
CHEEKS: Final = (192, 416)
_BESIDE_MOUTH: Final = (0.0205, 0.003, -0.017)
_CORNERS: Final = (31, 37)
_UPPER_LIP, _LOWER_LIP = 45, 49

# Depth of the face mesh is less sure than its picture.
_AXIS_TRUST: Final = np.array([1.0, 1.0, 0.35])
_SPARSITY: Final = 2.0e-7
_ROUNDS: Final = 150
#: Lips that are this share of the mouth's width further apart than the closest count as closed.
_NEARLY_CLOSED: Final = 0.06
#: Lips that are this share of the mouth's width apart even then were never closed.
_APART: Final = 0.12
#: Eyes are open where their lids are at least this share as far apart as where they are widest,
#: which is this quantile of the take.
_OPEN: Final = 0.7
_WIDEST: Final = 0.9
#: How much wider or narrower than the body's eyes a signer's may be taken for.
_EYE_SIZES: Final = (0.5, 2.0)
#: Iris offset from the middle of the eye, in eye widths, at which the eye looks fully aside, and
#: fully up or down.
_FULL_LOOK: Final = 0.25
_FULL_LIFT: Final = 0.15

#: Lips reach each other only over a jaw that is open no further than this.
_REACH: Final = 0.4

_JAW_OPEN: Final = FACE_UNITS.index("jawOpen")
_MOUTH_CLOSE: Final = FACE_UNITS.index("mouthClose")
_CHEEK_PUFF: Final = FACE_UNITS.index("cheekPuff")
_LOOKS: Final = tuple(
    tuple(FACE_UNITS.index(f"eyeLook{way}{side}") for way in ("In", "Out", "Up", "Down"))
    for side in ("Right", "Left")
)


def fit_face(points: NDArray[np.float32], model: BodyModel) -> NDArray[np.float32]:
    """Face units of all frames.

    Args:
        points: (T, 478, 3) points of the face mesh in pixels, nan where no face was found. Meshes
            without irises tell where the eyes look by the lids alone.
        model: The body whose units explain them.

    Returns:
        (T, 52) units in the order of FACE_UNITS, 0 to 1; frames without a face borrow from the
        frames around, and a take without any face rests.
    """
    mesh = points[:, MESH_POINTS]
    # In files of other programs a face that was not seen can be one point.
    has_extent = (np.ptp(mesh[:, _RIGID], axis=1) > 0).any(axis=1)
    found = np.isfinite(mesh).all(axis=(1, 2)) & has_extent
    units = np.zeros((len(points), len(FACE_UNITS)))
    if not found.any():
        return units.astype(np.float32)
    seen = points[found].astype(np.float64) * np.array([1.0, -1.0, -1.0])
    rest = _landmarks(model.template, model)
    turn, scale, centre = _alignment(seen[:, MESH_POINTS][:, _RIGID], rest[list(_RIGID)])
    aligned = scale[:, None, None] * ((seen - centre[:, None]) @ np.swapaxes(turn, 1, 2))
    shape = aligned[:, MESH_POINTS]
    moves = _unit_moves(model)
    most = np.ones((len(shape), len(FACE_UNITS)))
    most[:, _MOUTH_CLOSE] = _REACH
    most[:, _CHEEK_PUFF] = _puffed(aligned[:, CHEEKS], model)
    units[found] = _explain(_moved(shape, rest, moves[..., _JAW_OPEN]), moves, most)
    if np.isfinite(aligned[:, _IRISES]).all():
        eyes = shape[:, [_RIGHT_EYE, _LEFT_EYE]]
        units[np.ix_(found, np.ravel(_LOOKS))] = _gaze(aligned[:, _IRISES], eyes)
    frames = np.arange(len(points))
    for unit in range(units.shape[1]):
        units[:, unit] = np.interp(frames, frames[found], units[found, unit])
    return units.astype(np.float32)


def _landmarks(vertices: NDArray[np.float32], model: BodyModel) -> Floats:
    """The 51 landmarks on per-vertex values (V, ...): their values (51, ...)."""
    corners = vertices[model.faces[model.landmark_faces]].astype(np.float64)
    landmarks: Floats = np.einsum("lk,lk...->l...", model.landmark_weights, corners)
    return landmarks


def _unit_moves(model: BodyModel) -> Floats:
    """What each unit adds to the landmarks (51, 3, 52); of units that turn joints, small turns."""
    moves = _landmarks(model.face_directions, model)
    if model.face_turns.any():
        rest = _landmarks(model.template, model)
        for place, joint in enumerate(TURNED_JOINTS):
            share = _landmarks(model.weights[:, joint], model)
            arm = share[:, None] * (rest - model.joint_template[joint])
            moves += np.cross(model.face_turns[:, place], arm[:, None]).transpose(0, 2, 1)
    return moves


def _alignment(seen: Floats, rest: Floats) -> tuple[Floats, Floats, Floats]:
    """Similarity that lays points (T, K, 3) onto rest points (K, 3), per frame (Umeyama 1991).

    Returns:
        Rotations (T, 3, 3), scales (T,) and the points (T, 3) that come to the origin of rest.
    """
    middle, home = seen.mean(axis=1, keepdims=True), rest.mean(axis=0)
    away, goal = seen - middle, rest - home
    u, strength, vt = np.linalg.svd(np.einsum("ki,tkj->tij", goal, away))
    sign = np.ones((len(seen), 3))
    sign[:, 2] = np.sign(np.linalg.det(u) * np.linalg.det(vt))
    turn = (u * sign[:, None]) @ vt
    scale = (strength * sign).sum(axis=1) / np.sum(away**2, axis=(1, 2))
    shift = (np.swapaxes(turn, 1, 2) @ home) / scale[:, None]
    return turn, scale, middle[:, 0] - shift


def cheek_vertices(model: BodyModel) -> NDArray[np.intp]:
    """(2,) vertices of the body where the face mesh has its right and its left cheek."""
    corners = _landmarks(model.template, model)[list(_CORNERS)]
    places = corners + np.array(_BESIDE_MOUTH) * [[-1, 1, 1], [1, 1, 1]]
    away = np.linalg.norm(model.template[:, None] - places, axis=-1)
    nearest: NDArray[np.intp] = away.argmin(axis=0)
    return nearest


def _puffed(cheeks: Floats, model: BodyModel) -> Floats:
    """How far cheeks (T, 2, 3) are puffed at most, (T,) from 0 to 1: as far as they bulge.

    Lips alone do not tell: they are as narrow where somebody rounds them. Without cheeks in the
    mesh nothing is puffed.
    """
    puff = _AXIS_TRUST * model.face_directions[cheek_vertices(model), :, _CHEEK_PUFF]
    bulge = _AXIS_TRUST * (cheeks - np.median(cheeks, axis=0))
    share = (bulge * puff).sum(axis=(1, 2)) / max(float((puff**2).sum()), 1e-12)
    puffed: Floats = np.clip(np.nan_to_num(share), 0, 1)
    return puffed


def _resting(shape: Floats, home: Floats, jaw: Floats) -> Floats:
    """The signer's resting face (51, 3): mouth as when closed, eyes as when open.

    A mouth that is never closed is closed as the jaw closes the body's (51, 3).
    """
    rest: Floats = np.median(shape, axis=0)
    gap = _lip_gap(shape)
    width = np.linalg.norm(rest[_CORNERS[0]] - rest[_CORNERS[1]])
    # Nearly closed is closed: a smile presses lips a little and must not be taken for the rest.
    closed = gap <= np.quantile(gap, 0.3) + _NEARLY_CLOSED * width
    rest[list(_MOUTH)] = np.median(shape[closed][:, _MOUTH], axis=0)
    lips_apart = float(_lip_gap(rest))
    opening = float(_lip_gap(home + jaw) - _lip_gap(home))
    if lips_apart > _APART * width and opening > 0:
        excess = np.clip((lips_apart - float(_lip_gap(home))) / opening, 0, 1)
        rest[list(_MOUTH)] -= excess * jaw[list(_MOUTH)]
    for eye in (_RIGHT_EYE, _LEFT_EYE):
        rest[list(eye)] = np.median(shape[_is_open(shape[:, eye])][:, eye], axis=0)
    return rest


def _lip_gap(shape: Floats) -> Floats:
    """Distance between the lips of faces (..., 51, 3)."""
    gap: Floats = np.linalg.norm(shape[..., _UPPER_LIP, :] - shape[..., _LOWER_LIP, :], axis=-1)
    return gap


def _moved(shape: Floats, home: Floats, jaw: Floats) -> Floats:
    """How the landmarks (T, 51, 3) moved from the signer's resting face, as the body's would.

    Lids of narrow eyes have less way to go: shut is shut for them as for the body's eyes (51, 3).
    """
    rest = _resting(shape, home, jaw)
    moved = shape - rest
    for eye in (_RIGHT_EYE, _LEFT_EYE):
        own, body = (_eye_height(face[list(eye)][None])[0] for face in (rest, home))
        moved[:, eye] *= np.clip(body / max(own, 1e-9), *_EYE_SIZES)
    return moved


def _is_open(eye: Floats) -> NDArray[np.bool_]:
    """In which frames an eye (T, 6, 3) is open; never in none.

    A take may close its eyes for most of its time, as the sign for sleep does.
    """
    height = _eye_height(eye)
    is_open: NDArray[np.bool_] = height >= _OPEN * np.quantile(height, _WIDEST)
    return is_open


def _eye_height(eye: Floats) -> Floats:
    """Distance (T,) between the lids of an eye (T, 6, 3)."""
    upper, lower = eye[:, [1, 2]].mean(axis=1), eye[:, [4, 5]].mean(axis=1)
    height: Floats = np.linalg.norm(upper - lower, axis=1)
    return height


def _explain(moved: Floats, moves: Floats, most: Floats) -> Floats:
    """Units (T, 52) that move the landmarks by ``moved`` (T, 51, 3) metres.

    Minimises half the squared error plus a penalty on the sum of units, within what is possible,
    by accelerated projected gradients (Beck & Teboulle 2009).

    Args:
        moved: Metres.
        moves: (51, 3, 52) what each unit adds.
        most: (T, 52) how far each unit can go, at most 1.
    """
    matrix = (moves * _AXIS_TRUST[:, None]).reshape(-1, len(FACE_UNITS))
    gram = matrix.T @ matrix
    pull = (moved * _AXIS_TRUST).reshape(len(moved), -1) @ matrix - _SPARSITY
    # Units that no landmark shows would drift: a little inertia keeps them at rest.
    gram += np.eye(len(gram)) * 1e-3 * np.trace(gram) / len(gram)
    step = 1 / float(np.linalg.eigvalsh(gram)[-1])
    units = np.zeros((len(moved), len(gram)))
    ahead, pace = units, 1.0
    for _ in range(_ROUNDS):
        nearer = _possible(ahead + step * (pull - ahead @ gram), most)
        faster = (1 + np.sqrt(1 + 4 * pace**2)) / 2
        ahead = nearer + (pace - 1) / faster * (nearer - units)
        units, pace = nearer, faster
    return units


def _possible(units: Floats, most: Floats) -> Floats:
    """The nearest units (T, 52) that a face can show.

    ARKit's mouthClose is how far the lips are closed over an open jaw: never more than jawOpen.
    """
    both = [_JAW_OPEN, _MOUTH_CLOSE]
    middle = units[:, both].mean(axis=1, keepdims=True)
    beyond = units[:, _MOUTH_CLOSE] > units[:, _JAW_OPEN]
    units[:, both] = np.where(beyond[:, None], middle, units[:, both])
    return np.clip(units, 0, most)


def _gaze(irises: Floats, eyes: Floats) -> Floats:
    """Looking in, out, up, down of the right, then of the left eye, (T, 8).

    Irises are not halfway between the corners of eyes that look straight on, to the same side of
    the nose in both eyes: what both look in or out over the whole take is how they are built. Lids
    that are shut hide irises, whose points are guesses then.

    Args:
        irises: (T, 2, 3) right and left.
        eyes: (T, 2, 6, 3) points from the signer's right to left corner above, and back below; x
            grows to the signer's left, so that "in" is towards the nose for either eye.
    """
    corners = eyes[:, :, [0, 3]]
    width = np.linalg.norm(corners[:, :, 1] - corners[:, :, 0], axis=2)
    offset = (irises - corners.mean(axis=2)) / np.maximum(width, 1e-9)[..., None]
    inward = offset[..., 0] * np.array([1.0, -1.0])
    seen = np.stack([_is_open(eyes[:, eye]) for eye in range(2)], axis=1).any(axis=1)
    inward = (inward - np.median(inward[seen].mean(axis=1))) / _FULL_LOOK
    upward = (offset[..., 1] - np.median(offset[seen, :, 1], axis=0)) / _FULL_LIFT
    looks = np.clip(np.stack([inward, -inward, upward, -upward], axis=2), 0, 1)
    flat: Floats = looks.reshape(len(looks), 8)
    return flat
