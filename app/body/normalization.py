"""From a signer's fit to identity-agnostic motion: shape, place and facing are taken out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy.spatial.transform import Rotation

from app.body.anchors import AnchorFrame, follow_anchors
from app.body.contacts import closed, contact_gaps, find_contacts, keep_contacts
from app.body.hanging import hanging_arms, let_hang
from app.body.kinematics import FINGER_JOINTS
from app.body.places import Places
from app.body.touches import Skin, settle_touches
from lexicon_db.tracks import JOINT_NAMES, HandFlag, MotionTrack

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.body.model import BodyModel
    from lexicon_db.tracks import Contact, FitTrack, LandmarkTrack

    Floats = NDArray[np.float64]

_CHEST: Final = JOINT_NAMES.index("spine3")
_ARM_JOINTS: Final = [
    JOINT_NAMES.index(f"{side}_{name}")
    for side in ("left", "right")
    for name in ("collar", "shoulder", "elbow", "wrist")
]


def motion_track(fit: FitTrack, landmarks: LandmarkTrack, model: BodyModel) -> MotionTrack:
    """Free the motion of a take from who signed it.

    Hands that rest in the picture where they may touch something are put onto it first, and arms
    that hang unseen are let hang. Then the mean body signs instead: betas and hand sizes are
    removed and the arms solved again to the signer's anchors and touches; the translation is
    dropped, and the mean facing turned to the front.

    Args:
        fit: The signer's own body in the take.
        landmarks: The cleaned landmarks that it was fitted to, for their flags.
        model: The body that the fit belongs to.
    """
    rotations = fit.rotations.astype(np.float64)
    places = Places(model)
    own = AnchorFrame(model, places, fit.betas, fit.hand_scale)
    seen = ~np.isin(landmarks.flags, (HandFlag.MISSING, HandFlag.REJECTED))
    eye = -fit.translation.astype(np.float64)
    rotations = settle_touches(own, Skin(model), rotations, pts=fit.pts, eye=eye, seen=seen)
    hanging = hanging_arms(landmarks)
    rotations = let_hang(rotations, *own.posed(rotations)[:2], fit.pts, hanging)
    posed = own.posed(rotations)
    anchors = own.measure(*posed)
    contacts = find_contacts(fit.pts, partial(own.where, *posed), seen)
    sight = posed[1][:, _CHEST] - eye
    sight /= np.linalg.norm(sight, axis=1, keepdims=True)
    turn = _to_front(rotations)
    found = contact_gaps(contacts, partial(own.where, *posed))
    gaps = [turn.apply(gap) for gap in closed(contacts, found, sight)]
    turned = _facing_front(rotations)
    mean = AnchorFrame(model, places)
    solved = follow_anchors(mean, turned, anchors)
    solved = keep_contacts(mean, solved, fit.pts, contacts, gaps)
    return _track(fit.pts, solved, fit.face, landmarks.flags, (anchors, contacts))


def motion_of_rotations(
    pts: Floats, rotations: NDArray[np.float32], face: NDArray[np.float32], model: BodyModel
) -> MotionTrack:
    """Motion that comes as joint rotations, as if the mean body had signed it.

    Args:
        pts: (T,) seconds.
        rotations: (T, 55, 3) axis-angle in radians.
        face: (T, 52) face units; what lies beyond 0 and 1 is cut off.
        model: The body.
    """
    turned = _facing_front(rotations.astype(np.float64))
    mean = AnchorFrame(model, Places(model))
    posed = mean.posed(turned)
    anchors = mean.measure(*posed)
    contacts = find_contacts(pts, partial(mean.where, *posed), np.ones((len(pts), 2), bool))
    flags = np.full((len(pts), 2), HandFlag.MEASURED, np.uint8)
    return _track(pts, turned, np.clip(face, 0, 1), flags, (anchors, contacts))


def _track(
    pts: Floats,
    rotations: Floats,
    face: NDArray[np.float32],
    flags: NDArray[np.uint8],
    placed: tuple[Floats, tuple[Contact, ...]],
) -> MotionTrack:
    anchors, contacts = placed
    return MotionTrack(
        pts=pts,
        rotations=rotations.astype(np.float32),
        face=face,
        anchors=anchors.astype(np.float32),
        contacts=contacts,
        flags=flags,
        noise=_noise(rotations),
    )


def _facing_front(rotations: Floats) -> Floats:
    """Turn the whole body so that the mean orientation of the pelvis is upright, to the front."""
    turned = rotations.copy()
    turned[:, 0] = (_to_front(rotations) * Rotation.from_rotvec(rotations[:, 0])).as_rotvec()
    return turned


def _to_front(rotations: Floats) -> Rotation:
    """The turn that makes the mean orientation of the pelvis upright, to the front."""
    return Rotation.from_rotvec(rotations[:, 0]).mean().inv()


def _noise(rotations: Floats) -> NDArray[np.float32]:
    """Standard deviation of the rotation error of arms, left and right fingers, radians.

    White noise of standard deviation s has second differences of standard deviation s sqrt(6);
    the median ignores the real accelerations of a few fast frames.
    """
    if len(rotations) < 5:
        return np.zeros(3, np.float32)
    second = np.abs(np.diff(rotations, 2, axis=0))
    noise = []
    for joints in (_ARM_JOINTS, *FINGER_JOINTS):
        moving = second[:, joints].reshape(len(second), -1)
        moving = moving[:, moving.max(axis=0) > 0]
        noise.append(1.4826 * float(np.median(moving)) / np.sqrt(6) if moving.size else 0.0)
    return np.array(noise, np.float32)
