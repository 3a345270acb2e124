"""A recording is a take at once; one that is not good, or that a crash left, is not lost."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from app.studio.recording import Recorded, keep, rescue, rescue_files, set_aside, take_back
from app.studio.recording_place import RecordingNote, RecordingPlace
from app.studio.recording_prompts import PromptWish
from app.studio.recording_sessions import SessionWish, begin_session
from lexicon_db.entries import entry_named
from lexicon_db.errors import KnownError
from lexicon_db.jobs import list_jobs
from lexicon_db.recordings import recording_path
from lexicon_db.records import JobState, PromptId, PromptState
from lexicon_db.sessions import delete_session, get_session
from lexicon_db.takes import takes_of


@pytest.fixture
def session(lexicon):
    prompts = (PromptWish("HOUSE"), PromptWish("TREE"))
    return begin_session(lexicon, SessionWish("One", "Ana", prompts, agrees=True))


@pytest.fixture
def place(lexicon):
    place = RecordingPlace(lexicon.folder)
    place.claim()
    yield place
    place.release()


@pytest.fixture
def recorded(place, clip, session):
    """A file that the camera has just finished, for the first prompt."""
    file = shutil.copy(clip, place.folder / "k1.mp4")
    place.note("k1", note_of(session, 0))
    return Recorded(file, session.prompts[0].id, "HOUSE", "My camera", 0.2, 0.9)


def note_of(session, position):
    prompt = session.prompts[position]
    return RecordingNote(session.id, prompt.id, prompt.gloss, "Ana", "My camera")


def test_a_recording_is_a_take_at_once_and_its_tracks_are_queued(lexicon, place, recorded, session):
    take = keep(lexicon, place, recorded)
    assert takes_of(lexicon, entry_named(lexicon, "HOUSE").id) == (take,)
    assert (take.start, take.end) == (0.2, 0.9)
    assert take.recording.camera == "My camera"
    assert take.recording.original_name == "HOUSE.mp4"
    assert recording_path(lexicon, take.recording).is_file()
    assert [(job.name, job.parameters["take"]) for job in list_jobs(lexicon)] == [
        ("extract", take.id)
    ]
    assert get_session(lexicon, session.id).prompts[0].state is PromptState.RECORDED
    assert [file.name for file in place.folder.iterdir() if file.name != ".lock"] == []


@pytest.mark.parametrize(("start", "end"), [(None, None), (-3.0, 99.0), (0.9, 0.2), (99.0, 100.0)])
def test_a_cut_that_makes_no_sense_is_the_whole_recording(lexicon, place, recorded, start, end):
    take = keep(lexicon, place, replace(recorded, start=start, end=end))
    assert take.start == 0
    assert take.end == pytest.approx(
        (take.recording.frame_count - 1) / take.recording.fps, abs=0.02
    )


def test_what_is_not_good_is_set_aside_and_can_come_back(lexicon, place, recorded, session):
    take = keep(lexicon, place, recorded)
    set_aside(lexicon, take.id)
    assert get_session(lexicon, session.id).prompts[0].state is PromptState.WAITING
    assert takes_of(lexicon, take.entry, in_trash=True)[0].id == take.id
    assert all(job.is_cancel_asked or job.state is JobState.CANCELLED for job in list_jobs(lexicon))
    take_back(lexicon, take.id)
    assert takes_of(lexicon, take.entry) == (take,)
    assert any(
        job.state is JobState.QUEUED and not job.is_cancel_asked for job in list_jobs(lexicon)
    )


def test_what_cannot_be_kept_stays_where_it_is(lexicon, place, recorded):
    with pytest.raises(KnownError):
        keep(lexicon, place, replace(recorded, prompt=PromptId("gone")))
    assert recorded.file.exists()
    assert place.note_of(recorded.file) is not None


def test_what_a_crash_left_becomes_takes_of_its_prompts(lexicon, place, recorded, clip, session):
    """One file was noted, the other one had only just begun."""
    place.arm(note_of(session, 1))
    begun = shutil.copy(clip, place.folder / "k2.mp4")
    found = rescue_files(lexicon, place, [recorded.file, begun])
    assert [gloss for gloss, _ in found.takes] == ["HOUSE", "TREE"]
    assert not recorded.file.exists()
    assert not begun.exists()
    prompts = get_session(lexicon, session.id).prompts
    assert [prompt.takes for prompt in prompts] == [(take.id,) for _, take in found.takes]


def test_a_rescue_that_was_cut_short_makes_no_second_take(lexicon, place, recorded, session):
    """Killed after the take was written and before the file was removed."""
    copy = shutil.copy(recorded.file, recorded.file.with_name("copy"))
    keep(lexicon, place, recorded)
    shutil.copy(copy, recorded.file)
    place.note("k1", note_of(session, 0))
    rescue_files(lexicon, place, [recorded.file])
    assert len(get_session(lexicon, session.id).prompts[0].takes) == 1


def test_files_without_a_picture_or_a_session_are_put_aside(lexicon, place, recorded, session):
    empty = place.folder / "k3.mp4"
    empty.write_bytes(b"nothing")
    place.note("k3", note_of(session, 1))
    delete_session(lexicon, session.id)
    found = rescue_files(lexicon, place, [recorded.file, empty])
    assert found.takes == ()
    assert [file.name for file in found.aside] == ["k1.mp4", "k3.mp4"]
    assert all(file.is_file() for file in found.aside)
    assert place.note_of(found.aside[0].parent.parent / "x.mp4") is None


def test_a_rescue_finds_what_is_complete_and_leaves_no_notes(lexicon, place, recorded, session):
    """A recording that was finished, and then the program was killed."""
    key = "20260101-120000-abcdef-0001"
    recorded.file.rename(place.folder / f"{key}.mp4")
    place.note(key, note_of(session, 1))
    place.note("20260101-120000-abcdef-0002", note_of(session, 1))
    ((gloss, take),) = rescue(lexicon, place).takes
    assert gloss == "TREE"
    assert get_session(lexicon, session.id).prompts[1].takes == (take.id,)
    assert list(place.folder.glob("*.json")) == []


def test_only_one_program_records_at_a_time(lexicon, place):
    other = RecordingPlace(lexicon.folder)
    with pytest.raises(KnownError, match="Another window"):
        other.claim()
    place.release()
    other.claim()
    other.release()
