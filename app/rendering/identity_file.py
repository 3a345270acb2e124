"""Files of identities: arrays with a card that says whose appearance it is and who agreed to it."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from app.core.files import write_npz
from lexicon_db.codec import Member, read_npz
from lexicon_db.errors import KnownError

Arrays = Mapping[str, NDArray[Any]]

_VERSION: Final = 1
_CARD: Final = "card"


@dataclass(frozen=True)
class Card:
    """What is written on an identity.

    Attributes:
        kind: How it draws, such as ``flat``.
        name: What people call it.
        signer: Identifier of the signer.
        consent: Identifier of the consent under which it was made.
        takes: SHA-256 of the recordings that it was made from.
        body: Hash of the body that its shape belongs to.
    """

    kind: str
    name: str
    signer: str
    consent: str
    takes: tuple[str, ...]
    body: str


def write_identity(path: Path, card: Card, arrays: Arrays) -> None:
    """Write an identity; the file appears when it is whole.

    Raises:
        KnownError: If the folder does not take the file, or the disk is full.
    """
    written = {**dataclasses.asdict(card), "version": _VERSION, "sha256": _digest(arrays)}
    text = np.frombuffer(json.dumps(written, ensure_ascii=False).encode(), np.uint8)
    write_npz(path, {_CARD: text, **arrays})


def read_card(path: Path) -> Card:
    """Read whose identity a file holds.

    Raises:
        KnownError: If the file is no identity, is damaged, or comes from a newer Kinelex.
    """
    return _read_card(path)[0]


def read_identity(
    path: Path, kind: str, members: Mapping[str, Member]
) -> tuple[Card, dict[str, NDArray[Any]]]:
    """Read an identity.

    Args:
        path: The file.
        kind: What kind of identity it must be.
        members: All its arrays, and what they must look like.

    Returns:
        The card and the arrays.

    Raises:
        KnownError: If the file is no identity, is damaged, comes from a newer Kinelex, or is of
            another kind.
    """
    # The card is read first: arrays of a newer version need not look like ours.
    card, digest = _read_card(path)
    if card.kind != kind:
        raise _refused(path, f"It is of the kind {card.kind}, not {kind}.")
    arrays = read_npz(path, members)
    if _digest(arrays) != digest:
        raise _refused(path, "Its content was changed after it was made.")
    return card, arrays


def _read_card(path: Path) -> tuple[Card, str]:
    raw = read_npz(path, {_CARD: Member((None,), "u")})[_CARD]
    written = _parsed(path, raw.tobytes())
    try:
        texts = {name: str(written[name]) for name in ("kind", "name", "signer", "consent", "body")}
        card = Card(**texts, takes=tuple(str(take) for take in written["takes"]))
        return card, str(written["sha256"])
    except (KeyError, TypeError) as error:
        raise _refused(path, "Its card is incomplete.") from error


def _parsed(path: Path, raw: bytes) -> dict[str, Any]:
    try:
        written = json.loads(raw)
        version = int(written["version"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _refused(path, "Its card cannot be read.") from error
    if version > _VERSION:
        raise KnownError(
            "The identity was not loaded.",
            f"{path.name} was made by a newer version of Kinelex.",
            "Update Kinelex, then load it again.",
        )
    return dict(written)


def _digest(arrays: Arrays) -> str:
    """SHA-256 over names, types, shapes and values."""
    digest = hashlib.sha256()
    for name in sorted(arrays):
        array = np.ascontiguousarray(arrays[name])
        digest.update(f"{name} {array.dtype.str} {array.shape}".encode())
        digest.update(array.tobytes())
    return digest.hexdigest()


def _refused(path: Path, why: str) -> KnownError:
    return KnownError(
        f"The identity {path.name} was not loaded.", why, "Make it again from its recordings."
    )
