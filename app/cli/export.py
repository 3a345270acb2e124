"""Write the active take of a sign as a file of other programs."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any, Final

from app.cli.arguments import frame_rate
from app.cli.command import Context
from app.cli.lexicon_folder import opened
from app.interchange.pose_layout import PoseLayout
from app.studio.exporting import SUFFIXES, TAKE_SUFFIXES, Exported, Options, export_take
from lexicon_db.entries import entry_named
from lexicon_db.errors import KnownError

NAME: Final = "export"
HELP: Final = "write the active take of a sign for other programs"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which sign, and where to."""
    parser.add_argument("gloss", metavar="GLOSS", help="its ID-gloss")
    parser.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="F",
        help=f"its ending is one of {' '.join(TAKE_SUFFIXES)}",
    )
    parser.add_argument(
        "--hide-face",
        action="store_true",
        help="hide the signer's face in every frame of a film (.mp4, .webm)",
    )
    parser.add_argument(
        "--even-style",
        action="store_true",
        help="even out posture and fast movement; this does not hide who signs",
    )
    parser.add_argument("--fps", type=frame_rate, help="frame rate (else that of the recording)")
    add_pose_arguments(parser)


def run(arguments: argparse.Namespace, context: Context) -> None:
    """Write the file."""
    with opened(context) as lexicon:
        entry = entry_named(lexicon, arguments.gloss)
        if entry.active_take is None:
            raise KnownError(
                f"{entry.id_gloss} was not exported.",
                "It has no take.",
                "Add a recording of it first.",
            )
        options = Options(
            arguments.fps,
            arguments.points,
            arguments.pose_version,
            hide_face=arguments.hide_face,
            even_style=arguments.even_style,
        )
        exported = export_take(lexicon, entry.active_take, arguments.out, options)
    tell_notices(exported, context)
    context.terminal.result(describe_export(exported), f"Wrote {exported.file}.")


def add_pose_arguments(parser: argparse.ArgumentParser) -> None:
    """How .pose files are written."""
    parser.add_argument(
        "--points",
        type=PoseLayout,
        choices=list(PoseLayout),
        default=PoseLayout.HOLISTIC,
        help="which points a .pose file has: all 586, or 178",
    )
    parser.add_argument(
        "--pose-version", type=float, choices=(0.1, 0.2), default=0.2, help="of a .pose file"
    )


def endings() -> str:
    """The endings of files that can be written."""
    return " ".join(SUFFIXES)


def tell_notices(exported: Exported, context: Context) -> None:
    """Say what whoever takes the file should know."""
    for notice in exported.notices:
        context.terminal.say(notice)


def describe_export(exported: Exported) -> dict[str, Any]:
    """What was written, as JSON values."""
    return {
        "file": str(exported.file),
        "fps": exported.fps,
        "frames": exported.frames,
        "notices": list(exported.notices),
    }
