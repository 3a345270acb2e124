"""Repair the motion of a sign's active take, layer by layer."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from app.cli.command import Context, WrongUsage
from app.cli.lexicon_folder import opened
from app.cli.terminal import table
from app.studio.repairing import (
    details_of_other_take,
    layers_of,
    new_repair,
    repair_again,
    set_repairs,
)
from app.studio.signs import SignView, open_sign
from lexicon_db.entries import entry_named
from lexicon_db.errors import KnownError
from lexicon_db.records import BodyPart, Repair, RepairKind
from lexicon_db.store import Lexicon

NAME: Final = "repair"
HELP: Final = "repair the motion of a sign; the measurement stays"

_KINDS: Final = {
    "mark": RepairKind.MARK,
    "interpolate": RepairKind.INTERPOLATE,
    "take-from": RepairKind.TAKE_FROM,
}
_STEPS: Final = ("on", "off", "remove")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which sign, and what to do."""
    parser.add_argument("gloss", metavar="GLOSS", help="its ID-gloss")
    parser.add_argument(
        "step",
        choices=("list", *_KINDS, *_STEPS, "again"),
        nargs="?",
        default="list",
        help="list the repairs, add one, switch one on or off, remove one, put all on again",
    )
    parser.add_argument("number", nargs="?", type=int, help="of the repair, for on, off, remove")
    parser.add_argument("--part", choices=list(BodyPart), help="what of the signer")
    parser.add_argument(
        "--frames", type=_frames, metavar="A-B", help="first and last frame, from 1"
    )
    parser.add_argument("--take", type=int, metavar="N", help="number of the other take, from 1")


def run(arguments: argparse.Namespace, context: Context) -> None:
    """Do the step, then list the repairs."""
    with opened(context) as lexicon:
        entry = entry_named(lexicon, arguments.gloss)
        if entry.active_take is None:
            raise KnownError(
                f"{entry.id_gloss} was not repaired.",
                "It has no take.",
                "Add a recording of it first.",
            )
        view = open_sign(lexicon, entry.active_take)
        before = view.layers.repairs
        if arguments.step == "again":
            repair_again(lexicon, view.take.id)
        elif arguments.step in _KINDS:
            added = _new_repair(lexicon, view, arguments)
            set_repairs(lexicon, view.take.id, before, (*before, added))
        elif arguments.step in _STEPS:
            after = _switched(before, arguments.step, arguments.number)
            set_repairs(lexicon, view.take.id, before, after)
        _tell(lexicon, view, context)


def _frames(text: str) -> tuple[int, int]:
    first, _, last = text.partition("-")
    try:
        return int(first), int(last or first)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not two frame numbers like 10-24") from None


def _new_repair(lexicon: Lexicon, view: SignView, arguments: argparse.Namespace) -> Repair:
    if arguments.part is None or arguments.frames is None:
        raise WrongUsage(f"{arguments.step} needs --part and --frames.")
    kind, details = _KINDS[arguments.step], None
    if kind is RepairKind.TAKE_FROM:
        if arguments.take is None or not 1 <= arguments.take <= len(view.takes):
            raise WrongUsage(f"take-from needs --take, 1 to {len(view.takes)}.")
        other = view.takes[arguments.take - 1].id
        details = details_of_other_take(lexicon, view.take.id, other)
    part, span = BodyPart(arguments.part), _span(view, *arguments.frames)
    return new_repair(lexicon, view.take.id, kind, part, span=span, details=details)


def _span(view: SignView, first: int, last: int) -> tuple[float, float]:
    """Seconds in the recording of two frames, counted from 1."""
    count = 0 if view.motion is None else len(view.motion.pts)
    if view.motion is None or not 1 <= first <= last <= count:
        raise KnownError(
            f"{view.entry.id_gloss} was not repaired.",
            f"Its motion has no frames {first} to {last}.",
            f"It has {count} frames; extract it first if it has none.",
        )
    start, end = (view.take.start + float(view.motion.pts[at - 1]) for at in (first, last))
    return start, end


def _switched(before: Sequence[Repair], step: str, number: int | None) -> tuple[Repair, ...]:
    if number is None or not 1 <= number <= len(before):
        raise WrongUsage(f"{step} needs the number of a repair, 1 to {len(before)}.")
    change: Callable[[Repair], tuple[Repair, ...]] = {
        "on": lambda repair: (replace(repair, is_active=True),),
        "off": lambda repair: (replace(repair, is_active=False),),
        "remove": lambda _: (),
    }[step]
    at = number - 1
    return (*before[:at], *change(before[at]), *before[number:])


def _tell(lexicon: Lexicon, view: SignView, context: Context) -> None:
    layers = layers_of(lexicon, view.take.id)
    rows, documents = [], []
    for number, repair in enumerate(layers.repairs, start=1):
        state = "on" if repair.is_active else "off"
        fits = repair.id not in layers.unfit
        seconds = f"{repair.start:.2f}-{repair.end:.2f} s"
        words = (str(number), state if fits else "does not fit", repair.kind.value)
        rows.append((*words, repair.part.value, seconds, repair.made_by, f"{repair.made_at:%F %R}"))
        documents.append(
            {
                "id": repair.id,
                "kind": repair.kind,
                "part": repair.part,
                "start": repair.start,
                "end": repair.end,
                "active": repair.is_active,
                "fits": fits,
                "made_by": repair.made_by,
                "made_at": repair.made_at.isoformat(),
            }
        )
    lines = [f"{view.entry.id_gloss}: no repairs."]
    if rows:
        names = ("number", "state", "repair", "part", "in the recording", "by", "made")
        lines = table(names, rows)
    context.terminal.result({"take": view.take.id, "repairs": documents}, *lines)
