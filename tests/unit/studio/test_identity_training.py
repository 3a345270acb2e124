"""An identity is learned only while its signer agrees, goes on after a stop, tells how it is."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from app.core.progress import Cancelled
from app.jobs.files import folder_of
from app.jobs.messages import Failed, Stopped
from app.jobs.tasks import PREVIEW, REAL, REPORT, neural_file, train_identity
from app.studio.enrolment import request_enrolment
from app.studio.identity_training import (
    Wish,
    commit_training,
    preview_of,
    remove_identity,
    report_of,
    request_training,
)
from app.studio.job_completions import make_runner
from app.studio.rendering import MANNEQUIN, Picture, identities, request_render
from app.studio.withdrawing import take_back, withdraw
from lexicon_db.consents import consents_of, grant_consent, withdraw_consent
from lexicon_db.entries import entry_named
from lexicon_db.errors import KnownError
from lexicon_db.identities import find_identity, identity_path, list_identities, save_identity
from lexicon_db.jobs import add_job, ask_to_cancel_job, fail_job, get_job, list_jobs, start_next_job
from lexicon_db.records import JobState, Performed, Scope
from lexicon_db.renders import list_renders, note_render
from lexicon_db.schema import utc_now
from lexicon_db.signers import find_signer
from lexicon_db.takes import takes_of
from tests.unit.studio.working import done_here, refused_at_once

SCORES = {"psnr": 30.0, "hand_ssim": 0.8}
SUMMARY = {
    "report": {"learned": SCORES, "flat": SCORES, "frames": 9, "signs": ["TWO"]},
    "pictures": 2,
    "examples": 40,
}


@pytest.fixture
def ana(filmed):
    return find_signer(filmed, "Ana").id


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Learning takes minutes: here it only leaves behind what it does."""

    def run(parameters, folder, progress):
        learn(folder)
        progress.report(0.5, 1.0, "Learning")
        return SUMMARY

    monkeypatch.setattr(train_identity, "run", run)


def learn(folder):
    (folder / "examples").mkdir(parents=True, exist_ok=True)
    (folder / "examples" / "rgb.npy").write_bytes(b"pictures of Ana")
    (folder / "checkpoint.safetensors").write_bytes(b"half of how Ana looks")
    for name in (PREVIEW, REAL):
        (folder / name).write_bytes(b"Ana as drawn")
    (folder / REPORT).mkdir(exist_ok=True)
    for number in range(2):
        (folder / REPORT / f"{number}.jpg").write_bytes(b"Ana beside Ana")
    neural_file(folder).write_bytes(b"how Ana looks")


def holds_ana(lexicon):
    """Whether any file of the lexicon, but recordings, shows how she looks."""
    files = [path for path in lexicon.folder.rglob("*") if path.is_file()]
    return sorted({path.name for path in files if b"Ana " in path.read_bytes()[:99]})


def test_an_identity_is_learned_and_tells_how_lifelike_it_is(filmed, ana):
    job = request_training(filmed, " ana ", ana, Wish(seconds=60.0, preset="standard", seed=3))
    (take,) = job.parameters["takes"]
    assert (take["sign"], job.parameters["name"]) == ("FILM", "ana")
    done_here(filmed, job)
    identity = find_identity(filmed, "ana")
    assert (identity.kind, identity.signer) == ("neural", ana)
    assert identity_path(filmed, identity).read_bytes() == b"how Ana looks"
    assert identity.card["consent"] == consents_of(filmed, ana)[0].id
    report = report_of(filmed, identity)
    assert (report.preset, report.seconds, report.takes, report.examples) == (
        "standard", 60.0, 1, 40,
    )  # fmt: skip
    assert (report.frames, report.signs, report.learned) == (9, ("TWO",), SCORES)
    assert [picture.name for picture in report.pictures] == ["0.jpg", "1.jpg"]
    names = [(choice.name, choice.usable) for choice in identities(filmed)]
    assert names == [(MANNEQUIN, True), ("ana", True), ("ana:flat", True)]
    assert filmed.check() == ()
    # How she looks is in no line of the history.
    remove_identity(filmed, "ana")
    assert list_identities(filmed) == ()
    assert not report.pictures[0].exists()
    with pytest.raises(KnownError, match="no such identity"):
        remove_identity(filmed, "ana")


