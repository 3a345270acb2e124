"""A worker process seen from the application: started, given jobs, watched, ended."""

from __future__ import annotations

import contextlib
import multiprocessing
from typing import TYPE_CHECKING, Final

from app.core.processes import interrupts_held_back
from app.jobs.messages import Start, Stop
from app.jobs.worker import work

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from app.jobs.messages import FromWorker

#: The signal that no process can refuse; not every system has a name for it.
_KILLED: Final = 9


class WorkerProcess:
    """One spawned process with its own pipe; kept warm between jobs."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe: Connection
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=work, args=(theirs,), daemon=True)
        with interrupts_held_back():
            self._process.start()
        theirs.close()

    def start(self, job: Start) -> None:
        """Give an idle worker a job."""
        self._send(job)

    def stop(self, job: str) -> None:
        """Ask the worker to stop its job at the next report."""
        self._send(Stop(job))

    def messages(self) -> list[FromWorker]:
        """All that the worker has said since the last call; never waits."""
        heard: list[FromWorker] = []
        try:
            while self._pipe.poll():
                heard.append(self._pipe.recv())
        except (EOFError, OSError):
            pass  # a dead worker says no more; `cause_of_death` tells the rest
        return heard

    def cause_of_death(self) -> str | None:
        """Why the process is gone, in words, or None while it lives."""
        code = self._process.exitcode
        if code is None:
            return None
        if code == -_KILLED:
            return "The system ended the worker process, perhaps because memory ran out."
        if code < 0:
            return f"The worker process was ended by signal {-code}."
        return f"The worker process ended by itself with status {code}."

    def end(self) -> None:
        """End the process now, whatever it does."""
        self._process.terminate()
        self._process.join(timeout=1)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._pipe.close()

    def _send(self, message: Start | Stop) -> None:
        with contextlib.suppress(OSError):  # a broken pipe is noticed as a death at the next look
            self._pipe.send(message)
