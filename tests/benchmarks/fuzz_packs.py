"""Whether a hostile pack can do more than being refused: random damage, and forgeries that fit.

``KINELEX_FUZZ_SECONDS`` sets how long (60 s), ``KINELEX_FUZZ_SEED`` the first seed. Every case
follows from its seed; seeds that found something are kept in ``KEPT_SEEDS`` and tried first.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import resource
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from itertools import chain, count
from pathlib import Path
from typing import Any, Final

from app.cli.bench import Measure
from app.studio.lexicons import create_lexicon
from lexicon_db.errors import KnownError
from lexicon_db.packs import strict_json
from lexicon_db.packs.importing import import_pack
from lexicon_db.packs.reading import Pack
from lexicon_db.packs.shapes import SHAPES
from lexicon_db.packs.undoing import undo_import
from lexicon_db.search import search_entries
from lexicon_db.store import Lexicon
from tests.unit.lexicon_db.packs.packing import fill, pack_of, resealed, tampered

#: Cases that once found something; each is tried first. None has yet: ten minutes from seed 1 were
#: 15,440 cases without a finding, and so were 300 with nothing but spoiled appearances.
KEPT_SEEDS: Final[tuple[int, ...]] = ()
_LONGEST: Final = 5.0
_MOST_MEGABYTES: Final = 1024.0
_NASTY: Final = (
    None, True, -1, 0, 2**63, 1e308, "", "../x", "\u202eevil", "a\u0301", "x" * 5000,
    [], {}, [[]], {"a": {"b": []}}, "NaN", "2026-99-99T00:00:00.000000Z", ".exe", "'; DROP TABLE",
)  # fmt: skip


def measures() -> Iterator[Measure]:
    """Crashes, hangs, writes elsewhere and memory."""
    seconds = float(os.environ.get("KINELEX_FUZZ_SECONDS", "60"))
    first = int(os.environ.get("KINELEX_FUZZ_SEED", "1"))
    with tempfile.TemporaryDirectory() as place:
        counts, worst, bad = fuzz(Path(place), seconds, first)
    yield Measure("cases", sum(counts[kind] for kind in ("refused", "imported")), "cases")
    yield Measure("refused with a reason", counts["refused"], "cases")
    yield Measure("sound after all, and imported", counts["imported"], "cases")
    yield Measure("crashes", counts["crash"], "cases", most=0)
    yield Measure("refused, but something was written", counts["written"], "cases", most=0)
    yield Measure("files outside of the lexicon", counts["outside"], "files", most=0)
    yield Measure("longest case, processor time", worst, "s", most=_LONGEST)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield Measure("most memory", memory, "MB", most=_MOST_MEGABYTES)
    for seed, trace in bad[:3]:
        print(f"seed {seed}:\n{trace}")  # noqa: T201 - what a person needs to repeat the case


def fuzz(
    place: Path, seconds: float, first: int
) -> tuple[Counter[str], float, list[tuple[int, str]]]:
    """Try cases until the time is up."""
    whole = _make(place)
    counts: Counter[str] = Counter()
    worst, bad = 0.0, []
    end = time.monotonic() + seconds
    outside = {path.name for path in place.iterdir()} | {"case.kinelexpack", "target"}
    with create_lexicon(place / "target", "Target", "ase") as target:
        before = _state(target)
        seeds = chain(KEPT_SEEDS, count(first))
        while time.monotonic() < end:
            seed = next(seeds)
            file = _case(random.Random(seed), whole, place / "case.kinelexpack")
            started = time.process_time()
            try:
                is_in = _try(target, file)
                counts["imported" if is_in else "refused"] += 1
                if not is_in and _state(target) != before:
                    counts["written"] += 1
                    bad.append((seed, "written although it was refused"))
            except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
                counts["crash"] += 1
                bad.append((seed, traceback.format_exc()))
            worst = max(worst, time.process_time() - started)
        counts["outside"] = len({path.name for path in place.iterdir()} - outside)
    return counts, worst, bad


def _make(place: Path) -> Path:
    with create_lexicon(place / "source", "Source", "ase") as lexicon:
        fill(lexicon, place)
        return pack_of(lexicon, place / "whole.kinelexpack").file


def _try(target: Lexicon, file: Path) -> bool:
    """Import a case into the target, and take it back; return whether it was sound."""
    try:
        with Pack.open(file) as pack:
            done = import_pack(target, pack)
            if done.import_id:
                undo_import(target, done.import_id)
    except KnownError:
        return False
    return True


def _state(target: Lexicon) -> tuple[int, int]:
    """How many signs and how many files there are."""
    files = [path for path in (target.folder / "media").rglob("*") if path.is_file()]
    return len(search_entries(target)), len(files)


def _case(chance: random.Random, whole: Path, file: Path) -> Path:
    if chance.random() < 0.4:
        data = bytearray(whole.read_bytes())
        for _ in range(chance.randint(1, 6)):
            _damage(chance, data)
        file.write_bytes(bytes(data))
    else:
        tampered(whole, file, lambda files: _forged(chance, files))
    return file


def _damage(chance: random.Random, data: bytearray) -> None:
    place = chance.randrange(max(len(data), 1))
    if chance.random() < 0.5:  # near the table of contents, where most is to be found
        place = max(len(data) - chance.randrange(1, 3000), 0)
    kind = chance.randrange(4)
    if kind == 0:
        data[place : place + 1] = bytes([chance.randrange(256)])
    elif kind == 1:
        del data[place : place + chance.randrange(1, 50)]
    elif kind == 2:
        data[place:place] = chance.randbytes(chance.randrange(1, 50))
    else:
        data[place : place + 4] = chance.choice(
            (b"\xff" * 4, b"\0" * 4, b"PK\x05\x06", b"PK\x01\x02")
        )


def _forged(chance: random.Random, files: dict[str, bytes]) -> dict[str, bytes]:
    """A pack in which some records were changed and all hashes fit."""
    changes = {}
    for _ in range(chance.randint(1, 2)):
        name = f"records/{chance.choice(list(SHAPES))}.jsonl"
        lines = files[name].splitlines()
        if lines and chance.random() < 0.9:
            number = chance.randrange(len(lines))
            record = json.loads(lines[number])
            _spoil(chance, record)
            try:
                lines[number] = strict_json.written(record)
            except (ValueError, UnicodeEncodeError):
                continue
        elif chance.random() < 0.5:
            lines.append(chance.randbytes(chance.randrange(100)).replace(b"\n", b""))
        changes[name] = b"".join(line + b"\n" for line in lines)
    if chance.random() < 0.25:
        return _with_spoiled_appearance(chance, files)
    if chance.random() < 0.2:
        manifest = json.loads(files["manifest.json"])
        _spoil(chance, manifest)
        return files | {"manifest.json": json.dumps(manifest).encode()}
    return resealed(files, **changes)


def _with_spoiled_appearance(chance: random.Random, files: dict[str, bytes]) -> dict[str, bytes]:
    """A pack in which the file of a learned appearance was damaged, and all hashes fit."""
    name = "records/identities.jsonl"
    records = [json.loads(line) for line in files[name].splitlines()]
    one = chance.choice(records)
    data = bytearray(files.pop(next(file for file in files if one["sha256"] in file)))
    if chance.random() < 0.5:  # The head, where most is to be found.
        place = chance.randrange(min(len(data), 400))
        data[place : place + chance.randrange(3)] = chance.randbytes(chance.randrange(4))
    else:
        _damage(chance, data)
    one |= {"sha256": hashlib.sha256(data).hexdigest(), "byte_count": len(data)}
    there = f"media/{one['sha256'][:2]}/{one['sha256']}{one['suffix']}"
    lines = b"".join(strict_json.written(record) + b"\n" for record in records)
    return resealed(files | {there: bytes(data)}, **{name: lines})


def _spoil(chance: random.Random, record: Any) -> None:
    """Change something somewhere in a document."""
    while isinstance(record, (dict, list)) and record:
        keys = list(record) if isinstance(record, dict) else list(range(len(record)))
        key = chance.choice(keys)
        if isinstance(record[key], (dict, list)) and record[key] and chance.random() < 0.7:
            record = record[key]
            continue
        if chance.random() < 0.15:
            del record[key]
        else:
            record[key] = deepcopy(chance.choice(_NASTY))
        return
