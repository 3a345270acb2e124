from dataclasses import replace

import numpy as np
import pytest

from app.quality.limits import LIMITS, Limit
from app.quality.performance import longest_stretch
from app.quality.report import RULES, judge_take
from lexicon_db.records import (
    FindingKind,
    FindingPart,
    Hand,
    Phase,
    Phases,
    QualityReport,
    QualityVerdict,
)
from lexicon_db.tracks import JOINT_NAMES, LEFT, RIGHT, HandFlag
from tests.unit.quality.takes import CHEST, SCALE, SIZE, frames, make_take

BAD, LOOK, GOOD = QualityVerdict.BAD, QualityVerdict.LOOK, QualityVerdict.GOOD
RIGHT_HAND, LEFT_HAND = FindingPart.RIGHT_HAND, FindingPart.LEFT_HAND

#: The stroke lasts from 0.9 to 1.5 seconds: frames 27 to 45, 19 of them.
STROKE = 19


@pytest.mark.parametrize("hands", ["right", "left", "both"])
def test_a_flawless_take_is_green(hands):
    take = make_take(hands=hands, dominance=Hand.LEFT if hands == "left" else Hand.RIGHT)
    assert take.report() == QualityReport(GOOD, (), RULES)


@pytest.mark.parametrize(("missing", "verdict"), [(1, GOOD), (3, LOOK), (5, LOOK), (6, BAD)])
def test_a_hand_that_is_missing_for_thirty_percent_of_the_stroke_is_red(missing, verdict):
    report = make_take().flagged(30, 29 + missing, HandFlag.MISSING).report()
    assert report.verdict is verdict
    if verdict is not GOOD:
        (finding,) = report.findings
        assert (finding.kind, finding.part) == (FindingKind.HAND_MISSING, RIGHT_HAND)
        assert (finding.first, finding.last) == (30, 29 + missing)
        assert finding.phase is Phase.STROKE
        assert finding.value == pytest.approx(missing / STROKE)
        assert finding.limit == (0.30 if verdict is BAD else 0.08)


def test_what_happens_outside_of_the_stroke_to_a_hand_does_no_harm():
    assert make_take().flagged(0, 26, HandFlag.MISSING).report().verdict is GOOD


def test_the_hand_that_hangs_may_be_anywhere():
    take = make_take().flagged(0, 72, HandFlag.MISSING, LEFT)
    pose = take.landmarks.pose.copy()
    pose[:, (15, 17, 19), 1] = SIZE[1] + 50
    assert take.seeing(pose=pose).report().verdict is GOOD


def test_a_hand_that_is_taken_for_the_other_one_is_named():
    take = make_take(hands="both").flagged(30, 36, HandFlag.REJECTED, LEFT)
    findings = take.findings()
    assert findings[FindingKind.HAND_SWAPPED, LEFT_HAND].verdict is BAD
    assert findings[FindingKind.HAND_SWAPPED, LEFT_HAND].value == pytest.approx(7 / STROKE)
    assert findings[FindingKind.HAND_MISSING, LEFT_HAND].verdict is BAD
    assert all(part is LEFT_HAND for _, part in findings)


def test_much_that_was_filled_in_is_worth_a_look():
    (finding,) = make_take().flagged(30, 37, HandFlag.RECOVERED).report().findings
    assert (finding.kind, finding.verdict) == (FindingKind.HAND_FILLED, LOOK)
    assert finding.value == pytest.approx(8 / STROKE)


def test_a_hand_that_was_repaired_is_not_missing_any_more():
    take = make_take().flagged(30, 40, HandFlag.REJECTED)
    assert take.report().verdict is BAD
    flags = take.motion.flags.copy()
    flags[30:41, RIGHT] = HandFlag.RECOVERED
    (finding,) = take.moving(flags=flags).report().findings
    assert (finding.kind, finding.verdict) == (FindingKind.HAND_FILLED, LOOK)


