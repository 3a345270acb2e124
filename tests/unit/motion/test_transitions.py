from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.motion.errors import geodesic_error
from app.motion.pieces import cut
from app.motion.rotations import exp, geodesic
from app.motion.transitions import fill
from lexicon_db.records import FillMethod
from lexicon_db.tracks import FACE_UNITS, JOINT_COUNT, HandFlag, MotionTrack
from tests.unit.motion.signing import make_script, make_sign, track, wrists

ANALYTIC = [FillMethod.GP, FillMethod.QUINTIC, FillMethod.SLERP]
METHODS = [FillMethod.LATENT, *ANALYTIC]
ELBOW = 18
FINGERS = slice(25, 55)


def one_joint(pts, angles, *, joint=ELBOW, axis=1, noise=0.0):
    pts, angles = np.asarray(pts, float), np.asarray(angles, float)
    rotations = np.zeros((len(pts), JOINT_COUNT, 3), np.float32)
    rotations[:, joint, axis] = angles
    return still(pts, rotations, noise)


def still(pts, rotations, noise=0.0):
    count = len(pts)
    return MotionTrack(
        np.asarray(pts, float),
        rotations.astype(np.float32),
        np.zeros((count, len(FACE_UNITS)), np.float32),
        np.zeros((count, 2, 3, 3), np.float32),
        (),
        np.ones((count, 2), np.uint8),
        np.full(3, noise, np.float32),
    )


def split(motion, first, last):
    """What stands before and after the gap of frames first to last, and the gap's times."""
    return (
        cut(motion, 0, first - 1),
        cut(motion, last + 1, len(motion.pts)),
        motion.pts[first : last + 1],
    )


def gaps(count, length, *, noise=0.0, fps=25.0):
    """Gaps cut anywhere into made-up signing: (before, after, times, true rotations)."""
    rng = np.random.default_rng(17)
    for _ in range(count):
        script = make_script(rng, hands="both", strokes=4, rest=0.3)
        times = np.arange(round(script.seconds * fps)) / fps
        truth = script.at(times)
        seen = truth + noise * rng.standard_normal(truth.shape)
        first = rng.integers(10, len(times) - 10 - length)
        before, after, inside = split(still(times, seen, noise), first, first + length - 1)
        yield before, after, inside, truth[first : first + length]


def mean_error(method, cases, joints=slice(None)):
    errors = [
        geodesic_error(truth[:, joints], fill(method, before, after, times).rotations[:, joints])
        for before, after, times, truth in cases
    ]
    return float(np.mean(errors))


@pytest.mark.parametrize("method", METHODS)
def test_borders_are_met_exactly_and_what_is_recorded_stays(method):
    motion = make_sign(3, noise=0.01).motion
    before, after, _ = split(motion, 40, 47)
    copies = before.rotations.copy(), after.rotations.copy()
    start, end = before.pts[-1], after.pts[0]
    made = fill(method, before, after, np.linspace(start, end, 7))
    np.testing.assert_array_equal(made.rotations[0], before.rotations[-1])
    np.testing.assert_array_equal(made.rotations[-1], after.rotations[0])
    np.testing.assert_array_equal(made.anchors[0], before.anchors[-1])
    np.testing.assert_array_equal(before.rotations, copies[0])
    np.testing.assert_array_equal(after.rotations, copies[1])


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("noise", [0.0, 0.02])
def test_the_way_is_continuous_at_both_borders(method, noise):
    motion = make_sign(4, noise=noise).motion
    before, after, _ = split(motion, 40, 47)
    start, end = before.pts[-1], after.pts[0]
    near = np.array([start + 1e-6, end - 1e-6])
    made = exp(fill(method, before, after, near).rotations)
    assert geodesic(made[0], exp(before.rotations[-1])).max() < 1e-3
    assert geodesic(made[1], exp(after.rotations[0])).max() < 1e-3


@pytest.mark.parametrize("method", METHODS)
def test_any_times_give_points_of_one_curve(method):
    motion = make_sign(5).motion
    before, after, times = split(motion, 40, 49)
    dense = np.linspace(before.pts[-1], after.pts[0], 67)[1:-1]
    both = np.sort(np.concatenate([times, dense]))
    together = fill(method, before, after, both).rotations
    alone = fill(method, before, after, times).rotations
    np.testing.assert_allclose(together[np.searchsorted(both, times)], alone, atol=1e-6)


@pytest.mark.parametrize("method", METHODS)
def test_the_clock_does_not_matter_and_time_may_run_backwards(method):
    motion = make_sign(6).motion
    before, after, times = split(motion, 40, 49)
    made = fill(method, before, after, times).rotations
    later = [replace(side, pts=side.pts + 1000.0) for side in (before, after)]
    moved = fill(method, *later, times + 1000.0).rotations
    np.testing.assert_allclose(moved, made, atol=1e-5)
    turned = [
        replace(side, pts=-side.pts[::-1], rotations=side.rotations[::-1])
        for side in (after, before)
    ]
    backwards = fill(method, *turned, -times[::-1]).rotations[::-1]
    np.testing.assert_allclose(backwards, made, atol=1e-5)


