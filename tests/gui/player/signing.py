"""Made-up signing: motion, landmarks and numbered clips that tests can check by sight."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np

from app.body.anchors import AnchorFrame
from app.body.kinematics import chain, rotation_matrices
from app.body.model import BodyModel, load_body
from app.body.places import Places
from app.body.skinning import Skinner
from app.capture.writer import VideoWriter
from lexicon_db.tracks import FACE_UNITS, JOINT_NAMES, HandFlag, LandmarkTrack, MotionTrack

FPS = 25.0
#: Width and height of numbered clips.
CLIP_SIZE = (160, 120)
_CELL = 20


@cache
def body() -> BodyModel:
    return load_body()


@cache
def skinner() -> Skinner:
    return Skinner(body())


def raised_arms(count: int, lift: float = 1.0) -> np.ndarray:
    """(T, 55, 3): both arms go from hanging to raised hands and back; ``lift`` scales the way."""
    rotations = np.zeros((count, len(JOINT_NAMES), 3), np.float32)
    way = lift * np.sin(np.linspace(0, np.pi, count)) ** 2
    for side, sign in (("left", 1.0), ("right", -1.0)):
        rotations[:, JOINT_NAMES.index(f"{side}_shoulder"), 2] = -sign * 1.2
        rotations[:, JOINT_NAMES.index(f"{side}_shoulder"), 0] = -0.5 * way
        rotations[:, JOINT_NAMES.index(f"{side}_elbow"), 1] = -sign * 2.0 * way
        rotations[:, JOINT_NAMES.index(f"{side}_index1"), 2] = -sign * 0.8 * way
    return rotations


def motion(count: int = 30, lift: float = 1.0) -> MotionTrack:
    """One sign: up and down again in ``count`` frames at 25 frames/s, every kind of flag in it."""
    rotations = raised_arms(count, lift)
    frame = AnchorFrame(body(), Places(body()))
    world, positions = chain(rotation_matrices(rotations.astype(np.float64)), frame.joints)
    return MotionTrack(
        np.arange(count) / FPS,
        rotations,
        np.zeros((count, len(FACE_UNITS)), np.float32),
        frame.measure(world, positions).astype(np.float32),
        (),
        flags(count),
    )


def flags(count: int) -> np.ndarray:
    """(T, 2): the left hand goes through all flags, the right one is always measured."""
    chosen = np.full((count, 2), HandFlag.MEASURED, np.uint8)
    for place, flag in enumerate(
        (HandFlag.RECOVERED, HandFlag.INTERPOLATED, HandFlag.REJECTED, HandFlag.MISSING)
    ):
        chosen[2 + 2 * place : 4 + 2 * place, 0] = flag
    return chosen


def landmarks(count: int = 30) -> LandmarkTrack:
    """Both hands, shoulders and a face: the hands move right by two pixels per frame."""
    width, height = CLIP_SIZE
    pose = np.full((count, 33, 4), np.nan, np.float32)
    for point, x, y in ((11, 100, 60), (12, 60, 60), (13, 110, 90), (14, 50, 90)):
        pose[:, point] = (x, y, 0, 1)
    finger, joint = np.meshgrid(np.arange(5), np.arange(1, 5), indexing="ij")
    hand = np.concatenate(
        [[[0, 0]], np.stack([finger * 5 - 10, -6 * joint], -1).reshape(20, 2)]
    ).astype(np.float32)
    hands = np.zeros((count, 2, 21, 3), np.float32)
    for side, start in enumerate((96, 34)):
        hands[:, side, :, :2] = hand + np.array([start, 100])
        hands[:, side, :, 0] += 0.5 * np.arange(count)[:, None]
    face = np.full((count, 478, 3), np.nan, np.float32)
    face[:, :50] = np.random.default_rng(1).uniform((70, 15, 0), (90, 45, 1), (50, 3))
    return LandmarkTrack(
        pts=np.arange(count) / FPS,
        size=(width, height),
        pose=pose,
        pose_world=pose.copy(),
        hands=hands,
        hands_world=hands / 1000,
        hand_scores=np.ones((count, 2, 2), np.float32),
        face=face,
        flags=flags(count),
    )


def numbered_clip(file: Path, count: int = 30) -> Path:
    """A video whose pictures tell their number: six squares in the first row are its bits."""
    width, height = CLIP_SIZE
    with VideoWriter(file, size=CLIP_SIZE, fps=FPS) as writer:
        for number in range(count):
            picture = np.full((height, width, 3), 60, np.uint8)
            for bit in range(6):
                picture[:_CELL, bit * _CELL : (bit + 1) * _CELL] = 235 if number >> bit & 1 else 20
            writer.write(picture)
    return file


def number_of(picture: np.ndarray) -> int:
    """The number that a picture (H, W, 3) of a numbered clip tells, at any size."""
    scale = picture.shape[1] / CLIP_SIZE[0]
    bits = [
        picture[int(_CELL / 2 * scale), int((bit + 0.5) * _CELL * scale)].mean() > 128
        for bit in range(6)
    ]
    return sum(1 << bit for bit, is_set in enumerate(bits) if is_set)
