from datetime import UTC, datetime, timedelta

import pytest

from lexicon_db.consents import consents_of, grant_consent, require_consent, withdraw_consent
from lexicon_db.errors import KnownError
from lexicon_db.history import latest_history
from lexicon_db.records import Changes, Hand, Scope
from lexicon_db.signers import add_signer, edit_signer, find_signer, get_signer, list_signers


@pytest.fixture
def signer(lexicon):
    return add_signer(lexicon, " Zoë ", Hand.LEFT)


def scopes(lexicon, signer):
    return get_signer(lexicon, signer.id).scopes


def test_a_new_signer_has_agreed_to_nothing(lexicon, signer):
    assert (signer.name, signer.dominant_hand, signer.scopes) == ("Zoë", Hand.LEFT, frozenset())
    assert find_signer(lexicon, "Zoe\u0308") == signer
    assert find_signer(lexicon, "zoë") is None
    add_signer(lexicon, "Ana")
    assert [each.name for each in list_signers(lexicon)] == ["Ana", "Zoë"]


def test_names_are_unique(lexicon, signer):
    other = add_signer(lexicon, "Ana")
    with pytest.raises(KnownError, match="already a signer"):
        add_signer(lexicon, "Zoë")
    with pytest.raises(KnownError, match="already a signer"):
        edit_signer(lexicon, other.id, name="Zoë")
    with pytest.raises(KnownError, match="empty"):
        add_signer(lexicon, "  ")
    with pytest.raises(KnownError, match="not found"):
        get_signer(lexicon, "none")


def test_a_signer_can_be_changed(lexicon, signer):
    changes = edit_signer(lexicon, signer.id, name="Z.", dominant_hand=Hand.RIGHT)
    assert changes.signers == {signer.id}
    assert get_signer(lexicon, signer.id).name == "Z."
    assert get_signer(lexicon, signer.id).dominant_hand is Hand.RIGHT
    assert edit_signer(lexicon, signer.id, name="Z.") == Changes()


def test_consent_holds_as_it_was_given(lexicon, signer):
    consent = grant_consent(
        lexicon, signer.id, {Scope.RECORD, Scope.SHARE},
        text_version="2026-1", language="gsg", witness="Ana",
    )  # fmt: skip
    assert consents_of(lexicon, signer.id) == (consent,)
    assert (consent.text_version, consent.language, consent.witness) == ("2026-1", "gsg", "Ana")
    assert (consent.expires_at, consent.withdrawn_at, consent.recording) == (None, None, None)
    assert scopes(lexicon, signer) == {Scope.RECORD, Scope.SHARE}
    grant_consent(lexicon, signer.id, [Scope.PUBLISH])
    assert scopes(lexicon, signer) == {Scope.RECORD, Scope.SHARE, Scope.PUBLISH}
    with pytest.raises(KnownError, match="allows nothing"):
        grant_consent(lexicon, signer.id, [])


def test_consent_ends_when_it_expires(lexicon, signer):
    now = datetime.now(UTC)
    grant_consent(lexicon, signer.id, [Scope.RECORD], expires_at=now - timedelta(seconds=1))
    grant_consent(lexicon, signer.id, [Scope.SHARE], expires_at=now + timedelta(days=1))
    assert scopes(lexicon, signer) == {Scope.SHARE}


def test_all_consent_can_be_withdrawn_and_stays_on_record(lexicon, signer):
    consent = grant_consent(lexicon, signer.id, [Scope.RECORD, Scope.PUBLISH])
    assert withdraw_consent(lexicon, signer.id).signers == {signer.id}
    assert scopes(lexicon, signer) == frozenset()
    (record,) = consents_of(lexicon, signer.id)
    assert record.scopes == consent.scopes
    assert record.withdrawn_at >= consent.granted_at
    assert withdraw_consent(lexicon, signer.id) == Changes()
    line = next(line for line in latest_history(lexicon) if line.subject == signer.id)
    assert (line.operation, line.old, line.new) == ("withdraw consent", "publish, record", "")


def test_some_scopes_can_be_withdrawn(lexicon, signer):
    granted = grant_consent(lexicon, signer.id, [Scope.RECORD, Scope.PUBLISH], witness="Ana")
    withdraw_consent(lexicon, signer.id, [Scope.PUBLISH, Scope.SHARE])
    assert scopes(lexicon, signer) == {Scope.RECORD}
    old, rest = consents_of(lexicon, signer.id)
    assert old.scopes == granted.scopes
    assert old.withdrawn_at is not None
    assert (rest.scopes, rest.witness, rest.withdrawn_at) == ({Scope.RECORD}, "Ana", None)


def test_work_without_consent_is_refused_by_name(lexicon, signer):
    with pytest.raises(KnownError, match="Zoë has not agreed to “render-own”"):
        require_consent(lexicon, signer.id, Scope.RENDER_OWN)
    grant_consent(lexicon, signer.id, [Scope.RENDER_OWN])
    require_consent(lexicon, signer.id, Scope.RENDER_OWN)
