"""How many hands of real recordings are found, and how many of them are one and the same.

A hand should be found where the pose sees its wrist, the hand itself is in the picture, and the
other one is not before it. Beside it stands MediaPipe Holistic alone, which loses hands and puts
two on one.

The speed and the memory of two workers are measured on recordings of 720 rows.
"""

from __future__ import annotations

import multiprocessing
import os
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from app.capture.video import VideoFile
from app.cli.bench import Measure
from app.core.progress import Silent
from app.extraction.frame_pass import reduced
from app.extraction.holistic import HolisticTracker
from app.extraction.landmarks import extract_landmarks
from app.jobs.messages import Done, Failed, Start
from app.jobs.process import WorkerProcess
from lexicon_db.records import JobId
from lexicon_db.tracks import HandFlag, LandmarkTrack
from tests.benchmarks.data import DATA
from tests.benchmarks.filming import made_up

#: Clips with the frames that are looked at: one- and two-handed signs, touching and crossing
#: hands, quick ones, a blurred one; webcams, studios, small pictures.
CLIPS = (
    ("clips/psp_Shelter", 80, 130),
    ("clips/psp_Sleep", 90, 110),
    ("clips/psp_Hello", 40, 90),
    ("clips/gsg_was", 10, 50),
    ("clips/ase_house", 0, 60),
    ("clips/ase_different", 0, 60),
    ("clips/selfie_wave", 0, 58),
    ("clips_multiview/gsg_Schule_1", 0, 60),
)
#: Two hands whose points are nearer than this, in shoulder widths, are one.
_SAME = 0.1
#: Palms that are nearer than this may hide each other (shoulder widths).
_APART = 0.45
#: The edge of a picture in which a hand is not seen whole, by the width of the picture.
_EDGE = 0.02
#: What the workers are measured on: three seconds at 30 frames per second.
_FRAMES = 90


@dataclass(frozen=True)
class Count:
    """What became of the hands of a clip.

    Attributes:
        expected: Hands that should be seen.
        lost: Those of them that were not found.
        frames: All frames.
        doubled: Frames with two hands in one place.
    """

    expected: int
    lost: int
    frames: int
    doubled: int


def measures() -> Iterator[Measure]:
    """Hands lost and doubled, then speed and memory."""
    yield from _hands()
    yield from _throughput()


def _hands() -> Iterator[Measure]:
    ours, plain = [], []
    for name, first, last in CLIPS:
        file = DATA / f"{name}.mp4"
        if file.exists():
            one, other = counts(file, first, last)
            ours.append(one)
            plain.append(other)
    if not ours:
        return
    for what, of, among, unit, most in (
        ("hands in the picture that are lost", "lost", "expected", "% of hands", 8.0),
        ("two hands in one place", "doubled", "frames", "% of frames", 1.0),
    ):
        value, baseline = (
            100 * sum(getattr(one, of) for one in found) / sum(getattr(one, among) for one in found)
            for found in (ours, plain)
        )
        yield Measure(
            what,
            value,
            unit,
            most=most,
            baseline=baseline,
            compared_with="MediaPipe holistic alone",
        )


def counts(file: Path, first: int, last: int) -> tuple[Count, Count]:
    """What becomes of the hands of a clip here, and in MediaPipe Holistic alone."""
    with VideoFile(file) as video, HolisticTracker() as tracker:
        found = [tracker.detect(reduced(frame.rgb)) for frame in video.frames(first, last)]
        track = extract_landmarks(video, start=first, stop=last, progress=Silent())
    inside = _in_picture(track)
    seen = np.isin(track.flags, (HandFlag.MEASURED, HandFlag.RECOVERED))
    return (
        _count(track, inside, np.where(seen[..., None, None], track.hands, np.nan)),
        _count(track, inside, np.stack([one.hands for one in found])),
    )


