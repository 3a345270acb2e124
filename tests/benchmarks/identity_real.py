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
from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast

import numpy as np
from numpy.typing import NDArray

from app.body.fitting.take import fit_take
from app.body.model import BodyModel, load_body
from app.body.skinning import Skinner
from app.capture.video import VideoFile
from app.capture.writer import VideoWriter
from app.cli.bench import Measure
from app.core.files import write_whole
from app.core.progress import Silent
from app.extraction.cleaning import clean_landmarks
from app.extraction.landmarks import extract_landmarks
from app.extraction.signer_mask import SignerMask
from app.rendering.examples.choosing import held_out_signs
from app.rendering.examples.first_look import first_look
from app.rendering.examples.making import Wish, make_examples
from app.rendering.examples.refinement import refine
from app.rendering.examples.storage import open_examples
from app.rendering.examples.takes import Recorded
from app.rendering.flat import FlatIdentity
from app.rendering.identity import Identity
from app.rendering.neural.examples import Examples
from app.rendering.neural.learned import NeuralIdentity
from app.rendering.neural.report import Scores, scores
from app.rendering.neural.single import GREY, drawn
from app.rendering.neural.training import Plan, train
from lexicon_db.codec import decode_track, encode_track
from lexicon_db.tracks import FitTrack, LandmarkTrack
from tests.benchmarks.data import DATA

_SIZE: Final = 256
_MOST: Final = 480
_HELD_OUT: Final = 4 / 18
#: Every so many held-out frames are compared.
_EVERY: Final = 6
#: Frames of a held-out sign that are written as videos.
_FILM: Final = 120
_KINDS: Final = ("as they are", "refined")
_QUALITY: Final = DATA.parent / "measures" / "render_quality.py"


def measures() -> Iterator[Measure]:
    """Likeness of held-out signs, beside the flat identity; what refinement of poses brings."""
    clips = sorted((DATA / "clips").glob("psp_*.mp4"))
    if not clips:
        return
    cache = Path(os.environ.get("KINELEX_IDENTITY_CACHE") or tempfile.mkdtemp())
    examples = _examples(clips, load_body(), cache)
    found = {kind: _Tried.of(kind, examples, cache) for kind in _KINDS}
    for kind, one in found.items():
        yield from _likeness(one, f"tracks {kind}")
    raw, refined = (
        next(scores([one.neural], _some(one.held_out))[0].hand_ssim for one in [found[kind]])
        for kind in _KINDS
    )
    yield Measure("what refinement adds to hand crops", refined - raw, "SSIM", least=0.15)
    yield from _quality(found["refined"], cache)


@dataclass(frozen=True, eq=False)
class _Tried:
    """An identity that was learned from tracks of a kind, and held-out signs in such tracks."""

    neural: Identity
    flat: Identity
    held_out: Examples

    @classmethod
    def of(cls, kind: str, examples: tuple[Examples, Examples], cache: Path) -> _Tried:
        learned, held_out = examples
        flat = FlatIdentity("flat", first_look(learned), learned.model)
        if kind == "refined":
            learned = refine(learned, flat).best()
            flat = FlatIdentity("flat", first_look(learned), learned.model)
            held_out = refine(held_out, flat).examples
        seconds = float(os.environ.get("KINELEX_IDENTITY_SECONDS", "600"))
        plan = Plan(
            seconds=seconds,
            device=os.environ.get("KINELEX_IDENTITY_DEVICE", "cpu"),
            steps=int(os.environ.get("KINELEX_IDENTITY_STEPS", "0")) or None,
        )
        checkpoint = cache / f"{kind}_{time.time_ns()}.checkpoint"
        made = train(learned, plan, checkpoint=checkpoint)
        checkpoint.unlink(missing_ok=True)
        neural = NeuralIdentity(kind, made, learned.model, device=plan.device)
        return cls(neural, flat, held_out)


def _some(examples: Examples) -> Examples:
    return examples.chosen(range(0, len(examples), _EVERY))


def _likeness(tried: _Tried, how: str) -> Iterator[Measure]:
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


def _quality(tried: _Tried, cache: Path) -> Iterator[Measure]:
    """What an independent program finds: wrong movement, and hands found again."""
    if not _QUALITY.exists():
        return
    found, placed = [], tried.held_out
    for sign in dict.fromkeys(placed.signs):
        real, rendered = cache / f"{sign}_film.mp4", cache / f"{sign}_rendered.mp4"
        chosen = placed.chosen([n for n, name in enumerate(placed.signs) if name == sign])
        _write_films(tried.neural, _middle(chosen), real, rendered)
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


def _write_films(neural: Identity, examples: Examples, real: Path, rendered: Path) -> None:
    """Write the film before grey, and the same moments rendered."""
    skinner = Skinner(examples.model, examples.betas, examples.hand_scale)
    size = examples.size
    with (
        VideoWriter(real, size=size, fps=30) as film,
        VideoWriter(rendered, size=size, fps=30) as drawing,
    ):
        for example in examples:
            alpha = example.alpha[..., None]
            film.write(_bytes(example.rgb / 255 * alpha + GREY * (1 - alpha)))
            picture = drawn(neural, skinner, example).cpu().numpy()
            drawing.write(_bytes(picture[..., :3] + GREY * (1 - picture[..., 3:])))


def _bytes(picture: NDArray[np.floating]) -> NDArray[np.uint8]:
    return np.round(picture.clip(0, 1) * 255).astype(np.uint8)


def _examples(clips: list[Path], model: BodyModel, cache: Path) -> tuple[Examples, Examples]:
    signs = [clip.stem for clip in clips]
    held_out = held_out_signs(signs, share=_HELD_OUT)
    folder = cache / "examples"
    folder.mkdir(parents=True, exist_ok=True)
    found = open_examples(folder, model)
    if found is None:
        takes = [_take(clip, model, cache) for clip in clips]
        wish = Wish(size=_SIZE, most=_MOST, whole=frozenset(held_out))
        found = make_examples(takes, model, folder, segment=SignerMask().look, wish=wish)
    return found.split(held_out)


@dataclass(frozen=True)
class _Clip:
    path: Path

    def pictures(self) -> Iterator[NDArray[np.uint8]]:
        with VideoFile(self.path) as video:
            for frame in video.frames():
                yield frame.rgb


def _take(clip: Path, model: BodyModel, cache: Path) -> Recorded:
    fit_file = cache / f"{clip.stem}.fit"
    landmark_file = fit_file.with_suffix(".landmarks")
    if not landmark_file.exists():
        with VideoFile(clip) as video:
            track = extract_landmarks(video, progress=Silent())
        write_whole(landmark_file, encode_track(track))
    landmarks = cast("LandmarkTrack", decode_track(landmark_file.read_bytes()))
    if not fit_file.exists():
        fit = fit_take(clean_landmarks(landmarks), model, Silent())
        write_whole(fit_file, encode_track(fit))
    fit = cast("FitTrack", decode_track(fit_file.read_bytes()))
    return Recorded(clip.stem, _Clip(clip).pictures, fit, landmarks.flags)


if __name__ == "__main__":
    for measure in measures():
        print(measure)  # noqa: T201 - what it is for
