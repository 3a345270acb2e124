from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.motion.assembly import Sign, assemble
from app.motion.corpus.durations import DurationModel
from app.motion.metrics import seam_speed_jumps, speeds, usual_speed_change
from app.motion.pieces import cut, frames_between
from app.motion.timing import Learned
from app.motion.trajectory import Origin
from lexicon_db.errors import KnownError
from lexicon_db.records import FillMethod, Hand, Phases, Seam
from lexicon_db.tracks import FACE_UNITS, Contact, HandFlag
from tests.unit.motion.signing import LEFT_ARM, RIGHT_ARM, make_sign, mirrored, track, wrists


def signs(count, **options):
    hands = ("right", "both", "left")
    return [
        make_sign(seed, hands=hands[seed % 3], label=f"SIGN{seed}", **options)
        for seed in range(count)
    ]


def kept_frames(sign, *, first=False, last=False):
    """What an utterance keeps of a sign."""
    phases = sign.phases
    start = phases.onset if first else phases.stroke_start
    end = phases.offset if last else phases.stroke_end
    return cut(sign.motion, *frames_between(sign.motion.pts, start, end))


def assert_sound(trajectory):
    assert np.isfinite(trajectory.rotations).all()
    assert np.isfinite(trajectory.face).all()
    assert np.isfinite(trajectory.motion.anchors).all()
    assert (np.diff(trajectory.pts) > 0).all()
    assert trajectory.pts[0] == 0
    assert (np.diff(trajectory.slot) >= 0).all()
    for span in trajectory.spans:
        assert (trajectory.origin[span.first : span.last + 1] == Origin.SIGN).all()
        assert (trajectory.slot[span.first : span.last + 1] == span.slot).all()
        assert trajectory.pts[span.first] == pytest.approx(span.start)
        assert trajectory.pts[span.last] == pytest.approx(span.end)
    recorded = sum(span.last - span.first + 1 for span in trajectory.spans)
    assert (trajectory.origin == Origin.SIGN).sum() == recorded


def test_recorded_frames_stay_bit_for_bit_and_keep_their_own_time():
    rates = (12.0, 25.0, 29.97, 50.0, 60.0, 120.0)
    rng = np.random.default_rng(0)
    recorded = []
    for seed, fps in enumerate(rates):
        sign = make_sign(seed, fps=fps, noise=0.01, hands="both")
        face = rng.uniform(0, 1, sign.motion.face.shape).astype(np.float32)
        jitter = sign.motion.pts + rng.uniform(0, 0.3 / fps, len(face))
        recorded.append(replace(sign, motion=replace(sign.motion, face=face, pts=jitter)))
    trajectory = assemble(recorded)
    assert_sound(trajectory)
    for slot, (sign, span) in enumerate(zip(recorded, trajectory.spans, strict=True)):
        pts = sign.motion.pts - sign.motion.pts[0]
        shifted = replace(sign, motion=replace(sign.motion, pts=pts))
        kept = kept_frames(shifted, first=slot == 0, last=slot == len(rates) - 1)
        frames = slice(span.first, span.last + 1)
        np.testing.assert_array_equal(trajectory.rotations[frames], kept.rotations)
        np.testing.assert_array_equal(trajectory.face[frames], kept.face)
        np.testing.assert_array_equal(trajectory.motion.anchors[frames], kept.anchors)
        np.testing.assert_array_equal(trajectory.motion.flags[frames], kept.flags)
        np.testing.assert_allclose(
            np.diff(trajectory.pts[frames]), np.diff(kept.pts), rtol=0, atol=1e-12
        )


def test_recordings_are_not_changed():
    recorded = signs(3)
    copies = [sign.motion.rotations.copy() for sign in recorded]
    assemble(recorded, fluency=1.0, pauses=[0.5])
    for sign, copy in zip(recorded, copies, strict=True):
        np.testing.assert_array_equal(sign.motion.rotations, copy)


def test_movement_from_and_to_rest_is_kept_at_the_ends_only():
    recorded = signs(3)
    spans = assemble(recorded).spans
    lengths = [span.end - span.start for span in spans]
    first, middle, last = (sign.phases for sign in recorded)
    assert lengths[0] == pytest.approx(first.stroke_end - first.onset, abs=0.07)
    assert lengths[1] == pytest.approx(middle.stroke_end - middle.stroke_start, abs=0.07)
    assert lengths[2] == pytest.approx(last.offset - last.stroke_start, abs=0.07)


