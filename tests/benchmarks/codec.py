"""How small and how exact stored motion is, on tracks of whole recordings."""

from __future__ import annotations

import io
from collections.abc import Iterator

import numpy as np
import zstandard

from app.body.fitting.take import fit_take
from app.body.kinematics import forward_kinematics
from app.body.normalization import motion_track
from app.capture.video import VideoFile
from app.cli.bench import Measure
from app.core.progress import Silent
from app.extraction.cleaning import clean_landmarks
from app.extraction.landmarks import extract_landmarks
from lexicon_db.codec import decode_track, encode_track
from lexicon_db.tracks import MotionTrack
from tests.benchmarks.filming import SEEDS, body, demo_letters, made_up


def measures() -> Iterator[Measure]:
    """Bytes per second and joint error of the motion tracks of filmed recordings."""
    recordings = (*(made_up(seed) for seed in SEEDS[:2]), *demo_letters())
    sizes, plain, seconds, errors = 0, 0, 0.0, []
    for filmed in recordings:
        motion = _motion(filmed.video)
        data = encode_track(motion)
        decoded = decode_track(data)
        assert isinstance(decoded, MotionTrack)
        sizes += len(data)
        plain += len(zstandard.compress(_as_floats(motion)))
        seconds += float(motion.pts[-1])
        before, after = (
            forward_kinematics(body(), track.rotations.astype(np.float64))[1]
            for track in (motion, decoded)
        )
        errors.append(1000 * np.linalg.norm(before - after, axis=-1))
    yield Measure(
        "stored motion per second of sign",
        sizes / seconds / 1000,
        "kB",
        most=3.0,
        baseline=plain / seconds / 1000,
        compared_with="zstd of the same float32 arrays",
    )
    yield Measure("joint error, mean", float(np.mean(np.concatenate(errors))), "mm", most=0.1)
    yield Measure("joint error, largest", float(np.max(np.concatenate(errors))), "mm", most=0.5)


def _motion(video_file: object) -> MotionTrack:
    with VideoFile(video_file) as video:
        cleaned = clean_landmarks(extract_landmarks(video, progress=Silent()))
    return motion_track(fit_take(cleaned, body(), Silent()), cleaned, body())


def _as_floats(motion: MotionTrack) -> bytes:
    file = io.BytesIO()
    for array in (motion.pts, motion.rotations, motion.face, motion.anchors, motion.flags):
        file.write(np.ascontiguousarray(array).tobytes())
    return file.getvalue()
