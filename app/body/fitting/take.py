"""Fitting one take: from cleaned landmarks to the signer's own body in every frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from threadpoolctl import threadpool_limits

from app.body.fitting.degrees import signing_degrees
from app.body.fitting.faces import fit_face
from app.body.fitting.least_squares import solve
from app.body.fitting.observations import observe
from app.body.fitting.points import FitPoints
from app.body.fitting.start import first_guess
from app.body.places import Places
from lexicon_db.errors import KnownError
from lexicon_db.tracks import FitTrack

if TYPE_CHECKING:
    from app.body.model import BodyModel
    from app.core.progress import Progress
    from lexicon_db.tracks import LandmarkTrack

_FEWEST_FRAMES: Final = 3
#: Two minutes at 120 frames per second; all frames are solved at once, in 0.3 MB each.
_MOST_FRAMES: Final = 14_400


def fit_take(landmarks: LandmarkTrack, model: BodyModel, progress: Progress) -> FitTrack:
    """Fit the body to a take.

    Args:
        landmarks: Cleaned landmarks.
        model: The body.
        progress: Told after each iteration; may cancel.

    Raises:
        KnownError: If there is too little to fit to, or more than memory can bear.
        Cancelled: If the person asked to stop.
    """
    if len(landmarks.pts) > _MOST_FRAMES:
        raise KnownError(
            "The body could not be fitted to this take.",
            f"It has {len(landmarks.pts)} frames; one sign never takes more than {_MOST_FRAMES}.",
            "Cut the recording so that it holds one sign, and add it again.",
        )
    # The width of the shoulders is the measure of everything.
    shoulders = np.linalg.norm(landmarks.pose[:, 11, :2] - landmarks.pose[:, 12, :2], axis=1) > 0
    if shoulders.sum() < _FEWEST_FRAMES:
        raise KnownError(
            "The body could not be fitted to this take.",
            f"Shoulders were found in {int(shoulders.sum())} of {len(shoulders)} frames only.",
            "Record the sign again with head, shoulders and hands in the picture.",
        )
    points = FitPoints(Places(model))
    seen = observe(landmarks, model, points)

    def watch(done: int, total: int) -> None:
        progress.report(done, total, "Fitting the body")

    # Small matrices: a second BLAS thread would wait more than it works.
    with threadpool_limits(1, user_api="blas"):
        state = solve(model, points, seen, first_guess(model, points, seen), watch=watch)
        face = fit_face(landmarks.face, model)
    return FitTrack(
        pts=landmarks.pts,
        body=model.hash,
        size=landmarks.size,
        focal=seen.focal,
        betas=state.betas.astype(np.float32),
        hand_scale=seen.hand_scale.astype(np.float32),
        rotations=signing_degrees().rotations(state.values).astype(np.float32),
        translation=state.translation.astype(np.float32),
        face=face,
    )
