from dataclasses import replace

import pytest

from lexicon_db.comparisons import add_comparison, comparisons
from lexicon_db.confidences import confidences, keep_confidences
from lexicon_db.entries import add_entries, trash_entries
from lexicon_db.errors import KnownError
from lexicon_db.history import latest_history
from lexicon_db.records import (
    FillMethod,
    LeftGap,
    Letter,
    Manner,
    Preference,
    Reason,
    Seam,
    SeamConfidence,
    Slot,
    Verdict,
)
from lexicon_db.reviews import (
    review_seam,
    review_take,
    reviews_of_seams,
    reviews_of_take,
    reviews_of_utterance,
    revise_review,
)
from lexicon_db.utterances import (
    delete_utterance,
    find_utterance,
    get_utterance,
    list_utterances,
    rename_utterance,
    save_utterance,
    set_seam,
)
from tests.unit.lexicon_db.examples import entry_with_take


@pytest.fixture
def slots(lexicon, tmp_path):
    entry, take = entry_with_take(lexicon, tmp_path)
    (tree,) = add_entries(lexicon, [{"id_gloss": "TREE"}])
    return (
        Slot(entry.id, take=take.id, pause=0.25, seam=Seam(gap=0.2, method=FillMethod.GP)),
        Slot(tree.id, seam=Seam(hold=0.1)),
        Slot(entry.id, pause=0.5),
    )


def test_an_utterance_comes_back_as_it_was_saved(lexicon, slots):
    saved = save_utterance(lexicon, " My house/.. ", slots, rate=1.5, fluency=0.25)
    assert (saved.name, saved.slots, saved.rate, saved.fluency) == ("My house/..", slots, 1.5, 0.25)
    assert find_utterance(lexicon, "My house/..") == saved
    assert get_utterance(lexicon, saved.id) == saved
    assert list_utterances(lexicon) == (saved,)
    assert find_utterance(lexicon, "other") is None
    assert find_utterance(lexicon, "HOUSE " * 100) is None


def test_what_single_slots_set_comes_back(lexicon, slots):
    entry = slots[0].entry
    set_apart = (
        Slot(entry, manner=Manner(1.3, 0.0, -0.04, 0.08)),
        Slot(entry, seam=Seam(method=FillMethod.HOLD)),
        Slot(entry, seam=Seam(method=FillMethod.LATENT, seed=0)),
        Slot(entry, letter=Letter("Ää", 0)),
        Slot(entry, letter=Letter("Ää", 1)),
    )
    saved = save_utterance(lexicon, "one", set_apart)
    assert saved.slots == set_apart
    assert find_utterance(lexicon, "one").slots == set_apart
    save_utterance(lexicon, "one", slots)
    assert find_utterance(lexicon, "one").slots == slots
    delete_utterance(lexicon, saved.id)
    assert lexicon.check() == ()


def test_saving_under_the_same_name_replaces_it(lexicon, slots):
    first = save_utterance(lexicon, "one", slots)
    save_utterance(lexicon, "two", slots)
    second = save_utterance(lexicon, "one", slots[:2], rate=2)
    assert second.id == first.id
    assert [utterance.name for utterance in list_utterances(lexicon)] == ["one", "two"]
    assert find_utterance(lexicon, "one").slots == slots[:2]
    told = [(line.field, line.old, line.new) for line in latest_history(lexicon)]
    assert ("slots", "HOUSE TREE HOUSE", "HOUSE TREE") in told
    assert ("rate", "1.0", "2") in told


def test_renaming(lexicon, slots):
    one = save_utterance(lexicon, "one", slots)
    save_utterance(lexicon, "two", slots)
    assert rename_utterance(lexicon, one.id, "three").utterances == {one.id}
    assert get_utterance(lexicon, one.id).name == "three"
    with pytest.raises(KnownError, match="already an utterance"):
        rename_utterance(lexicon, one.id, "two")


def test_deleting_leaves_the_signs_and_a_trace(lexicon, slots):
    one = save_utterance(lexicon, "one", slots)
    assert delete_utterance(lexicon, one.id).utterances == {one.id}
    assert list_utterances(lexicon) == ()
    with pytest.raises(KnownError, match="utterance was not found"):
        get_utterance(lexicon, one.id)
    told = {(line.field, line.old) for line in latest_history(lexicon)}
    assert {("", "one"), ("slots", "HOUSE TREE HOUSE")} <= told
    assert lexicon.check() == ()


def test_an_utterance_survives_the_trash_of_its_signs(lexicon, slots):
    one = save_utterance(lexicon, "one", slots)
    trash_entries(lexicon, [slots[1].entry])
    assert get_utterance(lexicon, one.id).slots == slots


@pytest.mark.parametrize(
    ("change", "numbers"),
    [
        ({"pause": -0.1}, {}),
        ({"seam": Seam(gap=float("nan"))}, {}),
        ({"seam": Seam(hold=-1.0)}, {}),
        ({"seam": Seam(seed=-1)}, {}),
        ({"seam": Seam(seed=2**40)}, {}),
        ({"manner": Manner(rate=0.0)}, {}),
        ({"manner": Manner(fluency=1.2)}, {}),
        ({"manner": Manner(trim_end=float("nan"))}, {}),
        ({}, {"rate": 0}),
        ({}, {"fluency": 1.1}),
    ],
)
def test_impossible_numbers_are_refused(lexicon, slots, change, numbers):
    slot = Slot(slots[0].entry, **change)
    with pytest.raises(KnownError, match="not saved"):
        save_utterance(lexicon, "one", [slot], **numbers)
    with pytest.raises(KnownError, match="no signs"):
        save_utterance(lexicon, "one", [])
    assert list_utterances(lexicon) == ()


