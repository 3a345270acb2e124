"""A folder and a table are added as a person adds them; the sheet tells what needs a person."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.ui.pages.lexicon.add_dialog import AddDialog
from app.ui.pages.lexicon.import_model import Column
from app.ui.pages.lexicon.import_sheet import ImportSheet
from app.ui.pages.lexicon.page import LexiconPage
from lexicon_db.entries import find_entry
from lexicon_db.quality import save_quality
from lexicon_db.records import (
    FindingKind,
    FindingPart,
    Phase,
    QualityFinding,
    QualityReport,
    QualityVerdict,
)
from tests.gui.conftest import GLOSSES
from tests.gui.driving import Studio, answer, drop_files, write_clip


@pytest.fixture
def page(opened: Studio) -> LexiconPage:
    opened.wait(lambda: opened.page.model.rowCount() == len(GLOSSES))
    page = opened.page
    assert isinstance(page, LexiconPage)
    return page


@pytest.fixture
def films(tmp_path: Path) -> Path:
    """A folder with two films and a broken one."""
    folder = tmp_path / "films"
    folder.mkdir()
    for number, gloss in enumerate(("CAT", "DOG")):
        write_clip(folder / f"{gloss}.mp4", 30 + 30 * number)
    (folder / "broken.mp4").write_bytes(b"no video")
    return folder


def agree(dialog: AddDialog) -> None:
    dialog.signer_choice.setEditText("Amina")
    QTest.mouseClick(dialog.add, Qt.MouseButton.LeftButton)


def shown(sheet: ImportSheet) -> list[tuple[str, str]]:
    return [
        (text(sheet, row, Column.NEED), text(sheet, row, Column.FILE))
        for row in range(sheet.model.rowCount())
    ]


def text(sheet: ImportSheet, row: int, column: Column) -> str:
    return str(sheet.model.index(row, column).data())


def glosses(page: LexiconPage) -> set[str]:
    return {entry.id_gloss for entry in page.model.entries}


def test_a_folder_is_added_and_reported(
    opened: Studio, page: LexiconPage, films: Path, tmp_path: Path
) -> None:
    answer(AddDialog, agree)
    drop_files(opened.window, films)
    opened.wait(lambda: {"CAT", "DOG"} <= glosses(page))
    notices = opened.window.frame.notices
    opened.wait(lambda: any(n.action == "Show the report" for n in notices.all))
    sheet = page.collecting.sheet
    sheet.show_import()
    opened.wait(lambda: shown(sheet) == [("Refused", "broken.mp4")])
    assert "films  ·  Files: 3" in sheet.summary.text()
    assert not sheet.open_sign.isEnabled()
    dog = find_entry(opened.workspace.lexicon, "DOG")
    finding = QualityFinding(
        FindingKind.BLURRED, QualityVerdict.BAD, FindingPart.LEFT_HAND, Phase.STROKE, 1, 2, 0.5, 0.4
    )
    report = QualityReport(QualityVerdict.BAD, (finding,), "rules")
    save_quality(opened.workspace.lexicon, dog.active_take, report)
    opened.wait(lambda: ("To repair", "DOG.mp4") in shown(sheet))
    assert text(sheet, 1, Column.WHY) == "Blurred  ·  left hand  ·  stroke"
    sheet.all.click()
    opened.wait(lambda: shown(sheet)[-1] == ("Being tracked", "CAT.mp4"))
    sheet.write(tmp_path / "report.csv")
    opened.wait((tmp_path / "report.csv").exists)
    with (tmp_path / "report.csv").open(encoding="utf-8") as lines:
        assert [row["need"] for row in csv.DictReader(lines)] == ["refused", "bad", "waiting"]
    asked: list[tuple[str, str]] = []
    opened.workspace.routes.requested.disconnect()
    opened.workspace.routes.requested.connect(lambda key, item: asked.append((key, item)))
    sheet.table.selectRow(1)
    QTest.mouseClick(sheet.open_sign, Qt.MouseButton.LeftButton)
    assert asked == [("sign", dog.active_take)]
    sheet.close()


def test_a_table_says_all_there_is_to_ask(opened: Studio, page: LexiconPage, films: Path) -> None:
    table = films / "films.csv"
    table.write_text("file,gloss,signer,colour\nCAT.mp4,TOMCAT,Amina,red\nDOG.mp4,,,black\n")
    drop_files(opened.window, table)
    opened.wait(lambda: {"TOMCAT", "DOG"} <= glosses(page))
    sheet = page.collecting.sheet
    opened.wait(
        lambda: any(n.what == "films.csv is imported." for n in opened.window.frame.notices.all)
    )
    sheet.show_import()
    opened.wait(lambda: shown(sheet) == [("No signer", "DOG.mp4")])
    assert "Columns that nobody knows were left out: colour." in sheet.summary.text()
    sheet.close()


def test_the_sheet_says_when_nothing_was_imported(opened: Studio, page: LexiconPage) -> None:
    sheet = page.collecting.sheet
    sheet.show_import()
    opened.wait(lambda: sheet.summary.text() == "No collection was imported yet.")
    assert not sheet.save.isEnabled()
    sheet.close()
