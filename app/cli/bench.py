"""Measure Kinelex: how exact, fast, small and safe it is on this machine."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from app.cli.terminal import table
from lexicon_db.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.cli.command import Context

NAME: Final = "bench"
HELP: Final = "measure how exact, fast, small and safe Kinelex is on this machine"

#: What can be measured, each by a module of ``tests.benchmarks`` with a function ``measures``.
BENCHMARKS: Final = (
    "accuracy", "multiview", "clips", "phases", "speed", "codec", "seams", "window", "tour",
    "durability", "recording", "tracks", "same_sign", "hands_free", "hands_found", "inbetween",
    "sentences", "plausibility", "packs", "fuzz_packs", "formats", "fuzz_formats", "studio",
    "identity_synthetic", "identity_speed", "identity_real",
)  # fmt: skip


@dataclass(frozen=True)
class Measure:
    """A number.

    Attributes:
        what: What was measured.
        value: The number.
        unit: Its unit.
        most: It should be no more than this.
        least: It should be no less than this.
        baseline: The same number for what is compared with, measured in the same run.
        compared_with: What that is.
    """

    what: str
    value: float
    unit: str
    most: float | None = None
    least: float | None = None
    baseline: float | None = None
    compared_with: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the number is what it should be; None where nothing was set."""
        if self.most is None and self.least is None:
            return None
        return (self.most is None or self.value <= self.most) and (
            self.least is None or self.value >= self.least
        )


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which measures."""
    parser.add_argument(
        "names",
        nargs="*",
        metavar="NAME",
        help=f"what to measure (else everything): {', '.join(BENCHMARKS)}",
    )


def run(arguments: argparse.Namespace, context: Context) -> None:
    """Measure, tell each number as it comes, and give all of them."""
    unknown = [name for name in arguments.names if name not in BENCHMARKS]
    if unknown:
        raise KnownError(
            "Nothing was measured.",
            f"There is no benchmark {', '.join(unknown)}.",
            f"Choose from: {', '.join(BENCHMARKS)}.",
        )
    documents = []
    for name in arguments.names or BENCHMARKS:
        context.terminal.say(f"Measuring {name}")
        for measure in _measures(name):
            documents.append({"benchmark": name, **_document(measure)})
            context.terminal.say(f"  {measure.what}: {measure.value:.4g} {measure.unit}")
    header = ("measure", "value", "unit", "wanted", "met", "baseline", "compared with")
    rows = [_row(document) for document in documents]
    context.terminal.result({"measures": documents}, *table(header, rows))


def _measures(name: str) -> Iterator[Measure]:
    try:
        module = import_module(f"tests.benchmarks.{name}")
    except ModuleNotFoundError as error:
        if error.name not in ("tests", "tests.benchmarks"):
            raise
        raise KnownError(
            "Nothing was measured.",
            "The benchmarks are not part of an installed Kinelex.",
            "Run this in a copy of the project: make bench.",
        ) from error
    measured: Iterator[Measure] = module.measures()
    return measured


def _document(measure: Measure) -> dict[str, Any]:
    return {
        "what": measure.what,
        "value": measure.value,
        "unit": measure.unit,
        "most": measure.most,
        "least": measure.least,
        "met": measure.met,
        "baseline": measure.baseline,
        "compared_with": measure.compared_with,
    }


def _row(document: dict[str, Any]) -> tuple[str, ...]:
    most, least, baseline = document["most"], document["least"], document["baseline"]
    wanted = f"<= {most:.4g}" if most is not None else f">= {least:.4g}" if least else ""
    met = {True: "yes", False: "NO", None: ""}[document["met"]]
    return (
        document["what"],
        f"{document['value']:.4g}",
        document["unit"],
        wanted,
        met,
        "" if baseline is None else f"{baseline:.4g}",
        document["compared_with"],
    )
