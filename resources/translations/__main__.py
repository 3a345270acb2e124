"""Brings the translations up to date: ``python -m resources.translations``.

Collects the texts of the window and the sentences of the layers below it into the ``.ts`` files,
fills in the English plurals, and packs the ``.qm`` files that the window loads. A new language is a
new, empty ``kinelex_CODE.ts`` here.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Final

from resources.translations.sentences import collected_sentences

_HERE: Final = Path(__file__).parent
_WINDOW: Final = _HERE.parents[1] / "app" / "ui"
_ENGLISH: Final = _HERE / "kinelex_en.ts"
_SENTENCES: Final = _HERE / "sentences.json"


def main() -> None:
    """Collect, fill, pack."""
    sentences = collected_sentences()
    text = json.dumps(sentences, ensure_ascii=False, indent=0)
    _SENTENCES.write_text(f"{text}\n", encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        said = Path(folder, "sentences.py")
        lines = (f'translate("Sentences", {json.dumps(one)})\n' for one in sentences)
        said.write_text("".join(lines), encoding="utf-8")
        update(sorted(str(file) for file in [*_WINDOW.rglob("*.py"), said]))


def update(sources: list[str]) -> None:
    """Bring all languages up to date with some source files."""
    for file in sorted({_ENGLISH, *_HERE.glob("kinelex_*.ts")}):
        only_plurals = ["-pluralonly"] if file == _ENGLISH else []
        options = ["-locations", "none", "-no-obsolete", *only_plurals]
        _run("pyside6-lupdate", *sources, *options, "-ts", str(file))
        if file == _ENGLISH:
            fill_english_plurals(file)
        _run("pyside6-lrelease", str(file), "-qm", str(file.with_suffix(".qm")))


def fill_english_plurals(file: Path) -> None:
    """Fill in both forms of every text with a number: ``sign(s)`` is ``sign`` or ``signs``."""
    tree = ET.parse(file)  # noqa: S314 - our own file
    for message in tree.iter("message"):
        source, translation = message.find("source"), message.find("translation")
        if source is None or translation is None or message.get("numerus") != "yes":
            continue
        text = source.text or ""
        forms = translation.findall("numerusform")
        for form, ending in zip(forms, ("", "s"), strict=True):
            form.text = text.replace("(s)", ending)
        translation.attrib.pop("type", None)
    tree.write(file, encoding="utf-8", xml_declaration=True)


def _run(tool: str, *arguments: str) -> None:
    program = Path(sys.executable).with_name(tool)
    subprocess.run([program, *arguments], check=True)


if __name__ == "__main__":
    main()
