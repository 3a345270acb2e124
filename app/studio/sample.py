"""The sample lexicon: letters that everybody gets, to try things out."""

from __future__ import annotations

import json
import shutil
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.core.paths import lexicons_folder, resource
from app.core.progress import Silent
from app.studio.ingest import add_file
from app.studio.lexicons import create_lexicon
from app.studio.quality import judge_again
from app.studio.tracking import make_tracks_here
from lexicon_db.entries import edit_entries, entry_named
from lexicon_db.errors import KnownError
from lexicon_db.files import disk_trouble
from lexicon_db.opening import DATABASE
from lexicon_db.records import Phases, Slot
from lexicon_db.takes import get_take, set_phases
from lexicon_db.utterances import save_utterance

if TYPE_CHECKING:
    from app.core.progress import Progress
    from lexicon_db.store import Lexicon

_NAME: Final = "Sample lexicon"
_NOT_MADE: Final = "The sample lexicon was not made."
_WORKSHOP: Final = ".sample-"
_SIGNER: Final = "Fingerspelling signer"
#: Utterances that wait in the sample, by name.
_UTTERANCES: Final = {"world": "WORLD", "joy": "JOY", "quick": "QUICK"}


def sample_lexicon(progress: Progress | None = None) -> Path:
    """The person's copy of the sample lexicon: made at the first call, found at later ones.

    Args:
        progress: Told while the copy is made.

    Returns:
        Its folder.

    Raises:
        KnownError: If it cannot be written.
    """
    folder = lexicons_folder() / _NAME
    if _is_made(folder):
        return folder
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _remove_old_workshops(folder.parent)
        workshop = Path(tempfile.mkdtemp(prefix=_WORKSHOP, dir=folder.parent))
    except OSError as error:
        raise disk_trouble(error, _NOT_MADE) from error
    try:
        made = workshop / "lexicon"
        with create_lexicon(made, _NAME, "ase") as lexicon:
            fill_sample(lexicon, workshop / "job", progress or Silent())
        _put_in_place(made, folder)
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
    return folder


def _is_made(folder: Path) -> bool:
    return (folder / DATABASE).exists()


def _remove_old_workshops(folder: Path) -> None:
    """Remove what was half made when it was killed; a younger one may be at work."""
    yesterday = time.time() - 24 * 3600
    for workshop in folder.glob(f"{_WORKSHOP}*"):
        if workshop.stat().st_mtime < yesterday:
            shutil.rmtree(workshop, ignore_errors=True)


def _put_in_place(made: Path, folder: Path) -> None:
    try:
        made.rename(folder)
    except OSError as error:
        if _is_made(folder):  # another window was faster
            return
        raise KnownError(
            _NOT_MADE,
            f"The folder {folder} holds something else.",
            "Rename that folder, then try again.",
        ) from error


def fill_sample(lexicon: Lexicon, job: Path, progress: Progress) -> None:
    """Put the letters and their utterances into an empty lexicon; work in the folder ``job``."""
    text = resource("sample_lexicon", "provenance.json").read_text(encoding="utf-8")
    provenance: dict[str, Any] = json.loads(text)
    note = f"Motion from {provenance['package']} ({provenance['licence']})."
    for number, item in enumerate(provenance["letters"]):
        letter = item["letter"]
        progress.report(number, len(provenance["letters"]), f"Preparing {letter}")
        file = resource("sample_lexicon", f"{letter}.npz")
        added = add_file(lexicon, file, gloss=letter, signer=_SIGNER)
        make_tracks_here(lexicon, get_take(lexicon, added.take), job)
        set_phases(lexicon, added.take, Phases(*item["phases"]), by_hand=True)
        judge_again(lexicon, added.take)
        edit_entries(
            lexicon,
            [added.entry],
            note=note,
            senses=((("eng", f"letter {letter}"),),),
            tags=("fingerspelling",),
        )
    for name, word in _UTTERANCES.items():
        save_utterance(lexicon, name, [Slot(entry_named(lexicon, letter).id) for letter in word])
