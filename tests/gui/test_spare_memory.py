"""What was freed goes back to the system."""

from __future__ import annotations

import gc
import sys

import pytest

from app.ui import spare_memory
from tests.benchmarks.tour_route import memory

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only the allocator of Linux keeps what was freed"
)

_PIECE = 100_000
_PIECES = 1000


def test_what_lay_between_things_in_use_is_returned() -> None:
    pieces = [bytearray(b"x" * _PIECE) for _ in range(_PIECES)]
    in_use = pieces[::50]
    before = memory()
    del pieces
    spare_memory.give_back()
    assert len(in_use) == _PIECES / 50
    assert memory() < before - 0.8 * _PIECE * _PIECES / 1e6


def test_what_is_kept_for_good_can_be_garbage_again() -> None:
    before = gc.get_freeze_count()
    spare_memory.keep_for_good()
    assert gc.get_freeze_count() > before
    spare_memory.reconsider()
    assert gc.get_freeze_count() == 0
