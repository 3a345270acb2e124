"""The keys of this person: the one that signs packs, and those of others that are known."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from app.core.files import whole_file, write_whole
from app.core.paths import profile_folder
from lexicon_db.errors import KnownError
from lexicon_db.labels import clean_label
from lexicon_db.packs.signing import Signature, SigningKey, new_key

_FOLDER: Final = "keys"
_OWN: Final = "own.json"
_KNOWN: Final = "known.json"
_KEY_DIGITS: Final = 64
_ONLY_ME: Final = 0o600
_ONLY_MY_FOLDER: Final = 0o700


class Trust(StrEnum):
    """How far a signature is known."""

    UNSIGNED = "unsigned"
    OWN = "own"
    KNOWN = "known"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class KnownKey:
    """A key of somebody whose packs are trusted.

    Attributes:
        name: By which this person knows the owner.
        public_key: The key, in hexadecimal.
    """

    name: str
    public_key: str


def own_key() -> SigningKey | None:
    """The key that signs packs, or None where there is none yet.

    Raises:
        KnownError: If its file is damaged.
    """
    document = _read(_OWN)
    if document is None:
        return None
    try:
        return SigningKey(document["signed_by"], bytes.fromhex(document["seed"]))
    except (KeyError, TypeError, ValueError) as error:
        raise _damaged(_OWN) from error


def make_key(signed_by: str) -> SigningKey:
    """Make the key that signs packs from now on; nobody but this user may read its file.

    Raises:
        KnownError: If there is one already, the name is not allowed, or the disk refuses.
    """
    name = clean_label(signed_by, "name of the key")
    if own_key() is not None:
        raise KnownError(
            "No key was made.",
            "There is one already, and packs that were signed with it belong to it.",
            f"To begin anew, move {_folder() / _OWN} to a safe place first.",
        )
    key = new_key(name)
    content = json.dumps({"signed_by": key.signed_by, "seed": key.seed.hex()}).encode()
    with whole_file(_folder() / _OWN) as temporary:
        temporary.chmod(_ONLY_ME)
        temporary.write_bytes(content)
    _folder().chmod(_ONLY_MY_FOLDER)
    return key


def known_keys() -> tuple[KnownKey, ...]:
    """The keys of others that are known, by name.

    Raises:
        KnownError: If their file is damaged.
    """
    document = _read(_KNOWN) or {"keys": []}
    try:
        keys = [KnownKey(str(one["name"]), str(one["public_key"])) for one in document["keys"]]
    except (KeyError, TypeError) as error:
        raise _damaged(_KNOWN) from error
    return tuple(sorted(keys, key=lambda key: (key.name, key.public_key)))


def know_key(name: str, public_key: str) -> KnownKey:
    """Remember whose key it is, after it was compared with its owner.

    Raises:
        KnownError: If it is no key, or the name is not allowed.
    """
    digits = public_key.replace(" ", "").lower()
    if len(digits) != _KEY_DIGITS or not all(digit in "0123456789abcdef" for digit in digits):
        raise KnownError(
            "The key was not remembered.",
            "It is no public key.",
            f"A key has {_KEY_DIGITS} digits from 0 to 9 and a to f.",
        )
    key = KnownKey(clean_label(name, "name of the key"), digits)
    _keep([*(one for one in known_keys() if one.public_key != digits), key])
    return key


def forget_key(name: str) -> None:
    """Forget the keys that are known by a name, or the one that is the name itself.

    Raises:
        KnownError: If there are none.
    """
    rest = [one for one in known_keys() if name not in (one.name, one.public_key)]
    if len(rest) == len(known_keys()):
        raise KnownError(
            "No key was forgotten.", f"None is known as “{name}”.", "Look at the list of keys."
        )
    _keep(rest)


def trust_of(signature: Signature | None) -> Trust:
    """How far a signature that fits its pack is known."""
    if signature is None:
        return Trust.UNSIGNED
    own = own_key()
    if own is not None and own.public_key == signature.public_key:
        return Trust.OWN
    is_known = any(one.public_key == signature.public_key for one in known_keys())
    return Trust.KNOWN if is_known else Trust.UNKNOWN


def _keep(keys: list[KnownKey]) -> None:
    document = {"keys": [{"name": one.name, "public_key": one.public_key} for one in keys]}
    write_whole(_folder() / _KNOWN, json.dumps(document, indent=2).encode())


def _read(name: str) -> dict[str, Any] | None:
    path = _folder() / name
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise _damaged(name) from error
    if not isinstance(document, dict):
        raise _damaged(name)
    return document


def _damaged(name: str) -> KnownError:
    path = _folder() / name
    return KnownError(
        "The keys were not read.",
        f"The file {path} is damaged.",
        "Restore it from a backup, or move it away and make a new key.",
    )


def _folder() -> Path:
    return profile_folder() / _FOLDER
