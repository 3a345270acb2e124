"""Videos are made of whom may be shown, and of nobody else."""

import hashlib
import shutil
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from PIL import Image

from app.capture import segments
from app.capture.video import VideoFile
from app.core.progress import Cancelled
from app.jobs.files import folder_of
from app.jobs.tasks import rendered_file
from app.rendering.provenance import read_facts, sidecar_of
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
from lexicon_db.entries import edit_entries, entry_named
from lexicon_db.errors import KnownError
from lexicon_db.identities import delete_identity, find_identity, save_identity
from lexicon_db.jobs import add_job, list_jobs, repeat_job
from lexicon_db.records import JobState, Scope
from lexicon_db.renders import approve_render, list_renders, name_delegate
from lexicon_db.schema import utc_now
from lexicon_db.signers import find_signer
from lexicon_db.takes import get_take
from tests.unit.capture.alpha import rgba_frames
from tests.unit.studio.working import done_here, refused_at_once, working

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
        commit_render(enrolled, job, tmp_path, {"sha256": "0" * 64})
    assert not made.exists()
    assert list_renders(enrolled) == ()
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
    with open_lexicon(after) as lexicon:
        for job in jobs:
            done_here(lexicon, job)
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


def test_a_video_of_a_person_is_a_draft_until_it_is_approved(enrolled, ana, tmp_path):
    first = request(enrolled, tmp_path / "draft.mp4")
    assert first.parameters["labels"] == ["synthetic", "draft"]
    done_here(enrolled, first)
    (line,) = list_renders(enrolled)
    assert line.is_draft
    assert line.sha256 == hashlib.sha256((tmp_path / "draft.mp4").read_bytes()).hexdigest()
    assert (line.performed.signer, line.performed.glosses) == (ana.id, ("FILM",))
    approve_render(enrolled, line.id, "Ana")
    # Another size and rate are the same motion with the same appearance; other signs are not.
    larger = replace(SMALL, size=(128, 96), fps=8.0)
    final = request(enrolled, tmp_path / "final.mp4", picture=larger)
    assert final.parameters["labels"] == ["synthetic"]
    done_here(enrolled, final)
    assert [one.is_draft for one in list_renders(enrolled)] == [False, True]
    grant_consent(enrolled, ana.id, [Scope.RENDER_OTHERS])
    assert "draft" in request(enrolled, tmp_path / "w.mp4", "W").parameters["labels"]
    corner = [frames_of(tmp_path / name)[1][0][:6, :30] for name in ("draft.mp4", "final.mp4")]
    red = [int(part[..., 0].astype(int).max() - part[..., 1].min()) for part in corner]
    assert red[0] > red[1] + 40
    mannequin = request(enrolled, tmp_path / "m.mp4", identity=MANNEQUIN)
    assert mannequin.parameters["labels"] == ["synthetic"]


def test_an_approval_that_ends_while_the_job_waits_stops_it(enrolled, ana, tmp_path):
    done_here(enrolled, request(enrolled, tmp_path / "draft.mp4"))
    approve_render(enrolled, list_renders(enrolled)[0].id, "Ana")
    job = request(enrolled, tmp_path / "final.mp4")
    withdraw_consent(enrolled, ana.id)
    grant_consent(enrolled, ana.id, [Scope.RENDER_OWN, Scope.SHARE])
    failed = refused_at_once(enrolled, job)
    assert failed.why == "Ana has not approved it, or not any more."
    assert not (tmp_path / "final.mp4").exists()


def test_publishing_needs_consent_and_approval(enrolled, ana, tmp_path):
    public = replace(SMALL, is_public=True)
    with pytest.raises(KnownError, match="Ana has not agreed to “publish”"):
        request(enrolled, tmp_path / "out.mp4", picture=public)
    grant_consent(enrolled, ana.id, [Scope.PUBLISH])
    with pytest.raises(KnownError, match="Ana has not approved it"):
        request(enrolled, tmp_path / "out.mp4", picture=public)
    done_here(enrolled, request(enrolled, tmp_path / "draft.mp4"))
    name_delegate(enrolled, ana.id, "Cleo")
    approve_render(enrolled, list_renders(enrolled)[0].id, "Cleo")
    job = request(enrolled, tmp_path / "out.mp4", picture=public)
    done_here(enrolled, job)
    facts = read_facts(tmp_path / "out.mp4")
    assert (facts["is_public"], facts["is_draft"]) == (True, False)
    assert (facts["approval"]["by"], facts["approval"]["is_delegate"]) == ("Cleo", True)
    waiting = request(enrolled, tmp_path / "again.mp4", picture=public)
    withdraw_consent(enrolled, ana.id, [Scope.PUBLISH])
    assert "“publish”" in refused_at_once(enrolled, waiting).why
    assert [one.withdrawn_at is not None for one in list_renders(enrolled)] == [True, False]
    # Of the signs of somebody else the same is asked.
    with pytest.raises(KnownError, match="Bo has not agreed to “publish”"):
        request(enrolled, tmp_path / "out.mp4", "W", MANNEQUIN, public)


