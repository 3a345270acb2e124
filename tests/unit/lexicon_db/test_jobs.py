import pytest

from lexicon_db.errors import KnownError
from lexicon_db.jobs import (
    MAX_ATTEMPTS,
    add_job,
    add_jobs,
    ask_to_cancel_job,
    fail_job,
    finish_job,
    forget_ended_jobs,
    get_job,
    jobs_of_takes,
    list_jobs,
    mark_cancelled,
    put_back_job,
    repeat_job,
    report_job,
    reset_interrupted_jobs,
    start_next_job,
)
from lexicon_db.records import JobState
from lexicon_db.store import Lexicon


@pytest.fixture
def runner(lexicon):
    assert lexicon.try_to_own_jobs()
    return lexicon


def states(lexicon):
    return [job.state for job in list_jobs(lexicon)]


def test_jobs_run_in_the_order_in_which_they_were_queued(runner):
    queued = [add_job(runner, "extract", {"take": n}) for n in range(3)]
    assert [job.state for job in queued] == [JobState.QUEUED] * 3
    started = [start_next_job(runner) for _ in range(3)]
    assert [job.parameters for job in started] == [{"take": n} for n in range(3)]
    assert {(job.state, job.attempts) for job in started} == {(JobState.RUNNING, 1)}
    assert start_next_job(runner) is None


def test_progress_is_written_down(runner):
    add_job(runner, "extract", {})
    job = start_next_job(runner)
    assert report_job(runner, job.id, 0.5, "finding hands") is False
    now = get_job(runner, job.id)
    assert (now.progress, now.activity) == (0.5, "finding hands")
    report_job(runner, job.id, 7.0, "more than all")
    assert get_job(runner, job.id).progress == 1.0
    finish_job(runner, job.id)
    done = get_job(runner, job.id)
    assert (done.state, done.progress) == (JobState.DONE, 1.0)
    assert done.finished_at >= done.created_at


def test_a_failed_job_says_why_and_can_be_repeated(runner):
    add_job(runner, "extract", {})
    job = start_next_job(runner)
    fail_job(runner, job.id, KnownError("What.", "Why.", "Fix."))
    failed = get_job(runner, job.id)
    assert (failed.state, failed.what, failed.why, failed.fix) == (
        JobState.FAILED, "What.", "Why.", "Fix.",
    )  # fmt: skip
    repeat_job(runner, job.id)
    again = start_next_job(runner)
    assert (again.id, again.what, again.attempts) == (job.id, "", 1)


def test_a_queued_job_is_cancelled_at_once_and_a_running_one_is_asked(runner):
    first, second = add_job(runner, "a", {}), add_job(runner, "b", {})
    ask_to_cancel_job(runner, second.id)
    assert get_job(runner, second.id).state is JobState.CANCELLED
    start_next_job(runner)
    ask_to_cancel_job(runner, first.id)
    assert get_job(runner, first.id).state is JobState.RUNNING
    assert report_job(runner, first.id, 0.1, "") is True
    mark_cancelled(runner, first.id)
    assert states(runner) == [JobState.CANCELLED] * 2
    ask_to_cancel_job(runner, first.id)
    repeat_job(runner, first.id)
    assert start_next_job(runner).is_cancel_asked is False


def test_jobs_of_a_dead_process_are_queued_again(folder):
    with Lexicon.open(folder) as dead:
        dead.try_to_own_jobs()
        for name in ("one", "two", "three"):
            add_job(dead, name, {})
        report_job(dead, start_next_job(dead).id, 0.7, "half way")
        ask_to_cancel_job(dead, start_next_job(dead).id)
    with Lexicon.open(folder) as alive:
        alive.try_to_own_jobs()
        assert len(reset_interrupted_jobs(alive).jobs) == 2
        assert states(alive) == [JobState.QUEUED, JobState.CANCELLED, JobState.QUEUED]
        job = start_next_job(alive)
        assert (job.name, job.attempts, job.progress) == ("one", 2, 0.0)


def test_a_job_that_kills_the_application_is_not_started_for_ever(runner):
    job = add_job(runner, "deadly", {})
    for _ in range(MAX_ATTEMPTS):
        assert start_next_job(runner).id == job.id
        reset_interrupted_jobs(runner)
    assert start_next_job(runner) is None
    assert get_job(runner, job.id).state is JobState.FAILED
    assert "3 times" in get_job(runner, job.id).why


def test_only_the_owner_runs_jobs(lexicon):
    add_job(lexicon, "extract", {})
    with pytest.raises(RuntimeError):
        start_next_job(lexicon)
    with pytest.raises(RuntimeError):
        reset_interrupted_jobs(lexicon)


def test_ended_jobs_can_be_forgotten(runner):
    add_job(runner, "a", {})
    waiting = add_job(runner, "b", {})
    job = start_next_job(runner)
    finish_job(runner, job.id)
    assert forget_ended_jobs(runner).jobs == {job.id}
    assert list_jobs(runner) == (waiting,)
    assert list_jobs(runner, [JobState.DONE]) == ()
    with pytest.raises(KnownError, match="job was not found"):
        get_job(runner, job.id)


def test_the_jobs_of_takes_are_found_among_others(runner):
    first, other, again, render = (
        add_job(runner, name, {"take": take, "end": 2.0})
        for name, take in (("extract", "a"), ("extract", "b"), ("extract", "a"), ("render", "a"))
    )
    many = [f"take {number}" for number in range(2000)]
    assert jobs_of_takes(runner, "extract", ["a"]) == (first, again)
    assert jobs_of_takes(runner, "extract", [*many, "a", "b"]) == (first, other, again)
    assert jobs_of_takes(runner, "render", ["a", "b"]) == (render,)
    assert jobs_of_takes(runner, "extract", ["c"]) == ()
    ask_to_cancel_job(runner, first.id)
    assert jobs_of_takes(runner, "extract", ["a"], [JobState.QUEUED]) == (again,)


def test_a_job_that_was_put_back_keeps_its_place_and_its_attempts(runner):
    jobs = [add_job(runner, name, {}) for name in ("first", "second")]
    for _ in range(MAX_ATTEMPTS + 1):
        assert start_next_job(runner).id == jobs[0].id
        put_back_job(runner, jobs[0].id)
    assert get_job(runner, jobs[0].id) == jobs[0]
    start_next_job(runner)
    ask_to_cancel_job(runner, jobs[0].id)
    put_back_job(runner, jobs[0].id)
    assert states(runner) == [JobState.CANCELLED, JobState.QUEUED]


def test_many_jobs_are_queued_at_once_in_their_order(runner):
    queued = add_jobs(runner, "extract", [{"take": n} for n in range(50)])
    assert list_jobs(runner) == queued
    assert [job.parameters["take"] for job in queued] == list(range(50))
    assert start_next_job(runner).id == queued[0].id
    assert add_jobs(runner, "extract", []) == ()
