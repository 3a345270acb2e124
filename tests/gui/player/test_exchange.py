"""A take and a sentence leave the window as files of other programs, and come back from ELAN."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from app.interchange.pose import read_pose
from app.interchange.smplx_npz import read_motion
from app.studio.exporting import SUFFIXES
from app.ui.file_export import ExportDialog
from app.ui.pages.compose.page import ComposePage
from app.ui.pages.lexicon.add_dialog import AddDialog
from app.ui.pages.sign.page import SignPage
from lexicon_db.entries import entry_named, find_entry
from lexicon_db.recordings import recording_path
from lexicon_db.takes import get_take
from tests.gui.driving import Studio, answer, drop_files

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
        assert re.search("metres|milliseconds|pixels", dialog.told.text())
        QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)

    answer(ExportDialog, act)


def agree(dialog: AddDialog) -> None:
    dialog.signer_choice.setEditText("Mira")
    QTest.mouseClick(dialog.add, Qt.MouseButton.LeftButton)


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


def test_landmarks_go_out_and_come_in_as_a_sign(
    opened: Studio, chosen: list[Path], tmp_path: Path
) -> None:
    lexicon = opened.workspace.lexicon
    opened.window.go("sign", entry_named(lexicon, "TREE").active_take)
    page = opened.page
    assert isinstance(page, SignPage)
    opened.wait(lambda: page.view is not None)
    file = tmp_path / "SHRUB.pose"
    chosen.append(file)
    ask_for(".pose", "25 frames/s")
    QTest.keyClick(page, Qt.Key.Key_E, CONTROL_SHIFT)
    opened.wait(file.exists)
    written = read_pose(file)
    assert len(written.pts) == 30  # of 59 frames at 50 frames/s
    answer(AddDialog, agree)
    drop_files(opened.window, file)
    opened.wait(lambda: find_entry(lexicon, "SHRUB") is not None)
    take = get_take(lexicon, entry_named(lexicon, "SHRUB").active_take)
    assert recording_path(lexicon, take.recording).read_bytes() == file.read_bytes()


@pytest.mark.parametrize(("suffix", "begins"), [(".bvh", b"HIERARCHY"), (".glb", b"glTF")])
def test_a_sentence_goes_to_animation_programs(
    opened: Studio, chosen: list[Path], tmp_path: Path, suffix: str, begins: bytes
) -> None:
    page = opened.go("compose")
    assert isinstance(page, ComposePage)
    page.sentence.add_text("TREE WATER")
    opened.wait(lambda: page.composer.made is not None and len(page.composer.made.pts) > 0)
    seconds = page.composer.made.pts[-1]
    file = tmp_path / f"two{suffix}"
    chosen.append(file)
    ask_for(suffix, "50 frames/s")
    QTest.keyClick(page, Qt.Key.Key_E, CONTROL_SHIFT)
    opened.wait(file.exists)
    written = file.read_bytes()
    assert written.startswith(begins)
    if suffix == ".bvh":
        assert b"Frame Time: 0.02" in written
        frames = int(written.split(b"Frames:")[1].split()[0])
        assert frames / 50 == pytest.approx(seconds, abs=0.05)


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
