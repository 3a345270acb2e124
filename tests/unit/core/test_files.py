import errno
from pathlib import Path

import pytest

from app.core.files import move_whole, require_place, whole_file, write_whole
from lexicon_db.errors import KnownError


def left_in(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_file_appears_whole_in_a_folder_that_is_made_for_it(tmp_path):
    file = tmp_path / "new" / "folder" / "settings.json"
    write_whole(file, b"first")
    write_whole(file, b"second")
    assert file.read_bytes() == b"second"
    assert left_in(file.parent) == ["settings.json"]


def test_what_goes_wrong_while_writing_leaves_the_old_file(tmp_path):
    file = tmp_path / "settings.json"
    write_whole(file, b"old")
    with pytest.raises(AttributeError), whole_file(file) as temporary:
        temporary.write_bytes(b"half").no_such_thing()
    assert file.read_bytes() == b"old"
    assert left_in(tmp_path) == ["settings.json"]


def test_a_full_disk_is_one_message_and_leaves_the_old_file(tmp_path, monkeypatch):
    def full(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    file = tmp_path / "settings.json"
    write_whole(file, b"old")
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(KnownError) as caught:
        write_whole(file, b"new")
    assert (caught.value.what, caught.value.why) == (
        "settings.json was not saved.", "The disk is full.",
    )  # fmt: skip
    assert file.read_bytes() == b"old"
    assert left_in(tmp_path) == ["settings.json"]


def test_a_folder_that_may_not_be_written_to_is_named(tmp_path, monkeypatch):
    def refused(self, **_):
        raise PermissionError(errno.EACCES, "Permission denied", str(self))

    monkeypatch.setattr("pathlib.Path.touch", refused)
    with pytest.raises(KnownError) as caught:
        write_whole(tmp_path / "settings.json", b"new")
    assert caught.value.why == f"{tmp_path} may not be read or changed."


def test_a_file_in_place_of_the_folder_is_named(tmp_path):
    (tmp_path / "taken").touch()
    with pytest.raises(KnownError, match="taken is a file, not a folder"):
        write_whole(tmp_path / "taken" / "settings.json", b"new")


def test_a_place_is_looked_at_without_a_trace(tmp_path, monkeypatch):
    require_place(tmp_path / "new" / "film.mp4")
    assert left_in(tmp_path / "new") == []
    folder = tmp_path / "folder.mp4"
    folder.mkdir()
    for write in (require_place, lambda file: write_whole(file, b"film")):
        with pytest.raises(KnownError) as caught:
            write(folder)
        assert caught.value.why == f"{folder} is a folder."

    def refused(*_, **__):
        raise PermissionError(errno.EACCES, "Permission denied", str(tmp_path / ".x.part"))

    monkeypatch.setattr("tempfile.TemporaryFile", refused)
    with pytest.raises(KnownError) as caught:
        require_place(tmp_path / "film.mp4")
    assert caught.value.why == f"{tmp_path} may not be read or changed."


@pytest.mark.parametrize("is_elsewhere", [False, True])
def test_a_finished_file_is_moved_also_to_another_disk(tmp_path, monkeypatch, is_elsewhere):
    source, target = tmp_path / "made", tmp_path / "shelf" / "film.mp4"
    source.write_bytes(b"film")
    replace = Path.replace

    def move(path, to):
        if is_elsewhere and path.parent != Path(to).parent:
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        return replace(path, to)

    monkeypatch.setattr("pathlib.Path.replace", move)
    move_whole(source, target)
    assert target.read_bytes() == b"film"
    assert left_in(tmp_path) == ["shelf"]
    assert left_in(target.parent) == ["film.mp4"]
