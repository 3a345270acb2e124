"""Retargeting: the same sign on another body, with places and touches kept."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from app.body.anchors import AnchorFrame, follow_anchors
from app.body.contacts import contact_gaps, keep_contacts
from app.body.places import Places

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from app.body.model import BodyModel
    from lexicon_db.tracks import MotionTrack


def retarget(
    motion: MotionTrack,
    model: BodyModel,
    betas: ArrayLike | None = None,
    hand_scale: ArrayLike | None = None,
) -> NDArray[np.float64]:
    """Rotations with which a body of another shape signs the same.

    Rotations are copied, then the arms are solved again so that the hands are where the anchors
    say, in the terms of the new body, and touch what they touched.

    Args:
        motion: The sign.
        model: The body.
        betas: (10,) its shape; None is the mean body.
        hand_scale: (2,) size of its hands.

    Returns:
        (T, 55, 3) axis-angle in radians.
    """
    places = Places(model)
    mean = AnchorFrame(model, places)
    frame = AnchorFrame(model, places, betas, hand_scale)
    rotations = motion.rotations.astype(np.float64)
    gaps = contact_gaps(motion.contacts, partial(mean.where, *mean.posed(rotations)))
    solved = follow_anchors(frame, rotations, motion.anchors.astype(np.float64))
    return keep_contacts(frame, solved, motion.pts, motion.contacts, gaps)
