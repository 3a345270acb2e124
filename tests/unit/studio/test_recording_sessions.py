"""Who agreed is recorded, and a session knows how fast it goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.studio.recording_prompts import PromptWish
from app.studio.recording_sessions import (
    Pace,
    SessionWish,
    begin_session,
    continue_session,
    pace_of,
)
from lexicon_db.consents import withdraw_consent
from lexicon_db.entries import find_entry
from lexicon_db.errors import KnownError
from lexicon_db.records import Hand, Scope
from lexicon_db.sessions import list_sessions
from lexicon_db.signers import add_signer, find_signer, list_signers

PROMPTS = (PromptWish("HOUSE"), PromptWish("TREE"), PromptWish("WATER"))
START = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_somebody_new_who_agrees_is_recorded(lexicon):
    session = begin_session(lexicon, SessionWish("One", "Ana", PROMPTS, Hand.LEFT, agrees=True))
    signer = find_signer(lexicon, "Ana")
    assert signer.scopes == {Scope.RECORD}
    assert signer.dominant_hand is session.dominance is Hand.LEFT
    assert continue_session(lexicon, session.id) == session
    begin_session(lexicon, SessionWish("Two", "Ana", PROMPTS))
    assert [info.name for info in list_sessions(lexicon)] == ["Two", "One"]


def test_nobody_is_recorded_who_has_not_agreed(lexicon):
    with pytest.raises(KnownError) as raised:
        begin_session(lexicon, SessionWish("One", "Ana", PROMPTS))
    assert "Ana has not agreed" in raised.value.why
    assert "signer consent" in raised.value.fix
    assert list_signers(lexicon) == ()
    add_signer(lexicon, "Bo")
    with pytest.raises(KnownError, match="Bo has not agreed"):
        begin_session(lexicon, SessionWish("One", "Bo", PROMPTS))
    session = begin_session(lexicon, SessionWish("One", "Bo", PROMPTS, agrees=True))
    withdraw_consent(lexicon, session.signer)
    with pytest.raises(KnownError, match="not any more"):
        continue_session(lexicon, session.id)


def test_pictures_and_examples_come_along(filmed, tmp_path):
    for name in ("a.png", "a.mp4"):
        (tmp_path / name).write_bytes(name.encode())
    wishes = (
        PromptWish("A", picture=tmp_path / "a.png", example=tmp_path / "a.mp4"),
        PromptWish("B", picture=tmp_path / "a.png", example_gloss="FILM"),
    )
    session = begin_session(filmed, SessionWish("One", "Ana", wishes))
    first, second = session.prompts
    assert first.picture == second.picture
    assert filmed.media.path(first.example.sha256, ".mp4").read_bytes() == b"a.mp4"
    assert second.example_take == find_entry(filmed, "FILM").active_take


def test_an_example_that_nobody_has_signed_is_told_by_its_line(filmed):
    wishes = (PromptWish("A", line=2), PromptWish("B", example_gloss="NOWHERE", line=3))
    with pytest.raises(KnownError, match=r"In line 3, “NOWHERE”"):
        begin_session(filmed, SessionWish("One", "Ana", wishes))
    assert list_sessions(filmed) == ()


def test_the_pace_leaves_pauses_out(lexicon):
    session = begin_session(lexicon, SessionWish("One", "Ana", PROMPTS * 2, agrees=True))
    assert pace_of(session) == Pace()
    # A minute each, with a night between the second and the third.
    minutes = [0, 1, 1000, 1001]
    done = [
        replace(prompt, recorded_at=START + timedelta(minutes=at))
        for prompt, at in zip(session.prompts, minutes, strict=False)
    ]
    waiting = session.prompts[4:]
    pace = pace_of(replace(session, prompts=(*done, *waiting)))
    assert pace.per_hour == pytest.approx(60)
