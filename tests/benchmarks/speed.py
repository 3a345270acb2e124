"""How fast extraction, fit, composing and skinning are, in one process.

All is measured in CPU time of all threads together, skinning by the clock.

Fast enough is a number of milliseconds; beside it stands what is compared with, measured in the
same run, as the milliseconds of two machines or two loads say little.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np

from app.body.fitting.take import fit_take
from app.body.skinning import Skinner
from app.body.smplx_adapter import SmplxBody
from app.capture.video import VideoFile
from app.cli.bench import Measure
from app.core.progress import Silent
from app.extraction.cleaning import clean_landmarks
from app.extraction.landmarks import extract_landmarks
from app.extraction.native_output import muted_native_output
from app.motion.memory import Memory
from app.motion.pieces import cut
from app.motion.trajectory import Trajectory
from app.motion.transitions import alternatives
from app.studio.composing import compose, read_glosses
from app.studio.lexicons import create_lexicon
from app.studio.sample import fill_sample
from lexicon_db.records import FillMethod, Seam, Slot
from lexicon_db.store import Lexicon
from lexicon_db.tracks import LandmarkTrack
from tests.benchmarks.filming import body, made_up

#: Made-up signing in which both hands are seen all the time.
_TWO_HANDS = 15
_GLOSSES = "W O R L D Q U I C K"


def measures() -> Iterator[Measure]:
    """All speeds, those of one core first."""
    yield from _tracks()
    yield from _composing()
    yield from _skinning()


def _tracks() -> Iterator[Measure]:
    filmed = made_up(_TWO_HANDS)
    frames = len(filmed.joints)
    found: list[LandmarkTrack] = []

    def extract() -> None:
        with VideoFile(filmed.video) as video:
            found.append(extract_landmarks(video, progress=Silent()))

    detector = _cpu_ms(lambda: _detector_alone(filmed.video)) / frames
    extraction = _cpu_ms(extract) / frames
    cleaned = clean_landmarks(found[0])
    fit_take(cleaned, body(), Silent())
    fit = min(_cpu_ms(lambda: fit_take(cleaned, body(), Silent())) for _ in range(3)) / frames
    yield Measure(
        "extraction + fit, per 720p frame with two hands",
        extraction + fit,
        "ms",
        most=130,
        baseline=detector,
        compared_with="MediaPipe holistic alone",
    )
    yield Measure("fit alone", 1000 / fit, "frames/s", least=55)


def _detector_alone(video_file: Path) -> None:
    import mediapipe as mp

    with (
        muted_native_output(),
        VideoFile(video_file) as video,
        mp.solutions.holistic.Holistic() as detector,
    ):
        for frame in video.frames():
            detector.process(frame.rgb)


def _composing() -> Iterator[Measure]:
    with (
        tempfile.TemporaryDirectory() as folder,
        create_lexicon(Path(folder) / "lexicon", "Speed", "ase") as lexicon,
    ):
        fill_sample(lexicon, Path(folder) / "job", Silent())
        slots = read_glosses(lexicon, _GLOSSES).slots
        for fluency in (0.0, 1.0):
            yield from _of_sentence(lexicon, slots, fluency)
        yield _of_alternatives(compose(lexicon, slots))


def _of_sentence(lexicon: Lexicon, slots: Sequence[Slot], fluency: float) -> Iterator[Measure]:
    made = partial(compose, lexicon, fluency=fluency, method=FillMethod.LATENT)
    made(slots)
    whole = [_cpu_ms(lambda: made(slots)) for _ in range(15)]
    told = f"by the learned prior, fluency {fluency:g}"
    yield Measure(f"composing 10 glosses {told}", statistics.median(whole), "CPU ms", most=200)
    memory = Memory()
    made(slots, memory=memory)
    waits = []
    for number, slot in enumerate(slots[:-1]):
        changed = [[*slots] for _ in range(3)]
        for tenths, sentence in enumerate(changed, 3):
            sentence[number] = replace(slot, seam=Seam(gap=0.1 * tenths))
        waits.append(min(_cpu_ms(partial(made, one, memory=memory)) for one in changed))
    yield Measure(f"one seam of them changed {told}", max(waits), "CPU ms, slowest seam", most=40)


def _of_alternatives(made: Trajectory) -> Measure:
    """Five other ways over one seam, as they are offered beside it."""
    first, second = made.spans[4:6]
    before = cut(made.motion, first.first, first.last)
    after = cut(made.motion, second.first, second.last)
    times = made.pts[first.last + 1 : second.first]
    waits = [_cpu_ms(lambda: alternatives(before, after, times, seeds=range(5))) for _ in range(15)]
    return Measure("five alternatives of a seam", statistics.median(waits), "CPU ms", most=150)


def _skinning() -> Iterator[Measure]:
    random = np.random.default_rng(1)
    rotations = random.normal(0, 0.3, (40, 55, 3)).astype(np.float32)
    face = random.uniform(0, 0.5, (40, 52)).astype(np.float32)
    skinner = Skinner(body())
    skinner.vertices(rotations[0], face[0])
    ours = [_wall_ms(lambda k=k: skinner.vertices(rotations[k], face[k])) for k in range(40)]
    with tempfile.TemporaryDirectory() as folder:
        package = SmplxBody(Path(folder))
        still = np.zeros(10), np.zeros((1, 100)), np.zeros((1, 3))
        package.pose(rotations[:1], *still)
        theirs = [_wall_ms(lambda k=k: package.pose(rotations[k, None], *still)) for k in range(40)]
    yield Measure(
        "display skinning, per frame",
        statistics.median(ours),
        "ms",
        most=4,
        baseline=statistics.median(theirs),
        compared_with="the smplx package",
    )


def _cpu_ms(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return 1000 * (time.process_time() - began)


def _wall_ms(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - began)
