"""Pictures by which a signer judges a learned identity; they go when the identity goes.

They lie in the folder ``identities`` of the lexicon, below the hash of the identity's file, and are
in no backup and no pack.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.core.files import write_whole
from lexicon_db.identities import list_identities

if TYPE_CHECKING:
    from lexicon_db.records import Identity
    from lexicon_db.store import Lexicon

_FOLDER: Final = "identities"


def keep_pictures(lexicon: Lexicon, sha256: str, made: Path) -> None:
    """Keep the pictures that a job has made of the identity with some hash.

    Raises:
        KnownError: If the disk is full.
    """
    for picture in sorted(made.glob("*.jpg")):
        write_whole(lexicon.folder / _FOLDER / sha256 / picture.name, picture.read_bytes())


def pictures_of(lexicon: Lexicon, identity: Identity) -> tuple[Path, ...]:
    """The pictures of an identity, in order; none where there are none."""
    return tuple(sorted((lexicon.folder / _FOLDER / identity.sha256).glob("*.jpg")))


def forget_strays(lexicon: Lexicon) -> None:
    """Delete the pictures of identities that are not there any more."""
    folder = lexicon.folder / _FOLDER
    if not folder.is_dir():
        return
    known = {identity.sha256 for identity in list_identities(lexicon)}
    for one in folder.iterdir():
        if one.name not in known:
            shutil.rmtree(one, ignore_errors=True)
