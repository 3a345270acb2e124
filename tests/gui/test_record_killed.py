"""Whatever ends while a sign is recorded, what was recorded is a take of its prompt."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from app.capture.synthetic_camera import read_number
from app.capture.video import VideoFile
from app.studio.lexicons import create_lexicon, open_lexicon
from app.studio.recording import rescue
from app.studio.recording_place import RecordingPlace
from app.studio.recording_prompts import PromptWish
from app.studio.recording_sessions import SessionWish, begin_session
from lexicon_db.recordings import recording_path
from lexicon_db.records import Take
from lexicon_db.sessions import find_session
from lexicon_db.store import Lexicon
from lexicon_db.takes import get_take
from tests.gui.record_until_killed import FPS

#: Pictures that are shown before the kill: those of about two and a half seconds.
SHOWN = 75


def kill_window(process: subprocess.Popen[bytes]) -> None:
    """Kill the window alone, as when it crashes."""
    os.kill(process.pid, signal.SIGKILL)


def kill_everything(process: subprocess.Popen[bytes]) -> None:
    """Kill all its processes at once, as a power cut does."""
    os.killpg(process.pid, signal.SIGKILL)


def record_and_kill(folder: Path, kill) -> tuple[int, int]:
    """Numbers of the first picture of the recording, and of the last one before the end."""
    program = [sys.executable, "-m", "tests.gui.record_until_killed", str(folder)]
    with subprocess.Popen(program, stdout=subprocess.PIPE, start_new_session=True) as process:
        try:
            assert process.stdout is not None
            first = last = int(process.stdout.readline())
            while last < first + SHOWN:
                last = int(process.stdout.readline())
        finally:
            kill(process)
        return first, max([last, *(int(line) for line in process.stdout if line.strip())])


def rescued_take(lexicon: Lexicon) -> Take:
    """What the next start rescues; the encoder may live a moment longer than the window."""
    place = RecordingPlace(lexicon.folder)
    end = time.monotonic() + 30
    while not (takes := rescue(lexicon, place).takes):
        assert time.monotonic() < end
        time.sleep(0.1)
    place.release()
    ((gloss, take),) = takes
    assert gloss == "BETA"
    return take


@pytest.mark.parametrize("kill", [kill_window, kill_everything])
def test_a_killed_window_loses_at_most_a_second(tmp_path: Path, kill) -> None:
    folder = tmp_path / "lexicon"
    with create_lexicon(folder, "Killed", "ase") as lexicon:
        wish = SessionWish("Monday", "Ana", [PromptWish("BETA"), PromptWish("GAMMA")], agrees=True)
        begin_session(lexicon, wish)
    first, last = record_and_kill(folder, kill)
    with open_lexicon(folder) as lexicon:
        take = rescued_take(lexicon)
        prompt = find_session(lexicon, "Monday").prompts[0]
        assert prompt.takes == (take.id,)
        assert get_take(lexicon, take.id).is_active
        with VideoFile(recording_path(lexicon, take.recording)) as video:
            numbers = [read_number(frame.rgb) for frame in video.frames()]
    assert numbers[0] <= first
    assert numbers[-1] >= last - FPS
    assert np.diff(numbers).min() == 1
    # Nothing is missing in the middle, even where other work holds the machine up for a moment.
    assert len(numbers) >= 0.9 * (numbers[-1] - numbers[0])
    assert take.end - take.start > (SHOWN - FPS) / FPS
