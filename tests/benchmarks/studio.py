"""Whether a lexicon of 10,000 signs is opened, searched, listed, changed and compared at once."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from app.cli.bench import Measure
from lexicon_db.records import EntryId

if TYPE_CHECKING:
    from lexicon_db.store import Lexicon

SIGNS: Final = 10_000
_ROOT: Final = Path(__file__).parents[2]
_MOST_OPEN: Final = 1.0
_MOST_KEYSTROKE: Final = 50.0
_MOST_MEGABYTES: Final = 600.0
#: Rows that a page shows at a time.
_ROWS: Final = 120
_WORDS: Final = 30
_FIELDS: Final = ("", "gloss:", "lemma:", "translation:", "tag:", "signer:", "status:", "form:")


def measures() -> Iterator[Measure]:
    """Opening, searching, listing, changing, undoing, comparing; each in a program of its own."""
    from tests.benchmarks.made_lexicon import make_lexicon

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        make_lexicon(folder / "lexicon", SIGNS)
        program = [sys.executable, "-m", "tests.benchmarks.studio", str(folder / "lexicon")]
        environment = {**os.environ, "OMP_NUM_THREADS": "1", "KINELEX_PROFILE": str(folder)}
        ended = subprocess.run(program, cwd=_ROOT, env=environment, check=True, capture_output=True)
    for told in json.loads(ended.stdout.splitlines()[-1]):
        yield Measure(**told)


def _measure(folder: Path) -> Iterator[dict[str, object]]:
    from app.studio.steps import redo, undo
    from lexicon_db.entries import edit_entries, get_entries
    from lexicon_db.relations import minimal_pairs
    from lexicon_db.search import search_entries
    from lexicon_db.store import Lexicon

    began = time.perf_counter()
    with Lexicon.open(folder, who="bench") as lexicon:
        ids = search_entries(lexicon)
        get_entries(lexicon, ids[:_ROWS])
        opened = time.perf_counter() - began
        yield {"what": "signs", "value": len(ids), "unit": "signs"}
        yield {"what": "open, first rows read", "value": opened, "unit": "s", "most": _MOST_OPEN}
        taken = [_milliseconds(lambda q=q: search_entries(lexicon, q)) for q in _keystrokes()]
        for name, share in (("median", 50), ("95 of 100 are faster", 95)):
            value = float(np.percentile(taken, share))
            most = _MOST_KEYSTROKE if share > 50 else None
            what = f"search per keystroke, {name}"
            yield {"what": what, "value": value, "unit": "ms", "most": most}
        middle = len(ids) // 2
        rows = _milliseconds(lambda: get_entries(lexicon, ids[middle : middle + _ROWS]))
        yield {"what": f"{_ROWS} rows from the middle", "value": rows, "unit": "ms"}
        pairs = [_milliseconds(lambda e=e: minimal_pairs(lexicon, e)) for e in ids[:20]]
        yield {"what": "minimal pairs of a sign", "value": max(pairs), "unit": "ms"}
        some = ids[:1000]
        for what, work in (
            ("change 1,000 signs", lambda: edit_entries(lexicon, some, note="new", tags=("a",))),
            ("undo that", lambda: undo(lexicon)),
            ("do it again", lambda: redo(lexicon)),
        ):
            yield {"what": what, "value": _milliseconds(work) / 1000, "unit": "s"}
        one = _milliseconds(lambda: edit_entries(lexicon, ids[:1], note="newer"))
        yield {"what": "change one sign", "value": one, "unit": "ms"}
        yield {"what": "undo the one", "value": _milliseconds(lambda: undo(lexicon)), "unit": "ms"}
        yield from _many_steps(lexicon, ids[7])
        get_entries(lexicon, ids)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        what = "memory at most, all rows read"
        yield {"what": what, "value": peak, "unit": "MB", "most": _MOST_MEGABYTES}
    yield from _compare()


def _many_steps(lexicon: Lexicon, entry: EntryId) -> Iterator[dict[str, object]]:
    """As many steps as are kept, all undone and all done again."""
    from app.studio.steps import next_undo, redo, undo
    from lexicon_db.entries import edit_entries, get_entry
    from lexicon_db.step_keeping import MOST_STEPS

    before = get_entry(lexicon, entry)
    for number in range(MOST_STEPS):
        edit_entries(lexicon, [entry], note=f"note {number}")
    after = get_entry(lexicon, entry)
    wrong, times = 0, []
    for way, wanted in ((undo, before), (redo, after)):
        times += [_milliseconds(lambda w=way: w(lexicon)) for _ in range(MOST_STEPS)]
        wrong += get_entry(lexicon, entry) != wanted
    slow = float(np.percentile(times, 95))
    what = f"undo or redo of {MOST_STEPS:,} steps, 95 of 100 are faster"
    yield {"what": what, "value": slow, "unit": "ms"}
    wrong += next_undo(lexicon) is None
    yield {"what": "ends that are not as they were", "value": wrong, "unit": "of 2", "most": 0}


def _keystrokes() -> list[str]:
    """What stands in the field after each key, of words that are looked for in each field."""
    from tests.benchmarks.made_lexicon import some_words

    return [
        f"{field}{word[:end]}"
        for number, word in enumerate(some_words(7, _WORDS))
        for field in (_FIELDS[0], _FIELDS[number % len(_FIELDS)])
        for end in range(1, len(word) + 1)
    ]


def _compare() -> Iterator[dict[str, object]]:
    """Signs like one of as many signs, of which some are signed nearly alike."""
    from app.studio.similar import MotionIndex, packed
    from tests.benchmarks.made_lexicon import made_signatures

    signs, alike = made_signatures(SIGNS)
    index = MotionIndex([(EntryId(str(n)), packed(sign)) for n, sign in enumerate(signs)])
    taken, found = [], 0
    for one, others in alike.items():
        began = time.perf_counter()
        near = index.nearest(EntryId(str(one)), 10)
        taken.append(1000 * (time.perf_counter() - began))
        found += len({str(other) for other in others} & {each.entry for each in near})
    total = sum(len(others) for others in alike.values())
    slow = float(np.percentile(taken, 95))
    what = "signs like this one, 95 of 100 are faster"
    yield {"what": what, "value": slow, "unit": "ms", "most": _MOST_KEYSTROKE}
    what = "signs signed nearly alike that are among the nearest ten"
    yield {"what": what, "value": found, "unit": f"of {total}", "least": 0.9 * total}


def _milliseconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - began)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(list(_measure(Path(sys.argv[1])))))
