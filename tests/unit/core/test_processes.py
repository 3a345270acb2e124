"""Ctrl-C between the steps of a piece of work."""

from __future__ import annotations

import os
import signal
import sys

import pytest

from app.core.processes import interrupts_taken_between

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="a process cannot press Ctrl-C for itself there"
)


def press() -> None:
    os.kill(os.getpid(), signal.SIGINT)


def three_steps(steps: list[int]) -> None:
    with interrupts_taken_between() as stop_if_pressed:
        for step in range(3):
            if step == 1:
                press()
            steps.append(step)
            stop_if_pressed()


def one_long_step(done: list[str]) -> None:
    with interrupts_taken_between():
        press()
        done.append("first")
        press()
        done.append("second")


def test_a_step_is_not_left_in_the_middle() -> None:
    before = signal.getsignal(signal.SIGINT)
    steps: list[int] = []
    with pytest.raises(KeyboardInterrupt):
        three_steps(steps)
    assert steps == [0, 1]
    assert signal.getsignal(signal.SIGINT) is before


def test_a_step_that_never_ends_is_left_when_pressed_again() -> None:
    done: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        one_long_step(done)
    assert done == ["first"]


def test_where_it_is_ignored_it_stays_ignored() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with interrupts_taken_between() as stop_if_pressed:
            press()
            stop_if_pressed()
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)
