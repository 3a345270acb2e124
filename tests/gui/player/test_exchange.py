"""A take and a sentence leave the window as files of other programs, and come back from ELAN."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from app.interchange.smplx_npz import read_motion
from app.studio.exporting import SUFFIXES
from app.ui.file_export import ExportDialog
from app.ui.pages.compose.page import ComposePage
from app.ui.pages.sign.page import SignPage
from lexicon_db.entries import entry_named
from tests.gui.driving import Studio, answer

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Files that the person chooses, one after the other."""
    files: list[Path] = []
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_args, **_options: (str(files.pop(0)), "")
    )
    return files


def ask_for(suffix: str, rate: str = "") -> None:
    def act(dialog: ExportDialog) -> None:
        dialog.format.setCurrentIndex(SUFFIXES.index(suffix))
        if rate:
            dialog.rate.setCurrentText(rate)
        assert "metres" in dialog.told.text() or "milliseconds" in dialog.told.text()
        QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)

    answer(ExportDialog, act)


def test_a_take_is_exported_from_its_page(
    opened: Studio, chosen: list[Path], tmp_path: Path
) -> None:
    entry = entry_named(opened.workspace.lexicon, "TREE")
    opened.window.go("sign", entry.active_take)
    page = opened.page
    assert isinstance(page, SignPage)
    opened.wait(lambda: page.view is not None)
    chosen.append(tmp_path / "tree")
    ask_for(".npz", "50 frames/s")
    QTest.keyClick(page, Qt.Key.Key_E, CONTROL_SHIFT)
    file = tmp_path / "tree.npz"
    opened.wait(file.exists)
    motion = read_motion(file)
    assert motion.fps == 50.0
    assert len(motion.poses) == 59
    notices = opened.window.frame.notices
    opened.wait(lambda: any("59 frames at 50 frames/s" in n.what for n in notices.all))
    assert any("has not agreed to sharing" in n.why for n in notices.all)


def test_a_sentence_goes_to_elan_and_comes_back(
    opened: Studio, chosen: list[Path], tmp_path: Path
) -> None:
    page = opened.go("compose")
    assert isinstance(page, ComposePage)
    page.sentence.add_text('TREE "HOUSE" WATER')
    opened.wait(lambda: page.composer.made is not None and len(page.composer.made.pts) > 0)
    file = tmp_path / "three.eaf"
    chosen.append(file)
    ask_for(".eaf")
    QTest.keyClick(page, Qt.Key.Key_E, CONTROL_SHIFT)
    opened.wait(file.exists)
    opened.take_keys()
    QTest.keyClick(page, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    opened.wait(lambda: not page.composer.draft.items)
    page.tiers.read_tier(file, None)
    opened.wait(lambda: [i.label for i in page.composer.draft.items] == ["TREE", "HOUSE", "WATER"])
