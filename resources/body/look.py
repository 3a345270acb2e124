"""What the body looks like: materials of its vertices, parts of its faces, where it is fine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
from scipy.spatial import cKDTree

from app.body.regions import MATERIALS, PART_NAMES, part_of_joint
from lexicon_db.tracks import JOINT_NAMES
from resources.body.eyeballs import EDGE_ANGLE, IRIS_ANGLE, PUPIL_ANGLE
from resources.body.hair import hair_share
from resources.body.landmarks import BROW_LINE
from resources.body.ramps import ramp
from resources.body.surface import CLOTHES, EYES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from resources.body.makehuman import Points
    from resources.body.scene import Scene

    Values = NDArray[np.float64]
    Mask = NDArray[np.bool_]

#: Longest edges of triangles where hair, lids and brows are, metres.
_FINE_HAIR, _FINE_LID, _FINE_BROW = 0.020, 0.0036, 0.0042
#: Lids lie within this distance of the middle of the eye, metres.
_LID: Final = 0.0185
#: Height of the band of the lashes, metres.
_LASH: Final = 0.0012


def fine_faces(scene: Scene) -> Mask:
    """(F,) triangles that are too large for what changes on them."""
    corners = scene.vertices[scene.surface.faces]
    length = np.linalg.norm(corners - np.roll(corners, -1, axis=1), axis=2).max(axis=1)
    forward = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])[:, 2] > 0
    eyeball = np.isin(scene.surface.groups, EYES)
    limit = np.full(len(corners), np.inf)
    limit[(hair_share(scene)[scene.surface.faces] > 0).any(axis=1)] = _FINE_HAIR
    for eye in scene.eyes:
        away = np.linalg.norm(corners - eye, axis=2).min(axis=1)
        place = corners.mean(axis=1) - eye
        lid = (away < _LID) & (place[:, 2] > 0.004) & (place[:, 1] > -0.003) & forward
        limit[lid & ~eyeball] = _FINE_LID
        brow = (np.abs(place[:, 0]) < 0.036) & (np.abs(place[:, 1] - 0.019) < 0.014)
        limit[brow & (place[:, 2] > -0.01) & forward & ~eyeball] = _FINE_BROW
    fine: Mask = length > limit
    return fine


def _brow_share(scene: Scene) -> Values:
    """How much each vertex is brow (V,)."""
    share = np.zeros(len(scene.vertices))
    forward = scene.vertices[:, 2] > scene.eyes[0, 2]
    dense = np.linspace(0, len(BROW_LINE) - 1, 60)
    line = np.stack(
        [np.interp(dense, np.arange(len(BROW_LINE)), column) for column in BROW_LINE.T], axis=1
    )
    for eye, out in zip(scene.eyes, (1, -1), strict=True):
        place = (scene.vertices[:, :2] - eye[:2]) * [out, 1]
        away = np.linalg.norm(place[:, None] - line[None, :, :2], axis=2) - line[:, 2]
        share = np.maximum(share, 1 - ramp(away.min(axis=1), -0.0008, 0.0012))
    share *= forward & scene.in_group("body")
    return share


def _lash_share(scene: Scene, lids: tuple[Points, Points]) -> Values:
    """How much each vertex is lash (V,): a thin band on the rims of the upper lids.

    Args:
        scene: The surface.
        lids: Points (n, 3) along the visible rim of the left and the right upper lid.
    """
    away = np.min([cKDTree(lid).query(scene.vertices)[0] for lid in lids], axis=0)
    return scene.in_group("body") * (1 - ramp(away, 0.5 * _LASH, 1.5 * _LASH))


def materials(scene: Scene, lids: tuple[Points, Points]) -> Values:
    """(V, M) shares of MATERIALS; rows sum to 1. Lashes are of the brows' material."""
    shares = np.zeros((len(scene.vertices), len(MATERIALS)))
    body = scene.in_group("body")
    layers: list[tuple[str, Any]] = [
        ("skin", np.ones(len(shares))),
        ("hair", hair_share(scene)),
        ("brows", np.maximum(_brow_share(scene), _lash_share(scene, lids))),
        ("nails", body * scene.masks["fingernails"]),
        ("lips", body * scene.masks["lips"]),
        ("mouth", body * scene.masks["inside-mouth"]),
        ("teeth", scene.in_group("helper-upper-teeth", "helper-lower-teeth")),
        ("tongue", scene.in_group("helper-tongue")),
        *_eye_layers(scene),
        *_clothes_layers(scene),
    ]
    for name, amount in layers:
        cover = np.asarray(amount, np.float64)
        shares *= (1 - cover)[:, None]
        shares[:, MATERIALS.index(name)] += cover
    return shares


def _eye_layers(scene: Scene) -> list[tuple[str, Values]]:
    ball = scene.in_group(*EYES)
    eye = scene.eyes[(scene.vertices[:, 0] < 0).astype(int)]
    forward = scene.vertices - eye
    angle = np.degrees(np.arctan2(np.linalg.norm(forward[:, :2], axis=1), forward[:, 2]))
    half = EDGE_ANGLE / 4
    iris, pupil = (
        ball * (1 - ramp(angle, limit - half, limit + half)) for limit in (IRIS_ANGLE, PUPIL_ANGLE)
    )
    return [("sclera", ball.astype(np.float64)), ("iris", iris), ("pupil", pupil)]


def _clothes_layers(scene: Scene) -> list[tuple[str, Values]]:
    worn = scene.in_group(CLOTHES)
    height = scene.vertices[:, 1]
    waist, ankle = scene.joint("pelvis")[1] - 0.01, scene.joint("left_ankle")[1]
    legs = np.abs(scene.vertices[:, 0]) < scene.joint("left_shoulder")[0] + 0.05
    return [
        ("top", worn.astype(np.float64)),
        ("trousers", (worn & legs) * (1 - ramp(height, waist - 0.01, waist + 0.01))),
        ("shoes", (worn & legs) * (1 - ramp(height, ankle + 0.005, ankle + 0.025))),
    ]


def parts(scene: Scene, shares: Values) -> NDArray[np.uint8]:
    """(F,) index into PART_NAMES."""
    of_face = scene.surface.faces
    joint = scene.weights[of_face].sum(axis=1).argmax(axis=1)
    names = np.array([part_of_joint(name) for name in JOINT_NAMES])[joint]
    main = np.array(MATERIALS)[shares[of_face].sum(axis=1).argmax(axis=1)]
    for material, part in (
        ("hair", "scalp"), ("brows", "brows"), ("lips", "lips"), ("mouth", "mouth"),
        ("teeth", "teeth"), ("tongue", "tongue"),
    ):  # fmt: skip
        names[main == material] = part
    names[scene.surface.groups == EYES[0]] = "left_eye"
    names[scene.surface.groups == EYES[1]] = "right_eye"
    return np.array([PART_NAMES.index(name) for name in names], np.uint8)


def regions(scene: Scene, part_of_face: NDArray[np.uint8]) -> NDArray[np.str_]:
    """(F,) what decides the texels of each face: hand, face, neck, scalp, or its group."""
    names = scene.surface.groups.astype("U16").copy()
    on = np.array(PART_NAMES)[part_of_face]
    skin = names == "body"
    names[skin & np.char.endswith(on, "hand")] = "hand"
    names[skin & np.isin(on, ["face", "lips", "brows", "scalp"])] = "face"
    for name in ("neck", "scalp"):
        names[skin & (on == name)] = name
    return names
