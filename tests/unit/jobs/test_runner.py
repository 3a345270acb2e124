"""What people see of long work: it is done, says how far it is, stops, and fails well."""

import os
import signal
import time
from pathlib import Path

from PIL import Image

from app.jobs import runner as running
from app.jobs.tasks import PREVIEW
from lexicon_db.errors import KnownError
from lexicon_db.jobs import add_job, ask_to_cancel_job, get_job, repeat_job
from lexicon_db.records import JobState
from lexicon_db.store import Lexicon
from tests.unit.jobs.office import Office, quick


def job_folder(lexicon, job):
    return lexicon.folder / "jobs" / job.id


def told_by(caplog):
    """What was logged, which is then no surprise any more."""
    told = caplog.text
    caplog.clear()
    return told


def test_a_queued_job_is_done_and_what_it_made_is_committed(busy_office):
    job = add_job(busy_office.lexicon, "extract", quick())
    done = busy_office.finish(job)
    assert (done.state, done.progress, done.what) == (JobState.DONE, 1.0, "")
    made_by, files, summary = busy_office.committed[-1]
    phases = summary["phases"]
    assert made_by == job.id
    assert files == ["motion.track"]
    assert 0 <= phases["onset"] <= phases["stroke_start"] < phases["stroke_end"] <= phases["offset"]
    assert not job_folder(busy_office.lexicon, job).exists()


def test_the_worker_stays_warm_between_jobs(busy_office):
    jobs = [add_job(busy_office.lexicon, "extract", quick(take=name)) for name in ("one", "two")]
    busy_office.finish(jobs[0])
    before = busy_office.workers
    busy_office.finish(jobs[1])
    assert busy_office.workers == before
    assert len(before) == 1
    assert busy_office.runner.idle


def test_a_known_trouble_of_a_task_is_told_as_it_is(busy_office, caplog):
    stored = {"recording": "/no/such/0a1b2c.npz", "name": "My film.npz"}
    failed = busy_office.finish(add_job(busy_office.lexicon, "extract", quick(**stored)))
    assert (failed.state, failed.what) == (JobState.FAILED, "My film.npz cannot be read.")
    assert failed.why
    assert failed.fix
    assert "Traceback" not in caplog.text


def test_a_bug_of_a_task_is_one_message_with_its_trace_in_the_log(busy_office, caplog):
    parameters = quick()
    del parameters["dominance"]
    failed = busy_office.finish(add_job(busy_office.lexicon, "extract", parameters))
    assert (failed.state, failed.why) == (JobState.FAILED, "Kinelex made a mistake.")
    assert "kinelex.log" in failed.fix
    assert "KeyError: 'dominance'" in told_by(caplog)
    done = busy_office.finish(add_job(busy_office.lexicon, "extract", quick()))
    assert done.state is JobState.DONE


def test_work_that_this_version_does_not_know_fails_alone(busy_office, caplog):
    failed = busy_office.finish(add_job(busy_office.lexicon, "dream", {}))
    assert failed.state is JobState.FAILED
    assert "No module named 'app.jobs.tasks.dream'" in told_by(caplog)


def test_what_cannot_be_committed_fails_and_can_be_repeated(lexicon, caplog):
    def refuse(*_):
        raise KnownError("It was not stored.", "The take was cut anew.", "Extract it again.")

    office = Office(lexicon)
    office.runner._completions = {"extract": refuse}
    job = add_job(lexicon, "extract", quick())
    failed = office.finish(job)
    assert (failed.state, failed.why) == (JobState.FAILED, "The take was cut anew.")
    office.runner._completions = {"extract": lambda *_: 1 / 0}
    repeat_job(lexicon, job.id)
    failed = office.finish(job)
    assert (failed.state, failed.why) == (JobState.FAILED, "Kinelex made a mistake.")
    assert "ZeroDivisionError" in told_by(caplog)
    office.runner._completions = {"extract": office.commit}
    repeat_job(lexicon, job.id)
    done = office.finish(job)
    assert (done.state, done.what) == (JobState.DONE, "")
    office.runner.shut_down()


def test_a_job_that_may_not_be_done_is_never_started(lexicon):
    def check(_, job):
        raise KnownError("The video was not rendered.", "Ana has not agreed.", "Ask her.")

    office = Office(lexicon, check=check)
    job = add_job(lexicon, "extract", quick())
    failed = office.finish(job)
    assert (failed.state, failed.why) == (JobState.FAILED, "Ana has not agreed.")
    assert office.workers == set()


def test_a_running_job_says_how_far_it_is_and_stops_when_asked(office, slow):
    job = add_job(office.lexicon, "render", slow)
    office.wait(lambda: office.runner.progress_of(job.id)[2] is not None)
    share, activity, seconds_left = office.runner.progress_of(job.id)
    assert 0 < share < 1
    assert activity
    assert seconds_left > 1
    office.wait(lambda: get_job(office.lexicon, job.id).progress > 0, seconds=5)
    assert not office.runner.idle
    before = office.workers

    asked = time.monotonic()
    office.runner.cancel(job.id)
    assert office.finish(job).state is JobState.CANCELLED
    assert time.monotonic() - asked < 4
    assert list(Path(slow["out"]).parent.iterdir()) == []
    assert not job_folder(office.lexicon, job).exists()
    assert office.committed == []
    assert office.runner.progress_of(job.id) == (0.0, "", None)

    done = office.finish(add_job(office.lexicon, "extract", quick()))
    assert done.state is JobState.DONE
    assert office.workers == before


def test_a_job_that_waits_is_cancelled_at_once(office):
    job = add_job(office.lexicon, "extract", quick())
    office.runner.cancel(job.id)
    office.runner.tick()
    assert office.state(job) is JobState.CANCELLED
    assert office.workers == set()