@pytest.mark.parametrize(("first", "last"), [(30, 40), (27, 45)])
def test_a_hand_that_a_person_had_interpolated_is_worth_a_look(first, last):
    take = make_take().flagged(first, last, HandFlag.REJECTED)
    flags = take.motion.flags.copy()
    flags[first : last + 1, RIGHT] = HandFlag.INTERPOLATED
    take = take.moving(flags=flags)
    assert take.report().verdict is BAD
    by_person = np.zeros(flags.shape, bool)
    by_person[first : last + 1, RIGHT] = True
    (finding,) = take.knowing(interpolated=by_person).report().findings
    assert (finding.kind, finding.verdict) == (FindingKind.HAND_FILLED, LOOK)
    assert finding.value == pytest.approx((last - first + 1) / STROKE)


def test_what_a_person_interpolated_excuses_nothing_else():
    by_person = np.zeros((73, 2), bool)
    by_person[28:30, RIGHT] = True
    take = make_take().flagged(30, 42, HandFlag.RECOVERED).knowing(interpolated=by_person)
    (finding,) = take.report().findings
    assert (finding.kind, finding.verdict) == (FindingKind.HAND_FILLED, BAD)


def test_a_hand_outside_of_the_picture_is_found():
    take = make_take()
    pose = take.landmarks.pose.copy()
    pose[30:36, (16, 18, 20), 0] -= SIZE[0]
    finding = take.seeing(pose=pose).findings()[FindingKind.HAND_OUT, RIGHT_HAND]
    assert (finding.verdict, finding.first, finding.last) == (BAD, 30, 35)
    assert finding.value == pytest.approx(6 / STROKE)


def test_blur_is_the_way_of_a_hand_while_the_shutter_is_open():
    take = make_take()
    hands = take.landmarks.hands.copy()
    speed = 60.0
    hands[:, RIGHT, :, 0] += speed * np.arange(len(hands))[:, None]
    finding = take.seeing(hands=hands).findings()[FindingKind.BLURRED, RIGHT_HAND]
    # Half of a frame's way, for a hand of half a shoulder width; the hand also sways.
    assert finding.value == pytest.approx(speed / 2 / (0.5 * SCALE), rel=0.15)
    assert finding.verdict is LOOK


@pytest.mark.parametrize(("sigma", "verdict"), [(0.01, None), (0.03, LOOK), (0.06, BAD)])
def test_noise_is_measured_in_shoulder_widths(sigma, verdict):
    take = make_take(fps=120.0)
    rng = np.random.default_rng(0)
    hands = take.landmarks.hands.copy()
    hands[..., :2] += sigma * SCALE * rng.standard_normal(hands[..., :2].shape)
    finding = take.seeing(hands=hands).findings().get((FindingKind.NOISY, RIGHT_HAND))
    assert (finding and finding.verdict) is verdict
    if finding:
        assert finding.value == pytest.approx(sigma, rel=0.1)


def test_a_jump_is_too_fast_to_be_true():
    take = make_take()
    anchors = take.motion.anchors.copy()
    anchors[33, RIGHT, 0, 0] += 0.6
    finding = take.moving(anchors=anchors).findings()[FindingKind.TOO_FAST, RIGHT_HAND]
    assert finding.verdict is BAD
    assert (finding.first, finding.last) == (32, 33)
    assert finding.value == pytest.approx(0.6 * 30, rel=0.1)


def test_an_elbow_that_bends_backwards_is_found():
    take = make_take()
    rotations = take.motion.rotations.copy()
    elbow = JOINT_NAMES.index("right_elbow")
    rotations[28:40, elbow, 1] = -0.5
    finding = take.moving(rotations=rotations).findings()[
        FindingKind.JOINT_LIMIT, FindingPart.RIGHT_ARM
    ]
    assert (finding.first, finding.last) == (28, 39)
    assert finding.value == pytest.approx(0.45, abs=1e-5)


