"""Films the demo's recordings: the mannequin signs letters of the sample lexicon in a room.

    python -m resources.demo_recordings.build

Each recording begins and ends with the arms at rest, as recordings of a lexicon do. Nobody was
filmed, and every joint is known: the recordings also measure the way from video to motion.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.body.kinematics import forward_kinematics
from app.body.model import BodyModel, load_body
from app.capture.writer import VideoWriter
from app.core.paths import resource
from app.interchange.smplx_npz import read_motion
from app.motion.rotations import exp, log, slerp
from app.rendering.camera import Camera, framing
from app.rendering.mannequin import Mannequin
from app.rendering.movie import Performance
from app.rendering.recording import Sensor, record
from lexicon_db.tracks import FACE_UNITS, JOINT_NAMES

FOLDER: Final = Path(__file__).parent

#: The letters of the demo, in the order in which it signs them.
LETTERS: Final = "WORLD"

_FPS: Final = 25
_SIZE: Final = (960, 720)
_REST_SECONDS: Final = 0.6
_MOVE_SECONDS: Final = 0.52
#: A signer who is not the mean body, so that the demo has something to free the motion from.
BETAS: Final = (0.4, -0.6, 0.5, 0.3, -0.4, 0.2, 0.0, 0.0, 0.0, 0.0)
_SKIN: Final = 2
#: H.264 quality: the noise of the camera is kept, at a size that a repository bears.
_CRF: Final = 24

_HANGING: Final = {"shoulder": (0.0, 0.0, -1.25), "elbow": (0.0, -0.3, 0.0)}
_RELAXED: Final = (0.3, 0.45, 0.25)


def performance(letter: str) -> Performance:
    """A letter between rests, (T, 55, 3), at the frame rate of the recordings."""
    signed = _stroke(letter)
    rest = _resting()
    left = [number for number, name in enumerate(JOINT_NAMES) if name.startswith("left_")]
    signed[:, left] = rest[left]
    still = np.repeat(rest[None], round(_REST_SECONDS * _FPS), axis=0)
    rotations = np.concatenate(
        [still, _between(rest, signed[0]), signed, _between(signed[-1], rest), still]
    )
    face = np.zeros((len(rotations), len(FACE_UNITS)), np.float32)
    for side in ("Left", "Right"):
        face[2:6, FACE_UNITS.index(f"eyeBlink{side}")] = (0.5, 1.0, 0.8, 0.3)
    return Performance(rotations.astype(np.float32), face)


def camera(model: BodyModel) -> Camera:
    """A camera at eye height that sees the signer from the hips up."""
    joints = forward_kinematics(model, np.zeros((1, 55, 3)), np.array(BETAS))[1][0]
    shoulders = joints[[16, 17]].mean(axis=0)
    away = np.array([(x, y, 0.0) for x in (-0.5, 0.5) for y in (-0.62, 0.42)])
    return framing((shoulders + away).astype(np.float32), _SIZE, distance=1.9)


def build() -> None:
    """Film all letters."""
    model = load_body()
    signer = Mannequin(model, skin=_SKIN, betas=np.array(BETAS, np.float32))
    for number, letter in enumerate(LETTERS):
        sensor = Sensor(noise=0.006, shutter=0.35, seed=number)
        file = FOLDER / f"{letter}.mp4"
        with VideoWriter(file, size=_SIZE, fps=_FPS, crf=_CRF) as video:
            for picture in record(performance(letter), signer, camera(model), sensor=sensor):
                video.write(picture)
        print(file.name, file.stat().st_size, "bytes")


def _stroke(letter: str) -> NDArray[np.float64]:
    """(T, 55, 3): the letter without what its clip has of the movement between letters."""
    motion = read_motion(resource("sample_lexicon", f"{letter}.npz"))
    provenance = json.loads(resource("sample_lexicon", "provenance.json").read_text("utf-8"))
    known = next(item for item in provenance["letters"] if item["letter"] == letter)
    first, last = (round(second * motion.fps) for second in known["phases"][1:3])
    return motion.poses.reshape(len(motion.poses), -1, 3)[first : last + 1]


def _resting() -> NDArray[np.float64]:
    """(55, 3): arms hang, fingers are a little bent."""
    rest = np.zeros((len(JOINT_NAMES), 3))
    for side, sign in (("left", 1), ("right", -1)):
        for joint, (x, y, z) in _HANGING.items():
            rest[JOINT_NAMES.index(f"{side}_{joint}")] = (x, sign * y, sign * z)
        for finger in ("index", "middle", "ring", "pinky"):
            for bone, bend in enumerate(_RELAXED, start=1):
                rest[JOINT_NAMES.index(f"{side}_{finger}{bone}"), 2] = -sign * bend
    return rest


def _between(start: NDArray[np.float64], end: NDArray[np.float64]) -> NDArray[np.float64]:
    """A minimum-jerk movement (Flash & Hogan 1985) from one pose to another, without both."""
    count = round(_MOVE_SECONDS * _FPS)
    time = np.arange(1, count) / count
    share = time**3 * (10 - 15 * time + 6 * time**2)
    return log(slerp(exp(start)[None], exp(end)[None], share[:, None]))


if __name__ == "__main__":
    build()
