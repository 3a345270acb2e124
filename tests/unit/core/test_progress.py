import pytest

from app.core import progress
from app.core.progress import Part, TimeLeft


@pytest.fixture
def clock(monkeypatch):
    """A clock that tests move by hand."""
    now = [100.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])
    return now


def work(time_left, clock, seconds, pace, share=0.0):
    """Report four times a second; return the last estimate and the share done."""
    left = None
    for _ in range(round(4 * seconds)):
        clock[0] += 0.25
        share += 0.25 * pace
        left = time_left.update(share)
    return left, share


def test_nothing_is_said_in_the_first_seconds(clock):
    left, _ = work(TimeLeft(), clock, 1.5, 0.01)
    assert left is None


def test_even_work_is_told_exactly(clock):
    left, share = work(TimeLeft(), clock, 30, 0.01)
    assert left == pytest.approx((1 - share) / 0.01, rel=1e-6)


def test_a_slow_start_is_forgotten(clock):
    time_left = TimeLeft()
    _, share = work(time_left, clock, 10, 0.0005)
    left, share = work(time_left, clock, 60, 0.01, share)
    assert left == pytest.approx((1 - share) / 0.01, rel=0.1)


def test_nothing_is_said_while_nothing_moves(clock):
    left, _ = work(TimeLeft(), clock, 30, 0.0)
    assert left is None


def test_one_late_report_does_not_frighten_anybody(clock):
    time_left = TimeLeft()
    usual, share = work(time_left, clock, 40, 0.01)
    clock[0] += 3.0
    assert time_left.update(share + 0.0025) < 1.3 * usual


def test_parts_add_up_to_the_whole():
    shares = []

    class Whole:
        def report(self, done, total, activity):
            shares.append(done / total)

    whole = Whole()
    first, second = Part(whole, 0.0, 0.9), Part(whole, 0.9, 0.1)
    first.report(1, 2, "looking")
    first.report(3, 2, "looking")
    second.report(0, 0, "nothing to do")
    assert shares == pytest.approx([0.45, 0.9, 1.0])
