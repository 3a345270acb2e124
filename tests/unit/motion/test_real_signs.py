"""The same promises on real isolated signs, where a folder with some is at hand."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from app.interchange.smplx_npz import read_motion
from app.motion.assembly import Sign, assemble
from app.motion.errors import geodesic_error
from app.motion.metrics import seam_speed_jumps, usual_speed_change
from app.motion.phases import find_phases
from app.motion.pieces import cut
from app.motion.transitions import fill
from lexicon_db.records import FillMethod, Hand
from tests.unit.motion.signing import track, wrists

DATA = Path(os.environ.get("KINELEX_DATA", Path(__file__).parents[4] / "shared" / "data"))
LOW = -0.5


@pytest.fixture(scope="module")
def recorded():
    paths = sorted((DATA / "smplx" / "words").glob("*.npz"))[::6]
    if not paths:
        pytest.skip(f"no real signs in {DATA}: set KINELEX_DATA to a folder that has some")
    signs = []
    for path in paths:
        motion = read_motion(path)
        rotations = motion.rotations.copy()
        rotations[:, [0, 1, 2, 4, 5, 7, 8, 10, 11]] = 0  # facing of the camera, legs
        made = track(rotations, motion.fps)
        travel = np.ptp(made.anchors[:, :, 0, 1], axis=0)
        dominance = Hand.LEFT if travel[0] > 1.5 * travel[1] else Hand.RIGHT
        signs.append(Sign(made, find_phases(made, dominance), dominance, path.stem))
    return signs


def heights(sign):
    return sign.motion.anchors[:, 0 if sign.dominance is Hand.LEFT else 1, 0, 1]


def lift(sign, seconds):
    """Height of the leading hand at a time: 0 at rest, 1 at the highest point of the sign."""
    height = heights(sign)
    rest = min(height[0], height[-1])
    return np.interp(seconds, sign.motion.pts, height - rest) / (height.max() - rest)


def test_rest_at_both_ends_is_cut_off_and_the_raised_hand_is_kept(recorded):
    rested = [
        sign
        for sign in recorded
        if max(heights(sign)[0], heights(sign)[-1]) < LOW and heights(sign).max() > 0
    ]
    assert len(rested) > 10
    found = 0
    for sign in rested:
        phases = sign.phases
        low = max(lift(sign, phases.onset), lift(sign, phases.offset))
        high = min(lift(sign, phases.stroke_start), lift(sign, phases.stroke_end))
        found += low < 0.25 and high > 0.3
    assert found >= 0.95 * len(rested)


def test_hands_cross_most_seams_as_evenly_as_they_move_inside_recordings(recorded):
    usual = usual_speed_change(
        [(sign.motion.pts, wrists(sign.motion.rotations)) for sign in recorded], 95
    )
    rng = np.random.default_rng(0)
    jumps = []
    for _ in range(6):
        picked = [recorded[number] for number in rng.choice(len(recorded), 10, replace=False)]
        trajectory = assemble(picked)
        points = wrists(trajectory.rotations)
        jumps.append(seam_speed_jumps(trajectory.pts, points, trajectory.origin))
    assert np.percentile(np.concatenate(jumps), 95) <= usual


def test_gp_is_nearest_to_what_was_signed_in_a_gap(recorded):
    rng = np.random.default_rng(1)
    methods = (FillMethod.GP, FillMethod.QUINTIC, FillMethod.SLERP)
    errors = {method: [] for method in methods}
    for sign in recorded:
        motion = sign.motion
        for length in (5, 8, 12):
            if len(motion.pts) <= length + 20:
                continue
            first = rng.integers(10, len(motion.pts) - 10 - length)
            before, after = cut(motion, 0, first - 1), cut(motion, first + length, len(motion.pts))
            inside = slice(first, first + length)
            for method in methods:
                made = fill(method, before, after, motion.pts[inside]).rotations
                errors[method].append(geodesic_error(motion.rotations[inside], made))
    gp, quintic, slerp = (np.mean(errors[method]) for method in methods)
    assert gp < 0.99 * quintic
    assert quintic < 0.9 * slerp
