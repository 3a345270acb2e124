"""What a rendered file says of itself: that it is synthetic, of which motion, whom, and who agreed.

MP4 and MOV files carry it inside, signed, as a C2PA manifest (Content Credentials, C2PA 2.1);
beside every other file lies a JSON file with the same facts.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from app.core.files import whole_file, write_whole
from app.rendering.credentials import Credentials
from lexicon_db.errors import KnownError

#: What is known of a render; JSON values only.
Facts = Mapping[str, Any]

FORMAT: Final = "kinelex-provenance"
#: What stands behind the whole name of a file that is told of beside it.
SIDECAR: Final = ".provenance.json"
#: The endings of files that carry a manifest inside, and what they are called there.
_SIGNED: Final = {".mp4": "video/mp4", ".mov": "video/quicktime"}
#: How IPTC calls what was made by a model that was trained, and what by rules alone.
_SOURCES: Final = "http://cv.iptc.org/newscodes/digitalsourcetype/"
_ASSERTION: Final = "org.kinelex.provenance"
_GENERATOR: Final = {"name": "Kinelex"}


def is_signed_inside(file: Path) -> bool:
    """Whether files of this ending carry their facts inside."""
    return file.suffix.lower() in _SIGNED


def sidecar_of(file: Path) -> Path:
    """Where the facts of a file lie that does not carry them inside."""
    return file.with_name(f"{file.name}{SIDECAR}")


def write_sidecar(file: Path, name: str, facts: Facts, sha256: str) -> None:
    """Write the facts beside a file.

    Args:
        file: The file.
        name: How it is called in the end.
        facts: What is known of it.
        sha256: Its hash: the facts are of this content alone.

    Raises:
        KnownError: If the disk is full.
    """
    document = {**facts, "file": {"name": name, "sha256": sha256}}
    write_whole(sidecar_of(file), json.dumps(document, indent=2, ensure_ascii=False).encode())


def sign(file: Path, facts: Facts, credentials: Credentials) -> None:
    """Put the facts into an MP4 or MOV file.

    Raises:
        KnownError: If the disk is full, or the file cannot be signed.
    """
    import c2pa

    info = c2pa.C2paSignerInfo(b"es256", credentials.chain, credentials.key, None)
    try:
        with (
            whole_file(file) as temporary,
            file.open("rb") as plain,
            temporary.open("w+b") as signed,
            c2pa.Signer.from_info(info) as signer,
            c2pa.Builder(json.dumps(_manifest(facts))) as builder,
        ):
            builder.sign(signer, _SIGNED[file.suffix.lower()], plain, signed)
    except c2pa.C2paError as error:
        raise KnownError(
            "The video was not rendered.",
            f"What it is could not be written into it: {error}",
            "Look whether the disk is full; or render a .webm file, whose facts lie beside it.",
        ) from error


def read_facts(file: Path) -> dict[str, Any] | None:
    """The facts of a file, from inside or from beside it; None where it has none.

    Raises:
        KnownError: If what is there is damaged.
    """
    try:
        if is_signed_inside(file):
            return _read_signed(file)
        beside = sidecar_of(file)
        return _checked(json.loads(beside.read_bytes())) if beside.is_file() else None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise KnownError(
            f"It was not read what {file.name} is.",
            "What it says of itself is damaged, or is not from Kinelex.",
            "Do not take it for what it seems to be.",
        ) from error


def _manifest(facts: Facts) -> dict[str, Any]:
    action = {"action": "c2pa.created", "digitalSourceType": facts["digital_source_type"]}
    return {
        "claim_generator_info": [_GENERATOR],
        "title": " ".join(facts["motion"]["glosses"]),
        "assertions": [
            {"label": "c2pa.actions.v2", "data": {"actions": [action]}},
            {"label": _ASSERTION, "data": dict(facts)},
        ],
    }


def source_type(kind: str) -> str:
    """What IPTC calls pictures that an identity of a kind has made."""
    is_learned = kind == "neural"
    return _SOURCES + ("trainedAlgorithmicMedia" if is_learned else "algorithmicMedia")


def _read_signed(file: Path) -> dict[str, Any] | None:
    import c2pa

    try:
        with (
            file.open("rb") as stream,
            c2pa.Reader(_SIGNED[file.suffix.lower()], stream) as reader,
        ):
            told = json.loads(reader.json())
    except c2pa.C2paError.ManifestNotFound:
        return None
    except c2pa.C2paError as error:
        raise ValueError(str(error)) from error
    if told.get("validation_state") == "Invalid":
        raise ValueError("it was changed after it was signed")
    manifest = told["manifests"][told["active_manifest"]]
    found = [one["data"] for one in manifest["assertions"] if one["label"] == _ASSERTION]
    return _checked(found[0]) if found else None


def _checked(facts: object) -> dict[str, Any]:
    if not isinstance(facts, dict) or facts.get("format") != FORMAT:
        raise ValueError("these are no facts of a render")
    return facts
