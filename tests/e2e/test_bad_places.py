"""Folders that may not be entered and disks that are full."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.core.paths import resource
from tests.e2e.command import Kinelex, require_clean, require_nothing_added, require_told

pytestmark = pytest.mark.e2e

LETTER = resource("sample_lexicon", "W.npz")


@pytest.fixture
def place():
    """A folder that everybody may enter."""
    if sys.platform == "win32":
        pytest.skip("folders are protected in another way on Windows")
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o777)
    yield folder
    for path in (folder, *folder.iterdir()):
        path.chmod(0o777)
    shutil.rmtree(folder)


@pytest.fixture
def guest(kinelex, place, small_clip):
    """The program on a lexicon in that folder, and all its parts are in memory already."""
    kinelex.json("add", small_clip)
    kinelex.json("backup", place / "warm.backup")
    (place / "warm.backup").unlink()
    shutil.copytree(kinelex.lexicon, place / "lexicon")
    for path in (place / "lexicon", *(place / "lexicon").rglob("*")):
        path.chmod(0o777)
    return Kinelex(kinelex.profile, place / "lexicon")


@contextmanager
def limited_rights():
    """For the superuser, who may do everything: be somebody else for a moment."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def protected(folder, mode):
    folder.mkdir(exist_ok=True)
    folder.chmod(mode)
    return folder


def test_unreadable_folder_of_recordings(guest, place, small_clip):
    (place / "secret").mkdir()
    shutil.copy(small_clip, place / "secret" / "P.mp4")
    protected(place / "secret", 0o000)
    with limited_rights():
        outcome = guest("add", place / "secret" / "P.mp4")
        listed = guest.json("list")
    require_told(outcome, "may not read")
    assert [entry["gloss"] for entry in listed["entries"]] == ["O"]


def test_unreadable_folder_of_a_lexicon(guest, place):
    protected(place / "lexicon", 0o000)
    with limited_rights():
        require_told(guest("list"), "lexicon", "not opened")


def test_folder_that_may_only_be_read(guest, place):
    protected(place / "lexicon", 0o555)
    with limited_rights():
        require_told(guest("list"), "read-only")


def test_folder_that_takes_no_lexicon(guest, place):
    shelf = protected(place / "shelf", 0o555)
    with limited_rights():
        outcome = guest("new", shelf / "lexicon", "--name", "N", "--language", "ase")
    require_told(outcome, "not made")
    assert list(shelf.iterdir()) == []


def test_folder_that_takes_no_results(guest, place):
    shelf = protected(place / "shelf", 0o555)
    with limited_rights():
        require_told(guest("backup", shelf / "all.backup"), "backup was not made")
    assert list(shelf.iterdir()) == []


@pytest.fixture
def full_disk():
    """How to run a program so that no file of it may grow further than some bytes."""
    resource_limits = pytest.importorskip("resource", reason="this system has no such limit")

    def limited(byte_count):
        limits = (byte_count, byte_count)
        return {
            "preexec_fn": lambda: resource_limits.setrlimit(resource_limits.RLIMIT_FSIZE, limits)
        }

    return limited


def test_full_disk_while_adding(kinelex, full_disk, small_clip):
    size = small_clip.stat().st_size
    require_told(kinelex.program("add", small_clip, **full_disk(size // 2)), "full", "Free")
    require_nothing_added(kinelex)
    assert kinelex("add", small_clip).status == 0


@contextmanager
def disk(folder, kilobytes):
    """A disk of its own with little room."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)]
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not is_root or subprocess.run(command, capture_output=True, check=False).returncode != 0:
        pytest.skip("a disk can only be mounted by root, and not in every container")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def test_full_disk_while_results_are_written(tracked, tmp_path):
    with disk(tmp_path / "disk", 4) as shelf:
        for words in (
            ("tracks", "O", "--out", shelf / "o.npz"),
            ("compose", "W D", "--out", shelf / "wd.npz"),
            ("backup", shelf / "all.backup"),
            ("render", "W", "--size", "64", "--fps", "5", "--out", shelf / "w.mp4"),
        ):
            require_told(tracked(*words), "full", "Free")
            assert list(shelf.iterdir()) == []
    require_clean(tracked)


def test_full_disk_while_signs_are_measured(tracked, tmp_path):
    with disk(tmp_path / "disk", 4000) as small_disk:
        kinelex = Kinelex(tracked.profile, small_disk / "lexicon")
        shutil.copytree(tracked.lexicon, kinelex.lexicon)
        before = kinelex.json("show", "W")
        filler = small_disk / "filler"
        filler.write_bytes(bytes(shutil.disk_usage(small_disk).free - 80 * 1024))
        require_told(kinelex("extract", "W", "D", "--again"), "full", "Free")
        assert kinelex.json("show", "W") == before
        filler.unlink()
        assert kinelex("extract", "W", "D", "--again").status == 0
        require_clean(kinelex)


def test_disk_that_fills_up_while_a_lexicon_grows(profile, empty_lexicon, tmp_path):
    with disk(tmp_path / "disk", 1200) as small_disk:
        kinelex = Kinelex(profile, small_disk / "lexicon")
        shutil.copytree(empty_lexicon, kinelex.lexicon)
        kept = []
        for number in range(40):
            outcome = kinelex("add", padded_letter(tmp_path / f"SIGN{number}.npz", number))
            if outcome.status != 0:
                require_told(outcome, "full", "Free")
                break
            kept.append(f"SIGN{number}")
        assert 1 <= len(kept) < 40
        found = {entry["gloss"] for entry in kinelex.json("list")["entries"]}
        assert set(kept) <= found
        require_clean(kinelex)


def padded_letter(file, number):
    """A letter as a file of its own that takes some room."""
    with zipfile.ZipFile(LETTER) as letter, zipfile.ZipFile(file, "w") as copy:
        for member in letter.namelist():
            copy.writestr(member, letter.read(member))
        copy.writestr("note.txt", f"{number}" * 30_000)
    return file
