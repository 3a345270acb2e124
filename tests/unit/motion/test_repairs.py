"""Repairs of motion: the stretch is repaired, its borders are smooth, nothing else changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from app.body.kinematics import FINGER_JOINTS, forward_kinematics
from app.body.places import Places
from app.body.repairs import joints_of
from app.motion.repairs import Ground, apply_repairs
from app.motion.repairs.steps import aligned_times, mirrored_shape
from app.motion.rotations import exp, geodesic
from lexicon_db.records import BodyPart, Repair, RepairId, RepairKind, TakeId
from lexicon_db.tracks import FACE_UNITS, JOINT_NAMES, LEFT, RIGHT, HandFlag, MotionTrack
from tests.unit.motion.signing import anchor_frame, body, make_script, track

FPS, COUNT, START = 30.0, 80, 2.0
FIRST, LAST = 30, 44
INSIDE = slice(FIRST, LAST + 1)


def signing(seed=3, count=COUNT):
    script = make_script(np.random.default_rng(seed), hands="both", rest=0.2)
    rotations = script.at(np.arange(count) / FPS)
    wave = np.sin(np.arange(count) / 9 + seed)
    for joint in ("spine2", "head", "jaw"):
        rotations[:, JOINT_NAMES.index(joint), 0] = 0.1 * wave
    return track(rotations, FPS)


@pytest.fixture(scope="module")
def motion():
    return signing()


def ground(**sources):
    return Ground(START, anchor_frame(), sources)


def repair(kind, part, first=FIRST, last=LAST, **details):
    span = START + first / FPS, START + last / FPS
    made = datetime(2026, 1, 1, tzinfo=UTC)
    return Repair(RepairId("r"), TakeId("t"), kind, part, *span, details, "Ana", made)


def repaired(motion, *repairs, **sources):
    done, unfit = apply_repairs(motion, repairs, ground(**sources))
    assert unfit == ()
    return done


def tip(motion, name="right_index_tip"):
    """(T, 3) metres."""
    posed = forward_kinematics(body(), motion.rotations.astype(np.float64))
    return Places(body()).positions(*posed, (name,))[:, 0]


def nudge(by, part=BodyPart.RIGHT_HAND, joint="", at=37, **more):
    keys = [{"at": START + at / FPS, "by": list(by)}]
    return repair(RepairKind.NUDGE, part, joint=joint, keys=keys, **more)


#: Not far from what the hand does in the stretch.
SHAPE = signing().rotations[37, FINGER_JOINTS[RIGHT]] + np.array([0.0, 0.0, 0.2])

EVERY = {
    "mark": repair(RepairKind.MARK, BodyPart.LEFT_HAND),
    "interpolate a hand": repair(RepairKind.INTERPOLATE, BodyPart.LEFT_HAND),
    "interpolate an arm": repair(RepairKind.INTERPOLATE, BodyPart.RIGHT_ARM),
    "interpolate the body": repair(RepairKind.INTERPOLATE, BodyPart.BODY),
    "interpolate the face": repair(RepairKind.INTERPOLATE, BodyPart.FACE),
    "move a hand": nudge((0.0, 0.03, 0.0)),
    "turn a joint": nudge((0.0, 0.0, 0.4), joint="right_index1"),
    "handshape": repair(
        RepairKind.HANDSHAPE, BodyPart.RIGHT_HAND, fingers=SHAPE.tolist(), fade=0.2
    ),
    "face": repair(RepairKind.FACE, BodyPart.FACE, units={"jawOpen": 0.8}, fade=0.1),
}


@pytest.mark.parametrize("name", EVERY)
def test_frames_outside_of_the_stretch_stay_bit_for_bit(motion, name):
    done = repaired(motion, EVERY[name])
    outside = np.ones(COUNT, bool)
    outside[INSIDE] = False
    for field in ("pts", "rotations", "face", "anchors", "flags"):
        assert np.array_equal(getattr(done, field)[outside], getattr(motion, field)[outside])
    others = [j for j in range(55) if j not in _touched(EVERY[name])]
    assert np.array_equal(done.rotations[:, others], motion.rotations[:, others])
    changed = not np.array_equal(done.rotations, motion.rotations)
    assert changed == (name not in ("mark", "face"))


def _touched(repair):
    joints = set(joints_of(repair.part))
    if repair.kind is RepairKind.NUDGE and not repair.details["joint"]:
        joints |= set(joints_of(BodyPart.RIGHT_ARM))
    return joints


@pytest.mark.parametrize("name", [name for name in EVERY if name not in ("mark", "face")])
def test_place_and_speed_are_smooth_at_the_borders(motion, name):
    done = repaired(motion, EVERY[name])
    for point in ("left_index_tip", "right_index_tip"):
        way = tip(done, point)
        before = tip(motion, point)
        jerks = np.linalg.norm(np.diff(way, 2, axis=0), axis=1)
        usual = np.linalg.norm(np.diff(before, 2, axis=0), axis=1).max()
        assert jerks[FIRST - 2 : FIRST + 1].max() < usual + 0.006
        assert jerks[LAST - 1 : LAST + 2].max() < usual + 0.006


def test_a_switched_off_repair_does_nothing(motion):
    off = replace(EVERY["move a hand"], is_active=False)
    assert np.array_equal(repaired(motion, off).rotations, motion.rotations)


def test_marking_says_that_the_hand_is_not_to_be_trusted(motion):
    done = repaired(motion, EVERY["mark"])
    assert (done.flags[INSIDE, LEFT] == HandFlag.REJECTED).all()
    assert (done.flags[:, RIGHT] == HandFlag.MEASURED).all()


def test_a_hand_that_jumped_is_brought_back_by_interpolation():
    true = signing()
    wrong = true.rotations.copy()
    hand = list(joints_of(BodyPart.LEFT_HAND))
    wrong[INSIDE, hand] += np.float32(0.9)
    broken = replace(true, rotations=wrong)
    done = repaired(broken, repair(RepairKind.INTERPOLATE, BodyPart.LEFT_HAND))
    away = [
        np.degrees(geodesic(exp(t.rotations[INSIDE, hand]), exp(true.rotations[INSIDE, hand])))
        for t in (broken, done)
    ]
    assert away[1].mean() < away[0].mean() / 5
    assert (done.flags[INSIDE, LEFT] == HandFlag.INTERPOLATED).all()
    assert (done.flags[INSIDE, RIGHT] == HandFlag.MEASURED).all()


@pytest.mark.parametrize(("first", "last", "border"), [(0, 9, 10), (70, COUNT - 1, 69)])
def test_at_the_ends_of_a_take_the_nearest_pose_is_held(motion, first, last, border):
    done = repaired(motion, repair(RepairKind.INTERPOLATE, BodyPart.RIGHT_HAND, first, last))
    joints = list(joints_of(BodyPart.RIGHT_HAND))
    held = motion.rotations[border, joints]
    assert np.array_equal(done.rotations[first, joints], held)
    assert np.array_equal(done.rotations[last, joints], held)


def test_a_take_cannot_be_interpolated_from_nothing(motion):
    whole = repair(RepairKind.INTERPOLATE, BodyPart.BODY, 0, COUNT - 1)
    done, unfit = apply_repairs(motion, [whole], ground())
    assert unfit == (whole.id,)
    assert done is motion


def borrow(part=BodyPart.LEFT_HAND, bounds=(0.3, 1.0, 2.0, 2.5), others=(0.3, 1.0, 2.0, 2.5)):
    return repair(
        RepairKind.TAKE_FROM,
        part,
        track="other",
        bounds=[START + bound for bound in bounds],
        other_bounds=list(others),
        fade=0.12,
    )


def test_a_hand_of_another_take_is_that_hand_in_the_middle(motion):
    other = signing(seed=9)
    done = repaired(motion, borrow(), other=other)
    joints = list(joints_of(BodyPart.LEFT_HAND))
    middle = slice(FIRST + 4, LAST - 3)
    away = geodesic(exp(done.rotations[middle, joints]), exp(other.rotations[middle, joints]))
    assert away.max() < 1e-5
    rest = [joint for joint in range(55) if joint not in joints]
    assert np.array_equal(done.rotations[:, rest], motion.rotations[:, rest])
    assert (done.flags[INSIDE, LEFT] == HandFlag.RECOVERED).all()


def test_another_take_that_is_slower_is_aligned_by_its_phases(motion):
    slow = signing(seed=9, count=2 * COUNT)
    slow = replace(slow, pts=slow.pts, rotations=np.repeat(signing(9).rotations, 2, axis=0))
    bounds = (0.3, 1.0, 2.0, 2.5)
    done = repaired(motion, borrow(others=[2 * bound for bound in bounds]), other=slow)
    fast = repaired(motion, borrow(), other=signing(9))
    away = geodesic(exp(done.rotations[INSIDE]), exp(fast.rotations[INSIDE]))
    assert np.degrees(away.max()) < 3
    times = aligned_times(np.array([0.1, 0.3, 0.65, 3.0]), bounds, [2 * b for b in bounds])
    assert times == pytest.approx([0.4, 0.6, 1.3, 5.5])


def test_without_the_other_take_the_repair_does_not_fit(motion):
    done, unfit = apply_repairs(motion, [borrow()], ground())
    assert (done is motion, unfit) == (True, ("r",))


def test_a_repair_outside_of_the_take_does_not_fit(motion):
    late = repair(RepairKind.MARK, BodyPart.LEFT_HAND, COUNT + 5, COUNT + 9)
    assert apply_repairs(motion, [late], ground()) == (motion, ("r",))


@pytest.mark.parametrize("by", [(0.03, 0, 0), (0, -0.04, 0), (0, 0, 0.02), (0.01, 0.02, -0.02)])
def test_a_moved_hand_takes_its_finger_tips_along_by_as_much(motion, by):
    way = tip(repaired(motion, nudge(by))) - tip(motion)
    assert way[37] == pytest.approx(np.array(by), abs=0.001)
    assert np.linalg.norm(way[[FIRST - 1, LAST + 1]], axis=1) == pytest.approx(0)
    length = np.linalg.norm(way, axis=1)
    assert (np.diff(length[FIRST - 1 : 38]) > -1e-4).all()
    assert (np.diff(length[37 : LAST + 2]) < 1e-4).all()


def test_a_corrected_hand_was_measured_or_is_recovered_now(motion):
    flags = motion.flags.copy()
    flags[35:38, RIGHT] = HandFlag.MISSING
    done = repaired(replace(motion, flags=flags), nudge((0, 0.03, 0)))
    assert (done.flags[35:38, RIGHT] == HandFlag.RECOVERED).all()
    assert (np.delete(done.flags[:, RIGHT], [35, 36, 37]) == HandFlag.MEASURED).all()


def test_between_keyframes_the_offset_goes_from_one_to_the_next(motion):
    keys = [{"at": START + at / FPS, "by": [0, by, 0]} for at, by in ((33, 0.02), (41, -0.02))]
    done = repaired(motion, repair(RepairKind.NUDGE, BodyPart.RIGHT_HAND, joint="", keys=keys))
    way = (tip(done) - tip(motion))[:, 1]
    assert way[[33, 37, 41]] == pytest.approx([0.02, 0.0, -0.02], abs=0.001)


def test_a_keyframe_outside_of_the_stretch_says_nothing(motion):
    away = nudge((0, 0.05, 0), at=60)
    assert np.array_equal(repaired(motion, away).rotations, motion.rotations)
    keys = [{"at": START + at / FPS, "by": [0, 0.02, 0]} for at in (10, 37, 60)]
    done = repaired(motion, repair(RepairKind.NUDGE, BodyPart.RIGHT_HAND, joint="", keys=keys))
    assert np.array_equal(done.rotations, repaired(motion, nudge((0, 0.02, 0))).rotations)


def test_anchors_move_with_the_hand(motion):
    done = repaired(motion, nudge((0, 0.03, 0)))
    way = (done.anchors - motion.anchors)[37] * anchor_frame().shoulder_width
    assert np.linalg.norm(way[RIGHT, 0]) == pytest.approx(0.03, abs=0.001)
    assert np.linalg.norm(way[LEFT, 0]) == pytest.approx(0, abs=1e-6)
    unseen = motion.anchors.copy()
    unseen[37, LEFT] = np.nan
    found = repaired(replace(motion, anchors=unseen), nudge((0, 0.03, 0))).anchors
    assert found[37] == pytest.approx(done.anchors[37], abs=1e-4)


def test_a_turned_joint_turns_by_the_angle_in_its_own_axes(motion):
    joint = JOINT_NAMES.index("right_index1")
    done = repaired(motion, nudge((0.0, 0.0, 0.4), joint="right_index1"))
    turn = geodesic(exp(motion.rotations[:, joint]), exp(done.rotations[:, joint]))
    assert turn[37] == pytest.approx(0.4, abs=1e-5)
    assert turn[[FIRST - 1, LAST + 1]] == pytest.approx(0)


def test_a_handshape_is_held_and_left_again(motion):
    fingers = np.random.default_rng(0).uniform(-0.5, 0.5, (15, 3))
    shape = repair(RepairKind.HANDSHAPE, BodyPart.RIGHT_HAND, fingers=fingers.tolist(), fade=0.1)
    done = repaired(motion, shape)
    assert done.rotations[37, FINGER_JOINTS[RIGHT]] == pytest.approx(fingers, abs=1e-6)
    assert done.rotations[FIRST + 3 : LAST - 2, FINGER_JOINTS[RIGHT]] == pytest.approx(
        np.broadcast_to(fingers, (LAST - FIRST - 5, 15, 3)), abs=1e-6
    )


def test_the_shape_of_one_hand_is_mirrored_for_the_other(motion):
    posed = np.zeros((1, 55, 3))
    fingers = np.random.default_rng(1).uniform(-0.6, 0.6, (15, 3))
    posed[:, FINGER_JOINTS[RIGHT]] = fingers
    posed[:, FINGER_JOINTS[LEFT]] = mirrored_shape(fingers)
    _, joints = forward_kinematics(body(), posed)
    left, right = (joints[0, FINGER_JOINTS[side]] for side in (LEFT, RIGHT))
    assert left == pytest.approx(right * [-1, 1, 1], abs=0.002)


def test_face_units_reach_the_value_and_others_stay(motion):
    done = repaired(motion, EVERY["face"])
    jaw = FACE_UNITS.index("jawOpen")
    assert done.face[37, jaw] == pytest.approx(0.8)
    assert not np.delete(done.face, jaw, axis=1).any()


def test_repairs_build_on_one_another_in_order(motion):
    lift, turn = nudge((0, 0.03, 0)), nudge((0, 0, 0.4), joint="right_index1")
    both = repaired(motion, lift, turn)
    assert isinstance(both, MotionTrack)
    step = repaired(repaired(motion, lift), turn)
    assert np.array_equal(both.rotations, step.rotations)
    assert both.anchors == pytest.approx(step.anchors, abs=1e-6)
