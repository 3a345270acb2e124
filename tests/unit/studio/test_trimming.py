"""Trimming: the recording stays, tracks of a shorter cut come from those that are there."""

from __future__ import annotations

import numpy as np
import pytest

from app.studio.quality import judge_again
from app.studio.repairing import new_repair, set_repairs
from app.studio.signs import open_sign
from app.studio.steps import redo, undo
from app.studio.trimming import suggested_trim, trim_take
from lexicon_db.entries import entry_named
from lexicon_db.jobs import list_jobs
from lexicon_db.quality import save_quality
from lexicon_db.records import (
    BodyPart,
    FindingKind,
    FindingPart,
    Phases,
    QualityFinding,
    QualityReport,
    QualityVerdict,
    RepairKind,
)
from lexicon_db.takes import set_phases
from lexicon_db.tracks import HandFlag


def view_of(lexicon, gloss="FILM"):
    return open_sign(lexicon, entry_named(lexicon, gloss).active_take)


def test_a_shorter_cut_has_the_same_frames(filmed):
    before = view_of(filmed)
    pts = before.motion.pts
    trimmed = trim_take(filmed, before.take.id, (pts[3], pts[-4]))
    assert not trimmed.is_extracting
    assert list_jobs(filmed) == ()
    after = view_of(filmed)
    assert (after.take.start, after.take.end) == (pts[3], pts[-4])
    assert after.take.recording == before.take.recording
    for kind in ("landmarks", "motion", "fit"):
        old, new = getattr(before, kind), getattr(after, kind)
        assert new.pts == pytest.approx(old.pts[3:-3] - old.pts[3], abs=1e-6)
    assert after.motion.rotations == pytest.approx(before.motion.rotations[3:-3], abs=1e-3)
    assert after.fit.translation == pytest.approx(before.fit.translation[3:-3], abs=1e-3)
    assert np.array_equal(after.landmarks.flags, before.landmarks.flags[3:-3])


def test_phases_and_repairs_stay_where_they_are_in_the_recording(filmed):
    view = view_of(filmed)
    take, pts = view.take.id, view.motion.pts
    phases = Phases(float(pts[2]), float(pts[6]), float(pts[10]), float(pts[-1]))
    set_phases(filmed, take, phases, by_hand=True)
    span = (float(pts[6]), float(pts[8]))
    marked = new_repair(filmed, take, RepairKind.MARK, BodyPart.LEFT_HAND, span=span)
    set_repairs(filmed, take, (), (marked,))
    trim_take(filmed, take, (pts[4], pts[-2]))
    after = view_of(filmed)
    assert after.take.phases.onset == 0
    assert after.take.phases.stroke_start == pytest.approx(pts[6] - pts[4])
    assert after.take.phases.offset == pytest.approx(pts[-2] - pts[4])
    assert after.take.phases_by_hand
    assert (after.motion.flags[2:5, 0] == HandFlag.REJECTED).all()
    assert after.layers.repairs == (marked,)


def test_a_trim_is_undone(filmed):
    before = view_of(filmed)
    pts = before.motion.pts
    trim_take(filmed, before.take.id, (pts[5], pts[-6]))
    trim_take(filmed, before.take.id, (pts[7], pts[-9]))
    trimmed = view_of(filmed)
    undo(filmed)
    undo(filmed)
    after = view_of(filmed)
    assert after.take == before.take
    assert np.array_equal(after.motion.rotations, before.motion.rotations)
    assert list_jobs(filmed) == ()
    redo(filmed)
    redo(filmed)
    after = view_of(filmed)
    assert (after.take, after.quality) == (trimmed.take, trimmed.quality)
    assert np.array_equal(after.motion.rotations, trimmed.motion.rotations)


def test_sums_of_times_that_are_not_quite_equal_need_no_extraction(filmed):
    view = view_of(filmed)
    pts = view.motion.pts
    trim_take(filmed, view.take.id, (pts[3], pts[-1]))
    later = view_of(filmed).motion.pts
    # What a person marks is counted from the first frame that shows; it may come out too late.
    marked = (pts[3] + later[2], np.nextafter(pts[3] + later[-1], 99))
    assert not trim_take(filmed, view.take.id, marked).is_extracting
    assert len(view_of(filmed).motion.pts) == len(pts) - 5


def test_undoing_a_trim_judges_the_phases_that_are_back(filmed):
    before = view_of(filmed)
    pts = before.motion.pts
    set_phases(filmed, before.take.id, Phases(*(float(pts[n]) for n in (0, 0, 5, 5))), by_hand=True)
    judge_again(filmed, before.take.id)
    earlier = view_of(filmed)
    trim_take(filmed, before.take.id, (pts[4], pts[-1]))
    set_phases(filmed, before.take.id, Phases(0, 0, 0, 0), by_hand=True)
    undo(filmed)
    undo(filmed)
    assert view_of(filmed).quality == earlier.quality


def test_a_longer_cut_than_was_measured_is_extracted(filmed):
    view = view_of(filmed)
    longer = (view.take.start, view.take.end + 0.5)
    assert trim_take(filmed, view.take.id, longer).is_extracting
    assert len(list_jobs(filmed)) == 1
    assert view_of(filmed).motion is None


def test_the_sign_with_a_little_around_it_is_suggested(filmed):
    view = view_of(filmed)
    pts = view.motion.pts
    assert suggested_trim(view.take, pts) is None or view.take.phases.onset > 0.2
    phases = Phases(float(pts[-1]) / 2, *(float(pts[-1]) / 2 + 0.01 * k for k in (1, 2, 3)))
    set_phases(filmed, view.take.id, phases, by_hand=True)
    start, end = suggested_trim(view_of(filmed).take, pts)
    step = float(np.diff(pts).max())
    assert phases.onset - 0.2 <= start < phases.onset - 0.2 + step + 1e-6
    assert phases.offset + 0.2 - step - 1e-6 < end <= phases.offset + 0.2


def test_the_longest_measured_cut_is_remembered(filmed):
    before = view_of(filmed)
    whole = (before.take.start, before.take.end)
    assert before.widest == whole
    trim_take(filmed, before.take.id, (before.motion.pts[3], before.motion.pts[-4]))
    assert view_of(filmed).widest == whole


def test_what_was_found_in_the_pictures_stays_with_its_frames(filmed):
    view = view_of(filmed)
    dark = QualityFinding(
        FindingKind.TOO_DARK, QualityVerdict.LOOK, FindingPart.PICTURE, None, 2, 9, 0.1, 0.2
    )
    save_quality(filmed, view.take.id, QualityReport(QualityVerdict.LOOK, (dark,)))
    trim_take(filmed, view.take.id, (view.motion.pts[4], view.motion.pts[-2]))
    kept = [f for f in view_of(filmed).quality.findings if f.kind is FindingKind.TOO_DARK]
    assert [(finding.first, finding.last) for finding in kept] == [(0, 5)]
