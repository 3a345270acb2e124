"""Render the video of an utterance, or of a take as its camera saw it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from app.cli.arguments import background, frame_rate, margin, size
from app.cli.command import Context, WrongUsage
from app.cli.compose import known_glosses
from app.cli.lexicon_folder import finish_jobs, opened
from app.studio.composing import compose, signers_of
from app.studio.rendering import MANNEQUIN, Picture, request_render, request_take_render
from lexicon_db.entries import entry_named
from lexicon_db.errors import KnownError
from lexicon_db.records import Job, Slot
from lexicon_db.store import Lexicon
from lexicon_db.takes import get_take
from lexicon_db.utterances import find_utterance

NAME: Final = "render"
HELP: Final = "render the video of an utterance with an identity"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What is signed, by whom, and how it looks."""
    signed = parser.add_mutually_exclusive_group(required=True)
    signed.add_argument(
        "utterance", nargs="?", metavar="GLOSSES|NAME", help="glosses, or a saved utterance"
    )
    signed.add_argument("--take", metavar="GLOSS", help="the active take of a sign instead")
    parser.add_argument(
        "--camera", choices=("source",), help="with --take: seen by the camera that recorded it"
    )
    parser.add_argument("--identity", default=MANNEQUIN, metavar="I", help="who signs")
    parser.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="F.mp4",
        help="the video: .mp4, or .webm and .mov, which can be transparent",
    )
    parser.add_argument(
        "--size", type=size, default=(512, 512), metavar="512|1280x720", help="in pixels"
    )
    parser.add_argument("--fps", type=frame_rate, default=25.0, help="frames per second")
    parser.add_argument(
        "--background",
        type=background,
        default="plain",
        metavar="B",
        help="plain, room, original (where the signer was filmed), transparent, #rrggbb, a picture",
    )
    parser.add_argument(
        "--framing",
        choices=("signing-space", "portrait"),
        default="signing-space",
        help="how much of the signer is seen",
    )
    parser.add_argument(
        "--margin", type=margin, metavar="0.02", help="share of the picture that stays free"
    )
    parser.add_argument(
        "--captions",
        choices=("none", "burnt", "srt", "vtt"),
        default="none",
        help="glosses in the picture, or in a file beside it",
    )
    parser.add_argument(
        "--public",
        action="store_true",
        help="to be published: everybody in it has agreed to that, and it is approved",
    )
    parser.add_argument("--no-label", action="store_true", help="leave the corner label out")


def run(arguments: argparse.Namespace, context: Context) -> None:
    """Queue it and wait until it is done."""
    if arguments.camera is not None and arguments.take is None:
        raise WrongUsage("--camera needs --take: an utterance has no camera of its own.")
    with opened(context) as lexicon:
        job = _request(arguments, lexicon, context)
        finish_jobs(lexicon, [job.id], context)
    is_draft = job.parameters["is_draft"]
    lines = [f"Rendered {arguments.out}."]
    if is_draft:
        lines.append(f"It is a draft until the signer approves it: renders approve {arguments.out}")
    context.terminal.result(
        {"file": str(arguments.out), "identity": arguments.identity, "is_draft": is_draft}, *lines
    )


def _request(arguments: argparse.Namespace, lexicon: Lexicon, context: Context) -> Job:
    picture = Picture(
        size=arguments.size,
        fps=arguments.fps,
        background=arguments.background,
        framing=arguments.framing,
        margin=arguments.margin,
        captions=arguments.captions,
        is_public=arguments.public,
        label=not arguments.no_label,
        device=context.device,
    )
    if arguments.camera is not None:
        entry = entry_named(lexicon, arguments.take)
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
