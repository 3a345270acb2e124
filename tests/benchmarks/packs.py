"""Whether packs lose anything, and what a pack of 5,000 signs costs in time and memory."""

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

SIGNS: Final = 5_000
_ROOT: Final = Path(__file__).parents[2]
_MOST_SECONDS: Final = 60.0
_MOST_MEGABYTES: Final = 400.0


def measures() -> Iterator[Measure]:
    """Round trip, time, memory, withdrawal."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        made = step("make", folder)
        yield Measure("signs", made["signs"], "signs")
        exported = step("export", folder)
        yield Measure("size of the pack", exported["megabytes_of_pack"], "MB")
        yield from _cost("export", exported)
        imported = step("import", folder)
        yield from _cost("import (verify, unpack, write)", imported)
        found = step("compare", folder)
        for what in ("records", "tracks", "files"):
            name = f"{what} that are not as they were"
            yield Measure(name, found[f"{what} that differ"], f"of {found[what]:.0f}", most=0)
        again = step("again", folder)
        yield Measure("records that the same pack adds again", again["added"], "records", most=0)
        undone = step("undo", folder)
        yield Measure("records that undoing leaves", undone["left"], "records", most=0)
        yield from _cost("undo", undone)
        withdrawn = step("withdraw", folder)
        yield Measure(
            "takes that a door lets out after withdrawal", withdrawn["out"], "takes", most=0
        )
        yield Measure(
            "takes that an old pack brings in against the list", withdrawn["in"], "takes", most=0
        )


def step(name: str, folder: Path) -> dict[str, Any]:
    """Run one step as a program of its own, so that its memory can be told."""
    program = [sys.executable, "-m", "tests.benchmarks.packs_steps", name, str(folder)]
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "KINELEX_PROFILE": str(folder / "profile")}
    ended = subprocess.run(program, cwd=_ROOT, env=environment, check=True, capture_output=True)
    document: dict[str, Any] = json.loads(ended.stdout.splitlines()[-1])
    return document


def _cost(what: str, told: dict[str, Any]) -> Iterator[Measure]:
    yield Measure(f"{what}: processor time", told["seconds"], "s", most=_MOST_SECONDS)
    yield Measure(f"{what}: most memory", told["megabytes"], "MB", most=_MOST_MEGABYTES)
    yield Measure(f"{what}: time on the clock", told["clock"], "s")
