import sqlite3  # noqa: TID251 - plays a disk that loses bits

import pytest

from lexicon_db.codec import encode_track
from lexicon_db.errors import KnownError
from lexicon_db.tracks import MotionTrack
from lexicon_db.trackstore import latest_track, save_track
from tests.unit.lexicon_db.examples import PROVENANCE, entry_with_take, motion_track


@pytest.fixture
def take(lexicon, tmp_path):
    _, made = entry_with_take(lexicon, tmp_path)
    save_track(lexicon, made.id, motion_track(20), PROVENANCE)
    return made


def change(folder, statement, *values):
    database = sqlite3.connect(folder / "lexicon.db")
    database.execute(statement, values)
    database.commit()
    database.close()


def test_a_sound_lexicon_has_no_findings(lexicon, take):
    reports = []
    assert lexicon.check(lambda done, total, what: reports.append((done, total))) == ()
    assert reports == [(1, 2), (2, 2)]


def test_a_damaged_track_is_found_and_not_loaded(lexicon, folder, take):
    data = bytearray(encode_track(motion_track(20)))
    data[60] ^= 4
    change(folder, "UPDATE track_blob SET data = ?", bytes(data))
    assert lexicon.check() == ("The motion track of HOUSE is damaged; extract it again.",)
    with pytest.raises(KnownError, match="damaged"):
        latest_track(lexicon, take.id, MotionTrack)


def test_a_lost_track_is_found(lexicon, folder, take):
    change(folder, "DELETE FROM track_blob")
    assert lexicon.check() == ("The motion track of HOUSE is damaged; extract it again.",)


def test_a_missing_recording_is_found_by_its_name(lexicon, take):
    lexicon.media.path(take.recording.sha256, ".mp4").unlink()
    assert lexicon.check() == ("The recording “HOUSE.mp4” is missing; restore it from a backup.",)


def test_a_broken_reference_is_found(lexicon, folder, take):
    change(folder, "DELETE FROM entry")
    findings = lexicon.check()
    assert any("A row of take refers to a row of entry" in finding for finding in findings)
