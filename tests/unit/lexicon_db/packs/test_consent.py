from datetime import timedelta

import pytest

from lexicon_db.consents import consents_of, grant_consent, withdraw_consent
from lexicon_db.entries import find_entry
from lexicon_db.errors import KnownError
from lexicon_db.governance import governance
from lexicon_db.identities import (
    delete_identity,
    find_identity,
    identity_path,
    list_identities,
)
from lexicon_db.packs.exporting import plan_pack
from lexicon_db.packs.manifest import PackTerms
from lexicon_db.packs.permissions import pseudonym
from lexicon_db.packs.reading import Pack
from lexicon_db.packs.signing import SigningKey
from lexicon_db.records import Scope
from lexicon_db.schema import utc_now
from lexicon_db.search import search_entries
from lexicon_db.signers import find_signer, list_signers
from lexicon_db.takes import restore_takes, takes_of, trash_takes
from lexicon_db.trackstore import track_infos
from lexicon_db.utterances import list_utterances
from lexicon_db.withdrawals import (
    apply_revocations,
    read_revocation_list,
    revocation_list,
    revocations,
    signer_of_list,
    withdraw_signer,
)
from tests.unit.lexicon_db.packs.packing import EVERYTHING, bring, pack_of

TERMS = PackTerms("Village")
#: The learned appearances of Ana, one of each kind.
BOTH = ("ana", "ana real")


ENDINGS = (".mp4", ".npz", ".safetensors")


def plan(lexicon):
    return plan_pack(lexicon, search_entries(lexicon), TERMS, EVERYTHING)


def why(found, what):
    return [one.why for one in found.left_out if one.what == what]


def test_without_consent_to_sharing_nothing_travels(village):
    found = plan(village.lexicon)
    assert why(found, "takes") == ["Bo has not agreed to sharing."]
    withdraw_consent(village.lexicon, village.ana, [Scope.SHARE])
    found = plan(village.lexicon)
    assert "Ana has withdrawn the consent to sharing." in why(found, "takes")
    assert (found.counts["takes"], found.counts["files"], found.counts["identities"]) == (0, 0, 0)


def test_expired_consent_is_no_consent(village):
    lexicon = village.lexicon
    end = utc_now() + timedelta(milliseconds=1)
    grant_consent(lexicon, village.bo, [Scope.SHARE], expires_at=end)
    while utc_now() < end:
        pass
    assert "The consent of Bo to sharing has expired." in why(plan(lexicon), "takes")


def test_names_travel_only_with_consent_to_publishing(village, other, tmp_path):
    lexicon = village.lexicon
    withdraw_consent(lexicon, village.ana, [Scope.PUBLISH])
    found = plan(lexicon)
    assert found.signers[0].pack_name == pseudonym(village.ana)
    assert "a face cannot go by a pseudonym" in why(found, "identities")[0]
    made = pack_of(lexicon, tmp_path / "p.kinelexpack")
    assert b"Ana" not in made.file.read_bytes()
    bring(other, made.file)
    assert [signer.name for signer in list_signers(other)] == [pseudonym(village.ana)]
    take = takes_of(other, village.house[0])[0]
    assert take.recording.original_name == f"{take.recording.sha256[:8]}.mp4"


def test_consent_travels_with_the_takes(village, other, pack_file):
    bring(other, pack_file)
    mine, theirs = consents_of(village.lexicon, village.ana), consents_of(other, village.ana)
    assert [(one.id, one.scopes, one.granted_at, one.text_version) for one in mine] == [
        (one.id, one.scopes, one.granted_at, one.text_version) for one in theirs
    ]
    assert theirs[0].witness == ""
    assert find_signer(other, "Ana").scopes == frozenset(Scope)


def test_a_later_version_ends_what_was_withdrawn_meanwhile(village, other, tmp_path):
    pack_of(village.lexicon, tmp_path / "one.kinelexpack")
    bring(other, tmp_path / "one.kinelexpack")
    withdraw_consent(village.lexicon, village.ana, [Scope.PUBLISH, Scope.RENDER_OTHERS])
    pack_of(village.lexicon, tmp_path / "two.kinelexpack", version="2")
    done = bring(other, tmp_path / "two.kinelexpack")
    assert (done.plan.ended_consents, done.plan.added) == (1, {"consents": 1})
    (signer,) = list_signers(other)
    assert signer.name == pseudonym(village.ana)
    assert signer.scopes == frozenset(Scope) - {Scope.PUBLISH, Scope.RENDER_OTHERS}
    assert bring(other, tmp_path / "two.kinelexpack").import_id == ""
    bring(other, tmp_path / "one.kinelexpack")
    assert list_signers(other)[0].scopes == signer.scopes


