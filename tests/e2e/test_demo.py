"""The demo does the whole job; here of a shorter word in smaller pictures."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from app.capture.video import VideoFile
from app.cli import demo
from app.interchange.smplx_npz import read_motion
from tests.e2e.command import Kinelex

pytestmark = pytest.mark.e2e


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "_WORD", "L")
    monkeypatch.setattr(demo, "Picture", partial(demo.Picture, size=(128, 128), fps=12.5))


def test_demo_goes_from_recordings_to_the_video_of_a_signer(
    short: None, profile: Path, tmp_path: Path
) -> None:
    kinelex = Kinelex(profile, tmp_path / "nowhere")
    told = kinelex("demo", "--out", tmp_path / "demo")
    assert told.status == 0, told.err
    steps = [line[:3] for line in told.err.splitlines() if line[1:2] == "/"]
    assert steps == ["1/5", "2/5", "3/5", "4/5", "5/5"]
    for place in ("lexicon", "l.npz", "l.srt", "preview-1.png", "l-mannequin.mp4", "l-signer.mp4"):
        assert str(tmp_path / "demo" / place) in told.out
        assert (tmp_path / "demo" / place).exists()

    motion = read_motion(tmp_path / "demo" / "l.npz")
    seconds = len(motion.poses) / motion.fps
    pictures = {}
    for who in ("mannequin", "signer"):
        with VideoFile(tmp_path / "demo" / f"l-{who}.mp4") as video:
            assert (video.info.width, video.info.height) == (128, 128)
            assert len(video.info.pts) / video.info.fps == pytest.approx(seconds, abs=0.2)
            pictures[who] = video.frame(len(video.info.pts) // 2).rgb.astype(float)
    # Both sign the same before the same wall, and look different.
    difference = np.abs(pictures["mannequin"] - pictures["signer"]).mean(axis=2)
    assert np.median(difference) < 4
    assert difference.max() > 40
    with Image.open(tmp_path / "demo" / "preview-1.png") as preview:
        assert preview.size == (128, 128)

    again = kinelex("--json", "demo", "--out", tmp_path / "demo")
    assert again.status == 0, again.err
    assert [sign["gloss"] for sign in json.loads(again.out)["utterance"]["signs"]] == ["L"]
    on_demo = Kinelex(profile, tmp_path / "demo" / "lexicon")
    assert on_demo.json("check")["findings"] == []
    assert on_demo.json("show", "L")["takes"][0]["signer"] == "Demo signer"


def test_demo_needs_a_place_to_write(profile: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    told = Kinelex(profile, tmp_path / "nowhere")("demo", "--out", tmp_path / "file" / "demo")
    assert told.status == 1
    assert "nowhere to write" in told.err
    assert "--out" in told.err
