"""Videos of every kind open upright, with true times, and give exactly the frame asked for."""

from __future__ import annotations

import random
from fractions import Fraction

import numpy as np
import pytest

from app.capture.video import VideoFile

SHORT_GROUPS = {"g": "10"}


def red_corner(rgb):
    """Where the red corner is, as (top or bottom, left or right)."""
    red = (rgb[..., 0].astype(int) - rgb[..., 1]) > 80
    rows, columns = np.nonzero(red)
    height, width = red.shape
    return (
        "top" if rows.mean() < height / 2 else "bottom",
        "left" if columns.mean() < width / 2 else "right",
    )


def test_frames_come_in_order_with_constant_times(make_video, number_of):
    with VideoFile(make_video()) as video:
        frames = list(video.frames())
    assert [frame.index for frame in frames] == list(range(30))
    assert [number_of(frame.rgb) for frame in frames] == list(range(30))
    np.testing.assert_allclose([frame.pts for frame in frames], np.arange(30) / 25, atol=1e-9)
    assert video.info.fps == pytest.approx(25)
    assert video.info.duration == pytest.approx(30 / 25)
    assert (video.info.codec, video.info.has_alpha, video.info.missing_frames) == ("h264", False, 0)


def test_part_of_a_video(make_video, number_of):
    with VideoFile(make_video(options=SHORT_GROUPS)) as video:
        assert [number_of(frame.rgb) for frame in video.frames(13, 17)] == [13, 14, 15, 16]
        assert [frame.index for frame in video.frames(28, 99)] == [28, 29]
        assert list(video.frames(7, 7)) == []


def test_variable_frame_rate_keeps_the_true_times(make_video, number_of):
    steps = random.Random(1)
    times = np.cumsum([0] + [steps.choice([10, 33, 34, 80]) for _ in range(29)])
    with VideoFile(make_video(milliseconds=times.tolist())) as video:
        np.testing.assert_allclose(video.info.pts, times / 1000, atol=1e-4)
        # The last frame that has begun is the one that is shown.
        for seconds in (0.0, 0.2, 0.5, 0.9):
            shown = video.frame(video.info.index_at(seconds))
            assert number_of(shown.rgb) == np.searchsorted(times, seconds * 1000, side="right") - 1
        assert video.info.fps == pytest.approx(29 / (times[-1] / 1000), rel=1e-3)


def test_times_count_from_the_first_shown_frame(make_video, number_of):
    # An edit list hides the frames before time zero.
    path = make_video(milliseconds=[number * 40 - 200 for number in range(30)])
    with VideoFile(path) as video:
        frames = list(video.frames())
        assert frames[0].pts == 0
        assert number_of(frames[0].rgb) == 5
        assert video.info.frame_count == len(frames) == 25
        assert number_of(video.frame(10).rgb) == 15


@pytest.mark.parametrize(
    ("name", "codec", "options"),
    [
        ("clip.mp4", "libx264", SHORT_GROUPS),
        ("clip.mp4", "libx264", {"g": "250", "bf": "3"}),
        ("clip.mkv", "libx264", SHORT_GROUPS),
        ("clip.ts", "libx264", SHORT_GROUPS),
        ("clip.avi", "libx264", SHORT_GROUPS),
        ("clip.avi", "mpeg4", {"bf": "2", "qmax": "2", "b": "4000000"}),
        ("clip.avi", "mjpeg", {}),
        ("clip.webm", "libvpx-vp9", {"g": "10"}),
        ("clip.webm", "libvpx", {"g": "10", "crf": "4", "b": "4000000"}),
        ("clip.mp4", "libx265", {"x265-params": "keyint=10:log-level=none"}),
        ("clip.mpg", "mpeg1video", {"g": "10"}),
    ],
)
@pytest.mark.parametrize("cached_frames", [1, 4, None])
def test_any_frame_at_random_is_exact(make_video, name, codec, options, cached_frames, number_of):
    pixel_format = "yuvj420p" if codec == "mjpeg" else "yuv420p"
    path = make_video(name, codec=codec, options=options, pixel_format=pixel_format)
    order = list(range(30)) + list(range(29, -1, -1)) + random.Random(2).choices(range(30), k=40)
    with VideoFile(path, cached_frames) as video:
        assert video.info.frame_count == 30
        assert [number_of(video.frame(index).rgb) for index in order] == order
        assert [frame.index for frame in video.frames()] == list(range(30))
    np.testing.assert_allclose(np.diff(video.info.pts), 1 / 25, atol=2e-3)


