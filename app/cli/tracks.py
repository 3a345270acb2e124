"""Export the points of a sign's active take."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

import numpy as np

from app.cli.command import Context
from app.cli.lexicon_folder import opened
from app.core.files import write_npz
from app.studio.leaving import require_may_leave
from app.studio.signs import joints_before_camera, joints_of_motion, open_sign
from lexicon_db.entries import entry_named
from lexicon_db.errors import KnownError

NAME: Final = "tracks"
HELP: Final = (
    "write the joints of a sign to an .npz file; points of a hand where none was measured are nan"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which sign, where to, and in which axes."""
    parser.add_argument("gloss", metavar="GLOSS", help="its ID-gloss")
    parser.add_argument("--out", type=Path, required=True, metavar="F.npz", help="file to write")
    parser.add_argument(
        "--camera",
        action="store_true",
        help="the signer before the camera (x right, y down, z away) instead of the mean body",
    )


def run(arguments: argparse.Namespace, context: Context) -> None:
    """Write the file."""
    with opened(context) as lexicon:
        entry = entry_named(lexicon, arguments.gloss)
        what = f"{entry.id_gloss} was not exported."
        if entry.active_take is None:
            raise KnownError(what, "It has no take.", "Add a recording of it first.")
        sign = open_sign(lexicon, entry.active_take)
        notices = require_may_leave(lexicon, [sign.take.signer], what)
    if sign.motion is None:
        raise KnownError(
            what, "It has no tracks yet.", f"Extract it first: extract {entry.id_gloss}."
        )
    if arguments.camera and sign.fit is None:
        raise KnownError(
            what, "Its recording has no camera.", "Leave --camera out to get body axes."
        )
    if arguments.camera and sign.fit is not None:
        track = joints_before_camera(sign.fit, sign.motion.flags)
    else:
        track = joints_of_motion(sign.motion)
    arrays = {
        "joints": track.joints.astype(np.float32),
        "names": np.array(track.names),
        "pts": track.pts,
        "poses": track.poses,
        "flags": track.flags,
    }
    write_npz(arguments.out, arrays)
    for notice in notices:
        context.terminal.say(notice)
    context.terminal.result(
        {"file": str(arguments.out), "frames": len(track.pts), "points": len(track.names)},
        f"Wrote {len(track.pts)} frames of {len(track.names)} points to {arguments.out}.",
    )
