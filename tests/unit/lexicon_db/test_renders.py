"""The ledger tells where a likeness went, who approved it, and who does not agree any more."""

import hashlib
from pathlib import Path

import pytest

from lexicon_db.consents import consents_of, grant_consent, require_consent, withdraw_consent
from lexicon_db.errors import KnownError
from lexicon_db.records import Performed, Scope
from lexicon_db.renders import (
    approval_of,
    approve_render,
    delegates_of,
    dismiss_delegate,
    forget_render,
    list_renders,
    name_delegate,
    note_render,
    renders_of_file,
)
from lexicon_db.schema import utc_now
from lexicon_db.signers import add_signer
from lexicon_db.withdrawals import withdraw_signer


@pytest.fixture
def ana(lexicon):
    return add_signer(lexicon, "Ana").id


@pytest.fixture
def bo(lexicon):
    return add_signer(lexicon, "Bo").id


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


def performed(signer, signers, subject="one"):
    return Performed(
        motion_sha256=digest("motion"),
        performer="ana",
        identity=None,
        identity_sha256=digest("identity") if signer else "",
        signer=signer,
        consent=None,
        glosses=("HOUSE",),
        entries=("entry",),
        signers=tuple(signers),
        subject=digest(subject),
    )


def rendered(lexicon, signer, signers, subject="one", *, is_public=False):
    look = {"is_draft": not is_public, "is_public": is_public, "size": [64, 48]}
    what = performed(signer, signers, subject)
    return note_render(lexicon, what, Path("/videos/one.mp4"), digest(subject), look)


def test_a_line_holds_all_that_was_said(lexicon, ana, bo):
    lexicon.who = "Cleo"
    made = rendered(lexicon, ana, [bo])
    assert list_renders(lexicon) == (made,) == renders_of_file(lexicon, digest("one"))
    assert renders_of_file(lexicon, digest("two")) == ()
    assert made.performed == performed(ana, [bo])
    assert (made.file, made.who, made.is_draft) == ("/videos/one.mp4", "Cleo", True)
    assert (made.is_public, made.approval, made.withdrawn_at) == (False, None, None)
    later = rendered(lexicon, ana, [bo])
    assert [one.id for one in list_renders(lexicon)] == [later.id, made.id]
    forget_render(lexicon, later.id)
    assert list_renders(lexicon) == (made,)


def test_only_the_signer_or_a_delegate_approves(lexicon, ana, bo):
    made = rendered(lexicon, ana, [bo])
    with pytest.raises(KnownError, match="Bo may not approve what shows Ana") as caught:
        approve_render(lexicon, made.id, "Bo")
    assert caught.value.fix == "Ask Ana, or whom Ana has named: nobody else yet."
    name_delegate(lexicon, ana, "Bo")
    name_delegate(lexicon, ana, "Bo")
    assert delegates_of(lexicon, ana) == ("Bo",)
    approval = approve_render(lexicon, made.id, " Bo ").approval
    assert (approval.approved_by, approval.is_delegate) == ("Bo", True)
    # Whoever comes second changes nothing; what was approved stays so.
    assert approve_render(lexicon, made.id, "Ana").approval == approval
    dismiss_delegate(lexicon, ana, "Bo")
    assert delegates_of(lexicon, ana) == ()
    with pytest.raises(KnownError, match="no delegate"):
        dismiss_delegate(lexicon, ana, "Bo")
    assert approval_of(lexicon, digest("one")) == approval
    assert approval_of(lexicon, digest("two")) is None
    own = rendered(lexicon, ana, [ana], "two")
    assert not approve_render(lexicon, own.id, "Ana").approval.is_delegate


def test_nobodys_appearance_needs_no_approval(lexicon, bo):
    made = rendered(lexicon, None, [bo])
    with pytest.raises(KnownError, match="nobody's appearance"):
        approve_render(lexicon, made.id, "Bo")
    with pytest.raises(KnownError, match="not in the ledger"):
        approve_render(lexicon, "no such render", "Bo")


@pytest.mark.parametrize(
    ("scopes", "marked"),
    [
        ([Scope.RENDER_OWN], {"own", "public"}),
        ([Scope.RENDER_OTHERS], {"others"}),
        ([Scope.PUBLISH], {"public"}),
        ([Scope.RECORD, Scope.TRAIN_IDENTITY], set()),
        (list(Scope), {"own", "others", "public", "signs"}),
    ],
)
def test_a_withdrawal_marks_what_is_not_agreed_to_any_more(lexicon, ana, bo, scopes, marked):
    rendered(lexicon, ana, [ana], "own")
    rendered(lexicon, ana, [ana, bo], "others")
    rendered(lexicon, ana, [ana], "public", is_public=True)
    rendered(lexicon, None, [ana, bo], "signs")
    rendered(lexicon, bo, [bo], "of somebody else")
    withdraw_consent(lexicon, ana, scopes)
    subjects = {digest(name) for name in marked}
    gone = {one.performed.subject for one in list_renders(lexicon) if one.withdrawn_at}
    assert gone == subjects


def test_whoever_withdraws_has_approved_nothing(lexicon, ana, bo):
    made = rendered(lexicon, ana, [ana])
    name_delegate(lexicon, ana, "Bo")
    approve_render(lexicon, made.id, "Bo")
    withdraw_signer(lexicon, ana)
    (line,) = list_renders(lexicon)
    assert line.approval is None
    assert line.withdrawn_at is not None
    assert delegates_of(lexicon, ana) == ()
    with pytest.raises(KnownError, match="does not agree any more"):
        approve_render(lexicon, made.id, "Ana")


def test_a_consent_keeps_its_words_also_where_a_part_is_taken_back(lexicon, ana):
    words = "You may make an image of me that signs."
    given = grant_consent(lexicon, ana, [Scope.TRAIN_IDENTITY, Scope.PUBLISH], text=words)
    assert given.text == words
    withdraw_consent(lexicon, ana, [Scope.PUBLISH])
    assert [one.text for one in consents_of(lexicon, ana)] == [words, words]
    assert grant_consent(lexicon, ana, [Scope.SHARE]).text == ""


def test_a_consent_ends_by_itself_and_says_when(lexicon, ana, monkeypatch):
    now = utc_now()
    end = now.replace(year=now.year + 1)
    given = grant_consent(lexicon, ana, [Scope.PUBLISH], expires_at=end)
    assert require_consent(lexicon, ana, Scope.PUBLISH) == given
    monkeypatch.setattr("lexicon_db.consents.utc_now", lambda: end)
    with pytest.raises(KnownError, match=f"to “publish” has ended on {end:%Y-%m-%d}"):
        require_consent(lexicon, ana, Scope.PUBLISH)