def test_made_frames_say_that_they_are_made():
    before, after, times = split(make_sign(1).motion, 40, 44)
    made = fill(FillMethod.AUTO, before, after, times)
    np.testing.assert_array_equal(made.pts, times)
    assert (made.flags == HandFlag.INTERPOLATED).all()
    assert made.contacts == ()
    same = fill(FillMethod.LATENT, before, after, times)
    np.testing.assert_array_equal(made.rotations, same.rotations)


def test_where_motion_was_measured_badly_nothing_learned_is_used():
    before, after, times = split(make_sign(1).motion, 40, 44)
    bad = replace(after, noise=np.full(3, np.radians(3.5), np.float32))
    made = fill(FillMethod.AUTO, before, bad, times)
    same = fill(FillMethod.GP, before, bad, times)
    np.testing.assert_array_equal(made.rotations, same.rotations)


def test_no_times_no_frames():
    before, after, _ = split(make_sign(1).motion, 40, 44)
    assert fill(FillMethod.GP, before, after, np.empty(0)).rotations.shape == (0, 55, 3)


def test_times_outside_the_gap_are_refused():
    before, after, times = split(make_sign(1).motion, 40, 44)
    with pytest.raises(ValueError, match="gap"):
        fill(FillMethod.GP, before, after, times - 1.0)
    with pytest.raises(ValueError, match="gap"):
        fill(FillMethod.GP, after, before, times)


def test_slerp_goes_the_shortest_way_at_constant_speed():
    before, after = one_joint([0.0], [0.2]), one_joint([1.0], [1.0])
    made = fill(FillMethod.SLERP, before, after, np.array([0.25, 0.5, 0.75]))
    np.testing.assert_allclose(made.rotations[:, ELBOW, 1], [0.4, 0.6, 0.8], atol=1e-6)


def test_between_two_holds_quintic_is_the_minimum_jerk_movement():
    before = one_joint(np.arange(10) / 25, np.zeros(10))
    after = one_joint(0.76 + np.arange(10) / 25, np.ones(10))
    share = np.arange(1, 10) / 10
    made = fill(FillMethod.QUINTIC, before, after, 0.36 + 0.4 * share)
    truth = share**3 * (10 - 15 * share + 6 * share**2)
    np.testing.assert_allclose(made.rotations[:, ELBOW, 1], truth, atol=1e-6)


def test_between_two_holds_gp_leaves_and_arrives_gently():
    before = one_joint(np.arange(10) / 25, np.zeros(10))
    after = one_joint(0.76 + np.arange(10) / 25, np.ones(10))
    made = fill(FillMethod.GP, before, after, 0.36 + np.arange(1, 10) / 25)
    way = np.concatenate([[0], made.rotations[:, ELBOW, 1], [1]])
    assert (np.diff(way) > 0).all()
    # 1/30 s of even movement would cover 0.1; minimum jerk covers 0.009.
    assert way[1] < 0.02
    assert way[-2] > 0.98


def test_in_the_middle_of_an_even_movement_gp_goes_straight_on():
    pts = np.arange(30) / 25
    motion = one_joint(pts, 1.5 * pts)
    before, after, times = split(motion, 11, 18)
    made = fill(FillMethod.GP, before, after, times).rotations[:, ELBOW, 1]
    np.testing.assert_allclose(made, 1.5 * times, atol=0.01)


def test_a_quintic_keeps_less_of_the_end_speed_in_a_longer_gap():
    swings = []
    for gap in (0.2, 0.4, 0.8):
        before = one_joint(np.arange(-9, 1) / 25, 2.0 * np.arange(-9, 1) / 25, joint=20)
        after = one_joint(gap + np.arange(10) / 25, np.zeros(10), joint=20)
        times = np.linspace(0, gap, 41)
        made = fill(FillMethod.QUINTIC, before, after, times).rotations[:, 20, 1]
        swings.append(made.max() / gap)
    assert swings[0] > swings[1] > swings[2] > 0


@pytest.mark.parametrize("method", METHODS)
def test_opposite_rotations_are_joined_by_half_a_turn(method):
    pts = np.arange(8) / 25
    before = one_joint(pts, np.zeros(8))
    after = one_joint(pts + 0.6, np.full(8, np.pi))
    times = np.linspace(before.pts[-1], after.pts[0], 24)
    made = exp(fill(method, before, after, times).rotations[:, ELBOW])
    steps = geodesic(made[1:], made[:-1])
    assert steps.sum() == pytest.approx(np.pi, abs=0.02)
    assert steps.max() < 3 * np.pi / 23


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("joint", [ELBOW, 21, 40])
def test_a_flip_beside_the_gap_does_not_swing_into_it(method, joint):
    pts = np.arange(10) / 25
    angles = np.where(pts < pts[-2] - 1e-9, 1.5, 0.0)  # 1.5 rad in one frame, two frames earlier
    before = one_joint(pts, angles, joint=joint)
    after = one_joint(pts + 0.64, np.full(10, 0.3), joint=joint)
    times = np.linspace(before.pts[-1], after.pts[0], 21)
    made = fill(method, before, after, times).rotations[:, joint, 1]
    assert made.min() > -0.05
    assert made.max() < 0.35


