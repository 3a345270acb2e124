"""A lexicon: a folder with the database of signs, its recordings, its trash and its jobs."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from lexicon_db import opening
from lexicon_db.files import remove_leftovers
from lexicon_db.job_lock import JobLock
from lexicon_db.media import MEDIA_FOLDER, MediaStore
from lexicon_db.progress import Report, silent
from lexicon_db.records import Changes, LexiconInfo
from lexicon_db.sqlite import for_writing, known_troubles
from lexicon_db.step_keeping import GrowingStep, StepScope, Undoing, forget_steps
from lexicon_db.writing import Write

Listener = Callable[[Changes], None]


class Lexicon:
    """An open lexicon.

    Any thread may read; writes come one after the other. Several processes may have the same
    lexicon open, and one of them may run its jobs.

    Attributes:
        folder: Where it lies.
        info: Its name and language.
        media: Its recordings and other large files.
        who: Who is working, for the change history; may be changed at any time.
        engine: The database, for the modules of this library.
    """

    def __init__(self, folder: Path, engine: Engine, info: LexiconInfo, who: str) -> None:
        self.folder = folder
        self.info = info
        self.who = who
        self.media = MediaStore(folder)
        self.engine = engine
        self._writing = threading.Lock()
        self._writer: int | None = None
        self._place = opening.place_of(folder)
        self._jobs = JobLock(folder)
        self._listeners: list[Listener] = []
        self._scope = StepScope()

    @classmethod
    def create(cls, folder: Path, name: str, language: str, *, who: str = "") -> Self:
        """Make an empty lexicon.

        Args:
            folder: A folder that is empty, or not there yet.
            name: What people call the lexicon.
            language: ISO 639-3 code of its signed language, such as ``ase``.
            who: Who is working, for the change history.

        Raises:
            KnownError: If the folder is in use or cannot be written, or the language is no code.
        """
        opening.create_folder(folder, name, language)
        return cls.open(folder, who=who)

    @classmethod
    def open(cls, folder: Path, *, who: str = "", patience: float = 10.0) -> Self:
        """Open a lexicon; one of an older version is brought up to date, after a copy is made.

        Args:
            folder: The folder of the lexicon.
            who: Who is working, for the change history.
            patience: Seconds to wait for another process that is writing.

        Raises:
            KnownError: If the folder is no lexicon, is of a newer version, is damaged, may not be
                changed, or is held by another process.
        """
        engine = opening.open_database(folder, patience)
        try:
            with known_troubles(opening.NOT_OPENED):
                remove_leftovers(folder)
                remove_leftovers(folder / MEDIA_FOLDER)
                return cls(folder, engine, opening.read_info(engine), who)
        except BaseException:
            engine.dispose()
            raise

    def close(self) -> None:
        """Let go of the files. Work of other threads on this lexicon must have ended."""
        self._jobs.release()
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one state of the lexicon, whatever is written meanwhile."""
        with known_troubles("The lexicon was not read."), Session(self.engine) as session:
            yield session

    @contextmanager
    def write(self, operation: str, *, undoing: Undoing = Undoing.STEP) -> Iterator[Write]:
        """A write: all of the body happens, or nothing of it.

        When the body ends, the change is on the disk and survives a crash or a power cut.

        Args:
            operation: What the change history calls it, such as ``edit entry``.
            undoing: How it can be undone; see ``lexicon_db.steps``.

        Raises:
            KnownError: If the disk is full or gone, or another process does not let go.
        """
        with self._one_writer(), known_troubles("The change was not saved."):
            opening.require_unmoved(self.folder, self._place)
            with Session(for_writing(self.engine)) as session, session.begin():
                step = self._scope.step_for(operation, undoing)
                write = Write(session, operation, self.who, step)
                yield write
                write.finish()
                if undoing is Undoing.FINAL:
                    forget_steps(session)
        self._tell(write.changes)

    def one_step(self, operation: str) -> AbstractContextManager[GrowingStep]:
        """Let all that this thread writes meanwhile be one step; its ``id`` is what undoes it."""
        return self._scope.one_step(operation)

    def no_step(self) -> AbstractContextManager[None]:
        """Let nothing that this thread writes meanwhile be undone: it is the work of a job."""
        return self._scope.no_step()

    def watch(self, listener: Listener) -> None:
        """Call ``listener`` with what each later write of this process touched.

        It is called on the thread that wrote, after the change is saved.
        """
        self._listeners.append(listener)

    def try_to_own_jobs(self) -> bool:
        """Become the process that runs the jobs of this lexicon, if no other one is."""
        return self._jobs.try_to_acquire()

    @property
    def owns_jobs(self) -> bool:
        """Whether this process runs the jobs of this lexicon."""
        return self._jobs.is_held

    def backup(self, file: Path, report: Report = silent) -> tuple[str, ...]:
        """Write the whole lexicon, with its recordings, into one file; see ``backup.back_up``."""
        from lexicon_db.backup import back_up

        return back_up(self, file, report)

    def check(self, report: Report = silent) -> tuple[str, ...]:
        """Look at every row and every file; see ``checking.check``."""
        from lexicon_db.checking import check

        return check(self, report)

    @contextmanager
    def _one_writer(self) -> Iterator[None]:
        """Wait until no other thread writes."""
        if self._writer == threading.get_ident():
            raise RuntimeError("a write was begun inside another one")
        with self._writing:
            self._writer = threading.get_ident()
            try:
                yield
            finally:
                self._writer = None

    def _tell(self, changes: Changes) -> None:
        if changes != Changes():
            for listener in tuple(self._listeners):
                listener(changes)
