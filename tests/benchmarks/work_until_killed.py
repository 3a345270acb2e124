"""A person at work without a pause, for tests that end the application at any moment.

    python -m tests.benchmarks.work_until_killed LEXICON MATERIAL START

Does what the window does, with the same functions and a worker process: adds recordings, has them
extracted, edits meanwhile. Says on standard output what it begins, and what is done: only after the
function that did it has returned, and at once.
"""

from __future__ import annotations

import itertools
import json
import sys
import zipfile
from pathlib import Path
from typing import Any, Final

from app.studio.ingest import Added, add_file
from app.studio.job_completions import make_runner
from app.studio.lexicons import open_lexicon
from app.studio.tracking import request_tracks
from lexicon_db.entries import edit_entries
from lexicon_db.jobs import get_job
from lexicon_db.records import JobId, JobState, Phases, Slot, TakeId
from lexicon_db.takes import set_phases
from lexicon_db.trackstore import track_infos
from lexicon_db.utterances import save_utterance

#: Slots of the utterance that is written again and again.
SLOTS: Final = 3
#: Edits between two recordings, and recordings that wait for their tracks at a time.
_EDITS: Final = 3
_WAITING: Final = 3
#: One recording in so many is a video: the last of them.
_VIDEO_EVERY: Final = 10


def work(folder: Path, material: Path, start: int) -> None:
    """Work until the process ends.

    Args:
        folder: The lexicon.
        material: Folder with ``clip.mp4`` and ``letter.npz``, and room for copies of them.
        start: The first number for signs and edits, a multiple of ten; later ones are larger.
    """
    numbers, edits = itertools.count(start), itertools.count(start)
    waiting: dict[JobId, TakeId] = {}
    with open_lexicon(folder) as lexicon:
        runner = make_runner(lexicon, 1)
        _say(ready=start)
        while True:
            added = _add(lexicon, material, next(numbers))
            if len(waiting) < _WAITING:
                _say(began="extraction", wanted=added.take)
                waiting |= dict.fromkeys(request_tracks(lexicon, [added.take]).jobs, added.take)
            for number in itertools.islice(edits, _EDITS):
                runner.tick()
                _edit(lexicon, added, number)
            for job in [job for job in waiting if get_job(lexicon, job).state is JobState.DONE]:
                take = waiting.pop(job)
                hashes = [info.sha256 for info in track_infos(lexicon, take)]
                _say(ended="extraction", tracks=sorted(hashes), take=take)


def _add(lexicon: Any, material: Path, number: int) -> Added:
    """Add a recording whose content nobody has seen before."""
    if (number + 1) % _VIDEO_EVERY == 0:
        file = material / f"SIGN{number}.mp4"
        # An MP4 box that players skip: eight bytes of size and kind, then anything.
        box = b"free" + number.to_bytes(8, "big")
        content = (material / "clip.mp4").read_bytes()
        file.write_bytes(content + (len(box) + 4).to_bytes(4, "big") + box)
    else:
        file = material / f"SIGN{number}.npz"
        file.write_bytes((material / "letter.npz").read_bytes())
        with zipfile.ZipFile(file, "a") as archive:
            archive.writestr("number", str(number))
    _say(began="import")
    added = add_file(lexicon, file, signer="Ana")
    _say(
        ended="import",
        sign=file.stem,
        entry=added.entry,
        take=added.take,
        recording=added.recording.sha256,
    )
    file.unlink()
    return added


def _edit(lexicon: Any, added: Added, number: int) -> None:
    """Change fields of a sign, phases of its take, and an utterance."""
    _say(began="editing")
    edit_entries(lexicon, [added.entry], note=str(number), tags=(f"tag{number}",))
    _say(note=number, entry=added.entry)
    set_phases(lexicon, added.take, Phases(0.0, 0.1, 0.2, 1.0 + number), by_hand=True)
    _say(phases=number, take=added.take)
    save_utterance(lexicon, "latest", [Slot(added.entry, pause=float(number))] * SLOTS)
    _say(ended="editing", utterance=number)


def _say(**what: Any) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    work(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
