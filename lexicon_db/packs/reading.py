"""An open pack: looked into without importing it, and checked from its first byte to its last."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Final, NoReturn, Self

from lexicon_db.codec import decode_track
from lexicon_db.errors import KnownError
from lexicon_db.files import disk_trouble
from lexicon_db.packs import layout, strict_json
from lexicon_db.packs.archive import Archive, Member
from lexicon_db.packs.manifest import LISTED_FILE, Manifest, NewerFormatError, manifest_of
from lexicon_db.packs.shapes import SHAPES
from lexicon_db.packs.signing import Signature, checked_signature
from lexicon_db.packs.values import UnfitError
from lexicon_db.progress import Report, silent
from lexicon_db.tracks import Track

Document = dict[str, Any]

_PLAIN: Final = (layout.FILES, layout.MANIFEST, layout.SIGNATURE)


class Pack:
    """An open pack whose structure, list of files, manifest and signature are sound.

    What lies in its files is checked when it is read, and all at once by ``checking.check_pack``.

    Attributes:
        path: Where the file lies.
        manifest: What the pack says of itself.
        manifest_sha256: SHA-256 of the manifest, which vouches for everything: the name of this
            very content.
        signature: Who signed it, or None.
        sizes: Size of each file that the manifest vouches for, by name.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with self._told():
            self._archive = Archive(path)
        try:
            with self._told():
                self._read_heads()
        except BaseException:
            self.close()
            raise

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a pack.

        Raises:
            KnownError: If the file is no pack, is damaged, was tampered with, or is of a newer
                version.
        """
        return cls(path)

    def close(self) -> None:
        """Let go of the file."""
        self._archive.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def byte_count(self) -> int:
        """Bytes of all files that the manifest vouches for."""
        return self.manifest.byte_count

    def records(self, kind: str) -> Iterator[Document]:
        """The records of a kind, each with the values that its shape describes, in their order.

        Raises:
            KnownError: If the file was changed, or a record is not what it should be.
        """
        shape = SHAPES[kind]
        name = layout.records_name(kind)
        with self._told():
            if name not in self.sizes:
                return
            for number, line in enumerate(self._lines(name), start=1):
                try:
                    yield shape.read(strict_json.read(line))
                except ValueError as error:
                    raise UnfitError(
                        f"has in {name}, line {number}, something that {error}"
                    ) from error

    def track(self, sha256: str) -> Track:
        """A track without importing it; it can be played.

        Raises:
            KnownError: If it is not there, was changed, or is damaged.
        """
        return decode_track(self.track_bytes(sha256))

    def track_bytes(self, sha256: str) -> bytes:
        """The bytes of a track, as the lexicon stores them.

        Raises:
            KnownError: If they are not there or were changed.
        """
        with self._told():
            name = layout.track_name(sha256)
            return self._archive.content(self._member(name), sha256)

    def copy_media(
        self, sha256: str, suffix: str, target: BinaryIO, note: Callable[[int], None]
    ) -> None:
        """Copy a recording or an identity out of the pack.

        Raises:
            KnownError: If it is not there or was changed; what was copied is worth nothing then.
        """
        with self._told():
            name = layout.media_name(sha256, suffix)
            digest = hashlib.sha256()
            for chunk in self._archive.chunks(self._member(name)):
                digest.update(chunk)
                target.write(chunk)
                note(len(chunk))
            if digest.hexdigest() != sha256:
                raise UnfitError(f"holds a file that was changed: {name}")

    def head(self, name: str, size: int) -> bytes:
        """The first bytes of a file."""
        found = b""
        with self._told():
            for chunk in self._archive.chunks(self._member(name)):
                found += chunk
                if len(found) >= size:
                    break
        return found[:size]

    def check_files(self, report: Report = silent) -> None:
        """Compare every file with its SHA-256.

        Raises:
            KnownError: If one was changed; it is named.
        """
        done = 0
        with self._told():
            for name, sha256 in self._hashes.items():
                digest = hashlib.sha256()
                for chunk in self._archive.chunks(self._member(name)):
                    digest.update(chunk)
                    done += len(chunk)
                    report(done, self.byte_count, "checking files")
                if digest.hexdigest() != sha256:
                    raise UnfitError(f"holds a file that was changed: {name}")

    def refuse(self, why: str) -> NoReturn:
        """Refuse the pack because of its content, with the end of a sentence that says why."""
        raise _refused(self.path, why)

    def _lines(self, name: str) -> Iterator[bytes]:
        """The lines of a file, whose hash is compared at its end."""
        digest, rest = hashlib.sha256(), b""
        for chunk in self._archive.chunks(self._member(name)):
            digest.update(chunk)
            *lines, rest = (rest + chunk).split(b"\n")
            if len(rest) > layout.LONGEST_LINE:
                raise UnfitError(f"has a line that is too long in {name}")
            yield from lines
        if rest:
            raise UnfitError(f"has a line without an end in {name}")
        if digest.hexdigest() != self._hashes[name]:
            raise UnfitError(f"holds a file that was changed: {name}")

    def _member(self, name: str) -> Member:
        member = self._archive.members.get(name)
        if member is None:
            raise UnfitError(f"lacks a file: {name}")
        return member

    def _read_heads(self) -> None:
        told = self._archive.content(self._member(layout.MANIFEST))
        self.manifest: Manifest = manifest_of(strict_json.read(told))
        self.manifest_sha256 = hashlib.sha256(told).hexdigest()
        self.signature: Signature | None = None
        if layout.SIGNATURE in self._archive.members:
            signed = self._archive.content(self._member(layout.SIGNATURE))
            self.signature = checked_signature(told, strict_json.read(signed))
        self._read_files()

    def _read_files(self) -> None:
        """Make sure that the list names the files that are there, with their sizes."""
        listed = self._archive.content(self._member(layout.FILES), self.manifest.files_sha256)
        files = [LISTED_FILE.read(strict_json.read(line)) for line in listed.splitlines()]
        self._hashes: dict[str, str] = {file["name"]: file["sha256"] for file in files}
        self.sizes: dict[str, int] = {file["name"]: file["byte_count"] for file in files}
        there = {
            name: member.size
            for name, member in self._archive.members.items()
            if name not in _PLAIN
        }
        if len(self.sizes) != len(files) or self.sizes.keys() & set(_PLAIN):
            raise UnfitError("has a list of files that makes no sense")
        if there != self.sizes:
            wrong = min(name for name, _ in there.items() ^ self.sizes.items())
            raise UnfitError(f"lacks a file, has one too many, or one of another size: {wrong}")
        told = (self.manifest.file_count, self.manifest.byte_count)
        if told != (len(files), sum(self.sizes.values())):
            raise UnfitError("says another number of files than it holds")

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn what is wrong with the file into a known error."""
        try:
            yield
        except NewerFormatError as error:
            raise KnownError(
                f"{self.path.name} was not opened.", f"It {error}.", "Update the program."
            ) from error
        except ValueError as error:
            raise _refused(self.path, str(error)) from error
        except OSError as error:
            raise disk_trouble(error, f"{self.path.name} was not read.") from error


def _refused(path: Path, why: str) -> KnownError:
    return KnownError(
        f"{path.name} was refused.",
        f"The pack {why}.",
        "Get it again from whoever made it, and tell them; nothing of it was used.",
    )
