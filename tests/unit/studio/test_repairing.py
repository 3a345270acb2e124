"""Repairs of a take: stored as layers, undone in steps, kept when it is extracted again."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.body.kinematics import FINGER_JOINTS, forward_kinematics
from app.studio.bodies import body
from app.studio.composing import compose
from app.studio.handshapes import handshapes, shape_in
from app.studio.lexicons import open_lexicon
from app.studio.repairing import (
    details_of_other_take,
    ground_of,
    layers_of,
    new_repair,
    repaired_fit,
    set_repairs,
    with_repair,
)
from app.studio.signs import open_sign
from app.studio.tracking import make_tracks_here
from lexicon_db.entries import entry_named
from lexicon_db.errors import KnownError
from lexicon_db.records import (
    BodyPart,
    FindingKind,
    FindingPart,
    QualityVerdict,
    RepairKind,
    Slot,
)
from lexicon_db.repairs import REPAIR_ENGINE
from lexicon_db.takes import cut_take, get_take
from lexicon_db.tracks import JOINT_NAMES, LEFT, RIGHT, HandFlag, TrackKind
from lexicon_db.trackstore import latest_infos

KNUCKLE = JOINT_NAMES.index("right_middle1")


def take_of(lexicon, gloss):
    return entry_named(lexicon, gloss).active_take


def stretch(lexicon, take, first, last):
    view = open_sign(lexicon, take)
    pts = view.motion.pts
    return view.take.start + pts[first], view.take.start + pts[last]


def lift(lexicon, take, by=0.03, first=4, last=12):
    span = stretch(lexicon, take, first, last)
    keys = [{"at": sum(span) / 2, "by": [0.0, by, 0.0]}]
    details = {"joint": "", "keys": keys}
    return new_repair(
        lexicon, take, RepairKind.NUDGE, BodyPart.RIGHT_HAND, span=span, details=details
    )


def mark(lexicon, take, first=4, last=12):
    span = stretch(lexicon, take, first, last)
    return new_repair(lexicon, take, RepairKind.MARK, BodyPart.RIGHT_HAND, span=span)


def knuckle(rotations, **shape):
    """(T, 3) metres."""
    posed = forward_kinematics(body(), rotations.astype(np.float64), **shape)
    return posed[1][:, KNUCKLE]


def test_a_repair_changes_the_motion_and_the_measurement_stays(lettered):
    take = take_of(lettered, "W")
    before = open_sign(lettered, take)
    repair = lift(lettered, take)
    changes = set_repairs(lettered, take, (), (repair,))
    assert changes.takes == {take}
    after = open_sign(lettered, take)
    way = knuckle(after.motion.rotations) - knuckle(before.motion.rotations)
    assert way[8, 1] == pytest.approx(0.03, abs=0.002)
    assert not way[[3, 13]].any()
    assert np.array_equal(after.motion.flags, before.motion.flags)
    assert np.array_equal(after.layers.measured.rotations, before.motion.rotations)
    assert after.layers.repairs == (repair,)


def test_layers_are_switched_and_undone_after_a_restart(lettered):
    take = take_of(lettered, "W")
    original = open_sign(lettered, take).motion
    repair, marked = lift(lettered, take), mark(lettered, take)
    set_repairs(lettered, take, (), (repair,))
    lifted = open_sign(lettered, take).motion
    set_repairs(lettered, take, (repair,), (repair, marked))
    lettered.close()
    with open_lexicon(lettered.folder) as again:
        off = (replace(repair, is_active=False), marked)
        set_repairs(again, take, (repair, marked), off)
        view = open_sign(again, take)
        assert np.array_equal(view.motion.rotations, original.rotations)
        assert (view.motion.flags[4:13, RIGHT] == HandFlag.REJECTED).all()
        set_repairs(again, take, off, (repair, marked))
        assert np.array_equal(open_sign(again, take).motion.rotations, lifted.rotations)
        set_repairs(again, take, (repair, marked), ())
        bare = open_sign(again, take).motion
        assert np.array_equal(bare.rotations, original.rotations)
        assert np.array_equal(bare.flags, original.flags)
        assert again.check() == ()


def test_sentences_use_the_repaired_motion(lettered):
    take = take_of(lettered, "W")
    slots = [Slot(entry_named(lettered, "W").id)]
    before = compose(lettered, slots)
    repair = lift(lettered, take, by=0.05)
    set_repairs(lettered, take, (), (repair,))
    after = compose(lettered, slots)
    assert knuckle(after.rotations)[:, 1].max() > knuckle(before.rotations)[:, 1].max() + 0.03


def test_repairs_outlive_another_extraction(lettered, tmp_path):
    take = take_of(lettered, "W")
    repair = lift(lettered, take)
    set_repairs(lettered, take, (), (repair,))
    lifted = open_sign(lettered, take).motion
    make_tracks_here(lettered, get_take(lettered, take), tmp_path / "job")
    again = open_sign(lettered, take)
    assert again.layers.repairs == (repair,)
    assert again.motion.rotations == pytest.approx(lifted.rotations, abs=1e-3)


def test_a_new_measurement_never_holds_without_its_repairs(lettered, tmp_path):
    take = take_of(lettered, "W")
    set_repairs(lettered, take, (), (lift(lettered, take),))
    held = []

    def look(changes):
        held.append(latest_infos(lettered, [take], TrackKind.MOTION)[take])

    lettered.watch(look)
    make_tracks_here(lettered, get_take(lettered, take), tmp_path / "job")
    assert held
    assert {info.provenance.engine for info in held} == {REPAIR_ENGINE}


def test_what_does_not_fit_is_told(lettered):
    take = take_of(lettered, "W")
    late = replace(mark(lettered, take), start=90.0, end=91.0)
    set_repairs(lettered, take, (), (late,))
    assert layers_of(lettered, take).unfit == {late.id}
    cut_take(lettered, take, span=(0.1, 0.5))
    with pytest.raises(KnownError, match="no motion as it is cut"):
        set_repairs(lettered, take, (late,), ())


def test_a_hand_is_taken_from_another_take(lettered):
    take, other = take_of(lettered, "W"), take_of(lettered, "O")
    view = open_sign(lettered, take)
    begins, ends = view.take.phases.stroke_start, view.take.phases.stroke_end
    first, last = np.searchsorted(view.motion.pts, [begins, ends - 1e-6])
    repair = new_repair(
        lettered,
        take,
        RepairKind.TAKE_FROM,
        BodyPart.RIGHT_HAND,
        span=stretch(lettered, take, first, last),
        details=details_of_other_take(lettered, take, other),
    )
    set_repairs(lettered, take, (), (repair,))
    taken = open_sign(lettered, take).motion
    middle = (first + last) // 2
    shape = shape_in(taken.rotations[middle], RIGHT)
    source = open_sign(lettered, other).motion
    away = [np.abs(shape - shape_in(pose, RIGHT)).max() for pose in source.rotations]
    own = np.abs(shape - shape_in(view.motion.rotations[middle], RIGHT)).max()
    assert min(away) < 0.1 < own


def test_a_preview_is_what_will_be_stored(lettered):
    take = take_of(lettered, "W")
    view = open_sign(lettered, take)
    repair = lift(lettered, take)
    shown = with_repair(view.motion, repair, ground_of(lettered, view.take, [repair]))
    set_repairs(lettered, take, (), (repair,))
    stored = open_sign(lettered, take).motion
    assert stored.rotations == pytest.approx(shown.rotations, abs=1e-3)


def test_the_body_on_the_video_follows_the_repair(filmed):
    take = take_of(filmed, "FILM")
    view = open_sign(filmed, take)
    repair = lift(filmed, take)
    repaired = with_repair(view.motion, repair, ground_of(filmed, view.take, [repair]))
    fit = repaired_fit(view.fit, view.motion, repaired)
    shape = {"betas": fit.betas, "hand_scale": fit.hand_scale}
    way = knuckle(fit.rotations, **shape) - knuckle(view.fit.rotations, **shape)
    assert way[8, 1] == pytest.approx(0.03, rel=0.4)
    outside = np.ones(len(way), bool)
    outside[4:13] = False
    assert np.array_equal(fit.rotations[outside], view.fit.rotations[outside])
    assert np.array_equal(fit.face, view.fit.face)
    set_repairs(filmed, take, (), (repair,))
    assert open_sign(filmed, take).fit.rotations == pytest.approx(fit.rotations, abs=2e-3)


def test_the_handshapes_are_those_of_the_letters(lettered):
    shapes = {shape.name: shape for shape in handshapes()}
    assert len(shapes) == 20
    motion = open_sign(lettered, take_of(lettered, "W")).motion
    nearest = {
        name: min(np.abs(shape_in(pose, RIGHT) - shape.fingers).mean() for pose in motion.rotations)
        for name, shape in shapes.items()
    }
    assert min(nearest, key=nearest.get) == "W"
    pose = np.zeros((1, 55, 3))
    pose[0, FINGER_JOINTS[LEFT]] = shapes["W"].of_hand(LEFT)
    pose[0, FINGER_JOINTS[RIGHT]] = shapes["W"].of_hand(RIGHT)
    _, joints = forward_kinematics(body(), pose)
    left, right = (joints[0, FINGER_JOINTS[side]] for side in (LEFT, RIGHT))
    assert left == pytest.approx(right * [-1, 1, 1], abs=0.002)


def filled_hands(lexicon, take):
    findings = open_sign(lexicon, take).quality.findings
    return [finding for finding in findings if finding.kind is FindingKind.HAND_FILLED]


def test_a_repaired_take_is_judged_anew(filmed):
    take = take_of(filmed, "FILM")
    view = open_sign(filmed, take)
    phases, pts = view.take.phases, view.motion.pts
    stroke = np.flatnonzero((pts >= phases.stroke_start) & (pts <= phases.stroke_end))
    span = tuple(view.take.start + pts[[max(1, stroke[0]), min(len(pts) - 2, stroke[-1])]])
    made = new_repair(filmed, take, RepairKind.INTERPOLATE, BodyPart.RIGHT_HAND, span=span)
    before = filled_hands(filmed, take)
    set_repairs(filmed, take, (), (made,))
    (filled,) = filled_hands(filmed, take)
    assert (filled.verdict, filled.value) == (QualityVerdict.LOOK, pytest.approx(1, abs=0.1))
    told = {(one.kind, one.part) for one in open_sign(filmed, take).quality.findings}
    assert (FindingKind.HAND_MISSING, FindingPart.RIGHT_HAND) not in told
    set_repairs(filmed, take, (made,), ())
    assert filled_hands(filmed, take) == before
