"""Motion as glTF 2.0 in one file (.glb): skeleton, skinned surface, face units, animation.

Metres and seconds; axes of the body (x to its left, y up, z forward), which are those of glTF; the
rest pose is the T-pose with flat hands. Bones are named as the joints of SMPL-X, morph targets as
the face units of ARKit. The frame rate, the axes and the body stand in the file's extras.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.body.kinematics import PARENTS, rest_joints
from app.body.skinning import vertex_normals
from app.interchange.glb import TRIANGLES, VERTICES, GlbFile
from lexicon_db.tracks import FACE_UNITS, JOINT_COUNT, JOINT_NAMES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.body.model import BodyModel
    from app.interchange.smplx_npz import SmplxMotion

    Floats = NDArray[np.float32]

#: Most joints that move one vertex: what three.js, Unity and most others read.
_INFLUENCES: Final = 4
#: What a face unit must move a vertex by, metres, for the vertex to belong to the face.
_MOVED: Final = 1e-5
_FACE: Final = "face"
_BODY: Final = "body"


def encode_glb(
    motion: SmplxMotion, model: BodyModel, colours: NDArray[np.floating[Any]] | None, name: str
) -> bytes:
    """Write the motion of the mean body.

    What rotations of joints add to the surface of the body file does not fit into the format:
    bends of elbows and fingers are plain linear blend skinning with four joints a vertex.

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
    face_node = None
    if colours is not None:
        face_node = _add_surface(file, model, rest, colours)
    file.document["animations"] = [_animation(file, motion, rest, face_node) | {"name": name}]
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
) -> int:
    """Add the skin and two meshes, of which one has the face units; the node of that one."""
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
    moved = np.abs(model.face_directions).max(axis=(1, 2)) > _MOVED
    on_face = moved[model.faces].any(axis=1)
    normals = vertex_normals(model.template, model.faces)
    shared = _Surface(model, normals, _linear(model.materials @ np.asarray(colours, np.float32)))
    document["meshes"] = []
    for name, faces in ((_BODY, model.faces[~on_face]), (_FACE, model.faces[on_face])):
        mesh = shared.mesh(file, faces, has_face_units=name == _FACE)
        document["nodes"].append({"name": name, "mesh": len(document["meshes"]), "skin": 0})
        document["scenes"][0]["nodes"].append(len(document["nodes"]) - 1)
        document["meshes"].append({"name": name, **mesh})
    return len(document["nodes"]) - 1


class _Surface:
    """What all vertices of a body have in common."""

    def __init__(self, model: BodyModel, normals: Floats, colours: Floats) -> None:
        self._model, self._normals, self._colours = model, normals, colours

    def mesh(
        self, file: GlbFile, faces: NDArray[np.int32], *, has_face_units: bool
    ) -> dict[str, Any]:
        """A mesh of some triangles, with their vertices alone."""
        used, corners = np.unique(faces, return_inverse=True)
        joints, weights = _strongest(self._model.weights[used])
        attributes = {
            "POSITION": file.add(self._model.template[used], VERTICES, bounds=True),
            "NORMAL": file.add(self._normals[used], VERTICES),
            "COLOR_0": file.add(self._colours[used], VERTICES),
            "JOINTS_0": file.add(joints, VERTICES),
            "WEIGHTS_0": file.add(weights, VERTICES),
        }
        primitive: dict[str, Any] = {
            "attributes": attributes,
            "indices": file.add(corners.reshape(-1).astype(np.uint32), TRIANGLES),
            "material": 0,
        }
        if not has_face_units:
            return {"primitives": [primitive]}
        moves = self._model.face_directions[used].astype(np.float32)
        primitive["targets"] = [
            {"POSITION": file.add(moves[:, :, unit], VERTICES, bounds=True)}
            for unit in range(len(FACE_UNITS))
        ]
        return {
            "primitives": [primitive],
            "weights": [0.0] * len(FACE_UNITS),
            "extras": {"targetNames": list(FACE_UNITS)},
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
    file: GlbFile, motion: SmplxMotion, rest: NDArray[np.float64], face_node: int | None
) -> dict[str, Any]:
    """Turns of the joints that turn, steps of the pelvis if it moves, face units if any do."""
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
    if face_node is not None and motion.face.any():
        add(face_node, "weights", motion.face.reshape(-1))
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
