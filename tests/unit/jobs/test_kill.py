"""The application is killed while it works: its jobs go on, and no process is left behind."""

import os
import subprocess
import sys
import time
from pathlib import Path

from lexicon_db.jobs import add_job, list_jobs
from lexicon_db.records import JobState
from tests.unit.jobs.office import quick

APPLICATION = """
import multiprocessing, sys, time
from pathlib import Path
from app.jobs.runner import Runner
from lexicon_db.jobs import list_jobs
from lexicon_db.records import JobState
from lexicon_db.store import Lexicon

if __name__ == "__main__":
    lexicon = Lexicon.open(Path(sys.argv[1]))
    runner = Runner(lexicon, {"extract": lambda *made: None}, 1)
    while True:
        runner.tick()
        running = list_jobs(lexicon, [JobState.RUNNING])
        children = multiprocessing.active_children()
        if running and children:
            print(children[0].pid, flush=True)
        time.sleep(0.01)
"""


def is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    # A process that has ended and that nobody has asked about is still listed.
    stat = Path(f"/proc/{pid}/stat")
    return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] != "Z"


def test_jobs_of_a_killed_application_go_on_in_the_next_one(office, tmp_path):
    script = tmp_path / "application.py"
    script.write_text(APPLICATION)
    jobs = [add_job(office.lexicon, "extract", quick(take=str(n))) for n in range(2)]
    root = Path(__file__).parents[3]
    application = subprocess.Popen(
        [sys.executable, str(script), str(office.lexicon.folder)],
        stdout=subprocess.PIPE,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    worker = int(application.stdout.readline())
    office.runner.tick()
    assert not office.runner.owns_jobs
    application.kill()
    application.communicate()
    assert list_jobs(office.lexicon, [JobState.RUNNING])

    done = office.finish(*jobs)
    assert [job.state for job in done] == [JobState.DONE] * 2
    assert done[0].attempts == 2
    assert len(office.workers) == 1
    end = time.monotonic() + 10
    while is_alive(worker) and time.monotonic() < end:
        time.sleep(0.05)
    assert not is_alive(worker)