def test_training_again_leaves_no_picture_of_before(filmed, ana, monkeypatch):
    done_here(filmed, request_training(filmed, "ana", ana))
    before = report_of(filmed, find_identity(filmed, "ana")).pictures

    def run(parameters, folder, progress):
        learn(folder)
        neural_file(folder).write_bytes(b"how Ana looks now")
        return SUMMARY | {"report": None}

    monkeypatch.setattr(train_identity, "run", run)
    done_here(filmed, request_training(filmed, "ana", ana))
    report = report_of(filmed, find_identity(filmed, "ana"))
    assert not before[0].exists()
    assert (report.frames, report.learned, len(report.pictures)) == (0, {}, 2)


def test_the_same_wish_is_taken_up_and_another_is_not(filmed, ana):
    job = request_training(filmed, "ana", ana)
    assert request_training(filmed, "ana", ana).id == job.id
    assert request_training(filmed, "ana", ana, Wish(seed=1)).id != job.id
    assert request_training(filmed, "other", ana).id != job.id


@pytest.mark.parametrize(
    ("name", "wish", "why"),
    [
        ("ana:flat", Wish(), "no free name"),
        (MANNEQUIN, Wish(), "no free name"),
        (" ", Wish(), "empty"),
        ("ana", Wish(seconds=1.0), "too short or too long"),
        ("ana", Wish(seconds=float("nan")), "too short or too long"),
        ("ana", Wish(preset="huge"), "no preset"),
    ],
)
def test_what_cannot_be_learned_is_refused_at_once(filmed, ana, name, wish, why):
    with pytest.raises(KnownError, match=why):
        request_training(filmed, name, ana, wish)
    assert list_jobs(filmed) == ()


def test_takes_of_nobody_or_somebody_else_are_refused(filmed, ana):
    bo = find_signer(filmed, "Bo").id
    grant_consent(filmed, bo, [Scope.TRAIN_IDENTITY])
    letters = [take.id for take in takes_of(filmed, entry_named(filmed, "W").id)]
    for signer, takes in ((bo, None), (bo, letters), (ana, letters)):
        with pytest.raises(KnownError, match="fitted video of this signer"):
            request_training(filmed, "somebody", signer, takes=takes)


def test_a_plain_look_does_not_replace_a_learned_one(filmed, ana):
    takes = takes_of(filmed, entry_named(filmed, "FILM").id)
    waiting = request_enrolment(filmed, "ana", ana, takes)
    done_here(filmed, request_training(filmed, "ana", ana))
    with pytest.raises(KnownError, match="has learned the signer already"):
        request_enrolment(filmed, "ana", ana, takes)
    folder = folder_of(filmed, waiting)
    folder.mkdir(parents=True)
    from app.studio.enrolment import commit_enrolment

    with pytest.raises(KnownError, match="has learned the signer already"):
        commit_enrolment(filmed, waiting, folder, {})
    assert find_identity(filmed, "ana").kind == "neural"


def test_without_consent_nothing_is_learned_at_any_door(filmed, ana):
    job = request_training(filmed, "ana", ana)
    withdraw_consent(filmed, ana, [Scope.TRAIN_IDENTITY])
    why = "Ana has not agreed to “train-identity”, or not any more."
    with pytest.raises(KnownError, match=why):
        request_training(filmed, "ana", ana)
    learn(folder_of(filmed, job))  # what an earlier start has left
    assert refused_at_once(filmed, job).why == why
    assert holds_ana(filmed) == []
    folder = folder_of(filmed, job)
    learn(folder)
    with pytest.raises(KnownError, match=why):
        commit_training(filmed, job, folder, SUMMARY)
    assert holds_ana(filmed) == []
    assert list_identities(filmed) == ()


def test_a_consent_that_ends_while_it_is_learned_leaves_nothing(filmed, ana, monkeypatch):
    withdraw_consent(filmed, ana, [Scope.TRAIN_IDENTITY])
    end = utc_now() + timedelta(days=1)
    grant_consent(filmed, ana, [Scope.TRAIN_IDENTITY], expires_at=end)
    job = request_training(filmed, "ana", ana)
    monkeypatch.setattr("lexicon_db.consents.utc_now", lambda: end)
    with pytest.raises(KnownError, match="has ended on"):
        done_here(filmed, job)
    assert holds_ana(filmed) == []


def test_what_is_shown_meanwhile_and_what_a_stop_keeps(filmed, ana, progress):
    job = request_training(filmed, "ana", ana)
    assert preview_of(filmed, job) is None
    progress.stop_at = 1
    with pytest.raises(Cancelled):
        done_here(filmed, job, progress)
    drawn, real = preview_of(filmed, job)
    assert (drawn.name, real.name) == (PREVIEW, REAL)
    assert (folder_of(filmed, job) / "checkpoint.safetensors").exists()


