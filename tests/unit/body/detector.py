"""A detector that is never wrong: what it sees of a signing body whose every joint is known.

The camera sits at the origin and looks along -z. Shoulders, hips and palms are found where the fit
knows detectors to find them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from app.body.fitting.faces import _IRISES, CHEEKS, MESH_POINTS, cheek_vertices
from app.body.fitting.observations import Observations
from app.body.fitting.points import FitPoints
from app.body.kinematics import forward_kinematics, rest_joints
from app.body.model import FIXED_VERTICES
from app.body.places import HAND_POINTS, Places
from app.body.skinning import Skinner
from lexicon_db.tracks import FACE_UNITS, JOINT_NAMES, HandFlag, LandmarkTrack
from tests.benchmarks.made_signing import made_signing

SIZE = (1280, 720)
FPS = 30.0
#: MediaPipe's numbers of the points of the body.
POSE = {
    "nose_tip": 0, "left_shoulder": 11, "right_shoulder": 12, "left_elbow": 13, "right_elbow": 14,
    "left_wrist": 15, "right_wrist": 16, "left_hip": 23, "right_hip": 24,
}  # fmt: skip
#: World depths of detectors have too much amplitude, and their wrist lies on the forearm.
DEPTH_AMPLITUDE = 1.25
WRIST_SHARE = 1 / 1.06
#: Of the mean body, metres.
SHOULDER_WIDTH = 0.35


@dataclass(frozen=True, eq=False)
class Performance:
    """What a body of known shape did before the camera."""

    pts: np.ndarray
    rotations: np.ndarray
    face: np.ndarray
    translation: np.ndarray
    betas: np.ndarray
    hand_scale: np.ndarray
    focal: float = float(SIZE[0])

    @property
    def shape(self):
        return {"betas": self.betas, "hand_scale": self.hand_scale}

    def part(self, first, end):
        """The same performance from one frame to before another."""
        chosen = slice(first, end)
        return replace(
            self,
            pts=self.pts[chosen] - self.pts[first],
            rotations=self.rotations[chosen],
            face=self.face[chosen],
            translation=self.translation[chosen],
        )


def perform(model, seed, *, seconds=2.0, betas=None, hand_scale=(1.0, 1.0)):
    """Made-up signing; the body has the mean shape unless told otherwise."""
    made = made_signing(model, seed, seconds=seconds, fps=FPS, size=SIZE)
    betas = np.zeros(10) if betas is None else np.asarray(betas, float)
    sway = 0.02 * np.sin(2 * np.pi * 0.4 * made.pts)[:, None] * [1, 0, 0.5]
    return Performance(
        pts=made.pts,
        rotations=made.rotations.astype(float),
        face=made.face.astype(float),
        translation=np.array([0.05, -0.15, -1.9]) + sway,
        betas=betas,
        hand_scale=np.array(hand_scale),
    )


def mirrored(performance):
    """The performance in a mirror: what the right hand did, the left hand does."""
    joints = [JOINT_NAMES.index(_other_side(name)) for name in JOINT_NAMES]
    units = [FACE_UNITS.index(_other_side(name)) for name in FACE_UNITS]
    return replace(
        performance,
        rotations=performance.rotations[:, joints] * [1, -1, -1],
        face=performance.face[:, units],
        translation=performance.translation * [-1, 1, 1],
        hand_scale=performance.hand_scale[::-1],
    )


def _other_side(name):
    for one, other in (("left", "right"), ("right", "left"), ("Left", "Right"), ("Right", "Left")):
        if one in name:
            return name.replace(one, other)
    return name


def posed(model, performance):
    """World rotations and joint positions."""
    p = performance
    return forward_kinematics(model, p.rotations, translation=p.translation, **p.shape)


def fit_points(model, performance):
    """(T, P, 3) the points of the fit."""
    points = FitPoints(Places(model))
    world, positions = posed(model, performance)
    rest = rest_joints(model, **performance.shape)
    offsets = points.offsets(rest, performance.betas, performance.hand_scale)
    on = points.joints
    return positions[:, on] + (world[:, on] @ offsets[..., None])[..., 0]


def pixels(points, focal):
    return points[..., :2] / -points[..., 2:] * [focal, -focal] + np.array(SIZE) / 2


def observations(model, performance, *, sigma_pixels=1.0, sigma_metres=0.01):
    """All points of the fit, exactly where they are."""
    points = FitPoints(Places(model))
    at = fit_points(model, performance)
    space = np.zeros_like(at)
    weights = np.zeros(at.shape)
    for group in points.groups:
        space[:, group.points] = at[:, group.points] - at[:, group.reference, None]
        weights[:, group.points] = 1 / sigma_metres
    seen = np.full(at.shape[:2], 1 / sigma_pixels)
    seen[:, points.number("mid_shoulder")] = 0
    return Observations(
        pts=performance.pts,
        size=SIZE,
        focal=performance.focal,
        pixels=pixels(at, performance.focal),
        pixel_weights=seen,
        space=space,
        space_weights=weights,
        hand_scale=performance.hand_scale,
    )


def landmarks(model, performance, *, noise=0.0, seed=0):
    """The landmark track of a performance, with white noise in shares of the shoulder width."""
    p = performance
    points = FitPoints(Places(model))
    at = fit_points(model, p)
    seen = {name: at[:, number] for number, name in enumerate(points.names)}
    count = len(p.pts)
    pose, pose_world = np.zeros((count, 33, 4)), np.zeros((count, 33, 4))
    pose[..., 3] = pose_world[..., 3] = 1.0
    hips = (seen["left_hip"] + seen["right_hip"]) / 2
    for name, number in POSE.items():
        pose[:, number, :2] = pixels(seen[name], p.focal)
        pose_world[:, number, :3] = (seen[name] - hips) * [1, -1, -DEPTH_AMPLITUDE]
    for elbow, wrist in ((13, 15), (14, 16)):
        forearm = pose[:, wrist, :2] - pose[:, elbow, :2]
        pose[:, wrist, :2] = pose[:, elbow, :2] + WRIST_SHARE * forearm
    hands = np.stack([np.stack([seen[n] for n in names], 1) for names in HAND_POINTS], axis=1)
    depth = (hands[..., :1, 2] - hands[..., 2]) * p.focal / -hands[..., :1, 2]
    flat = np.concatenate([pixels(hands, p.focal), depth[..., None]], axis=-1)
    around = (hands - hands.mean(axis=2, keepdims=True)) * [1.0, -1.0, -1.0]
    width = float(np.linalg.norm(pose[:, 11, :2] - pose[:, 12, :2], axis=1).mean())
    random = np.random.default_rng(seed)
    pose[..., :2] += random.normal(0, noise * width, pose[..., :2].shape)
    flat[..., :2] += random.normal(0, noise * width, flat[..., :2].shape)
    around += random.normal(0, noise * SHOULDER_WIDTH, around.shape)
    return LandmarkTrack(
        pts=p.pts,
        size=SIZE,
        pose=pose.astype(np.float32),
        pose_world=pose_world.astype(np.float32),
        hands=flat.astype(np.float32),
        hands_world=around.astype(np.float32),
        hand_scores=np.ones((count, 2, 2), np.float32),
        face=face_mesh(model, p),
        flags=np.full((count, 2), HandFlag.MEASURED, np.uint8),
    )


def face_mesh(model, performance):
    """(T, 478, 3) pixels: landmarks, irises, cheeks of the body; other points are bunched."""
    p = performance
    skin = Skinner(model, **p.shape).batch(p.rotations, p.face, p.translation).astype(float)
    corners = skin[:, model.faces[model.landmark_faces]]
    found = np.einsum("lk,tlkc->tlc", model.landmark_weights, corners)
    irises = skin[:, [FIXED_VERTICES["right_eye"], FIXED_VERTICES["left_eye"]]]
    cheeks = skin[:, cheek_vertices(model)]
    found = np.concatenate([found, irises, cheeks], axis=1)
    bridge = found[:, 10:11, 2]
    depth = (bridge - found[..., 2]) * p.focal / -bridge
    points = np.concatenate([pixels(found, p.focal), depth[..., None]], axis=-1)
    mesh = np.tile(points[:, 10:11], (1, 478, 1))
    mesh[:, [*MESH_POINTS, *_IRISES, *CHEEKS]] = points
    # The tip of the nose is found by two points.
    mesh[:, 1] = mesh[:, 4]
    return mesh.astype(np.float32)


def without_hand(track, hand, frames):
    """The track with a hand that was not found in some frames."""
    hands, world, flags = track.hands.copy(), track.hands_world.copy(), track.flags.copy()
    hands[frames, hand] = world[frames, hand] = np.nan
    flags[frames, hand] = HandFlag.MISSING
    return replace(track, hands=hands, hands_world=world, flags=flags)
