"""How tests are shared out between processes (`-n 2 --dist loadgroup`)."""

from __future__ import annotations

from pathlib import Path

import pytest

WINDOWS = Path(__file__).parent / "gui"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Windows share a screen, so one process has them all; other files stay whole.

    First of all, because what shares tests out reads the groups in this hook, too.
    """
    for item in items:
        group = "windows" if WINDOWS in item.path.parents else str(item.path)
        item.add_marker(pytest.mark.xdist_group(group))
