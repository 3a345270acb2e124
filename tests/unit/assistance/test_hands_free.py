"""Recording starts when hands leave rest to sign and stops when they are back."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from app.assistance.hands_free import Event, EventKind, HandsFree, HandsFreeState
from app.assistance.observation import Observation
from app.assistance.refining import refine
from app.assistance.thresholds import Thresholds
from lexicon_db.records import Hand
from tests.unit.assistance.seen import LAP, moved, nobody, observed

AT_ONCE = Thresholds(countdown=0.0)
COUNTED = Thresholds(countdown=2.0)
BOTH_UP = ((0.3, 0.4), (-0.3, 0.4))
RIGHT_UP = (LAP[0], (-0.4, 0.3))
FACE = (LAP[0], (-0.1, -0.2))
CLOSE = 5 / 30


def events_of(
    seen: Iterable[Observation], thresholds: Thresholds = AT_ONCE, hand: Hand = Hand.RIGHT
) -> list[Event]:
    control = HandsFree(thresholds, dominance=hand)
    return [event for observation in seen for event in control.update(observation)]


def kinds_of(events: Iterable[Event]) -> list[EventKind]:
    return [event.kind for event in events]


@pytest.mark.parametrize(
    "place",
    [BOTH_UP, RIGHT_UP, ((0.4, 0.3), LAP[1]), ((0.3, 0.9), (-0.3, 0.9))],
    ids=["two hands", "right hand", "left hand", "low"],
)
@pytest.mark.parametrize(
    "rest",
    [LAP, ((0.66, 1.55), (-0.66, 1.55)), ((0.6, 1.9), (-0.6, 1.9))],
    ids=["lap", "hanging", "below the picture"],
)
def test_a_sign_is_recorded_from_onset_to_offset(
    place: tuple[tuple[float, float], ...], rest: tuple[tuple[float, float], ...]
) -> None:
    up = tuple(
        there if where in (LAP[0], LAP[1]) else where
        for where, there in zip(place, rest, strict=True)
    )
    events = events_of(moved([(0, rest), (1.5, up), (2.8, rest)], 5.0))
    assert kinds_of(events) == [EventKind.START, EventKind.STOP]
    assert events[0].pts == pytest.approx(1.5, abs=CLOSE)
    assert events[1].pts == pytest.approx(3.2, abs=CLOSE)
    assert not events[1].is_unsure


def test_refining_keeps_what_is_right() -> None:
    seen = moved([(0, LAP), (1.5, BOTH_UP), (2.8, LAP)], 4.5)
    start, stop = refine(seen, 1.42, 3.3)
    assert start == pytest.approx(1.5, abs=0.05)
    assert stop == pytest.approx(3.2, abs=0.05)


@pytest.mark.parametrize("below", [1.8, 1.9, 2.0])
def test_hands_that_rest_below_the_picture_are_timed_from_where_they_rest(below: float) -> None:
    """Not from the edge of the picture, which they pass a tenth of a second later."""
    rest = ((0.6, below), (-0.6, below))
    seen = moved([(0, rest), (1.5, BOTH_UP), (2.8, rest)], 4.5)
    start, stop = refine(seen, 1.6, 3.1)
    assert start == pytest.approx(1.5, abs=0.025)
    assert stop == pytest.approx(3.2, abs=0.025)


def test_refining_without_observations_keeps_the_times() -> None:
    assert refine([], 1.0, 2.0) == (1.0, 2.0)


def test_a_low_sign_that_pauses_near_rest_is_not_cut() -> None:
    clasped = ((0.07, 1.1), (-0.07, 1.1))
    apart = ((0.5, 0.9), (-0.5, 0.9))
    keys = [(0, clasped), (1.5, apart), (2.2, ((0.2, 1.05), (-0.2, 1.05))), (2.8, apart)]
    events = events_of(moved([*keys, (3.6, clasped)], 6.0))
    assert kinds_of(events) == [EventKind.START, EventKind.STOP]
    assert events[1].pts == pytest.approx(4.0, abs=CLOSE)


def test_a_touch_of_the_face_is_recorded_but_asked_about() -> None:
    events = events_of(moved([(0, LAP), (1.5, FACE), (2.4, LAP)], 5.0))
    assert kinds_of(events) == [EventKind.START, EventKind.STOP]
    assert events[0].pts == pytest.approx(1.5, abs=CLOSE)
    assert events[1].is_unsure


def test_a_hand_that_goes_on_from_the_face_signs() -> None:
    keys = [(0, LAP), (1.5, FACE), (2.2, (LAP[0], (-0.5, 0.5))), (3.2, LAP)]
    events = events_of(moved(keys, 5.5))
    assert kinds_of(events) == [EventKind.START, EventKind.STOP]
    assert not events[1].is_unsure


def test_a_long_hold_at_the_face_is_not_cut() -> None:
    events = events_of(moved([(0, LAP), (1.5, FACE), (7.5, LAP)], 10.0))
    assert kinds_of(events) == [EventKind.START, EventKind.STOP]
    assert events[1].pts == pytest.approx(7.9, abs=CLOSE)


def test_hands_that_come_to_rest_elsewhere_stop_as_well() -> None:
    clasped = ((0.07, 1.1), (-0.07, 1.1))
    events = events_of(moved([(0, LAP), (1.5, BOTH_UP), (2.8, clasped)], 6.0))
    assert kinds_of(events) == [EventKind.START, EventKind.STOP]
    assert events[1].pts == pytest.approx(3.2, abs=CLOSE)


@pytest.mark.parametrize("thresholds", [AT_ONCE, COUNTED], ids=["at once", "counted"])
def test_small_moves_at_rest_start_nothing(thresholds: Thresholds) -> None:
    near = ((0.4, 1.4), (-0.25, 1.5))
    keys = [(0, LAP), *((1.5 + index, near if index % 2 else LAP) for index in range(20))]
    assert events_of(moved(keys, 22.0), thresholds) == []


def test_a_shift_of_the_body_starts_nothing() -> None:
    """Hands stay on the lap, in the picture as they were, while the shoulders move."""
    seen = [observed(0.1 * index) for index in range(20)]
    for index in range(20, 60):
        by = 0.4 * min(1.0, (index - 20) / 4)
        hands = tuple((x - by, y) for x, y in LAP)
        seen.append(observed(0.1 * index, hands, centre=(0.5 + 0.2 * by, 0.4)))
    assert events_of(seen) == []


def test_a_hand_seen_at_a_wrong_place_starts_nothing() -> None:
    seen = moved([(0, LAP)], 10.0)
    for index in (20, 21, 35, 50, 51, 70):
        seen[index] = observed(seen[index].pts, (LAP[0], (0.6, 0.1)))
    seen[40] = nobody(seen[40].pts)
    assert events_of(seen) == []


def test_raised_hands_count_down_then_record() -> None:
    keys = [(0, LAP), (1.5, BOTH_UP), (4.5, ((0.5, 0.1), (-0.5, 0.1))), (5.5, LAP)]
    events = events_of(moved(keys, 8.0), COUNTED)
    assert kinds_of(events) == [EventKind.COUNTDOWN, EventKind.START, EventKind.STOP]
    assert events[1].pts - events[0].pts == pytest.approx(2.0, abs=0.1)
    assert events[2].pts == pytest.approx(5.9, abs=CLOSE)


def test_a_countdown_can_be_waited_for_at_rest() -> None:
    keys = [(0, LAP), (1.5, BOTH_UP), (3.6, LAP), (5.5, BOTH_UP), (6.5, LAP)]
    events = events_of(moved(keys, 9.0), COUNTED)
    assert kinds_of(events) == [EventKind.COUNTDOWN, EventKind.START, EventKind.STOP]
    assert events[2].pts == pytest.approx(6.9, abs=CLOSE)


def test_hands_lowered_at_once_call_the_countdown_off() -> None:
    events = events_of(moved([(0, LAP), (1.5, BOTH_UP), (2.8, LAP)], 8.0), COUNTED)
    assert kinds_of(events) == [EventKind.COUNTDOWN, EventKind.WITHDRAW]


def test_hands_that_are_raised_only_for_a_moment_set_off_no_countdown() -> None:
    assert events_of(moved([(0, LAP), (1.5, BOTH_UP), (2.2, LAP)], 8.0), COUNTED) == []


def test_a_recording_without_a_sign_is_withdrawn() -> None:
    events = events_of(moved([(0, LAP), (1.5, BOTH_UP), (3.4, LAP)], 13.0), COUNTED)
    kinds = kinds_of(events)
    assert kinds == [EventKind.COUNTDOWN, EventKind.START, EventKind.WITHDRAW]


def test_a_touch_of_the_face_sets_off_no_countdown() -> None:
    assert events_of(moved([(0, LAP), (1.5, FACE), (3.5, LAP)], 6.0), COUNTED) == []


@pytest.mark.parametrize("thresholds", [AT_ONCE, COUNTED], ids=["at once", "counted"])
def test_folding_the_arms_for_a_while_starts_nothing(thresholds: Thresholds) -> None:
    folded = ((-0.12, 0.68), (0.12, 0.68))
    keys = [(0, LAP), (1.5, folded), (8.0, LAP)]
    assert events_of(moved(keys, 12.0), thresholds) == []


def test_a_scratch_by_the_other_hand_is_not_recorded() -> None:
    scratch = ((0.1, -0.2), LAP[1])
    seen = moved([(0, LAP), (1.5, scratch), (2.4, LAP)], 5.0)
    assert events_of(seen, hand=Hand.RIGHT) == []
    assert kinds_of(events_of(seen, hand=Hand.LEFT)) == [EventKind.START, EventKind.STOP]


def test_a_hand_held_still_on_the_chest_goes_on_signing() -> None:
    chest = ((0.25, 0.55), LAP[1])
    events = events_of(moved([(0, LAP), (1.5, chest), (8.0, LAP)], 11.0), hand=Hand.LEFT)
    assert kinds_of(events) == [EventKind.START, EventKind.STOP]
    assert events[1].pts == pytest.approx(8.4, abs=CLOSE)


@pytest.mark.parametrize(
    ("hand", "x", "kind"),
    [
        (Hand.RIGHT, -1.3, EventKind.KEEP),
        (Hand.RIGHT, 1.3, EventKind.AGAIN),
        (Hand.LEFT, 1.3, EventKind.KEEP),
        (Hand.LEFT, -1.3, EventKind.AGAIN),
    ],
)
@pytest.mark.parametrize("thresholds", [AT_ONCE, COUNTED], ids=["at once", "counted"])
def test_a_hand_held_in_a_zone_chooses_and_records_nothing(
    hand: Hand, x: float, kind: EventKind, thresholds: Thresholds
) -> None:
    place = ((x, -0.7), LAP[1]) if x > 0 else (LAP[0], (x, -0.7))
    events = events_of(moved([(0, LAP), (1.5, place), (4.0, LAP)], 7.0), thresholds, hand)
    assert kinds_of(events) == [kind]
    assert 2.5 <= events[0].pts <= 3.1


def test_the_sweep_of_a_choice_fills_in_its_time() -> None:
    control = HandsFree(AT_ONCE)
    shares = []
    for observation in moved([(0, LAP), (1.5, (LAP[0], (-1.3, -0.7)))], 4.0):
        control.update(observation)
        if control.choice is not None:
            shares.append(control.choice.progress)
    assert shares == sorted(shares)
    assert shares[0] <= 0.25
    assert 0.6 <= shares[-1] < 1
    assert len(shares) == pytest.approx(Thresholds().choice_hold * 10, abs=2)


def test_a_zone_means_nothing_while_signing() -> None:
    keys = [(0, LAP), (1.5, RIGHT_UP), (2.4, (LAP[0], (-1.3, -0.7))), (4.4, LAP)]
    events = events_of(moved(keys, 7.0))
    assert kinds_of(events) == [EventKind.START, EventKind.STOP]


def test_who_leaves_the_picture_while_signing_ends_the_take() -> None:
    seen = moved([(0, LAP), (1.5, BOTH_UP)], 4.0)
    seen += [nobody(4.0 + 0.1 * index) for index in range(30)]
    events = events_of(seen)
    assert kinds_of(events) == [EventKind.START, EventKind.STOP]
    assert events[1].pts == pytest.approx(3.9, abs=0.15)
    assert events[1].is_unsure


def test_states_follow_the_signer() -> None:
    control = HandsFree(AT_ONCE)
    states = []
    for observation in moved([(0, LAP), (1.5, BOTH_UP), (2.8, LAP)], 5.0):
        control.update(observation)
        if not states or states[-1] is not control.state:
            states.append(control.state)
    assert states == [
        HandsFreeState.LEARNING,
        HandsFreeState.REST,
        HandsFreeState.RAISED,
        HandsFreeState.SIGNING,
        HandsFreeState.REST,
    ]


FOLDED = ((-0.12, 0.68), (0.12, 0.68))
HIPS = ((0.5, 1.25), (-0.5, 1.25))


@pytest.mark.parametrize("thresholds", [AT_ONCE, COUNTED], ids=["at once", "counted"])
def test_arms_that_fold_again_start_nothing(thresholds: Thresholds) -> None:
    keys = [(0, FOLDED), (2.0, HIPS), (6.0, FOLDED), (12.0, HIPS), (16.0, FOLDED)]
    events = events_of(moved(keys, 22.0), thresholds)
    assert EventKind.STOP not in kinds_of(events)
    assert kinds_of(events).count(EventKind.START) == kinds_of(events).count(EventKind.WITHDRAW)


def test_arms_that_fold_while_it_counts_call_the_countdown_off() -> None:
    keys = [(0, LAP), (1.5, BOTH_UP), (3.0, FOLDED), (12.0, LAP)]
    events = events_of(moved(keys, 16.0), Thresholds(countdown=3.0))
    assert kinds_of(events) == [EventKind.COUNTDOWN, EventKind.WITHDRAW]


def test_a_hand_that_goes_to_the_face_calls_the_countdown_off() -> None:
    keys = [(0, LAP), (1.5, RIGHT_UP), (3.2, FACE), (8.0, LAP)]
    events = events_of(moved(keys, 12.0), Thresholds(countdown=3.0))
    assert kinds_of(events) == [EventKind.COUNTDOWN, EventKind.WITHDRAW]


def test_a_cup_is_asked_about() -> None:
    cup = (LAP[0], (-0.5, 1.2))
    keys = [(0, LAP), (1.5, cup), (2.3, (LAP[0], (-0.12, -0.15))), (4.5, cup), (5.3, LAP)]
    events = events_of(moved(keys, 9.0))
    assert kinds_of(events) == [EventKind.START, EventKind.STOP]
    assert events[1].is_unsure


def test_a_sign_after_a_choice_starts_outside_of_the_zone() -> None:
    zone = (LAP[0], (-1.3, -0.7))
    keys = [(0, LAP), (1.5, zone), (3.3, LAP), (4.0, BOTH_UP), (5.5, LAP)]
    events = events_of(moved(keys, 8.0))
    assert kinds_of(events) == [EventKind.KEEP, EventKind.START, EventKind.STOP]
    assert events[1].pts == pytest.approx(4.0, abs=0.2)


def test_one_hand_is_raised_out_of_folded_arms() -> None:
    keys = [(0, FOLDED), (2.0, (FOLDED[0], (-0.6, 0.4))), (5.5, (FOLDED[0], (-0.4, 0.1)))]
    events = events_of(moved([*keys, (6.5, FOLDED)], 9.0), COUNTED)
    assert kinds_of(events) == [EventKind.COUNTDOWN, EventKind.START, EventKind.STOP]
