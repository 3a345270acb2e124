"""How tests are shared out when several processes run them (`-n 2 --dist loadgroup`)."""

from __future__ import annotations

from pathlib import Path

import pytest

WINDOWS = Path(__file__).parent / "gui"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Windows share a screen, so one process has them all; other files stay whole."""
    for item in items:
        group = "windows" if WINDOWS in item.path.parents else str(item.path)
        item.add_marker(pytest.mark.xdist_group(group))
