"""Agreement against the worked examples of the paper that the formula comes from, and by hand."""

import math

import pytest

from app.studio.agreement import Agreement, Judgement, Scale, WhyNot, agreement

#: Krippendorff (2011), section C: four observers, twelve units, some judgements missing.
FOUR = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)


def judgements(rows):
    return [
        Judgement(f"reviewer {number}", unit, value)
        for number, row in enumerate(rows)
        for unit, value in enumerate(row.split())
        if value != "."
    ]


def of(rows, scale=Scale.NOMINAL):
    said = judgements(rows)
    return agreement(said, tuple(sorted({one.value for one in said})), scale)


def test_alpha_is_that_of_the_worked_examples():
    assert of(["0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"]).alpha == pytest.approx(
        0.095, abs=5e-4
    )
    nominal = of(["a a b b d c c c e d d a", "b a b b b c c c e d d d"])
    assert nominal.alpha == pytest.approx(0.692, abs=5e-4)
    assert nominal.share == pytest.approx(9 / 12)
    assert of(FOUR).alpha == pytest.approx(0.743, abs=5e-4)
    assert of(FOUR, Scale.ORDINAL).alpha == pytest.approx(0.815, abs=5e-4)
    # The last unit was judged by one reviewer alone.
    assert (of(FOUR).shared, of(FOUR).reviewers) == (11, 4)


def test_share_and_alpha_by_hand():
    # Equal, equal, unequal: 2 of 3 pairs. Coincidences: aa 2, bb 2, ab 1, ba 1; n_a = n_b = 3,
    # so alpha = 1 - 5 * 2 / (2 * 9) = 4/9.
    found = of(["a b a", "a b b"])
    assert found == Agreement(pytest.approx(2 / 3), pytest.approx(4 / 9), None, 3, 2)
    assert of(["a b", "a b"]).alpha == 1
    # As often as not, the other way round: worse than chance.
    assert of(["a b", "b a"]).alpha == pytest.approx(1 - 3 * 4 / (2 * 4))


@pytest.mark.parametrize(
    ("rows", "why", "share"),
    [
        ([], WhyNot.ONE_REVIEWER, None),
        (["1 2 3"], WhyNot.ONE_REVIEWER, None),
        (["1 2 . .", ". . 3 4"], WhyNot.NOTHING_SHARED, None),
        (["4 4 4", "4 4 4"], WhyNot.NO_VARIATION, 1.0),
    ],
)
def test_where_there_is_no_number_the_reason_is_told(rows, why, share):
    for scale in Scale:
        found = of(rows, scale)
        assert (found.alpha, found.why_not, found.share) == (None, why, share)
    assert not any(isinstance(value, float) and math.isnan(value) for value in vars(found).values())


def test_the_last_word_of_a_reviewer_counts():
    said = [Judgement("Ana", 1, 2), Judgement("Bo", 1, 5), Judgement("Ana", 1, 5)]
    said += [Judgement("Ana", 2, 1), Judgement("Bo", 2, 1)]
    found = agreement(said, (1, 2, 3, 4, 5), Scale.ORDINAL)
    assert (found.share, found.alpha, found.shared) == (1.0, 1.0, 2)
