"""Contact sheets of real recordings: the pictures around each bound of a sign, to be looked at.

python -m tests.benchmarks.phase_sheets VIDEOS PICTURES
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from app.capture.video import VideoFile
from app.core.progress import Silent
from app.jobs.tasks import track_file
from app.jobs.tasks.extract import run
from app.motion.phases import find_phases
from lexicon_db.codec import decode_track
from lexicon_db.errors import KnownError
from lexicon_db.records import Hand, Phases, SourceKind
from lexicon_db.tracks import MotionTrack, TrackKind

_STEPS = (-0.2, -0.1, 0.0, 0.1, 0.2)
_TILE = 220


def main(videos: Path, pictures: Path) -> None:
    """Write a sheet for each video that can be tracked, and the bounds of all into phases.csv."""
    pictures.mkdir(parents=True, exist_ok=True)
    lines = ["file,onset,stroke_start,stroke_end,offset,last_frame"]
    for video in sorted(videos.glob("*.mp4")):
        try:
            motion = _track(video)
        except KnownError as error:
            lines.append(f"{video.name},{error.why}")
            continue
        phases = find_phases(motion, Hand.RIGHT)
        sheet(video, phases).save(pictures / f"{video.stem}.png")
        bounds = (*_bounds(phases).values(), motion.pts[-1] - motion.pts[0])
        lines.append(",".join([video.name, *(f"{bound:.3f}" for bound in bounds)]))
    (pictures / "phases.csv").write_text("\n".join(lines) + "\n")


def sheet(video: Path, phases: Phases) -> Image.Image:
    """A row for each bound: the frames a fifth and a tenth of a second before, at, and after it."""
    with VideoFile(video) as source:
        pts, size = source.info.pts, (source.info.width, source.info.height)
        height = round(_TILE * size[1] / size[0])
        page = Image.new("RGB", (_TILE * len(_STEPS), height * 4))
        draw = ImageDraw.Draw(page)
        for row, (name, bound) in enumerate(_bounds(phases).items()):
            for column, step in enumerate(_STEPS):
                index = int(np.abs(pts - (bound + step)).argmin())
                tile = Image.fromarray(source.frame(index).rgb).resize((_TILE, height))
                corner = (column * _TILE, row * height)
                page.paste(tile, corner)
                words = f"{name} {step:+.1f} s, frame {index}" if step else f"{name} {bound:.2f} s"
                draw.rectangle((*corner, corner[0] + 150, corner[1] + 14), fill="black")
                draw.text((corner[0] + 3, corner[1] + 1), words, fill="white" if step else "yellow")
    return page


def _track(video: Path) -> MotionTrack:
    wish = {
        "recording": str(video),
        "name": video.name,
        "kind": SourceKind.VIDEO,
        "start": 0.0,
        "end": 1e6,
        "dominance": Hand.RIGHT,
        "body": None,
    }
    with tempfile.TemporaryDirectory() as folder:
        run(wish, Path(folder), Silent())
        track = decode_track(track_file(Path(folder), TrackKind.MOTION).read_bytes())
    assert isinstance(track, MotionTrack)
    return track


def _bounds(phases: Phases) -> dict[str, float]:
    return {
        "onset": phases.onset,
        "stroke start": phases.stroke_start,
        "stroke end": phases.stroke_end,
        "offset": phases.offset,
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("videos", type=Path)
    parser.add_argument("pictures", type=Path)
    arguments = parser.parse_args()
    main(arguments.videos, arguments.pictures)
