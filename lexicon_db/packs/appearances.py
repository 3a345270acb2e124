"""Files of learned appearances in packs: whether they are what their records say.

Nothing in them is run, unpickled or made into arrays: of tensors, the head alone is read.
"""

from __future__ import annotations

import io
import math
import zipfile
from collections.abc import Callable, Mapping
from typing import Final, TypeGuard

from lexicon_db.codec import Member, read_npz
from lexicon_db.errors import KnownError
from lexicon_db.packs import strict_json
from lexicon_db.packs.values import UnfitError

#: The kinds of appearances that travel, and how their files end.
ENDINGS: Final[Mapping[str, str]] = {"flat": ".npz", "neural": ".safetensors"}
#: Most bytes of the file of an appearance of each kind.
LARGEST: Final[Mapping[str, int]] = {"flat": 64 << 20, "neural": 1 << 30}

_LARGEST_HEAD: Final = 1 << 20
_LARGEST_CARD: Final = 1 << 20
_MOST_TENSORS: Final = 10_000
_MOST_AXES: Final = 8
_LENGTH: Final = 8
#: Bytes of one number of each type that networks and textures are stored in.
_TYPES: Final = {"F64": 8, "F32": 4, "F16": 2, "BF16": 2, "I64": 8, "I32": 4, "I16": 2, "U8": 1}
_CARD_TEXTS: Final = ("name", "consent", "body")
_DAMAGED: Final = "holds a learned appearance that is damaged"


def check_appearance(read: Callable[[int], bytes], size: int, kind: str, signer: str) -> None:
    """Look at the file of an appearance: whole, of its kind, and of whom its record names.

    Args:
        read: Gives the first bytes of the file, as many as asked for or as there are.
        size: How many bytes it has.
        kind: Which kind its record says that it is.
        signer: Identifier of the person who its record says that it shows.

    Raises:
        UnfitError: If it is anything else.
    """
    if kind not in ENDINGS:
        raise UnfitError("holds a learned appearance of a kind that packs do not take")
    if size > LARGEST[kind]:
        raise UnfitError("holds a learned appearance that is too large")
    try:
        text = _card_of_arrays(read(size)) if kind == "flat" else _card_of_tensors(read, size)
        card = strict_json.read(text)
    except strict_json.NotStrictError as error:
        raise UnfitError(_DAMAGED) from error
    _check_card(card, kind, signer)


def _check_card(card: object, kind: str, signer: str) -> None:
    if not isinstance(card, dict) or not all(isinstance(card.get(n), str) for n in _CARD_TEXTS):
        raise UnfitError("holds a learned appearance without a card")
    if card.get("kind") != kind:
        raise UnfitError("holds a learned appearance of another kind than its record says")
    if card.get("signer") != signer:
        raise UnfitError("holds a learned appearance of somebody else than its record says")


def _card_of_arrays(data: bytes) -> bytes:
    """The card of a ``.npz`` file, whose arrays together are not too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
        content = read_npz(data, {"card": Member((None,), "u")}, max_bytes=_LARGEST_CARD)
    except (KnownError, zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise UnfitError(_DAMAGED) from error
    if not all(one.filename.endswith(".npy") for one in members):
        raise UnfitError("holds a learned appearance with more in it than arrays")
    if sum(one.file_size for one in members) > LARGEST["neural"]:
        raise UnfitError("holds a learned appearance that is too large")
    return bytes(content["card"].tobytes())


def _card_of_tensors(read: Callable[[int], bytes], size: int) -> bytes:
    """The card of a ``.safetensors`` file, whose tensors fill it without gaps.

    The format: https://huggingface.co/docs/safetensors (length of the head as a whole number of
    8 bytes, little-endian; the head, JSON; the numbers).
    """
    length = int.from_bytes(read(_LENGTH), "little")
    if not 0 < length <= min(_LARGEST_HEAD, size - _LENGTH):
        raise UnfitError(_DAMAGED)
    head = strict_json.read(read(_LENGTH + length)[_LENGTH:])
    texts = head.pop("__metadata__", None) if isinstance(head, dict) else None
    if not isinstance(texts, dict) or not isinstance(texts.get("card"), str):
        raise UnfitError("holds a learned appearance without a card")
    if len(head) > _MOST_TENSORS:
        raise UnfitError("holds a learned appearance that is too large")
    _check_places([_place(tensor) for tensor in head.values()], size - _LENGTH - length)
    return str(texts["card"]).encode()


def _check_places(places: list[tuple[int, int]], size: int) -> None:
    """Make sure that tensors follow one another from the first byte to the last."""
    reached = 0
    for start, end in sorted(places):
        if start != reached:
            raise UnfitError(_DAMAGED)
        reached = end
    if reached != size:
        raise UnfitError(_DAMAGED)


def _place(tensor: object) -> tuple[int, int]:
    """From where to where the numbers of a tensor lie, as many as its shape needs."""
    if not isinstance(tensor, dict) or tensor.keys() != {"dtype", "shape", "data_offsets"}:
        raise UnfitError(_DAMAGED)
    shape, place, width = tensor["shape"], tensor["data_offsets"], _TYPES.get(str(tensor["dtype"]))
    if width is None or not _are_counts(shape, _MOST_AXES) or not _are_counts(place, 2):
        raise UnfitError(_DAMAGED)
    if len(place) != 2 or place[1] - place[0] != math.prod(shape) * width:
        raise UnfitError(_DAMAGED)
    return place[0], place[1]


def _are_counts(values: object, most: int) -> TypeGuard[list[int]]:
    """Whether a list holds whole numbers of things, and not too many of them."""
    return (
        isinstance(values, list)
        and len(values) <= most
        and all(type(one) is int and 0 <= one < 1 << 40 for one in values)
    )