def test_a_worker_that_does_not_listen_is_ended(office, monkeypatch):
    monkeypatch.setattr("app.jobs.desk._SECONDS_TO_STOP", 0.2)
    job = add_job(office.lexicon, "extract", quick())
    office.wait(lambda: office.workers)
    (stuck,) = office.workers
    os.kill(stuck, signal.SIGSTOP)
    office.runner.cancel(job.id)
    asked = time.monotonic()
    assert office.finish(job).state is JobState.CANCELLED
    assert time.monotonic() - asked < 5
    assert not job_folder(office.lexicon, job).exists()
    done = office.finish(add_job(office.lexicon, "extract", quick()))
    assert done.state is JobState.DONE
    assert stuck not in office.workers


def test_a_worker_that_is_killed_is_one_message_and_the_job_can_be_repeated(office):
    job, following = (add_job(office.lexicon, "extract", quick()) for _ in range(2))
    office.wait(lambda: office.workers)
    (killed,) = office.workers
    os.kill(killed, signal.SIGKILL)
    failed = office.finish(job)
    assert (failed.state, failed.what) == (JobState.FAILED, "The job was not finished.")
    assert "memory" in failed.why
    assert "Repeat the job" in failed.fix
    assert office.finish(following).state is JobState.DONE
    assert killed not in office.workers
    repeat_job(office.lexicon, job.id)
    done = office.finish(job)
    assert (done.state, done.what) == (JobState.DONE, "")


def test_a_render_that_is_cut_short_leaves_nothing_beside_the_video(office, slow):
    job = add_job(office.lexicon, "render", slow)
    office.wait(lambda: office.runner.progress_of(job.id)[0] > 0)
    shown = job_folder(office.lexicon, job) / PREVIEW
    office.wait(shown.is_file)
    with Image.open(shown) as picture:
        assert picture.size == tuple(slow["size"])
    office.runner.shut_down()
    assert list(Path(slow["out"]).parent.iterdir()) == []
    office.wait(lambda: office.runner.progress_of(job.id)[0] > 0)
    (worker,) = office.workers
    os.kill(worker, signal.SIGKILL)
    assert office.finish(job).state is JobState.FAILED
    assert list(Path(slow["out"]).parent.iterdir()) == []


def test_control_c_in_the_terminal_is_no_matter_of_the_worker(busy_office):
    busy_office.finish(add_job(busy_office.lexicon, "extract", quick()))
    (worker,) = busy_office.workers
    job = add_job(busy_office.lexicon, "extract", quick())
    busy_office.wait(lambda: busy_office.state(job) is JobState.RUNNING)
    os.kill(worker, signal.SIGINT)
    assert busy_office.finish(job).state is JobState.DONE
    assert busy_office.workers == {worker}


def test_control_c_while_a_worker_starts_is_no_matter_either(office):
    job = add_job(office.lexicon, "extract", quick())
    office.wait(lambda: office.workers)
    (worker,) = office.workers
    for _ in range(50):
        os.kill(worker, signal.SIGINT)
        time.sleep(0.01)
    assert office.finish(job).state is JobState.DONE
    assert office.workers == {worker}


def test_of_two_programs_one_runs_the_jobs_and_hears_the_other(office, monkeypatch):
    """Also when the worker reports nothing, as this one that is made to stand still."""
    monkeypatch.setattr("app.jobs.desk._SECONDS_OF_SILENCE", 0.1)
    monkeypatch.setattr("app.jobs.desk._SECONDS_TO_STOP", 0.2)
    with Lexicon.open(office.lexicon.folder) as same:
        job = add_job(office.lexicon, "extract", quick())
        office.wait(lambda: office.workers)
        os.kill(*office.workers, signal.SIGSTOP)
        other = Office(same)
        assert office.runner.owns_jobs
        for _ in range(5):
            other.runner.tick()
            time.sleep(0.1)
        assert not other.runner.owns_jobs
        assert other.runner.idle
        assert other.workers == set()
        other.runner.cancel(job.id)
        assert office.finish(job).state is JobState.CANCELLED

        left_over = add_job(same, "extract", quick())
        office.runner.shut_down()
        office.lexicon.close()
        assert other.finish(left_over).state is JobState.DONE
        assert other.runner.owns_jobs
        other.runner.shut_down()


def test_closing_the_application_leaves_its_jobs_in_the_queue(office):
    job = add_job(office.lexicon, "extract", quick())
    for _ in range(4):
        office.wait(lambda: office.state(job) is JobState.RUNNING)
        office.runner.shut_down()
        assert office.state(job) is JobState.QUEUED
        assert office.workers == set()
    assert get_job(office.lexicon, job.id).attempts == 0
    assert office.finish(job).state is JobState.DONE


def test_a_job_whose_stop_was_asked_for_does_not_come_back(office):
    job = add_job(office.lexicon, "extract", quick())
    office.wait(lambda: office.state(job) is JobState.RUNNING)
    ask_to_cancel_job(office.lexicon, job.id)
    office.runner.shut_down()
    assert office.state(job) is JobState.CANCELLED


def test_workers_that_have_nothing_to_do_are_sent_home_but_one(lexicon, monkeypatch):
    office = Office(lexicon, workers=2)
    jobs = [add_job(lexicon, "extract", quick()) for _ in range(2)]
    office.wait(lambda: len(office.workers) == 2)
    office.finish(*jobs)
    assert len(office.workers) == 2
    monkeypatch.setattr(running, "_SECONDS_WITHOUT_WORK", 0.0)
    office.wait(lambda: len(office.workers) == 1)
    time.sleep(0.4)
    office.runner.tick()
    assert len(office.workers) == 1
    office.runner.shut_down()
