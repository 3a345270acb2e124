import os
import subprocess
from contextlib import contextmanager

import pytest

from lexicon_db.entries import add_entry, get_entries
from lexicon_db.errors import KnownError
from lexicon_db.search import search_entries
from lexicon_db.store import Lexicon
from lexicon_db.trackstore import save_track, track_infos
from tests.unit.lexicon_db.examples import (
    PROVENANCE,
    entry_with_take,
    landmark_track,
    video_file,
)

resource = pytest.importorskip("resource", reason="this system does not limit file sizes")


@contextmanager
def files_no_larger_than(byte_count):
    """The operating system refuses to let any file grow further, as a full disk does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (byte_count, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def database_no_larger_than_now(lexicon):
    """SQLite finds no room for another page, as on a full disk."""
    with lexicon.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    yield
    with lexicon.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000000")


def test_a_recording_that_does_not_fit_leaves_nothing(lexicon, folder, tmp_path):
    source = video_file(tmp_path, os.urandom(3_000_000))
    with files_no_larger_than(1_000_000), pytest.raises(KnownError, match="disk is full"):
        lexicon.media.add(source)
    assert not any(path.is_file() for path in (folder / "media").rglob("*"))
    lexicon.media.add(source)


def test_a_track_that_does_not_fit_is_refused_and_nothing_else_is_lost(lexicon, tmp_path):
    entry, take = entry_with_take(lexicon, tmp_path)
    with database_no_larger_than_now(lexicon), pytest.raises(KnownError, match="disk is full"):
        save_track(lexicon, take.id, landmark_track(60), PROVENANCE)
    assert track_infos(lexicon, take.id) == ()
    assert lexicon.check() == ()
    save_track(lexicon, take.id, landmark_track(60), PROVENANCE)
    assert len(get_entries(lexicon, [entry.id])) == 1


def test_a_backup_that_does_not_fit_leaves_nothing(lexicon, tmp_path):
    lexicon.media.add(video_file(tmp_path, os.urandom(3_000_000)))
    entry_with_take(lexicon, tmp_path)
    target = tmp_path / "target"
    target.mkdir()
    with files_no_larger_than(200_000), pytest.raises(KnownError):
        lexicon.backup(target / "backup.zip")
    assert list(target.iterdir()) == []


@pytest.fixture
def tiny_disk(tmp_path):
    """A disk of its own with room for two megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)]
    is_root = os.geteuid() == 0
    if not is_root or subprocess.run(command, capture_output=True, check=False).returncode != 0:
        pytest.skip("a disk can only be mounted by root, and not in every container")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_lexicon_on_a_disk_that_fills_up(tiny_disk, tmp_path):
    glosses = []

    def add_many(lexicon):
        for number in range(100):
            add_entry(lexicon, id_gloss=f"SIGN{number}", note="x" * 50_000)
            glosses.append(f"SIGN{number}")

    with Lexicon.create(tiny_disk / "lexicon", "Name", "ase") as lexicon:
        with pytest.raises(KnownError, match="full"):
            add_many(lexicon)
        assert len(glosses) > 5
        with pytest.raises(KnownError, match="full"):
            lexicon.media.add(video_file(tmp_path, os.urandom(1_900_000)))
        with pytest.raises(KnownError, match="full"):
            lexicon.backup(tiny_disk / "backup.zip")
    with Lexicon.open(tiny_disk / "lexicon") as lexicon:
        kept = {entry.id_gloss for entry in get_entries(lexicon, search_entries(lexicon))}
        assert kept == set(glosses)
        assert lexicon.check() == ()
    with pytest.raises(KnownError, match="full"):
        Lexicon.create(tiny_disk / "other", "Name", "ase")
    assert not (tiny_disk / "other" / "lexicon.db").exists()
