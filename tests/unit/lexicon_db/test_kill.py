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
from lexicon_db.search import search_entries
from lexicon_db.store import Lexicon
from lexicon_db.takes import takes_of
from lexicon_db.tracks import TrackKind
from lexicon_db.trackstore import track_infos
from lexicon_db.utterances import find_utterance

ROUNDS = 5

WORK = """
import json, os, sys
from pathlib import Path
from lexicon_db.entries import edit_entries
from lexicon_db.jobs import add_job, finish_job, report_job, start_next_job
from lexicon_db.records import Phases, Slot
from lexicon_db.store import Lexicon
from lexicon_db.trackstore import save_tracks
from lexicon_db.utterances import save_utterance
from tests.unit.lexicon_db.examples import (
    PROVENANCE, entry_with_take, landmark_track, motion_track
)

folder, scratch, start = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
lexicon = Lexicon.open(folder)
assert lexicon.try_to_own_jobs()
tracks = [(track, PROVENANCE) for track in (landmark_track(30), motion_track(30))]

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
        phases = Phases(0.0, 0.1, 0.2, 1.0 + version)
        infos = save_tracks(
            lexicon, take.id, tracks, span=(take.start, take.end), phases=phases
        )
        hashes = [info.sha256 for info in infos]
        committed(gloss=gloss, take=take.id, tracks=version + 1, hashes=hashes)
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


def infos_by_kind(lexicon, take):
    infos = track_infos(lexicon, take)
    kinds = (TrackKind.LANDMARKS, TrackKind.MOTION)
    return [[info for info in infos if info.kind == kind] for kind in kinds]


def require_whole(lexicon):
    """Whatever was going on: a take has all that was made of it, or nothing."""
    for entry in search_entries(lexicon):
        for take in takes_of(lexicon, entry):
            landmarks, motions = infos_by_kind(lexicon, take.id)
            assert len(landmarks) == len(motions)
            assert (take.phases is not None) == bool(motions)
            if take.phases is not None:
                assert take.phases.offset == len(motions)


def require_kept(lexicon, line):
    if "gloss" in line:
        entry = find_entry(lexicon, line["gloss"])
        assert len(takes_of(lexicon, entry.id)) == 1
        assert int(entry.note or -1) >= line.get("edit", -1)
        assert entry.tags == ((f"tag{entry.note}",) if entry.note else ())
    if "tracks" in line:
        landmarks, motions = infos_by_kind(lexicon, line["take"])
        assert len(motions) >= line["tracks"]
        version = line["tracks"] - 1
        assert [landmarks[version].sha256, motions[version].sha256] == line["hashes"]
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
            require_whole(lexicon)
            assert lexicon.check() == ()
            assert lexicon.try_to_own_jobs()
            reset_interrupted_jobs(lexicon)
            assert list_jobs(lexicon, [JobState.RUNNING]) == ()
    assert len(lines) >= ROUNDS