@pytest.mark.parametrize(("scale", "verdict"), [(110, None), (95, LOOK), (55, BAD)])
def test_a_person_who_is_too_far_away(scale, verdict):
    finding = make_take(scale=scale).findings().get((FindingKind.TOO_FAR, FindingPart.BODY))
    assert (finding and finding.verdict) is verdict
    if finding:
        assert finding.value == pytest.approx(scale, rel=1e-5)


def test_head_and_shoulders_must_be_in_the_picture():
    take = make_take()
    pose = take.landmarks.pose.copy()
    pose[:40, 0, 1] = -5
    pose[10:13, 11, 0] = SIZE[0] + 1
    findings = take.seeing(pose=pose).findings()
    head = findings[FindingKind.HEAD_OUT, FindingPart.HEAD]
    assert (head.verdict, head.value) == (BAD, pytest.approx(40 / 73))
    shoulder = findings[FindingKind.SHOULDER_OUT, FindingPart.SHOULDERS]
    assert (shoulder.verdict, shoulder.first, shoulder.last) == (LOOK, 10, 12)


@pytest.mark.parametrize(("fps", "verdict"), [(24.0, None), (20.0, LOOK), (12.5, BAD)])
def test_a_low_frame_rate(fps, verdict):
    finding = make_take(fps).findings().get((FindingKind.LOW_FRAME_RATE, FindingPart.PICTURE))
    assert (finding and finding.verdict) is verdict
    if finding:
        assert finding.value == pytest.approx(fps)


def test_frames_that_the_camera_lost_in_the_stroke():
    take = make_take()
    late = take.motion.pts + np.where(np.arange(73) >= 35, 0.2, 0.0)
    phases = replace(take.phases, stroke_end=1.7, offset=2.1)
    take = replace(take.seeing(pts=late).moving(pts=late), phases=phases)
    finding = take.findings()[FindingKind.FRAMES_LOST, FindingPart.PICTURE]
    assert (finding.verdict, finding.first, finding.last) == (LOOK, 34, 35)
    assert finding.value == pytest.approx(0.2 + 1 / 30)


@pytest.mark.parametrize(
    ("measured", "kind", "verdict"),
    [
        ({"brightness": 0.15}, FindingKind.TOO_DARK, LOOK),
        ({"brightness": 0.05}, FindingKind.TOO_DARK, BAD),
        ({"brightness": 0.9}, FindingKind.TOO_BRIGHT, LOOK),
        ({"contrast": 0.04}, FindingKind.FLAT_LIGHT, LOOK),
        ({"brightness": 0.5, "contrast": 0.2}, None, GOOD),
        ({"people": 1.0}, None, GOOD),
        ({"people": 2.0}, FindingKind.SEVERAL_PEOPLE, BAD),
    ],
)
def test_light_and_people_are_judged_where_they_were_measured(measured, kind, verdict):
    series = {name: np.full(73, value) for name, value in measured.items()}
    series = {name: np.where(np.arange(73) % 10, np.nan, s) for name, s in series.items()}
    report = make_take().knowing(**series).report()
    assert report.verdict is verdict
    assert [finding.kind for finding in report.findings] == ([kind] if kind else [])


def test_a_take_that_begins_in_the_middle_of_a_movement_is_cut():
    take = make_take()
    first = frames((0.65, 0))[0]
    late = slice(first, None)
    cut = replace(
        take,
        landmarks=replace(
            take.landmarks,
            **{
                name: getattr(take.landmarks, name)[late]
                for name in (
                    "pts", "pose", "pose_world", "hands", "hands_world", "hand_scores", "face",
                    "flags",
                )
            },
        ),
        motion=replace(
            take.motion,
            **{
                name: getattr(take.motion, name)[late]
                for name in ("pts", "rotations", "face", "anchors", "flags")
            },
        ),
    )  # fmt: skip
    shift = first / 30
    with_way = replace(cut, phases=Phases(0.0, 0.9 - shift, 1.5 - shift, 1.9 - shift))
    assert with_way.report().verdict is GOOD
    without = replace(cut, phases=Phases(0.0, 0.0, 1.5 - shift, 1.9 - shift))
    (finding,) = without.report().findings
    assert (finding.kind, finding.verdict) == (FindingKind.CUT_START, LOOK)
    assert (finding.phase, finding.first, finding.last) == (Phase.STROKE, 0, 3)
    assert finding.value > 1.5


