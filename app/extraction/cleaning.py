"""The derived layer of a landmark track: outliers rejected, short gaps filled, noise smoothed."""

from __future__ import annotations

import dataclasses
import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.extraction.filters import Mask, Series, fill_gaps, outliers, smooth, window_frames
from app.extraction.hand_sides import resolve_hands
from lexicon_db.tracks import LEFT, RIGHT, Flags, Floats, HandFlag, LandmarkTrack

#: Seven frames at 25 or 30 per second: the neighbourhood of Hampel's identifier and the window of
#: the smoothing, which halves the noise and keeps six sevenths of the peak speed of fingers.
_WINDOW: Final = 0.25
#: A cubic follows the turning points of a movement inside the window.
_ORDER: Final = 3
#: Five frames at 25 per second.
_LONGEST_GAP: Final = 0.2
_THRESHOLD: Final = 4.0
#: Measurement noise that is always believed: of hands and body in shoulder widths, of hands in
#: metres.
_NOISE: Final = 0.01
_WORLD_NOISE: Final = 0.003
#: Below this rate a finger can really be elsewhere for one single frame.
_MIN_RATE: Final = 20.0
#: A hand with this share of its points far off is elsewhere as a whole.
_MOST_POINTS: Final = 0.5


def clean_landmarks(track: LandmarkTrack) -> LandmarkTrack:
    """Derive the track that a body is fitted to.

    Hands are given to their sides over the whole clip first. Hands and body: values far from their
    neighbours are rejected, gaps of up to 0.2 seconds filled, the rest smoothed by local cubics on
    the true times. Face: only gaps are filled.

    Returns:
        A track of the same length. A hand is nan exactly where its flag is MISSING or REJECTED;
        filled hands are INTERPOLATED.
    """
    track = resolve_hands(track)
    times = track.pts
    scale = _shoulder_width(track.pose)
    hands, worlds, flags = track.hands.copy(), track.hands_world.copy(), track.flags.copy()
    for side in (LEFT, RIGHT):
        hands[:, side], worlds[:, side], flags[:, side] = _clean_hand(
            times, track.hands[:, side], track.hands_world[:, side], track.flags[:, side], scale
        )
    return dataclasses.replace(
        track,
        pose=_clean_body(times, track.pose, _NOISE * scale),
        pose_world=_clean_body(times, track.pose_world, _NOISE * _shoulder_width(track.pose_world)),
        hands=hands,
        hands_world=worlds,
        face=_like(track.face, fill_gaps(times, _columns(track.face), _LONGEST_GAP)),
        flags=flags,
    )


def _clean_hand(
    times: Series, points: Floats, world: Floats, flags: Flags, scale: float
) -> tuple[Floats, Floats, Flags]:
    """Clean one hand: (T, 21, 3) pixels, (T, 21, 3) metres, (T,) flags."""
    seen = np.isin(flags, (HandFlag.MEASURED, HandFlag.RECOVERED))
    pixels = np.where(seen[:, None], _columns(points), np.nan)
    metres = np.where(seen[:, None], _columns(world), np.nan)
    far = _far_off(times, pixels, _NOISE * scale)
    elsewhere = far.reshape(-1, 21, 3)[..., :2].any(axis=2).mean(axis=1) > _MOST_POINTS
    pixels[elsewhere] = metres[elsewhere] = np.nan
    pixels = _repaired(times, pixels, far)
    metres = _repaired(times, metres, _far_off(times, metres, _WORLD_NOISE))
    known = ~np.isnan(pixels[:, 0])
    cleaned = flags.copy()
    cleaned[elsewhere] = HandFlag.REJECTED
    cleaned[known & ~(seen & ~elsewhere)] = HandFlag.INTERPOLATED
    return _like(points, _smoothed(times, pixels)), _like(world, _smoothed(times, metres)), cleaned


def _clean_body(times: Series, points: Floats, noise: float) -> Floats:
    """Clean (T, 33, 4) points of the body; visibility is only carried over gaps."""
    columns = _columns(points)
    visibility = np.arange(columns.shape[1]) % 4 == 3
    far = _far_off(times, columns, noise) & ~visibility
    columns = _repaired(times, columns, far)
    cleaned = _smoothed(times, columns)
    cleaned[:, visibility] = columns[:, visibility]
    return _like(points, cleaned)


def _far_off(times: Series, series: Series, noise: float) -> Mask:
    """Outliers of a series; none where frames are too few or too far apart to tell."""
    window = window_frames(times, _WINDOW)
    if window < 5 or len(times) < 3 or (len(times) - 1) / (times[-1] - times[0]) < _MIN_RATE:
        return np.zeros(series.shape, np.bool_)
    return outliers(series, window, _THRESHOLD, noise)


def _repaired(times: Series, series: Series, far: Mask) -> Series:
    """Replace outliers that have near neighbours on both sides, then fill short gaps."""
    replaced = fill_gaps(times, np.where(far, np.nan, series), _LONGEST_GAP)
    return fill_gaps(times, np.where(far & ~np.isnan(replaced), replaced, series), _LONGEST_GAP)


def _smoothed(times: Series, series: Series) -> Series:
    return smooth(times, series, window_frames(times, _WINDOW), _ORDER)


def _shoulder_width(pose: Floats) -> float:
    """Median distance of the shoulders in the units of the pose, nan without a body."""
    widths = np.linalg.norm(pose[:, 11, :2] - pose[:, 12, :2], axis=1)
    known = widths[~np.isnan(widths)]
    return float(np.median(known)) if len(known) else math.nan


def _columns(points: NDArray[np.float32]) -> Series:
    """(T, N, D) to (T, N * D)."""
    return points.reshape(len(points), -1).astype(np.float64)


def _like(points: Floats, columns: Series) -> Floats:
    """(T, N * D) back to the shape and type of ``points``."""
    return columns.reshape(points.shape).astype(np.float32)
