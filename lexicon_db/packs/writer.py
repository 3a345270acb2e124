"""Writing the container of a pack, file after file, without holding it in memory."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from lexicon_db.errors import KnownError
from lexicon_db.packs import layout, strict_json
from lexicon_db.packs.manifest import Manifest, document_of
from lexicon_db.packs.shapes import SHAPES
from lexicon_db.packs.signing import SigningKey, sign

_CHUNK: Final = 1 << 20
_FIRST_MOMENT: Final = (1980, 1, 1, 0, 0, 0)
_REGULAR_FILE: Final = 0o100644 << 16
_UNIX: Final = 3


class PackWriter:
    """Writes a pack. The same calls give the same bytes, on every machine.

    Args:
        path: An empty file that may be written.
    """

    def __init__(self, path: Path) -> None:
        self._archive = zipfile.ZipFile(path, "w")
        self._files: dict[str, tuple[int, str]] = {}
        self.counts: dict[str, int] = dict.fromkeys(SHAPES, 0)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Write the table of contents; nothing can be added any more."""
        self._archive.close()

    def add_records(self, kind: str, records: Iterable[dict[str, Any]]) -> None:
        """Write all records of a kind, one line each."""
        shape = SHAPES[kind]
        digest, size = hashlib.sha256(), 0
        name = layout.records_name(kind)
        with self._archive.open(_info(name), "w", force_zip64=True) as target:
            for record in records:
                line = strict_json.written(shape.write(record)) + b"\n"
                if len(line) > layout.LONGEST_LINE:
                    raise _too_large(name)
                target.write(line)
                digest.update(line)
                size += len(line)
                self.counts[kind] += 1
        self._files[name] = (size, digest.hexdigest())

    def add_track(self, sha256: str, data: bytes) -> None:
        """Write the bytes of a track, once however many takes have it."""
        self._add(layout.track_name(sha256), data)

    def add_media(self, sha256: str, suffix: str, path: Path) -> int:
        """Copy a recording or an identity; return how many bytes it has.

        Raises:
            KnownError: If the file is not what it was when it was added to the lexicon.
        """
        name = layout.media_name(sha256, suffix)
        if name in self._files:
            return 0
        digest, size = hashlib.sha256(), path.stat().st_size
        with path.open("rb") as source, self._archive.open(_info(name, size), "w") as target:
            while chunk := source.read(_CHUNK):
                digest.update(chunk)
                target.write(chunk)
        if digest.hexdigest() != sha256:
            raise KnownError(
                "The pack was not made.",
                "A recording of the lexicon is damaged: its content has changed.",
                "Check the lexicon, restore the recording from a backup, or leave videos out.",
            )
        self._files[name] = (size, sha256)
        return size

    def finish(self, manifest: Manifest, key: SigningKey | None) -> Manifest:
        """Write the list of files, the manifest and, with a key, the signature."""
        if len(self._files) + 3 > layout.MOST_FILES:
            raise _too_large("the pack")
        lines = [
            strict_json.written({"name": name, "byte_count": size, "sha256": sha256}) + b"\n"
            for name, (size, sha256) in sorted(self._files.items())
        ]
        listed = b"".join(lines)
        finished = replace(
            manifest,
            counts=dict(self.counts),
            files_sha256=hashlib.sha256(listed).hexdigest(),
            file_count=len(lines),
            byte_count=sum(size for size, _ in self._files.values()),
        )
        told = strict_json.written(document_of(finished))
        self._write(layout.FILES, listed)
        self._write(layout.MANIFEST, told)
        if key is not None:
            self._write(layout.SIGNATURE, strict_json.written(sign(told, key)))
        return finished

    def _add(self, name: str, data: bytes) -> None:
        if name not in self._files:
            self._write(name, data)
            self._files[name] = (len(data), hashlib.sha256(data).hexdigest())

    def _write(self, name: str, data: bytes) -> None:
        with self._archive.open(_info(name, len(data)), "w") as target:
            target.write(data)


def _info(name: str, size: int = 0) -> zipfile.ZipInfo:
    """What the archive says of a file: nothing that differs from day to day."""
    info = zipfile.ZipInfo(name, _FIRST_MOMENT)
    info.create_system = _UNIX
    info.external_attr = _REGULAR_FILE
    info.file_size = size
    return info


def _too_large(what: str) -> KnownError:
    return KnownError(
        "The pack was not made.",
        f"It would be too large: {what} holds more than a pack may.",
        "Choose fewer signs, and make several packs.",
    )
