"""Tracks are asked for once, stored as a whole, and belong to the take as it is cut now."""

import numpy as np
import pytest

from app.core.paths import resource
from app.core.progress import Silent
from app.core.settings import Settings
from app.interchange.smplx_npz import read_motion
from app.jobs.files import for_worker
from app.jobs.tasks import extract, track_file
from app.studio.ingest import add_file
from app.studio.job_completions import make_runner
from app.studio.tracking import (
    commit_tracks,
    make_tracks_here,
    request_tracks,
    require_recording,
)
from lexicon_db.entries import entry_named, get_entry
from lexicon_db.errors import KnownError
from lexicon_db.jobs import get_job, list_jobs
from lexicon_db.quality import find_quality
from lexicon_db.recordings import recording_path
from lexicon_db.records import EntryStatus, JobState, Phases
from lexicon_db.takes import cut_take, get_take, set_phases
from lexicon_db.tracks import FitTrack, LandmarkTrack, MotionTrack, TrackKind
from lexicon_db.trackstore import latest_infos, latest_track, track_infos

LETTER = resource("sample_lexicon", "B.npz")
#: Largest error of a stored rotation, at the last joint of the little finger, radians.
COARSEST = np.radians(0.5)


@pytest.fixture
def letter(lexicon):
    return get_take(lexicon, add_file(lexicon, LETTER).take)


def take_of(lexicon, gloss):
    return get_take(lexicon, entry_named(lexicon, gloss).active_take)


def work(lexicon, job, folder):
    """Do an extract job as a worker would."""
    folder.mkdir(exist_ok=True)
    return extract.run(parameters_of(lexicon, job), folder, Silent())


def parameters_of(lexicon, job):
    """What a worker is told of a job."""
    return for_worker(lexicon, get_job(lexicon, job).parameters)


def are_same_poses(motion, poses):
    """Whether joints turn alike but for the steps of storing; the pelvis may face the front."""
    off = motion.rotations[:, 1:] - poses.reshape(-1, 55, 3)[:, 1:]
    return np.linalg.norm(off, axis=-1).max() < COARSEST


def only(changes):
    (job,) = changes.jobs
    return job


def test_tracks_are_asked_for_once(lettered, lexicon, letter):
    assert request_tracks(lettered).jobs == frozenset()
    job = only(request_tracks(lexicon))
    assert get_job(lexicon, job).parameters["take"] == letter.id
    assert only(request_tracks(lexicon)) == job
    assert only(request_tracks(lexicon, [letter.id, letter.id], again=True)) == job
    assert len(list_jobs(lexicon)) == 1


def test_tracks_are_made_again_only_when_that_is_asked_for(lettered):
    take = take_of(lettered, "W")
    assert request_tracks(lettered, [take.id]).jobs == frozenset()
    assert len(request_tracks(lettered, [take.id], again=True).jobs) == 1


def test_motion_is_stored_as_it_came(lexicon, letter, tmp_path):
    job = only(request_tracks(lexicon))
    summary = work(lexicon, job, tmp_path / "job")
    commit_tracks(lexicon, get_job(lexicon, job), tmp_path / "job", summary)
    motion = latest_track(lexicon, letter.id, MotionTrack)
    source = read_motion(LETTER)
    assert np.allclose(motion.pts, np.arange(len(source.poses)) / source.fps)
    assert are_same_poses(motion, source.poses)
    take = get_take(lexicon, letter.id)
    assert take.phases == Phases(**summary["phases"])
    assert not take.phases_by_hand
    assert get_entry(lexicon, take.entry).status is EntryStatus.TRACKED
    info = latest_infos(lexicon, [take.id], TrackKind.MOTION)[take.id]
    assert info.provenance.input_hash == take.recording.sha256
    assert info.provenance.engine == "kinelex-import"
    assert request_tracks(lexicon).jobs == frozenset({job})


def test_a_cut_take_has_the_motion_of_its_cut(lexicon, letter, tmp_path):
    cut_take(lexicon, letter.id, span=(0.2, 0.6))
    make_tracks_here(lexicon, get_take(lexicon, letter.id), tmp_path / "job")
    motion = latest_track(lexicon, letter.id, MotionTrack)
    source = read_motion(LETTER)
    first, last = round(0.2 * source.fps), round(0.6 * source.fps)
    assert motion.pts[0] == 0
    assert len(motion.pts) == last - first + 1
    assert are_same_poses(motion, source.poses[first : last + 1])


def test_a_take_that_was_cut_meanwhile_keeps_what_it_has(lexicon, letter, tmp_path):
    old = only(request_tracks(lexicon))
    summary = work(lexicon, old, tmp_path / "job")
    cut_take(lexicon, letter.id, span=(0.2, 0.6))
    with pytest.raises(KnownError, match="cut anew"):
        commit_tracks(lexicon, get_job(lexicon, old), tmp_path / "job", summary)
    assert track_infos(lexicon, letter.id) == ()
    assert get_take(lexicon, letter.id).phases is None
    new = only(request_tracks(lexicon))
    assert new != old
    assert get_job(lexicon, old).state is JobState.CANCELLED
    assert get_job(lexicon, new).parameters["end"] == 0.6


