"""A disk that is full or gone while jobs run: nothing that was made is lost."""

import time

import pytest

from app.jobs import runner as running
from lexicon_db.errors import KnownError
from lexicon_db.jobs import add_job, repeat_job, start_next_job
from lexicon_db.records import JobState
from tests.unit.jobs.office import quick


def test_a_full_disk_fails_the_job_and_the_next_try_succeeds(busy_office):
    resource = pytest.importorskip("resource", reason="this system does not limit file sizes")
    if not hasattr(resource, "prlimit"):
        pytest.skip("this system does not limit the file sizes of another process")
    lexicon = busy_office.lexicon
    busy_office.finish(add_job(lexicon, "extract", quick()))
    (worker,) = busy_office.workers
    usual = resource.prlimit(worker, resource.RLIMIT_FSIZE, (1000, -1))
    job = add_job(lexicon, "extract", quick())
    failed = busy_office.finish(job)
    assert (failed.state, failed.why) == (JobState.FAILED, "The disk is full.")
    assert list((lexicon.folder / "jobs" / job.id).iterdir()) == []
    resource.prlimit(worker, resource.RLIMIT_FSIZE, usual)
    repeat_job(lexicon, job.id)
    assert busy_office.finish(job).state is JobState.DONE


def test_a_folder_that_cannot_be_made_fails_the_job(busy_office):
    lexicon = busy_office.lexicon
    job = add_job(lexicon, "extract", quick())
    in_the_way = lexicon.folder / "jobs" / job.id
    in_the_way.parent.mkdir(exist_ok=True)
    in_the_way.touch()
    failed = busy_office.finish(job)
    assert (failed.state, failed.what) == (JobState.FAILED, "The job was not started.")
    in_the_way.unlink()


def test_what_was_made_waits_for_a_disk_that_comes_back(office, monkeypatch):
    monkeypatch.setattr(running, "_SECONDS_OF_REST_AFTER_TROUBLE", 0.3)
    lexicon = office.lexicon
    job = add_job(lexicon, "extract", quick())
    office.wait(lambda: office.state(job) is JobState.RUNNING)
    made = lexicon.folder / "jobs" / job.id / "motion.track"
    end = time.monotonic() + 60
    while not made.exists() and time.monotonic() < end:
        time.sleep(0.05)
    time.sleep(0.5)
    elsewhere = lexicon.folder.rename(lexicon.folder.with_name("elsewhere"))
    with pytest.raises(KnownError):
        office.wait(lambda: False, seconds=5)
    office.runner.tick()
    elsewhere.rename(lexicon.folder)
    assert office.finish(job).state is JobState.DONE
    assert [files for _, files, _ in office.committed] == [["motion.track"]]


def test_interrupted_jobs_go_on_though_the_disk_was_in_trouble_at_first(office, monkeypatch):
    monkeypatch.setattr(running, "_SECONDS_OF_REST_AFTER_TROUBLE", 0.0)
    lexicon = office.lexicon
    job = add_job(lexicon, "extract", quick())
    assert lexicon.try_to_own_jobs()
    assert start_next_job(lexicon).id == job.id

    def full(lexicon):
        raise KnownError("The lexicon was not written.", "The disk is full.", "Free some space.")

    with monkeypatch.context() as trouble:
        trouble.setattr(running, "reset_interrupted_jobs", full)
        with pytest.raises(KnownError):
            office.wait(lambda: False, seconds=2)
    assert office.finish(job).state is JobState.DONE
