"""Letters of a word are held until they are read; a double letter is tapped twice."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.body.kinematics import FINGER_JOINTS
from app.motion.assembly import assemble
from lexicon_db.records import Hand, Letter, Phases, Seam
from tests.unit.motion.signing import make_sign, track, wrists

FLUENCIES = pytest.mark.parametrize("fluency", [0.0, 1.0])


def letter(seed=1, *, seconds=0.4, hands="right", label="L"):
    """A sign that holds one pose, as letters do."""
    sign = make_sign(seed, hands=hands, label=label)
    rotations = np.repeat(sign.motion.rotations[45:46], round(seconds * 30) + 1, axis=0)
    return replace(sign, motion=track(rotations, 30.0), phases=Phases(0, 0, seconds, seconds))


def word(*signs):
    return [replace(sign, letter=Letter("WORD", place)) for place, sign in enumerate(signs)]


def bow(trajectory, side):
    """How far the hand leaves the straight way in the first gap (m)."""
    gap = slice(trajectory.spans[0].last, trajectory.spans[1].first + 1)
    hand = wrists(trajectory.rotations[gap])[:, side]
    share = np.linspace(0, 1, len(hand))[:, None]
    return np.linalg.norm(hand - hand[0] - share * (hand[-1] - hand[0]), axis=-1).max()


@FLUENCIES
@pytest.mark.parametrize("hand", [Hand.LEFT, Hand.RIGHT])
def test_a_double_letter_is_a_tap_of_some_centimetres(hand, fluency):
    one = letter(hands=hand.value)
    side = int(hand is Hand.RIGHT)
    seam = Seam(gap=0.25)
    double = assemble(word(one, one), fluency=fluency, seams=[seam])
    apart = assemble([one, one], fluency=fluency, seams=[seam])
    assert 0.02 < bow(double, side) < 0.06
    assert bow(apart, side) < 0.002
    assert bow(double, 1 - side) < 0.002


def test_no_tap_between_different_letters_or_words():
    one, other = letter(label="L"), letter(label="M")
    for signs in (word(one, other), [*word(one), *word(one)]):
        assert bow(assemble(signs), 1) < 0.002


def test_a_double_letter_has_time_for_two_beats():
    one = letter()
    assert assemble(word(one, one)).seams[0].gap >= 0.25
    assert assemble([one, one]).seams[0].gap < 0.25


@FLUENCIES
def test_letters_are_shown_long_enough(fluency):
    letters = word(letter(1, seconds=0.05), letter(2, seconds=1.0), letter(3, seconds=0.1))
    made = assemble(letters, fluency=fluency)
    holds = [*(seam.hold for seam in made.seams), made.pts[-1] - made.spans[-1].end]
    for span, hold in zip(made.spans, holds, strict=True):
        assert span.end - span.start + hold >= 0.16 - 1e-9


def test_handshapes_of_letters_are_never_undershot():
    letters = word(letter(1, seconds=0.05), letter(2, seconds=0.3), letter(3, seconds=0.3))
    made = assemble(letters, fluency=1.0)
    fingers = FINGER_JOINTS[1]
    for sign, span in zip(letters, made.spans, strict=True):
        shown = made.rotations[span.first : span.last + 1, fingers]
        recorded = np.broadcast_to(sign.motion.rotations[0, fingers], shown.shape)
        np.testing.assert_array_equal(shown, recorded)
