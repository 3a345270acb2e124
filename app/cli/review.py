"""Review seams: what needs a look, verdicts, agreement, files for statistics and for ELAN."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.cli.arguments import number
from app.cli.command import Context, WrongUsage
from app.cli.lexicon_folder import opened
from app.cli.terminal import TerminalProgress, table
from app.studio.agreement import Agreement, WhyNot
from app.studio.review_export import (
    agreement_documents,
    way_document,
    write_annotations,
    write_reviews,
)
from app.studio.review_queue import look_at_seams, review_queue, seam_at
from app.studio.reviewing import MARKS, Opinion, agreements, decide, use_way
from lexicon_db.confidences import keep_confidences
from lexicon_db.errors import KnownError
from lexicon_db.records import FillMethod, Reason, Seam, Utterance
from lexicon_db.utterances import find_utterance, list_utterances

if TYPE_CHECKING:
    from app.studio.review_queue import QueuedSeam
    from lexicon_db.store import Lexicon

NAME: Final = "review"
HELP: Final = "list transitions that need a look, decide on them, export verdicts"

_WHY_NOT: Final = {
    WhyNot.ONE_REVIEWER: "only one reviewer",
    WhyNot.NOTHING_SHARED: "no seam judged by two",
    WhyNot.NO_VARIATION: "all said the same, so chance cannot be told",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """One of three things to do."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    listing = actions.add_parser(
        "list", help="transitions: undecided first, the least sure first; and agreement"
    )
    listing.add_argument("--undecided", action="store_true", help="only those without a verdict")
    deciding = actions.add_parser("decide", help="give a verdict on one transition")
    deciding.add_argument("seam", type=int, metavar="SEAM", help="1 leaves the first sign")
    deciding.add_argument(
        "--mark", type=int, choices=MARKS, required=True, help="1 (worst) to 5; 4 and 5 accept"
    )
    deciding.add_argument("--comprehensibility", type=int, choices=MARKS)
    deciding.add_argument(
        "--reason",
        type=Reason,
        choices=list(Reason),
        action="append",
        default=[],
        metavar="REASON",
        help=f"may be given several times: {', '.join(Reason)}",
    )
    deciding.add_argument("--comment", default="", metavar="TEXT")
    deciding.add_argument("--at", type=number, metavar="S", help="seconds the comment speaks of")
    deciding.add_argument(
        "--use", type=_way, metavar="METHOD[:SEED]",
        help="first make the transition this way from now on; the verdict is on that",
    )  # fmt: skip
    exporting = actions.add_parser("export", help="write verdicts and comparisons into a file")
    exporting.add_argument("file", type=Path, metavar="F.(csv|json|eaf)")
    for action in (listing, exporting):
        action.add_argument("--utterance", metavar="NAME", help="only of this one")
    deciding.add_argument("--utterance", metavar="NAME", required=True)
    for action in (listing, deciding):
        action.add_argument("--reviewer", metavar="WHO", help="else the name of this account")


def run(arguments: argparse.Namespace, context: Context) -> None:
    """Do it."""
    with opened(context) as lexicon:
        chosen = _utterance(lexicon, arguments.utterance)
        if arguments.action == "list":
            _list(lexicon, chosen, arguments, context)
        elif arguments.action == "decide":
            _decide(lexicon, chosen, arguments, context)
        else:
            _export(lexicon, chosen, arguments.file, context)


def _list(
    lexicon: Lexicon, chosen: Utterance | None, arguments: argparse.Namespace, context: Context
) -> None:
    reviewer = arguments.reviewer or lexicon.who
    _look(lexicon, chosen, context)
    queue = review_queue(lexicon, reviewer, chosen.id if chosen else None)
    if arguments.undecided:
        queue = tuple(seam for seam in queue if seam.own is None)
    found = agreements(lexicon)
    rows = [
        (
            seam.name,
            f"{seam.slot + 1}",
            f"{seam.before} → {seam.after}",
            "" if seam.known is None else f"{seam.known.confidence:.2f}",
            "" if seam.known is None else f"{seam.known.warning_count}",
            "" if seam.own is None else f"{seam.own.verdict} {seam.own.naturalness or ''}".strip(),
        )
        for seam in queue
    ]
    header = ("utterance", "seam", "signs", "confidence", "warnings", "verdict")
    empty = ["Nothing is left to review." if arguments.undecided else "No utterance has seams."]
    context.terminal.result(
        {
            "reviewer": reviewer,
            "seams": [_document(seam) for seam in queue],
            "agreement": agreement_documents(found),
        },
        *(table(header, rows) if rows else empty),
        "",
        *_agreement_lines(found),
    )


