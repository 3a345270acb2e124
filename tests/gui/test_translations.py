"""Every text of the window can be translated, and English has its plurals."""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from app.core.paths import resource
from app.ui.bridge.preferences import Preferences

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> ET.Element:
    """What the extraction finds in the sources of the window."""
    file = tmp_path_factory.mktemp("ts") / "kinelex_de.ts"
    tool = Path(sys.executable).with_name("pyside6-lupdate")
    sources = [str(path) for path in sorted((ROOT / "app" / "ui").rglob("*.py"))]
    subprocess.run([tool, *sources, "-ts", str(file)], check=True, capture_output=True)
    return ET.parse(file).getroot()


def test_texts_of_all_kinds_are_found_in_their_contexts(collected: ET.Element) -> None:
    found = {
        (context.findtext("name"), message.findtext("source"))
        for context in collected.iter("context")
        for message in context.iter("message")
    }
    assert ("FilterBar", "Add signs…") in found
    assert ("Doors", "Compose") in found
    assert ("EntryStatus", "Needs check") in found
    assert ("Settings", "Skin tone") in found


def test_english_knows_one_and_many(preferences: Preferences) -> None:
    def signs(count: int) -> str:
        return QCoreApplication.translate("FilterBar", "%n sign(s)", "", count)

    assert [signs(count) for count in (0, 1, 2)] == ["0 signs", "1 sign", "2 signs"]


def test_the_english_plurals_are_up_to_date(collected: ET.Element) -> None:
    """A text with a number that was added later needs `python -m resources.translations`."""
    wanted = _numbered(collected)
    packed = _numbered(ET.parse(resource("translations", "kinelex_en.ts")).getroot())
    assert wanted <= packed


def _numbered(root: ET.Element) -> set[tuple[str | None, str | None]]:
    return {
        (context.findtext("name"), message.findtext("source"))
        for context in root.iter("context")
        for message in context.iter("message")
        if message.get("numerus") == "yes"
    }
