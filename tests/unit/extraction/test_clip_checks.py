"""Clips without a measurable sign are refused in plain words."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from app.capture.frames import VideoInfo
from app.extraction.clip_checks import (
    refuse_damaged_clip,
    refuse_unfit_clip,
    refuse_without_hands,
    refuse_without_person,
)
from lexicon_db.errors import KnownError
from lexicon_db.tracks import HandFlag


def info(seconds, fps, size=(640, 480)):
    pts = np.arange(round(seconds * fps)) / fps
    return VideoInfo(Path("clip.mp4"), *size, fps, pts, "h264", has_alpha=False, byte_count=1)


def refusal(video, start=0, stop=None):
    with pytest.raises(KnownError) as caught:
        refuse_unfit_clip(video, start, len(video.pts) if stop is None else stop)
    return caught.value


@pytest.mark.parametrize(
    "video",
    [
        info(0.2, 60, (540, 960)),
        info(0.5, 12, (192, 144)),
        info(3, 25, (100, 100)),
        info(120, 10),
    ],
    ids=["short at 60", "12 fps 192x144", "smallest", "longest"],
)
def test_measurable_clips_pass(video):
    refuse_unfit_clip(video, 0, len(video.pts))


@pytest.mark.parametrize("video", [info(0.1, 60), info(0.3, 10), info(0.1, 25)])
def test_too_short(video):
    assert "too short" in refusal(video).why


def test_part_of_a_clip_counts_not_the_clip():
    assert "too short" in refusal(info(60, 25), 100, 102).why
    refuse_unfit_clip(info(600, 25), 100, 200)


def test_ten_minutes_need_marks():
    trouble = refusal(info(600, 25))
    assert "10.0 minutes" in trouble.why
    assert "Mark" in trouble.fix


def test_no_frames_at_all():
    assert "too short" in refusal(info(10, 25), 300, 300).why


def test_too_small():
    assert "80 × 60" in refusal(info(3, 25, (80, 60))).why


def test_damaged_clips():
    refuse_damaged_clip(50, 100)
    for read, total in ((49, 100), (0, 100), (4, 6)):
        with pytest.raises(KnownError, match=f"{read} of its {total}"):
            refuse_damaged_clip(read, total)


def test_most_frames_need_a_person():
    refuse_without_person(50, 100)
    with pytest.raises(KnownError, match="No person"):
        refuse_without_person(51, 100)


def test_some_frames_need_a_hand():
    flags = np.full((100, 2), HandFlag.MISSING, np.uint8)
    flags[:2] = HandFlag.MEASURED
    flags[50:60] = HandFlag.REJECTED
    with pytest.raises(KnownError, match="No hand"):
        refuse_without_hands(flags)
    flags[2, 1] = HandFlag.RECOVERED
    refuse_without_hands(flags)
