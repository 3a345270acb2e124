"""Fill gaps in SMPL-X motion."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import Final

from app.cli.command import Context
from app.cli.lexicon_folder import opened
from app.studio.filling import fill_file
from app.studio.motion_training import own_prior
from lexicon_db.records import FillMethod

NAME: Final = "fill"
HELP: Final = "fill gap frames of SMPL-X motion"

_GAP: Final = re.compile(r"(\d{1,9}):(\d{1,9})")
_METHODS: Final = [FillMethod.LATENT, FillMethod.GP, FillMethod.QUINTIC, FillMethod.SLERP]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which motion, which gaps, how, and where to."""
    parser.add_argument("source", type=Path, metavar="IN.npz", help="motion with gaps")
    parser.add_argument(
        "--method",
        type=FillMethod,
        choices=_METHODS,
        default=FillMethod.GP,
        help="how gaps are filled (gp); latent knows what the lexicon has learned, if one is named",
    )
    parser.add_argument(
        "--gap",
        type=_gap,
        nargs="+",
        default=[],
        metavar="FIRST:END",
        help="gaps, END not included; without it those of gap_mask in the file",
    )
    parser.add_argument("--out", type=Path, required=True, metavar="OUT.npz", help="file to write")


def run(arguments: argparse.Namespace, context: Context) -> None:
    """Write the file."""
    prior = None
    if context.lexicon is not None and arguments.method is FillMethod.LATENT:
        with opened(context) as lexicon:
            prior = own_prior(lexicon)
    gaps = fill_file(arguments.source, arguments.out, arguments.method, arguments.gap, prior=prior)
    frames = sum(end - first for first, end in gaps)
    context.terminal.result(
        {"file": str(arguments.out), "gaps": gaps, "frames": frames, "method": arguments.method},
        f"Filled {frames} frames in {len(gaps)} gaps; wrote {arguments.out}.",
    )


def _gap(text: str) -> tuple[int, int]:
    found = _GAP.fullmatch(text)
    if not found or int(found[1]) >= int(found[2]):
        raise argparse.ArgumentTypeError("a gap is FIRST:END, two frame numbers")
    return int(found[1]), int(found[2])
