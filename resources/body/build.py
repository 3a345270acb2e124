"""Builds ``default_body.npz`` from MakeHuman's CC0 data.

Run ``python -m resources.body.build --makehuman FOLDER``; README.md beside says where the data
comes from. The file is committed, so only developers who change the body run this.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from lexicon_db.tracks import FACE_UNITS, JOINT_COUNT
from resources.body.atlas import lay_out
from resources.body.correctives import pose_corrections
from resources.body.eyeballs import with_round_eyes
from resources.body.eyelids import upper_lid
from resources.body.finger_skin import set_finger_weights
from resources.body.fixed_vertices import fixed_vertices
from resources.body.front_view import front_view
from resources.body.hair import haired
from resources.body.landmarks import landmarks
from resources.body.lips import closed_lips, lip_gap, visible_lips
from resources.body.look import fine_faces, materials, parts, regions
from resources.body.makehuman import read_base_mesh, read_rig, read_target
from resources.body.packing import Body, renumbered, write_body
from resources.body.people import People, principal_shapes, sample_people
from resources.body.refinement import refine
from resources.body.scene import Scene, read_masks
from resources.body.shapes import ShapeSpace
from resources.body.skeleton import joint_weights
from resources.body.surface import EYES, Surface, choose_surface, without_unused

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from resources.body.makehuman import BaseMesh, Points

    Values = NDArray[np.float64]

#: How often an edge is halved where the look changes within millimetres.
_FINENESS: Final = 3
#: Low and high corner of the face from the middle of the eyes, metres.
_FACE: Final = np.array([[-0.07, -0.12, -0.06], [0.07, 0.06, 0.08]])
#: Where teeth and tongue must go so that closed lips hide them (metres), and their width.
_BEHIND_LIPS: Final = {
    "helper-upper-teeth": (np.array([0.0, 0.0, -0.002]), 0.95),
    "helper-lower-teeth": (np.array([0.0, -0.001, -0.002]), 0.95),
    "helper-tongue": (np.array([0.0, -0.003, -0.002]), 0.95),
}
#: MakeHuman's blink overshoots on the mean face: 1 shall be just closed.
_STRENGTH: Final = {"eyeBlinkLeft": 0.8, "eyeBlinkRight": 0.8}
_MASKS: Final = ("ears", "fingernails", "inside-mouth", "lips")


def main() -> None:
    """Read the command line and build."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--makehuman", type=Path, required=True, help="folder with mpfb2/")
    default = Path(__file__).with_name("default_body.npz")
    parser.add_argument("--out", type=Path, default=default, help="file to write")
    wanted = parser.parse_args()
    build(wanted.makehuman, wanted.out)
    print(f"Wrote {wanted.out}, {wanted.out.stat().st_size / 1e6:.2f} MB.")


def build(folder: Path, out: Path) -> None:
    """Build the body.

    Args:
        folder: The data folder that holds ``mpfb2`` and ``faceunits01``.
        out: The file to write.
    """
    data = folder / "mpfb2"
    mesh = read_base_mesh(data / "3dobjs" / "base.obj")
    bones = data / "rigs" / "standard"
    rig = read_rig(bones / "rig.default.json", bones / "weights.default.json", mesh)
    people = sample_people(mesh, rig, ShapeSpace(mesh, data / "targets"))
    weights = joint_weights(rig)
    set_finger_weights(weights, rig, people.mean_vertices, people.mean_joints)

    def look_at(surface: Surface) -> Scene:
        return Scene(
            vertices=surface.combine @ people.mean_vertices,
            joints=people.mean_joints,
            weights=_bound(surface.combine @ weights),
            surface=surface,
            masks=read_masks(data / "textures", _uv_of_vertices(surface), _MASKS),
        )

    surface = choose_surface(mesh, people.mean_vertices, people.mean_joints)
    scene = look_at(with_round_eyes(surface, mesh, people.mean_vertices))
    for _ in range(_FINENESS):
        scene = look_at(refine(scene.surface, fine_faces(scene)))
    scene = look_at(without_unused(scene.surface))
    body = assembled(scene, people, face_units(folder, mesh))
    write_body(renumbered(body, fixed_vertices(scene)), out)


