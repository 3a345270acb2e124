"""Makes `sentence.webp` anew: ``python -m resources.welcome``. It takes about a minute."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image

from app.body.kinematics import rest_joints
from app.body.model import load_body
from app.rendering.camera import signing_space
from app.rendering.mannequin import Mannequin
from app.rendering.movie import Performance, Stage, frames
from app.studio.composing import compose
from app.studio.lexicons import open_lexicon
from app.studio.sample import sample_lexicon
from lexicon_db.utterances import list_utterances

_NAME: Final = "joy"
_SIZE: Final = (360, 360)
_FPS: Final = 16
_QUALITY: Final = 62


def make(file: Path) -> None:
    """Write the sentence as a moving picture with a transparent background."""
    with open_lexicon(sample_lexicon()) as lexicon:
        utterance = next(one for one in list_utterances(lexicon) if one.name == _NAME)
        trajectory = compose(lexicon, utterance.slots).resampled(_FPS)
    model = load_body()
    joints = rest_joints(model, None, None).astype(np.float32)
    camera = signing_space(joints, _SIZE)
    performance = Performance(trajectory.rotations, trajectory.face)
    seen = list(frames(performance, Mannequin(model), Stage(camera, None, labels=())))
    pictures = [Image.fromarray(np.ascontiguousarray(frame), "RGBA") for frame in seen]
    pictures[0].save(
        file,
        save_all=True,
        append_images=pictures[1:],
        duration=round(1000 / _FPS),
        loop=0,
        quality=_QUALITY,
        method=6,
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["XDG_DOCUMENTS_DIR"] = scratch
        os.environ["KINELEX_PROFILE"] = f"{scratch}/profile"
        made = Path(__file__).with_name("sentence.webp")
        make(made)
        print(made, made.stat().st_size // 1000, "kB")
