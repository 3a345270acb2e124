from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.body.retargeting import retarget
from app.motion.anchoring import anchored
from app.motion.assembly import assemble
from app.motion.trajectory import Origin
from tests.unit.motion.signing import anchor_frame, body, make_sign, wrists


def measured(rotations):
    return anchor_frame().measure(*anchor_frame().posed(rotations.astype(np.float64)))


@pytest.fixture(scope="module")
def recorded():
    return [make_sign(seed, hands=("both", "right")[seed % 2]) for seed in range(5)]


@pytest.mark.parametrize("fluency", [0.0, 1.0])
def test_anchors_say_where_the_hands_of_each_pose_are(recorded, fluency):
    made = assemble(recorded, fluency=fluency)
    np.testing.assert_allclose(made.motion.anchors, measured(made.rotations), rtol=0, atol=1e-4)


def test_arms_that_are_solved_again_do_not_jump(recorded):
    made = assemble(recorded, fluency=1.0)
    solved = retarget(made.motion, body())
    away = np.linalg.norm(wrists(solved) - wrists(made.rotations), axis=-1)
    assert away.max() < 0.002


def test_what_recorded_anchors_differ_from_their_pose_goes_on_in_made_frames(recorded):
    shifts = 0.05, -0.03
    signs = []
    for sign, shift in zip(recorded, shifts, strict=False):
        anchors = sign.motion.anchors.copy()
        anchors[:, 1, 0, 1] += shift
        signs.append(replace(sign, motion=replace(sign.motion, anchors=anchors)))
    made = assemble(signs)
    off = (made.motion.anchors - measured(made.rotations))[:, 1, 0, 1]
    gap = made.origin == Origin.TRANSITION
    share = (made.pts[gap] - made.spans[0].end) / made.seams[0].gap
    np.testing.assert_allclose(off[gap], 0.05 - 0.08 * share, rtol=0, atol=1e-4)


def test_where_all_is_recorded_nothing_is_measured(recorded):
    motion = recorded[0].motion
    assert anchored(motion, motion, np.ones((len(motion.pts), 2), bool)) is motion


def test_a_hand_that_is_nowhere_known_is_where_its_pose_puts_it(recorded):
    motion = recorded[0].motion
    lost = replace(motion, anchors=np.full_like(motion.anchors, 7.0))
    known = np.tile([False, True], (len(motion.pts), 1))
    found = anchored(lost, lost, known).anchors
    np.testing.assert_allclose(found[:, 0], measured(motion.rotations)[:, 0], rtol=0, atol=1e-4)
    assert (found[:, 1, :2] == 7.0).all()
