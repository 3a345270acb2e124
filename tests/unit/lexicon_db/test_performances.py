"""What comes in comes in whole: no sign without its take, no consent that was not given."""

from datetime import timedelta

import pytest

from lexicon_db import performances
from lexicon_db.consents import consents_of, grant_consent
from lexicon_db.entries import add_entry, find_entry
from lexicon_db.errors import KnownError
from lexicon_db.history import history_of_entry, latest_change
from lexicon_db.performances import Performance, add_performance
from lexicon_db.recordings import list_recordings
from lexicon_db.records import Hand, Scope, SourceKind
from lexicon_db.schema import utc_now
from lexicon_db.signers import add_signer, find_signer, list_signers
from lexicon_db.takes import takes_of


@pytest.fixture
def media(lexicon, tmp_path):
    file = tmp_path / "HOUSE.mp4"
    file.write_bytes(b"a film of a house")
    return lexicon.media.add(file)


def performance(gloss="HOUSE", signer="Ana", scopes=()):
    return Performance(
        gloss=gloss,
        signer=signer,
        dominant=Hand.LEFT,
        scopes=frozenset(scopes),
        kind=SourceKind.VIDEO,
        file_name="HOUSE.mp4",
        seconds=1.5,
        picture={"width": 640, "height": 480, "fps": 25.0, "frame_count": 38},
    )


def test_all_that_is_missing_is_added_at_once(lexicon, media):
    before = latest_change(lexicon)
    kept = add_performance(lexicon, media, performance(scopes=[Scope.RECORD]))
    entry, ana = find_entry(lexicon, "HOUSE"), find_signer(lexicon, "Ana")
    assert takes_of(lexicon, entry.id) == (kept.take,)
    assert (kept.is_new_take, kept.is_new_recording) == (True, True)
    assert (kept.take.entry, kept.take.signer, kept.take.is_active) == (entry.id, ana.id, True)
    assert (kept.take.start, kept.take.end, kept.take.dominance) == (0.0, 1.5, Hand.LEFT)
    assert (kept.take.recording.width, kept.take.recording.frame_count) == (640, 38)
    assert ana.scopes == {Scope.RECORD}
    assert kept.changes.entries == {entry.id}
    assert kept.changes.signers == {ana.id}
    assert latest_change(lexicon) == before + 1
    added = [line.kind for line in history_of_entry(lexicon, entry.id) if not line.field]
    assert sorted(added) == ["entry", "take"]


def test_what_is_there_is_used(lexicon, media):
    entry, bo = add_entry(lexicon, id_gloss="HOUSE"), add_signer(lexicon, "Bo", Hand.RIGHT)
    first = add_performance(lexicon, media, performance(signer="Bo"))
    assert (first.take.entry, first.take.signer, first.take.dominance) == (
        entry.id, bo.id, Hand.RIGHT,
    )  # fmt: skip
    again = add_performance(lexicon, media, performance(signer="Bo"))
    assert (again.take, again.is_new_take) == (first.take, False)
    other = add_performance(lexicon, media, performance("HOME", "Bo"))
    assert (other.is_new_take, other.is_new_recording) == (True, False)
    assert other.take.recording == first.take.recording


def test_what_cannot_be_finished_leaves_nothing(lexicon, media, monkeypatch):
    def stop(*_, **__):
        raise OSError("the power is gone")

    monkeypatch.setattr(performances, "add_take_row", stop)
    with pytest.raises(KnownError):
        add_performance(lexicon, media, performance(scopes=[Scope.RECORD]))
    assert find_entry(lexicon, "HOUSE") is None
    assert list_recordings(lexicon) == ()
    assert list_signers(lexicon) == ()


def test_a_consent_that_ends_by_itself_still_ends(lexicon, media):
    """Agreeing to something else does not lengthen it."""
    ana = add_signer(lexicon, "Ana")
    tomorrow = utc_now() + timedelta(days=1)
    grant_consent(lexicon, ana.id, [Scope.RECORD], expires_at=tomorrow)
    add_performance(lexicon, media, performance(scopes=[Scope.RECORD, Scope.SHARE]))
    first, second = consents_of(lexicon, ana.id)
    assert (first.scopes, first.expires_at) == ({Scope.RECORD}, tomorrow)
    assert second.scopes == {Scope.SHARE}
    assert find_signer(lexicon, "Ana").scopes == {Scope.RECORD, Scope.SHARE}
