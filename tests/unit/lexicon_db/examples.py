"""Tracks and files that several tests of the lexicon need."""

import os
from pathlib import Path

import numpy as np

from lexicon_db.entries import add_entry
from lexicon_db.recordings import add_recording
from lexicon_db.records import Entry, Hand, Provenance, SourceKind, Take
from lexicon_db.signers import add_signer, find_signer
from lexicon_db.store import Lexicon
from lexicon_db.takes import add_take
from lexicon_db.tracks import Contact, FitTrack, HandFlag, LandmarkTrack, MotionTrack

#: Real recordings that are not part of the project; tests that want them skip where they are not.
REAL_DATA = Path(os.environ.get("KINELEX_DATA") or Path(__file__).parents[4] / "shared" / "data")

PROVENANCE = Provenance("test-engine", "1.0", "ab" * 32, {"threshold": 0.5}, "cd" * 32)


def times(frames: int, fps: float = 30.0):
    return np.arange(frames) / fps


def wave(frames: int, *shape: int, size: float, seed: int = 0):
    """Smooth curves of a few seconds' period with a little noise, like fitted motion."""
    rng = np.random.default_rng(seed)
    phase = rng.uniform(0, 2 * np.pi, shape)
    speed = rng.uniform(0.5, 2.0, shape) * 2 * np.pi / 30
    time = np.arange(frames).reshape(-1, *[1] * len(shape))
    curve = np.sin(phase + speed * time) * rng.uniform(0, size, shape)
    return (curve + rng.normal(0, size * 0.003, curve.shape)).astype(np.float32)


def motion_track(frames: int = 90, seed: int = 0) -> MotionTrack:
    face = np.clip(wave(frames, 52, size=0.6, seed=seed + 1), 0, 1)
    return MotionTrack(
        pts=times(frames),
        rotations=wave(frames, 55, 3, size=0.8, seed=seed),
        face=face,
        anchors=wave(frames, 2, 3, 3, size=1.5, seed=seed + 2),
        contacts=(Contact(0, frames - 1, "right_index_tip", "nose"),),
        flags=np.full((frames, 2), HandFlag.MEASURED, np.uint8),
        noise=np.array([0.01, 0.02, 0.03], np.float32),
    )


def landmark_track(frames: int = 40, seed: int = 0) -> LandmarkTrack:
    hands = 200 + wave(frames, 2, 21, 3, size=90, seed=seed)
    hands[frames // 2 : frames // 2 + 5, 0] = np.nan
    return LandmarkTrack(
        pts=times(frames),
        size=(1280, 720),
        pose=300 + wave(frames, 33, 4, size=90, seed=seed + 1),
        pose_world=wave(frames, 33, 4, size=0.9, seed=seed + 2),
        hands=hands,
        hands_world=wave(frames, 2, 21, 3, size=0.1, seed=seed + 3),
        hand_scores=np.abs(wave(frames, 2, 2, size=1, seed=seed + 4)),
        face=400 + wave(frames, 478, 3, size=40, seed=seed + 5),
        flags=np.full((frames, 2), HandFlag.MEASURED, np.uint8),
    )


def fit_track(frames: int = 40, seed: int = 0) -> FitTrack:
    return FitTrack(
        pts=times(frames),
        body="0f" * 32,
        size=(1280, 720),
        focal=1111.25,
        betas=wave(10, size=2, seed=seed),
        hand_scale=np.array([0.97, 1.02], np.float32),
        rotations=wave(frames, 55, 3, size=0.8, seed=seed),
        translation=wave(frames, 3, size=0.4, seed=seed) + np.float32(-2.5),
        face=np.clip(wave(frames, 52, size=0.6, seed=seed), 0, 1),
    )


def video_file(folder: Path, content: bytes = b"a video") -> Path:
    """A file for the media store; what is in it does not matter there."""
    path = folder / "My Clip.MP4"
    path.write_bytes(content)
    return path


def entry_with_take(lexicon: Lexicon, tmp_path: Path, gloss: str = "HOUSE") -> tuple[Entry, Take]:
    """An entry with a signer, a recording of its own and a take."""
    entry = add_entry(lexicon, id_gloss=gloss)
    signer = find_signer(lexicon, "Bo") or add_signer(lexicon, "Bo", Hand.LEFT)
    media = lexicon.media.add(video_file(tmp_path, gloss.encode()))
    recording = add_recording(
        lexicon, media, SourceKind.VIDEO, f"{gloss}.mp4", width=640, height=480, fps=25.0
    )
    take = add_take(
        lexicon, entry.id, signer.id, recording.id, span=(0.4, 2.0), dominance=Hand.LEFT
    )
    return entry, take
