"""All that is particular to SQLite: opening, transactions, troubles, snapshots, checks.

A lexicon on another database needs another module like this one, and nothing else.
"""

from __future__ import annotations

import sqlite3  # noqa: TID251 - the module that the rest of the lexicon is kept apart from
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from lexicon_db.errors import KnownError
from lexicon_db.files import disk_trouble

#: How every database file of SQLite begins.
MAGIC: Final = b"SQLite format 3\x00"
_APPLICATION_ID = 0x4B4E4C58  # "KNLX"
_APPLICATION_ID_PLACE = slice(68, 72)
_WRITES = "kinelex_writes"

_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_GONE = (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN)


def is_lexicon_file(path: Path) -> bool:
    """Whether a file begins like the database of a lexicon; it is not opened as one.

    Raises:
        OSError: If the file cannot be read.
    """
    with path.open("rb") as file:
        header = file.read(100)
    mark = int.from_bytes(header[_APPLICATION_ID_PLACE], "big")
    return header.startswith(MAGIC) and mark == _APPLICATION_ID


def mark_as_lexicon(connection: Connection) -> None:
    """Mark a new database file as a lexicon, for ``is_lexicon_file``."""
    connection.exec_driver_sql(f"PRAGMA application_id = {_APPLICATION_ID}")


def revision_of(path: Path) -> str:
    """The revision of the tables in a database file; empty where the file has no tables.

    The file is not changed, and where nobody has it open, nothing appears beside it.
    """
    is_at_rest = not path.with_name(f"{path.name}-wal").exists()
    address = f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if is_at_rest else ''}"
    with closing(sqlite3.connect(address, uri=True)) as connection:
        try:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
                raise
            return ""
    return str(row[0]) if row else ""


def make_engine(path: Path, *, patience: float) -> Engine:
    """Engine for a database file; every transaction is begun explicitly.

    Python's driver would begin transactions by itself, too late for schema changes and for a
    consistent read, so it is set to leave them alone.

    Args:
        path: The database file; made if it is not there.
        patience: Seconds to wait for another process that is writing.
    """
    engine = create_engine(
        URL.create("sqlite", database=str(path.absolute())),
        poolclass=QueuePool,
        max_overflow=-1,
        connect_args={"timeout": patience, "isolation_level": None, "check_same_thread": False},
    )
    event.listen(engine, "connect", _configure)
    event.listen(engine, "begin", _begin)
    return engine


def for_writing(engine: Engine) -> Engine:
    """The same engine, for transactions that take the write lock when they begin."""
    return engine.execution_options(**{_WRITES: True})


def _configure(connection: sqlite3.Connection, _record: object) -> None:
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def rebuilding(engine: Engine) -> Iterator[Connection]:
    """A transaction in which tables may be rebuilt; foreign keys are checked once, at its end."""
    with for_writing(engine).connect() as connection:
        # Not through SQLAlchemy, which would begin the transaction that makes this useless.
        connection.connection.cursor().execute("PRAGMA foreign_keys = OFF")
        try:
            with connection.begin():
                yield connection
                broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
                if broken is not None:
                    raise RuntimeError(f"the migration leaves a broken reference: {broken}")
        finally:
            connection.invalidate()


@contextmanager
def known_troubles(what: str) -> Iterator[None]:
    """Turn what a disk or another process does to a database into known errors.

    Args:
        what: What did not happen then, as one sentence.
    """
    try:
        yield
    except DBAPIError as error:
        known = _known(error.orig, what)
        if known is None:
            raise
        raise known from error
    except sqlite3.Error as error:
        known = _known(error, what)
        if known is None:
            raise
        raise known from error
    except OSError as error:
        raise disk_trouble(error, what) from error


def _known(error: BaseException | None, what: str) -> KnownError | None:
    code = _code(error)
    if code == sqlite3.SQLITE_FULL:
        return KnownError(what, "The disk is full.", "Free some space, then try again.")
    if code == sqlite3.SQLITE_READONLY:
        return KnownError(
            what,
            "The lexicon may not be changed: its folder or file is read-only.",
            "Allow changes in the folder's properties, or copy the lexicon to another place.",
        )
    if code in _BUSY:
        return KnownError(
            what,
            "Another program is writing to the lexicon and does not finish.",
            "Wait a moment and try again; if it lasts, close the other program.",
        )
    if code in _DAMAGED:
        return damaged(what)
    if code in _GONE:
        return KnownError(
            what,
            "The lexicon's file cannot be reached any more.",
            "Look whether its disk is still connected, then open the lexicon again.",
        )
    return None


def _code(error: BaseException | None) -> int:
    """The primary error code of SQLite, 0 where it is no error of SQLite."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF


def damaged(what: str) -> KnownError:
    """The known error for a database whose content is broken."""
    return KnownError(
        what,
        "The database of the lexicon is damaged.",
        "Restore the latest backup; the recordings beside it are not touched.",
    )


def snapshot(engine: Engine, target: Path) -> None:
    """Write a consistent copy of the database as one new file, while others may go on writing."""
    with closing(engine.raw_connection()) as connection:
        connection.cursor().execute("VACUUM INTO ?", (str(target),))


def structural_findings(session: Session) -> tuple[str, ...]:
    """What SQLite itself finds wrong in a database; empty when all is well."""
    connection = session.connection()
    try:
        lines = connection.exec_driver_sql("PRAGMA integrity_check(20)").scalars().all()
    except DatabaseError as error:
        if _code(error.orig) not in _DAMAGED:
            raise
        return ("The database is damaged so much that it cannot be checked.",)
    broken = tuple(f"The database is damaged: {line}." for line in lines if line != "ok")
    if broken:
        return broken
    dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return tuple(
        f"A row of {row[0]} refers to a row of {row[2]} that is not there." for row in dangling
    )
