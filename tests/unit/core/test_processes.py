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


def test_a_step_is_not_left_in_the_middle() -> None:
    before = signal.getsignal(signal.SIGINT)
    steps = []
    with pytest.raises(KeyboardInterrupt), interrupts_taken_between() as stop_if_pressed:
        for step in range(3):
            if step == 1:
                press()
            steps.append(step)
            stop_if_pressed()
    assert steps == [0, 1]
    assert signal.getsignal(signal.SIGINT) is before


def test_a_step_that_never_ends_is_left_when_pressed_again() -> None:
    steps = []
    with pytest.raises(KeyboardInterrupt), interrupts_taken_between():
        press()
        steps.append("first")
        press()
        steps.append("second")
    assert steps == ["first"]


def test_where_it_is_ignored_it_stays_ignored() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with interrupts_taken_between() as stop_if_pressed:
            press()
            stop_if_pressed()
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)
