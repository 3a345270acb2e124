"""Motion as glTF 2.0 in one file (.glb): skeleton, skinned surface, face units, animation.

Metres and seconds; axes of the body (x to its left, y up, z forward), which are those of glTF; the
rest pose is the T-pose with flat hands. Bones are named as the joints of SMPL-X, morph targets as
the face units of ARKit. The frame rate, the axes and the body stand in the file's extras.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.body.kinematics import PARENTS, rest_joints, rotation_matrices
from app.body.skinning import vertex_normals
from app.interchange.glb import TRIANGLES, VERTICES, GlbFile
from lexicon_db.tracks import FACE_UNITS, JOINT_COUNT, JOINT_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from app.body.model import BodyModel, PoseCorrection
    from app.interchange.smplx_npz import SmplxMotion

    Floats = NDArray[np.float32]
    #: What each morph target adds to the vertices (V, 3), by its name.
    _Targets = dict[str, Floats]

#: Most joints that move one vertex: what three.js, Unity and most others read.
_INFLUENCES: Final = 4
#: What a face unit must move a vertex by, metres, for the vertex to belong to the face.
_MOVED: Final = 1e-5
_FACE: Final = "face"
_ARMS: Final = "arms"
_BODY: Final = "body"
#: Joints whose bends are morph targets, one for each entry of the rotation matrix.
_CORRECTED: Final = tuple(
    JOINT_NAMES.index(f"{side}_{joint}")
    for joint in ("elbow", "wrist")
    for side in ("left", "right")
)


def encode_glb(
    motion: SmplxMotion, model: BodyModel, colours: NDArray[np.floating[Any]] | None, name: str
) -> bytes:
    """Write the motion of the mean body.

    What rotations add to the surface beside linear blend skinning does not fit into the format.
    For elbows and wrists it is there as morph targets that the animation moves; bends of fingers go
    without.

    Args:
        motion: T frames.
        model: The body.
        colours: (M, 3) sRGB colour, 0 to 1, of each of ``regions.MATERIALS``; None leaves the
            surface out, as must be where the licence of a body does not let it be given away.
        name: What the animation is called.
    """
    rest = rest_joints(model)
    skeleton = _skeleton_nodes(rest)
    file = GlbFile(
        {
            "asset": {"version": "2.0", "generator": "Kinelex", "extras": _told(motion, model)},
            "scene": 0,
            "scenes": [{"nodes": [0]}],
            "nodes": skeleton,
        }
    )
    nodes = {} if colours is None else _add_surface(file, model, rest, colours)
    file.document["animations"] = [
        _animation(file, motion, rest, nodes, [one.joint for one in _bends(model)]) | {"name": name}
    ]
    return file.encode()


def _told(motion: SmplxMotion, model: BodyModel) -> dict[str, Any]:
    return {
        "framesPerSecond": motion.fps,
        "units": "metres",
        "axes": "x to the body's left, y up, z forward",
        "body": f"SMPL-X format, sha256 {model.hash}, mean shape",
    }


def _skeleton_nodes(rest: NDArray[np.float64]) -> list[dict[str, Any]]:
    nodes: list[dict[str, Any]] = []
    for joint, name in enumerate(JOINT_NAMES):
        parent = PARENTS[joint]
        offset = rest[joint] - rest[parent] if parent >= 0 else rest[joint]
        children = [child for child in range(JOINT_COUNT) if PARENTS[child] == joint]
        node: dict[str, Any] = {"name": name, "translation": offset.tolist()}
        nodes.append(node | ({"children": children} if children else {}))
    return nodes


def _add_surface(
    file: GlbFile,
    model: BodyModel,
    rest: NDArray[np.float64],
    colours: NDArray[np.floating[Any]],
) -> dict[str, int]:
    """Add the skin and its meshes, each with morph targets of its own; their nodes by name."""
    document = file.document
    inverse = np.tile(np.eye(4, dtype=np.float32), (JOINT_COUNT, 1, 1))
    inverse[:, 3, :3] = -rest
    joints = list(range(JOINT_COUNT))
    document["skins"] = [
        {"joints": joints, "skeleton": 0, "inverseBindMatrices": file.add(inverse)}
    ]
    document["materials"] = [
        {"name": _BODY, "pbrMetallicRoughness": {"metallicFactor": 0.0, "roughnessFactor": 0.8}}
    ]
    shared = _Surface(file, model, colours)
    on_face = np.abs(model.face_directions).max(axis=(1, 2)) > _MOVED
    bends = _bends(model)
    on_arms = np.zeros(len(on_face), np.bool_)
    for correction in bends:
        on_arms[correction.vertices] = True
    is_face = on_face[model.faces].any(axis=1)
    is_arm = on_arms[model.faces].any(axis=1) & ~is_face
    parts: dict[str, tuple[NDArray[np.bool_], _Targets]] = {
        _BODY: (~is_face & ~is_arm, {}),
        _ARMS: (is_arm, _bend_targets(bends, len(on_face))),
        _FACE: (
            is_face,
            dict(zip(FACE_UNITS, np.moveaxis(model.face_directions, 2, 0), strict=True)),
        ),
    }
    document["meshes"] = []
    nodes = {}
    for name, (chosen, targets) in parts.items():
        if chosen.any():
            mesh = shared.mesh(model.faces[chosen], targets)
            nodes[name] = len(document["nodes"])
            document["nodes"].append({"name": name, "mesh": len(document["meshes"]), "skin": 0})
            document["scenes"][0]["nodes"].append(nodes[name])
            document["meshes"].append({"name": name, **mesh})
    return nodes


def _bend_targets(corrections: Iterable[PoseCorrection], vertices: int) -> _Targets:
    """What each entry of the rotation matrix of a joint, less the identity, adds to (V, 3)."""
    targets = {}
    for correction in corrections:
        moves = correction.directions.reshape(9, 3, -1)
        for entry, name in enumerate(_bend_names(correction.joint)):
            targets[name] = np.zeros((vertices, 3), np.float32)
            targets[name][correction.vertices] = moves[entry].T
    return targets


def _bends(model: BodyModel) -> list[PoseCorrection]:
    """What becomes morph targets, in the order of these."""
    return [one for one in model.pose_corrections if one.joint in _CORRECTED]


def _bend_names(joint: int) -> list[str]:
    return [f"{JOINT_NAMES[joint]} bend {row}{column}" for row in "123" for column in "123"]


class _Surface:
    """What all vertices of a body have in common."""

    def __init__(self, file: GlbFile, model: BodyModel, colours: NDArray[np.floating[Any]]) -> None:
        self._file, self._model = file, model
        self._normals = vertex_normals(model.template, model.faces)
        self._colours = _linear(model.materials @ np.asarray(colours, np.float32))

    def mesh(self, faces: NDArray[np.int32], targets: _Targets) -> dict[str, Any]:
        """A mesh of some triangles, with their vertices alone, and its morph targets by name."""
        add = self._file.add
        used, corners = np.unique(faces, return_inverse=True)
        joints, weights = _strongest(self._model.weights[used])
        primitive: dict[str, Any] = {
            "attributes": {
                "POSITION": add(self._model.template[used], VERTICES, bounds=True),
                "NORMAL": add(self._normals[used], VERTICES),
                "COLOR_0": add(self._colours[used], VERTICES),
                "JOINTS_0": add(joints, VERTICES),
                "WEIGHTS_0": add(weights, VERTICES),
            },
            "indices": add(corners.reshape(-1).astype(np.uint32), TRIANGLES),
            "material": 0,
        }
        if not targets:
            return {"primitives": [primitive]}
        primitive["targets"] = [
            {"POSITION": add(moves[used].astype(np.float32), VERTICES, bounds=True)}
            for moves in targets.values()
        ]
        return {
            "primitives": [primitive],
            "weights": [0.0] * len(targets),
            "extras": {"targetNames": list(targets)},
        }


def _strongest(weights: Floats) -> tuple[NDArray[np.uint8], Floats]:
    """The joints (V, 4) that move each vertex most, and their shares, which sum to 1."""
    joints = np.argsort(-weights, axis=1, kind="stable")[:, :_INFLUENCES]
    chosen = np.take_along_axis(weights, joints, axis=1).astype(np.float64)
    shares = (chosen / chosen.sum(axis=1, keepdims=True)).astype(np.float32)
    return np.where(shares > 0, joints, 0).astype(np.uint8), shares


def _linear(colours: NDArray[np.floating[Any]]) -> Floats:
    """Colours for computing from colours for the eye (IEC 61966-2-1, sRGB)."""
    low, high = colours / 12.92, ((np.maximum(colours, 0) + 0.055) / 1.055) ** 2.4
    linear: Floats = np.where(colours <= 0.04045, low, high).clip(0, 1).astype(np.float32)
    return linear


def _animation(
    file: GlbFile,
    motion: SmplxMotion,
    rest: NDArray[np.float64],
    nodes: Mapping[str, int],
    bent: Sequence[int],
) -> dict[str, Any]:
    """Turns of the joints that turn, steps of the pelvis if it moves, morph targets."""
    times = file.add(motion.pts.astype(np.float32), bounds=True)
    samplers: list[dict[str, Any]] = []
    channels: list[dict[str, Any]] = []

    def add(node: int, path: str, values: Floats) -> None:
        channels.append({"sampler": len(samplers), "target": {"node": node, "path": path}})
        samplers.append({"input": times, "output": file.add(values), "interpolation": "LINEAR"})

    turns = motion.poses.reshape(-1, JOINT_COUNT, 3)
    for joint in np.flatnonzero(turns.any(axis=(0, 2)) | (np.arange(JOINT_COUNT) == 0)).tolist():
        add(joint, "rotation", quaternions(turns[:, joint]))
    if motion.trans.any():
        add(0, "translation", (rest[0] + motion.trans).astype(np.float32))
    if _FACE in nodes and motion.face.any():
        add(nodes[_FACE], "weights", motion.face.reshape(-1))
    if _ARMS in nodes:
        bends = rotation_matrices(turns[:, bent]) - np.eye(3)
        add(nodes[_ARMS], "weights", bends.astype(np.float32).reshape(-1))
    return {"channels": channels, "samplers": samplers}


def quaternions(axis_angle: NDArray[np.float64]) -> Floats:
    """Unit quaternions (T, 4) x, y, z, w; neighbours lie on the same side."""
    half = np.linalg.norm(axis_angle, axis=1, keepdims=True) / 2
    # sin(a/2) / a is smooth through zero as sinc.
    turned = np.concatenate([axis_angle * np.sinc(half / np.pi) / 2, np.cos(half)], axis=1)
    flips = np.where((turned[1:] * turned[:-1]).sum(axis=1) < 0, -1.0, 1.0)
    turned[1:] *= np.cumprod(flips)[:, None]
    unit: Floats = turned.astype(np.float32)
    return unit
