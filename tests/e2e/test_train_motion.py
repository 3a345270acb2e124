"""A lexicon learns from continuous signing, also when it is killed on the way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from app.core.progress import Silent
from app.jobs.files import folder_of, for_worker
from app.jobs.tasks import corpus_signing, train_motion
from app.motion.latent import own_training, training
from app.studio.lexicons import open_lexicon
from app.studio.motion_training import commit_prior, learned_timing, training_report
from lexicon_db.jobs import list_jobs
from lexicon_db.records import JobState
from tests.e2e.command import ROOT, require_told
from tests.unit.studio.annotated import write_corpus, write_elan

pytestmark = pytest.mark.e2e


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """Twelve films of made-up signing with glosses."""
    folder = tmp_path_factory.mktemp("corpus")
    write_corpus(folder, 12, seconds=2.2)
    return folder


@pytest.mark.skipif(sys.platform == "win32", reason="programs are killed in another way there")
def test_a_killed_training_goes_on_where_it_was(kinelex, corpus, monkeypatch):
    words = ("train-motion", "--corpus", corpus, "--minutes", "5")
    command = subprocess.Popen(
        kinelex.command_line(*words),
        env=kinelex.environment,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    while not list(kinelex.lexicon.glob("jobs/*/training.safetensors")):
        assert command.poll() is None
        time.sleep(0.05)
    os.killpg(command.pid, signal.SIGKILL)
    command.wait()
    with open_lexicon(kinelex.lexicon) as lexicon:
        (job,) = list_jobs(lexicon, [JobState.QUEUED, JobState.RUNNING])
        folder = folder_of(lexicon, job)
        kept = train_motion._kept(folder / "training.safetensors")
        assert kept.steps >= 20
        # The rest of the way, in this process and with few gaps.
        monkeypatch.setattr(own_training, "_STEPS", kept.steps + 3)
        monkeypatch.setattr(own_training, "_PER_SECOND", 2)
        monkeypatch.setattr(own_training, "_LEAST_WINDOWS", 40)
        monkeypatch.setattr(corpus_signing.extract, "run", lambda *_: pytest.fail("measured again"))
        steps = []
        loss = training._loss
        monkeypatch.setattr(training, "_loss", lambda *given: steps.append(1) or loss(*given))
        summary = train_motion.run(for_worker(lexicon, job.parameters), folder, Silent())
        assert len(steps) == 3
        commit_prior(lexicon, job, folder, summary)
        report = training_report(lexicon)
        assert report.corpus_recordings + report.held_out < 12
        assert report.gaps == 12 * 2
        assert [row.part for row in report.rows] == ["body", "hands", "wrists", "gap_length"]
        assert report.sign_seconds == pytest.approx(0.3)
        # Gaps of equal length are told by a constant.
        assert report.timing_is_better is not None
        timing = learned_timing(lexicon)
        assert timing is None or timing.gaps.predict(0.18, 20)[0] == pytest.approx(0.36, abs=0.05)
        measured = list((lexicon.folder / "models" / "corpus").glob("*.track"))
        assert len(measured) == 12


def test_what_is_not_clear_is_told_before_anything_is_learned(kinelex, tmp_path):
    (tmp_path / "one.npz").write_bytes(b"")
    row = [(200, 500, "HOUSE")]
    write_elan(tmp_path / "one.eaf", {"Gloss A": row, "Gloss B": row})
    told = kinelex("train-motion", "--corpus", tmp_path)
    require_told(told, "Gloss A", "Gloss B", "--tier NAME")
    require_told(kinelex("train-motion", "--corpus", tmp_path / "none"), "no folder")
    assert kinelex("train-motion", "--tier", "Gloss A").status == 2
    assert kinelex.json("train-motion", "--forget") == {"training": None}
