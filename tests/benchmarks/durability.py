"""Whether anything is lost when the application is killed at any moment of its work."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from app.capture.video import VideoFile
from app.capture.writer import VideoWriter
from app.cli.bench import Measure
from app.core.paths import resource
from app.studio.lexicons import create_lexicon, open_lexicon
from lexicon_db.entries import get_entries
from lexicon_db.recordings import list_recordings
from lexicon_db.records import EntryId, TakeId
from lexicon_db.store import Lexicon
from lexicon_db.takes import active_takes, get_take
from lexicon_db.tracks import TrackKind
from lexicon_db.trackstore import latest_infos, takes_without
from lexicon_db.utterances import find_utterance
from tests.benchmarks.work_until_killed import SLOTS

_ROOT: Final = Path(__file__).parents[2]
#: Seconds before a kill, at most: from the start of the work, in which the worker starts, too; and
#: from the first tracks, after which they come quickly.
_LONGEST: Final = {"ready": 5.0, "tracks": 2.0}
_SECONDS_FOR_TRACKS: Final = 60.0
_SECONDS_FOR_WORKERS_TO_END: Final = 10.0
#: Numbers of signs and edits that one life of the application can use.
_NUMBERS: Final = 100_000
_KINDS: Final = ("recordings", "tracks", "edits")
_ACTIVITIES: Final = ("import", "extraction", "editing")

Line = dict[str, Any]


def measures() -> Iterator[Measure]:
    """What 50 kills leave behind."""
    found = durability()
    for activity in _ACTIVITIES:
        what = f"kills during {activity}"
        yield Measure(what, found[what], f"of {found['kills']:.0f}")
    for kind in _KINDS:
        yield Measure(
            f"acknowledged {kind} that were lost",
            found[f"{kind} lost"],
            f"of {found[f'{kind} acknowledged']:.0f}",
            most=0,
        )
    yield Measure("findings of check after kills", found["findings"], "findings", most=0)
    yield Measure("workers that outlived it", found["workers left"], "workers", most=0)
    yield Measure("takes never extracted afterwards", found["takes left"], "takes", most=0)


def durability(kills: int = 50, *, seed: int = 20261123) -> dict[str, float]:
    """Kill the application while it imports, extracts and edits; look after each kill.

    Args:
        kills: How often; each time with SIGKILL, at a random moment: counted from the start of the
            work and from the first tracks in turn.
        seed: Of the moments.

    Returns:
        ``kills``; ``kills during`` import, extraction and editing (extraction and editing overlap);
        for recordings, tracks and edits how many were ``acknowledged`` and how many of these were
        ``lost``; ``findings`` of the check after each kill; ``workers left`` that outlived their
        application; ``takes left`` without tracks once the work was taken up again.
    """
    moments = random.Random(seed)
    counts: Counter[str] = Counter({"kills": kills, "findings": 0, "workers left": 0})
    counts.update({f"{kind} {word}": 0 for kind in _KINDS for word in ("acknowledged", "lost")})
    with tempfile.TemporaryDirectory() as place:
        folder, material = Path(place) / "lexicon", Path(place) / "material"
        _prepare(folder, material)
        told: list[Line] = []
        worst: Counter[str] = Counter()
        for life in range(kills):
            since = "tracks" if life % 2 else "ready"
            seconds = moments.uniform(0.0, _LONGEST[since])
            lines, outlived = _killed(folder, material, life * _NUMBERS, (since, seconds))
            counts["workers left"] += outlived
            counts.update(f"kills during {activity}" for activity in _under_way(lines))
            told += lines
            with open_lexicon(folder) as lexicon:
                counts["findings"] += len(lexicon.check())
                worst |= lost(lexicon, told)
        counts.update(_acknowledged(told))
        counts.update(worst)
        counts["takes left"] = _take_up_again(
            folder, [TakeId(line["wanted"]) for line in told if "wanted" in line]
        )
    return dict(counts)


def _prepare(folder: Path, material: Path) -> None:
    create_lexicon(folder, "Durability", "ase").close()
    material.mkdir()
    shutil.copy(resource("sample_lexicon", "W.npz"), material / "letter.npz")
    with (
        VideoFile(resource("demo_recordings", "W.mp4")) as video,
        VideoWriter(material / "clip.mp4", size=(320, 240), fps=25) as clip,
    ):
        for frame in video.frames(30, 38):
            clip.write(frame.rgb[::3, ::3].copy())


def _killed(
    folder: Path, material: Path, start: int, moment: tuple[str, float]
) -> tuple[list[Line], int]:
    """Let the application work until a moment; return what it said, and who outlived it.

    Args:
        folder: The lexicon.
        material: What it adds.
        start: Its first number.
        moment: A word that it says, and the seconds after that.
    """
    program = [sys.executable, "-m", "tests.benchmarks.work_until_killed"]
    with tempfile.TemporaryDirectory() as place:
        said = Path(place) / "said"
        # A file, not a pipe: a full pipe would make the application wait instead of work.
        with said.open("wb") as output:
            child = subprocess.Popen(
                [*program, str(folder), str(material), str(start)],
                stdout=output,
                cwd=_ROOT,
                env=_environment(folder),
                start_new_session=True,
            )
        since, seconds = moment
        end = time.monotonic() + _SECONDS_FOR_TRACKS
        while f'"{since}"'.encode() not in said.read_bytes() and time.monotonic() < end:
            if child.poll() is not None:
                raise RuntimeError("the application ended by itself")
            time.sleep(0.02)
        time.sleep(seconds)
        child.kill()
        child.wait()
        return [json.loads(line) for line in said.read_bytes().split(b"\n")[:-1]], _outlived(
            child.pid
        )


def _environment(folder: Path) -> dict[str, str]:
    """Settings of nobody, and one thread, as two programs share the machine."""
    profile = folder.parent / "profile"
    return {**os.environ, "KINELEX_PROFILE": str(profile), "OMP_NUM_THREADS": "1"}


def _outlived(group: int) -> int:
    """1 if some process of a group is still there after some seconds, else 0."""
    end = time.monotonic() + _SECONDS_FOR_WORKERS_TO_END
    while time.monotonic() < end:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return 0
        time.sleep(0.02)
    return 1


def _under_way(lines: list[Line]) -> list[str]:
    """What had begun and had not ended."""
    balance: Counter[str] = Counter()
    for line in lines:
        balance[line.get("began", "")] += 1
        balance[line.get("ended", "")] -= 1
    return [activity for activity in _ACTIVITIES if balance[activity] > 0]


def _kind(line: Line) -> str | None:
    """What a line acknowledges, if it does."""
    if "sign" in line:
        return "recordings"
    if "tracks" in line:
        return "tracks"
    return "edits" if line.keys() & {"note", "phases", "utterance"} else None


def _acknowledged(lines: list[Line]) -> Counter[str]:
    kinds = [kind for kind in map(_kind, lines) if kind]
    return Counter(f"{kind} acknowledged" for kind in kinds)


def lost(lexicon: Lexicon, lines: list[Line]) -> Counter[str]:
    """How much of what was acknowledged is not there; later edits replace earlier ones."""
    state = _state(lexicon, [EntryId(line["entry"]) for line in lines if "sign" in line])
    losses: Counter[str] = Counter()
    for line in lines:
        if "sign" in line:
            there = state.recordings.get(line["take"])
            losses["recordings lost"] += there != (line["sign"], line["recording"])
        elif "tracks" in line:
            losses["tracks lost"] += state.tracks.get(line["take"]) != line["tracks"]
    for name, number in _latest_edits(lines).items():
        losses["edits lost"] += state.edits.get(name, -1) < number
    return losses


class _State(NamedTuple):
    """What a lexicon holds.

    Attributes:
        recordings: For each take its sign and the hash of its recording.
        tracks: For each take the sorted hashes of its tracks.
        edits: For each thing that is edited the number of its latest edit; half an edit is none.
    """

    recordings: dict[str, tuple[str, str]]
    tracks: dict[str, list[str]]
    edits: dict[str, int]


def _state(lexicon: Lexicon, ids: list[EntryId]) -> _State:
    entries = {entry.id: entry for entry in get_entries(lexicon, ids)}
    takes = active_takes(lexicon, ids).values()
    kept = {recording.sha256 for recording in list_recordings(lexicon)}
    tracks: dict[str, list[str]] = {}
    for kind in TrackKind:
        for take, info in latest_infos(lexicon, [take.id for take in takes], kind).items():
            tracks[take] = sorted([*tracks.get(take, ()), info.sha256])
    edits: dict[str, int] = {}
    for entry in entries.values():
        if entry.tags == (f"tag{entry.note}",):
            edits[entry.id] = int(entry.note)
    for one in takes:
        if one.phases is not None and one.phases_by_hand:
            edits[one.id] = round(one.phases.offset - 1)
    utterance = find_utterance(lexicon, "latest")
    pauses = [] if utterance is None else [slot.pause for slot in utterance.slots]
    if len(pauses) == SLOTS and len(set(pauses)) == 1:
        edits["utterance"] = round(pauses[0])
    recordings = {
        one.id: (entries[one.entry].id_gloss, one.recording.sha256)
        for one in takes
        if one.recording.sha256 in kept
    }
    return _State(recordings, tracks, edits)


def _latest_edits(lines: list[Line]) -> dict[str, int]:
    """The latest acknowledged edit of everything that was edited."""
    said: dict[str, int] = {}
    for line in lines:
        if "note" in line:
            said[line["entry"]] = line["note"]
        elif "phases" in line:
            said[line["take"]] = line["phases"]
        elif "utterance" in line:
            said["utterance"] = line["utterance"]
    return said


def _take_up_again(folder: Path, takes: list[TakeId]) -> int:
    """Extract what was interrupted, as a person would; return how many takes have no tracks."""
    with open_lexicon(folder) as lexicon:
        entries = get_entries(lexicon, [get_take(lexicon, take).entry for take in takes])
    glosses = [entry.id_gloss for entry in entries]
    program = [sys.executable, "main.py", "--lexicon", str(folder), "--workers", "1", "extract"]
    subprocess.run(
        [*program, *glosses],
        cwd=_ROOT,
        env=_environment(folder),
        check=False,
        capture_output=True,
    )
    with open_lexicon(folder) as lexicon:
        return len(set(takes) & set(takes_without(lexicon, TrackKind.MOTION)))
