"""The vocabularies of a lexicon, changed in the window with the keys alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.ui.pages.lexicon.page import LexiconPage
from app.ui.pages.lexicon.vocabulary.term_table import Column
from app.ui.pages.lexicon.vocabulary.vocabulary_sheet import VocabularySheet
from lexicon_db.entries import find_entry
from lexicon_db.phonology import change_forms, forms_of
from lexicon_db.records import Vocabulary
from lexicon_db.vocabularies import find_vocabulary
from tests.gui.conftest import GLOSSES
from tests.gui.driving import Studio


@pytest.fixture
def page(opened: Studio) -> LexiconPage:
    opened.wait(lambda: opened.page.model.rowCount() == len(GLOSSES))
    page = opened.page
    assert isinstance(page, LexiconPage)
    return page


@pytest.fixture
def sheet(opened: Studio, page: LexiconPage) -> VocabularySheet:
    """The sheet, opened by its keys, on the places of signs."""
    QTest.keyClick(
        page.views.view,
        Qt.Key.Key_B,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    sheet = page.vocabularies
    opened.wait(lambda: sheet.isActiveWindow() and sheet.choice.count())
    opened.settle()
    sheet.choice.setFocus()
    while sheet.choice.currentData() != "location":
        QTest.keyClick(sheet.choice, Qt.Key.Key_Down)
    return sheet


def add(opened: Studio, sheet: VocabularySheet, *terms: str) -> None:
    for count, term in enumerate(terms, sheet.table.rowCount() + 1):
        sheet.new.setFocus()
        QTest.keyClicks(sheet.new, term)
        QTest.keyClick(sheet.new, Qt.Key.Key_Return)
        opened.wait(lambda count=count: sheet.table.rowCount() == count)


def stored(opened: Studio) -> Vocabulary:
    return find_vocabulary(opened.workspace.lexicon, "location") or Vocabulary("location")


def names(opened: Studio) -> list[str]:
    return [term.name for term in stored(opened).terms]


def test_terms_are_added_moved_named_and_taken_back(opened: Studio, sheet: VocabularySheet) -> None:
    add(opened, sheet, "wrist", "knee")
    table = sheet.table
    table.setFocus()
    table.choose("knee")
    QTest.keyClick(table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    opened.wait(lambda: names(opened) == ["knee", "wrist"])
    opened.wait(lambda: table.item(0, Column.TERM).text() == "knee" and table.term == "knee")
    table.item(0, Column.LABEL).setText("the knee")
    opened.wait(lambda: stored(opened).terms[0].labels == (("eng", "the knee"),))
    opened.settle()
    table.setCurrentCell(1, Column.TERM)
    QTest.keyClick(table, Qt.Key.Key_Space)
    opened.wait(lambda: stored(opened).terms[1].is_retired)
    opened.settle()
    QTest.keyClick(sheet, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    opened.wait(lambda: not stored(opened).terms[1].is_retired)
    opened.wait(lambda: table.item(1, Column.TERM).checkState() is Qt.CheckState.Checked)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    opened.wait(lambda: names(opened) == ["knee"])


def test_a_closed_vocabulary_is_kept_and_a_double_term_adds_nothing(
    opened: Studio, sheet: VocabularySheet
) -> None:
    add(opened, sheet, "wrist")
    sheet.closed.setFocus()
    QTest.keyClick(sheet.closed, Qt.Key.Key_Space)
    opened.wait(lambda: stored(opened).is_closed)
    QTest.keyClicks(sheet.new, "Wrist")
    QTest.keyClick(sheet.new, Qt.Key.Key_Return)
    opened.settle()
    assert names(opened) == ["wrist"]


def test_values_are_shown_by_their_words_and_stored_as_they_are_named(
    opened: Studio, page: LexiconPage, sheet: VocabularySheet
) -> None:
    lexicon = opened.workspace.lexicon
    tree = find_entry(lexicon, "TREE").id
    change_forms(lexicon, [tree], (("location", "neutral"),))
    field = page.details.form.fields["location"]
    page.views.select([tree], tree)
    opened.wait(lambda: field.text() == "Space before the body")
    add(opened, sheet, "wrist", "neutral")
    sheet.table.item(1, Column.LABEL).setText("nowhere")
    opened.wait(lambda: field.text() == "nowhere")
    opened.window.activateWindow()
    opened.wait(opened.window.isActiveWindow)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "wrist; nowhere")
    QTest.keyClick(field, Qt.Key.Key_Return)
    wanted = {tree: (("location", "wrist"), ("location", "neutral"))}
    opened.wait(lambda: forms_of(lexicon, [tree]) == wanted)
