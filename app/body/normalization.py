"""From a signer's fit to identity-agnostic motion: shape, place and facing are taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from scipy.spatial.transform import Rotation

from app.body.anchors import AnchorFrame, follow_anchors
from app.body.contacts import find_contacts
from app.body.kinematics import FINGER_JOINTS, chain, rotation_matrices
from app.body.places import Places
from lexicon_db.tracks import HandFlag, MotionTrack

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.body.model import BodyModel
    from lexicon_db.tracks import FitTrack, LandmarkTrack

    Floats = NDArray[np.float64]

_ARM_JOINTS: Final = slice(13, 22)


def motion_track(fit: FitTrack, landmarks: LandmarkTrack, model: BodyModel) -> MotionTrack:
    """Free the motion of a take from who signed it.

    The mean body signs it instead: betas and hand sizes are removed and the arms solved again to
    the signer's anchors; the translation is dropped, and the median facing turned to the front.

    Args:
        fit: The signer's own body in the take.
        landmarks: The cleaned landmarks that it was fitted to, for their flags.
        model: The body that the fit belongs to.
    """
    places = Places(model)
    betas = fit.betas.astype(np.float64)
    hand_scale = fit.hand_scale.astype(np.float64)
    own = AnchorFrame(model, places, betas, hand_scale)
    rotations = fit.rotations.astype(np.float64)
    world, positions = chain(rotation_matrices(rotations), own.joints)
    anchors = own.measure(world, positions)
    seen = ~np.isin(landmarks.flags, (HandFlag.MISSING, HandFlag.REJECTED))

    def where(names: tuple[str, ...]) -> Floats:
        found: Floats = places.positions(
            world, positions, names, betas=betas, hand_scale=hand_scale
        )
        return found

    contacts = find_contacts(fit.pts, where, seen)
    rotations = _facing_front(rotations)
    solved = follow_anchors(AnchorFrame(model, places), rotations, anchors)
    return MotionTrack(
        pts=fit.pts,
        rotations=solved.astype(np.float32),
        face=fit.face,
        anchors=anchors.astype(np.float32),
        contacts=contacts,
        flags=landmarks.flags,
        noise=_noise(solved),
    )


def _facing_front(rotations: Floats) -> Floats:
    """Turn the whole body so that the mean orientation of the pelvis is upright, to the front."""
    pelvis = Rotation.from_rotvec(rotations[:, 0])
    turned = rotations.copy()
    turned[:, 0] = (pelvis.mean().inv() * pelvis).as_rotvec()
    return turned


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
