"""A signer's appearance becomes an identity only while the signer agrees."""

import pytest

from app.jobs.tasks import identity_file
from app.rendering.identity_file import read_card
from app.studio.enrolment import candidates, commit_enrolment, request_enrolment
from app.studio.rendering import MANNEQUIN, identities
from lexicon_db.consents import consents_of, grant_consent, withdraw_consent
from lexicon_db.entries import entry_named
from lexicon_db.errors import KnownError
from lexicon_db.identities import find_identity, identity_path, list_identities
from lexicon_db.jobs import list_jobs
from lexicon_db.records import JobState, Scope
from lexicon_db.signers import add_signer, find_signer
from lexicon_db.takes import takes_of
from tests.unit.studio.working import refused_at_once


def request(lexicon, name="ana in blue", signer="Ana", gloss="FILM"):
    takes = takes_of(lexicon, entry_named(lexicon, gloss).id)
    return request_enrolment(lexicon, name, find_signer(lexicon, signer).id, takes)


def test_an_identity_is_made_of_the_film_of_a_signer_who_agreed(enrolled):
    ana = find_signer(enrolled, "Ana")
    identity = find_identity(enrolled, "ana")
    assert (identity.signer, identity.kind) == (ana.id, "flat")
    (take,) = takes_of(enrolled, entry_named(enrolled, "FILM").id)
    assert identity.card == {"takes": [take.recording.sha256]}
    card = read_card(identity_path(enrolled, identity))
    (consent,) = consents_of(enrolled, ana.id)
    assert (card.name, card.signer, card.consent) == ("ana", ana.id, consent.id)
    names = [(choice.name, choice.signer, choice.usable) for choice in identities(enrolled)]
    assert names == [(MANNEQUIN, None, True), ("ana", ana.id, True)]
    assert enrolled.check() == ()


def test_candidates_are_those_who_agreed_and_were_filmed(filmed):
    ana, bo = find_signer(filmed, "Ana"), find_signer(filmed, "Bo")
    (film,) = takes_of(filmed, entry_named(filmed, "FILM").id)
    first, second = candidates(filmed)
    assert (first.signer, first.takes, first.why_not) == (ana, (film.id,), "")
    assert (second.signer, second.takes) == (bo, ())
    assert "Bo has not agreed" in second.why_not
    grant_consent(filmed, bo.id, [Scope.TRAIN_IDENTITY])
    withdraw_consent(filmed, ana.id)
    first, second = candidates(filmed)
    assert "Ana has not agreed" in first.why_not
    assert second.why_not == "No video of Bo was extracted yet."


def test_without_consent_nothing_is_queued(filmed):
    ana = find_signer(filmed, "Ana")
    withdraw_consent(filmed, ana.id, [Scope.TRAIN_IDENTITY])
    with pytest.raises(KnownError, match="Ana has not agreed to “train-identity”"):
        request(filmed)
    with pytest.raises(KnownError, match="Bo has not agreed"):
        request(filmed, signer="Bo", gloss="W")
    assert list_jobs(filmed) == ()


def test_the_consent_that_allows_it_is_named(filmed):
    ana = find_signer(filmed, "Ana")
    (first,) = consents_of(filmed, ana.id)
    grant_consent(filmed, ana.id, [Scope.PUBLISH])
    assert request(filmed).parameters["consent"] == first.id
    withdraw_consent(filmed, ana.id)
    second = grant_consent(filmed, ana.id, [Scope.TRAIN_IDENTITY])
    grant_consent(filmed, ana.id, [Scope.SHARE])
    assert request(filmed).parameters["consent"] == second.id


@pytest.mark.parametrize("name", [MANNEQUIN, " mannequin ", "ana:flat", "  ", "x" * 300])
def test_a_name_that_is_none_is_refused(filmed, name):
    with pytest.raises(KnownError):
        request(filmed, name=name)
    assert list_jobs(filmed) == ()


def test_the_name_of_somebody_else_is_refused_before_the_work(enrolled):
    bo = find_signer(enrolled, "Bo")
    grant_consent(enrolled, bo.id, [Scope.TRAIN_IDENTITY])
    with pytest.raises(KnownError, match="“ana” is no free name"):
        request(enrolled, name="ana", signer="Bo", gloss="W")


def test_takes_that_show_nobody_or_somebody_else_are_refused(filmed):
    cy = add_signer(filmed, "Cy")
    for signer in (cy, find_signer(filmed, "Bo")):
        grant_consent(filmed, signer.id, [Scope.TRAIN_IDENTITY])
    for signer, gloss in (("Cy", "FILM"), ("Bo", "W")):
        with pytest.raises(KnownError, match="fitted video of this signer"):
            request(filmed, signer=signer, gloss=gloss)


def test_consent_that_is_withdrawn_while_the_job_waits_stops_it(filmed):
    job = request(filmed)
    withdraw_consent(filmed, find_signer(filmed, "Ana").id)
    failed = refused_at_once(filmed, job)
    assert failed.state is JobState.FAILED
    assert "Ana has not agreed" in failed.why
    assert list_identities(filmed) == ()


def test_consent_that_is_withdrawn_during_the_work_leaves_no_likeness(filmed, tmp_path):
    job = request(filmed)
    made = identity_file(tmp_path)
    made.write_bytes(b"how Ana looks")
    withdraw_consent(filmed, find_signer(filmed, "Ana").id)
    with pytest.raises(KnownError, match="Ana has not agreed"):
        commit_enrolment(filmed, job, tmp_path, {})
    assert not made.exists()
    assert list_identities(filmed) == ()
    assert not any(b"how Ana looks" in file.read_bytes() for file in files_of(filmed))


def files_of(lexicon):
    return [path for path in lexicon.folder.rglob("*") if path.is_file()]
