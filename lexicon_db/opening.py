"""How the folder of a lexicon is made, recognised, opened and brought up to date."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Engine, delete, insert, select
from sqlalchemy.orm import Session

from lexicon_db.errors import KnownError
from lexicon_db.files import sync, whole_file
from lexicon_db.job_lock import JOBS_FOLDER
from lexicon_db.labels import clean_label
from lexicon_db.media import MEDIA_FOLDER, TRASH_FOLDER
from lexicon_db.migrations import REVISIONS
from lexicon_db.records import LexiconInfo
from lexicon_db.schema import LexiconRow, StepPartRow, StepRow, StepTrackRow
from lexicon_db.sqlite import (
    MAGIC,
    damaged,
    is_lexicon_file,
    known_troubles,
    make_engine,
    mark_as_lexicon,
    rebuilding,
    revision_of,
    snapshot,
)

DATABASE: Final = "lexicon.db"
NOT_OPENED: Final = "The lexicon was not opened."

_NOT_MADE = "The lexicon was not made."
_FOLDERS = (MEDIA_FOLDER, TRASH_FOLDER, JOBS_FOLDER)
_LANGUAGE = re.compile("[a-z]{3}")
_CREATION_PATIENCE = 10.0


def create_folder(folder: Path, name: str, language: str) -> None:
    """Make the folder of an empty lexicon.

    Raises:
        KnownError: If the folder holds something, cannot be written, or a value is not allowed.
    """
    name = clean_label(name, "name of the lexicon")
    if not _LANGUAGE.fullmatch(language):
        raise KnownError(
            _NOT_MADE,
            f"“{language}” is not a language code of ISO 639-3.",
            "Give the three letters of the sign language, such as ase for American Sign Language.",
        )
    prepare_folder(folder, _NOT_MADE)
    with known_troubles(_NOT_MADE), whole_file(folder / DATABASE) as temporary:
        engine = make_engine(temporary, patience=_CREATION_PATIENCE)
        try:
            _fill(engine, name, language)
        finally:
            engine.dispose()


def prepare_folder(folder: Path, what: str) -> None:
    """Make the folders of a lexicon that is about to be made or restored.

    Args:
        folder: A folder that is empty, or not there yet.
        what: What did not happen if it cannot be done, as one sentence.

    Raises:
        KnownError: If the folder holds something or cannot be written.
    """
    with known_troubles(what):
        folder.mkdir(parents=True, exist_ok=True)
        _require_empty(folder, what)
        for part in _FOLDERS:
            (folder / part).mkdir(exist_ok=True)


def open_database(folder: Path, patience: float) -> Engine:
    """Engine of the lexicon in a folder, brought up to date if it was made by an older version.

    Raises:
        KnownError: If the folder is no lexicon, of a newer version, damaged, or read-only.
    """
    database = folder / DATABASE
    with known_troubles(NOT_OPENED):
        _require_lexicon(folder)
        revision = revision_of(database)
        if not revision:
            raise damaged(NOT_OPENED)
        if revision not in REVISIONS:
            raise KnownError(
                NOT_OPENED,
                "It was last used with a newer version of the program.",
                "Update the program; nothing was changed.",
            )
        if revision != REVISIONS[-1]:
            _bring_up_to_date(database, revision, patience)
    return make_engine(database, patience=patience)


def read_info(engine: Engine) -> LexiconInfo:
    """Name and language of the lexicon in an open database.

    Raises:
        KnownError: If they are lost.
    """
    with Session(engine) as session:
        row = session.scalar(select(LexiconRow))
    if row is None:
        raise damaged(NOT_OPENED)
    return LexiconInfo(row.id, row.name, row.language, row.created_at)


def place_of(folder: Path) -> tuple[int, int]:
    """What tells the database file from any other one on this machine.

    Raises:
        OSError: If it is not there.
    """
    status = (folder / DATABASE).stat()
    return status.st_dev, status.st_ino


def require_unmoved(folder: Path, place: tuple[int, int]) -> None:
    """Make sure that the open database is still the one in the folder.

    A file that was deleted or replaced stays open and would swallow every write.

    Raises:
        KnownError: If it is not.
        OSError: If it is not there.
    """
    if place_of(folder) != place:
        raise KnownError(
            "The change was not saved.",
            "The lexicon's file was replaced by another one.",
            "Close the lexicon and open it again.",
        )


def _require_empty(folder: Path, what: str) -> None:
    for item in folder.iterdir():
        is_own = item.name in _FOLDERS and item.is_dir() and not any(item.iterdir())
        if not is_own and not item.name.startswith("."):
            raise KnownError(
                what,
                f"The folder {folder} is not empty.",
                "Choose an empty folder or a new name; a lexicon that is there can be opened.",
            )


def _require_lexicon(folder: Path) -> None:
    database = folder / DATABASE
    if not folder.is_dir():
        raise KnownError(
            NOT_OPENED, f"There is no folder {folder}.", "Look whether its disk is connected."
        )
    if not database.is_file():
        raise KnownError(
            NOT_OPENED,
            f"The folder {folder} is not a lexicon: it has no {DATABASE}.",
            "Choose the folder of a lexicon, or make a new one.",
        )
    if not (os.access(folder, os.W_OK) and os.access(database, os.W_OK)):
        raise KnownError(
            NOT_OPENED,
            f"The folder {folder} is read-only.",
            "Allow changes in its properties, or copy it to another place and open the copy.",
        )
    if not is_lexicon_file(database):
        with database.open("rb") as file:
            is_foreign = file.read(len(MAGIC)) == MAGIC
        if not is_foreign:
            raise damaged(NOT_OPENED)
        raise KnownError(
            NOT_OPENED,
            f"{DATABASE} in {folder} was made by another program.",
            "Choose the folder of a lexicon, or make a new one.",
        )


def _fill(engine: Engine, name: str, language: str) -> None:
    from lexicon_db.migrations.upgrade import upgrade

    with rebuilding(engine) as connection:
        mark_as_lexicon(connection)
        upgrade(connection)
        connection.execute(insert(LexiconRow).values(name=name, language=language))


def _bring_up_to_date(database: Path, revision: str, patience: float) -> None:
    from lexicon_db.migrations.upgrade import upgrade

    time = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
    copy = database.with_name(f"{database.name}.before-{revision}-{time}")
    engine = make_engine(database, patience=patience)
    try:
        snapshot(engine, copy)
        sync(copy)
        sync(copy.parent)
        with rebuilding(engine) as connection:
            upgrade(connection)
            # What they hold are rows of the earlier tables.
            for table in (StepTrackRow, StepPartRow, StepRow):
                connection.execute(delete(table))
    finally:
        engine.dispose()
