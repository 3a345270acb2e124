"""The same with the noise of tracks: a made-up signer is filmed, and all else is known from films.

A held-out sign is driven by what was measured in its film, as a video of a person would be.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np

from app.cli.bench import Measure
from app.rendering.examples.making import Wish
from app.rendering.neural.report import Scores, scores
from app.rendering.neural.training import Plan
from tests.benchmarks.filming import body
from tests.benchmarks.learned_from_films import (
    KINDS,
    Tried,
    examples_of,
    found_again,
    write_films,
)
from tests.benchmarks.made_films import film_signs
from tests.benchmarks.made_scores import compared
from tests.benchmarks.made_signer import SIGNERS, MadeSigner

_FILM: Final = (352, 352)
_FRAMES: Final = 40
_LEARNED, _HELD_OUT = range(10), range(100, 103)
_WISH: Final = Wish(size=256, most=240)
#: Distance from the hand in the film at which a hand is the same, in sizes of the hand.
_SAME: Final = 0.1
#: What scores should be at least or at most in tracks that were refined.
_WANTED: Final = {"hand_ssim": (0.60, None)}


def measures(plan: Plan, cache: Path) -> Iterator[Measure]:
    """Likeness in tracks as they are and refined, hands found again, what refinement brings.

    Args:
        plan: How both identities learn.
        cache: Folder that keeps films, tracks, examples, and what trainings came to.
    """
    signer = MadeSigner(body(), SIGNERS[0], _FILM)
    clips = film_signs(signer, [*_LEARNED, *_HELD_OUT], cache, frames=_FRAMES)
    held_out = frozenset(clip.stem for clip in clips[-len(_HELD_OUT) :])
    wish = Wish(size=_WISH.size, most=_WISH.most, whole=held_out)
    examples = examples_of(clips, held_out, body(), cache, wish)
    found: dict[str, Scores] = {}
    for kind in KINDS:
        tried = Tried.of(kind, examples, plan, cache / f"{kind}.training")
        found[kind], flat = scores([tried.neural, tried.flat], tried.held_out)
        wanted = _WANTED if kind == "refined" else {}
        yield from compared(f"tracks {kind}", found[kind], {"flat": flat}, wanted)
        yield from _again(tried, kind, cache)
    raw, refined = (found[kind].hand_ssim for kind in KINDS)
    yield Measure("what refinement adds to SSIM of hands", refined - raw, "", least=0.15)


def _again(tried: Tried, kind: str, cache: Path) -> Iterator[Measure]:
    real, rendered = cache / f"{kind}_film.mp4", cache / f"{kind}_rendered.mp4"
    write_films(tried.neural, tried.held_out, real, rendered)
    away = found_again(real, rendered)
    what = f"hands found again in their place, tracks {kind}"
    least = 0.9 if kind == "refined" else None
    yield Measure(what, float((away <= _SAME).mean()), "of those in the film", least=least)
    there = away[np.isfinite(away)]
    yield Measure(
        f"hands found again anywhere, tracks {kind}", len(there) / len(away), "of those in the film"
    )
    yield Measure(f"hands are off by, tracks {kind}", float(np.median(there)), "of a hand")
