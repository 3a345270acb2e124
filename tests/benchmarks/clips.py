"""What becomes of real clips, messy ones included: a motion track, or a reason why not."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from app.cli.bench import Measure
from app.studio.ingest import add_file
from app.studio.lexicons import create_lexicon
from app.studio.tracking import make_tracks_here
from lexicon_db.errors import KnownError
from lexicon_db.takes import get_take
from lexicon_db.tracks import MotionTrack
from lexicon_db.trackstore import latest_track
from tests.benchmarks.data import DATA


def measures() -> Iterator[Measure]:
    """How many of the clips give a motion track; refusals are told on the way."""
    clips = sorted((DATA / "clips").rglob("*.mp4"))
    if not clips:
        return
    tracked = refused = 0
    with (
        tempfile.TemporaryDirectory() as folder,
        create_lexicon(Path(folder) / "lexicon", "Clips", "und") as lexicon,
    ):
        for clip in clips:
            try:
                take = add_file(lexicon, clip, gloss=clip.stem).take
                make_tracks_here(lexicon, get_take(lexicon, take), Path(folder) / "job")
            except KnownError as error:
                refused += 1
                yield Measure(f"{clip.name} refused: {error.why}", 1, "clip")
                continue
            tracked += latest_track(lexicon, take, MotionTrack) is not None
    yield Measure("real clips that give a motion track", tracked, f"of {len(clips)}", least=28)
    yield Measure(
        "real clips without a track and without a reason",
        len(clips) - tracked - refused,
        f"of {len(clips)}",
        most=0,
    )
