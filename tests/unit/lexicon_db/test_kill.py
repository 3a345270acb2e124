"""A process that works on a lexicon is killed at random moments: nothing committed is lost."""

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

from lexicon_db.entries import find_entry
from lexicon_db.jobs import list_jobs, reset_interrupted_jobs
from lexicon_db.records import JobState
from lexicon_db.store import Lexicon
from lexicon_db.takes import takes_of
from lexicon_db.trackstore import track_infos
from lexicon_db.utterances import find_utterance

ROUNDS = 5

WORK = """
import json, os, sys
from pathlib import Path
from lexicon_db.entries import edit_entries
from lexicon_db.jobs import add_job, finish_job, report_job, start_next_job
from lexicon_db.records import Slot
from lexicon_db.store import Lexicon
from lexicon_db.trackstore import save_track
from lexicon_db.utterances import save_utterance
from tests.unit.lexicon_db.examples import PROVENANCE, entry_with_take, motion_track

folder, scratch, start = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
lexicon = Lexicon.open(folder)
assert lexicon.try_to_own_jobs()
track = motion_track(30)

def committed(**what):
    sys.stdout.write(json.dumps(what) + "\\n")
    sys.stdout.flush()

for number in range(start, start + 1000):
    gloss = f"SIGN{number}"
    job = add_job(lexicon, "work", {"number": number})
    start_next_job(lexicon)
    entry, take = entry_with_take(lexicon, scratch, gloss)
    committed(gloss=gloss, takes=1)
    for version in range(2):
        info = save_track(lexicon, take.id, track, PROVENANCE)
        committed(gloss=gloss, take=take.id, tracks=version + 1, sha256=info.sha256)
        report_job(lexicon, job.id, version / 2, "tracking")
    for edit in range(3):
        edit_entries(lexicon, [entry.id], note=str(edit), tags=(f"tag{edit}",))
        committed(gloss=gloss, edit=edit)
    save_utterance(lexicon, "latest", [Slot(entry.id)] * (number + 1))
    committed(slots=number + 1)
    finish_job(lexicon, job.id)
    committed(job=number)
"""


def killed_after(folder, scratch, start, seconds):
    """Let a child work for some time after its first commit; return what it said it committed."""
    child = subprocess.Popen(
        [sys.executable, "-c", WORK, str(folder), str(scratch), str(start)],
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[3],
        env={**os.environ, "OMP_NUM_THREADS": "1"},
    )
    first = child.stdout.readline()
    time.sleep(seconds)
    child.kill()
    rest, _ = child.communicate()
    whole_lines = (first + rest).split(b"\n")[:-1]
    return [json.loads(line) for line in whole_lines]


def require_kept(lexicon, line):
    if "gloss" in line:
        entry = find_entry(lexicon, line["gloss"])
        assert len(takes_of(lexicon, entry.id)) == 1
        assert int(entry.note or -1) >= line.get("edit", -1)
        assert entry.tags == ((f"tag{entry.note}",) if entry.note else ())
    if "tracks" in line:
        infos = track_infos(lexicon, line["take"])
        assert len(infos) >= line["tracks"]
        assert infos[line["tracks"] - 1].sha256 == line["sha256"]
    if "slots" in line:
        assert len(find_utterance(lexicon, "latest").slots) >= line["slots"]
    if "job" in line:
        done = {job.parameters["number"] for job in list_jobs(lexicon, [JobState.DONE])}
        assert line["job"] in done


def test_nothing_committed_is_lost_when_the_process_is_killed(folder, tmp_path):
    moments = random.Random(20261123)
    start, lines = 0, []
    for _ in range(ROUNDS):
        lines += killed_after(folder, tmp_path, start, moments.uniform(0.0, 0.5))
        start += 1000
        with Lexicon.open(folder) as lexicon:
            for line in lines:
                require_kept(lexicon, line)
            assert lexicon.check() == ()
            assert lexicon.try_to_own_jobs()
            reset_interrupted_jobs(lexicon)
            assert list_jobs(lexicon, [JobState.RUNNING]) == ()
    assert len(lines) >= ROUNDS
