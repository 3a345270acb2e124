"""Videos are made of whom may be shown, and of nobody else."""

import shutil

import numpy as np
import pytest
from PIL import Image

from app.capture.video import VideoFile
from app.jobs.files import folder_of
from app.jobs.tasks import rendered_file
from app.studio.composing import compose, read_glosses, signers_of
from app.studio.enrolment import request_enrolment
from app.studio.lexicons import open_lexicon
from app.studio.rendering import (
    MANNEQUIN,
    RENDER,
    Picture,
    commit_render,
    identities,
    preview_parameters,
    request_render,
    request_take_render,
)
from app.studio.tracking import request_tracks
from lexicon_db.consents import grant_consent, withdraw_consent
from lexicon_db.entries import entry_named
from lexicon_db.errors import KnownError
from lexicon_db.identities import delete_identity, find_identity
from lexicon_db.jobs import add_job, list_jobs, repeat_job
from lexicon_db.records import JobState, Scope
from lexicon_db.signers import find_signer
from lexicon_db.takes import get_take
from tests.unit.studio.working import refused_at_once, working

SMALL = Picture(size=(96, 64), fps=5.0, device="cpu")


@pytest.fixture
def ana(enrolled):
    return find_signer(enrolled, "Ana")


def request(lexicon, file, text="FILM", identity="ana", picture=SMALL):
    slots = read_glosses(lexicon, text).slots
    trajectory = compose(lexicon, slots)
    return request_render(
        lexicon,
        trajectory,
        identity=identity,
        signers=signers_of(lexicon, slots),
        file=file,
        picture=picture,
    )


def frames_of(file):
    with VideoFile(file) as video:
        return video.info, np.stack([frame.rgb for frame in video.frames()])


def test_videos_and_pictures_are_made(enrolled, tmp_path):
    """One worker does all of it, as starting one takes long."""
    film = get_take(enrolled, entry_named(enrolled, "FILM").active_take)
    trajectory = compose(enrolled, read_glosses(enrolled, "W").slots)
    preview = preview_parameters(
        enrolled,
        trajectory,
        identity=MANNEQUIN,
        signers=[film.signer],
        file=tmp_path / "preview.png",
        picture=SMALL,
    )
    jobs = (
        request(enrolled, tmp_path / "new" / "mannequin.mp4", "W", MANNEQUIN),
        request(enrolled, tmp_path / "ana.mp4", identity="ana:flat"),
        request_take_render(
            enrolled, film, identity="ana", file=tmp_path / "film.mp4", picture=SMALL
        ),
        add_job(enrolled, RENDER, preview),
    )
    old = tmp_path / "ana.mp4"
    old.write_bytes(b"an older video of this name")
    with working(enrolled) as finish:
        assert [(job.state, job.what) for job in finish(*jobs)] == [(JobState.DONE, "")] * 4

    info, pictures = frames_of(tmp_path / "new" / "mannequin.mp4")
    assert (info.width, info.height, info.fps) == (96, 64, pytest.approx(5))
    assert len(pictures) == pytest.approx(trajectory.pts[-1] * 5 + 1, abs=1)
    assert pictures[0].std() > 10
    assert np.abs(np.diff(pictures.astype(int), axis=0)).max() > 30
    assert frames_of(tmp_path / "ana.mp4")[0].width == 96
    assert len(frames_of(tmp_path / "film.mp4")[1]) == film.recording.frame_count
    assert (tmp_path / "preview.png").read_bytes().startswith(b"\x89PNG")
    left = {path.name for path in (enrolled.folder / "jobs").iterdir() if path.is_dir()}
    assert left == {"inputs"}


def test_an_unknown_identity_is_one_message_with_those_that_are_known(enrolled, tmp_path):
    with pytest.raises(KnownError, match="There is no identity “eve”") as caught:
        request(enrolled, tmp_path / "out.mp4", identity="eve")
    assert caught.value.fix == "Choose one of: mannequin, ana."
    assert list_jobs(enrolled, [JobState.QUEUED]) == ()


def test_signs_of_others_need_a_scope_of_their_own(enrolled, ana, tmp_path):
    request(enrolled, tmp_path / "own.mp4", "FILM")
    for text in ("W", "FILM W"):
        with pytest.raises(KnownError, match="Ana has not agreed to “render-others”"):
            request(enrolled, tmp_path / "others.mp4", text)
    grant_consent(enrolled, ana.id, [Scope.RENDER_OTHERS])
    request(enrolled, tmp_path / "others.mp4", "FILM W")


