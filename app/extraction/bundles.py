"""Model bundles (``.task``) that the person supplies: what they must be, and their hashes."""

from __future__ import annotations

import hashlib
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lexicon_db.errors import KnownError

if TYPE_CHECKING:
    from app.extraction.way import Way

#: The model files in a bundle, by what it is for (MediaPipe Tasks).
_CONTENTS: Final = {
    "pose": ("pose_detector.tflite", "pose_landmarks_detector.tflite"),
    "hand": ("hand_detector.tflite", "hand_landmarks_detector.tflite"),
    "face": ("face_detector.tflite", "face_landmarks_detector.tflite", "face_blendshapes.tflite"),
}
_WORDS: Final = {"pose": "the body", "hand": "hands", "face": "the face"}
#: The largest bundle of MediaPipe's own has 30 million bytes.
_MOST_BYTES: Final = 300_000_000
#: Bytes 4 to 8 of every TensorFlow Lite model.
_MAGIC: Final = b"TFL3"


@dataclass(frozen=True)
class Bundle:
    """A model bundle that can be used.

    Attributes:
        part: ``pose``, ``hand`` or ``face``.
        path: The file.
        sha256: Of the file, in hexadecimal.
    """

    part: str
    path: Path
    sha256: str


def checked_bundles(way: Way) -> tuple[Bundle, ...]:
    """Check the person's own models of a way to extract.

    Raises:
        KnownError: If one is missing, or is no model of its part; the message names it.
    """
    return tuple(_checked(part, path) for part, path in way.bundles.items())


def refuse_bundle(path: Path, why: str, fix: str) -> KnownError:
    """The trouble with a bundle, to be raised."""
    return KnownError(f"The model {path.name} cannot be used.", why, fix)


def _checked(part: str, path: Path) -> Bundle:
    wanted = f"Choose another model of {_WORDS[part]} in the settings, or none."
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise refuse_bundle(path, "It is larger than any model of this kind.", wanted)
        content = path.read_bytes()
        with zipfile.ZipFile(path) as archive:
            _check_content(part, path, archive)
    except FileNotFoundError as error:
        raise refuse_bundle(
            path, f"There is no file {path}.", f"Put it back there. Or: {wanted}"
        ) from error
    except OSError as error:
        raise refuse_bundle(path, f"The system says: {error.strerror or error}.", wanted) from error
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise refuse_bundle(path, "It is no model bundle, or a damaged one.", wanted) from error
    return Bundle(part, path, hashlib.sha256(content).hexdigest())


def _check_content(part: str, path: Path, archive: zipfile.ZipFile) -> None:
    """Make sure that a bundle holds the models of a part."""
    wanted = f"Choose a model of {_WORDS[part]}: a .task file of MediaPipe."
    sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
    if not sizes.keys() >= set(_CONTENTS[part]):
        for other, names in _CONTENTS.items():
            if sizes.keys() >= set(names):
                why = f"It is a model of {_WORDS[other]}, not of {_WORDS[part]}."
                raise refuse_bundle(path, why, wanted)
        missing = next(name for name in _CONTENTS[part] if name not in sizes)
        raise refuse_bundle(path, f"It holds no {missing}.", wanted)
    if sum(sizes.values()) > _MOST_BYTES:
        raise refuse_bundle(path, "What it holds is larger than any model of this kind.", wanted)
    for name in _CONTENTS[part]:
        with archive.open(name) as model:
            if model.read(8)[4:] != _MAGIC:
                raise refuse_bundle(path, f"Its {name} is no TensorFlow Lite model.", wanted)
