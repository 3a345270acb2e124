"""What a track holds beside its time series, as JSON."""

from __future__ import annotations

import json
from typing import Any

import numpy as np

from lexicon_db.codec.streams import damaged
from lexicon_db.tracks import Contact, FitTrack, Floats, LandmarkTrack, MotionTrack, Track

_LONGEST_NAME = 100


def write_details(track: Track) -> bytes:
    """Everything of ``track`` that is not a time series."""
    return json.dumps(_details(track), separators=(",", ":"), ensure_ascii=False).encode()


def read_details(raw: bytes, kind: type[Track], frames: int) -> dict[str, Any]:
    """Arguments for the constructor of ``kind``, each checked.

    Raises:
        KnownError: If they are not what ``write_details`` writes.
    """
    try:
        found = json.loads(raw)
        return _CHECKED[kind](found, frames)
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise damaged("the details in them are not as they should be") from error


def _details(track: Track) -> dict[str, Any]:
    if isinstance(track, LandmarkTrack):
        return {"size": track.size}
    if isinstance(track, MotionTrack):
        contacts = [[c.first, c.last, c.point_a, c.point_b] for c in track.contacts]
        return {"contacts": contacts, "noise": track.noise.tolist()}
    return {
        "body": track.body,
        "size": track.size,
        "focal": track.focal,
        "betas": track.betas.tolist(),
        "hand_scale": track.hand_scale.tolist(),
    }


def _landmark_details(found: dict[str, Any], _frames: int) -> dict[str, Any]:
    return {"size": _size(found["size"])}


def _motion_details(found: dict[str, Any], frames: int) -> dict[str, Any]:
    contacts = tuple(_contact(raw, frames) for raw in found["contacts"])
    return {"contacts": contacts, "noise": _floats(found["noise"], 3)}


def _fit_details(found: dict[str, Any], _frames: int) -> dict[str, Any]:
    return {
        "body": _name(found["body"]),
        "size": _size(found["size"]),
        "focal": float(found["focal"]),
        "betas": _floats(found["betas"], 10),
        "hand_scale": _floats(found["hand_scale"], 2),
    }


_CHECKED = {
    LandmarkTrack: _landmark_details,
    MotionTrack: _motion_details,
    FitTrack: _fit_details,
}


def _contact(raw: list[Any], frames: int) -> Contact:
    first, last, point_a, point_b = raw
    if not 0 <= int(first) <= int(last) < frames:
        raise ValueError("a contact lies outside of the track")
    return Contact(int(first), int(last), _name(point_a), _name(point_b))


def _name(raw: object) -> str:
    if not isinstance(raw, str) or len(raw) > _LONGEST_NAME:
        raise ValueError("a name is not a short text")
    return raw


def _size(raw: list[Any]) -> tuple[int, int]:
    width, height = raw
    return int(width), int(height)


def _floats(raw: list[Any], count: int) -> Floats:
    values = np.array(raw, np.float32)
    if values.shape != (count,):
        raise ValueError("a list of numbers has the wrong length")
    return values
