"""Seams tell how long they were to be, how sure they are, what is implausible, and what else is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.motion.assembly import assemble
from app.motion.implausible import SeamTrouble
from app.motion.overlap import overlap
from app.motion.seams import seam_reports
from lexicon_db.records import FillMethod, Phases, Seam
from lexicon_db.tracks import JOINT_NAMES, Contact, HandFlag
from tests.unit.motion.signing import (
    HANGING,
    LEFT_ARM,
    RIGHT_ARM,
    make_sign,
    mirrored,
    random_pose,
    track,
)

#: Arms, in the terms of a left one: folded into the chest, and before the face.
INSIDE = np.array([[0.0, -1.55, -0.35], [0.0, -2.4, 0.0], [0.0, 0.0, 0.0]])
BEFORE_THE_FACE = np.array([[-0.4, -1.0, 0.6], [0.0, -1.6, 0.0], [0.0, 0.0, 0.0]])
ELBOW = JOINT_NAMES.index("right_elbow")
SEAMS = pytest.mark.parametrize("method", [m for m in FillMethod if m is not FillMethod.AUTO])


def still(pose, seconds=0.5, contacts=(), noise=(0.0, 0.0, 0.0)):
    """A sign that holds a pose."""
    rotations = np.repeat(pose[None], round(seconds * 30) + 1, axis=0)
    motion = track(rotations, 30.0, contacts=contacts, noise=noise)
    return replace(make_sign(0), motion=motion, phases=Phases(0, 0, seconds, seconds))


def arm(shoulder, elbow, wrist=(0.0, 0.0, 0.0)):
    """A pose of the right arm, in the terms of a left one."""
    pose = np.zeros((55, 3))
    pose[RIGHT_ARM] = mirrored(np.array([shoulder, elbow, wrist]))
    return pose


def troubles(trajectory):
    return [[warning.trouble for warning in r.warnings] for r in seam_reports(trajectory)]


@SEAMS
def test_usual_seams_are_reported_without_warnings(method):
    signs = [make_sign(seed, hands="both") for seed in (0, 1, 4)]
    made = assemble(signs, seams=[Seam(method=method)] * 3)
    reports = seam_reports(made)
    assert [report.span for report in reports] == list(made.seams)
    for report in reports:
        assert report.span.method is method
        assert bool(report.prior) == (method is FillMethod.LATENT)
        assert 0.5 < report.confidence <= 1
        if not report.warnings:
            assert report.alternative is None


def test_single_seams_can_be_asked_for():
    made = assemble([make_sign(seed) for seed in range(4)])
    reports = seam_reports(made)
    assert seam_reports(made, slots={1}) == reports[1:2]
    assert seam_reports(assemble([make_sign(0)])) == ()


def test_confidence_falls_with_the_gap_the_noise_and_missing_hands():
    signs = [make_sign(seed, hands="both") for seed in (0, 1)]
    (plain,) = seam_reports(assemble(signs))
    (longer,) = seam_reports(assemble(signs, seams=[Seam(gap=1.5)]))
    assert longer.certainty < plain.certainty
    noisy = [make_sign(seed, hands="both", noise=np.radians(3)) for seed in (0, 1)]
    (doubtful,) = seam_reports(assemble(noisy))
    assert doubtful.tracking == pytest.approx(0.5, abs=1e-3)
    assert plain.tracking == 1
    flags = signs[0].motion.flags.copy()
    flags[:, 0] = HandFlag.MISSING
    unseen = replace(signs[0], motion=replace(signs[0].motion, flags=flags))
    (blind,) = seam_reports(assemble([unseen, signs[1]]))
    assert (plain.seen, blind.seen) == (1, pytest.approx(0.75, abs=0.05))
    for report in (plain, longer, doubtful, blind):
        parts = report.certainty * report.tracking * report.seen
        assert report.confidence == pytest.approx(parts)


def test_a_hurried_seam_is_warned_of_and_a_longer_gap_offered():
    far = [
        still(arm((0.0, 0.0, -1.3), (0.0, -0.3, 0.0))),
        still(arm((0.0, -0.3, 0.4), (0.0, -0.5, 0.0))),
    ]
    made = assemble(far, seams=[Seam(gap=0.15)])
    (report,) = seam_reports(made)
    (warning,) = [w for w in report.warnings if w.trouble is SeamTrouble.SPEED]
    assert warning.amount > warning.plausible == pytest.approx(1.2 * 2.9)
    assert made.spans[0].end < warning.at < made.spans[1].start
    # What is offered is a longer gap, and it helps; at twice the rate it is stored twice as long.
    assert report.alternative.gap > 0.15
    assert troubles(assemble(far, seams=[report.alternative])) == [[]]
    (twice,) = seam_reports(made, rate=2.0)
    assert twice.alternative.gap == pytest.approx(2 * report.alternative.gap)


def test_a_joint_that_no_body_bends_like_that():
    signs = [still(random_pose(np.random.default_rng(n), hands="right")) for n in (0, 1)]
    made = assemble(signs, seams=[Seam(gap=0.4)])
    broken, at = with_middle(made, ELBOW, (0.0, -0.9, 0.0))  # bent backwards
    assert SeamTrouble.JOINT_LIMIT not in troubles(made)[0]
    (report,) = seam_reports(broken)
    (warning,) = [w for w in report.warnings if w.trouble is SeamTrouble.JOINT_LIMIT]
    assert warning.at == at
    assert warning.amount == pytest.approx(0.9 - 0.05, abs=1e-3)


def with_middle(trajectory, joints, vectors):
    """The same trajectory, some joints of the middle frame of its first gap turned otherwise."""
    rotations = trajectory.rotations.copy()
    middle = (trajectory.spans[0].last + trajectory.spans[1].first) // 2
    rotations[middle, joints] = vectors
    motion = replace(trajectory.motion, rotations=rotations)
    return replace(trajectory, motion=motion), trajectory.pts[middle]


def test_depth_of_hands_in_the_body_and_in_each_other():
    poses = np.zeros((3, 55, 3))
    poses[1, RIGHT_ARM] = mirrored(INSIDE)
    poses[2, RIGHT_ARM], poses[2, LEFT_ARM] = mirrored(BEFORE_THE_FACE), BEFORE_THE_FACE
    apart, inside, together = overlap(poses.astype(np.float32))
    assert apart <= -0.02
    # The hand is folded back into the chest, centimetres deep.
    assert 0.02 < inside < 0.15
    # Both hands are at the same place before the face: at least as deep as a finger is thick.
    assert 0.005 < together <= 0.014


def test_a_hand_that_goes_into_the_body_is_warned_of():
    signs = [still(random_pose(np.random.default_rng(n), hands="right")) for n in (0, 1)]
    made = assemble(signs, seams=[Seam(gap=0.4)])
    assert SeamTrouble.PENETRATION not in troubles(made)[0]
    broken, at = with_middle(made, RIGHT_ARM, mirrored(INSIDE))
    (report,) = seam_reports(broken)
    (warning,) = [w for w in report.warnings if w.trouble is SeamTrouble.PENETRATION]
    assert warning.at == at
    assert warning.amount > 0.02
    # What is offered is free of all that.
    assert report.alternative is not None
    assert troubles(assemble(signs, seams=[replace(report.alternative, gap=0.4)])) == [[]]


def test_a_touch_that_both_signs_share_is_kept_or_warned_of():
    pose = random_pose(np.random.default_rng(2), hands="both")
    touch = (Contact(0, 15, "left_wrist", "right_wrist"),)
    signs = [still(pose, contacts=touch), still(pose, contacts=touch)]
    made = assemble(signs, seams=[Seam(gap=0.4)])
    assert SeamTrouble.CONTACT_LOST not in troubles(made)[0]
    apart, at = with_middle(made, RIGHT_ARM, mirrored(HANGING))
    (report,) = seam_reports(apart)
    (warning,) = [w for w in report.warnings if w.trouble is SeamTrouble.CONTACT_LOST]
    assert warning.at == at
    assert warning.amount > warning.plausible


def test_a_hand_that_crosses_the_face_is_warned_of():
    signs = [still(random_pose(np.random.default_rng(n), hands="right", low=True)) for n in (0, 1)]
    made = assemble(signs, seams=[Seam(gap=0.4)])
    assert SeamTrouble.FACE_CROSSED not in troubles(made)[0]
    crossing, at = with_middle(made, RIGHT_ARM, mirrored(BEFORE_THE_FACE))
    (report,) = seam_reports(crossing)
    (warning,) = [w for w in report.warnings if w.trouble is SeamTrouble.FACE_CROSSED]
    assert (warning.at, warning.amount) == (at, 1)
