"""A recorder at work without a pause, for tests that end it at any moment.

    python -m tests.benchmarks.film_until_killed FOLDER

Records the synthetic camera at 720p60. Says on standard output, one JSON object per line: the
``encoder`` once its process runs, each frame's ``number`` once it is handed over, the first frame
that belongs to the recording as its ``start``, and the ``file`` of a recording that is finished.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.capture.recorder import Recorder
from app.capture.recording_messages import Finished, Started
from app.capture.synthetic_camera import SyntheticCamera
from tests.benchmarks.watching import children

if TYPE_CHECKING:
    from app.capture.camera import CameraFrame


def film(folder: Path) -> None:
    """Record until the process ends."""
    camera = SyntheticCamera()
    recorder = Recorder(folder, camera.info)
    while not recorder.is_ready:
        time.sleep(0.01)

    def deliver(frame: CameraFrame) -> None:
        recorder.feed(frame)
        _say(number=frame.number)

    camera.start(deliver, lambda error: _say(trouble=str(error)))
    recorder.begin(0.0)
    while True:
        for event in recorder.poll():
            if isinstance(event, Started):
                (encoder,) = children(os.getpid(), "spawn_main")
                _say(start=round(event.start * camera.info.fps), encoder=encoder)
            elif isinstance(event, Finished):
                _say(file=str(event.file))
        time.sleep(0.01)


def _say(**words: Any) -> None:
    # One call, so that a line is there whole or not at all.
    os.write(sys.stdout.fileno(), json.dumps(words).encode() + b"\n")


if __name__ == "__main__":
    film(Path(sys.argv[1]))