@pytest.mark.parametrize("erase", [False, True])
def test_withdrawal_reaches_tracks_videos_and_identities(village, tmp_path, erase):
    lexicon = village.lexicon
    pack_of(lexicon, tmp_path / "before.kinelexpack", version="3")
    reached = withdraw_signer(lexicon, village.ana, erase=erase)
    assert (reached.takes, reached.identities, reached.is_erased) == (1, BOTH, erase)
    assert "3" in {pack.version for pack in reached.packs}
    assert takes_of(lexicon, village.house[0]) == ()
    assert list_identities(lexicon) == ()
    assert find_entry(lexicon, "HOUSE").active_take is None
    assert {slot.take for slot in list_utterances(lexicon)[0].slots} == {None}
    found = plan(lexicon)
    assert (found.counts["takes"], found.counts["tracks"], found.counts["files"]) == (0, 0, 0)
    with pytest.raises(KnownError):
        restore_takes(lexicon, [village.house[1]])
    tracks = track_infos(lexicon, village.house[1])
    assert (tracks == ()) is erase
    videos = [p for p in lexicon.folder.rglob("*") if p.suffix in ENDINGS]
    assert len(videos) == (1 if erase else 2)  # the appearance is gone in both cases
    assert lexicon.check() == ()


def test_takes_come_back_with_a_new_consent(village):
    withdraw_signer(village.lexicon, village.ana)
    grant_consent(village.lexicon, village.ana, [Scope.RECORD])
    restore_takes(village.lexicon, [village.house[1]])
    assert len(takes_of(village.lexicon, village.house[0])) == 1
    trash_takes(village.lexicon, [village.house[1]])
    restore_takes(village.lexicon, [village.house[1]])


def test_a_revocation_list_drops_what_an_old_pack_holds(village, other, pack_file):
    withdraw_signer(village.lexicon, village.ana)
    listed = read_revocation_list(revocation_list(village.lexicon))
    assert [one.signer for one in listed] == [village.ana]
    apply_revocations(other, listed)
    done = bring(other, pack_file)
    assert {one.what for one in done.plan.left_out} == {"people", "takes", "utterances"}
    assert list_signers(other) == ()
    assert takes_of(other, village.house[0]) == ()
    assert find_entry(other, "HOUSE").lemma == "house"
    assert not list((other.folder / "media").rglob("*.*"))
    assert b"Ana" not in (other.folder / "lexicon.db").read_bytes()


def test_a_revocation_list_reaches_what_came_before(village, other, pack_file):
    bring(other, pack_file)
    withdraw_consent(village.lexicon, village.ana, [Scope.SHARE])
    listed = read_revocation_list(revocation_list(village.lexicon))
    reached = apply_revocations(other, listed, erase=True)
    assert [(one.name, one.takes, one.identities) for one in reached] == [("Ana", 1, BOTH)]
    assert takes_of(other, village.house[0]) == ()
    assert list((other.folder / "media").rglob("*.mp4")) == []
    assert apply_revocations(other, listed) == ()
    bring(other, pack_file)
    assert takes_of(other, village.house[0]) == ()


def test_a_consent_that_is_given_again_ends_the_revocation(village, other, tmp_path):
    withdraw_consent(village.lexicon, village.ana, [Scope.SHARE])
    apply_revocations(other, read_revocation_list(revocation_list(village.lexicon)))
    grant_consent(village.lexicon, village.ana, [Scope.SHARE])
    assert revocations(village.lexicon) == ()
    pack_of(village.lexicon, tmp_path / "again.kinelexpack")
    bring(other, tmp_path / "again.kinelexpack")
    assert len(takes_of(other, village.house[0])) == 1


def test_a_signed_list_is_as_its_signer_made_it(village):
    withdraw_signer(village.lexicon, village.ana)
    assert signer_of_list(revocation_list(village.lexicon)) is None
    key = SigningKey("Village", bytes(32))
    listed = revocation_list(village.lexicon, key)
    assert signer_of_list(listed) == key.signature
    assert [one.signer for one in read_revocation_list(listed)] == [village.ana]
    forged = listed.replace(village.ana.encode(), village.bo.encode())
    with pytest.raises(KnownError, match="signature that does not fit"):
        read_revocation_list(forged)


def test_an_old_list_does_not_end_a_consent_that_was_given_since(village):
    lexicon = village.lexicon
    withdraw_signer(lexicon, village.ana)
    listed = read_revocation_list(revocation_list(lexicon))
    grant_consent(lexicon, village.ana, [Scope.RECORD, Scope.SHARE])
    assert apply_revocations(lexicon, listed) == ()
    assert find_signer(lexicon, "Ana").scopes == {Scope.RECORD, Scope.SHARE}
    assert revocations(lexicon) == ()


