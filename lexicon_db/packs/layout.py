"""Where things lie in a pack, and how large they may be."""

from __future__ import annotations

import re
from typing import Final

from lexicon_db.packs.appearances import LARGEST as LARGEST_APPEARANCES
from lexicon_db.packs.shapes import SHAPES, SUFFIX

#: Ending of the files.
PACK_SUFFIX: Final = ".kinelexpack"
FORMAT: Final = "kinelexpack"
#: Version that is written; older ones are read, newer ones refused.
FORMAT_VERSION: Final = 1

MANIFEST: Final = "manifest.json"
FILES: Final = "files.jsonl"
SIGNATURE: Final = "signature.json"

#: Most files in a pack, and most bytes of its table of contents.
MOST_FILES: Final = 300_000
LARGEST_DIRECTORY: Final = 48 << 20
LARGEST_MANIFEST: Final = 1 << 20
LARGEST_FILES: Final = 64 << 20
LARGEST_RECORDS: Final = 512 << 20
#: Longest line of records, bytes.
LONGEST_LINE: Final = 4 << 20
#: Most records of one kind.
MOST_RECORDS: Final = 200_000
LARGEST_TRACK: Final = 64 << 20
LARGEST_MEDIA: Final = 64 << 30

_SIZES: Final = (
    (re.compile(re.escape(MANIFEST)), LARGEST_MANIFEST),
    (re.compile(re.escape(FILES)), LARGEST_FILES),
    (re.compile(re.escape(SIGNATURE)), LARGEST_MANIFEST),
    (re.compile(rf"records/({'|'.join(SHAPES)})\.jsonl"), LARGEST_RECORDS),
    (re.compile(r"tracks/([0-9a-f]{2})/\1[0-9a-f]{62}\.kxtr"), LARGEST_TRACK),
    (
        re.compile(rf"media/([0-9a-f]{{2}})/\1[0-9a-f]{{62}}{SUFFIX.pattern.pattern}"),
        LARGEST_MEDIA,
    ),
    (
        re.compile(r"media/([0-9a-f]{2})/\1[0-9a-f]{62}\.safetensors"),
        LARGEST_APPEARANCES["neural"],
    ),
)


def records_name(kind: str) -> str:
    """Name of the file with the records of a kind."""
    return f"records/{kind}.jsonl"


def track_name(sha256: str) -> str:
    """Name of the file of a track with some content."""
    return f"tracks/{sha256[:2]}/{sha256}.kxtr"


def media_name(sha256: str, suffix: str) -> str:
    """Name of the file of a recording or identity with some content."""
    return f"media/{sha256[:2]}/{sha256}{suffix}"


def largest(name: str) -> int | None:
    """Most bytes that a file of this name may have, or None if no file of a pack is called so."""
    return next((size for pattern, size in _SIZES if pattern.fullmatch(name)), None)
