import hashlib
import os
import shutil
import time

import pytest

from lexicon_db.errors import KnownError
from lexicon_db.media import MediaFile
from lexicon_db.store import Lexicon
from tests.unit.lexicon_db.examples import video_file


def all_files(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_a_file_lies_under_its_hash_and_not_under_its_name(lexicon, folder, tmp_path):
    content = os.urandom(3_000_000)
    source = video_file(tmp_path, content)
    sha256 = hashlib.sha256(content).hexdigest()
    shares = []
    added = lexicon.media.add(source, lambda done, total, _: shares.append(done / total))
    assert added == MediaFile(sha256, ".mp4", len(content))
    path = folder / "media" / sha256[:2] / f"{sha256}.mp4"
    assert lexicon.media.path(sha256, ".mp4") == path
    assert path.read_bytes() == content
    assert all_files(folder / "media") == [path]
    assert source.read_bytes() == content
    assert shares == sorted(shares)
    assert shares[-1] == 1


@pytest.mark.parametrize("name", ["clip", "clip.", "clip.m/p4", "clip.tar.gz~", "clip.ÄÖ"])
def test_odd_endings_become_one_that_is_safe(lexicon, tmp_path, name):
    source = tmp_path / name.replace("/", "_")
    source.write_bytes(b"content")
    assert lexicon.media.add(source).suffix in (".bin", ".m_p4"[:0] or ".bin")


def test_the_same_content_is_kept_once(lexicon, folder, tmp_path):
    first = lexicon.media.add(video_file(tmp_path))
    before = all_files(folder / "media")[0].stat().st_mtime_ns
    second = lexicon.media.add(video_file(tmp_path))
    assert first == second
    assert [path.stat().st_mtime_ns for path in all_files(folder / "media")] == [before]


def test_adding_the_original_again_mends_a_damaged_file(lexicon, tmp_path):
    added = lexicon.media.add(video_file(tmp_path))
    path = lexicon.media.path(added.sha256, added.suffix)
    path.write_bytes(b"b video")
    assert "damaged" in lexicon.media.finding(added)
    lexicon.media.add(video_file(tmp_path))
    assert lexicon.media.finding(added) == ""


def test_what_is_missing_or_changed_is_found(lexicon, tmp_path):
    added = lexicon.media.add(video_file(tmp_path))
    path = lexicon.media.path(added.sha256, added.suffix)
    path.write_bytes(b"a vide")
    assert "damaged" in lexicon.media.finding(added)
    path.unlink()
    assert lexicon.media.finding(added) == "is missing"


def test_files_that_cannot_be_added_leave_nothing(lexicon, folder, tmp_path):
    empty = tmp_path / "empty.mp4"
    empty.touch()
    for source, why in (
        (empty, "empty"),
        (tmp_path / "absent.mp4", "no such file"),
        (tmp_path, "no such file"),
    ):
        with pytest.raises(KnownError, match=why):
            lexicon.media.add(source)
    assert all_files(folder / "media") == []


def test_a_stopped_copy_leaves_nothing(lexicon, folder, tmp_path):
    def stop(done, total, activity):
        raise LookupError

    with pytest.raises(LookupError):
        lexicon.media.add(video_file(tmp_path), stop)
    assert all_files(folder / "media") == []


def test_a_disk_without_room_is_noticed_before_copying(lexicon, folder, tmp_path, monkeypatch):
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=3))
    with pytest.raises(KnownError, match="too full"):
        lexicon.media.add(video_file(tmp_path))
    assert all_files(folder / "media") == []


def test_leftovers_of_killed_writers_go_after_a_day(folder):
    old, new = f".{'0' * 32}.part", f".{'1' * 32}.part"
    gone = [folder / "media" / old, folder / old, folder / f"{old}-wal"]
    kept = [folder / "media" / new, folder / ".of-another-program.part"]
    two_days_ago = time.time() - 2 * 24 * 3600
    for path in (*gone, *kept):
        path.write_bytes(b"half")
        if path.name != new:
            os.utime(path, (two_days_ago, two_days_ago))
    Lexicon.open(folder).close()
    assert not any(path.exists() for path in gone)
    assert all(path.exists() for path in kept)


@pytest.mark.parametrize(
    ("sha256", "suffix"),
    [("../../precious", ".doc"), ("a" * 64, "/../../../precious.doc"), ("A" * 64, ".mp4")],
)
def test_a_name_that_leads_out_of_the_store_is_refused(lexicon, folder, sha256, suffix):
    """A lexicon from somebody else may say anything of its files; emptying the trash deletes."""
    precious = folder.parent / "precious.doc"
    precious.write_bytes(b"a thesis")
    with pytest.raises(KnownError, match="damaged"):
        lexicon.media.trash([MediaFile(sha256, suffix, 8)])
    with pytest.raises(KnownError, match="damaged"):
        lexicon.media.finding(MediaFile(sha256, suffix, 8))
    assert precious.exists()


def test_the_trash_can_be_emptied(lexicon, folder, tmp_path):
    added = lexicon.media.add(video_file(tmp_path))
    lexicon.media.trash([added, added])
    assert lexicon.media.finding(added) == "is missing"
    assert [path.name for path in all_files(folder / "trash")] == [f"{added.sha256}.mp4"]
    lexicon.media.empty_trash()
    assert all_files(folder / "trash") == []
