"""Identities: make a signer's plain appearance, learn a lifelike one, list and delete them."""

from __future__ import annotations

import argparse
import shutil
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.cli.arguments import number
from app.cli.command import Context, WrongUsage
from app.cli.lexicon_folder import finish_jobs, opened, require_success, run_jobs
from app.cli.signer import signer_named
from app.cli.terminal import table
from app.core.files import require_place
from app.studio.enrolment import request_enrolment
from app.studio.identity_training import (
    PRESETS,
    Wish,
    remove_identity,
    report_of,
    request_training,
)
from app.studio.rendering import identities
from lexicon_db.entries import entry_named
from lexicon_db.errors import KnownError
from lexicon_db.identities import find_identity, list_identities
from lexicon_db.records import Scope
from lexicon_db.signers import list_signers
from lexicon_db.takes import takes_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.studio.identity_training import TrainingReport
    from lexicon_db.records import Signer, SignerId, Take
    from lexicon_db.store import Lexicon

NAME: Final = "identity"
HELP: Final = "make, train, list and delete the appearances that can be rendered"

#: What the numbers of a report are called, their unit, and how many digits tell something.
_NUMBERS: Final = {
    "psnr": ("whole picture", "dB", 1),
    "ssim": ("whole picture", "of 1", 3),
    "foreground_psnr": ("signer", "dB", 1),
    "foreground_ssim": ("signer", "of 1", 3),
    "hand_psnr": ("hands", "dB", 1),
    "hand_ssim": ("hands", "of 1", 3),
    "flicker": ("flicker, less is better", "of movement", 2),
    "alpha_iou": ("outline", "of 1", 3),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """One of five things to do."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    enrol = actions.add_parser("enrol", help="make an identity of a consenting signer")
    enrol.add_argument("name", metavar="NAME", help="what to call the identity")
    enrol.add_argument("--signer", required=True, help="who has agreed to train-identity")
    enrol.add_argument(
        "--takes", required=True, metavar="G,...", help="glosses whose takes show the signer"
    )
    train = actions.add_parser("train", help="learn how a consenting signer looks")
    train.add_argument("name", metavar="NAME", help="what to call the identity")
    train.add_argument(
        "--minutes", type=number, default=10.0, metavar="M", help="learn so long (10)"
    )
    train.add_argument(
        "--preset", choices=PRESETS, default=PRESETS[0], help="how large it is; cpu is the smallest"
    )
    train.add_argument("--signer", help="who has agreed to train-identity; may be the only one")
    train.add_argument("--takes", metavar="G,...", help="glosses whose takes show the signer (all)")
    train.add_argument("--seed", type=int, default=0, help="of all choices that are made (0)")
    report = actions.add_parser("report", help="how lifelike an identity that was trained is")
    report.add_argument("name", metavar="NAME")
    report.add_argument("--out", type=Path, metavar="FOLDER", help="copy its pictures there")
    actions.add_parser("list", help="list the identities")
    delete = actions.add_parser("delete", help="delete an identity")
    delete.add_argument("name", metavar="NAME")


def run(arguments: argparse.Namespace, context: Context) -> None:
    """Do it, and show the identities as they are then, or the report."""
    if arguments.action in ("train", "report"):
        _learned(arguments, context)
        return
    with opened(context) as lexicon:
        if arguments.action == "enrol":
            signer = signer_named(lexicon, arguments.signer)
            takes = _takes(lexicon, arguments.takes, signer.id)
            job = request_enrolment(lexicon, arguments.name, signer.id, takes)
            finish_jobs(lexicon, [job.id], context)
        elif arguments.action == "delete":
            remove_identity(lexicon, arguments.name)
        choices = identities(lexicon)
    document = {
        "identities": [
            {
                "name": choice.name,
                "signer": choice.signer,
                "usable": choice.usable,
                "why_not": choice.why_not,
            }
            for choice in choices
        ]
    }
    rows = [(choice.name, choice.why_not or "can be rendered") for choice in choices]
    context.terminal.result(document, *table(("identity", "state"), rows))


def _learned(arguments: argparse.Namespace, context: Context) -> None:
    """Train, or only tell what a training came to; stopped, it goes on the next time."""
    with opened(context) as lexicon:
        if arguments.action == "train":
            if arguments.minutes <= 0:
                raise WrongUsage("--minutes is above 0.")
            signer = _signer(lexicon, arguments.name, arguments.signer)
            takes = None
            if arguments.takes is not None:
                takes = [take.id for take in _takes(lexicon, arguments.takes, signer.id)]
            wish = Wish(
                arguments.minutes * 60, arguments.preset, arguments.seed, device=context.device
            )
            job = request_training(lexicon, arguments.name, signer.id, wish, takes)
            require_success(run_jobs(lexicon, [job.id], context))
        report = _report(lexicon, arguments.name)
    document: dict[str, Any] = asdict(report) | {"pictures": [str(one) for one in report.pictures]}
    lines = list(_lines(report))
    folder = arguments.out if arguments.action == "report" else None
    if folder is not None:
        for picture in report.pictures:
            target = folder / picture.name
            require_place(target)
            shutil.copyfile(picture, target)
        lines.append(f"{len(report.pictures)} pictures are in {folder}.")
    context.terminal.result({"report": document}, *lines)


def _report(lexicon: Lexicon, name: str) -> TrainingReport:
    identity = find_identity(lexicon, name)
    report = report_of(lexicon, identity) if identity is not None else None
    if report is None:
        known = ", ".join(one.name for one in list_identities(lexicon) if one.kind == "neural")
        raise KnownError(
            f"There is no report of {name}.",
            f"Trained here were: {known or 'none yet'}.",
            f"Train it first: identity train {name}.",
        )
    return report


def _lines(report: TrainingReport) -> Iterator[str]:
    yield (
        f"Learned for {report.seconds / 60:g} minutes from {report.examples} moments of "
        f"{report.takes} takes."
    )
    if not report.frames:
        yield "No sign was left to measure it on: train on takes of two signs or more."
        return
    yield (
        f"Measured on {report.frames} moments of signs that it never saw: "
        f"{', '.join(report.signs)}."
    )
    rows = [
        (what, f"{report.learned[name]:.{digits}f}", f"{report.flat[name]:.{digits}f}", unit)
        for name, (what, unit, digits) in _NUMBERS.items()
        if name in report.learned and name in report.flat
    ]
    yield from table(("likeness of", "learned", "plain", "unit"), rows)


def _signer(lexicon: Lexicon, name: str, asked: str | None) -> Signer:
    """Who is learned: who was named, whose identity it is, or the only one who has agreed."""
    if asked is not None:
        return signer_named(lexicon, asked)
    signers = list_signers(lexicon)
    owner = find_identity(lexicon, name)
    agreed = [
        one
        for one in signers
        if (owner is None and Scope.TRAIN_IDENTITY in one.scopes)
        or (owner is not None and one.id == owner.signer)
    ]
    if len(agreed) != 1:
        names = ", ".join(one.name for one in agreed) or "nobody"
        raise KnownError(
            "The identity was not trained.",
            f"It is not clear who is learned: {names} agreed to train-identity.",
            "Name the signer: --signer NAME.",
        )
    return agreed[0]


def _takes(lexicon: Lexicon, glosses: str, signer: SignerId) -> list[Take]:
    names = [name.strip() for name in glosses.split(",") if name.strip()]
    entries = [entry_named(lexicon, name) for name in names]
    takes = [take for entry in entries for take in takes_of(lexicon, entry.id)]
    return [take for take in takes if take.signer == signer]
