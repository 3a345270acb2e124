import pytest

from app.studio.governance_file import write_governance
from app.studio.pack_keys import (
    Trust,
    forget_key,
    know_key,
    known_keys,
    make_key,
    own_key,
    trust_of,
)
from app.studio.packing import look_into, motion_in_pack, video_in_pack
from lexicon_db.consents import grant_consent
from lexicon_db.errors import KnownError
from lexicon_db.governance import governance
from lexicon_db.packs.exporting import PackWish, export_pack
from lexicon_db.packs.manifest import Contents, PackTerms
from lexicon_db.packs.signing import Signature, new_key
from lexicon_db.records import Scope
from lexicon_db.search import search_entries
from lexicon_db.signers import find_signer
from lexicon_db.takes import takes_of
from lexicon_db.tracks import MotionTrack
from lexicon_db.trackstore import latest_track


@pytest.fixture
def profile_of_mine(tmp_path, monkeypatch):
    monkeypatch.setenv("KINELEX_PROFILE", str(tmp_path / "mine"))
    return tmp_path / "mine"


def test_a_key_is_made_once_and_nobody_else_may_read_it(profile_of_mine):
    assert own_key() is None
    key = make_key("Ana")
    assert own_key() == key
    assert (profile_of_mine / "keys" / "own.json").stat().st_mode & 0o777 == 0o600
    with pytest.raises(KnownError, match="one already"):
        make_key("Ana")
    assert trust_of(key.signature) is Trust.OWN
    assert trust_of(None) is Trust.UNSIGNED


def test_keys_of_others_are_known_until_they_are_forgotten(profile_of_mine):
    key = new_key("Bo")
    assert trust_of(key.signature) is Trust.UNKNOWN
    know_key("Bo from Bern", key.public_key.upper())
    assert trust_of(Signature("somebody", key.public_key)) is Trust.KNOWN
    forget_key("Bo from Bern")
    assert known_keys() == ()
    with pytest.raises(KnownError, match="no public key"):
        know_key("Bo", "abc")
    (profile_of_mine / "keys" / "known.json").write_text("[]")
    with pytest.raises(KnownError, match="damaged"):
        known_keys()


def test_motion_and_video_of_a_pack_are_seen_without_importing_it(lettered, tmp_path):
    grant_consent(lettered, find_signer(lettered, "Bo").id, [Scope.SHARE])
    file = tmp_path / "letters.kinelexpack"
    wish = PackWish(PackTerms("Letters"), Contents(videos=True))
    entries = search_entries(lettered)
    export_pack(lettered, entries, file, wish)
    view = look_into(file)
    assert [sign.gloss for sign in view.signs] == ["D", "O", "W"]
    take = view.signs[0].takes[0]
    stored = latest_track(lettered, takes_of(lettered, view.signs[0].id)[0].id, MotionTrack)
    phases = takes_of(lettered, view.signs[0].id)[0].phases
    assert take.moment == pytest.approx((phases.stroke_start + phases.stroke_end) / 2)
    motion = motion_in_pack(file, take)
    assert (motion.rotations == stored.rotations).all()
    copy = video_in_pack(file, take, tmp_path)
    assert copy.suffix == ".npz"
    assert copy.stat().st_size > 0


def test_the_report_is_written_as_table_or_document_only(lettered, tmp_path):
    for name in ("who.csv", "who.json"):
        write_governance(governance(lettered), tmp_path / name)
        assert "Bo" in (tmp_path / name).read_text(encoding="utf-8")
    with pytest.raises(KnownError, match=r"\.csv nor \.json"):
        write_governance(governance(lettered), tmp_path / "who.pdf")