def _count(track: LandmarkTrack, inside: np.ndarray, hands: np.ndarray) -> Count:
    scale = np.median(np.linalg.norm(track.pose[:, 11, :2] - track.pose[:, 12, :2], axis=1))
    apart = np.linalg.norm(hands[:, 0, :, :2] - hands[:, 1, :, :2], axis=-1).mean(axis=1)
    doubled = apart < _SAME * scale
    lost = inside & np.isnan(hands[..., 0, 0])
    return Count(int(inside.sum()), int(lost.sum()), len(doubled), int(doubled.sum()))


def _in_picture(track: LandmarkTrack) -> np.ndarray:
    """(T, 2) whether a hand should be seen: its palm is inside and apart, by the pose."""
    pose = track.pose
    wrists = pose[:, [15, 16], :2]
    knuckles = pose[:, [[17, 19], [18, 20]], :2].mean(axis=2)
    middle = wrists + 1.5 * (knuckles - wrists)
    edge = _EDGE * track.size[0]
    inside = ((middle > edge) & (middle < np.array(track.size) - edge)).all(axis=-1)
    scale = np.median(np.linalg.norm(pose[:, 11, :2] - pose[:, 12, :2], axis=1))
    is_apart = np.linalg.norm(middle[:, 0] - middle[:, 1], axis=1) > _APART * scale
    return np.asarray(inside & (pose[:, [15, 16], 3] > 0.5) & is_apart[:, None])


def _throughput() -> Iterator[Measure]:
    """Two workers at once, each with whole jobs, from pictures to motion; the first warms it up."""
    files = [made_up(seed).video for seed in (15, 16)]
    workers = [WorkerProcess() for _ in files]
    try:
        with tempfile.TemporaryDirectory() as folder:
            _work(workers, files, Path(folder) / "cold")
            began, cpu_before = time.perf_counter(), sum(_cpu_seconds())
            frames = _work(workers, files, Path(folder) / "warm")
            wall = time.perf_counter() - began
            cpu = sum(_cpu_seconds()) - cpu_before
            peak = max(_peaks())
    finally:
        for worker in workers:
            worker.end()
    yield Measure(
        "two workers on 3 s of 720p at 30 frames/s, by the clock",
        wall * _FRAMES / frames,
        "s",
        most=9.0,
    )
    yield Measure(
        "the same in CPU time of each core", cpu / len(files) * _FRAMES / frames, "s", most=9.0
    )
    yield Measure("memory of a worker at most", peak, "MB", most=600.0)


def _work(workers: list[WorkerProcess], files: list[Path], folder: Path) -> int:
    """Give each worker a job, wait for all; return the frames of all files."""
    frames, waiting = 0, dict(enumerate(workers))
    for number, file in enumerate(files):
        with VideoFile(file) as video:
            frames += video.info.frame_count
            end = float(video.info.pts[-1])
        parameters = {
            "recording": str(file),
            "name": file.name,
            "kind": "video",
            "start": 0.0,
            "end": end,
            "dominance": "right",
            "body": None,
        }
        place = folder / str(number)
        place.mkdir(parents=True)
        workers[number].start(Start(JobId(str(number)), "extract", parameters, str(place)))
    while waiting:
        time.sleep(0.05)
        for number, worker in tuple(waiting.items()):
            for message in worker.messages():
                assert not isinstance(message, Failed), message
                if isinstance(message, Done):
                    del waiting[number]
    return frames


def _cpu_seconds() -> Iterator[float]:
    """CPU time of each child process so far."""
    tick = os.sysconf("SC_CLK_TCK")
    for child in multiprocessing.active_children():
        fields = Path(f"/proc/{child.pid}/stat").read_text().rpartition(")")[2].split()
        yield (int(fields[11]) + int(fields[12])) / tick


def _peaks() -> Iterator[float]:
    """Most memory of each child process so far, in MB."""
    for child in multiprocessing.active_children():
        status = Path(f"/proc/{child.pid}/status").read_text()
        (line,) = (line for line in status.splitlines() if line.startswith("VmHWM"))
        yield int(line.split()[1]) * 1024 / 1e6
