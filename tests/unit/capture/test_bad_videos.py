"""Whatever cannot be read is refused in plain words; what is cut off gives what it still has."""

from __future__ import annotations

import struct

import numpy as np
import pytest

from app.capture.video import VideoFile
from lexicon_db.errors import KnownError


def refusal(path):
    with pytest.raises(KnownError) as caught:
        VideoFile(path)
    return caught.value


def test_missing(tmp_path):
    assert "no file" in refusal(tmp_path / "nowhere.mp4").why


def test_folder(tmp_path):
    assert "folder" in refusal(tmp_path).why


def test_not_readable(tmp_path, monkeypatch):
    path = tmp_path / "secret.mp4"
    path.write_bytes(b"x")

    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    # A superuser may read everything, so the refusal of the system is played.
    monkeypatch.setattr(type(path), "open", refuse)
    assert "may not read" in refusal(path).why


def test_zero_bytes(tmp_path):
    path = tmp_path / "empty.mp4"
    path.touch()
    assert "empty" in refusal(path).why


@pytest.mark.parametrize(
    "content",
    [
        b"Dear diary, this is no film.\n" * 40,
        bytes(range(256)) * 20,
        b"#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1:9/secret.ts\n",
        b"ffconcat version 1.0\nfile '/etc/passwd'\n",
    ],
)
@pytest.mark.parametrize("ending", [".mp4", ".txt", ".m3u8", ".avi"])
def test_not_a_video(tmp_path, content, ending):
    path = tmp_path / f"strange{ending}"
    path.write_bytes(content)
    assert "not a video" in refusal(path).why


def test_single_picture_is_not_a_video(make_video):
    assert (
        "not a video"
        in refusal(make_video("photo.png", codec="png", pixel_format="rgb24", count=1)).why
    )


def test_sound_only(make_sound):
    assert "only sound" in refusal(make_sound("voice.m4a")).why


def test_index_cut_off(make_video):
    path = make_video()
    whole = path.read_bytes()
    path.write_bytes(whole[: whole.index(b"moov") - 200])
    assert "cut off" in refusal(path).why


@pytest.mark.parametrize("name", ["clip.mp4", "clip.mkv"])
def test_cut_off_gives_what_is_there_and_says_so(make_video, number_of, name):
    options = {"movflags": "+faststart"} if name.endswith("mp4") else {}
    path = make_video(name, options={"g": "10", "crf": "0"}, count=50, container_options=options)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * 0.7)])
    with VideoFile(path) as video:
        frames = list(video.frames())
        assert 20 < len(frames) < 48
        assert [number_of(frame.rgb) for frame in frames[:20]] == list(range(20))
        assert abs(video.info.missing_frames + video.info.frame_count - 50) <= 1
        assert video.frame(video.info.frame_count - 1).index >= len(frames) - 1


def test_no_picture_left(make_video):
    path = make_video(container_options={"movflags": "+faststart"})
    whole = path.read_bytes()
    path.write_bytes(whole[: whole.index(b"mdat") + 6])
    assert "decoded" in refusal(path).why


def test_damage_in_the_middle_never_crashes(make_video):
    path = make_video("clip.ts", options={"g": "10"}, count=50)
    whole = bytearray(path.read_bytes())
    chance = np.random.default_rng(3)
    for place in chance.integers(len(whole) // 3, 2 * len(whole) // 3, 300):
        whole[place] = chance.integers(256)
    path.write_bytes(whole)
    with VideoFile(path) as video:
        assert len(list(video.frames())) >= 10
        for index in range(video.info.frame_count):
            assert video.frame(index).rgb.shape == (48, 64, 3)


def test_absurd_size(tmp_path):
    path = tmp_path / "huge.gif"
    screen = struct.pack("<HH", 20000, 9000) + b"\x80\x00\x00" + b"\x00" * 6
    image = b"\x2c" + struct.pack("<HHHH", 0, 0, 1, 1) + b"\x00\x02\x02\x44\x01\x00\x3b"
    path.write_bytes(b"GIF89a" + screen + image)
    assert "20000 × 9000" in refusal(path).why
