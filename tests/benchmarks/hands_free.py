"""How well hands-free control tells signing from resting, on made-up signers and on the demo."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from app.assistance.hands_free import EventKind, HandsFree
from app.assistance.refining import refine
from app.assistance.thresholds import Thresholds
from app.cli.bench import Measure
from tests.benchmarks.made_observations import Watched, made_fidgeting, made_take

#: Thresholds were tuned on seeds below 1000.
FIRST_SEED = 5000
TAKES = 200
FIDGETERS = 12
MINUTES = 10.0
#: Five frames at 30 frames per second.
CLOSE = 5 / 30


@dataclass(frozen=True)
class Heard:
    """What hands-free control asked for, and when it did."""

    kinds: tuple[EventKind, ...]
    start: float
    stop: float
    start_said: float
    stop_said: float
    is_unsure: bool


def heard(watched: Watched, countdown: float) -> Heard:
    """Let hands-free control watch."""
    control = HandsFree(Thresholds(countdown=countdown), dominance=watched.dominance)
    events = []
    for observation in watched.observations:
        events += [(observation.pts, event) for event in control.update(observation)]
    said = {event.kind: (pts, event) for pts, event in events}
    kinds = tuple(event.kind for _, event in events)
    nan = float("nan")
    start_said, start = said.get(EventKind.START, (nan, None))
    stop_said, stop = said.get(EventKind.STOP, (nan, None))
    return Heard(
        kinds,
        start.pts if start else nan,
        stop.pts if stop else nan,
        start_said,
        stop_said,
        bool(stop and stop.is_unsure),
    )


def once(answer: Heard) -> bool:
    return answer.kinds == (EventKind.START, EventKind.STOP)
