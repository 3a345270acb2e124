"""Captions: when each sign of an utterance is signed, as SubRip (.srt) or WebVTT (.vtt)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Caption:
    """A text that is shown for a while; seconds from the start of the video.

    WebVTT keeps ``name``, which tells programs what is shown; it holds no white space.
    """

    start: float
    end: float
    text: str
    name: str = ""


def to_srt(captions: Sequence[Caption]) -> str:
    """The captions as a SubRip file."""
    blocks = []
    for number, caption in enumerate(captions, start=1):
        span = f"{_clock(caption.start, ',')} --> {_clock(caption.end, ',')}"
        blocks.append(f"{number}\n{span}\n{_one_line(caption.text)}\n")
    return "\n".join(blocks)


def to_vtt(captions: Sequence[Caption]) -> str:
    """The captions as a WebVTT file (W3C, 2019); its markup characters are escaped."""
    blocks = ["WEBVTT\n"]
    for caption in captions:
        span = f"{_clock(caption.start, '.')} --> {_clock(caption.end, '.')}"
        text = _one_line(caption.text).replace("&", "&amp;").replace("<", "&lt;")
        name = f"{caption.name}\n" if caption.name else ""
        blocks.append(f"{name}{span}\n{text.replace('>', '&gt;')}\n")
    return "\n".join(blocks)


def _clock(seconds: float, mark: str) -> str:
    thousandths = round(max(seconds, 0.0) * 1000)
    whole, rest = divmod(thousandths, 1000)
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}{mark}{rest:03d}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
