"""A recording that was cut off anywhere gives every frame that was written before."""

from __future__ import annotations

import shutil
import struct

import numpy as np
import pytest
from filelock import FileLock

from app.capture.encoder import Encoder
from app.capture.recording_file import RecordingFile
from app.capture.recording_names import finished_file, key_of, lock_file, unfinished_file
from app.capture.rescue import rescued
from app.capture.synthetic_camera import SyntheticCamera, read_number
from app.capture.video import VideoFile
from app.core import files as core_files
from lexicon_db.errors import KnownError

FPS = 60
RECORDER = "20260101-000000-abcdef"
KEY = key_of(RECORDER, 1)
FRAMES = 100


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A recording as it is before it is finished and after, both as bytes."""
    folder = tmp_path_factory.mktemp("made")
    camera = SyntheticCamera(64, 48, FPS)
    encoder = Encoder(camera.frame(0), FPS)
    file = RecordingFile(folder, KEY, encoder.stream)
    for number in range(FRAMES):
        file.write(encoder.encode(camera.frame(number)))
    unfinished = unfinished_file(folder, KEY).read_bytes()
    return unfinished, file.finish().read_bytes()


@pytest.fixture
def rescue(tmp_path):
    """Returns a function that rescues a recording with this content, and the numbers it shows."""

    def rescue(content, key=KEY):
        unfinished_file(tmp_path, key).write_bytes(content)
        files = rescued(tmp_path)
        assert not unfinished_file(tmp_path, key).exists()
        if not files:
            return None
        assert files == [finished_file(tmp_path, key)]
        with VideoFile(files[0]) as video:
            numbers = [read_number(frame.rgb) for frame in video.frames()]
            np.testing.assert_allclose(video.info.pts, np.arange(len(numbers)) / FPS, atol=1e-9)
            assert read_number(video.frame(len(numbers) // 2).rgb) == len(numbers) // 2
        files[0].unlink()
        return numbers

    return rescue


def boxes(content):
    """Kinds and places of the outermost boxes (ISO/IEC 14496-12, 4.2)."""
    place, found = 0, []
    while place < len(content):
        size, kind = struct.unpack_from(">I4s", content, place)
        found.append((kind.decode(), place, place + size))
        place += size
    return found


def test_fragments_are_short(made):
    fragments = [kind for kind, _, _ in boxes(made[0]) if kind == "mdat"]
    # A tenth of a second each; what is not written yet is shorter than that.
    assert len(fragments) >= FRAMES / FPS / 0.12 - 1


def test_unfinished_recording_gives_all_that_is_on_disk(made, rescue):
    numbers = rescue(made[0])
    assert numbers == list(range(len(numbers)))
    assert len(numbers) >= FRAMES - 0.12 * FPS


def test_cut_at_every_kind_of_place(made, rescue):
    content = made[0]
    least = 0
    parts = boxes(content)
    for kind, start, end in parts[:9] + parts[-4:]:
        middle = (start + end) // 2
        for cut in (start + 1, start + 4, start + 8, start + 9, middle, end - 1, end):
            numbers = rescue(content[:cut])
            if kind in ("ftyp", "free", "moov") and cut < end:
                assert numbers is None
                continue
            found = numbers or []
            assert found == list(range(len(found)))
            # Never fewer than whole fragments before the cut hold.
            assert len(found) >= least
            if cut == end and kind == "mdat":
                assert len(found) > least
                least = len(found)
    assert least >= FRAMES - 0.12 * FPS


def test_cut_at_random_places(made, rescue):
    content = made[0]
    chance = np.random.default_rng(7)
    counts = []
    for cut in sorted(chance.integers(0, len(content), 60)):
        numbers = rescue(content[:cut]) or []
        assert numbers == list(range(len(numbers)))
        counts.append(len(numbers))
    assert counts == sorted(counts)


def test_cut_while_it_was_finished(made, rescue):
    unfinished, finished = made
    for cut in np.linspace(len(unfinished), len(finished), 25).astype(int):
        # The index is written behind the fragments first, and the head is changed last.
        numbers = rescue(unfinished + finished[len(unfinished) : cut])
        assert numbers == list(range(len(numbers)))
        assert len(numbers) >= FRAMES - 0.12 * FPS
    assert rescue(finished) == list(range(FRAMES))


def test_end_that_the_disk_filled_with_zeros(made, rescue):
    content = made[0]
    last = [start for kind, start, _ in boxes(content) if kind == "moof"][-1]
    numbers = rescue(content[:last] + bytes(len(content) - last + 5000))
    assert numbers == list(range(len(numbers)))
    assert len(numbers) >= FRAMES - 2 * 0.12 * FPS


@pytest.mark.parametrize("content", [b"", b"\0" * 5000, b"no film at all" * 100])
def test_what_has_no_frame_is_removed(rescue, content):
    assert rescue(content) is None


def test_recordings_that_are_being_made_are_left_alone(made, tmp_path):
    file = unfinished_file(tmp_path, KEY)
    file.write_bytes(made[0])
    with FileLock(lock_file(tmp_path, RECORDER)):
        assert rescued(tmp_path) == []
    assert file.read_bytes() == made[0]
    assert rescued(tmp_path) == [finished_file(tmp_path, KEY)]


def test_finished_recordings_are_found_until_they_are_removed(made, tmp_path):
    finished_file(tmp_path, KEY).write_bytes(made[1])
    (tmp_path / "holiday.mp4").write_bytes(made[1])
    assert rescued(tmp_path) == rescued(tmp_path) == [finished_file(tmp_path, KEY)]
    assert finished_file(tmp_path, KEY).read_bytes() == made[1]
    assert {file.name for file in tmp_path.iterdir()} == {"holiday.mp4", f"{KEY}.mp4"}


def test_full_disk_leaves_the_recording_for_later(made, tmp_path, monkeypatch):
    from app.capture import rescue

    def refuse(_):
        raise KnownError("It was not saved.", "The disk is full.", "Free some space.")

    unfinished_file(tmp_path, KEY).write_bytes(made[0])
    monkeypatch.setattr(rescue, "whole_file", refuse)
    assert rescued(tmp_path) == []
    monkeypatch.setattr(rescue, "whole_file", core_files.whole_file)
    assert rescued(tmp_path) == [finished_file(tmp_path, KEY)]


def test_rescued_recording_can_be_added_to_a_lexicon(made, tmp_path, monkeypatch):
    from app.studio.ingest import add_file
    from app.studio.lexicons import create_lexicon

    monkeypatch.setenv("KINELEX_PROFILE", str(tmp_path / "profile"))
    unfinished_file(tmp_path, KEY).write_bytes(made[0])
    (file,) = rescued(tmp_path)
    whole = shutil.copy(file, tmp_path / "whole.mp4")
    whole.write_bytes(made[1])
    with create_lexicon(tmp_path / "lexicon", "Recordings", "ase") as lexicon:
        assert add_file(lexicon, file, gloss="TREE").message == ""
        added = add_file(lexicon, whole, gloss="TREE")
    assert added.message == ""
    assert added.recording.frame_count == FRAMES
    assert added.recording.fps == pytest.approx(FPS)