def test_a_consent_that_has_ended_says_so_at_each_door(enrolled, ana, tmp_path, monkeypatch):
    withdraw_consent(enrolled, ana.id, [Scope.RENDER_OWN])
    end = utc_now() + timedelta(days=3)
    grant_consent(enrolled, ana.id, [Scope.RENDER_OWN, Scope.SHARE], expires_at=end)
    job = request(enrolled, tmp_path / "out.mp4")
    monkeypatch.setattr("lexicon_db.consents.utc_now", lambda: end)
    why = f"The consent of Ana to “render-own” has ended on {end:%Y-%m-%d}."
    with pytest.raises(KnownError, match=why):
        request(enrolled, tmp_path / "out.mp4")
    assert refused_at_once(enrolled, job).why == why
    made = rendered_file(tmp_path, tmp_path / "out.mp4")
    made.write_bytes(b"how Ana looks")
    with pytest.raises(KnownError, match=why):
        commit_render(enrolled, job, tmp_path, {"sha256": "0" * 64})
    assert not made.exists()


def test_every_file_says_what_it_is(enrolled, ana, tmp_path):
    wanted = replace(SMALL, background="transparent", captions="srt", fps=4.0)
    for name in ("film.mov", "film.webm"):
        done_here(enrolled, request(enrolled, tmp_path / name, picture=wanted))
    for name in ("film.mov", "film.webm"):
        facts = read_facts(tmp_path / name)
        identity = find_identity(enrolled, "ana")
        assert facts["synthetic"] is True
        assert facts["identity"]["sha256"] == identity.sha256
        assert facts["motion"]["glosses"] == ["FILM"]
        assert facts["motion"]["sha256"] == list_renders(enrolled)[0].performed.motion_sha256
        assert facts["consent"]["id"] == list_renders(enrolled)[0].performed.consent
        pictures = rgba_frames(tmp_path / name)
        assert pictures[:, 30, 2, 3].max() < 10
        assert pictures[:, 40, 48, 3].min() > 245
    assert not sidecar_of(tmp_path / "film.mov").exists()
    assert "FILM" in (tmp_path / "film.srt").read_text()
    with pytest.raises(KnownError, match="cannot be transparent"):
        request(enrolled, tmp_path / "film.mp4", picture=wanted)


def test_the_original_background_is_where_the_signer_was_filmed(enrolled, tmp_path, clip):
    wanted = replace(SMALL, background="original", captions="burnt")
    film = get_take(enrolled, entry_named(enrolled, "FILM").active_take)
    file = tmp_path / "film.mp4"
    job = request_take_render(enrolled, film, identity="ana", file=file, picture=wanted)
    done_here(enrolled, job)
    (info, pictures), (source, real) = frames_of(file), frames_of(clip)
    assert (info.width, info.height) == (source.width, source.height)
    assert info.fps == pytest.approx(source.fps, rel=1e-3)
    wall = np.s_[:, 60:160, -60:-20]
    assert np.abs(pictures[wall].astype(int) - real[wall]).mean() < 4
    # Of the signer nothing is left behind the one that is rendered.
    plate = request(enrolled, tmp_path / "w.mp4", picture=wanted)
    assert plate.parameters["plate"]["start"] == film.start
    with pytest.raises(KnownError, match="No video shows where"):
        request(enrolled, tmp_path / "w.mp4", "W", MANNEQUIN, wanted)


def test_an_identity_that_was_made_again_is_asked_for_again(enrolled, ana, tmp_path):
    job = request(enrolled, tmp_path / "out.mp4")
    (tmp_path / "other.npz").write_bytes(b"another appearance")
    media = enrolled.media.add(tmp_path / "other.npz")
    save_identity(enrolled, "ana", ana.id, "flat", media, {})
    assert refused_at_once(enrolled, job).why == "ana was made again since."


def test_a_damaged_or_newer_identity_is_one_message(enrolled, ana, tmp_path):
    (tmp_path / "other.npz").write_bytes(b"no identity")
    media = enrolled.media.add(tmp_path / "other.npz")
    save_identity(enrolled, "ana", ana.id, "flat", media, {})
    with pytest.raises(KnownError) as caught:
        done_here(enrolled, request(enrolled, tmp_path / "out.mp4"))
    assert caught.value.fix
    assert not (tmp_path / "out.mp4").exists()


def test_an_interrupted_render_goes_on_where_it_was(enrolled, tmp_path, monkeypatch, progress):
    monkeypatch.setattr(segments, "_PICTURES", 2)
    job = request(enrolled, tmp_path / "out.mp4", "W", MANNEQUIN)
    progress.stop_at = 4
    with pytest.raises(Cancelled):
        done_here(enrolled, job, progress)
    parts = sorted(path.name for path in folder_of(enrolled, job).glob("part-*"))
    assert parts == ["part-00000.mp4"]
    progress.stop_at, before = None, len(progress.reports)
    done = done_here(enrolled, job, progress)
    assert len(progress.reports) - before == done["frames"] - 2
    whole = request(enrolled, tmp_path / "whole.mp4", "W", MANNEQUIN)
    done_here(enrolled, whole)
    resumed, at_once = (
        frames_of(tmp_path / name)[1].astype(int) for name in ("out.mp4", "whole.mp4")
    )
    assert resumed.shape == at_once.shape
    # Each picture is in its place: unlike the one before, like its own but for what encoding loses.
    own = np.abs(resumed - at_once).mean(axis=(1, 2, 3))
    others = np.abs(resumed[1:] - at_once[:-1]).mean(axis=(1, 2, 3))
    assert own.max() < 0.15 * others.min()


def test_a_sign_that_is_not_to_be_generated_is_not_rendered(enrolled, tmp_path):
    film = entry_named(enrolled, "FILM")
    edit_entries(enrolled, [film.id], do_not_synthesise=True)
    take = get_take(enrolled, film.active_take)
    with pytest.raises(KnownError, match="not to be generated"):
        request_take_render(
            enrolled, take, identity="ana", file=tmp_path / "out.mp4", picture=SMALL
        )
