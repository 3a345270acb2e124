"""How fast the window is: start, viewport, video, the way from an edit to its picture."""

from __future__ import annotations

import os
import statistics
from collections.abc import Iterator

from app.cli.bench import Measure
from tests.benchmarks.filming import demo_letters

_STARTS = 5


def measures() -> Iterator[Measure]:
    """What a person feels. Without a screen Qt draws off-screen, in software as well."""
    if not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from tests.benchmarks import window_speed
    from tests.gui.test_start import start

    waits = [start()[0] for _ in range(_STARTS)]
    yield Measure("start to first picture, median", statistics.median(waits), "s", most=1.5)
    found = window_speed.figure(1280, 720)
    yield Measure("viewport 1280x720", found["figure 1280x720, frames/s"], "frames/s", least=25)
    share = 100 * found["figure 1280x720, width drawn of width shown"]
    yield Measure("viewport 1280x720, width drawn while it moves", share, "% of width")
    found = window_speed.video_steps(demo_letters()[0].video)
    for when in ("right after opening", "two seconds later"):
        for share in ("median", "95th percentile"):
            wait = found[f"video step {when}, {share} ms"]
            most = 25 if share == "median" else None
            yield Measure(f"random frame step {when}, {share}", wait, "ms", most=most)
    found = window_speed.composing()
    median = found["edit to picture (10 glosses), median ms"]
    yield Measure("from an edit of 10 glosses to its picture, median", median, "ms", most=300)
