"""Arms that twist and bend keep their thickness: the pose corrections of the default body."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.body.kinematics import rotation_matrices
from app.body.skinning import Skinner
from app.motion.rotations import compose, exp, log
from lexicon_db.tracks import JOINT_NAMES
from resources.body.correctives import pose_corrections

#: Shares of the way from elbow to wrist, from a little above the elbow to a little past the wrist.
ALONG = (-0.1, -0.05, 0.0, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.95, 1.0, 1.05)
TWISTS = np.radians([-80, -60, -40, -20, 20, 40, 60, 80])


def joint(model, name):
    return model.joint_template[JOINT_NAMES.index(name)]


def rings(model, side):
    """Cross-sections of the forearm: edges that a plane cuts, and where it cuts them."""
    start, end = joint(model, f"{side}_elbow"), joint(model, f"{side}_wrist")
    length = np.linalg.norm(end - start)
    way = (model.template - start) @ ((end - start) / length)
    aside = np.linalg.norm(model.template - start - np.outer(way, (end - start) / length), axis=1)
    sides = np.concatenate([model.faces[:, [0, 1]], model.faces[:, [1, 2]], model.faces[:, [2, 0]]])
    edges = np.unique(np.sort(sides, axis=1), axis=0)
    edges = edges[(aside[edges] < 0.09).all(axis=1)]
    found = []
    for share in ALONG:
        ways = way[edges] / length - share
        cut = np.prod(ways, axis=1) < 0
        found.append((edges[cut], ways[cut, 0] / (ways[cut, 0] - ways[cut, 1])))
    return found


def thickness(vertices, ring):
    """The smallest width of a cross-section, metres."""
    edges, shares = ring
    points = vertices[edges[:, 0]] + shares[:, None] * (
        vertices[edges[:, 1]] - vertices[edges[:, 0]]
    )
    points = points - points.mean(axis=0)
    flat = points @ np.linalg.svd(points, full_matrices=False)[2][:2].T
    angles = np.linspace(0, np.pi, 36, endpoint=False)
    return np.ptp(flat @ np.stack([np.cos(angles), np.sin(angles)]), axis=0).min()


def turn(first, second):
    """The axis-angle of two rotations, the second within the first."""
    return log(compose(exp(np.asarray(first)), exp(np.asarray(second))))


def thinnest(model, side, turns):
    """Share of its thickness at rest that the thinnest cross-section of the forearm keeps."""
    skinner, cuts = Skinner(model), rings(model, side)
    rest = np.array([thickness(model.template, ring) for ring in cuts])
    kept = []
    for pose in turns:
        rotations = np.zeros((55, 3))
        for name, vector in pose.items():
            rotations[JOINT_NAMES.index(f"{side}_{name}")] = vector
        posed = skinner.vertices(rotations)
        kept.append(np.array([thickness(posed, ring) for ring in cuts]) / rest)
    return float(np.min(kept))


def bend(side, degrees):
    return np.array([0.0, (-1 if side == "left" else 1) * np.radians(degrees), 0.0])


SWEEPS = {
    "elbow twists": (lambda side: [{"elbow": [a, 0, 0]} for a in TWISTS], 0.90, 0.82),
    "wrist twists": (lambda side: [{"wrist": [a, 0, 0]} for a in TWISTS], 0.90, 0.82),
    "elbow bent by 60 degrees twists": (
        lambda side: [{"elbow": turn(bend(side, 60), [a, 0, 0])} for a in TWISTS], 0.90, 0.80,
    ),
    "elbow bent by 90 degrees twists": (
        lambda side: [{"elbow": turn(bend(side, 90), [a, 0, 0])} for a in TWISTS], 0.88, 0.70,
    ),
    "elbow bends to 120 degrees": (
        lambda side: [{"elbow": bend(side, degrees)} for degrees in (30, 60, 90, 120)], 0.85, 0.65,
    ),
    "wrist bends": (
        lambda side: [{"wrist": [0, 0, np.radians(d)]} for d in (-70, -40, 40, 70)], 0.90, 0.85,
    ),
    "forearm twists under a bent wrist": (
        lambda side: [
            {"elbow": [a, 0, 0], "wrist": [0, 0, np.radians(b)]} for a in TWISTS for b in (-60, 60)
        ], 0.90, 0.82,
    ),
}  # fmt: skip


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("sweep", SWEEPS)
def test_the_forearm_keeps_its_thickness(model, side, sweep):
    """And without the corrections it does not."""
    poses, kept, kept_before = SWEEPS[sweep]
    assert thinnest(model, side, poses(side)) > kept
    assert thinnest(replace(model, pose_corrections=()), side, poses(side)) < kept_before


def test_the_twist_grows_evenly_from_the_elbow_to_the_wrist(model):
    rotations = np.zeros((55, 3))
    rotations[JOINT_NAMES.index("left_elbow"), 0] = np.radians(80)
    posed = Skinner(model).vertices(rotations)
    elbow = joint(model, "left_elbow")
    turned = []
    for edges, _ in rings(model, "left"):
        before, after = (vertices[edges.ravel()] - elbow for vertices in (model.template, posed))
        cross = before[:, 1] * after[:, 2] - before[:, 2] * after[:, 1]
        turned.append(np.degrees(np.arctan2(cross.sum(), (before * after)[:, 1:].sum())))
    wanted = 80 * np.clip((np.array(ALONG) - 0.1) / 0.87, 0, 1)
    assert np.abs(np.array(turned) - wanted).max() < 8
    assert (np.diff(turned) > -1).all()


def test_only_arms_and_fingers_are_corrected(model):
    corrected = {JOINT_NAMES[correction.joint] for correction in model.pose_corrections}
    assert {"left_elbow", "right_elbow", "left_wrist", "right_wrist"} < corrected
    assert all("_" in name and name.split("_")[1] not in ("hip", "knee") for name in corrected)
    shoulder = abs(joint(model, "left_shoulder")[0])
    for correction in model.pose_corrections:
        assert (np.abs(model.template[correction.vertices, 0]) > shoulder).all()


def test_joints_stay_where_the_skeleton_has_them(model):
    """The joints are vertices of the body: corrections may not move them."""
    used = np.isin(np.arange(len(model.template)), model.faces)
    for correction in model.pose_corrections:
        assert used[correction.vertices].all()


def test_a_tube_that_twists_stays_a_tube():
    """A cylinder along the left arm with the hardest weights: all follows one bone or the next."""
    joints = np.zeros((55, 3))
    wrist, elbow = JOINT_NAMES.index("left_wrist"), JOINT_NAMES.index("left_elbow")
    joints[:, 0] = 0.8
    joints[elbow, 0], joints[wrist, 0] = 0.3, 0.6
    places, angles = np.meshgrid(np.linspace(0.2, 0.7, 41), np.linspace(0, 6, 12), indexing="ij")
    tube = np.stack([places, 0.04 * np.sin(angles), 0.04 * np.cos(angles)], axis=-1).reshape(-1, 3)
    weights = np.zeros((len(tube), 55))
    weights[:, elbow] = np.clip((tube[:, 0] - 0.25) / 0.1, 0, 1)
    weights[:, wrist] = np.clip((tube[:, 0] - 0.55) / 0.1, 0, 1)
    weights[:, elbow] -= weights[:, wrist]
    weights[:, JOINT_NAMES.index("left_shoulder")] = 1 - weights.sum(axis=1)
    corrections = pose_corrections(tube, weights, joints)
    turned = rotation_matrices(np.array([np.radians(70), 0, 0]))
    shaped = tube + corrections[:, :, 9 * (elbow - 1) : 9 * elbow] @ (turned - np.eye(3)).ravel()
    share = (weights[:, elbow] + weights[:, wrist])[:, None]
    posed = (1 - share) * shaped + share * (joints[elbow] + (shaped - joints[elbow]) @ turned.T)
    radius = np.linalg.norm(posed[:, 1:], axis=1)
    assert np.abs(radius / 0.04 - 1).max() < 0.06
    assert np.abs(posed[:, 0] - tube[:, 0]).max() < 0.001
