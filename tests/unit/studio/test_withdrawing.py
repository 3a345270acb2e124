"""Whoever withdraws is gone from all that a lexicon makes, by every door."""

import json
from dataclasses import replace

import pytest

from app.core.paths import posters_folder
from app.jobs.files import keep_for_job
from app.studio.composing import compose, read_glosses, signers_of
from app.studio.exporting import export_take, export_utterance
from app.studio.form_search import known_forms, measure_forms
from app.studio.leaving import require_may_leave
from app.studio.motion_training import TRAIN_MOTION, own_prior_file, training_report
from app.studio.rendering import (
    MANNEQUIN,
    RENDER,
    Picture,
    preview_parameters,
    request_render,
    require_render_allowed,
)
from app.studio.withdrawing import apply_list, withdraw
from lexicon_db.consents import grant_consent
from lexicon_db.entries import entry_named
from lexicon_db.errors import KnownError
from lexicon_db.jobs import add_job, finish_job, get_job, start_next_job
from lexicon_db.packs.exporting import PackWish, export_pack
from lexicon_db.packs.manifest import PackTerms
from lexicon_db.packs.reading import Pack
from lexicon_db.records import JobState, Scope
from lexicon_db.search import search_entries
from lexicon_db.signers import add_signer, find_signer
from lexicon_db.takes import restore_takes
from lexicon_db.tracks import MotionTrack
from lexicon_db.trackstore import latest_track
from lexicon_db.withdrawals import Revocation, revocations

SMALL = Picture(size=(96, 64), fps=5.0, device="cpu")


@pytest.fixture
def bo(lettered):
    return find_signer(lettered, "Bo").id


def learn(lexicon, *signers):
    """Leave behind what a training does that has learned from some people."""
    own = own_prior_file(lexicon)
    own.parent.mkdir()
    own.write_bytes(b"weights")
    own.with_suffix(".json").write_text(json.dumps({"learned_from": signers}))


def test_every_door_is_closed(lettered, bo, tmp_path):
    grant_consent(lettered, bo, [Scope.RECORD, Scope.SHARE])
    slots = read_glosses(lettered, "W O").slots
    trajectory, signers = compose(lettered, slots), signers_of(lettered, slots)
    take = entry_named(lettered, "W").active_take
    whose = {"identity": MANNEQUIN, "signers": signers, "picture": SMALL}
    waiting = request_render(lettered, trajectory, file=tmp_path / "w.mp4", **whose)
    withdraw(lettered, bo)
    # Takes in the trash are still there: each door has to look by itself.
    doors = (
        lambda: export_take(lettered, take, tmp_path / "out.npz"),
        lambda: export_utterance(lettered, slots, trajectory, tmp_path / "out.eaf"),
        lambda: request_render(lettered, trajectory, file=tmp_path / "out.mp4", **whose),
        lambda: preview_parameters(lettered, trajectory, file=tmp_path / "out.png", **whose),
        lambda: require_render_allowed(lettered, waiting),
        lambda: require_may_leave(lettered, [bo]),
    )
    for door in doors:
        with pytest.raises(KnownError, match="withdrawn"):
            door()
    with pytest.raises(KnownError):
        compose(lettered, read_glosses(lettered, "W O").slots)
    wish = PackWish(PackTerms("After"))
    made = export_pack(lettered, search_entries(lettered), tmp_path / "after.kinelexpack", wish)
    with Pack.open(made.file) as pack:
        assert (pack.manifest.counts["takes"], pack.manifest.counts["tracks"]) == (0, 0)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["after.kinelexpack"]


def test_whoever_was_never_asked_leaves_no_more_after_withdrawing(lettered, bo):
    assert require_may_leave(lettered, [bo]) == (
        "Bo has not agreed to sharing: keep the file to yourself.",
    )
    withdraw(lettered, bo)
    restore_takes(lettered, trashed(lettered))
    with pytest.raises(KnownError, match="Bo has withdrawn"):
        require_may_leave(lettered, [bo])
    grant_consent(lettered, bo, [Scope.SHARE])
    assert require_may_leave(lettered, [bo]) == ()


def trashed(lexicon):
    from sqlalchemy import select

    from lexicon_db.schema import TakeRow

    with lexicon.read() as session:
        return session.scalars(select(TakeRow.id).where(TakeRow.trashed_at.is_not(None))).all()


def test_no_picture_of_the_person_stays(lettered, bo, tmp_path, monkeypatch):
    monkeypatch.setenv("KINELEX_PROFILE", str(tmp_path))
    take = entry_named(lettered, "W").active_take
    posters_folder().mkdir(parents=True)
    for name in (f"{take}.jpg", f"{take}.loop.webp", "of-another.jpg"):
        (posters_folder() / name).write_bytes(b"a face")
    withdraw(lettered, bo)
    assert [file.name for file in posters_folder().iterdir()] == ["of-another.jpg"]


def test_no_measured_form_of_the_signs_stays(lettered, bo, tmp_path, monkeypatch):
    monkeypatch.setenv("KINELEX_PROFILE", str(tmp_path))
    take = entry_named(lettered, "W").active_take
    measure_forms(lettered, [take])
    assert known_forms(lettered, [take])[0].keys() == {take}
    withdraw(lettered, bo)
    assert known_forms(lettered, [take])[0] == {}


def test_what_was_learned_is_forgotten(lettered, bo):
    other = add_signer(lettered, "Cleo").id
    learn(lettered, bo)
    assert not withdraw(lettered, other).has_forgotten
    assert own_prior_file(lettered).exists()
    assert withdraw(lettered, bo).has_forgotten
    assert not own_prior_file(lettered).parent.exists()
    assert training_report(lettered) is None


@pytest.mark.parametrize("erase", [False, True])
def test_jobs_stop_and_their_tracks_go_and_videos_are_named(lettered, bo, tmp_path, erase):
    motion = latest_track(lettered, entry_named(lettered, "W").active_take, MotionTrack)
    kept = keep_for_job(lettered, motion)
    told = {"performer": MANNEQUIN, "signers": [bo], "out": str(tmp_path / "seen.mp4")}
    assert lettered.try_to_own_jobs()
    add_job(lettered, RENDER, told | {"track": str(kept)})
    finish_job(lettered, start_next_job(lettered).id)
    waiting = add_job(lettered, TRAIN_MOTION, {"learned_from": [bo], "track": str(kept)})
    strange = add_job(lettered, RENDER, told | {"signers": ["somebody"]})
    reached = withdraw(lettered, bo, erase=erase)
    assert (reached.jobs, reached.videos) == (1, (str(tmp_path / "seen.mp4"),))
    assert get_job(lettered, waiting.id).state is JobState.CANCELLED
    assert get_job(lettered, strange.id).state is JobState.QUEUED
    assert kept.exists() is not erase


def test_a_list_reaches_as_far(lettered, bo):
    learn(lettered, bo)
    agreed = grant_consent(lettered, bo, [Scope.SHARE]).granted_at
    early = Revocation(bo, "another lexicon", agreed.replace(year=agreed.year - 1))
    assert apply_list(lettered, [early]) == ()
    late = replace(early, revoked_at=agreed.replace(year=agreed.year + 1))
    (reached,) = apply_list(lettered, [early, late])
    assert (reached.withdrawal.takes, reached.has_forgotten) == (3, True)
    assert revocations(lettered) == (late,)
    assert apply_list(lettered, [late]) == ()
