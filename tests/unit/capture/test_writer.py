"""Videos are written whole or not at all, in the colours that were given."""

from __future__ import annotations

import errno

import numpy as np
import pytest

from app.capture.video import VideoFile
from app.capture.writer import VideoWriter
from lexicon_db.errors import KnownError
from tests.unit.capture.alpha import rgba_frames

COLOURS = [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255), (0, 0, 0), (200, 150, 130)]


def write(path, pictures, **settings):
    """Write pictures; where one of them is an exception or a function, raise or call it."""
    height, width = next(picture for picture in pictures if hasattr(picture, "shape")).shape[:2]
    with VideoWriter(path, **{"size": (width, height), "fps": 25, **settings}) as writer:
        for picture in pictures:
            if isinstance(picture, Exception):
                raise picture
            if callable(picture):
                picture()
            else:
                writer.write(picture)


def packets(path):
    """The codec context and the key flags of a film."""
    import av

    with av.open(str(path)) as container:
        keys = [packet.is_keyframe for packet in container.demux(video=0) if packet.size]
        return container.streams.video[0].codec_context, keys


def plain(colour, width=64, height=48):
    return np.full((height, width, 3), colour, np.uint8)


@pytest.mark.parametrize(
    ("ending", "size"),
    [(".mp4", (64, 48)), (".mp4", (1280, 720)), (".webm", (64, 48)), (".mov", (64, 48))],
)
def test_colours_and_times_come_back(tmp_path, ending, size):
    path = tmp_path / f"film{ending}"
    write(path, [plain(colour, *size) for colour in COLOURS], fps=29.97)
    with VideoFile(path) as video:
        assert (video.info.width, video.info.height) == size
        # WebM counts thousandths of a second.
        np.testing.assert_allclose(video.info.pts, np.arange(6) * 1001 / 30000, atol=6e-4)
        for colour, frame in zip(COLOURS, video.frames(), strict=True):
            assert abs(frame.rgb.astype(int) - colour).max() <= 3


@pytest.mark.parametrize(
    ("ending", "codec", "pixels"), [(".webm", "vp9", "yuv420p"), (".mov", "prores", "yuva444p")]
)
def test_transparency_comes_back(tmp_path, ending, codec, pixels):
    path = tmp_path / f"film{ending}"
    picture = np.dstack([plain((200, 150, 130)), np.full((48, 64), 255, np.uint8)])
    picture[:16, :, 3], picture[16:32, :, 3] = 0, 128
    write(path, [picture] * 4, alpha=True)
    frames = rgba_frames(path)
    assert frames.shape == (4, 48, 64, 4)
    for rows, alpha in ((slice(2, 14), 0), (slice(18, 30), 128), (slice(34, 46), 255)):
        assert np.abs(frames[:, rows, :, 3].astype(int) - alpha).max() <= 3
    context, _ = packets(path)
    assert context.name == codec
    assert context.pix_fmt.startswith(pixels)


def test_a_format_without_transparency_says_which_have_it(tmp_path):
    with pytest.raises(KnownError, match="cannot be transparent") as caught:
        VideoWriter(tmp_path / "film.mp4", size=(64, 48), fps=25, alpha=True)
    assert ".webm or .mov" in caught.value.fix


def test_any_player_can_show_it(tmp_path):
    path = tmp_path / "film.mp4"
    write(path, [plain((90, 90, 90))])
    context, _ = packets(path)
    assert (context.name, context.pix_fmt) == ("h264", "yuv420p")
    assert (context.colorspace, context.color_range) == (1, 1)
    head = path.read_bytes()
    assert head.index(b"moov") < head.index(b"mdat")


def test_odd_sizes_are_continued_at_the_edge(tmp_path):
    path = tmp_path / "film.mp4"
    write(path, [plain((200, 150, 130), 65, 47)])
    with VideoFile(path) as video:
        rgb = video.frame(0).rgb
    assert rgb.shape == (48, 66, 3)
    assert abs(rgb.astype(int) - (200, 150, 130)).max() <= 3


def test_stepping_is_quick_because_groups_are_short(tmp_path):
    path = tmp_path / "film.mp4"
    write(path, [plain((number * 4,) * 3) for number in range(60)])
    _, keys = packets(path)
    assert len(keys) == 60
    assert max(np.diff(np.nonzero(keys)[0])) <= 15


def test_nothing_appears_before_the_end_or_after_a_failure(tmp_path):
    path = tmp_path / "film.mp4"
    path.write_bytes(b"older film")
    seen = []
    with pytest.raises(RuntimeError, match="stop"):
        write(
            path,
            [plain((0, 0, 0)), lambda: seen.append(path.read_bytes()), RuntimeError("stop")],
        )
    assert seen == [b"older film"] == [path.read_bytes()]
    assert [entry.name for entry in tmp_path.iterdir()] == ["film.mp4"]


def test_a_whole_film_replaces_an_older_one(tmp_path):
    path = tmp_path / "film.mp4"
    path.write_bytes(b"older film")
    write(path, [plain((0, 0, 0))])
    assert b"ftyp" in path.read_bytes()[:12]


def test_full_disk_at_the_end(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(KnownError) as caught:
        write(
            tmp_path / "film.mp4",
            [plain((0, 0, 0)), lambda: monkeypatch.setattr("os.fsync", full)],
        )
    assert "full" in caught.value.why
    assert list(tmp_path.iterdir()) == []


def test_full_disk_in_the_middle(tmp_path):
    """A limit on file size stops the native writer in the middle, as a full disk does."""
    resource = pytest.importorskip("resource")
    import signal

    noise = np.random.default_rng(0).integers(0, 255, (480, 640, 3)).astype(np.uint8)
    old_limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    old_handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, old_limit[1]))
    try:
        with pytest.raises(KnownError) as caught:
            write(tmp_path / "film.mp4", [noise] * 40)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old_limit)
        signal.signal(signal.SIGXFSZ, old_handler)
    assert "full" in caught.value.why
    assert list(tmp_path.iterdir()) == []


def test_folder_that_takes_no_file(tmp_path):
    (tmp_path / "file").touch()
    writer = VideoWriter(tmp_path / "file" / "film.mp4", size=(64, 48), fps=25)
    with pytest.raises(KnownError) as caught:
        writer.__enter__()
    assert "file is a file, not a folder" in caught.value.why


def test_unknown_ending(tmp_path):
    with pytest.raises(KnownError) as caught:
        VideoWriter(tmp_path / "film.doc", size=(64, 48), fps=25)
    assert ".mp4" in caught.value.fix


def test_wrong_picture_is_a_mistake_of_the_caller(tmp_path):
    with pytest.raises(ValueError, match="expected"):
        write(tmp_path / "film.mp4", [plain((0, 0, 0), 32, 48)], size=(64, 48))
    assert list(tmp_path.iterdir()) == []