def test_frames_of_transitions_stand_on_an_even_grid_that_fills_the_gap():
    trajectory = assemble([make_sign(0, fps=25.0), make_sign(1, fps=50.0)])
    before, after = trajectory.spans
    steps = np.diff(trajectory.pts[before.last : after.first + 1])
    assert len(steps) > 1
    np.testing.assert_allclose(steps, steps[0])
    assert steps[0] == pytest.approx(1 / 50, rel=0.2)
    assert steps.sum() == pytest.approx(trajectory.seams[0].gap)
    made = trajectory.origin[before.last + 1 : after.first]
    assert (made == Origin.TRANSITION).all()
    assert (trajectory.slot[before.last + 1 : after.first] == 0).all()


def test_gaps_are_predicted_with_a_range_and_can_be_set():
    recorded = signs(3)
    automatic = assemble(recorded)
    for seam in automatic.seams:
        assert seam.gap == seam.predicted
        assert 0.12 <= seam.shortest <= seam.predicted <= seam.longest <= 0.56
        assert seam.method is FillMethod.LATENT
    chosen = assemble(recorded, seams=[Seam(gap=0.9, method=FillMethod.SLERP)])
    assert chosen.seams[0].gap == 0.9
    assert chosen.seams[0].predicted == automatic.seams[0].predicted
    assert chosen.seams[0].method is FillMethod.SLERP
    assert chosen.seams[1] == replace(automatic.seams[1], start=chosen.seams[1].start)
    assert chosen.spans[1].start - chosen.spans[0].end == pytest.approx(0.9)


def test_a_gap_of_nothing_is_a_cut_of_one_frame():
    trajectory = assemble(signs(2), seams=[Seam(gap=0.0)])
    before, after = trajectory.spans
    assert after.first == before.last + 1
    assert after.start - before.end == pytest.approx(1 / 30)
    assert_sound(trajectory)


def test_a_pause_holds_the_last_pose():
    recorded = signs(2)
    trajectory = assemble(recorded, pauses=[0.5])
    held = trajectory.origin == Origin.HOLD
    assert held.sum() == 15
    assert (trajectory.slot[held] == 0).all()
    assert trajectory.seams[0].hold == 0.5
    between = trajectory.spans[1].start - trajectory.spans[0].end
    assert between == pytest.approx(0.5 + trajectory.seams[0].gap)
    v = speeds(trajectory.pts, wrists(trajectory.rotations))
    settled = np.flatnonzero(held)[7:]  # after a quarter of a second
    assert v[settled - 1].max() < 0.02  # m/s
    assert_sound(trajectory)


def test_a_hold_of_a_seam_adds_to_the_pause():
    trajectory = assemble(signs(2), pauses=[0.25], seams=[Seam(hold=0.25)])
    assert trajectory.seams[0].hold == 0.5


def test_in_a_long_pause_the_hands_go_to_rest():
    recorded = signs(2)
    short, long = assemble(recorded, pauses=[0.5]), assemble(recorded, pauses=[1.5])
    lowest = []
    for trajectory in (short, long):
        held = trajectory.origin == Origin.HOLD
        lowest.append(trajectory.motion.anchors[held, 1, 0, 1].mean())
    assert lowest[0] > -1.2
    assert lowest[1] < -1.3
    assert_sound(long)


def test_a_pause_after_the_last_sign_lengthens_the_utterance():
    recorded = signs(2)
    plain, paused = assemble(recorded), assemble(recorded, pauses=[0, 0.5])
    assert paused.pts[-1] == pytest.approx(plain.pts[-1] + 0.5)
    assert paused.spans == plain.spans
    assert (paused.origin[-15:] == Origin.HOLD).all()


def test_rate_scales_the_time_of_everything():
    recorded = signs(3)
    plain = assemble(recorded, pauses=[0.25])
    fast = assemble(recorded, pauses=[0.25], rate=2.0)
    np.testing.assert_allclose(fast.pts, plain.pts / 2)
    np.testing.assert_array_equal(fast.rotations, plain.rotations)
    assert fast.spans[1].start == pytest.approx(plain.spans[1].start / 2)
    assert fast.seams[0].gap == pytest.approx(plain.seams[0].gap / 2)
    assert fast.seams[0].hold == pytest.approx(plain.seams[0].hold / 2)
    assert_sound(fast)


def test_fluency_shortens_holds_and_keeps_poses():
    recorded = [make_sign(seed, hands="both") for seed in range(3)]
    # A hold of a second within the stroke of the middle sign.
    motion = recorded[1].motion
    frame = round(recorded[1].phases.stroke_start * 30) + 1
    order = np.r_[0:frame, np.full(30, frame), frame : len(motion.pts)]
    held = replace(
        motion,
        pts=np.arange(len(order)) / 30,
        rotations=motion.rotations[order],
        face=motion.face[order],
        anchors=motion.anchors[order],
        flags=motion.flags[order],
    )
    phases = recorded[1].phases
    later = Phases(phases.onset, phases.stroke_start, phases.stroke_end + 1, phases.offset + 1)
    recorded[1] = replace(recorded[1], motion=held, phases=later)
    plain, fluent = assemble(recorded), assemble(recorded, fluency=1.0)
    middles = [t.spans[1].first + 16 for t in (plain, fluent)]
    np.testing.assert_allclose(
        fluent.rotations[middles[1]], plain.rotations[middles[0]], rtol=0, atol=0.02
    )
    durations = [[s.end - s.start for s in t.spans] for t in (plain, fluent)]
    assert durations[1][1] < durations[0][1] - 0.6
    assert_sound(fluent)


