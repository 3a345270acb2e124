"""Single signs and seams may be signed in another manner than their utterance."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.motion.assembly import assemble
from app.motion.metrics import speeds
from app.motion.trajectory import Origin
from lexicon_db.errors import KnownError
from lexicon_db.records import FillMethod, Manner, Seam
from tests.unit.motion.signing import make_sign, wrists


def signs(count=3, **manner):
    """Signs of both hands, the middle one in a manner of its own."""
    made = [make_sign(seed, hands="both", label=f"SIGN{seed}") for seed in range(count)]
    made[1] = replace(made[1], manner=Manner(**manner))
    return made


def shown(trajectory, slot=1):
    span = trajectory.spans[slot]
    frames = slice(span.first, span.last + 1)
    return trajectory.rotations[frames], trajectory.pts[frames] - span.start


def test_a_sign_of_its_own_rate_keeps_its_frames_and_changes_only_its_time():
    plain, slow = assemble(signs()), assemble(signs(rate=0.5))
    for before, after in zip(shown(plain), shown(slow), strict=True):
        assert len(before) == len(after)
    np.testing.assert_array_equal(shown(plain)[0], shown(slow)[0])
    np.testing.assert_allclose(shown(slow)[1], 2 * shown(plain)[1])
    for slot in (0, 2):
        np.testing.assert_allclose(shown(slow, slot)[1], shown(plain, slot)[1])
    both = assemble(signs(rate=0.5), rate=2.0)
    np.testing.assert_allclose(shown(both)[1], shown(plain)[1])


@pytest.mark.parametrize("neighbours", [0.5, 1.0])
def test_a_sign_of_fluency_0_stays_as_recorded_in_a_fluent_utterance(neighbours):
    recorded = assemble(signs())
    made = assemble(signs(fluency=0.0), fluency=neighbours)
    assert shown(made)[0].tobytes() == shown(recorded)[0].tobytes()
    np.testing.assert_allclose(shown(made)[1], shown(recorded)[1], rtol=0, atol=1e-12)
    fluent = assemble(signs(), fluency=neighbours)
    assert made.spans[0].end - made.spans[0].start == pytest.approx(
        fluent.spans[0].end - fluent.spans[0].start
    )
    # What is smoothed beside it comes to it without a jump.
    speed = speeds(made.pts, wrists(made.rotations))
    assert speed.max() <= 1.2 * speeds(recorded.pts, wrists(recorded.rotations)).max()


def test_a_fluent_sign_among_recorded_ones():
    recorded = assemble(signs())
    made = assemble(signs(fluency=1.0))
    for slot in (0, 2):
        assert shown(made, slot)[0].tobytes() == shown(recorded, slot)[0].tobytes()
    assert shown(made)[1][-1] < shown(recorded)[1][-1]


def test_an_idle_hand_is_not_carried_through_a_sign_of_fluency_0():
    made = [make_sign(seed, hands=hands) for seed, hands in enumerate(("both", "right", "both"))]
    made[1] = replace(made[1], manner=Manner(fluency=0.0))
    recorded, fluent = assemble(made), assemble(made, fluency=1.0)
    assert shown(fluent)[0].tobytes() == shown(recorded)[0].tobytes()


def test_trims_take_frames_off_and_add_recorded_ones():
    plain = assemble(signs())
    cut = assemble(signs(trim_start=0.1, trim_end=0.2))
    assert len(shown(cut)[0]) == len(shown(plain)[0]) - 3 - 6
    np.testing.assert_array_equal(shown(cut)[0], shown(plain)[0][3:-6])
    more = assemble(signs(trim_start=-0.1, trim_end=-0.2))
    np.testing.assert_array_equal(shown(more)[0][3:-6], shown(plain)[0])
    motion = signs()[1].motion.rotations
    first = int((motion == shown(plain)[0][0]).all(axis=(1, 2)).argmax())
    np.testing.assert_array_equal(shown(more)[0][0], motion[first - 3])


def test_a_sign_that_is_trimmed_away_keeps_a_frame():
    made = assemble(signs(trim_start=5.0, trim_end=5.0))
    assert len(shown(made)[0]) == 1
    beyond = assemble(signs(trim_start=-30.0, trim_end=-30.0))
    assert len(shown(beyond)[0]) == len(signs()[1].motion.pts)


def test_the_end_of_any_sign_can_be_held():
    plain = assemble(signs())
    made = assemble(signs(), seams=[Seam(), Seam(hold=0.3), Seam(hold=0.4)])
    assert [round(seam.hold, 3) for seam in made.seams] == [0, 0.3]
    held = made.origin == Origin.HOLD
    assert set(made.slot[held]) == {1, 2}
    assert made.pts[-1] == pytest.approx(plain.pts[-1] + 0.7)


def test_a_seed_is_another_transition_and_always_the_same():
    seams = [[Seam(method=FillMethod.LATENT, seed=seed)] for seed in (None, 0, 1, 0)]
    fluent = [assemble(signs(), seams=seams[1], fluency=0.5) for _ in range(2)]
    assert fluent[0].rotations.tobytes() == fluent[1].rotations.tobytes()
    assert fluent[0].motion.anchors.tobytes() == fluent[1].motion.anchors.tobytes()
    made = [assemble(signs(), seams=one) for one in seams]
    assert made[1].rotations.tobytes() == made[3].rotations.tobytes()
    gap = made[0].origin == Origin.TRANSITION
    for one, other in ((0, 1), (0, 2), (1, 2)):
        differ = (made[one].rotations != made[other].rotations).any(axis=(1, 2))
        assert differ.any()
        assert not (differ & (made[0].slot > 0)).any()
        assert differ[gap & (made[0].slot == 0)].all()
    assert [one.seams[0].seed for one in made] == [None, 0, 1, 0]


def test_a_held_seam_waits_and_then_goes_over():
    made = assemble(signs(), seams=[Seam(gap=0.6, method=FillMethod.HOLD)])
    before, after = made.spans[:2]
    gap = slice(before.last, after.first + 1)
    hand = wrists(made.rotations[gap])[:, 1]
    waiting = made.pts[gap] <= before.end + 0.6 - 0.17 - 1e-9
    np.testing.assert_allclose(hand[waiting], np.broadcast_to(hand[0], hand[waiting].shape))
    assert np.linalg.norm(hand[-1] - hand[0]) > 0.02


@pytest.mark.parametrize(
    "manner",
    [
        {"rate": 0.0},
        {"rate": float("nan")},
        {"rate": 1e6},
        {"fluency": -0.1},
        {"fluency": 1.1},
        {"trim_start": float("nan")},
        {"trim_end": float("inf")},
    ],
)
def test_manners_out_of_range_are_explained(manner):
    with pytest.raises(KnownError):
        assemble(signs(**manner))
