"""Makes up what SMPL-X files do not say: regions, materials and texture places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.body.regions import MATERIALS, PART_NAMES, part_of_joint
from lexicon_db.tracks import JOINT_NAMES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.body.body_file import Arrays

    Floats = NDArray[np.float32]
    Points = NDArray[np.floating[Any]]
    Mask = NDArray[np.bool_]

_MATERIAL_OF_PART: Final[dict[str, str]] = {
    "torso": "top", "left_upper_arm": "top", "right_upper_arm": "top", "left_forearm": "top",
    "right_forearm": "top", "left_leg": "trousers", "right_leg": "trousers", "left_eye": "sclera",
    "right_eye": "sclera", "scalp": "hair",
}  # fmt: skip
_BROWS: Final = (slice(0, 5), slice(5, 10))
_EYES, _OUTER_LIPS = slice(19, 31), slice(31, 43)
#: Half the height of a brow, and radii of iris and pupil; metres.
_BROW, _IRIS, _PUPIL = 0.0035, 0.006, 0.0022
#: Skin of the face lies within this depth of its landmarks, metres.
_FACE_DEPTH: Final = 0.012


def completed(arrays: Arrays) -> Arrays:
    """Add what the arrays of an SMPL-X file lack of those of Kinelex's own body.

    Regions are those of the joints, materials dress the skin by colour and paint a face, and the
    texture is the front view, which front and back share.
    """
    made = dict(arrays)
    if "vt" not in arrays or "ft" not in arrays:
        made["vt"], made["ft"] = _front_view(arrays["v_template"]), arrays["f"]
    if "part_of_face" not in arrays:
        made["part_of_face"] = _part_of_vertex(arrays)[arrays["f"][:, 0]]
    if "material_of_vertex" not in arrays:
        made["material_of_vertex"] = _materials(arrays)
    return made


def _materials(arrays: Arrays) -> Floats:
    """(V, M) shares of MATERIALS."""
    points, landmarks = arrays["v_template"], _landmarks(arrays)
    parts = _part_of_vertex(arrays)
    names = np.array([_MATERIAL_OF_PART.get(part, "skin") for part in PART_NAMES])[parts]
    face = (parts == PART_NAMES.index("face")) & _near(points, landmarks)
    for brow in _BROWS:
        names[face & (_from_line(points, landmarks[brow]) < _BROW)] = "brows"
    names[face & _inside(points, landmarks[_OUTER_LIPS])] = "lips"
    for side in ("left", "right"):
        ball = parts == PART_NAMES.index(f"{side}_eye")
        if ball.any():
            aside = points - points[ball].mean(axis=0)
            radius = np.linalg.norm(aside[:, :2], axis=1)
            front = ball & (aside[:, 2] > 0)
            names[front & (radius < _IRIS)] = "iris"
            names[front & (radius < _PUPIL)] = "pupil"
    shares: Floats = (names[:, None] == np.array(MATERIALS)).astype(np.float32)
    return shares


def _front_view(points: Points) -> Points:
    low, high = points[:, :2].min(axis=0), points[:, :2].max(axis=0)
    places: Points = (points[:, :2] - low) / (high - low)
    return places


def _landmarks(arrays: Arrays) -> Points:
    """(51, 3) the static face landmarks."""
    corners = arrays["v_template"][arrays["f"][arrays["lmk_faces_idx"]].astype(np.intp)]
    landmarks: Points = np.einsum("lk,lkc->lc", arrays["lmk_bary_coords"], corners)
    return landmarks


def _part_of_vertex(arrays: Arrays) -> NDArray[np.uint8]:
    of_joint = np.array([PART_NAMES.index(part_of_joint(name)) for name in JOINT_NAMES], np.uint8)
    parts: NDArray[np.uint8] = of_joint[arrays["weights"].argmax(axis=1)]
    # Hair grows behind a plane that runs from above the forehead down behind the ears.
    up, forward = (arrays["v_template"] - _landmarks(arrays)[_EYES].mean(axis=0)).T[1:]
    behind = (forward < 1.2 * (up - 0.055)) & (up > -0.08) & (forward < -0.03)
    parts[(parts == PART_NAMES.index("face")) & behind] = PART_NAMES.index("scalp")
    return parts


def _near(points: Points, landmarks: Points) -> Mask:
    """Points (V, 3) about as far forward as the nearest landmark."""
    away = np.linalg.norm(points[:, None, :2] - landmarks[None, :, :2], axis=2)
    near: Mask = np.abs(points[:, 2] - landmarks[away.argmin(axis=1), 2]) < _FACE_DEPTH
    return near


def _from_line(points: Points, line: Points) -> Points:
    """Distance (V,) of points to a line through landmarks (n, 3), seen from the front."""
    starts, ways = line[:-1, :2], np.diff(line[:, :2], axis=0)
    offsets = points[:, None, :2] - starts
    share = np.clip((offsets * ways).sum(axis=2) / (ways**2).sum(axis=1), 0, 1)
    distance: Points = np.linalg.norm(offsets - share[..., None] * ways, axis=2).min(axis=1)
    return distance


def _inside(points: Points, outline: Points) -> Mask:
    """Whether points (V, 3) lie inside an outline (n, 3), seen from the front (even-odd rule)."""
    x, y = points[:, 0, None], points[:, 1, None]
    x0, y0 = outline[:, 0], outline[:, 1]
    x1, y1 = np.roll(x0, -1), np.roll(y0, -1)
    passes = (y0 > y) != (y1 > y)
    rise = np.where(y1 == y0, 1.0, y1 - y0)
    crossings = (passes & (x < x0 + (y - y0) * (x1 - x0) / rise)).sum(axis=1)
    inside: Mask = crossings % 2 == 1
    return inside
