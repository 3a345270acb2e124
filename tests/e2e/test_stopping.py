"""Work that is stopped: by Ctrl-C it says so and goes on later, by a kill nothing is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from app.core.paths import resource
from app.studio.ingest import add_file
from app.studio.lexicons import open_lexicon
from lexicon_db.entries import edit_entries
from lexicon_db.jobs import list_jobs
from lexicon_db.records import JobState
from lexicon_db.store import Lexicon
from tests.benchmarks.durability import durability, lost
from tests.e2e.command import ROOT, Outcome, require_clean

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(sys.platform == "win32", reason="programs are stopped in another way there"),
]

LETTER = resource("sample_lexicon", "W.npz")


def interrupted(kinelex, *words, when):
    """Start a command, press Ctrl-C once something is so; return what it said."""
    command = subprocess.Popen(
        kinelex.command_line(*words),
        env=kinelex.environment,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    with Lexicon.open(kinelex.lexicon) as lexicon:
        while not when(lexicon):
            assert command.poll() is None, command.communicate()
            time.sleep(0.02)
    # A terminal sends it to the program and to its workers.
    os.killpg(command.pid, signal.SIGINT)
    out, err = command.communicate(timeout=30)
    return Outcome(command.returncode, out, err)


def is_running(lexicon):
    return bool(list_jobs(lexicon, [JobState.RUNNING]))


def is_rendering(lexicon):
    return any(lexicon.folder.glob("jobs/*/.*.part"))


def test_stopped_extraction_goes_on(kinelex):
    kinelex.json("add", LETTER)
    stopped = interrupted(kinelex, "extract", when=is_running)
    assert stopped.status == 130
    assert stopped.out == ""
    assert stopped.troubles == [
        "Stopped.",
        "What was finished is kept.",
        "The same command goes on with the rest.",
    ]
    require_clean(kinelex)
    (done,) = kinelex.json("extract")["extracted"]
    assert (done["gloss"], done["state"]) == ("W", "done")
    assert kinelex.json("extract")["extracted"] == []


def test_stopped_render_leaves_nothing_and_does_not_come_back(tracked, tmp_path):
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    words = ("render", "W D W D", "--fps", "60", "--out", shelf / "wd.mp4")
    stopped = interrupted(tracked, *words, when=is_rendering)
    assert stopped.status == 130
    assert stopped.troubles[0] == "Stopped."
    assert list(shelf.iterdir()) == []
    tracked.json("extract", "W", "--again")
    assert not (shelf / "wd.mp4").exists()
    with Lexicon.open(tracked.lexicon) as lexicon:
        assert list_jobs(lexicon, [JobState.QUEUED, JobState.RUNNING]) == ()
    require_clean(tracked)


def test_killed_application_loses_nothing():
    found = durability(3)
    assert found["recordings acknowledged"] > 3
    assert found["edits acknowledged"] > 3
    nothing = ("recordings lost", "tracks lost", "edits lost", "findings", "workers left")
    assert [found[what] for what in (*nothing, "takes left")] == [0] * 6


def test_a_loss_would_be_noticed(kinelex):
    """The measure itself: what is acknowledged and not there counts as lost."""
    with open_lexicon(kinelex.lexicon) as lexicon:
        added = add_file(lexicon, LETTER)
        edit_entries(lexicon, [added.entry], note="7", tags=("tag7",))
        sign = {"sign": "W", "entry": added.entry, "take": added.take}
        here = {**sign, "recording": added.recording.sha256}
        note = {"entry": added.entry, "note": 7}
        assert sum(lost(lexicon, [here, note]).values()) == 0
        elsewhere = {**sign, "recording": "00" * 32}
        tracks = {"take": added.take, "tracks": ["00" * 32]}
        found = lost(lexicon, [elsewhere, tracks, {**note, "note": 8}, {"utterance": 1}])
        assert found == {"recordings lost": 1, "tracks lost": 1, "edits lost": 2}
        edit_entries(lexicon, [added.entry], note="9")
        assert lost(lexicon, [here, note])["edits lost"] == 1