def test_an_idle_hand_between_two_handed_signs_is_carried_when_signing_is_fluent():
    recorded = [
        make_sign(0, hands="both"),
        make_sign(1, hands="right", strokes=1),
        make_sign(2, hands="both"),
    ]
    plain, fluent = assemble(recorded), assemble(recorded, fluency=0.5)
    lowest = []
    for trajectory in (plain, fluent):
        span = trajectory.spans[1]
        lowest.append(trajectory.motion.anchors[span.first : span.last + 1, 0, 0, 1].min())
    assert lowest[0] < -1.3  # as recorded: at rest
    assert lowest[1] > -1.2  # carried
    span, other = fluent.spans[1], plain.spans[1]
    inside = slice(span.first, span.last + 1)
    used = [joint for joint in range(55) if joint not in (13, *LEFT_ARM, *range(25, 40))]
    # The leading hand reaches a little into its neighbours, by much less than it moves.
    np.testing.assert_allclose(
        fluent.rotations[inside][:, used],
        plain.rotations[other.first : other.last + 1][:, used],
        rtol=0,
        atol=0.1,
    )
    assert (fluent.motion.flags[inside, 0] == HandFlag.INTERPOLATED).all()
    v = speeds(fluent.pts, wrists(fluent.rotations))
    fastest = speeds(plain.pts, wrists(plain.rotations))[:, 0].max()
    assert v[span.first : span.last, 0].max() < 0.7 * fastest
    assert_sound(fluent)


def test_an_idle_hand_goes_to_rest_when_there_is_time():
    recorded = [make_sign(0, hands="both")]
    recorded += [make_sign(seed, hands="right", strokes=4) for seed in (1, 3, 4)]
    recorded += [make_sign(2, hands="both")]
    plain, fluent = assemble(recorded), assemble(recorded, fluency=0.5)
    span = fluent.spans[2]
    resting = fluent.motion.anchors[span.first : span.last + 1, 0, 0, 1]
    assert resting.max() < -1.3
    left = [speeds(t.pts, wrists(t.rotations))[:, 0].max() for t in (plain, fluent)]
    assert left[1] <= left[0]
    assert_sound(fluent)


def test_a_hand_that_was_never_seen_is_relaxed():
    recorded = signs(3)
    motion = recorded[1].motion
    rotations, anchors, flags = motion.rotations.copy(), motion.anchors.copy(), motion.flags.copy()
    rotations[:, 25:40] = np.nan
    rotations[:, 20] = np.nan
    anchors[:, 0] = np.nan
    flags[:, 0] = HandFlag.MISSING
    recorded[1] = replace(
        recorded[1],
        motion=replace(motion, rotations=rotations, anchors=anchors, flags=flags),
        dominance=Hand.RIGHT,
    )
    for fluency in (0.0, 1.0):
        assert_sound(assemble(recorded, fluency=fluency))


def test_contacts_are_carried_to_their_frames():
    contacts = (
        Contact(0, 400, "left_palm", "right_palm"),
        Contact(3, 5, "right_index_tip", "nose"),
    )
    recorded = [make_sign(0), make_sign(1, contacts=contacts), make_sign(2)]
    trajectory = assemble(recorded)
    span = trajectory.spans[1]
    # The first lasts as long as what is kept, the second lies in the rest that is dropped.
    assert trajectory.motion.contacts == (
        Contact(span.first, span.last, "left_palm", "right_palm"),
    )


def test_nothing_and_one_sign():
    none = assemble([])
    assert none.pts.shape == (0,)
    assert none.rotations.shape == (0, 55, 3)
    assert none.spans == none.seams == ()
    sign = make_sign(1, label="ONE")
    one = assemble([sign], fluency=0.0)
    kept = kept_frames(sign, first=True, last=True)
    np.testing.assert_array_equal(one.rotations, kept.rotations)
    assert one.seams == ()
    assert one.spans[0].label == "ONE"
    assert_sound(one)


def test_signs_of_one_frame():
    motion = cut(make_sign(1).motion, 50, 50)
    single = Sign(replace(motion, pts=np.zeros(1)), Phases(0, 0, 0, 0), Hand.RIGHT)
    for fluency in (0.0, 1.0):
        trajectory = assemble([single, make_sign(2), single, single], fluency=fluency)
        assert_sound(trajectory)
        assert [span.last - span.first for span in trajectory.spans][::2] == [0, 0]


