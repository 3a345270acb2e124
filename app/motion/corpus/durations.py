"""How long gaps and signs are: a law that ships, and the same law fitted to continuous signing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any, Final

import numpy as np

from app.motion.rotations import Array

#: Where the law is anchored: shoulder widths of travel, degrees of change per finger joint.
USUAL_TRAVEL: Final = 0.18
USUAL_CHANGE: Final = 20.0
#: Added before the logarithm: hands that stay also take time.
_LEAST_TRAVEL: Final = 0.03
_LEAST_CHANGE: Final = 1.0

#: Gaps (s) that a law may ever predict.
_EVER: Final = (0.04, 1.0)
#: Fewer gaps than this say too little.
LEAST_GAPS: Final = 20
#: How far coefficients are thought to be from the law that ships, and gaps from their law: standard
#: deviations. A handful of gaps moves the coefficients little, some hundred move them freely.
_APART: Final = np.array([0.6, 0.2, 0.1])
_SCATTER: Final = 0.59
#: Powers outside of these mean nothing.
_POWERS: Final = ((0.0, 1.0), (0.0, 0.5))
#: Huber's bound in standard deviations: beyond it a gap counts less (Huber 1964).
_BOUND: Final = 1.345
_ROUNDS: Final = 20


@dataclass(frozen=True)
class GapExample:
    """A gap between two glosses of continuous signing.

    Attributes:
        recording: Which recording it is from.
        seconds: How long it is.
        travel: How far the hand goes that goes furthest, in shoulder widths.
        change: How much the finger joints of a hand turn, mean degrees, of the hand that changes
            more.
    """

    recording: str
    seconds: float
    travel: float
    change: float


@dataclass(frozen=True)
class DurationModel:
    """A law of gaps: usual (travel / usual travel)^p (change / usual change)^q.

    Attributes:
        usual: Seconds of a gap with a travel of 0.18 shoulder widths and a change of 20 degrees.
        travel_power: p.
        change_power: q.
        low: One gap in ten is shorter than this share of what the law says.
        high: One gap in ten is longer than this share.
        shortest: Seconds that are predicted at least.
        longest: Seconds that are predicted at most.
        gaps: How many gaps it was fitted to; 0 is the law that ships.
    """

    usual: float = 0.17
    travel_power: float = 0.5
    change_power: float = 0.1
    low: float = 0.47
    high: float = 2.13
    shortest: float = 0.12
    longest: float = 0.56
    gaps: int = 0

    def predict(self, travel: float, change: float) -> tuple[float, float, float]:
        """Seconds of a gap, and what eight of ten such gaps lie between.

        Args:
            travel: How far the hand goes that goes furthest, in shoulder widths.
            change: How much its finger joints turn, mean degrees.
        """
        law = np.exp(self._law(np.array([travel]), np.array([change])))[0]
        ends = np.clip(law * np.array([1, self.low, self.high]), self.shortest, self.longest)
        return float(ends[0]), float(ends[1]), float(ends[2])

    def document(self) -> dict[str, Any]:
        """JSON values; ``law_of_document`` reads them."""
        return asdict(self)

    def _law(self, travel: Array, change: Array) -> Array:
        rows = _rows(travel, change)
        return np.asarray(rows @ [np.log(self.usual), self.travel_power, self.change_power])


#: The law that ships: the median gap of fluent German Sign Language, and the powers that isolated
#: signs show and equal acceleration gives.
SHIPPED: Final = DurationModel()


@dataclass(frozen=True)
class LearnedTiming:
    """What continuous signing tells of time.

    Attributes:
        gaps: The law of gaps between signs.
        sign_seconds: Median length of a sign; None where none was measured.
        stroke_share: Median length of a sign by that of its stroke in the lexicon, which is how
            much of a citation form is kept; None where no sign of the corpus is in the lexicon.
        signs: How many signs were measured.
        compared_signs: How many of them are in the lexicon.
    """

    gaps: DurationModel
    sign_seconds: float | None = None
    stroke_share: float | None = None
    signs: int = 0
    compared_signs: int = 0

    def document(self) -> dict[str, Any]:
        """JSON values; ``of_document`` reads them."""
        return asdict(self)

    @classmethod
    def of_document(cls, document: Mapping[str, Any]) -> LearnedTiming:
        """What was written as a document.

        Raises:
            ValueError: If it is none, or of a newer Kinelex.
        """
        told = {name: value for name, value in document.items() if name != "gaps"}
        if set(told) != {field.name for field in fields(cls)} - {"gaps"}:
            raise ValueError("not what is learned of time")
        return cls(law_of_document(document.get("gaps")), **told)


def law_of_document(document: object) -> DurationModel:
    """A law that was written as a document.

    Raises:
        ValueError: If it is none, or of a newer Kinelex.
    """
    known = {field.name for field in fields(DurationModel)}
    if not isinstance(document, dict) or set(document) != known:
        raise ValueError("not a law of gaps")
    numbers = [value for value in document.values() if isinstance(value, int | float)]
    law = DurationModel(**document)
    if len(numbers) < len(known) or not all(0 <= value < 1e9 for value in numbers):
        raise ValueError("not a law of gaps")
    if not 0 < law.shortest <= law.longest or not 0 < law.low <= law.high or not law.usual:
        raise ValueError("not a law of gaps")
    return law


def fit_gaps(examples: Sequence[GapExample]) -> DurationModel:
    """Fit the law to gaps: least squares in logarithms that outliers pull little.

    Coefficients stay near those of the law that ships unless there are gaps enough to move them
    (ridge regression, Hoerl and Kennard 1970); predictions stay within what was seen.

    Raises:
        ValueError: If there are fewer than LEAST_GAPS.
    """
    if len(examples) < LEAST_GAPS:
        raise ValueError(f"{LEAST_GAPS} gaps are needed")
    rows = _rows(
        np.array([one.travel for one in examples]), np.array([one.change for one in examples])
    )
    seconds = np.array([one.seconds for one in examples])
    wanted = np.log(np.clip(seconds, *_EVER))
    shipped = np.array([np.log(SHIPPED.usual), SHIPPED.travel_power, SHIPPED.change_power])
    found, ridge = shipped, np.diag((_SCATTER / _APART) ** 2)
    for _ in range(_ROUNDS):
        left = wanted - rows @ found
        scatter = max(1.4826 * float(np.median(np.abs(left - np.median(left)))), 0.05)
        weight = 1 / np.maximum(np.abs(left) / (_BOUND * scatter), 1)
        square = (rows * weight[:, None]).T @ rows + ridge
        found = np.linalg.solve(square, (rows * weight[:, None]).T @ wanted + ridge @ shipped)
    usual, travel_power, change_power = _possible(rows, wanted, found)
    left = wanted - rows @ [np.log(usual), travel_power, change_power]
    low, high = np.exp(np.percentile(left, [10, 90]))
    shortest, longest = np.percentile(seconds, [5, 95])
    return DurationModel(
        usual=usual,
        travel_power=travel_power,
        change_power=change_power,
        low=min(float(low), 1.0),
        high=max(float(high), 1.0),
        shortest=float(np.clip(shortest, _EVER[0], usual)),
        longest=float(np.clip(longest, usual, _EVER[1])),
        gaps=len(examples),
    )


def gap_error(model: DurationModel, examples: Sequence[GapExample]) -> float:
    """Mean difference of predicted from real gaps, seconds."""
    made = [model.predict(one.travel, one.change)[0] for one in examples]
    return float(np.abs(np.array(made) - [one.seconds for one in examples]).mean())


def constant_error(seconds: float, examples: Sequence[GapExample]) -> float:
    """The same where every gap is predicted to be equally long."""
    return float(np.abs(seconds - np.array([one.seconds for one in examples])).mean())


def _possible(rows: Array, wanted: Array, found: Array) -> tuple[float, float, float]:
    """Coefficients within their bounds; the level is found again where powers had to be bent."""
    powers = [float(np.clip(power, *ends)) for power, ends in zip(found[1:], _POWERS, strict=True)]
    level = float(found[0])
    if powers != found[1:].tolist():
        level = float(np.median(wanted - rows[:, 1:] @ powers))
    return float(np.clip(np.exp(level), *_EVER)), powers[0], powers[1]


def _rows(travel: Array, change: Array) -> Array:
    """(N, 3) what the coefficients are multiplied by; the level belongs to a usual gap."""
    return np.stack(
        [
            np.ones(len(travel)),
            np.log((travel + _LEAST_TRAVEL) / (USUAL_TRAVEL + _LEAST_TRAVEL)),
            np.log((change + _LEAST_CHANGE) / (USUAL_CHANGE + _LEAST_CHANGE)),
        ],
        axis=-1,
    )