def test_reviews_of_seams_come_back_in_order(lexicon, slots):
    one = save_utterance(lexicon, "one", slots)
    first = review_seam(
        lexicon, one.id, 0, "Chris", Verdict.REJECT,
        reasons=[Reason.TOO_FAST, Reason.JITTER], naturalness=2, comment=" jumps ", at=0.4,
    )  # fmt: skip
    second = review_seam(lexicon, one.id, None, "Ana", Verdict.ACCEPT, comprehensibility=5)
    assert reviews_of_utterance(lexicon, one.id) == (first, second)
    assert first.reasons == {Reason.TOO_FAST, Reason.JITTER}
    assert (first.seam, first.verdict, first.naturalness) == (0, Verdict.REJECT, 2)
    assert (first.comment, first.at, first.take) == ("jumps", 0.4, None)
    assert (second.seam, second.comprehensibility, second.reasons) == (None, 5, frozenset())
    delete_utterance(lexicon, one.id)
    assert reviews_of_utterance(lexicon, one.id) == ()


def test_reviews_of_takes(lexicon, slots):
    heard = []
    lexicon.watch(heard.append)
    review = review_take(lexicon, slots[0].take, "Chris", Verdict.MINOR)
    assert reviews_of_take(lexicon, slots[0].take) == (review,)
    assert heard[-1].reviews == {review.id}
    assert heard[-1].takes == {slots[0].take}
    for mark in (0, 6):
        with pytest.raises(KnownError, match="between 1 and 5"):
            review_take(lexicon, slots[0].take, "Chris", Verdict.MINOR, naturalness=mark)
    with pytest.raises(KnownError, match="empty"):
        review_take(lexicon, slots[0].take, " ", Verdict.MINOR)


def test_the_gloss_of_a_gap_comes_back(lexicon, slots):
    gaps = (LeftGap("NEW YORK", 1, 0.6), LeftGap("ÜBER", 3, 0.85))
    saved = save_utterance(lexicon, "one", slots, gaps=gaps)
    assert saved.gaps == gaps
    assert find_utterance(lexicon, "one").gaps == gaps
    changed = set_seam(lexicon, saved.id, 1, Seam(method=FillMethod.SLERP))
    assert changed.gaps == gaps
    assert save_utterance(lexicon, "one", slots).gaps == ()
    delete_utterance(lexicon, saved.id)
    assert lexicon.check() == ()


def test_one_seam_is_changed_and_nothing_else(lexicon, slots):
    saved = save_utterance(lexicon, "one", slots, rate=1.5)
    better = Seam(gap=0.4, hold=0.1, method=FillMethod.LATENT, seed=2)
    changed = set_seam(lexicon, saved.id, 0, better)
    assert changed.slots == (replace(slots[0], seam=better), *slots[1:])
    assert (changed.id, changed.rate) == (saved.id, 1.5)
    line = next(line for line in latest_history(lexicon) if line.field == "seam 1")
    assert (line.old, line.new) == ("gp, gap 0.2", "latent, gap 0.4, hold 0.1, seed 2")
    for slot, seam in ((3, better), (-1, better), (0, Seam(gap=-1.0))):
        with pytest.raises(KnownError):
            set_seam(lexicon, saved.id, slot, seam)
    assert find_utterance(lexicon, "one") == changed


def test_a_review_is_revised_in_its_place(lexicon, slots):
    one = save_utterance(lexicon, "one", slots)
    first = review_seam(
        lexicon, one.id, 0, "Chris", Verdict.REJECT, reasons=[Reason.JITTER], naturalness=1
    )
    revised = revise_review(
        lexicon, first.id, Verdict.MINOR, reasons=[Reason.TOO_FAST], naturalness=3, comment="late"
    )
    assert reviews_of_utterance(lexicon, one.id) == (revised,)
    assert reviews_of_seams(lexicon) == (revised,)
    assert (revised.id, revised.reviewer, revised.seam) == (first.id, "Chris", 0)
    assert (revised.verdict, revised.naturalness) == (Verdict.MINOR, 3)
    assert (revised.reasons, revised.comment) == ({Reason.TOO_FAST}, "late")
    told = {(line.field, line.old, line.new) for line in latest_history(lexicon)}
    assert ("reasons", "jitter", "too-fast") in told
    delete_utterance(lexicon, one.id)
    with pytest.raises(KnownError, match="not in this lexicon"):
        revise_review(lexicon, first.id, Verdict.ACCEPT)


def test_comparisons_remember_what_was_shown_where(lexicon, slots):
    one = save_utterance(lexicon, "one", slots)
    left, right = Seam(method=FillMethod.LATENT, seed=1), Seam(gap=0.4, method=FillMethod.GP)
    for preferred, better in (
        (Preference.LEFT, left),
        (Preference.RIGHT, right),
        (Preference.NEITHER, None),
    ):
        made = add_comparison(
            lexicon, (one.id, 1), "Ana", (left, right), preferred, trajectory_hash="ab"
        )
        assert made.better == better
        assert comparisons(lexicon, one.id)[-1] == made
    with pytest.raises(KnownError, match="empty"):
        add_comparison(lexicon, (one.id, 1), " ", (left, right), Preference.LEFT)
    assert len(comparisons(lexicon)) == 3
    delete_utterance(lexicon, one.id)
    assert comparisons(lexicon) == ()


def test_confidences_are_kept_without_a_trace_in_the_history(lexicon):
    before = latest_history(lexicon)
    keep_confidences(lexicon, {"a": SeamConfidence(0.5, 1), "b": SeamConfidence(0.7, 0)})
    keep_confidences(lexicon, {"a": SeamConfidence(0.25, 2)})
    assert confidences(lexicon) == {"a": SeamConfidence(0.25, 2), "b": SeamConfidence(0.7, 0)}
    assert latest_history(lexicon) == before
