"""Corrections of the skin by joint rotations: forearms that twist without being wrung out.

Linear blending draws skin towards a joint that twists or bends. The corrections are regressed: in
many poses the skin is put where a better rule has it, and what the features of the SMPL-X format
(the entries of each joint's rotation matrix less those of the identity) explain of the difference
is kept. The better rule turns bent skin about the joint by a share of the rotation instead of
averaging places (Kavan et al. 2007), and lets the twist of forearm and wrist grow evenly from the
elbow to the wrist, as radius and ulna cross.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from app.body.kinematics import FINGER_JOINTS, WRISTS, rotation_matrices
from lexicon_db.tracks import JOINT_COUNT, JOINT_NAMES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from resources.body.makehuman import Points

    Values = NDArray[np.float64]

#: Share of the way from elbow to wrist in which the twist grows.
_TWISTING: Final = (0.1, 0.97)
#: Standing poses of an arm, and how often each of its movements rests.
_ARM_POSES: Final = 500
_RESTING: Final = 0.4
#: Largest twist and bend of an elbow; twist, deviation and bend of a wrist; radians.
_ELBOW_TWIST, _ELBOW_BEND = 1.9, 2.4
_WRIST: Final = np.array([1.5, 0.5, 1.3])
#: How far out of its hinge a fitted elbow may be, radians.
_PLAY: Final = 0.06
#: Bend and spread of a knuckle, radians.
_FINGER_POSES: Final = 60
_FINGER_BEND, _FINGER_SPREAD = 1.8, 0.3
_LEAST_SHARE: Final = 0.004
#: Weight of small corrections against the squared error of a pose, which are metres squared.
_DAMPING: Final = 1e-3


@dataclass(frozen=True)
class _Lesson:
    """Some skin in S poses: V vertices, F features.

    Attributes:
        features: (S, F).
        blends: (S, V, 3, 3) what the blended bones do to a small step of a vertex.
        missing: (S, V, 3) from where the blended bones put a vertex to where it belongs.
    """

    features: Values
    blends: Values
    missing: Values

    def directions(self) -> Values:
        """(V, 3, F) what each feature adds to the vertices at rest, by least squares."""
        count, feature_count = self.features.shape
        vertex_count = self.blends.shape[1]
        pairs = np.einsum("sf,sg->sfg", self.features, self.features).reshape(count, -1)
        squares = np.swapaxes(self.blends, 2, 3) @ self.blends
        gram = (pairs.T @ squares.reshape(count, -1)).reshape(
            feature_count, feature_count, vertex_count, 3, 3
        )
        size = 3 * feature_count
        normal = gram.transpose(2, 3, 0, 4, 1).reshape(vertex_count, size, size)
        pulled = np.swapaxes(self.blends, 2, 3) @ self.missing[..., None]
        right = (self.features.T @ pulled.reshape(count, -1)).reshape(feature_count, -1, 3)
        damped = normal + _DAMPING * count * np.eye(size)
        solved = np.linalg.solve(damped, right.transpose(1, 2, 0).reshape(vertex_count, size, 1))
        directions: Values = solved.reshape(vertex_count, 3, feature_count)
        return directions


def pose_corrections(vertices: Points, weights: Values, joints: Points) -> Values:
    """What the rotations of elbows, wrists and fingers add to the skin, (V, 3, 486).

    Args:
        vertices: (V, 3) the surface in the T-pose.
        weights: (V, 55) skinning weights.
        joints: (55, 3).
    """
    found = np.zeros((len(vertices), 3, JOINT_COUNT - 1, 9))
    random = np.random.default_rng(0)
    for side, wrist, fingers in zip(("left", "right"), WRISTS, FINGER_JOINTS, strict=True):
        elbow = JOINT_NAMES.index(f"{side}_elbow")
        on_hand = weights[:, [wrist, *range(fingers.start, fingers.stop)]].sum(axis=1)
        below = weights[:, elbow] + on_hand
        chosen = np.flatnonzero((below > _LEAST_SHARE) & (on_hand < 1 - _LEAST_SHARE))
        lesson = _arm(
            vertices[chosen],
            (below[chosen], on_hand[chosen]),
            (joints[elbow], joints[wrist]),
            random,
        )
        learnt = lesson.directions().reshape(len(chosen), 3, 2, 9)
        found[chosen, :, elbow - 1], found[chosen, :, wrist - 1] = learnt[:, :, 0], learnt[:, :, 1]
        for joint in range(fingers.start, fingers.stop):
            last = joint + 3 - (joint - fingers.start) % 3
            share = weights[:, joint:last].sum(axis=1)
            chosen = np.flatnonzero((share > _LEAST_SHARE) & (share < 1 - _LEAST_SHARE))
            lesson = _knuckle(vertices[chosen], share[chosen], joints[joint], random)
            found[chosen, :, joint - 1] = lesson.directions()
    return found.reshape(len(vertices), 3, -1)


def _arm(
    vertices: Points,
    shares: tuple[Values, Values],
    joints: tuple[Points, Points],
    random: np.random.Generator,
) -> _Lesson:
    """An arm in the axes of its upper arm: elbow and wrist bend and twist.

    Args:
        vertices: (V, 3) skin.
        shares: (V,) how much of it follows the elbow and what is beyond, and the hand alone.
        joints: Elbow and wrist.
        random: Where the poses come from.
    """
    below, on_hand = (share[:, None, None] for share in shares)
    elbow, wrist = joints
    along = (vertices[:, 0] - elbow[0]) / (wrist[0] - elbow[0])
    grown = np.clip((along - _TWISTING[0]) / (_TWISTING[1] - _TWISTING[0]), 0, 1)
    bends, twists, hand_bends, hand_twists = _arm_poses(random, np.sign(wrist[0] - elbow[0]))
    at_elbow = rotation_matrices(bends) @ rotation_matrices(twists)
    at_wrist = rotation_matrices(hand_bends) @ rotation_matrices(hand_twists)

    # The hand's bend as seen from a forearm that has not twisted.
    hand_bends = (rotation_matrices(twists) @ hand_bends[..., None])[..., 0]
    twisted_wrist = elbow + rotation_matrices(twists) @ (wrist - elbow)
    skin = _turned_about(elbow, _shared(twists, grown), vertices[None])
    skin = _turned_about(twisted_wrist[:, None], _shared(hand_twists, grown), skin)
    skin = _turned_about(twisted_wrist[:, None], _shared(hand_bends, shares[1]), skin)
    skin = _turned_about(elbow, _shared(bends, shares[0]), skin)

    both = at_elbow @ at_wrist
    fore = (at_elbow[:, None], elbow - at_elbow @ elbow)
    bent_wrist = (at_elbow @ wrist) + fore[1]
    hand = (both[:, None], bent_wrist - both @ wrist)
    blends = (1 - below) * np.eye(3) + (below - on_hand) * fore[0] + on_hand * hand[0]
    shifts = (below - on_hand)[..., 0] * fore[1][:, None] + on_hand[..., 0] * hand[1][:, None]
    blended = (blends @ vertices[..., None])[..., 0] + shifts
    return _Lesson(
        np.concatenate([_features(at_elbow), _features(at_wrist)], axis=1), blends, skin - blended
    )


def _arm_poses(random: np.random.Generator, out: float) -> tuple[Values, Values, Values, Values]:
    """Axis-angles (S, 3): bends and twists of the elbow, bends and twists of the wrist."""
    drawn = random.uniform(-1, 1, (_ARM_POSES, 5))
    drawn *= random.random(drawn.shape) > _RESTING
    bends, twists, hand_bends, hand_twists = np.zeros((4, _ARM_POSES, 3))
    twists[:, 0] = _ELBOW_TWIST * drawn[:, 0]
    bends[:, 1] = -out * _ELBOW_BEND * np.abs(drawn[:, 1])
    bends[:, 2] = random.normal(0, _PLAY, _ARM_POSES)
    hand_twists[:, 0], hand_bends[:, 1], hand_bends[:, 2] = (_WRIST * drawn[:, 2:]).T
    return bends, twists, hand_bends, hand_twists


def _knuckle(
    vertices: Points, share: Values, joint: Points, random: np.random.Generator
) -> _Lesson:
    """A finger joint that bends, in the axes of the bone before it."""
    bends = np.zeros((_FINGER_POSES, 3))
    bends[:, 1] = random.normal(0, _FINGER_SPREAD, _FINGER_POSES)
    bends[:, 2] = random.uniform(-_FINGER_BEND, _FINGER_BEND, _FINGER_POSES)
    turns = rotation_matrices(bends)
    blends = np.eye(3) + share[:, None, None] * (turns - np.eye(3))[:, None]
    blended = joint + (blends @ (vertices - joint)[..., None])[..., 0]
    wanted = _turned_about(joint, _shared(bends, share), vertices[None])
    return _Lesson(_features(turns), blends, wanted - blended)


def _shared(turns: Values, share: Values) -> Values:
    """Rotations (S, V, 3, 3) by a share (V,) of axis-angles (S, 3)."""
    matrices: Values = rotation_matrices(turns[:, None] * share[:, None])
    return matrices


def _turned_about(joint: Points, turns: Values, skin: Points) -> Points:
    turned: Points = joint + (turns @ (skin - joint)[..., None])[..., 0]
    return turned


def _features(turns: Values) -> Values:
    features: Values = (turns - np.eye(3)).reshape(len(turns), 9)
    return features