def test_a_bound_between_frames_keeps_at_least_one():
    sign = make_sign(1, fps=12.0)
    narrow = replace(sign, phases=Phases(1.02, 1.03, 1.04, 1.05))
    assert_sound(assemble([narrow, narrow, narrow]))


def test_the_same_sign_twenty_times_and_a_hundred_signs():
    repeated = assemble([make_sign(1, hands="both")] * 20)
    assert_sound(repeated)
    assert len({round(seam.gap, 9) for seam in repeated.seams}) == 1
    for span in repeated.spans[2:-1]:
        first = repeated.spans[1]
        np.testing.assert_array_equal(
            repeated.rotations[span.first : span.last + 1],
            repeated.rotations[first.first : first.last + 1],
        )
    many = assemble(signs(10) * 10, fluency=0.7)
    assert_sound(many)
    assert len(many.spans) == 100


@pytest.mark.parametrize("settings", [{"seams": [Seam(hold=1e-18)]}, {"pauses": [1e-18] * 2}])
def test_holds_too_short_to_see_are_none(settings):
    recorded = signs(2)
    trajectory = assemble(recorded, **settings)
    assert (np.diff(trajectory.pts) > 0).all()
    assert np.array_equal(trajectory.rotations, assemble(recorded).rotations)


def test_settings_out_of_range_are_explained():
    recorded = signs(2)
    for settings in (
        {"rate": 0.0},
        {"rate": float("nan")},
        {"rate": 1e-9},
        {"rate": 1e9},
        {"fluency": 1.5},
        {"fluency": -0.1},
        {"pauses": [-1.0]},
        {"pauses": [float("inf")]},
        {"seams": [Seam(gap=-0.1)]},
        {"seams": [Seam(hold=float("nan"))]},
    ):
        with pytest.raises(KnownError):
            assemble(recorded, **settings)


@pytest.mark.parametrize(("fluency", "degrees"), [(0.0, 0.0), (0.0, 0.3), (1.0, 0.0)])
def test_hands_cross_seams_as_evenly_as_they_move_inside_recordings(fluency, degrees):
    noise = np.radians(degrees)
    recorded = [
        make_sign(seed, hands=("both", "right")[seed % 2], noise=noise, fps=25.0)
        for seed in range(20)
    ]
    usual = usual_speed_change(
        [(sign.motion.pts, wrists(sign.motion.rotations)) for sign in recorded], 95
    )
    trajectory = assemble(recorded, fluency=fluency)
    jumps = seam_speed_jumps(trajectory.pts, wrists(trajectory.rotations), trajectory.origin)
    assert len(jumps) == 38
    assert jumps.max() <= usual


def test_a_blink_is_not_frozen_in_a_pause():
    blink = FACE_UNITS.index("eyeBlinkLeft")
    recorded = signs(2)
    face = recorded[0].motion.face.copy()
    end = round(recorded[0].phases.stroke_end * 30)
    face[end - 2 : end + 1, blink] = [0.2, 0.5, 0.6]
    recorded[0] = replace(recorded[0], motion=replace(recorded[0].motion, face=face))
    trajectory = assemble(recorded, pauses=[0.5])
    held = trajectory.face[trajectory.origin == Origin.HOLD, blink]
    assert held[-5:].max() < 0.05


def test_hands_do_not_hurry_through_gaps_that_nobody_has_set():
    poses = [np.zeros((16, 55, 3)) for _ in range(2)]
    poses[0][:, RIGHT_ARM] = mirrored(np.array([[0.0, 0.0, -1.3], [0.0, -0.3, 0.0], [0.0, 0, 0]]))
    poses[1][:, RIGHT_ARM] = mirrored(np.array([[0.0, -0.3, 0.4], [0.0, -0.5, 0.0], [0.0, 0, 0]]))
    far = [Sign(track(pose), Phases(0, 0, 0.5, 0.5), Hand.RIGHT) for pose in poses]
    law = Learned(gaps=DurationModel(usual=0.4, shortest=0.4, longest=0.4))
    automatic = assemble(far, learned=law)
    (seam,) = automatic.seams
    assert seam.predicted == pytest.approx(0.4)
    assert 0.4 < seam.gap <= 1.6 * 0.4 + 1e-9
    assert speeds(automatic.pts, wrists(automatic.rotations)).max() <= 1.15 * 2.9
    # What a person has set is made as it was set, and is too fast.
    given = assemble(far, seams=[Seam(gap=0.4, method=FillMethod.GP)], learned=law)
    assert (given.seams[0].gap, given.seams[0].method) == (pytest.approx(0.4), FillMethod.GP)
    assert speeds(given.pts, wrists(given.rotations)).max() > 1.15 * 2.9
