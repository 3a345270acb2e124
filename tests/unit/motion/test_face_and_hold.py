from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.motion.assembly import assemble
from app.motion.trajectory import Origin
from app.motion.transitions import fill
from app.motion.transitions.hold import hold
from lexicon_db.records import FillMethod, Phases, Seam
from lexicon_db.tracks import FACE_UNITS, JOINT_COUNT, JOINT_NAMES, MotionTrack
from tests.unit.motion.signing import make_sign, minimum_jerk, track

BLINK = FACE_UNITS.index("eyeBlinkLeft")
BROW = FACE_UNITS.index("browInnerUp")
JAW_OPEN = FACE_UNITS.index("jawOpen")
JAW = JOINT_NAMES.index("jaw")


def faces(pts, values, unit):
    """A still pose with one face unit in motion."""
    count = len(values)
    face = np.zeros((count, len(FACE_UNITS)), np.float32)
    face[:, unit] = values
    return MotionTrack(
        np.asarray(pts, float),
        np.zeros((count, JOINT_COUNT, 3), np.float32),
        face,
        np.zeros((count, 2, 3, 3), np.float32),
        (),
        np.ones((count, 2), np.uint8),
    )


def filled(before, after, unit, gap=0.4, count=21):
    start = before.pts[-1]
    after = replace(after, pts=after.pts - after.pts[0] + start + gap)
    times = np.linspace(start, start + gap, count)
    return fill(FillMethod.GP, before, after, times).face[:, unit]


def test_brows_go_from_border_to_border_without_overshoot():
    pts = np.arange(20) / 25
    # A brow that rises fast at the border must not be thrown above its next value.
    made = filled(
        faces(pts, np.linspace(0, 0.8, 20), BROW), faces(pts, np.full(20, 0.9), BROW), BROW
    )
    assert made[0] == pytest.approx(0.8)
    assert made[-1] == pytest.approx(0.9)
    assert (np.diff(made) >= 0).all()


def test_a_blink_that_the_gap_cuts_is_finished():
    pts = np.arange(20) / 25
    half_closed = np.zeros(20)
    half_closed[-2:] = [0.3, 0.6]
    opening = np.zeros(20)
    opening[:2] = [0.55, 0.2]
    made = filled(faces(pts, half_closed, BLINK), faces(pts, opening, BLINK), BLINK)
    assert made[0] == pytest.approx(0.6)
    assert made[-1] == pytest.approx(0.55)
    assert made[8:13].max() < 0.02  # open in the middle, not half closed all the way


def test_eyes_that_a_sign_keeps_closed_stay_closed_until_they_open():
    pts = np.arange(20) / 25
    made = filled(faces(pts, np.ones(20), BLINK), faces(pts, np.zeros(20), BLINK), BLINK)
    assert made[0] == 1
    assert made[-1] == 0
    assert (np.diff(made) <= 0).all()


def test_a_blink_does_not_linger_in_a_hold():
    pts = np.arange(20) / 25
    closing = np.zeros(20)
    closing[-1] = 0.7
    before = faces(pts, closing, BLINK)
    made = hold(before, before.pts[-1] + np.arange(1, 13) / 25).face[:, BLINK]
    assert made[0] > 0.3
    assert made[4:].max() < 0.01


def test_the_jaw_is_eased_like_the_face_and_not_thrown_by_its_speed():
    pts = np.arange(10) / 25
    before, after = faces(pts, np.zeros(10), BROW), faces(pts + 0.76, np.zeros(10), BROW)
    before.rotations[:, JAW, 0] = np.linspace(0, 0.3, 10)
    made = fill(FillMethod.GP, before, after, np.linspace(0.36, 0.76, 11)).rotations[:, JAW, 0]
    assert made.max() <= 0.3 + 1e-6
    assert (np.diff(made) <= 1e-6).all()


def test_a_hold_of_a_still_sign_is_still():
    motion = make_sign(1).motion
    rest = replace(motion, pts=motion.pts)
    made = hold(rest, rest.pts[-1] + np.arange(1, 16) / 30)
    np.testing.assert_allclose(made.rotations, np.repeat(rest.rotations[-1:], 15, 0), atol=1e-5)


def test_a_hold_ends_the_movement_softly():
    count = 15
    rotations = np.zeros((count, JOINT_COUNT, 3), np.float32)
    rotations[:, 18, 1] = np.linspace(0, 1.4, count)  # 0.1 rad per frame
    pts = np.arange(count) / 25
    before = replace(faces(pts, np.zeros(count), BROW), rotations=rotations)
    made = hold(before, pts[-1] + np.arange(1, 21) / 25).rotations[:, 18, 1]
    steps = np.diff(np.concatenate([rotations[-1:, 18, 1], made]))
    assert 0.05 < steps[0] < 0.1  # still moving, slower
    assert (np.diff(steps) <= 1e-6).all()  # ever slower
    assert steps[-1] < 1e-5  # then still
    assert made[-1] - 1.4 == pytest.approx(2.5 * 0.06, rel=0.02)  # speed times stopping time


