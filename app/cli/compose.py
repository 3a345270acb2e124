"""Compose glosses into one continuous motion."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.cli.arguments import frame_rate, number
from app.cli.command import Context, WrongUsage
from app.cli.export import add_pose_arguments, tell_notices
from app.cli.lexicon_folder import finish_jobs, opened
from app.motion.trajectory import Trajectory
from app.studio.composing import (
    Missing,
    MissingChoice,
    Reading,
    compose,
    made_by,
    read_glosses,
    seam_reports,
    signers_of,
)
from app.studio.exporting import SUFFIXES, Options, export_utterance, recorded_fps
from app.studio.gloss_tiers import glosses_of_tier
from app.studio.rendering import MANNEQUIN, Picture, request_render
from lexicon_db.errors import KnownError
from lexicon_db.records import FillMethod, Review, Slot
from lexicon_db.reviews import reviews_of_utterance
from lexicon_db.store import Lexicon
from lexicon_db.utterances import find_utterance, save_utterance

if TYPE_CHECKING:
    from app.motion.seams import SeamReport

NAME: Final = "compose"
HELP: Final = "make one continuous motion of glosses"

#: So many missing glosses are named.
_MOST_NAMED: Final = 12


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What is signed, how, and where it goes."""
    parser.add_argument(
        "glosses",
        metavar="GLOSSES",
        nargs="?",
        help="such as “A B, C. #NAME”; marks are pauses, #NAME is fingerspelled",
    )
    parser.add_argument("--eaf", type=Path, metavar="F.eaf", help="glosses of an ELAN file instead")
    parser.add_argument("--tier", metavar="T", help="its tier (else the one of glosses)")
    parser.add_argument(
        "--method",
        type=FillMethod,
        choices=list(FillMethod),
        default=FillMethod.AUTO,
        help="what fills the gaps between signs",
    )
    parser.add_argument("--rate", type=number, default=1.0, metavar="R", help="1 is as recorded")
    parser.add_argument(
        "--fluency", type=number, default=0.0, metavar="0..1", help="0 keeps frames as recorded"
    )
    parser.add_argument(
        "--missing",
        type=MissingChoice,
        choices=list(MissingChoice),
        default=MissingChoice.REFUSE,
        help="what is done about glosses that the lexicon does not have; letters to spell with are"
        " entries with the tag “fingerspelling”",
    )
    parser.add_argument("--save", metavar="NAME", help="also keep the utterance in the lexicon")
    parser.add_argument(
        "--fps", type=frame_rate, help="frame rate of the file (else that of the recordings)"
    )
    parser.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="F",
        help=f"its ending is one of .mp4 {' '.join(SUFFIXES)}",
    )
    add_pose_arguments(parser)


def run(arguments: argparse.Namespace, context: Context) -> None:
    """Compose and write."""
    if (arguments.glosses is None) == (arguments.eaf is None):
        raise WrongUsage("Name either glosses or an ELAN file.")
    with opened(context) as lexicon:
        glosses = arguments.glosses
        if arguments.eaf is not None:
            glosses = glosses_of_tier(lexicon, arguments.eaf, arguments.tier)
        reading = known_glosses(lexicon, glosses, arguments.missing)
        trajectory = compose(
            lexicon,
            reading.slots,
            rate=arguments.rate,
            fluency=arguments.fluency,
            method=arguments.method,
        )
        fps = arguments.fps or recorded_fps(trajectory)
        if arguments.out.suffix.lower() == ".mp4":
            _render(lexicon, reading, trajectory, (arguments.out, fps), context)
        else:
            options = Options(
                fps,
                arguments.points,
                arguments.pose_version,
                _reviews(lexicon, arguments.save, reading.slots),
            )
            exported = export_utterance(lexicon, reading.slots, trajectory, arguments.out, options)
            tell_notices(exported, context)
        reports = seam_reports(lexicon, trajectory, rate=arguments.rate)
        if arguments.save:
            save_utterance(
                lexicon,
                arguments.save,
                made_by(reading.slots, arguments.method),
                rate=arguments.rate,
                fluency=arguments.fluency,
                gaps=reading.gaps,
            )
    context.terminal.result(
        {"file": str(arguments.out), **describe(trajectory, reports)},
        f"{len(trajectory.spans)} signs, {float(trajectory.pts[-1]):.2f} s: {arguments.out}",
    )


def known_glosses(
    lexicon: Lexicon, text: str, missing: MissingChoice = MissingChoice.REFUSE
) -> Reading:
    """Read glosses that must all be in the lexicon, or be spelled or left open by choice.

    Raises:
        KnownError: If some are not; a missing sign is never left out silently.
    """
    reading = read_glosses(lexicon, text).decided(missing)
    if reading.missing:
        raise KnownError(
            "The utterance was not composed.",
            _told(reading.missing),
            "Spell them (--missing spell), leave gaps (--missing gap), or add recordings of them.",
        )
    if not reading.slots:
        raise KnownError("Nothing was composed.", "There are no glosses.", "Name at least one.")
    return reading


def _reviews(lexicon: Lexicon, name: str | None, slots: Sequence[Slot]) -> tuple[Review, ...]:
    """What people think of an utterance that was saved earlier with the same signs."""
    saved = find_utterance(lexicon, name) if name else None
    if saved is None or [slot.entry for slot in saved.slots] != [slot.entry for slot in slots]:
        return ()
    return reviews_of_utterance(lexicon, saved.id)


def _told(missing: Sequence[Missing]) -> str:
    """What is missing, and which letters are missing to spell it."""
    letters = dict.fromkeys(letter for one in missing for letter in one.spelling.missing)
    told = f"The lexicon has no {_some([one.gloss for one in missing])}"
    return f"{told}, and no letter {_some([*letters])} to spell it." if letters else f"{told}."


def _some(names: Sequence[str]) -> str:
    """Names in a row; of very many only the first."""
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return f"{', '.join(names[:_MOST_NAMED])}{more}"


def describe(trajectory: Trajectory, reports: Sequence[SeamReport] = ()) -> dict[str, Any]:
    """An utterance in numbers: seconds of its signs and seams, and what is told of its seams."""
    return {
        "seconds": float(trajectory.pts[-1]),
        "frames": len(trajectory.pts),
        "signs": [
            {"gloss": span.label, "start": span.start, "end": span.end} for span in trajectory.spans
        ],
        "seams": [
            {
                "start": seam.start,
                "hold": seam.hold,
                "gap": seam.gap,
                "predicted": seam.predicted,
                "usual": [seam.shortest, seam.longest],
                "method": seam.method,
            }
            for seam in trajectory.seams
        ],
        "warnings": [
            {"seam": report.span.slot, "confidence": report.confidence, **asdict(warning)}
            for report in reports
            for warning in report.warnings
        ],
    }


def _render(
    lexicon: Lexicon,
    reading: Reading,
    trajectory: Trajectory,
    wish: tuple[Path, float],
    context: Context,
) -> None:
    file, fps = wish
    job = request_render(
        lexicon,
        trajectory,
        identity=MANNEQUIN,
        signers=signers_of(lexicon, reading.slots),
        file=file,
        picture=Picture(fps=fps, device=context.device),
    )
    finish_jobs(lexicon, [job.id], context)