def test_frames_and_single_frames_do_not_disturb_each_other(make_video, number_of):
    with VideoFile(make_video(options=SHORT_GROUPS)) as video:
        seen = []
        for frame in video.frames():
            seen.append(number_of(frame.rgb))
            assert number_of(video.frame(29 - frame.index).rgb) == 29 - frame.index
        assert seen == list(range(30))


def test_there_is_no_frame_outside(make_video):
    with VideoFile(make_video(count=3)) as video, pytest.raises(IndexError):
        video.frame(3)


# Turning a picture whose red corner is at the upper left by 90 degrees clockwise brings the corner
# to the upper right, and so on; set_display_rotation counts anticlockwise.
@pytest.mark.parametrize(
    ("rotation", "size", "corner"),
    [
        (None, (64, 48), ("top", "left")),
        (90, (48, 64), ("bottom", "left")),
        (180, (64, 48), ("bottom", "right")),
        (-90, (48, 64), ("top", "right")),
    ],
)
def test_rotation_is_applied(make_video, rotation, size, corner):
    with VideoFile(make_video(rotation=rotation, count=3)) as video:
        rgb = video.frame(1).rgb
    assert (video.info.width, video.info.height) == size == rgb.shape[1::-1]
    assert red_corner(rgb) == corner


def test_mirrored_phone_pictures_are_shown_as_meant(make_video):
    one = 1 << 16
    matrix = (-one, 0, 0, 0, one, 0, 64 * one, 0, 1 << 30)
    with VideoFile(make_video(matrix=matrix, count=3)) as video:
        assert red_corner(video.frame(0).rgb) == ("top", "right")


def test_oblong_pixels_become_square(make_video):
    path = make_video(size=(72, 48), aspect=Fraction(2, 3), count=3)
    with VideoFile(path) as video:
        assert (video.info.width, video.info.height) == (48, 48)
        assert video.frame(0).rgb.shape == (48, 48, 3)


def test_portrait_at_sixty_frames(make_video, number_of):
    with VideoFile(make_video(size=(54, 96), fps=60)) as video:
        assert (video.info.width, video.info.height) == (54, 96)
        assert video.info.fps == pytest.approx(60)
        assert number_of(video.frame(17).rgb) == 17


def test_gif_with_odd_size_and_its_own_delays(make_video, number_of):
    path = make_video(
        "clip.gif",
        codec="gif",
        size=(65, 47),
        pixel_format="gray",
        count=6,
        milliseconds=[0, 100, 200, 500, 600, 700],
    )
    with VideoFile(path) as video:
        assert (video.info.width, video.info.height) == (65, 47)
        np.testing.assert_allclose(video.info.pts, [0, 0.1, 0.2, 0.5, 0.6, 0.7])
        assert [number_of(video.frame(index).rgb) for index in (5, 0, 3)] == [5, 0, 3]


@pytest.mark.parametrize(
    ("name", "codec", "pixel_format"),
    [("clip.webm", "libvpx-vp9", "yuva420p"), ("clip.mov", "prores_ks", "yuva444p10le")],
)
def test_transparency_lies_over_neutral_grey(make_video, name, codec, pixel_format):
    path = make_video(name, codec=codec, pixel_format=pixel_format, alpha=True, count=3)
    with VideoFile(path) as video:
        rgb = video.frame(1).rgb.astype(int)
    assert video.info.has_alpha
    # Transparent left half: grey, red corner included; opaque right half: as drawn (16 + 7).
    assert abs(rgb[:, :24] - 128).max() <= 3
    assert abs(rgb[:, 40:] - 23).max() <= 6


def test_one_single_frame(make_video):
    with VideoFile(make_video(count=1)) as video:
        assert video.info.frame_count == 1
        assert video.info.pts.tolist() == [0]
        assert len(list(video.frames())) == 1


def test_pictures_are_read_only_so_that_they_can_be_shared(make_video):
    with VideoFile(make_video(count=2)) as video, pytest.raises(ValueError, match="read-only"):
        video.frame(0).rgb[0, 0] = 0


def test_cached_frames_are_bounded(make_video):
    with VideoFile(make_video(), cached_frames=5) as video:
        for index in (29, 3, 17):
            video.frame(index)
        assert len(video._cache) == 5