@pytest.mark.parametrize("method", METHODS)
def test_signs_of_one_frame_are_enough(method):
    before, after = one_joint([0.0], [0.0]), one_joint([0.3], [1.0])
    made = fill(method, before, after, np.linspace(0, 0.3, 11)).rotations[:, ELBOW, 1]
    assert np.isfinite(made).all()
    assert (np.diff(made) > 0).all()
    assert made.max() <= 1.0


@pytest.mark.parametrize("method", METHODS)
def test_frame_rates_may_differ_and_hardly_matter(method):
    rng = np.random.default_rng(8)
    script = make_script(rng, hands="both", strokes=3, rest=0.3)
    start, end = script.leave[1] + 0.05, script.leave[1] + 0.25
    made = []
    for slow, fast in ((60.0, 60.0), (25.0, 60.0), (120.0, 24.0)):
        early = start - np.arange(12)[::-1] / slow
        late = end + np.arange(12) / fast
        before, after = still(early, script.at(early)), still(late, script.at(late))
        made.append(fill(method, before, after, np.linspace(start, end, 6)).rotations)
    assert geodesic_error(made[0], made[1]) < 0.02
    assert geodesic_error(made[0], made[2]) < 0.02


def test_a_long_gap_is_crossed_without_waiting_or_swinging():
    before = one_joint(np.arange(10) / 25, np.linspace(-0.3, 0.0, 10))
    after = one_joint(3.36 + np.arange(10) / 25, np.ones(10))
    made = fill(FillMethod.GP, before, after, np.linspace(0.36, 3.36, 76))
    way = made.rotations[:, ELBOW, 1]
    middle = way[20:56]
    assert (np.diff(middle) > 0.002).all()  # an even way would be 0.0133 per step
    assert way.min() > -0.1
    assert way.max() < 1.1


def test_an_anchor_that_was_never_seen_stays_unknown_and_harms_nothing():
    before, after, times = split(make_sign(1).motion, 40, 44)
    blind = after.anchors.copy()
    blind[:, 0] = np.nan
    made = fill(FillMethod.GP, before, replace(after, anchors=blind), times)
    assert np.isnan(made.anchors[:, 0]).all()
    assert np.isfinite(made.anchors[:, 1]).all()
    assert np.isfinite(made.rotations).all()


def test_anchors_go_where_the_turned_arms_put_the_hands():
    motion = make_sign(2, hands="both").motion
    before, after, times = split(motion, 40, 46)
    made = fill(FillMethod.GP, before, after, times)
    away = made.anchors[:, :, 0] - track(made.rotations).anchors[:, :, 0]
    travel = np.linalg.norm(after.anchors[0, :, 0] - before.anchors[-1, :, 0], axis=-1).max()
    assert travel > 0.5  # shoulder widths
    assert np.linalg.norm(away, axis=-1).max() < 0.1


@pytest.mark.parametrize("length", [5, 8, 12])
def test_without_noise_gp_is_nearest_to_the_truth_and_slerp_furthest(length):
    cases = list(gaps(30, length))
    gp, quintic, slerp = (mean_error(method, cases) for method in ANALYTIC)
    assert gp < quintic < slerp


@pytest.mark.parametrize("degrees", [0.5, 1.5, 3.0])
def test_with_noise_gp_is_still_not_beaten_but_by_what_was_learned(degrees):
    cases = [case for length in (5, 8) for case in gaps(24, length, noise=np.radians(degrees))]
    made = {
        method: [
            (truth, fill(method, before, after, times).rotations)
            for before, after, times, truth in cases
        ]
        for method in METHODS
    }
    for joints in (slice(16, 20), slice(20, 22), FINGERS):
        latent, gp, quintic, slerp = (
            np.mean([geodesic_error(truth[:, joints], r[:, joints]) for truth, r in made[method]])
            for method in METHODS
        )
        assert gp <= slerp
        assert gp <= quintic
        assert latent <= gp


def test_known_noise_shrinks_the_end_speed_that_noise_alone_would_give():
    cases = list(gaps(24, 8, noise=np.radians(3.0)))
    blind = [
        (replace(before, noise=0 * before.noise), replace(after, noise=0 * after.noise), *rest)
        for before, after, *rest in cases
    ]
    for method in (FillMethod.GP, FillMethod.QUINTIC):
        assert mean_error(method, cases, FINGERS) < 0.9 * mean_error(method, blind, FINGERS)


@pytest.mark.parametrize("noise", [0.0, np.radians(1.0)])
def test_gp_reaches_no_speed_that_the_signs_do_not_have(noise):
    motion = make_sign(9, fps=25.0, noise=noise, hands="both").motion
    fastest = np.abs(np.diff(wrists(motion.rotations), axis=0)).max()
    for first in range(12, len(motion.pts) - 20, 7):
        before, after, times = split(motion, first, first + 7)
        made = fill(FillMethod.GP, before, after, times)
        together = np.concatenate([before.rotations[-1:], made.rotations, after.rotations[:1]])
        assert np.abs(np.diff(wrists(together), axis=0)).max() < 1.3 * fastest
