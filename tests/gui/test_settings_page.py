"""The settings page: every choice counts at once, is kept, and has a way back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QPushButton, QWidget

from app.core.paths import cache_folder, resource
from app.core.settings import load_settings
from app.ui.pages.review.page import ReviewPage
from app.ui.pages.settings.page import SettingsPage
from app.ui.theme import current_theme
from lexicon_db.errors import KnownError
from lexicon_db.records import Role
from lexicon_db.roles import give_role, people
from tests.gui.driving import Studio
from tests.unit.extraction.bundling import fake_bundle


@pytest.fixture
def page(opened: Studio) -> SettingsPage:
    page = opened.go("settings")
    assert isinstance(page, SettingsPage)
    return page


def button(page: QWidget, name: str) -> QAbstractButton:
    """The visible button with a word or an accessible name."""
    for found in page.findChildren(QAbstractButton):
        if name in (found.text(), found.accessibleName()) and found.isVisible():
            return found
    raise AssertionError(name)


def click(page: QWidget, name: str) -> None:
    QTest.mouseClick(button(page, name), Qt.MouseButton.LeftButton)


def test_the_theme_changes_at_once_and_is_kept(page: SettingsPage) -> None:
    click(page, "Theme: Light")
    assert current_theme().name == "light"
    assert load_settings().theme == "light"
    click(page, "Back to: Dark")
    assert current_theme().name == "dark"
    assert load_settings().theme == "dark"


def test_size_and_language_are_kept(page: SettingsPage, opened: Studio) -> None:
    wanted: list[int] = []
    routes = opened.workspace.routes
    routes.new_window_wanted.disconnect()
    routes.new_window_wanted.connect(lambda: wanted.append(1))
    click(page, "Size: 150 %")
    language = next(b for b in page.findChildren(QComboBox) if b.accessibleName() == "Language")
    assert [language.itemText(i) for i in range(3)] == ["Like the system", "Deutsch", "English"]
    language.setFocus()
    QTest.keyClick(language, Qt.Key.Key_End)
    settings = load_settings()
    assert (settings.scale, settings.language) == (1.5, "en")
    assert wanted == [1]


def test_a_switch_is_worked_by_the_keyboard(page: SettingsPage) -> None:
    switch = button(page, "Mirrored previews")
    switch.setFocus()
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert load_settings().mirrored is True
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert load_settings().mirrored is False


def test_skin_tone_and_device_are_kept(page: SettingsPage) -> None:
    click(page, "Skin tone 5 of 6")
    click(page, "Device: Processor")
    settings = load_settings()
    assert (settings.skin, settings.device) == (5, "cpu")


def test_the_way_back_is_only_offered_where_it_leads_somewhere(page: SettingsPage) -> None:
    offered = [
        found.accessibleName()
        for found in page.findChildren(QAbstractButton)
        if found.isVisible() and found.accessibleName().startswith("Back to")
    ]
    assert offered == []


def test_the_search_leaves_what_fits(opened: Studio, page: SettingsPage) -> None:
    QTest.keyClicks(page.search, "skin")
    opened.wait(
        lambda: [row.isVisible() for group in page.groups for row in group.rows].count(True) == 1
    )
    page.search.clear()
    opened.wait(lambda: all(row.isVisible() for group in page.groups for row in group.rows))


def test_a_body_that_is_none_is_refused_with_the_reason(
    opened: Studio, page: SettingsPage, tmp_path: Path
) -> None:
    file = tmp_path / "body.npz"
    file.write_bytes(b"no body")
    page.body.try_file(file)
    opened.wait(lambda: page.body.row.message and "Looking" not in page.body.row.message)
    assert load_settings().body_file == ""


def test_a_body_is_tried_and_taken(opened: Studio, page: SettingsPage) -> None:
    file = resource("body", "default_body.npz")
    page.body.try_file(file)
    opened.wait(lambda: load_settings().body_file == str(file))
    assert "is used" in page.body.row.message
    click(page, "Back to: The one that ships")
    assert load_settings().body_file == ""


def test_models_are_tried_and_taken(opened: Studio, page: SettingsPage, tmp_path: Path) -> None:
    hand = fake_bundle(tmp_path / "hand.task", "hand")
    page.models["hand"].try_file(hand)
    opened.wait(lambda: load_settings().hand_model == str(hand))
    page.models["pose"].try_file(hand)
    opened.wait(lambda: "It is a model of hands" in page.models["pose"].row.message)
    page.models["face"].try_file(tmp_path / "gone.task")
    opened.wait(lambda: "There is no file" in page.models["face"].row.message)
    settings = load_settings()
    assert (settings.pose_model, settings.face_model) == ("", "")
    click(page, "Back to: The one that ships")
    assert load_settings().hand_model == ""


def test_careful_extraction_is_a_switch(page: SettingsPage) -> None:
    click(page, "Look carefully")
    assert load_settings().careful_extraction


def test_the_cache_can_be_emptied(opened: Studio, page: SettingsPage) -> None:
    (cache_folder() / "posters").mkdir(parents=True, exist_ok=True)
    (cache_folder() / "posters" / "old.jpg").write_bytes(b"x" * 2000)
    empty = next(b for b in page.findChildren(QPushButton) if b.text() == "Empty")
    empty.click()
    opened.wait(lambda: not (cache_folder() / "posters" / "old.jpg").exists())


def test_the_device_that_renders_is_named(page: SettingsPage, opened: Studio) -> None:
    assert "Looking" in page.device.row.message
    opened.workspace.previews.device_found.emit("NVIDIA H200")
    assert page.device.row.message == "NVIDIA H200 renders."
    opened.workspace.previews.device_found.emit("")
    assert page.device.row.message == "No graphics device was found: the processor renders."


def test_a_device_that_is_not_there_is_told(page: SettingsPage, opened: Studio) -> None:
    click(page, "Device: CUDA")
    worker = opened.workspace.previews._workers[0]
    assert worker.jobs[0].parameters["device"] == "auto"
    opened.workspace.previews.device_refused.emit(KnownError("No.", "None is there.", "Use auto."))
    assert page.device.row.message == "None is there. Use auto."
    click(page, "Device: Processor")
    opened.workspace.previews.device_found.emit("")
    assert page.device.row.message == "The processor renders."


def test_roles_are_given_and_taken(page: SettingsPage, opened: Studio) -> None:
    lexicon = opened.workspace.lexicon
    lexicon.who = "Mira"
    page.people.read()
    opened.wait(lambda: page.people.name.text() != "")
    page.people.name.setText("Mira")
    QTest.keyClick(page.people.name, Qt.Key.Key_Return)
    opened.wait(lambda: people(lexicon) == {"Mira": {Role.ADMIN}})
    opened.wait(lambda: "Mira" in page.people.roles)
    page.people.name.setText("Jonas")
    QTest.keyClick(page.people.name, Qt.Key.Key_Return)
    opened.wait(lambda: "Jonas" in page.people.roles)
    QTest.keyClick(page.people.roles["Jonas"], Qt.Key.Key_Down)
    opened.wait(lambda: people(lexicon)["Jonas"] == {Role.CURATOR})
    opened.wait(lambda: page.people.roles["Jonas"].currentText() == "Curates")


def test_ones_name_is_asked_for_once_and_used_everywhere(
    page: SettingsPage, opened: Studio
) -> None:
    lexicon = opened.workspace.lexicon
    account = lexicon.who
    field = page.people.own
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Ana")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (lexicon.who, load_settings().name) == ("Ana", "Ana")
    review = opened.go("review")
    assert isinstance(review, ReviewPage)
    assert review.desk.reviewer == "Ana"
    review.desk.review_as("Jonas")
    opened.go("settings")
    assert (lexicon.who, field.text()) == ("Jonas", "Jonas")
    click(page, "Back to: the name of your account")
    assert (lexicon.who, field.text(), load_settings().name) == (account, account, "")


def test_a_lexicon_keeps_somebody_who_manages_it(page: SettingsPage, opened: Studio) -> None:
    lexicon = opened.workspace.lexicon
    lexicon.who = "Mira"
    give_role(lexicon, "Mira", Role.ADMIN)
    give_role(lexicon, "Jonas", Role.CURATOR)
    page.people.read()
    opened.wait(lambda: "Mira" in page.people.roles)
    click(page, "No role for Mira")
    opened.wait(lambda: page.people.row.message)
    assert people(lexicon)["Mira"] == {Role.ADMIN}
