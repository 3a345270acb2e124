"""Every page looks as it did: in each theme, in German, and 1.5 times as large."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.ui.appearance import apply_theme
from app.ui.application import translate_application
from app.ui.bridge.preferences import Preferences
from tests.gui.driving import Studio
from tests.gui.page_pictures import (
    KEPT,
    PAGES,
    TOLERANCE,
    VARIANTS,
    WINDOW,
    changed_share,
    is_keeping,
    kept,
    look,
    show,
)

ROOT = Path(__file__).parents[2]

pytestmark = [
    pytest.mark.skipif(
        not (KEPT.is_file() or is_keeping()),
        reason="no pictures of pages are kept; tests/gui/page_pictures.py says how",
    ),
    pytest.mark.usefixtures("still"),
]


@pytest.fixture
def still(preferences: Preferences) -> None:
    """Nothing plays by itself."""
    preferences.update(replace(preferences.current, reduced_motion=True))


@pytest.fixture
def german(qapp: QApplication, preferences: Preferences) -> None:
    """The window speaks German from before it is made."""
    translate_application(qapp, "de")


def changed(shares: dict[str, float], folder: Path) -> dict[str, str]:
    """What has changed too much, and where it can be looked at."""
    return {
        name: f"{share:.0%} of {folder / name}.png has changed"
        for name, share in shares.items()
        if share > TOLERANCE
    }


def shares_of(studio: Studio, variant: str, folder: Path) -> dict[str, float]:
    """How much of each page has changed."""
    shares = {}
    for page in PAGES:
        show(studio.window, page)
        name = f"{page}-{variant}"
        shares[name] = look(studio.window, variant, page, folder / f"{name}.png")
    return shares


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_pages_look_as_they_did_in_every_theme(
    opened: Studio, qapp: QApplication, tmp_path: Path, theme: str
) -> None:
    apply_theme(qapp, theme)
    opened.window.resize(*WINDOW)
    assert changed(shares_of(opened, theme, tmp_path), tmp_path) == {}


@pytest.mark.usefixtures("german")
def test_pages_look_as_they_did_in_german(
    opened: Studio, qapp: QApplication, tmp_path: Path
) -> None:
    apply_theme(qapp, "light")
    opened.window.resize(*WINDOW)
    assert changed(shares_of(opened, "german", tmp_path), tmp_path) == {}


def test_pages_look_as_they_did_when_larger(lexicon_folder: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.gui.page_pictures", str(lexicon_folder), str(tmp_path)]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    told = [line.split() for line in done.stdout.splitlines()]
    assert [page for page, _ in told] == list(PAGES)
    shares = {f"{page}-larger": float(share) for page, share in told}
    assert changed(shares, tmp_path) == {}


@pytest.mark.skipif(is_keeping(), reason="the pictures are being kept")
def test_another_theme_or_page_would_be_noticed() -> None:
    for page in PAGES:
        light, dark, contrast = (kept(variant, page) for variant in VARIANTS[:3])
        assert changed_share(light, dark) > 0.5
        assert changed_share(dark, contrast) > TOLERANCE
    for variant in VARIANTS:
        for page in ("record", "lexicon", "compose", "packs", "settings"):
            assert changed_share(kept(variant, page), kept(variant, "sign")) > TOLERANCE
