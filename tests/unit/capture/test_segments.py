"""A video in parts: what was whole before an interruption is not made again."""

from __future__ import annotations

import numpy as np
import pytest

from app.capture import segments
from app.capture.segments import Segments
from app.capture.video import VideoFile
from tests.unit.capture.alpha import rgba_frames

COUNT = 10


@pytest.fixture(autouse=True)
def short_parts(monkeypatch):
    monkeypatch.setattr(segments, "_PICTURES", 4)


def pictures(channels=3, first=0, stop=COUNT):
    for number in range(first, stop):
        picture = np.full((32, 48, channels), 20 * number, np.uint8)
        picture[:, :, 3:] = np.linspace(0, 255, 48)[:, None]
        yield picture


def brightness(path):
    with VideoFile(path) as video:
        shown = [int(frame.rgb.mean()) for frame in video.frames()]
        return video.info.pts, shown


@pytest.mark.parametrize("ending", [".mp4", ".webm", ".mov"])
def test_work_goes_on_after_the_last_whole_part(tmp_path, ending):
    def broken():
        yield from pictures(stop=7)
        raise RuntimeError("the lights went out")

    parts = Segments(tmp_path, ending, size=(48, 32), fps=29.97)
    with pytest.raises(RuntimeError, match="lights"):
        parts.write(broken())
    again = Segments(tmp_path, ending, size=(48, 32), fps=29.97)
    assert again.written == 4
    made = []
    again.write(made.append(one) or one for one in pictures(first=again.written))
    assert len(made) == COUNT - 4
    again.join(tmp_path / f"film{ending}")
    times, shown = brightness(tmp_path / f"film{ending}")
    np.testing.assert_allclose(times, np.arange(COUNT) * 1001 / 30000, atol=1.1e-3)
    np.testing.assert_allclose(shown, np.arange(COUNT) * 20, atol=3)
    assert [path.name for path in tmp_path.iterdir()] == [f"film{ending}"]


@pytest.mark.parametrize("ending", [".webm", ".mov"])
def test_transparency_survives_the_joining(tmp_path, ending):
    parts = Segments(tmp_path, ending, size=(48, 32), fps=25, alpha=True)
    parts.write(pictures(channels=4))
    parts.join(tmp_path / f"film{ending}")
    alpha = rgba_frames(tmp_path / f"film{ending}")[:, 16, :, 3].astype(int)
    assert alpha.shape == (COUNT, 48)
    assert np.abs(alpha - np.linspace(0, 255, 48)).max() <= 8


def test_one_part_is_the_video(tmp_path):
    parts = Segments(tmp_path, ".mp4", size=(48, 32), fps=25)
    parts.write(pictures(stop=3))
    parts.join(tmp_path / "film.mp4")
    assert brightness(tmp_path / "film.mp4")[1] == pytest.approx([0, 20, 40], abs=3)
    assert [path.name for path in tmp_path.iterdir()] == ["film.mp4"]
