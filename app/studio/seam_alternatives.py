"""Other plausible ways to make one transition of a composed utterance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.studio.motion_training import own_prior
from lexicon_db.records import FillMethod

if TYPE_CHECKING:
    from app.motion.trajectory import Trajectory
    from lexicon_db.store import Lexicon
    from lexicon_db.tracks import MotionTrack


def seam_alternatives(
    lexicon: Lexicon, made: Trajectory, slot: int, count: int
) -> tuple[MotionTrack, ...]:
    """Movements that could fill the gap after a slot, as long as it is now.

    Args:
        lexicon: That it was composed from.
        made: What was composed.
        slot: Which transition, by the slot it leaves.
        count: How many beside the likeliest.

    Returns:
        The likeliest movement, then those of the seeds from 0; none where the gap has no frames.

    Raises:
        KnownError: If what the lexicon has learned of movements is damaged.
    """
    from app.motion.pieces import cut
    from app.motion.trajectory import Origin
    from app.motion.transitions import alternatives, fill

    sign, following = made.spans[slot], made.spans[slot + 1]
    between = made.origin[sign.last + 1 : following.first]
    held = sign.last + int((between == Origin.HOLD).sum())
    before = cut(made.motion, sign.first, held)
    after = cut(made.motion, following.first, following.last)
    times = made.pts[held + 1 : following.first]
    if not len(times):
        return ()
    prior = own_prior(lexicon)
    likeliest = fill(FillMethod.LATENT, before, after, times, prior)
    drawn = alternatives(before, after, times, seeds=range(count), prior=prior)
    return (likeliest, *(one.motion for one in sorted(drawn, key=lambda one: one.seed)))
