"""A prior as two files: numbers as safetensors, and beside them a card that says what they are."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np

from app.core.files import write_whole
from app.core.paths import resource
from app.motion.latent.network import weight_shapes
from app.motion.latent.prior import HAND_PARTS, Prior
from app.motion.latent.tokens import SINES
from lexicon_db.errors import KnownError

NAME: Final = "motion_prior.safetensors"
#: Grows when older versions of Kinelex could not use a prior any more.
FORMAT: Final = 1
_KIND: Final = "kinelex motion prior"
_MEASURED: Final = ("together", "certainty", "share")


@cache
def shipped_prior() -> Prior:
    """The prior that ships with Kinelex; loaded once in a process.

    Raises:
        KnownError: If its files are damaged.
    """
    return load_prior(resource("models", NAME))


def load_prior(path: Path) -> Prior:
    """Read a prior.

    Raises:
        KnownError: If it is not there, is damaged, or is of a newer Kinelex.
    """
    from safetensors import SafetensorError
    from safetensors.numpy import load

    try:
        card = json.loads(path.with_suffix(".json").read_bytes())
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        raise _damaged(path) from error
    if not isinstance(card, dict) or card.get("kind") != _KIND:
        raise _damaged(path)
    if not isinstance(card.get("format"), int) or card["format"] > FORMAT:
        raise KnownError(
            "The learned movements were not used.",
            f"{path.name} was made by a newer Kinelex.",
            "Update Kinelex, or train again: train-motion.",
        )
    if hashlib.sha256(data).hexdigest() != card.get("sha256"):
        raise _damaged(path)
    try:
        weights = load(data)
        together, certainty, share = (weights.pop(name) for name in _MEASURED)
    except (SafetensorError, KeyError) as error:
        raise _damaged(path) from error
    prior = Prior(weights, together, certainty, share, card)
    if not _fits(prior):
        raise _damaged(path)
    return prior


def _fits(prior: Prior) -> bool:
    """Whether all numbers are there, are numbers, and are as many as the net has."""
    shapes = {name: array.shape for name, array in prior.weights.items()}
    measured = (prior.together.shape, prior.certainty.shape, prior.share.shape)
    if shapes != weight_shapes() or measured != ((HAND_PARTS, HAND_PARTS), (SINES,), (1,)):
        return False
    arrays = [*prior.weights.values(), prior.together, prior.certainty, prior.share]
    return all(array.dtype == np.float32 and np.isfinite(array).all() for array in arrays)


def save_prior(path: Path, prior: Prior) -> Prior:
    """Write a prior with its card; returns it as it will be read.

    The card appears first: while the two do not fit together, both are refused.
    """
    from safetensors.numpy import save

    arrays = {**prior.weights, **{name: getattr(prior, name) for name in _MEASURED}}
    data = save({name: np.ascontiguousarray(array) for name, array in sorted(arrays.items())})
    card: dict[str, Any] = {
        "kind": _KIND,
        "format": FORMAT,
        **prior.card,
        "sha256": hashlib.sha256(data).hexdigest(),
    }
    write_whole(path.with_suffix(".json"), (json.dumps(card, indent=2) + "\n").encode())
    write_whole(path, data)
    return replace(prior, card=card)


def _damaged(path: Path) -> KnownError:
    return KnownError(
        "The learned movements were not used.",
        f"{path.name} or its card is damaged or missing.",
        "Install Kinelex again, or train again: train-motion.",
    )
