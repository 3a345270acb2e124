"""Glosses as people write them down: what can be used is, what cannot is counted."""

import numpy as np
import pytest

from app.motion.corpus.gaps import between, gap_examples, stroke_shares
from app.motion.corpus.glosses import Gloss, stretches, tidy
from app.motion.latent.windows import as_motion


def glosses(*spans):
    return [Gloss(start, end, f"SIGN{n}") for n, (start, end) in enumerate(spans)]


def test_what_says_nothing_is_left_out_and_counted():
    good = glosses((0.5, 0.9), (1.2, 1.5))
    bad = [
        Gloss(0.7, 1.1, "OVER"),
        Gloss(1.0, 1.0, "NONE"),
        Gloss(1.9, 1.6, "BACK"),
        Gloss(2.0, 2.2, "  "),
        Gloss(3.9, 4.6, "LATE"),
        Gloss(-0.3, 0.1, "EARLY"),
    ]
    tidied = tidy([*bad, *good], seconds=4.0)
    assert tidied.glosses == tuple(good)
    assert dict(tidied.left_out) == {
        "that overlap an earlier one": 1,
        "of no length": 1,
        "that end before they start": 1,
        "without a gloss": 1,
        "outside of the recording": 2,
    }
    assert tidy([]).glosses == ()


def test_signing_is_parted_at_pauses_and_where_it_is_very_long():
    made = stretches(glosses((1.0, 1.5), (1.7, 2.0), (5.0, 5.4)))
    assert [len(one.glosses) for one in made] == [2, 1]
    assert [(one.start, one.end) for one in made] == [(0.4, 2.6), (4.4, 6.0)]
    endless = glosses(*((second, second + 0.8) for second in range(100)))
    parts = stretches(endless)
    assert len(parts) == 3
    assert sum((one.glosses for one in parts), ()) == tuple(endless)
    assert max(one.end - one.start for one in parts) < 50
    assert stretches([]) == ()


def test_transitions_are_no_pauses_and_last_some_time():
    rows = glosses((0.0, 0.4), (0.6, 0.9), (0.9, 1.2), (3.0, 3.3))
    assert between(rows) == ((0.4, 0.6),)


def test_gaps_are_measured_where_hands_are_seen():
    motion = as_motion(np.zeros((60, 55, 3), np.float32), 25.0)
    motion.anchors[:] = 0
    # The right hand goes a third of a shoulder width between the glosses, its fingers bend.
    motion.anchors[20:, 1, 0, 0] = 1 / 3
    motion.rotations[20:, 40:55, 2] = np.radians(30)
    (gap,) = gap_examples(motion, glosses((0.2, 0.6), (1.0, 1.4)), "a")
    assert gap.seconds == pytest.approx(0.4)
    assert gap.travel == pytest.approx(1 / 3)
    assert gap.change == pytest.approx(30, rel=1e-4)
    motion.flags[25] = 0
    assert gap_examples(motion, glosses((0.2, 0.6), (1.0, 1.4)), "a") == ()
    # Annotations may go on after the film.
    assert gap_examples(motion, glosses((1.0, 2.3), (2.8, 3.0)), "a") == ()


def test_signs_are_compared_with_their_strokes():
    rows = glosses((0.0, 0.3), (1.0, 1.2), (2.0, 2.5))
    assert stroke_shares(rows, {"SIGN0": 0.6, "SIGN2": 0.5, "SIGN9": 1.0}) == (0.5, 1.0)