def face_units(folder: Path, mesh: BaseMesh) -> Values:
    """(N, 3, 52) what each face unit adds to the base vertices; the head stands as it was."""
    targets = folder / "faceunits01" / "targets" / "faceunits"
    found = [read_target(targets / f"{unit}.target", len(mesh.vertices)) for unit in FACE_UNITS]
    strength = [_STRENGTH.get(unit, 1.0) for unit in FACE_UNITS]
    return np.stack(found, axis=2) * strength


def assembled(scene: Scene, people: People, units: Values) -> Body:
    """Put everything together; the joints are appended as vertices without faces."""
    surface = scene.surface
    eyeball = np.isin(surface.groups, EYES)
    lip = scene.masks["lips"][surface.faces].mean(axis=1) > 0.5
    low, high = scene.eyes.mean(axis=0) + _FACE
    view = front_view(scene.vertices, surface.faces, low, high)
    landmark_faces, landmark_weights = landmarks(view, scene.eyes, eyeball, lip)
    left, right = (upper_lid(view, eye, eyeball) for eye in scene.eyes)
    shares = materials(scene, (left, right))
    combine = surface.combine
    people_vertices = np.stack([combine @ person for person in people.vertices])
    shapes = principal_shapes(np.concatenate([people_vertices, people.joints], axis=1))
    count = len(scene.vertices)
    part_of_face = parts(scene, shares)
    uv, uv_faces = lay_out(surface, scene.vertices, regions(scene, part_of_face))
    flat = combine @ units.reshape(len(units), -1)
    vertices = _final_vertices(scene, lip_gap(visible_lips(view, scene.eyes, lip)))
    corrections = pose_corrections(vertices, scene.weights, people.mean_joints)
    return Body(
        vertices=np.concatenate([vertices, people.mean_joints]),
        faces=surface.faces,
        shapes=shapes,
        face_units=np.concatenate([flat.reshape(count, 3, -1), np.zeros((JOINT_COUNT, 3, 52))]),
        corrections=np.concatenate([corrections, np.zeros((JOINT_COUNT, *corrections.shape[1:]))]),
        weights=np.concatenate([scene.weights, np.eye(JOINT_COUNT)]),
        joint_vertices=np.arange(count, count + JOINT_COUNT),
        landmark_faces=landmark_faces,
        landmark_weights=landmark_weights,
        uv=uv,
        uv_faces=uv_faces,
        parts=part_of_face,
        materials=np.concatenate([shares, np.eye(1, shares.shape[1]).repeat(JOINT_COUNT, axis=0)]),
    )


def _bound(weights: Values) -> Values:
    """Weights without the negative shares that curved middles of edges have beside sharp ramps."""
    positive = np.maximum(weights, 0)
    bound: Values = positive / positive.sum(axis=1, keepdims=True)
    return bound


def _uv_of_vertices(surface: Surface) -> Values:
    """(V, 2) a texture place of each vertex, before they are laid out anew."""
    uv = np.zeros((surface.combine.shape[0], 2))
    uv[surface.faces.ravel()] = surface.uv[surface.uv_faces.ravel()]
    return uv


def _final_vertices(scene: Scene, gap: Values) -> Points:
    """The mean surface with hair on its head, and teeth behind closed lips."""
    depth = scene.eyes[:, 2].mean() + 0.012
    vertices = closed_lips(haired(scene), gap, depth)
    for group, (shift, width) in _BEHIND_LIPS.items():
        inside = scene.in_group(group)
        vertices[inside] = vertices[inside] * [width, 1, 1] + shift
    return vertices


if __name__ == "__main__":
    main()
