"""Builds the sample lexicon's motion files from the letters inside the package spoken-to-signed.

    pip download --no-deps spoken-to-signed==0.4.0 && unzip spoken_to_signed-0.4.0-py3-none-any.whl
    python -m resources.sample_lexicon.build --package spoken_to_signed

The package (MIT licence) carries letters of many fingerspelling alphabets as .pose files. Those of
American Sign Language are fitted to the default body and written as SMPL-X motion.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
from pathlib import Path
from typing import Final

import numpy as np

from app.body.fitting.take import fit_take
from app.body.model import load_body
from app.body.normalization import motion_track
from app.core.progress import Silent
from app.extraction.cleaning import clean_landmarks
from app.interchange.pose import read_pose
from app.interchange.smplx_npz import SmplxMotion, write_motion
from lexicon_db.tracks import RIGHT, MotionTrack

FOLDER: Final = Path(__file__).parent

#: The letters whose handshape one camera tells. In A, E, M, N, S and T the fingers are closed
#: towards the camera: without depth, fitted fists come out half open, and a half-open fist would
#: be another letter.
LETTERS: Final = "BCDFGHIJKLOPQRUVWXYZ"
#: Letters that move: their stroke is all that was recorded.
_MOVING: Final = "JZ"
_SIGNED_LANGUAGE: Final = "ase"
#: A hand slower than this holds its letter; shoulder widths per second.
_HOLD_SPEED: Final = 0.7


def build(package: Path) -> None:
    """Fit and write all letters, and what is known of where they come from."""
    folder = package / "assets" / "fingerspelling_lexicon"
    with (folder / "index.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["signed_language"] == _SIGNED_LANGUAGE]
    sources = {row["words"]: folder / row["path"] for row in rows if row["spoken_language"] == "en"}
    model = load_body()
    letters = []
    for letter in LETTERS:
        source = sources[letter]
        cleaned = clean_landmarks(read_pose(source))
        motion = motion_track(fit_take(cleaned, model, Silent()), cleaned, model)
        count = len(motion.pts)
        fps = round((count - 1) / float(motion.pts[-1]), 3)
        write_motion(
            FOLDER / f"{letter}.npz",
            SmplxMotion(
                fps=fps,
                poses=motion.rotations.reshape(count, -1).astype(np.float64),
                trans=np.zeros((count, 3)),
                face=motion.face,
            ),
        )
        digest = hashlib.sha256(source.read_bytes()).hexdigest()
        letters.append(
            {
                "letter": letter,
                "source": source.name,
                "sha256": digest,
                "phases": _phases(letter, motion),
            }
        )
        print(letter, count, "frames")
    provenance = {
        "package": "spoken-to-signed 0.4.0",
        "licence": "MIT, (c) 2026 ZurichNLP; text in LICENSE",
        "signed_language": _SIGNED_LANGUAGE,
        "body": model.hash,
        "letters": letters,
    }
    text = json.dumps(provenance, indent=2) + "\n"
    (FOLDER / "provenance.json").write_text(text, encoding="utf-8")


def _phases(letter: str, motion: MotionTrack) -> list[float]:
    """Bounds of preparation, stroke and retraction in seconds.

    The source cuts its clips within the movement between letters, so that they begin and end at
    full speed. The stroke of a letter that does not move is the longest time its hand holds.
    """
    last = float(motion.pts[-1])
    places = motion.anchors[:, RIGHT, 0].astype(np.float64)
    speed = np.linalg.norm(np.gradient(places, motion.pts, axis=0), axis=1)
    holds = np.concatenate([[False], speed < _HOLD_SPEED, [False]])
    if letter in _MOVING or not holds.any():
        return [0.0, 0.0, last, last]
    first, end = np.flatnonzero(np.diff(holds.astype(np.int8))).reshape(-1, 2).T
    longest = int(np.argmax(end - first))
    held = [float(motion.pts[first[longest]]), float(motion.pts[end[longest] - 1])]
    return [0.0, *(round(second, 3) for second in held), last]


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Build the motion files of the sample lexicon.")
    parser.add_argument("--package", type=Path, required=True, help="unpacked spoken_to_signed")
    build(parser.parse_args().package)


if __name__ == "__main__":
    main()
