"""Files beside the queue stay as long as a job may need them, and no longer."""

import os
import shutil
import time

import pytest

from app.jobs.files import folder_of, forget_unneeded, keep_for_job
from lexicon_db.codec import decode_track, encode_track
from lexicon_db.errors import KnownError
from lexicon_db.jobs import (
    add_job,
    ask_to_cancel_job,
    fail_job,
    finish_job,
    forget_ended_jobs,
    start_next_job,
)
from tests.unit.lexicon_db.examples import motion_track


def age(file):
    yesterday = time.time() - 24 * 3600
    os.utime(file, (yesterday, yesterday))


@pytest.fixture
def queue(lexicon):
    """Jobs, each with an old input and a folder: done, failed, cancelled, waiting."""
    assert lexicon.try_to_own_jobs()
    jobs, inputs = {}, {}
    for name in ("done", "failed", "cancelled", "waiting"):
        inputs[name] = keep_for_job(lexicon, motion_track(3))
        age(inputs[name])
        jobs[name] = add_job(lexicon, "render", {"track": str(inputs[name])})
        folder_of(lexicon, jobs[name]).mkdir()
    assert start_next_job(lexicon) is not None
    finish_job(lexicon, jobs["done"].id)
    fail_job(lexicon, jobs["failed"].id, KnownError("What.", "Why.", "Fix."))
    ask_to_cancel_job(lexicon, jobs["cancelled"].id)
    return jobs, inputs


def test_a_kept_track_comes_back(lexicon):
    track = motion_track(5)
    kept = decode_track(keep_for_job(lexicon, track).read_bytes())
    assert encode_track(kept) == encode_track(track)


def test_what_may_still_be_needed_stays(lexicon, queue):
    jobs, inputs = queue
    forget_unneeded(lexicon)
    kept = {name for name, file in inputs.items() if file.exists()}
    assert kept == {"failed", "cancelled", "waiting"}
    kept = {name for name, job in jobs.items() if folder_of(lexicon, job).exists()}
    assert kept == {"failed", "waiting"}


def test_training_that_was_stopped_goes_on_where_it_was_until_it_is_forgotten(lexicon, queue):
    paused = add_job(lexicon, "train_identity", {})
    folder_of(lexicon, paused).mkdir()
    ask_to_cancel_job(lexicon, paused.id)
    forget_unneeded(lexicon)
    assert folder_of(lexicon, paused).exists()
    forget_ended_jobs(lexicon)
    forget_unneeded(lexicon)
    assert not folder_of(lexicon, paused).exists()


def test_what_was_forgotten_goes(lexicon, queue):
    jobs, inputs = queue
    forget_ended_jobs(lexicon)
    forget_unneeded(lexicon)
    assert [name for name, file in inputs.items() if file.exists()] == ["waiting"]
    assert [name for name, job in jobs.items() if folder_of(lexicon, job).exists()] == ["waiting"]


def test_an_input_whose_job_is_being_queued_stays(lexicon):
    just_now, long_ago = (keep_for_job(lexicon, motion_track(3)) for _ in range(2))
    age(long_ago)
    forget_unneeded(lexicon)
    assert just_now.exists()
    assert not long_ago.exists()


def test_a_folder_that_is_gone_leaves_nothing_to_forget(lexicon):
    shutil.rmtree(lexicon.folder / "jobs", ignore_errors=True)
    forget_unneeded(lexicon)
