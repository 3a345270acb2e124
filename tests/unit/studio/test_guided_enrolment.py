"""A guided recording asks for parts that are no signs, and says which of them are there."""

from __future__ import annotations

import pytest

from app.studio.composing import compose, read_glosses
from app.studio.guided_enrolment import (
    SECONDS,
    Asking,
    Part,
    PartState,
    guided_parts,
    guided_session,
)
from app.studio.identity_readiness import readiness
from app.studio.lexicons import create_lexicon
from app.studio.recording_prompts import wishes_without_takes
from lexicon_db.consents import grant_consent, withdraw_consent
from lexicon_db.entries import entry_named, find_entries
from lexicon_db.errors import KnownError
from lexicon_db.prompt_takes import PromptRecording, add_prompt_take
from lexicon_db.records import Scope
from lexicon_db.sessions import list_sessions, skip_prompt
from lexicon_db.signers import add_signer
from lexicon_db.trackstore import save_track
from tests.unit.lexicon_db.examples import PROVENANCE, fit_track

ASKED = {part: Asking(part.name, "do it") for part in Part}


@pytest.fixture
def lexicon(tmp_path):
    with create_lexicon(tmp_path / "lexicon", "Test", "ase") as made:
        yield made


@pytest.fixture
def ana(lexicon):
    signer = add_signer(lexicon, "Ana")
    grant_consent(lexicon, signer.id, [Scope.TRAIN_IDENTITY, Scope.RECORD])
    return signer.id


def record(lexicon, prompt, folder):
    file = folder / f"{prompt.gloss.partition(':')[2]}.mp4"
    file.write_bytes(prompt.gloss.encode())
    shown = {"width": 64, "height": 48, "fps": 25.0, "frame_count": 50}
    recording = PromptRecording(lexicon.media.add(file), file.name, shown, (0.0, 1.96))
    return add_prompt_take(lexicon, prompt.id, recording).take


def test_it_takes_two_to_three_minutes():
    assert set(SECONDS) == set(Part)
    assert 120 <= sum(SECONDS.values()) <= 180


def test_the_session_asks_for_every_part_once_and_none_is_a_sign(lexicon, ana):
    session = guided_session(lexicon, ana, "Enrolment of Ana", ASKED)
    assert [prompt.gloss for prompt in session.prompts] == list(Part)
    assert (session.name, session.signer) == ("Enrolment of Ana", ana)
    entries = find_entries(lexicon, list(Part))
    assert all(entry.do_not_synthesise for entry in entries)
    assert wishes_without_takes(lexicon) == ()
    with pytest.raises(KnownError):
        compose(lexicon, read_glosses(lexicon, Part.TURN).slots)


def test_what_was_begun_is_gone_on_with_and_another_time_is_another_session(lexicon, ana):
    first = guided_session(lexicon, ana, "Enrolment", ASKED)
    skip_prompt(lexicon, first.prompts[0].id)
    assert guided_session(lexicon, ana, "Enrolment", ASKED).id == first.id
    for prompt in first.prompts:
        skip_prompt(lexicon, prompt.id)
    second = guided_session(lexicon, ana, "Enrolment", ASKED)
    assert (second.id != first.id, second.name) == (True, "Enrolment (2)")


def test_parts_count_when_they_are_recorded_and_found(lexicon, ana, tmp_path):
    session = guided_session(lexicon, ana, "Enrolment", ASKED)
    assert set(guided_parts(lexicon, ana).values()) == {PartState.MISSING}
    turn, palms = (record(lexicon, prompt, tmp_path) for prompt in session.prompts[:2])
    assert turn.entry == entry_named(lexicon, Part.TURN).id
    save_track(lexicon, palms.id, fit_track(30), PROVENANCE)
    parts = readiness(lexicon, ana).parts
    assert (parts[Part.TURN], parts[Part.PALMS]) == (PartState.RECORDED, PartState.FOUND)
    assert parts[Part.BACKS] is PartState.MISSING
    assert set(guided_parts(lexicon, add_signer(lexicon, "Bo").id).values()) == {PartState.MISSING}


def test_nobody_is_asked_who_has_not_agreed(lexicon, ana):
    bo = add_signer(lexicon, "Bo").id
    with pytest.raises(KnownError, match="Bo has not agreed to “train-identity”"):
        guided_session(lexicon, bo, "Enrolment", ASKED)
    grant_consent(lexicon, bo, [Scope.TRAIN_IDENTITY])
    with pytest.raises(KnownError, match="Bo has not agreed to be recorded"):
        guided_session(lexicon, bo, "Enrolment", ASKED)
    assert (list_sessions(lexicon), find_entries(lexicon, list(Part))) == ((), (None,) * len(Part))
    assert guided_session(lexicon, bo, "Enrolment", ASKED, agrees=True).signer == bo
    withdraw_consent(lexicon, bo)
    with pytest.raises(KnownError, match="Bo has not agreed"):
        guided_session(lexicon, bo, "Enrolment", ASKED)
