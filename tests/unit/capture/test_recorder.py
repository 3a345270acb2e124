"""The recorder never waits, loses nothing silently, and survives the death of its process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.capture import recorder as recorder_module
from app.capture.camera import CameraInfo
from app.capture.recorder import Recorder
from app.capture.recording_messages import Finished, Started, Trouble
from app.capture.rescue import rescued
from app.capture.synthetic_camera import Faults, SyntheticCamera, read_number
from app.capture.video import VideoFile

FPS = 60
ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def profile(tmp_path, monkeypatch):
    monkeypatch.setenv("KINELEX_PROFILE", str(tmp_path / "profile"))


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "recording"
    place.mkdir()
    return place


@pytest.fixture
def make_recorder(folder):
    made = []

    def make(info, *, is_ready=True, **wishes):
        made.append(Recorder(folder, info, **wishes))
        return wait_until_ready(made[-1]) if is_ready else made[-1]

    yield make
    for one in made:
        one.shut_down()


def wait_until_ready(recorder):
    end = time.monotonic() + 15
    while not recorder.is_ready and time.monotonic() < end:
        time.sleep(0.01)
    return recorder


def numbers_in(file):
    with VideoFile(file) as video:
        return [read_number(frame.rgb) for frame in video.frames()]


def wait_for(recorder, kind, key=None):
    """All events up to the first of a kind."""
    events, end = [], time.monotonic() + 15
    while time.monotonic() < end:
        events += recorder.poll()
        if any(isinstance(one, kind) and key in (None, one.key) for one in events):
            return events
        time.sleep(0.01)
    raise AssertionError(f"no {kind.__name__} among {events}")


def last(events, kind):
    return [event for event in events if isinstance(event, kind)][-1]


def test_two_recordings_of_a_camera_that_is_unplugged(make_recorder, folder):
    faults = Faults(dropped={100, 101}, unplugged_after=3.0)
    camera = SyntheticCamera(64, 48, FPS, faults=faults)
    recorder = make_recorder(camera.info)
    troubles = []
    for _, frame in iter_frames(camera, troubles):
        recorder.feed(frame)
        if frame.number == 60:
            first = recorder.begin(frame.pts)
        if frame.number == 130:
            recorder.finish(first, frame.pts)
            second = recorder.begin(frame.pts)
    assert "unplugged" in troubles[0].why
    recorder.finish(second, 99.0)
    events = wait_for(recorder, Finished, second)
    finished = {event.key: event for event in events if isinstance(event, Finished)}
    assert [event.key for event in events if isinstance(event, Started)] == [first, second]
    expected = [number for number in range(180) if number not in faults.dropped]
    assert numbers_in(finished[second].file) == [n for n in expected if n >= 90]
    shown = numbers_in(finished[first].file)
    assert shown[0] == 30
    assert shown == [n for n in expected if 30 <= n <= shown[-1]]
    assert shown[-1] >= 130
    assert finished[first].lost_by_camera == 2
    counts = recorder.counts
    assert (counts.frames, counts.lost_by_camera, counts.lost_by_us) == (178, 2, 0)
    assert {file.suffix for file in folder.iterdir()} <= {".mp4", ".lock"}


def iter_frames(camera, troubles):
    """The pictures of a camera as fast as they come, and its trouble."""
    from lexicon_db.errors import KnownError

    try:
        yield from camera.frames()
    except KnownError as error:
        troubles.append(error)


@pytest.fixture
def small_ring(monkeypatch):
    """A ring with room for some twenty frames of the smallest camera."""
    monkeypatch.setattr(recorder_module, "_SMALLEST_RING", 100_000)
    monkeypatch.setattr(recorder_module, "_RING_SECONDS", 0.1)


def test_full_ring_loses_frames_and_counts_them(make_recorder, small_ring):
    camera = SyntheticCamera(64, 48, FPS)
    recorder = make_recorder(camera.info, is_ready=False)
    key = recorder.begin(0.0)
    # The process takes longer to start than this takes.
    for number in range(400):
        recorder.feed(camera.frame(number))
    lost = recorder.counts.lost_by_us
    assert lost > 300
    wait_for(recorder, Started)
    time.sleep(0.3)
    recorder.feed(camera.frame(400))
    recorder.finish(key, 400 / FPS)
    finished = last(wait_for(recorder, Finished), Finished)
    shown = numbers_in(finished.file)
    assert shown == [*range(400 - lost), 400]
    assert finished.lost_by_us == lost
    assert recorder.counts.frames == 401
    assert recorder.counts.lost_by_camera == 0


def test_frames_that_nobody_wants_yet_are_not_lost(make_recorder, small_ring):
    camera = SyntheticCamera(64, 48, FPS)
    recorder = make_recorder(camera.info, is_ready=False)
    for number in range(100):
        assert not recorder.is_ready
        recorder.feed(camera.frame(number))
    counts = recorder.counts
    assert (counts.frames, counts.lost_by_us) == (100, 0)


def test_feeding_does_not_wait(make_recorder):
    camera = SyntheticCamera(1280, 720, FPS)
    recorder = make_recorder(camera.info)
    frames = [camera.frame(number) for number in range(60)]
    before = time.process_time()
    for frame in frames:
        recorder.feed(frame)
    # A copy of 1.4 MB and a message; a frame lasts 16.7 ms.
    assert (time.process_time() - before) / len(frames) < 0.004
    assert recorder.counts.lost_by_us == 0


def test_death_of_the_process_keeps_what_is_on_disk(make_recorder, folder):
    camera = SyntheticCamera(64, 48, FPS)
    recorder = make_recorder(camera.info)
    for number in range(120):
        recorder.feed(camera.frame(number))
    key = recorder.begin(119 / FPS)
    wait_for(recorder, Started)
    for number in range(120, 240):
        recorder.feed(camera.frame(number))
    end = time.monotonic() + 10
    while recorder._process._ring.waiting and time.monotonic() < end:
        time.sleep(0.01)
    os.kill(recorder._process._process.pid, signal.SIGKILL)
    events = wait_for(recorder, Finished)
    finished = last(events, Finished)
    assert "ended unexpectedly" in last(events, Trouble).error.why
    assert (finished.key, finished.is_whole) == (key, False)
    shown = numbers_in(finished.file)
    assert shown == list(range(60, 60 + len(shown)))
    assert shown[-1] >= 240 - 0.2 * FPS
    assert finished.start == 1.0
    assert finished.frames == len(shown)
    # And it goes on.
    wait_until_ready(recorder)
    again = recorder.begin(300 / FPS)
    for number in range(300, 340):
        recorder.feed(camera.frame(number))
    recorder.finish(again, 339 / FPS)
    assert numbers_in(last(wait_for(recorder, Finished, again), Finished).file) == [
        *range(300, 340)
    ]
    assert rescued(folder) == []


def test_process_that_always_dies_is_given_up(make_recorder, folder, monkeypatch):
    monkeypatch.setattr(recorder_module, "_MOST_SHORT_LIVES", 1)
    camera = SyntheticCamera(64, 48, FPS)
    recorder = make_recorder(camera.info)
    key = recorder.begin(0.0)
    os.kill(recorder._process._process.pid, signal.SIGKILL)
    wait_for(recorder, Trouble, key)
    recorder.feed(camera.frame(0))
    assert recorder.counts.lost_by_us == 1
    again = recorder.begin(0.0)
    assert last(recorder.poll(), Trouble).key == again


def test_shutting_down_finishes_what_is_under_way(make_recorder):
    camera = SyntheticCamera(64, 48, FPS)
    recorder = make_recorder(camera.info)
    for number in range(100):
        recorder.feed(camera.frame(number))
    recorder.begin(80 / FPS)
    recorder.shut_down()
    finished = last(recorder.poll(), Finished)
    assert numbers_in(finished.file) == list(range(30, 100))
    recorder.shut_down()
    assert recorder.poll() == []


def test_full_disk_is_told(make_recorder):
    recorder = make_recorder(CameraInfo("x", 64, 48, FPS), least_free=10**18)
    key = recorder.begin(0.0)
    trouble = last(wait_for(recorder, Trouble), Trouble)
    assert trouble.key == key
    assert "free on the disk" in trouble.error.why


_APPLICATION = """
import sys, time
from pathlib import Path
from app.capture.recorder import Recorder
from app.capture.synthetic_camera import SyntheticCamera
if __name__ == "__main__":
    camera = SyntheticCamera(64, 48, 60)
    recorder = Recorder(Path(sys.argv[1]), camera.info)
    recorder.begin(0.0)
    for number in range(300):
        recorder.feed(camera.frame(number))
    while not recorder.poll():
        time.sleep(0.01)
    print("recording", flush=True)
    time.sleep(60)
"""


def test_death_of_the_application_finishes_the_recording(folder, tmp_path):
    program = tmp_path / "application.py"
    program.write_text(_APPLICATION)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, str(program), str(folder)], stdout=subprocess.PIPE, env=environment
    ) as application:
        assert application.stdout.readline() == b"recording\n"
        application.kill()
    end = time.monotonic() + 10
    while not (files := rescued(folder)) and time.monotonic() < end:
        time.sleep(0.02)
    # All that was fed is there: the process that writes outlives the application for a moment.
    assert [numbers_in(file) for file in files] == [list(range(300))]
