"""One sign as it is looked at: its takes, and all that is known of the chosen one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from app.studio.bodies import body
from app.studio.repairing import Layers, layers_of, repaired_fit
from lexicon_db.cuts import widest_cut
from lexicon_db.entries import get_entry
from lexicon_db.quality import find_quality
from lexicon_db.recordings import find_recording_path
from lexicon_db.records import SourceKind, TakeId
from lexicon_db.takes import get_take, takes_of
from lexicon_db.tracks import JOINT_COUNT, FitTrack, HandFlag, LandmarkTrack, MotionTrack
from lexicon_db.trackstore import latest_track

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lexicon_db.records import Entry, QualityReport, Take
    from lexicon_db.store import Lexicon


@dataclass(frozen=True, eq=False)
class SignView:
    """All that is known of one take.

    Attributes:
        entry: The sign.
        take: The take.
        takes: All takes of the sign, this one among them.
        video: File of its recording, where that is a video that is here.
        landmarks: What was detected, as measured; None where nothing was yet, or nothing could be.
        motion: What was signed, with its repairs; None where it was not made yet.
        fit: How the signer's own body signed it, with its repairs; None where there is no picture.
        layers: What the motion is made of: the measurement, and the repairs over it.
        quality: How well the take can be trusted; None where it was not judged.
        widest: Start and end in the recording of its longest cut that was measured, if any was.
    """

    entry: Entry
    take: Take
    takes: tuple[Take, ...]
    video: Path | None
    landmarks: LandmarkTrack | None
    motion: MotionTrack | None
    fit: FitTrack | None
    layers: Layers
    quality: QualityReport | None
    widest: tuple[float, float] | None


def open_sign(lexicon: Lexicon, take: TakeId) -> SignView:
    """Everything that is known of a take.

    Raises:
        KnownError: If the take is gone, or something stored is damaged.
    """
    record = get_take(lexicon, take)
    is_video = record.recording.kind is SourceKind.VIDEO
    motion, fit = latest_track(lexicon, take, MotionTrack), latest_track(lexicon, take, FitTrack)
    layers = layers_of(lexicon, take)
    if fit is not None and motion is not None and layers.measured is not None and layers.repairs:
        fit = repaired_fit(fit, layers.measured, motion)
    return SignView(
        entry=get_entry(lexicon, record.entry),
        take=record,
        takes=takes_of(lexicon, record.entry),
        video=find_recording_path(lexicon, record.recording) if is_video else None,
        landmarks=latest_track(lexicon, take, LandmarkTrack),
        motion=motion,
        fit=fit,
        layers=layers,
        quality=find_quality(lexicon, take),
        widest=widest_cut(lexicon, take),
    )


@dataclass(frozen=True, eq=False)
class JointTrack:
    """Points of a take in space.

    Attributes:
        names: (K,) names of the points: the 55 joints, then the 21 points of each hand.
        pts: (T,) seconds.
        joints: (T, K, 3) metres; nan for the points beyond the wrist of a hand in frames where
            nothing was measured of it. Joints of its fingers are where the fit supposes them.
        poses: (T, 165) axis-angle in radians.
        flags: (T, 2) where each hand comes from.
    """

    names: tuple[str, ...]
    pts: NDArray[np.float64]
    joints: NDArray[np.float64]
    poses: NDArray[np.float32]
    flags: NDArray[np.uint8]


def joints_of_motion(motion: MotionTrack) -> JointTrack:
    """Joints of the mean body that signs a motion, in body axes."""
    return _joints(motion.pts, motion.rotations, motion.flags, {})


def joints_before_camera(fit: FitTrack, flags: NDArray[np.uint8]) -> JointTrack:
    """Joints of the signer's own body before the camera.

    Camera axes: x right in the picture, y down, z away; metres from the camera.

    Args:
        fit: The signer's fit.
        flags: (T, 2) where each hand comes from.
    """
    shape = {"betas": fit.betas, "hand_scale": fit.hand_scale}
    track = _joints(fit.pts, fit.rotations, flags, shape, fit.translation)
    turned = track.joints * np.array([1.0, -1.0, -1.0])
    return JointTrack(track.names, track.pts, turned, track.poses, flags)


def _joints(
    pts: NDArray[np.float64],
    rotations: NDArray[np.float32],
    flags: NDArray[np.uint8],
    shape: dict[str, Any],
    translation: NDArray[np.float32] | None = None,
) -> JointTrack:
    from app.body.kinematics import forward_kinematics
    from app.body.places import TRACKED_NAMES, Places, tracked_points

    model = body()
    turns = rotations.astype(np.float64)
    world, positions = forward_kinematics(model, turns, translation=translation, **shape)
    points = np.asarray(tracked_points(Places(model), world, positions, **shape))
    hands = points[:, JOINT_COUNT:].reshape(len(points), 2, -1, 3)
    unmeasured = np.isin(flags, (HandFlag.MISSING, HandFlag.REJECTED))
    beyond = np.where(unmeasured[..., None, None], np.nan, hands[:, :, 1:])
    hands = np.concatenate([hands[:, :, :1], beyond], axis=2)
    points = np.concatenate([points[:, :JOINT_COUNT], hands.reshape(len(points), -1, 3)], axis=1)
    return JointTrack(TRACKED_NAMES, pts, points, rotations.reshape(len(rotations), -1), flags)
