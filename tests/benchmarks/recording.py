"""Whether recording goes on for half an hour without a loss, and what is left after a kill.

The environment variable ``KINELEX_SOAK_MINUTES`` says how long the first is tried.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import numpy as np

from app.capture.camera import CameraFrame
from app.capture.recorder import Counts, Recorder
from app.capture.recording_messages import Finished
from app.capture.rescue import rescued
from app.capture.synthetic_camera import SyntheticCamera, read_number
from app.capture.video import VideoFile
from app.cli.bench import Measure
from tests.benchmarks.watching import children, megabytes_of, work_of

_ROOT: Final = Path(__file__).parents[2]
_MINUTES: Final = "KINELEX_SOAK_MINUTES"
_FPS: Final = 60.0
_SECONDS_BETWEEN_LOOKS: Final = 1.0
#: Share of the time after which memory should no longer grow.
_WARM: Final = 0.2
#: Pictures of a long recording whose numbers are read back.
_LOOKED_AT: Final = 300
#: Seconds of recording before a kill.
_LEAST: Final = 0.7
_MOST: Final = 4.0
_PATIENCE: Final = 30.0


def measures() -> Iterator[Measure]:
    """A long recording, and twenty that are killed."""
    minutes = float(os.environ.get(_MINUTES, "2"))
    yield from _soak_measures(soak(minutes), minutes)
    for who in ("encoder", "whole program"):
        lost, damaged = kills(who, 10)
        yield Measure(f"lost at a kill of the {who}, at most", max(lost), "s", most=1.0)
        yield Measure(f"lost at a kill of the {who}, mean", float(np.mean(lost)), "s")
        yield Measure(f"damaged after kills of the {who}", damaged, "of 10 recordings", most=0)


@dataclass
class Soak:
    """What a long recording came to.

    Attributes:
        counts: Of the recorder.
        finished: The recording.
        missing: Frames that were handed over and are not in the file at their time.
        wrong: Pictures looked at that show another number than theirs.
        seconds: How long it was.
        encoding: Work of the encoding process, in seconds.
        handing_over: Work of handing the frames over, in seconds.
        megabytes: Memory of recorder and encoder, by the second.
    """

    counts: Counts
    finished: Finished
    missing: int
    wrong: int
    seconds: float
    encoding: float
    handing_over: float
    megabytes: list[tuple[float, float, float]] = field(default_factory=list)


def soak(minutes: float) -> Soak:
    """Record the synthetic camera at 720p60 in one piece."""
    camera = SyntheticCamera(fps=_FPS)
    handing_over = 0.0
    now = 0.0
    with tempfile.TemporaryDirectory() as place:
        recorder = Recorder(Path(place), camera.info)

        def deliver(frame: CameraFrame) -> None:
            nonlocal handing_over, now
            before = time.thread_time()
            recorder.feed(frame)
            handing_over += time.thread_time() - before
            now = frame.pts

        while not recorder.is_ready:
            time.sleep(_SECONDS_BETWEEN_LOOKS / 100)
        camera.start(deliver, print)
        key = recorder.begin(0.0)
        (encoder,) = children(os.getpid(), "spawn_main")
        megabytes = []
        start = time.monotonic()
        while (passed := time.monotonic() - start) < minutes * 60:
            megabytes.append((passed, megabytes_of(os.getpid()), megabytes_of(encoder)))
            recorder.poll()
            time.sleep(_SECONDS_BETWEEN_LOOKS)
        encoding = work_of(encoder)
        camera.stop()
        seconds = now
        recorder.finish(key, now)
        recorder.shut_down()
        (finished,) = (one for one in recorder.poll() if isinstance(one, Finished))
        counts = recorder.counts
        missing, wrong = _look(finished.file, counts.frames)
    return Soak(counts, finished, missing, wrong, seconds, encoding, handing_over, megabytes)


def _look(file: Path, frames: int) -> tuple[int, int]:
    """Frames that are missing, and pictures looked at that are not those of their time."""
    with VideoFile(file, cached_frames=2) as video:
        numbers = np.rint(video.info.pts * _FPS).astype(int)
        missing = frames - len(np.intersect1d(numbers, np.arange(frames)))
        chosen = random.Random(0).sample(range(len(numbers)), min(_LOOKED_AT, len(numbers)))
        wrong = sum(read_number(video.frame(one).rgb) != numbers[one] for one in sorted(chosen))
    return int(missing), int(wrong)


def _soak_measures(found: Soak, minutes: float) -> Iterator[Measure]:
    frames, seconds = f"of {found.counts.frames} frames", found.seconds
    encoding, handing_over = 100 * found.encoding / seconds, 100 * found.handing_over / seconds
    yield Measure("recorded at 720p, 60 per second", seconds / 60, "min", least=minutes * 0.95)
    yield Measure("lost by us", found.counts.lost_by_us, frames, most=0)
    yield Measure("missing in the file", found.missing, frames, most=0)
    yield Measure("showing another number", found.wrong, f"of {_LOOKED_AT} pictures", most=0)
    yield Measure("true frame rate", found.finished.fps, "frames/s")
    yield Measure("work of encoding", encoding, "% of a core", most=60)
    yield Measure("work of handing over", handing_over, "% of a core", most=15)
    yield Measure("encoding is faster than real time by", seconds / found.encoding, "×", least=1.5)
    for who, column in (("the recorder", 1), ("the encoder", 2)):
        table = np.array(found.megabytes)
        warm = table[table[:, 0] >= _WARM * table[-1, 0]]
        slope = np.polyfit(warm[:, 0] / 60, warm[:, column], 1)[0]
        yield Measure(f"memory of {who} at the end", float(warm[-1, column]), "MB")
        yield Measure(f"memory of {who} grows by", float(slope), "MB/min", most=1.0)


def kills(who: str, count: int, *, seed: int = 20261123) -> tuple[list[float], int]:
    """Kill a recorder at random moments with SIGKILL.

    Args:
        who: ``encoder``, or else the recorder and its encoder at once.
        count: How often.
        seed: Of the moments.

    Returns:
        For each kill the seconds that had been handed over and are not on the disk; how many
        recordings are missing or show anything but the frames up to there, one after the other.
    """
    moments = random.Random(f"{seed} {who}")
    lost, damaged = [], 0
    for _ in range(count):
        with tempfile.TemporaryDirectory() as place:
            seconds, is_good = _kill(Path(place), who, moments.uniform(_LEAST, _MOST))
        lost.append(seconds)
        damaged += not is_good
    return lost, damaged


def _kill(place: Path, who: str, seconds: float) -> tuple[float, bool]:
    folder, said = place / "recording", place / "said"
    folder.mkdir()
    program = [sys.executable, "-m", "tests.benchmarks.film_until_killed", str(folder)]
    environment = {**os.environ, "KINELEX_PROFILE": str(place / "profile")}
    with said.open("wb") as output:
        child = subprocess.Popen(
            program, stdout=output, cwd=_ROOT, env=environment, start_new_session=True
        )
    try:
        start = _wait_for(said, "encoder")
        time.sleep(seconds)
        newest = max(line["number"] for line in _lines(said) if "number" in line)
        if who == "encoder":
            os.kill(start["encoder"], signal.SIGKILL)
            file = Path(_wait_for(said, "file")["file"])
        else:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()
            newest = max(line["number"] for line in _lines(said) if "number" in line)
            file = _rescued(folder)
        return _left(file, start["start"], newest)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def _rescued(folder: Path) -> Path:
    """What is left of the recording; the system may take a moment to end the encoder."""
    end = time.monotonic() + _PATIENCE
    while not (files := rescued(folder)) and time.monotonic() < end:
        time.sleep(0.02)
    return files[0] if files else folder / "nothing"


def _left(file: Path, start: int, newest: int) -> tuple[float, bool]:
    """Seconds that are not in a file, and whether it shows what it should."""
    if not file.exists():
        return (newest - start) / _FPS, False
    with VideoFile(file) as video:
        numbers = [read_number(frame.rgb) for frame in video.frames()]
        times = np.rint(video.info.pts * _FPS).astype(int)
    is_good = numbers == list(range(start, start + len(numbers)))
    is_good = is_good and (times + start).tolist() == numbers
    return max(newest - numbers[-1], 0) / _FPS, is_good


def _wait_for(said: Path, word: str) -> dict[str, Any]:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        for line in _lines(said):
            if word in line:
                return line
        time.sleep(0.02)
    raise RuntimeError(f"the recorder never told its {word}")


def _lines(said: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in said.read_bytes().split(b"\n")[:-1]]
