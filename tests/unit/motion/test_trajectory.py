from __future__ import annotations

import numpy as np
import pytest

from app.motion.assembly import assemble
from app.motion.rotations import exp, geodesic
from app.motion.trajectory import Origin, Trajectory
from lexicon_db.tracks import Contact
from tests.unit.motion.signing import make_sign, track


def trajectory_of(rotations, fps, contacts=()):
    motion = track(rotations, fps, contacts=contacts)
    count = len(rotations)
    return Trajectory(motion, np.zeros(count, np.uint8), np.zeros(count, np.int16), (), ())


def turning(count, fps):
    rotations = np.zeros((count, 55, 3))
    rotations[:, 18, 1] = np.arange(count) / fps
    return rotations


def utterance(**options):
    return assemble(
        [make_sign(seed, fps=25.0 + 5 * seed, label=str(seed)) for seed in range(4)], **options
    )


def test_a_trajectory_of_this_rate_already_is_returned_as_it_is():
    trajectory = trajectory_of(turning(20, 25.0), 25.0)
    assert trajectory.resampled(25.0) is trajectory
    assert trajectory.resampled(24.0) is not trajectory


@pytest.mark.parametrize("fps", [10.0, 23.976, 25.0, 30.0, 60.0, 120.0])
def test_any_rate_gives_even_steps_over_the_whole_length(fps):
    trajectory = utterance()
    resampled = trajectory.resampled(fps)
    np.testing.assert_allclose(np.diff(resampled.pts), 1 / fps)
    assert resampled.pts[0] == 0
    assert abs(resampled.pts[-1] - trajectory.pts[-1]) <= 0.5 / fps + 1e-9
    assert np.isfinite(resampled.rotations).all()
    assert resampled.resampled(fps) is resampled


def test_rotations_turn_evenly_between_frames():
    resampled = trajectory_of(turning(26, 25.0), 25.0).resampled(60.0)
    np.testing.assert_allclose(resampled.rotations[:, 18, 1], np.arange(61) / 60, atol=1e-6)


def test_twice_the_rate_keeps_every_recorded_pose():
    rotations = make_sign(1).motion.rotations
    resampled = trajectory_of(rotations, 30.0).resampled(60.0)
    angles = geodesic(exp(resampled.rotations[::2]), exp(rotations))
    assert angles.max() < 1e-5


def test_spans_follow_their_signs():
    trajectory = utterance()
    resampled = trajectory.resampled(50.0)
    assert [span.label for span in resampled.spans] == ["0", "1", "2", "3"]
    for span in resampled.spans:
        inside = slice(span.first, span.last + 1)
        assert (resampled.origin[inside] == Origin.SIGN).all()
        assert (resampled.slot[inside] == span.slot).all()
        assert resampled.pts[span.first] == pytest.approx(span.start, abs=0.011)
        assert resampled.pts[span.last] == pytest.approx(span.end, abs=0.011)
    share = [(t.origin == Origin.SIGN).mean() for t in (resampled,)]
    recorded = sum(span.end - span.start for span in trajectory.spans) / trajectory.pts[-1]
    assert share[0] == pytest.approx(recorded, abs=0.03)


def test_contacts_keep_their_time():
    contact = Contact(10, 20, "right_index_tip", "nose")
    resampled = trajectory_of(turning(40, 20.0), 20.0, (contact,)).resampled(50.0)
    assert resampled.motion.contacts == (Contact(25, 50, "right_index_tip", "nose"),)


def test_a_rate_must_be_above_zero():
    for fps in (0.0, -25.0, float("nan")):
        with pytest.raises(ValueError, match="fps"):
            utterance().resampled(fps)


def test_one_frame_and_no_frame_can_be_resampled():
    one = trajectory_of(turning(1, 25.0), 25.0)
    assert len(one.resampled(60.0).pts) == 1
    none = assemble([])
    assert len(none.resampled(25.0).pts) == 0


def test_marks_must_fit_the_frames():
    motion = track(turning(3, 25.0))
    with pytest.raises(ValueError, match="one value per frame"):
        Trajectory(motion, np.zeros(2, np.uint8), np.zeros(3, np.int16), (), ())
