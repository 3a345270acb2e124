import os
import re
import zipfile

import pytest

from lexicon_db.backup import restore
from lexicon_db.entries import add_entry, find_entry, get_entries
from lexicon_db.errors import KnownError
from lexicon_db.search import search_entries
from lexicon_db.store import Lexicon
from lexicon_db.tracks import MotionTrack
from lexicon_db.trackstore import latest_track, save_track
from tests.unit.lexicon_db.examples import PROVENANCE, entry_with_take, motion_track


@pytest.fixture
def filled(lexicon, tmp_path):
    """A lexicon with two signs, each with a recording and a track."""
    for gloss in ("HOUSE", "TREE"):
        _, take = entry_with_take(lexicon, tmp_path, gloss)
        save_track(lexicon, take.id, motion_track(20), PROVENANCE)
    return lexicon


def test_a_backup_holds_everything_and_can_be_restored(filled, tmp_path):
    file, folder = tmp_path / "backup.zip", tmp_path / "restored"
    reports = []
    assert filled.backup(file, lambda done, total, what: reports.append(done / total)) == ()
    assert reports[-1] == pytest.approx(1, abs=0.01)
    add_entry(filled, id_gloss="LATER")
    assert restore(file, folder) == ()
    with Lexicon.open(folder) as copy:
        ids = search_entries(copy)
        assert [entry.id_gloss for entry in get_entries(copy, ids)] == ["HOUSE", "TREE"]
        assert get_entries(copy, ids) == get_entries(filled, ids)
        take = get_entries(copy, ids)[0].active_take
        assert latest_track(copy, take, MotionTrack) is not None
        assert copy.check() == ()


def test_any_zip_program_restores_a_backup(filled, tmp_path):
    filled.backup(tmp_path / "backup.zip")
    with zipfile.ZipFile(tmp_path / "backup.zip") as archive:
        archive.extractall(tmp_path / "by hand")
    with Lexicon.open(tmp_path / "by hand") as copy:
        assert find_entry(copy, "HOUSE") is not None
        assert copy.check() == ()
        add_entry(copy, id_gloss="NEW")


def test_a_backup_never_replaces_a_file(filled, tmp_path):
    file = tmp_path / "thesis.doc"
    file.write_text("years of work")
    with pytest.raises(KnownError, match="already a file"):
        filled.backup(file)
    assert file.read_text() == "years of work"


def test_a_backup_names_what_is_missing_and_keeps_the_rest(filled, tmp_path, folder):
    media = sorted((folder / "media").glob("*/*"))
    media[0].unlink()
    media[1].write_bytes(b"TREX!")
    findings = filled.backup(tmp_path / "backup.zip")
    assert len(findings) == 2
    assert "is missing" in findings[0]
    assert "is damaged" in findings[1]
    assert "is damaged" in restore(tmp_path / "backup.zip", tmp_path / "restored")[0]
    with Lexicon.open(tmp_path / "restored") as copy:
        assert len(copy.check()) == 2


def test_a_backup_names_what_it_leaves_out(filled, tmp_path, folder):
    for name in ("recording/a.mp4", "models/motion_prior.safetensors"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(b"kept")
    recordings, learned = filled.backup(tmp_path / "backup.zip")
    assert "no takes yet" in recordings
    assert "(1)" in recordings
    assert "learned" in learned
    assert restore(tmp_path / "backup.zip", tmp_path / "restored") == ()


def test_a_failed_backup_leaves_nothing(filled, tmp_path):
    def stop(done, total, what):
        raise LookupError

    target = tmp_path / "out"
    target.mkdir()
    with pytest.raises(LookupError):
        filled.backup(target / "backup.zip", stop)
    assert list(target.iterdir()) == []
    with pytest.raises(KnownError, match="not there"):
        filled.backup(tmp_path / "absent" / "backup.zip")


def hostile(tmp_path, *names, content=b"x"):
    file = tmp_path / "hostile.zip"
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, content)
    return file


def test_only_backups_are_restored(tmp_path):
    sha256 = "ab" * 32
    (tmp_path / "text.zip").write_text("no archive")
    for file in (
        tmp_path / "text.zip",
        hostile(tmp_path, "other.txt"),
        hostile(tmp_path, "lexicon.db", "../outside"),
        hostile(tmp_path, "lexicon.db", f"media/ab/{sha256}.mp4", "/etc/outside"),
        hostile(tmp_path, "lexicon.db", f"media/../{sha256}.mp4"),
        hostile(tmp_path, "lexicon.db", f"media/ab/{sha256}.mp4/../../../../outside"),
    ):
        with pytest.raises(KnownError, match="not a backup"):
            restore(file, tmp_path / "restored")
    assert not (tmp_path / "outside").exists()
    with pytest.raises(KnownError, match="damaged"):
        restore(hostile(tmp_path, "lexicon.db"), tmp_path / "restored")
    assert not (tmp_path / "restored" / "lexicon.db").exists()


def test_a_damaged_backup_is_refused(filled, tmp_path):
    file = tmp_path / "backup.zip"
    filled.backup(file)
    whole = file.read_bytes()
    for number, content in enumerate((whole[:-100], whole[: len(whole) // 2])):
        file.write_bytes(content)
        with pytest.raises(KnownError, match="not a backup"):
            restore(file, tmp_path / f"restored{number}")
    changed = bytearray(whole)
    changed[2000:2100] = os.urandom(100)
    file.write_bytes(changed)
    with pytest.raises(KnownError):
        restore(file, tmp_path / "restored9")
    assert not (tmp_path / "restored9" / "lexicon.db").exists()


@pytest.mark.parametrize("kind", ["encrypted", "compressed in a rare way"])
def test_an_archive_of_another_kind_is_refused_before_anything_is_unpacked(filled, tmp_path, kind):
    file = tmp_path / "backup.zip"
    filled.backup(file)
    if kind == "encrypted":
        content = bytearray(file.read_bytes())
        for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            for found in re.finditer(re.escape(mark), bytes(content)):
                content[found.start() + place] |= 1
        file.write_bytes(content)
    else:
        with zipfile.ZipFile(file) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
        with zipfile.ZipFile(file, "w", compression=zipfile.ZIP_LZMA) as archive:
            for name, data in members.items():
                archive.writestr(name, data)
    with pytest.raises(KnownError, match="not a backup"):
        restore(file, tmp_path / "restored")
    assert not (tmp_path / "restored").exists()


def test_after_a_restore_that_failed_another_one_succeeds_in_the_same_folder(filled, tmp_path):
    def stop(*_):
        raise KeyboardInterrupt

    filled.backup(tmp_path / "backup.zip")
    with pytest.raises(KeyboardInterrupt):
        restore(tmp_path / "backup.zip", tmp_path / "restored", stop)
    assert restore(tmp_path / "backup.zip", tmp_path / "restored") == ()
    with Lexicon.open(tmp_path / "restored") as restored:
        assert restored.check() == ()


def test_a_restored_lexicon_replaces_nothing(filled, folder, tmp_path):
    filled.backup(tmp_path / "backup.zip")
    with pytest.raises(KnownError, match="not empty"):
        restore(tmp_path / "backup.zip", folder)
