"""Damaged and hostile files for every reader of formats: read or refused, soon, in little memory.

Files that are sound are damaged at random: bytes are changed, put in, left out, repeated, cut off.
``KINELEX_FUZZ_SECONDS`` says for how long (60), ``KINELEX_FUZZ_SEED`` how to begin (1); the same
seed makes the same files.
"""

from __future__ import annotations

import json
import os
import random
import resource
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from app.body.model import load_body
from app.cli.bench import Measure
from app.core.paths import resource as project_file
from app.interchange.ecv import Term, Vocabulary, encode_ecv, read_ecv
from app.interchange.elan_file import Annotation, Constraint, Tier, read_elan
from app.interchange.elan_writing import Contents, encode_elan
from app.interchange.filming import film_motion
from app.interchange.mediapipe_json import read_mediapipe_json
from app.interchange.pose import read_pose, write_pose
from app.interchange.pose_layout import PoseLayout
from app.interchange.smplx_npz import SmplxMotion, read_motion
from app.studio.tables import read_lines
from lexicon_db.errors import KnownError
from tests.benchmarks.data import DATA

_SPLINTERS = (
    b"\xff\xff\xff\xff", b"\0\0\0\0", b"\0\0\xc0\x7f", b"\xff\xff\x7f\x7f", b'<!ENTITY x "y">',
    b"&x;", b'"', b"\t", b"\n", b"|", b"99999999", b"-1", b"NaN", b"1e999", b"[", b"{", b"null",
)  # fmt: skip

Reader = Callable[[Path], Any]


def measures() -> Iterator[Measure]:
    """How many damaged files were read or refused, and what they cost."""
    seconds = float(os.environ.get("KINELEX_FUZZ_SECONDS", "60"))
    chance = random.Random(int(os.environ.get("KINELEX_FUZZ_SEED", "1")))
    tried: Counter[str] = Counter()
    crashes, slowest = 0, 0.0
    with tempfile.TemporaryDirectory() as name, warnings.catch_warnings():
        warnings.simplefilter("error")
        folder = Path(name)
        kinds = _kinds(folder)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            suffix = chance.choice(sorted(kinds))
            sound, read = kinds[suffix]
            file = folder / f"damaged{suffix}"
            file.write_bytes(_damaged(chance.choice(sound), chance))
            begun = time.process_time()
            crashes += _crashes(read, file)
            slowest = max(slowest, time.process_time() - begun)
            tried[suffix] += 1
    for suffix, count in sorted(tried.items()):
        yield Measure(f"damaged {suffix} files", count, "")
    yield Measure("crashes", crashes, "", most=0)
    yield Measure("slowest file", slowest, "CPU s", most=5)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield Measure("most memory of the whole run", peak, "MB", most=1024)


def _crashes(read: Reader, file: Path) -> bool:
    """Whether a reader neither reads nor refuses a file; such a file is kept for whoever looks."""
    try:
        read(file)
    except KnownError:
        return False
    except Exception as error:  # noqa: BLE001 - whatever it is, it is counted
        kept = Path(tempfile.gettempdir()) / f"kinelex-crash-{time.time_ns()}{file.suffix}"
        kept.write_bytes(file.read_bytes())
        print(f"{type(error).__name__}: {error} ({kept})")  # noqa: T201 - for whoever looks
        return True
    return False


def _damaged(sound: bytes, chance: random.Random) -> bytes:
    content = bytearray(sound)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        if not content:
            break
        # Headers are short and decide most.
        place = chance.randrange(len(content) if chance.random() < 0.5 else min(len(content), 3000))
        splinter = chance.choice(_SPLINTERS)
        other = chance.randrange(len(content))
        way = chance.randrange(6)
        if way == 0:
            content[place] = chance.randrange(256)
        elif way == 1:
            content[place : place + len(splinter)] = splinter
        elif way == 2:
            content[place:place] = splinter
        elif way == 3:
            del content[place : place + chance.randrange(1, 64)]
        elif way == 4:
            content[place:place] = content[other : other + chance.randrange(1, 200)]
        else:
            del content[place + 1 :]
    return bytes(content)


def _kinds(folder: Path) -> dict[str, tuple[list[bytes], Reader]]:
    """Sound files of each kind, those of other people among them, and what reads them."""
    motion = read_motion(project_file("sample_lexicon", "W.npz"))
    short = SmplxMotion(motion.fps, motion.poses[:6], motion.trans[:6], motion.face[:6])
    landmarks = film_motion(short, load_body())
    poses = []
    for layout in PoseLayout:
        for version in (0.1, 0.2):
            write_pose(folder / "sound.pose", landmarks, layout=layout, version=version)
            poses.append((folder / "sound.pose").read_bytes())
    gloss = Tier("Gloss", (Annotation(0, 9, "A", "a1"), Annotation(9, 20, "B", "a2")), "gloss")
    parts = (Annotation(0, 9, "x", refers_to="a1"),)
    more = Tier("More", parts, "more", Constraint.SYMBOLIC_SUBDIVISION, "Gloss")
    terms = (Term("cve1", (("und", "A", ""), ("eng", "a", "first"))),)
    point = {"x": 0.5, "y": 0.5, "z": 0.0}
    frame = {"pose_landmarks": [point] * 33, "rightHandLandmarks": [[0.5, 0.5, 0.0]] * 21}
    document = {"fps": 25, "width": 64, "height": 48, "frames": [frame] * 2}
    table = 'ID Gloss,Senses (eng)\n$INDEX1,"I, me | one"\nICH1*,ich\n'
    kinds: dict[str, tuple[list[bytes], Reader]] = {
        ".pose": (poses, read_pose),
        ".eaf": ([encode_elan(Contents((gloss, more)))], read_elan),
        ".ecv": ([encode_ecv((Vocabulary("signs", terms),), {})], read_ecv),
        ".json": ([json.dumps(document).encode()], read_mediapipe_json),
        ".npz": ([project_file("sample_lexicon", "W.npz").read_bytes()], read_motion),
        ".csv": ([table.encode()], _read_table),
    }
    for suffix, (sound, _) in kinds.items():
        others = (path for path in sorted(DATA.glob(f"*/*{suffix}")) if path.is_file())
        sound += [path.read_bytes() for path in others if 0 < path.stat().st_size < 200_000]
    return kinds


def _read_table(file: Path) -> object:
    return read_lines(file, lambda why: KnownError("It was not read.", why, "Try another."))