def _decide(
    lexicon: Lexicon, chosen: Utterance | None, arguments: argparse.Namespace, context: Context
) -> None:
    assert chosen is not None
    reviewer = arguments.reviewer or lexicon.who
    seam = seam_at(lexicon, chosen.id, arguments.seam - 1, reviewer)
    if arguments.use is not None:
        use_way(lexicon, seam, arguments.use)
        seam = seam_at(lexicon, chosen.id, seam.slot, reviewer)
    opinion = Opinion(
        arguments.mark,
        frozenset(arguments.reason),
        arguments.comment,
        arguments.at,
        arguments.comprehensibility,
    )
    review = decide(lexicon, seam, reviewer, opinion)
    decided = seam_at(lexicon, chosen.id, seam.slot, reviewer)
    context.terminal.result(
        _document(decided),
        f"{chosen.name}, {seam.before} → {seam.after}: {review.verdict} ({review.naturalness})",
    )


def _export(lexicon: Lexicon, chosen: Utterance | None, file: Path, context: Context) -> None:
    if file.suffix.lower() != ".eaf":
        count = write_reviews(lexicon, file, chosen.id if chosen else None)
        told = {"file": str(file), "count": count}
        context.terminal.result(told, f"{file}: {count} verdicts and comparisons.")
        return
    if chosen is None:
        raise WrongUsage("Annotations are of one utterance: name it with --utterance.")
    exported = write_annotations(lexicon, chosen.id, file)
    for notice in exported.notices:
        context.terminal.say(notice)
    context.terminal.result({"file": str(file), "frames": exported.frames}, f"{file} is written.")


def _look(lexicon: Lexicon, chosen: Utterance | None, context: Context) -> None:
    """Find out how sure seams are of which nobody knows it yet, and keep that."""
    queue = review_queue(lexicon, "", chosen.id if chosen else None)
    unknown = dict.fromkeys(seam.utterance for seam in queue if seam.known is None)
    progress = TerminalProgress(context.terminal, "Looking at transitions")
    for done, utterance in enumerate(unknown):
        progress.report(done, len(unknown), "how sure they are")
        try:
            keep_confidences(lexicon, look_at_seams(lexicon, utterance))
        except KnownError as error:
            context.terminal.say(str(error))


def _utterance(lexicon: Lexicon, name: str | None) -> Utterance | None:
    if name is None:
        return None
    found = find_utterance(lexicon, name)
    if found is None:
        known = ", ".join(one.name for one in list_utterances(lexicon)) or "none yet"
        raise KnownError(
            f"The utterance “{name}” was not found.",
            f"The lexicon has {known}.",
            "Check the name, or save one: compose GLOSSES --save NAME.",
        )
    return found


def _document(seam: QueuedSeam) -> dict[str, Any]:
    own, known = seam.own, seam.known
    return {
        "utterance": seam.name,
        "utterance_id": seam.utterance,
        "seam": seam.slot + 1,
        "before": seam.before,
        "after": seam.after,
        "setting": way_document(seam.setting),
        "confidence": None if known is None else known.confidence,
        "warnings": None if known is None else known.warning_count,
        "verdict": None if own is None else own.verdict.value,
        "mark": None if own is None else own.naturalness,
        "reasons": [] if own is None else sorted(reason.value for reason in own.reasons),
        "comment": "" if own is None else own.comment,
        "others": len(seam.others),
    }


def _agreement_lines(found: dict[str, Agreement]) -> list[str]:
    rows = [
        (
            label,
            "" if one.share is None else f"{one.share:.0%}",
            f"{one.alpha:.2f}" if one.alpha is not None else "",
            f"{one.shared}",
            "" if one.why_not is None else _WHY_NOT[one.why_not],
        )
        for label, one in found.items()
    ]
    return table(("agreement on", "equal", "alpha", "seams", "why no alpha"), rows)


def _way(text: str) -> Seam:
    method, _, seed = text.partition(":")
    if method not in set(FillMethod) or (seed and not seed.isdecimal()):
        raise argparse.ArgumentTypeError(f"a way is one of {', '.join(FillMethod)}, perhaps :SEED")
    return Seam(method=FillMethod(method), seed=int(seed) if seed else None)
