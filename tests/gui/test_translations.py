"""Every text of the window can be translated; English has its plurals, German says everything."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from app.core.paths import resource
from app.ui.application import translate_application
from app.ui.bridge.preferences import Preferences
from app.ui.sentences import said_error
from lexicon_db.errors import KnownError
from resources.translations.sentences import collected_sentences

ROOT = Path(__file__).parents[2]
VALUES = re.compile(r"\{\w+\}|%n")


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


def test_the_sentences_below_the_window_are_up_to_date() -> None:
    """A sentence that was added later needs `python -m resources.translations`."""
    kept = json.loads(resource("translations", "sentences.json").read_text(encoding="utf-8"))
    assert set(collected_sentences()) <= set(kept)
    assert "{0} was not added." in kept
    assert "Fitting the body" in kept
    assert not [one for one in kept if one.startswith(("SELECT", "INSERT", "DELETE"))]


def test_german_says_everything_and_loses_no_value(collected: ET.Element) -> None:
    german = ET.parse(resource("translations", "kinelex_de.ts")).getroot()
    said: dict[tuple[str | None, str | None], list[str]] = {}
    for context in german.iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            assert translation.get("type") != "unfinished", message.findtext("source")
            forms = [form.text or "" for form in translation.findall("numerusform")]
            said[context.findtext("name"), message.findtext("source")] = forms or [
                translation.text or ""
            ]
    wanted = {
        (context.findtext("name"), message.findtext("source"))
        for context in collected.iter("context")
        for message in context.iter("message")
    }
    assert wanted <= said.keys()
    for (_, source), forms in said.items():
        for form in forms:
            assert form
            assert set(VALUES.findall(form)) == set(VALUES.findall(source or "")), source


def test_a_trouble_is_said_in_the_language_of_the_window(qapp: QApplication) -> None:
    error = KnownError("HAUS.mp4 was not added.", "The disk is full.", "Do what nobody foresaw.")
    translate_application(qapp, "de")
    try:
        told = said_error(error)
    finally:
        translate_application(qapp, "en")
    assert (told.what, told.why) == ("HAUS.mp4 wurde nicht hinzugefügt.", "Das Laufwerk ist voll.")
    assert told.fix == "Do what nobody foresaw."
    again = said_error(error)
    assert (again.what, again.why, again.fix) == (error.what, error.why, error.fix)


def _numbered(root: ET.Element) -> set[tuple[str | None, str | None]]:
    return {
        (context.findtext("name"), message.findtext("source"))
        for context in root.iter("context")
        for message in context.iter("message")
        if message.get("numerus") == "yes"
    }
