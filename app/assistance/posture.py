"""Where the hands are beside the body: observations made comparable, freed of single mistakes."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.assistance.observation import ELBOWS, WRISTS, BodyPoint, Observation

Points = NDArray[np.float64]

#: The shoulder width is the median of this many seconds.
_WIDTH_SECONDS: Final = 4.0
#: The middle of a hand lies this share of the forearm beyond the wrist.
_PALM: Final = 0.25


@dataclass(frozen=True, eq=False)
class Posture:
    """Where a signer's hands are; lengths in shoulder widths, x right and y down in the picture.

    Attributes:
        pts: Seconds on the camera's clock.
        wrists: (2, 2) left and right wrist, from the middle of the shoulders.
        elbows: (2, 2) likewise.
        palms: (2, 2) middles of the hands, likewise.
        on_picture: (2, 2) the wrists from the upper left of the picture, not from the body.
        palms_seen: (2, 2) middles of the hands as shares of the picture.
        nose: (2,) from the middle of the shoulders.
        shoulders: (2,) the middle of the shoulders from the upper left of the picture.
        is_below: (2,) whether each wrist lies below the picture, where it is only guessed.
    """

    pts: float
    wrists: Points
    elbows: Points
    palms: Points
    on_picture: Points
    palms_seen: Points
    nose: Points
    shoulders: Points
    is_below: NDArray[np.bool_]


class PostureReader:
    """Turns observations into postures, each one observation late.

    A posture is the median of an observation and its two neighbours, so that a hand that is seen
    at a wrong place once leaves no trace.
    """

    def __init__(self) -> None:
        self._widths: deque[tuple[float, float]] = deque()
        self._last: deque[tuple[float, Points]] = deque(maxlen=3)

    def read(self, observation: Observation) -> Posture | None:
        """Return the posture of the observation before this one.

        None while too few are known, and for an observation without anybody.
        """
        width = observation.shoulder_width
        if not np.isfinite(observation.body).all() or width <= 0:
            return None
        self._widths.append((observation.pts, width))
        while observation.pts - self._widths[0][0] > _WIDTH_SECONDS:
            self._widths.popleft()
        self._last.append((observation.pts, _rows(observation)))
        if len(self._last) < 3:
            return None
        rows = np.median([row for _, row in self._last], axis=0)
        scale = float(np.median([width for _, width in self._widths]))
        return _posture(self._last[1][0], rows, scale, observation.aspect)


def _rows(observation: Observation) -> Points:
    """(8, 2) wrists and palms that lie in the picture, nose, middle of the shoulders, elbows.

    All are shares of the picture.
    """
    body = observation.body[:, :2].astype(np.float64)
    wrists = body[list(WRISTS)]
    palms = wrists + _PALM * (wrists - body[list(ELBOWS)])
    seen = np.array(observation.hand_seen)
    if seen.any():
        palms[seen] = observation.hands[seen].mean(axis=1)
    shoulders = body[[BodyPoint.LEFT_SHOULDER, BodyPoint.RIGHT_SHOULDER]].mean(axis=0)
    # Where a hand is outside of the picture is only guessed: it stays at the edge.
    arms = np.clip(np.concatenate([wrists, palms]), 0, 1)
    elbows = body[list(ELBOWS)]
    return np.concatenate([arms, body[[BodyPoint.NOSE]], shoulders[None], elbows])


def _posture(pts: float, rows: Points, scale: float, aspect: float) -> Posture:
    lengths = rows * (1.0, 1.0 / aspect) / scale
    shoulders = lengths[5]
    return Posture(
        pts=pts,
        wrists=lengths[:2] - shoulders,
        elbows=lengths[6:8] - shoulders,
        palms=lengths[2:4] - shoulders,
        on_picture=lengths[:2],
        palms_seen=rows[2:4],
        nose=lengths[4] - shoulders,
        shoulders=shoulders,
        is_below=rows[:2, 1] >= 1,
    )