@pytest.mark.parametrize(
    "data", [b"", b"[]", b'{"format":"kinelex-revocations"}', b"\xff", b"{" * 9999]
)
def test_lists_that_are_none_are_refused(data):
    with pytest.raises(KnownError, match="list of revocations was refused"):
        read_revocation_list(data)


def test_the_report_says_who_gave_what_under_which_terms(village, other, tmp_path):
    made = pack_of(village.lexicon, tmp_path / "p.kinelexpack", licence="CC BY 4.0")
    ana, bo = governance(village.lexicon).people
    assert (ana.name, ana.entries, ana.takes, ana.seconds) == ("Ana", 1, 1, 2.0)
    assert (ana.scopes, ana.identities) == (frozenset(Scope), BOTH)
    assert (ana.shared_in, bo.shared_in) == (("Village 1",), ())
    assert (bo.scopes, bo.came_with) == (frozenset([Scope.RECORD]), None)
    assert governance(village.lexicon).reviewers == (("Chris", 1), ("Dora", 1))
    bring(other, made.file)
    (guest,) = governance(other).people
    assert (guest.came_with.name, guest.came_with.licence) == ("Village", "CC BY 4.0")
    withdraw_consent(other, village.ana, [Scope.SHARE])
    assert governance(other).people[0].revoked_at is not None


@pytest.mark.parametrize(
    ("missing", "why_not"),
    [
        ([Scope.PUBLISH], "a face cannot go by a pseudonym"),
        ([Scope.TRAIN_IDENTITY], "learned and rendered"),
        ([Scope.RENDER_OWN, Scope.RENDER_OTHERS], "learned and rendered"),
    ],
)
def test_an_appearance_travels_only_with_every_consent_it_needs(village, missing, why_not):
    assert plan(village.lexicon).counts["identities"] == 2
    withdraw_consent(village.lexicon, village.ana, missing)
    found = plan(village.lexicon)
    assert found.counts["identities"] == 0
    assert len(why(found, "identities")) == 2
    assert all(why_not in one for one in why(found, "identities"))


def test_an_appearance_that_readers_would_refuse_stays_out(village, tmp_path):
    lexicon = village.lexicon
    one = find_identity(lexicon, "ana real")
    path = lexicon.media.path(one.sha256, one.suffix)
    assert path.suffix == ".safetensors"
    content = path.read_bytes()
    path.write_bytes(content[:-1])
    assert why(plan(lexicon), "identities") == [
        "Its file is damaged, or of a kind that packs do not take."
    ]
    path.unlink()
    found = plan(lexicon)
    assert why(found, "identities") == ["Its file is missing from the lexicon."]
    assert found.counts["identities"] == 1


def test_appearances_come_with_the_consents_they_need(village, other, pack_file):
    bring(other, pack_file)
    for one in list_identities(other):
        here = find_identity(village.lexicon, one.name)
        assert identity_path(other, one).read_bytes() == (
            identity_path(village.lexicon, here).read_bytes()
        )
    agreed = {scope for consent in consents_of(other, village.ana) for scope in consent.scopes}
    assert agreed >= {Scope.SHARE, Scope.TRAIN_IDENTITY, Scope.PUBLISH}


def test_an_old_pack_does_not_bring_an_appearance_back(village, other, pack_file):
    bring(other, pack_file)
    assert [(one.name, one.kind) for one in list_identities(other)] == [
        ("ana", "flat"),
        ("ana real", "neural"),
    ]
    withdraw_consent(other, village.ana, [Scope.TRAIN_IDENTITY])
    for identity in list_identities(other):
        delete_identity(other, identity.id)
    again = bring(other, pack_file)
    assert list_identities(other) == ()
    left_out = {one.whose for one in again.plan.left_out if one.what == "identities"}
    assert left_out == {*BOTH}


@pytest.mark.parametrize(
    ("scopes", "refusal"),
    [
        (["record"], "not agreed to sharing"),
        (["share", "publish", "train-identity"], "not agreed to being learned, shown"),
        (["share", "publish", "render-own"], "not agreed to being learned, shown"),
    ],
)
def test_a_pack_of_people_without_consent_is_refused(village, pack_file, tmp_path, scopes, refusal):
    from lexicon_db.packs import strict_json
    from lexicon_db.packs.checking import check_pack
    from tests.unit.lexicon_db.packs.packing import resealed, tampered

    def without_consent(files):
        name = "records/signers.jsonl"
        signer = strict_json.read(files[name].splitlines()[0])
        signer["consents"][0]["scopes"] = scopes
        return resealed(files, **{name: strict_json.written(signer) + b"\n"})

    forged = tampered(pack_file, tmp_path / "forged.kinelexpack", without_consent)
    with Pack.open(forged) as pack, pytest.raises(KnownError, match=refusal):
        check_pack(pack)