def test_tracks_made_again_leave_the_phases_of_a_person(lettered, tmp_path):
    take = take_of(lettered, "W")
    by_hand = Phases(0.0, 0.2, 0.4, 0.6)
    set_phases(lettered, take.id, by_hand, by_hand=True)
    job = only(request_tracks(lettered, [take.id], again=True))
    summary = work(lettered, job, tmp_path / "job")
    commit_tracks(lettered, get_job(lettered, job), tmp_path / "job", summary)
    assert get_take(lettered, take.id).phases == by_hand
    assert len(track_infos(lettered, take.id)) == 2


def test_a_recording_that_is_missing_is_told_before_work_begins(lexicon, letter):
    job = get_job(lexicon, only(request_tracks(lexicon)))
    require_recording(lexicon, job)
    recording_path(lexicon, letter.recording).unlink()
    with pytest.raises(KnownError, match=r"B\.npz.*missing"):
        require_recording(lexicon, job)
    runner = make_runner(lexicon, 1)
    runner.tick()
    failed = get_job(lexicon, job.id)
    assert (failed.state, failed.fix) == (
        JobState.FAILED,
        "Restore it from a backup, or add the original file again.",
    )


def test_a_filmed_sign_gets_all_its_tracks(filmed):
    take = take_of(filmed, "FILM")
    infos = {info.kind: info.provenance for info in track_infos(filmed, take.id)}
    assert set(infos) == set(TrackKind)
    assert infos[TrackKind.LANDMARKS].engine.startswith("mediapipe")
    assert infos[TrackKind.FIT].engine == infos[TrackKind.MOTION].engine == "kinelex-fit"
    tracks = [latest_track(filmed, take.id, k) for k in (LandmarkTrack, FitTrack, MotionTrack)]
    assert {len(track.pts) for track in tracks} == {take.recording.frame_count}


def test_landmarks_that_were_found_before_are_not_looked_for_again(filmed, tmp_path):
    """The recording is gone, so whoever looks at it fails."""
    take = take_of(filmed, "FILM")
    job = only(request_tracks(filmed, [take.id], again=True))
    parameters, folder = parameters_of(filmed, job), tmp_path / "job"
    work(filmed, job, folder)
    first = {kind: track_file(folder, kind).read_bytes() for kind in TrackKind}
    recording_path(filmed, take.recording).unlink()
    for kind in (TrackKind.FIT, TrackKind.MOTION):
        track_file(folder, kind).unlink()
    extract.run(parameters, folder, Silent())
    assert {kind: track_file(folder, kind).read_bytes() for kind in TrackKind} == first
    with pytest.raises(KnownError):
        extract.run(parameters | {"start": 0.1}, folder, Silent())


def test_a_take_is_judged_when_its_tracks_are_made(filmed):
    report = find_quality(filmed, take_of(filmed, "FILM").id)
    assert report is not None
    assert report.judged_by.startswith("kinelex-quality")


def test_every_track_says_what_it_was_made_with(filmed):
    take = take_of(filmed, "FILM")
    infos = {info.kind: info.provenance for info in track_infos(filmed, take.id)}
    landmarks = infos[TrackKind.LANDMARKS]
    assert landmarks.input_hash == take.recording.sha256
    assert landmarks.parameters["careful"] is False
    assert len(landmarks.parameters["models"]["hand_landmark/hand_landmark_full.tflite"]) == 64
    for kind in (TrackKind.FIT, TrackKind.MOTION):
        made_of = infos[kind].parameters["landmarks"]
        assert made_of["engine"] == landmarks.engine
        assert made_of["model_hash"] == landmarks.model_hash
        assert made_of["parameters"] == landmarks.parameters


def test_careful_extraction_and_own_models_by_the_settings(lexicon, letter, monkeypatch):
    settings = Settings(careful_extraction=True, pose_model="/models/heavy.task")
    monkeypatch.setattr("app.studio.tracking.load_settings", lambda: settings)
    parameters = get_job(lexicon, only(request_tracks(lexicon))).parameters
    assert parameters["careful"] is True
    assert parameters["models"] == {"pose": "/models/heavy.task"}


def test_careful_extraction_on_request(lexicon, letter):
    plain = only(request_tracks(lexicon))
    assert get_job(lexicon, plain).parameters["careful"] is False
    careful = only(request_tracks(lexicon, careful=True))
    assert get_job(lexicon, careful).parameters["careful"] is True
    assert get_job(lexicon, plain).state is JobState.CANCELLED


def test_careful_tracks_are_made_anew_from_the_pictures(filmed, tmp_path):
    """What a job kept of a normal extraction is no careful one."""
    take = take_of(filmed, "FILM")
    job = only(request_tracks(filmed, [take.id], again=True))
    parameters, folder = parameters_of(filmed, job), tmp_path / "job"
    work(filmed, job, folder)
    recording_path(filmed, take.recording).unlink()
    with pytest.raises(KnownError):
        extract.run(parameters | {"careful": True}, folder, Silent())


def test_a_model_that_is_gone_is_told(filmed, tmp_path):
    take = take_of(filmed, "FILM")
    job = only(request_tracks(filmed, [take.id], again=True))
    parameters = parameters_of(filmed, job) | {"models": {"hand": str(tmp_path / "own.task")}}
    with pytest.raises(KnownError, match=r"own\.task"):
        extract.run(parameters, tmp_path, Silent())
