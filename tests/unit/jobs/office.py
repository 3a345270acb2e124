"""A runner with a queue, and what tests of it need: quick work, waiting, looking at workers."""

import multiprocessing
import time

from app.core.paths import resource
from app.jobs.runner import Runner
from lexicon_db.jobs import get_job
from lexicon_db.records import JobState

LETTER = resource("sample_lexicon", "B.npz")


class Office:
    """A runner, what it committed, and ways to wait for it."""

    def __init__(self, lexicon, *, workers=1, **options):
        self.lexicon = lexicon
        self.committed = []
        self._strangers = set(_processes())
        completions = dict.fromkeys(("extract", "render"), self.commit)
        self.runner = Runner(lexicon, completions, workers, **options)

    def commit(self, lexicon, job, folder, summary):
        self.committed.append((job.id, sorted(file.name for file in folder.iterdir()), summary))

    @property
    def workers(self):
        """Process numbers of its workers that live."""
        return set(_processes()) - self._strangers

    def wait(self, condition, seconds=60.0):
        """Tick until something is so."""
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, "it takes too long"
            self.runner.tick()
            time.sleep(0.01)

    def state(self, job):
        return get_job(self.lexicon, job.id).state

    def finish(self, *jobs):
        """Tick until jobs have ended; return how."""
        open_states = (JobState.QUEUED, JobState.RUNNING)
        self.wait(lambda: not any(self.state(job) in open_states for job in jobs))
        ended = [get_job(self.lexicon, job.id) for job in jobs]
        return ended if len(ended) > 1 else ended[0]


def _processes():
    return [process.pid for process in multiprocessing.active_children()]


def quick(**changes):
    """Parameters of an extract job that takes no time: a letter that comes as motion."""
    parameters = {
        "take": "none",
        "recording": str(LETTER),
        "name": LETTER.name,
        "kind": "motion",
        "start": 0.0,
        "end": 60.0,
        "dominance": "right",
        "body": None,
    }
    return parameters | changes
