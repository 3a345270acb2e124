"""The jobs page: what runs and waits is seen, stopped and repeated."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from app.ui.job_news import JobNews
from app.ui.pages.jobs.page import JobsPage
from app.ui.widgets.job_strip import JobCounts
from app.ui.widgets.progress_row import ProgressRow
from lexicon_db.entries import find_entry
from lexicon_db.errors import KnownError
from lexicon_db.jobs import add_job, fail_job, get_job, list_jobs, report_job, start_next_job
from lexicon_db.records import Job, JobState
from tests.gui.driving import Studio


@pytest.fixture
def page(opened: Studio) -> JobsPage:
    page = opened.go("jobs")
    assert isinstance(page, JobsPage)
    return page


def queue(opened: Studio, gloss: str = "TREE") -> Job:
    lexicon = opened.workspace.lexicon
    entry = find_entry(lexicon, gloss)
    assert entry is not None
    return add_job(lexicon, "extract", {"entry": entry.id, "take": entry.active_take})


def row_of(opened: Studio, page: JobsPage, job: Job) -> ProgressRow:
    def rows() -> list[ProgressRow]:
        return [group.rows[job.id] for group in page.groups.values() if job.id in group.rows]

    opened.wait(rows)
    return rows()[0]


def press(row: ProgressRow, words: str) -> None:
    buttons = row.findChildren(QPushButton)
    button = next(found for found in buttons if found.text() == words and found.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_without_jobs_the_page_says_what_will_be_here(opened: Studio, page: JobsPage) -> None:
    opened.wait(lambda: page.is_empty)
    assert opened.window.frame.jobs.text() == "No jobs"


def test_a_waiting_job_is_named_after_its_sign_and_can_be_stopped(
    opened: Studio, page: JobsPage
) -> None:
    job = queue(opened)
    row = row_of(opened, page, job)
    assert row.title == "Find the movement of TREE"
    opened.wait(lambda: opened.window.frame.jobs.text() == "1 waiting")
    QTest.mouseClick(row.cancel, Qt.MouseButton.LeftButton)
    opened.wait(lambda: get_job(opened.workspace.lexicon, job.id).state is JobState.CANCELLED)
    opened.wait(lambda: opened.window.frame.jobs.text() == "No jobs")


def test_a_video_and_an_identity_are_named(opened: Studio, page: JobsPage) -> None:
    lexicon = opened.workspace.lexicon
    video = add_job(lexicon, "render", {"out": "/videos/hello.mp4"})
    identity = add_job(lexicon, "enrol", {"name": "Mira in blue"})
    assert row_of(opened, page, video).title == "Render hello.mp4"
    assert row_of(opened, page, identity).title == "Learn how Mira in blue looks"


def test_a_failed_job_says_why_and_can_be_repeated(opened: Studio, page: JobsPage) -> None:
    lexicon = opened.workspace.lexicon
    job = queue(opened)
    opened.wait(lexicon.try_to_own_jobs)
    start_next_job(lexicon)
    fail_job(lexicon, job.id, KnownError("No movement.", "Nobody is seen.", "Record it again."))
    row = row_of(opened, page, job)
    opened.wait(lambda: row.reason == "No movement. Nobody is seen. Record it again.")
    opened.wait(lambda: opened.window.frame.jobs.text() == "1 failed")
    press(row, "Repeat")
    opened.wait(lambda: get_job(lexicon, job.id).state is JobState.QUEUED)


def test_a_running_job_shows_how_far_it_is(opened: Studio, page: JobsPage) -> None:
    lexicon = opened.workspace.lexicon
    job = queue(opened)
    opened.wait(lexicon.try_to_own_jobs)
    start_next_job(lexicon)
    report_job(lexicon, job.id, 0.4, "Frame 40 of 100")
    opened.wait(lambda: opened.window.frame.jobs.text() == "1 running")
    row = row_of(opened, page, job)
    assert row.title == "Find the movement of TREE"


def test_the_strip_opens_the_page(opened: Studio) -> None:
    QTest.mouseClick(opened.window.frame.jobs, Qt.MouseButton.LeftButton)
    assert opened.page.title == "Jobs"


def test_stop_all_and_clear_the_list(opened: Studio, page: JobsPage) -> None:
    lexicon = opened.workspace.lexicon
    for gloss in ("TREE", "BREAD"):
        queue(opened, gloss)
    opened.wait(page.stop_all.isEnabled)
    QTest.mouseClick(page.stop_all, Qt.MouseButton.LeftButton)
    opened.wait(lambda: {job.state for job in list_jobs(lexicon)} == {JobState.CANCELLED})
    opened.wait(page.clear.isEnabled)
    QTest.mouseClick(page.clear, Qt.MouseButton.LeftButton)
    opened.wait(lambda: not list_jobs(lexicon))
    opened.wait(lambda: page.is_empty)


def test_who_looks_elsewhere_is_told_that_work_has_ended_or_failed(
    opened: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, str]] = []
    lexicon = opened.workspace.lexicon
    board = opened.window._board
    JobNews(board, opened.window, lambda *words: told.append(words))
    opened.settle()
    first, second = queue(opened, "TREE"), queue(opened, "BREAD")
    opened.wait(lambda: len(board.jobs) == 2)
    monkeypatch.setattr(opened.window, "isActiveWindow", lambda: False)
    opened.wait(lexicon.try_to_own_jobs)
    assert start_next_job(lexicon).id == first.id
    fail_job(lexicon, first.id, KnownError("No hands.", "It is dark.", "Film again."))
    opened.wait(lambda: told == [("1 job failed", "No hands.")])
    opened.workspace.runner.cancel(second.id)
    opened.wait(lambda: told[1:] == [("The work is done", "No job is left in the queue.")])


def test_nobody_is_told_what_shows_in_the_window(opened: Studio) -> None:
    told: list[tuple[str, str]] = []
    JobNews(opened.window._board, opened.window, lambda *words: told.append(words))
    job = queue(opened)
    opened.wait(lambda: opened.window.frame.jobs.text() == "1 waiting")
    opened.workspace.runner.cancel(job.id)
    opened.wait(lambda: opened.window.frame.jobs.text() == "No jobs")
    assert told == []


def test_the_strip_says_how_long_work_still_takes(opened: Studio) -> None:
    strip = opened.window.frame.jobs
    strip.show_counts(JobCounts(running=2, waiting=1, seconds_left=200.0))
    assert strip.text() == "2 running  ·  1 waiting  ·  3 min left"
