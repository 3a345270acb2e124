"""The certificate that signs what this person renders: made on this computer, with no network."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.core.files import whole_file, write_whole

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.x509 import Certificate, KeyUsage

_CHAIN: Final = "provenance_certificate.pem"
_KEY: Final = "provenance_key.pem"
_ONLY_ME: Final = 0o600
_YEARS: Final = 20
#: A certificate that was made a moment ago on a clock that is ahead is valid as well.
_SLACK: Final = timedelta(days=1)


@dataclass(frozen=True)
class Credentials:
    """What this person's renders are signed with: made here, known to nobody else.

    Attributes:
        chain: Certificates as PEM, the signing one first.
        key: Private key as PEM.
    """

    chain: bytes
    key: bytes


def own_credentials(folder: Path) -> Credentials:
    """The credentials in a folder; made when they are first needed.

    Raises:
        KnownError: If the disk refuses.
    """
    chain, key = folder / _CHAIN, folder / _KEY
    if not (chain.is_file() and key.is_file()):
        made = _made()
        with whole_file(key) as temporary:
            temporary.chmod(_ONLY_ME)
            temporary.write_bytes(made.key)
        write_whole(chain, made.chain)
        return made
    return Credentials(chain.read_bytes(), key.read_bytes())


def _made() -> Credentials:
    """A certificate that another one has signed, as C2PA wants it; both are made here."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    root_key, key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    root = _certificate("Kinelex on this computer", root_key, None)
    leaf = _certificate("Kinelex renders", key, (root, root_key))
    pem = serialization.Encoding.PEM
    chain = leaf.public_bytes(pem) + root.public_bytes(pem)
    private = key.private_bytes(
        pem,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return Credentials(chain, private)


def _certificate(
    name: str,
    key: EllipticCurvePrivateKey,
    issuer: tuple[Certificate, EllipticCurvePrivateKey] | None,
) -> Certificate:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, name),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Kinelex"),
        ]
    )
    is_root = issuer is None
    by, by_key = (subject, key) if issuer is None else (issuer[0].subject, issuer[1])
    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder(by, subject, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - _SLACK)
        .not_valid_after(now + timedelta(days=365 * _YEARS))
        .add_extension(x509.BasicConstraints(ca=is_root, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(by_key.public_key()),
            critical=False,
        )
        .add_extension(_usage(is_root=is_root), critical=True)
    )
    if not is_root:
        purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION])
        builder = builder.add_extension(purpose, critical=False)
    return builder.sign(by_key, hashes.SHA256())


def _usage(*, is_root: bool) -> KeyUsage:
    from cryptography import x509

    return x509.KeyUsage(
        digital_signature=not is_root,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=is_root,
        crl_sign=is_root,
        encipher_only=False,
        decipher_only=False,
    )
