"""Words on the command line: what they mean, and which are refused."""

from __future__ import annotations

import argparse

import pytest

from app.cli import arguments
from lexicon_db.records import Scope


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("512", (512, 512)),
        ("1280x720", (1280, 720)),
        ("720X1280", (720, 1280)),
        ("64", (64, 64)),
        ("4096x4096", (4096, 4096)),
    ],
)
def test_size(text, expected):
    assert arguments.size(text) == expected


@pytest.mark.parametrize(
    "text", ["", "x", "63", "4097", "640x", "x480", "640x480x3", "-640", "1e3", "²"]
)
def test_size_that_is_none(text):
    with pytest.raises(argparse.ArgumentTypeError):
        arguments.size(text)


def test_scopes():
    assert arguments.scopes("record, render-own,") == {Scope.RECORD, Scope.RENDER_OWN}
    assert arguments.scopes("") == frozenset()
    with pytest.raises(argparse.ArgumentTypeError, match="record, share"):
        arguments.scopes("record,everything")


@pytest.mark.parametrize("text", ["1", "23.976", "60", "240"])
def test_frame_rate(text):
    assert arguments.frame_rate(text) == float(text)


@pytest.mark.parametrize("text", ["0", "-25", "0.5", "241", "nan", "inf", "fast", ""])
def test_frame_rate_that_is_none(text):
    with pytest.raises(argparse.ArgumentTypeError):
        arguments.frame_rate(text)


@pytest.mark.parametrize("text", ["nan", "inf", "-inf", "one", "", "1,5"])
def test_number_that_is_none(text):
    with pytest.raises(argparse.ArgumentTypeError, match="no number"):
        arguments.number(text)


@pytest.mark.parametrize("text", ["0", "-1", "65", "two", "1.5", "", "²"])
def test_worker_count_that_is_none(text):
    with pytest.raises(argparse.ArgumentTypeError):
        arguments.worker_count(text)
    assert arguments.worker_count("3") == 3


def test_background(tmp_path, monkeypatch):
    picture = tmp_path / "wall.png"
    picture.write_bytes(b"any")
    monkeypatch.chdir(tmp_path)
    assert arguments.background("room") == "room"
    assert arguments.background("#a0B1c2") == "#a0B1c2"
    # Whoever renders it may work in another folder.
    assert arguments.background("wall.png") == str(picture)


@pytest.mark.parametrize("text", ["garden", "#12345", "#12345g", "gone.png", ""])
def test_background_that_is_none(text):
    with pytest.raises(argparse.ArgumentTypeError):
        arguments.background(text)
