"""The first minutes: the ways to a lexicon, and what happens when one cannot be opened."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from app.core.settings import Settings, load_settings
from app.ui.new_lexicon import NewLexiconDialog
from app.ui.pages.lexicon.add_dialog import AddDialog
from app.ui.widgets.door_card import DoorCard
from tests.gui.driving import Studio, answer, drop_files, write_clip


def card(studio: Studio, words: str) -> DoorCard:
    cards = studio.window.welcome.findChildren(DoorCard)
    return next(found for found in cards if found.text() == words)


def fill_new_lexicon(dialog: NewLexiconDialog) -> None:
    QTest.keyClicks(dialog.name_field, "Market signs")
    dialog.language_choice.setEditText("Kenyan Sign Language")
    QTest.mouseClick(dialog.create_button, Qt.MouseButton.LeftButton)


def test_a_new_lexicon_by_mouse_and_keys(studio: Studio) -> None:
    answer(NewLexiconDialog, fill_new_lexicon)
    QTest.mouseClick(card(studio, "Record signs"), Qt.MouseButton.LeftButton)
    studio.wait(lambda: studio.window.stack is not None)
    assert studio.page.title == "Record"
    info = studio.workspace.lexicon.info
    assert (info.name, info.language) == ("Market signs", "xki")
    assert studio.workspace.lexicon.folder.name == "Market signs"


def test_a_sentence_is_signed_at_once(studio: Studio) -> None:
    sentence = studio.window.welcome.sentence
    studio.wait(lambda: sentence.is_playing and sentence.movie_.currentFrameNumber() > 1)
    before = sentence.movie_.currentPixmap().toImage()
    studio.wait(lambda: sentence.movie_.currentPixmap().toImage() != before)


def test_where_little_is_to_move_the_sentence_stays_still(studio: Studio) -> None:
    studio.window.session.preferences.update(Settings(reduced_motion=True))
    studio.window.show_welcome()
    assert not studio.window.welcome.sentence.is_playing


def test_another_language_is_kept_and_the_window_begins_again(studio: Studio) -> None:
    language = studio.window.welcome.language
    language.setFocus()
    QTest.keyClicks(language, "Deutsch")
    assert load_settings().language == "de"
    assert studio.window.begins_again
    assert not studio.window.isVisible()


def test_a_lexicon_without_name_or_language_is_not_made(qtbot: object, studio: Studio) -> None:
    dialog = NewLexiconDialog(parent=studio.window)
    qtbot.addWidget(dialog)
    assert not dialog.create_button.isEnabled()
    QTest.keyClicks(dialog.name_field, "Signs: of/all kinds?")
    assert not dialog.create_button.isEnabled()
    dialog.language_choice.setEditText("no such language")
    assert not dialog.create_button.isEnabled()
    assert "three letters" in dialog.trouble
    dialog.language_choice.setEditText("ase")
    assert dialog.create_button.isEnabled()
    assert dialog.folder.name == "Signs of all kinds"


def test_a_folder_that_is_there_already_is_not_taken(
    qtbot: object, studio: Studio, tmp_path: Path
) -> None:
    dialog = NewLexiconDialog(parent=studio.window)
    qtbot.addWidget(dialog)
    dialog.language_choice.setEditText("ase")
    dialog.folder_parent = tmp_path
    (tmp_path / "Taken").mkdir()
    QTest.keyClicks(dialog.name_field, "Taken")
    assert "there already" in dialog.trouble
    assert not dialog.create_button.isEnabled()


def test_recent_lexicons_are_offered_while_they_are_there(
    studio: Studio, lexicon_folder: Path, tmp_path: Path
) -> None:
    recent = (str(lexicon_folder), str(tmp_path / "gone"))
    studio.window.session.preferences.update(Settings(recent=recent))
    studio.window.show_welcome()
    offered = {button.text(): button for button in studio.window.welcome.findChildren(QPushButton)}
    assert set(offered) == {lexicon_folder.name}
    QTest.mouseClick(offered[lexicon_folder.name], Qt.MouseButton.LeftButton)
    studio.wait(lambda: studio.window.stack is not None)
    assert studio.workspace.lexicon.info.name == "Everyday signs"


def test_a_folder_without_a_lexicon_is_explained(studio: Studio, tmp_path: Path) -> None:
    studio.window.session.open(tmp_path)
    studio.wait(lambda: studio.window.frame.notices.shown is not None)
    assert studio.window.frame.place.currentWidget() is studio.window.welcome
    notice = studio.window.frame.notices.shown
    assert notice is not None
    assert notice.what
    assert notice.why
    assert notice.fix


def test_clips_dropped_before_there_is_a_lexicon_are_added_to_a_new_one(
    studio: Studio, tmp_path: Path
) -> None:
    clip = write_clip(tmp_path / "APPLE.mp4", 90)

    def name_signer(dialog: AddDialog) -> None:
        dialog.signer_choice.setEditText("Mira")
        QTest.mouseClick(dialog.add, Qt.MouseButton.LeftButton)

    answer(NewLexiconDialog, fill_new_lexicon)
    answer(AddDialog, name_signer)
    drop_files(studio.window, clip)
    studio.wait(lambda: studio.window.stack is not None)
    studio.wait(lambda: [entry.id_gloss for entry in studio.page.model.entries] == ["APPLE"])


class Windows(QObject):
    """Notes every window that is shown, however shortly."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[QWidget] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - of Qt
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(watched)
        return False


def test_no_other_window_ever_flashes_up(studio: Studio, lexicon_folder: Path) -> None:
    windows = Windows()
    QApplication.instance().installEventFilter(windows)
    studio.open(lexicon_folder)
    for key in ("jobs", "settings", "lexicon"):
        studio.go(key)
        QApplication.processEvents()
    QApplication.instance().removeEventFilter(windows)
    assert windows.shown == []
    assert studio.window.isActiveWindow()
