"""How tests are shared out when several processes run them (`-n 2 --dist loadgroup`)."""

from __future__ import annotations

from pathlib import Path

import pytest

WINDOWS = Path(__file__).parent / "gui"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Windows share one screen and its keyboard: one process. Other files stay whole, for their fixtures."""
    for item in items:
        group = "windows" if WINDOWS in item.path.parents else str(item.path)
        item.add_marker(pytest.mark.xdist_group(group))