def talking(seed, values, *, unit=JAW_OPEN, stroke=(0.6, 1.0), seconds=2.0):
    """A sign whose mouth moves as told over its whole recording, 30 frames/s."""
    sign = make_sign(seed, hands="both")
    count = round(seconds * 30) + 1
    rotations = np.resize(sign.motion.rotations[45:60], (count, JOINT_COUNT, 3))
    motion = track(rotations, 30.0)
    face = motion.face.copy()
    face[:, unit] = values(np.arange(count) / 30)
    phases = Phases(0.3, *stroke, seconds - 0.3)
    return replace(sign, motion=replace(motion, face=face), phases=phases)


def word(times):
    """Mouthing that begins before the stroke and goes on a third of a second after it."""
    return np.where((times > 0.4) & (times < 1.35), 0.5 + 0.3 * np.sin(20 * times), 0.0)


def face_between(trajectory, unit=JAW_OPEN, slot=0):
    """Times after the stroke and the face there, borders included, up to the next stroke."""
    before, after = trajectory.spans[slot], trajectory.spans[slot + 1]
    frames = slice(before.last, after.first + 1)
    return trajectory.pts[frames] - before.end, trajectory.face[frames, unit]


@pytest.mark.parametrize("fluency", [0.0, 0.5, 1.0])
def test_the_face_of_a_stroke_is_that_of_the_recording_bit_for_bit(fluency):
    rng = np.random.default_rng(0)
    signs = [talking(seed, lambda t: rng.uniform(0, 1, len(t))) for seed in range(3)]
    made = assemble(signs, fluency=fluency)
    inner = made.spans[1]
    shown = made.face[inner.first : inner.last + 1]
    first = round(signs[1].phases.stroke_start * 30)
    recorded = signs[1].motion.face[first : first + len(shown)]
    assert len(shown) == 13
    assert shown.tobytes() == recorded.tobytes()


def test_mouthing_reaches_into_the_gap_and_the_next_has_begun_there():
    speaking, silent = talking(0, word), talking(1, np.zeros_like)
    made = assemble([speaking, silent, speaking], seams=[Seam(gap=0.5)] * 2)
    times, mouth = face_between(made)
    way = minimum_jerk(times / 0.5)
    # The recording after the stroke, giving way to a closed mouth; not a line from the border.
    recorded = np.interp(1.0 + times, speaking.motion.pts, speaking.motion.face[:, JAW_OPEN])
    assert mouth == pytest.approx((1 - way) * recorded, abs=1e-5)
    assert recorded[1:6].std() > 0.1
    times, mouth = face_between(made, slot=1)
    way = minimum_jerk(times / 0.5)
    early = np.interp(0.1 + times, speaking.motion.pts, speaking.motion.face[:, JAW_OPEN])
    assert mouth == pytest.approx(way * early, abs=1e-5)


def test_in_a_hold_the_mouthing_goes_on_as_recorded():
    speaking = talking(0, word)
    made = assemble([speaking, talking(1, np.zeros_like)], seams=[Seam(gap=0.2, hold=0.3)])
    held = made.origin == Origin.HOLD
    times = made.pts[held] - made.spans[0].end
    recorded = np.interp(1.0 + times, speaking.motion.pts, speaking.motion.face[:, JAW_OPEN])
    assert made.face[held, JAW_OPEN] == pytest.approx(recorded, abs=1e-5)


def test_the_face_is_continuous_over_seams_and_never_reset():
    smile = FACE_UNITS.index("mouthSmileLeft")
    signs = [talking(seed, lambda t: np.full(len(t), 0.7), unit=smile) for seed in range(3)]
    made = assemble(signs, fluency=1.0, pauses=[0.5])
    assert made.face[:, smile] == pytest.approx(0.7, abs=1e-6)
    changing = [talking(seed, lambda t, s=seed: 0.3 + 0.2 * np.sin(4 * t + s)) for seed in range(3)]
    made = assemble(changing, fluency=0.0)
    steps = np.abs(np.diff(made.face[:, JAW_OPEN])) / np.diff(made.pts)
    # The fastest recorded is 0.8 per second; a blend of two adds what they differ by.
    assert steps.max() < 0.8 + 1.9 * 0.4 / min(seam.gap for seam in made.seams)


def test_faces_have_spans_of_their_own_that_overlap_at_seams():
    made = assemble([talking(n, word) for n in range(3)], seams=[Seam(hold=0.2)], rate=2.0)
    assert [face.slot for face in made.faces] == [0, 1, 2]
    for seam, before, after in zip(made.seams, made.faces, made.faces[1:], strict=False):
        assert after.start == pytest.approx(seam.start + seam.hold)
        assert before.end == pytest.approx(after.start + seam.gap)
    assert made.faces[0].start == 0
    assert made.faces[-1].end == pytest.approx(made.pts[-1])
