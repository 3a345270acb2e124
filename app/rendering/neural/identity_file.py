"""Files of learned identities: tensors with a card in one safetensors file, never pickled."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch

from app.body.model import BodyModel
from app.core.files import write_whole
from app.rendering.flat import Appearance
from app.rendering.gbuffer import VERSION as CHANNELS_VERSION
from app.rendering.identity_file import Card
from app.rendering.neural.learned import Learned, NeuralIdentity, new_networks
from app.rendering.neural.preset import SIZES, Size
from app.rendering.neural.tensor_file import read_tensors, read_texts, tensor_bytes
from lexicon_db.errors import KnownError

#: The kind of identity that cards of these files name.
KIND: Final = "neural"
_VERSION: Final = 1


def save(path: Path, card: Card, learned: Learned) -> None:
    """Write a learned identity with the card of its signer, whose ``kind`` is KIND.

    Raises:
        KnownError: If the file cannot be written.
    """
    tensors = {f"body.{name}": value for name, value in learned.body.state_dict().items()}
    tensors |= {f"detail.{name}": value for name, value in learned.detail.state_dict().items()}
    tensors |= {
        "flat.texture": torch.from_numpy(learned.flat.texture),
        "flat.betas": torch.from_numpy(learned.flat.betas),
        "flat.hand_scale": torch.from_numpy(learned.flat.hand_scale),
        "flat.skin": torch.tensor(learned.flat.skin),
    }
    if learned.flat.thickness is not None:
        tensors["flat.thickness"] = torch.from_numpy(learned.flat.thickness)
    facts = {
        **dataclasses.asdict(card),
        "version": _VERSION,
        "channels": CHANNELS_VERSION,
        "size": dataclasses.asdict(learned.size),
        "scale": learned.scale,
        "sha256": _digest(tensors),
    }
    write_whole(path, tensor_bytes(tensors, {"card": json.dumps(facts, ensure_ascii=False)}))


def read_card(path: Path) -> Card:
    """Read whose learned identity a file holds.

    Raises:
        KnownError: If the file is no learned identity, is damaged, or comes from a newer Kinelex.
    """
    return _card(path, _facts(path, read_texts(path)))


def load(path: Path, model: BodyModel, *, device: torch.device | str = "cpu") -> NeuralIdentity:
    """Read a learned identity.

    Raises:
        KnownError: If the file is damaged, is newer, is another kind of identity, or belongs to
            another body.
    """
    tensors, texts = read_tensors(path)
    facts = _facts(path, texts)
    card = _card(path, facts)
    if card.body != model.hash:
        raise KnownError(
            "The identity was not loaded.",
            f"{card.name} was made with another body file.",
            "Choose that body file in the settings, or make the identity again.",
        )
    if _digest(tensors) != facts.get("sha256"):
        raise _refused(path, "Its content was changed after it was made.")
    try:
        learned = _learned(facts, tensors)
    except (KeyError, TypeError, ValueError, RuntimeError) as error:
        raise _refused(path, "Its networks are incomplete.") from error
    return NeuralIdentity(card.name, learned, model, device=device)


def _learned(facts: Mapping[str, Any], tensors: Mapping[str, torch.Tensor]) -> Learned:
    written: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in facts["size"].items()
    }
    size = Size(**written)
    _require_known_sizes(size)
    # What the card says takes no memory before the tensors of the file turn out to be like it.
    with torch.device("meta"):
        body, detail = new_networks(size)
    for name, network in (("body.", body), ("detail.", detail)):
        network.load_state_dict(
            {key.removeprefix(name): each for key, each in tensors.items() if key.startswith(name)},
            assign=True,
        )
    thickness = tensors.get("flat.thickness")
    red, green, blue = tensors["flat.skin"].tolist()
    flat = Appearance(
        texture=tensors["flat.texture"].numpy(),
        betas=tensors["flat.betas"].numpy().astype(np.float32),
        hand_scale=tensors["flat.hand_scale"].numpy().astype(np.float32),
        skin=(red, green, blue),
        thickness=None if thickness is None else thickness.numpy().astype(np.float32),
    )
    return Learned(size, body, detail, float(facts["scale"]), flat)


def _require_known_sizes(size: Size) -> None:
    """Raise a ValueError where a number is far from every preset: a picture would never end."""
    for field in dataclasses.fields(Size):
        values = np.ravel(getattr(size, field.name))
        largest = max(np.max(getattr(preset, field.name)) for preset in SIZES.values())
        if values.dtype.kind != "i" or values.min() < 1 or values.max() > 4 * largest:
            raise ValueError(field.name)


def _facts(path: Path, texts: Mapping[str, str]) -> dict[str, Any]:
    try:
        facts = dict(json.loads(texts["card"]))
        newer = int(facts["version"]) > _VERSION or int(facts["channels"]) > CHANNELS_VERSION
        older = int(facts["channels"]) < CHANNELS_VERSION
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _refused(path, "Its card cannot be read.") from error
    if newer:
        raise KnownError(
            "The identity was not loaded.",
            f"{path.name} was made by a newer version of Kinelex.",
            "Update Kinelex, then load it again.",
        )
    if older:
        raise _refused(path, "It was made by an older version of Kinelex that drew differently.")
    return facts


def _card(path: Path, facts: Mapping[str, Any]) -> Card:
    try:
        texts = {name: str(facts[name]) for name in ("kind", "name", "signer", "consent", "body")}
        card = Card(**texts, takes=tuple(str(take) for take in facts["takes"]))
    except (KeyError, TypeError) as error:
        raise _refused(path, "Its card is incomplete.") from error
    if card.kind != KIND:
        raise _refused(path, f"It is of the kind {card.kind}, not {KIND}.")
    return card


def _digest(tensors: Mapping[str, torch.Tensor]) -> str:
    """SHA-256 over names, types, shapes and values."""
    digest = hashlib.sha256()
    for name in sorted(tensors):
        array = tensors[name].detach().cpu().contiguous().numpy()
        digest.update(f"{name} {array.dtype.str} {array.shape}".encode())
        digest.update(array.tobytes())
    return digest.hexdigest()


def _refused(path: Path, why: str) -> KnownError:
    return KnownError(
        f"The identity {path.name} was not loaded.", why, "Make it again from its recordings."
    )