def test_withdrawn_consent_blocks_rendering_and_says_so(enrolled, ana, tmp_path):
    withdraw_consent(enrolled, ana.id)
    choice = identities(enrolled)[1]
    assert (choice.name, choice.usable) == ("ana", False)
    assert choice.why_not == "Ana has not agreed to be rendered, or not any more."
    with pytest.raises(KnownError, match="Ana has not agreed to “render-own”"):
        request(enrolled, tmp_path / "out.mp4")
    with pytest.raises(KnownError, match="Ana has withdrawn"):
        request(enrolled, tmp_path / "out.mp4", identity=MANNEQUIN)


def test_consent_that_is_withdrawn_while_the_job_waits_stops_it(enrolled, ana, tmp_path):
    job = request(enrolled, tmp_path / "out.mp4")
    withdraw_consent(enrolled, ana.id, [Scope.RENDER_OWN])
    failed = refused_at_once(enrolled, job)
    assert failed.state is JobState.FAILED
    assert "Ana has not agreed" in failed.why
    assert not (tmp_path / "out.mp4").exists()


def test_consent_that_is_withdrawn_during_the_work_removes_the_video(enrolled, ana, tmp_path):
    job = request(enrolled, tmp_path / "out.mp4")
    (tmp_path / "out.mp4").write_bytes(b"an older video")
    made = rendered_file(tmp_path, tmp_path / "out.mp4")
    made.write_bytes(b"how Ana looks")
    withdraw_consent(enrolled, ana.id, [Scope.RENDER_OWN])
    with pytest.raises(KnownError, match="Ana has not agreed"):
        commit_render(enrolled, job, tmp_path, {})
    assert not made.exists()
    assert (tmp_path / "out.mp4").read_bytes() == b"an older video"


def test_consent_that_is_withdrawn_while_nobody_worked_leaves_no_likeness(enrolled, ana, tmp_path):
    """The program was killed between the end of the work and its commit."""
    job = request(enrolled, tmp_path / "out.mp4")
    folder = folder_of(enrolled, job)
    folder.mkdir(parents=True)
    rendered_file(folder, tmp_path / "out.mp4").write_bytes(b"how Ana looks")
    withdraw_consent(enrolled, ana.id, [Scope.RENDER_OWN])
    assert refused_at_once(enrolled, job).state is JobState.FAILED
    assert not folder.exists()


def test_a_lexicon_may_be_moved_while_jobs_wait(enrolled_folder, tmp_path):
    before, after = tmp_path / "before", tmp_path / "after"
    shutil.copytree(enrolled_folder, before)
    with open_lexicon(before) as lexicon:
        film = get_take(lexicon, entry_named(lexicon, "FILM").active_take)
        request_tracks(lexicon, [film.id], again=True)
        request_enrolment(lexicon, "ana again", film.signer, [film])
        request(lexicon, tmp_path / "out.mp4")
        jobs = list_jobs(lexicon, [JobState.QUEUED])
    before.rename(after)
    with open_lexicon(after) as lexicon, working(lexicon) as finish:
        assert [(job.state, job.why) for job in finish(*jobs)] == [(JobState.DONE, "")] * 3
        assert find_identity(lexicon, "ana again") is not None
    assert (tmp_path / "out.mp4").exists()
    assert not before.exists()


def test_an_identity_that_is_deleted_while_the_job_waits_stops_it(enrolled, tmp_path):
    job = request(enrolled, tmp_path / "out.mp4")
    delete_identity(enrolled, find_identity(enrolled, "ana").id)
    failed = refused_at_once(enrolled, job)
    assert (failed.state, failed.why) == (JobState.FAILED, "There is no identity “ana”.")


def test_what_cannot_become_a_video_is_refused_at_once(enrolled, tmp_path):
    with pytest.raises(KnownError, match=r"“\.doc”"):
        request(enrolled, tmp_path / "out.doc")
    with pytest.raises(KnownError, match="empty"):
        request(enrolled, tmp_path / "out.mp4", text="")
    letter = get_take(enrolled, entry_named(enrolled, "W").active_take)
    with pytest.raises(KnownError, match="no picture"):
        request_take_render(
            enrolled, letter, identity=MANNEQUIN, file=tmp_path / "out.mp4", picture=SMALL
        )
    assert list_jobs(enrolled, [JobState.QUEUED]) == ()


def test_a_render_that_failed_can_be_repeated(enrolled, tmp_path):
    background = tmp_path / "room.png"
    picture = Picture(size=(64, 64), fps=2.0, background=str(background), device="cpu")
    job = request(enrolled, tmp_path / "out.mp4", "W", MANNEQUIN, picture)
    with working(enrolled) as finish:
        (failed,) = finish(job)
        assert (failed.state, failed.what) == (JobState.FAILED, "The background was not loaded.")
        Image.new("RGB", (64, 64), (90, 90, 90)).save(background)
        repeat_job(enrolled, job.id)
        (done,) = finish(job)
    assert (done.state, done.what) == (JobState.DONE, "")
    assert (tmp_path / "out.mp4").exists()
