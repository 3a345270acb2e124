"""A learned identity on real clips: 14 signs of one signer to learn from, 4 signs held out.

The film is cut out and laid before grey, and so is what is rendered with the camera of the film, so
that the signer alone is compared. Tracks come from the film by the way that every take goes. One
identity learns from them and draws the held-out signs in them as they are, another in tracks that
were refined against the film, where the held-out film is seen, but only to place the body.

``KINELEX_IDENTITY_SECONDS`` is the budget of each training (600); ``KINELEX_IDENTITY_STEPS``, if
given, ends both after as many steps, which is fairer on a busy machine. ``KINELEX_IDENTITY_DEVICE``
is where to train (cpu), ``KINELEX_IDENTITY_CACHE`` a folder that keeps tracks and examples. Clips
and ``render_quality.py`` are no part of the project; without clips nothing is measured, without the
program no landmarks are found again.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import numpy as np

from app.body.model import load_body
from app.cli.bench import Measure
from app.rendering.examples.choosing import held_out_signs
from app.rendering.examples.making import Wish
from app.rendering.neural.examples import Examples
from app.rendering.neural.report import Scores, scores
from app.rendering.neural.training import Plan
from tests.benchmarks.data import DATA
from tests.benchmarks.learned_from_films import KINDS, Tried, examples_of, write_films

_SIZE: Final = 256
_MOST: Final = 480
_HELD_OUT: Final = 4 / 18
#: Every so many held-out frames are compared.
_EVERY: Final = 6
#: Frames of a held-out sign that are written as videos.
_FILM: Final = 120
_QUALITY: Final = DATA.parent / "measures" / "render_quality.py"


def measures() -> Iterator[Measure]:
    """Likeness of held-out signs, beside the flat identity; what refinement of poses brings."""
    clips = sorted((DATA / "clips").glob("psp_*.mp4"))
    if not clips:
        return
    cache = Path(os.environ.get("KINELEX_IDENTITY_CACHE") or tempfile.mkdtemp())
    held_out = held_out_signs([clip.stem for clip in clips], share=_HELD_OUT)
    wish = Wish(size=_SIZE, most=_MOST, whole=frozenset(held_out))
    examples = examples_of(clips, held_out, load_body(), cache, wish)
    found = {kind: _tried(kind, examples, cache) for kind in KINDS}
    for kind, one in found.items():
        yield from _likeness(one, f"tracks {kind}")
    raw, refined = (
        next(scores([one.neural], _some(one.held_out))[0].hand_ssim for one in [found[kind]])
        for kind in KINDS
    )
    yield Measure("what refinement adds to hand crops", refined - raw, "SSIM", least=0.15)
    yield from _quality(found["refined"], cache)


def _tried(kind: str, examples: tuple[Examples, Examples], cache: Path) -> Tried:
    plan = Plan(
        seconds=float(os.environ.get("KINELEX_IDENTITY_SECONDS", "600")),
        device=os.environ.get("KINELEX_IDENTITY_DEVICE", "cpu"),
        steps=int(os.environ.get("KINELEX_IDENTITY_STEPS", "0")) or None,
    )
    checkpoint = cache / f"{kind}_{time.time_ns()}.checkpoint"
    tried = Tried.of(kind, examples, plan, checkpoint)
    checkpoint.unlink(missing_ok=True)
    return tried


def _some(examples: Examples) -> Examples:
    return examples.chosen(range(0, len(examples), _EVERY))


def _likeness(tried: Tried, how: str) -> Iterator[Measure]:
    learned, plain = scores([tried.neural, tried.flat], _some(tried.held_out))
    wanted: tuple[tuple[str, Callable[[Scores], float], str, float], ...] = (
        ("foreground", lambda one: one.foreground_psnr, "dB", 24),
        ("foreground likeness", lambda one: one.foreground_ssim, "SSIM", 0.88),
        ("hand crops", lambda one: one.hand_psnr, "dB", 19),
        ("hand crops likeness", lambda one: one.hand_ssim, "SSIM", 0.55),
        ("outline", lambda one: one.alpha_iou, "IoU", 0.9),
    )
    for what, read, unit, least in wanted:
        yield Measure(
            f"held-out signs, {how}: {what}",
            read(learned),
            unit,
            least=least,
            baseline=read(plain),
            compared_with="flat",
        )


def _quality(tried: Tried, cache: Path) -> Iterator[Measure]:
    """What an independent program finds: wrong movement, and hands found again."""
    if not _QUALITY.exists():
        return
    found, placed = [], tried.held_out
    for sign in dict.fromkeys(placed.signs):
        real, rendered = cache / f"{sign}_film.mp4", cache / f"{sign}_rendered.mp4"
        chosen = placed.chosen([n for n, name in enumerate(placed.signs) if name == sign])
        write_films(tried.neural, _middle(chosen), real, rendered)
        command = [sys.executable, str(_QUALITY), str(real), str(rendered), "--json"]
        told = subprocess.run(command, check=True, capture_output=True, text=True)
        found.append(next(iter(json.loads(told.stdout).values())))
    for what, key, unit, most, least in (
        ("movement error", "motion_err", "of the movement", 0.6, None),
        ("hands found again", "redetect", "of those in the film", None, 0.85),
        ("hand points off by", "hand_px", "% of a hand", 10, None),
    ):
        value = float(np.nanmean([one[key] for one in found]))
        yield Measure(f"held-out signs: {what}", value, unit, most=most, least=least)


def _middle(examples: Examples) -> Examples:
    """The middle of a take: the sign without the long rests before and after it."""
    first = max(0, len(examples) // 2 - _FILM // 2)
    return examples.chosen(range(first, min(first + _FILM, len(examples))))


if __name__ == "__main__":
    for measure in measures():
        print(measure)  # noqa: T201 - what it is for