def test_a_rest_between_two_signs_in_one_take():
    take = make_take(hands="both")
    pose, anchors = take.landmarks.pose.copy(), take.motion.anchors.copy()
    low = slice(29, 47)
    stroke = Phases(0.5, 0.6, 1.8, 1.9)
    pose[low, 15:21, :2] = CHEST + np.array([0, 1.3 * SCALE])
    anchors[low, :, 0] = [0, -1.3, 0.3]
    take = replace(take.seeing(pose=pose).moving(anchors=anchors), phases=stroke)
    finding = take.findings()[FindingKind.LONG_PAUSE, FindingPart.BODY]
    assert (finding.verdict, finding.first, finding.last) == (LOOK, 29, 45)
    assert finding.value == pytest.approx(16 / 30)


def test_the_wrong_hand_leads():
    report = make_take(hands="left").report()
    (finding,) = report.findings
    assert (finding.kind, finding.part) == (FindingKind.OTHER_HAND, RIGHT_HAND)
    assert (finding.verdict, finding.value) == (LOOK, 0.0)


def test_a_stroke_of_several_seconds_is_worth_a_look():
    slow = make_take(fps=10.0)
    pts = slow.motion.pts * 3
    phases = Phases(*(3 * bound for bound in (0.5, 0.8, 2.2, 2.3)))
    take = replace(slow.seeing(pts=pts).moving(pts=pts), phases=phases)
    finding = take.findings()[FindingKind.LONG_STROKE, FindingPart.BODY]
    assert finding.verdict is LOOK
    assert finding.value == pytest.approx(4.2, abs=0.3)


def test_the_worst_comes_first_and_decides():
    take = make_take(scale=90).flagged(30, 40, HandFlag.MISSING)
    report = take.report()
    assert report.verdict is BAD
    assert [finding.verdict for finding in report.findings] == [BAD, LOOK]


def test_motion_without_a_picture_is_judged_by_its_movement():
    take = make_take()
    assert judge_take(None, take.motion, take.phases, take.info).verdict is GOOD
    anchors = take.motion.anchors.copy()
    anchors[33, RIGHT, 0, 0] += 0.6
    jump = replace(take.motion, anchors=anchors)
    (finding,) = judge_take(None, jump, take.phases, take.info).findings
    assert finding.kind is FindingKind.TOO_FAST


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_takes_of_a_few_frames_can_be_judged(count):
    take = make_take()
    few = {
        name: getattr(take.motion, name)[:count]
        for name in ("pts", "rotations", "face", "anchors", "flags")
    }
    end = max(count - 1, 0) / 30
    report = judge_take(None, replace(take.motion, **few), Phases(0, 0, end, end), take.info)
    assert report.verdict in QualityVerdict


def test_nothing_that_is_unknown_does_harm():
    take = make_take()
    nothing = take.seeing(
        pose=np.full_like(take.landmarks.pose, np.nan),
        hands=np.full_like(take.landmarks.hands, np.nan),
    ).moving(anchors=np.full_like(take.motion.anchors, np.nan))
    assert nothing.report().verdict is GOOD


def test_limits_of_both_directions():
    assert [Limit(1, 2).verdict(value) for value in (0.9, 1, 2)] == [GOOD, LOOK, BAD]
    assert [Limit(2, 1).verdict(value) for value in (2.1, 2, 1)] == [GOOD, LOOK, BAD]
    assert Limit(1, 2).verdict(float("nan")) is GOOD
    assert LIMITS.hand_missing.bad == 0.30


def test_the_longest_stretch_bridges_short_gaps():
    mask = np.zeros(30, bool)
    mask[[2, 3, 10, 11, 14, 15, 25]] = True
    assert longest_stretch(mask) == (10, 15)
