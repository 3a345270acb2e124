"""Identities that learn from films alone, whose tracks come from the film as every take's do.

Tracks are used as they are, or refined against the film. Held-out film is seen, but only to place
the body in it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast

import numpy as np
from numpy.typing import NDArray

from app.body.fitting.take import fit_take
from app.body.model import BodyModel
from app.body.skinning import Skinner
from app.capture.video import VideoFile
from app.capture.writer import VideoWriter
from app.core.files import write_whole
from app.core.progress import Silent
from app.extraction.cleaning import clean_landmarks
from app.extraction.landmarks import extract_landmarks
from app.extraction.signer_mask import SignerMask
from app.rendering.examples.first_look import first_look
from app.rendering.examples.making import Wish, make_examples
from app.rendering.examples.refinement import refine
from app.rendering.examples.storage import open_examples
from app.rendering.examples.takes import Recorded
from app.rendering.flat import FlatIdentity
from app.rendering.identity import Identity
from app.rendering.neural.examples import Examples
from app.rendering.neural.learned import NeuralIdentity
from app.rendering.neural.single import GREY, drawn
from app.rendering.neural.training import Plan, train
from lexicon_db.codec import decode_track, encode_track
from lexicon_db.tracks import FitTrack, HandFlag, LandmarkTrack

KINDS: Final = ("as they are", "refined")
#: A hand is so many times as large as it is from the wrist to the knuckle of the middle finger.
_HAND: Final = 2.0
_WRIST, _KNUCKLE = 0, 9
_FOUND: Final = (HandFlag.MEASURED, HandFlag.RECOVERED)


def examples_of(
    clips: Sequence[Path], held_out: Collection[str], model: BodyModel, cache: Path, wish: Wish
) -> tuple[Examples, Examples]:
    """What is learned from, and what is held out; a clip is a sign that is named like its file.

    Args:
        clips: Films of one signer.
        held_out: Signs that are held out.
        model: The body.
        cache: Folder that keeps tracks and examples.
        wish: How examples are made.
    """
    folder = cache / "examples"
    folder.mkdir(parents=True, exist_ok=True)
    found = open_examples(folder, model)
    if found is None:
        takes = [_take(clip, model, cache) for clip in clips]
        found = make_examples(takes, model, folder, segment=SignerMask().look, wish=wish)
    return found.split(held_out)


@dataclass(frozen=True, eq=False)
class Tried:
    """An identity that was learned from tracks of a kind, and held-out signs in such tracks."""

    neural: Identity
    flat: Identity
    held_out: Examples

    @classmethod
    def of(
        cls, kind: str, examples: tuple[Examples, Examples], plan: Plan, checkpoint: Path
    ) -> Tried:
        """Learn from tracks of a kind, one of ``KINDS``."""
        learned, held_out = examples
        flat = FlatIdentity("flat", first_look(learned), learned.model)
        if kind == "refined":
            learned = refine(learned, flat).best()
            flat = FlatIdentity("flat", first_look(learned), learned.model)
            held_out = refine(held_out, flat).examples
        made = train(learned, plan, checkpoint=checkpoint)
        neural = NeuralIdentity(kind, made, learned.model, device=plan.device)
        return cls(neural, flat, held_out)


def write_films(identity: Identity, examples: Examples, real: Path, rendered: Path) -> None:
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
            picture = drawn(identity, skinner, example).cpu().numpy()
            drawing.write(_bytes(picture[..., :3] + GREY * (1 - picture[..., 3:])))


def found_again(real: Path, rendered: Path) -> NDArray[np.float64]:
    """How far hands that are found in a film are from those found in its rendering.

    Returns:
        One value per hand and frame in which the film shows it: mean distance of its points in
        sizes of the hand; infinite where it was not found again.
    """
    film, drawing = (_landmarks(video) for video in (real, rendered))
    seen, again = (np.isin(track.flags, _FOUND) for track in (film, drawing))
    points = film.hands[..., :2].astype(np.float64)
    bones = np.linalg.norm(points[:, :, _KNUCKLE] - points[:, :, _WRIST], axis=-1)
    size = _HAND * np.median(bones[seen])
    away = np.linalg.norm(points - drawing.hands[..., :2], axis=-1).mean(axis=-1) / size
    return np.where(again, away, np.inf)[seen]


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
        write_whole(landmark_file, encode_track(_landmarks(clip)))
    landmarks = cast("LandmarkTrack", decode_track(landmark_file.read_bytes()))
    if not fit_file.exists():
        fit = fit_take(clean_landmarks(landmarks), model, Silent())
        write_whole(fit_file, encode_track(fit))
    fit = cast("FitTrack", decode_track(fit_file.read_bytes()))
    return Recorded(clip.stem, _Clip(clip).pictures, fit, landmarks.flags)


def _landmarks(clip: Path) -> LandmarkTrack:
    with VideoFile(clip) as video:
        return extract_landmarks(video, progress=Silent())


def _bytes(picture: NDArray[np.floating]) -> NDArray[np.uint8]:
    return np.round(picture.clip(0, 1) * 255).astype(np.uint8)
