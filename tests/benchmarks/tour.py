"""A tour of all pages on ten thousand signs: is the window ever busy, does it forget nothing.

``KINELEX_TOUR_MINUTES`` says how long it goes round, 1 where nothing is said. What held the main
thread up is told on standard error.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from app.cli.bench import Measure

_SIGNS: Final = 10_000
_LONGEST: Final = 50.0


def measures() -> Iterator[Measure]:
    """What a person feels on the way, on an idle machine and by the time the main thread worked."""
    if not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    minutes = float(os.environ.get("KINELEX_TOUR_MINUTES", "1"))
    with tempfile.TemporaryDirectory() as scratch:
        folder = large_lexicon(Path(scratch))
        found = walked(folder, Path(scratch), 60 * minutes)
    yield Measure(f"open {_SIGNS:,} signs", found["open"], "s", most=1.0)
    yield Measure("page change, worst first visit", 1000 * found["first change"], "ms")
    yield Measure("page change, worst later visit", 1000 * found["later change"], "ms", most=100)
    waits = [1000 * block["processor"] for block in found["rest blocks"]]
    words = "main thread, longest block of its own work while nobody does anything"
    yield Measure(words, max(waits, default=0.0), "ms")
    for name, blocks in (("first round", "first blocks"), ("later rounds", "blocks")):
        for way, kind in (("by the clock", "wall"), ("of its own work", "processor")):
            longest = 1000 * max((block[kind] for block in found[blocks]), default=0.0)
            words = f"main thread, longest block in the {name}, {way}"
            yield Measure(words, longest, "ms", most=_LONGEST)
    grown = found["memory"][-1] - found["memory"][0]
    rounds = len(found["memory"])
    yield Measure(f"memory grown over {rounds - 1} rounds", grown, "MB", most=50)
    yield Measure("memory at the end", found["memory"][-1], "MB", most=600)


def walked(folder: Path, scratch: Path, seconds: float) -> dict[str, Any]:
    """Take the tour in a process of its own, with settings of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.tour_route", str(folder), str(seconds)],
        stdout=subprocess.PIPE,
        check=True,
        env={**os.environ, "KINELEX_PROFILE": str(scratch / "profile")},
    )
    measured: dict[str, Any] = json.loads(done.stdout)
    return measured


def large_lexicon(scratch: Path) -> Path:
    """The sample lexicon with ten thousand further signs."""
    os.environ["XDG_DOCUMENTS_DIR"] = str(scratch)
    os.environ["KINELEX_PROFILE"] = str(scratch / "profile")
    from app.studio.lexicons import open_lexicon
    from app.studio.sample import sample_lexicon
    from lexicon_db.entries import add_entries
    from lexicon_db.entry_fields import NewEntry

    folder = sample_lexicon()
    with open_lexicon(folder) as lexicon:
        made = (
            NewEntry(
                id_gloss=f"SIGN-{number:05d}",
                lemma=f"word {number // 2}",
                senses=((("eng", f"meaning {number}"),),),
            )
            for number in range(_SIGNS)
        )
        add_entries(lexicon, made)
    return folder