def test_a_withdrawal_leaves_nothing_of_how_somebody_looks(filmed, ana, tmp_path):
    done_here(filmed, request_training(filmed, "ana", ana))
    identity = find_identity(filmed, "ana")
    assert filmed.try_to_own_jobs()
    broken = request_training(filmed, "ana", ana, Wish(seed=1))
    assert start_next_job(filmed).id == broken.id
    fail_job(filmed, broken.id, KnownError("Not done.", "The disk is full.", "Free some."))
    waiting = request_training(filmed, "ana", ana, Wish(seed=2))
    for job in (broken, waiting):
        learn(folder_of(filmed, job))
    shown = Performed("0" * 64, "ana", identity.id, identity.sha256, ana, None, (), (), (ana,), "1")
    note_render(
        filmed, shown, tmp_path / "film.mp4", "2" * 64, {"is_draft": True, "is_public": False}
    )
    inputs = [json.dumps(job.parameters) for job in (broken, waiting)]
    reached = withdraw(filmed, ana)
    assert reached.withdrawal.identities == ("ana",)
    assert reached.videos == (str(tmp_path / "film.mp4"),)
    assert get_job(filmed, waiting.id).state is JobState.CANCELLED
    assert holds_ana(filmed) == []
    left = {path.name for path in (filmed.folder / "jobs" / "inputs").glob("*.track")}
    assert not any(name in text for name in left for text in inputs)
    (line,) = list_renders(filmed)
    assert line.withdrawn_at is not None
    with pytest.raises(KnownError, match="no identity “ana”"):
        request_render(
            filmed,
            trajectory_of(filmed),
            identity="ana",
            signers=[ana],
            file=tmp_path / "again.mp4",
            picture=replace(Picture(), size=(64, 64)),
        )


def trajectory_of(lexicon):
    from app.studio.composing import compose, read_glosses

    return compose(lexicon, read_glosses(lexicon, "W").slots)


def test_jobs_of_others_go_on(filmed, ana):
    other = add_job(filmed, "train_identity", {"signer": "somebody", "takes": []})
    learn(folder_of(filmed, other))
    withdraw(filmed, ana)
    assert get_job(filmed, other.id).state is JobState.QUEUED
    assert folder_of(filmed, other).exists()


@pytest.mark.parametrize("card", [{}, {"report": 3}, {"report": {"learned": []}, "examples": "x"}])
def test_a_card_that_says_nothing_sound_is_no_report(filmed, ana, tmp_path, card):
    (tmp_path / "one.npz").write_bytes(b"an identity")
    media = filmed.media.add(tmp_path / "one.npz")
    assert report_of(filmed, save_identity(filmed, "ana", ana, "neural", media, card)) is None


def test_a_part_that_is_taken_back_takes_the_likeness_with_it(filmed, ana):
    done_here(filmed, request_training(filmed, "ana", ana))
    waiting = request_training(filmed, "ana", ana, Wish(seed=2))
    learn(folder_of(filmed, waiting))
    take_back(filmed, ana, [Scope.PUBLISH])
    assert find_identity(filmed, "ana") is not None
    take_back(filmed, ana, [Scope.TRAIN_IDENTITY])
    assert list_identities(filmed) == ()
    assert holds_ana(filmed) == []
    assert get_job(filmed, waiting.id).state is JobState.CANCELLED
    assert find_signer(filmed, "Ana").scopes == {Scope.RECORD, Scope.RENDER_OWN}
    assert takes_of(filmed, entry_named(filmed, "FILM").id) != ()


@pytest.mark.parametrize(
    "end", [Stopped, lambda job: Failed(job, "Not done.", "The disk is full.", "Free some.")]
)
def test_a_withdrawal_while_it_is_learned_leaves_nothing_once_it_has_ended(filmed, ana, end):
    assert filmed.try_to_own_jobs()
    job = request_training(filmed, "ana", ana)
    assert start_next_job(filmed).id == job.id
    learn(folder_of(filmed, job))
    withdraw(filmed, ana)
    runner = make_runner(filmed, 1)
    runner._settle(job, end(job.id))
    assert holds_ana(filmed) == []


def test_a_withdrawal_while_nothing_ran_leaves_nothing_at_the_next_start(filmed, ana):
    job = request_training(filmed, "ana", ana)
    cancelled = request_training(filmed, "ana", ana, Wish(seed=1))
    ask_to_cancel_job(filmed, cancelled.id)
    for one in (job, cancelled):
        learn(folder_of(filmed, one))
    withdraw_consent(filmed, ana)
    assert refused_at_once(filmed, job).state is JobState.FAILED
    assert holds_ana(filmed) == []
