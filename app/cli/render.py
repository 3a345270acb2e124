"""Render the video of an utterance, or of a take as its camera saw it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from app.cli.command import Context
from app.cli.compose import known_glosses
from app.cli.lexicon_folder import opened, run_jobs
from app.studio.composing import compose, signers_of
from app.studio.rendering import MANNEQUIN, Picture, request_render, request_take_render
from lexicon_db.entries import entry_named
from lexicon_db.errors import KnownError
from lexicon_db.records import Job, JobState, Slot
from lexicon_db.store import Lexicon
from lexicon_db.takes import get_take
from lexicon_db.utterances import find_utterance

NAME: Final = "render"
HELP: Final = "render the video of an utterance with an identity"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What is signed, by whom, and how it looks."""
    parser.add_argument(
        "utterance", nargs="?", metavar="GLOSSES|NAME", help="glosses, or a saved utterance"
    )
    parser.add_argument("--take", metavar="GLOSS", help="the active take of a sign instead")
    parser.add_argument(
        "--camera", choices=("source",), help="with --take: seen by the camera that recorded it"
    )
    parser.add_argument("--identity", default=MANNEQUIN, metavar="I", help="who signs")
    parser.add_argument("--out", type=Path, required=True, metavar="F.mp4", help="the video")
    parser.add_argument("--size", type=size, default=(512, 512), metavar="512|1280x720")
    parser.add_argument("--fps", type=float, default=25.0)
    parser.add_argument(
        "--background", default="plain", metavar="B", help="plain, room, #rrggbb or a picture"
    )
    parser.add_argument("--framing", choices=("signing-space", "portrait"), default="signing-space")
    parser.add_argument("--no-label", action="store_true", help="leave the corner label out")


def size(text: str) -> tuple[int, int]:
    """Read a size: one number for a square, or width x height."""
    parts = text.lower().split("x")
    if len(parts) not in (1, 2) or not all(part.isdigit() for part in parts):
        raise argparse.ArgumentTypeError("a size is one number, or WIDTHxHEIGHT")
    width, height = int(parts[0]), int(parts[-1])
    if not (64 <= width <= 4096 and 64 <= height <= 4096):
        raise argparse.ArgumentTypeError("sides are 64 to 4096 pixels")
    return width, height


def run(arguments: argparse.Namespace, context: Context) -> None:
    """Queue it and wait until it is done."""
    if (arguments.utterance is None) == (arguments.take is None):
        raise KnownError(
            "Nothing was rendered.",
            "Either an utterance or --take is needed.",
            'Write: render "GLOSSES" --out F.mp4, or: render --take GLOSS --out F.mp4',
        )
    with opened(context) as lexicon:
        job = _request(arguments, lexicon, context)
        done = run_jobs(lexicon, [job.id], context)[0]
    if done.state is not JobState.DONE:
        raise KnownError(done.what, done.why, done.fix)
    context.terminal.result(
        {"file": str(arguments.out), "identity": arguments.identity},
        f"Rendered {arguments.out}.",
    )


def _request(arguments: argparse.Namespace, lexicon: Lexicon, context: Context) -> Job:
    picture = Picture(
        size=arguments.size,
        fps=arguments.fps,
        background=arguments.background,
        framing=arguments.framing,
        label=not arguments.no_label,
        device=context.device,
    )
    if arguments.camera is not None:
        entry = entry_named(lexicon, arguments.take or "")
        if entry.active_take is None:
            raise KnownError(
                "Nothing was rendered.", f"{entry.id_gloss} has no take.", "Add a recording first."
            )
        return request_take_render(
            lexicon,
            get_take(lexicon, entry.active_take),
            identity=arguments.identity,
            file=arguments.out,
            picture=picture,
        )
    slots, rate, fluency = _slots(lexicon, arguments)
    return request_render(
        lexicon,
        compose(lexicon, slots, rate=rate, fluency=fluency),
        identity=arguments.identity,
        signers=signers_of(lexicon, slots),
        file=arguments.out,
        picture=picture,
    )


def _slots(
    lexicon: Lexicon, arguments: argparse.Namespace
) -> tuple[tuple[Slot, ...], float, float]:
    if arguments.take is not None:
        return (Slot(entry_named(lexicon, arguments.take).id),), 1.0, 0.0
    saved = find_utterance(lexicon, arguments.utterance)
    if saved is not None:
        return saved.slots, saved.rate, saved.fluency
    return known_glosses(lexicon, arguments.utterance).slots, 1.0, 0.0
