"""Signatures, Ed25519 (RFC 8032): of manifests, which vouch for whole packs, and of other lists."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from lexicon_db.packs.values import Label, Matching, Record, UnfitError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

#: What is signed: nobody can pass a signature of one thing off as one of another.
OF_PACK: Final = b"kinelexpack signature 1\n"
OF_REVOCATIONS: Final = b"kinelex-revocations signature 1\n"
_KEY_BYTES: Final = 32

SHAPE: Final = Record(
    {
        "algorithm": Matching(re.compile("Ed25519"), "known way of signing"),
        "public_key": Matching(re.compile("[0-9a-f]{64}"), "public key"),
        "signed_by": Label(),
        "signature": Matching(re.compile("[0-9a-f]{128}"), "signature"),
    }
)


@dataclass(frozen=True)
class Signature:
    """Who signed a pack.

    Attributes:
        signed_by: By which name; only the key tells whether it is true.
        public_key: Key that the signature fits, in hexadecimal.
    """

    signed_by: str
    public_key: str

    @property
    def fingerprint(self) -> str:
        """The public key as people compare it: its first 16 digits in groups of four."""
        return " ".join(self.public_key[start : start + 4] for start in range(0, 16, 4))


@dataclass(frozen=True)
class SigningKey:
    """A key that only its owner has.

    Attributes:
        signed_by: The name under which its owner signs.
        seed: The secret itself, 32 bytes.
    """

    signed_by: str
    seed: bytes

    @property
    def public_key(self) -> str:
        """The key that others check signatures with, in hexadecimal."""
        return _private(self.seed).public_key().public_bytes_raw().hex()

    @property
    def signature(self) -> Signature:
        """Who signs with it."""
        return Signature(self.signed_by, self.public_key)


def new_key(signed_by: str) -> SigningKey:
    """A new key, made from the randomness of the operating system."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return SigningKey(signed_by, Ed25519PrivateKey.generate().private_bytes_raw())


def sign(content: bytes, key: SigningKey, purpose: bytes = OF_PACK) -> dict[str, Any]:
    """The document that says who signed some content."""
    signature = _private(key.seed).sign(_message(content, key.signed_by, purpose))
    return {
        "algorithm": "Ed25519",
        "public_key": key.public_key,
        "signed_by": key.signed_by,
        "signature": signature.hex(),
    }


def checked_signature(
    content: bytes, document: Mapping[str, Any], purpose: bytes = OF_PACK
) -> Signature:
    """Who signed some content.

    Raises:
        UnfitError: If the signature does not fit: it or the content was changed.
    """
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    values: dict[str, Any] = SHAPE.read(document)
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(values["public_key"]))
        message = _message(content, values["signed_by"], purpose)
        key.verify(bytes.fromhex(values["signature"]), message)
    except (InvalidSignature, ValueError) as error:
        raise UnfitError(
            "has a signature that does not fit: it was changed, or what it signs"
        ) from error
    return Signature(values["signed_by"], values["public_key"])


def _message(content: bytes, signed_by: str, purpose: bytes) -> bytes:
    return purpose + signed_by.encode() + b"\n" + content


def _private(seed: bytes) -> Ed25519PrivateKey:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(seed[:_KEY_BYTES])
