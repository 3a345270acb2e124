"""The lexicon page, driven as a person drives it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from app.studio.sign_forms import Hands, Movement, Place, SignForm
from app.studio.similar import Alike
from app.ui.pages.lexicon import like_finding
from app.ui.pages.lexicon.add_dialog import AddDialog
from app.ui.pages.lexicon.columns_menu import ColumnsMenu
from app.ui.pages.lexicon.entry_model import Column
from app.ui.pages.lexicon.form import form_finding
from app.ui.pages.lexicon.page import LexiconPage
from app.ui.pages.lexicon.saved_searches import SavedSearches
from app.ui.pages.lexicon.take_row import TakeRow
from app.ui.pages.lexicon.trash_bar import EmptyTrashDialog
from app.ui.widgets.chip import Chip
from app.ui.widgets.icon_button import IconButton
from lexicon_db.consents import grant_consent
from lexicon_db.entries import (
    add_entry,
    edit_entries,
    find_entries,
    find_entry,
    get_entry,
    trash_entries,
)
from lexicon_db.jobs import list_jobs
from lexicon_db.phonology import change_forms, forms_of
from lexicon_db.quality import save_quality
from lexicon_db.records import (
    EntryStatus,
    FindingKind,
    FindingPart,
    Hand,
    Phase,
    QualityFinding,
    QualityReport,
    QualityVerdict,
    Scope,
)
from lexicon_db.relations import relations_of
from lexicon_db.signers import find_signer
from lexicon_db.steps import next_undo
from lexicon_db.takes import takes_of
from tests.gui.conftest import GLOSSES
from tests.gui.driving import Studio, answer, drop_files, write_clip


@pytest.fixture
def page(opened: Studio) -> LexiconPage:
    opened.wait(lambda: opened.page.model.rowCount() == len(GLOSSES))
    page = opened.page
    assert isinstance(page, LexiconPage)
    return page


def glosses(page: LexiconPage) -> list[str]:
    return [entry.id_gloss for entry in page.model.entries]


def choose(opened: Studio, page: LexiconPage, gloss: str) -> None:
    """Select one sign and wait for its details."""
    entry = next(entry for entry in page.model.entries if entry.id_gloss == gloss)
    page.views.select([entry.id], entry.id)
    opened.wait(lambda: page.details.gloss.text() == gloss and page.details.isVisible())


def test_all_signs_show_in_alphabetical_order(page: LexiconPage) -> None:
    assert glosses(page) == sorted(GLOSSES, key=str.casefold)


def test_work_begins_at_the_signs(opened: Studio, page: LexiconPage) -> None:
    opened.wait(page.views.grid.hasFocus)
    assert not opened.window.palette_list.isVisible()


def test_typing_in_the_filter_narrows_the_list(opened: Studio, page: LexiconPage) -> None:
    QTest.keyClick(opened.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    opened.wait(page.filters.search.hasFocus)
    QTest.keyClicks(page.filters.search, "meaning of tre")
    opened.wait(lambda: glosses(page) == ["TREE"])
    QTest.keyClick(page.filters.search, Qt.Key.Key_Escape)
    opened.wait(lambda: len(glosses(page)) == len(GLOSSES))


def test_a_status_chip_shows_only_its_signs(opened: Studio, page: LexiconPage) -> None:
    chip = page.filters.chips[EntryStatus.APPROVED]
    assert chip.accessibleName() == "Approved 1"
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    opened.wait(lambda: glosses(page) == ["$INDEX1"])


def test_a_filter_that_nothing_fits_offers_the_way_back(opened: Studio, page: LexiconPage) -> None:
    QTest.keyClicks(page.filters.search, "qqqq")
    opened.wait(lambda: page.states.shown == "nothing")
    page.filters.clear()
    opened.wait(lambda: page.states.shown == "list")


def test_an_empty_lexicon_says_what_to_do(studio: Studio, tmp_path: Path) -> None:
    studio.window.session.create(tmp_path / "empty", "Empty", "ase")
    studio.wait(lambda: studio.window.stack is not None)
    studio.wait(lambda: studio.page.states.shown == "empty")


def test_editing_the_gloss_changes_the_lexicon_and_can_be_undone(
    opened: Studio, page: LexiconPage
) -> None:
    choose(opened, page, "TREE")
    field = page.details.gloss
    field.selectAll()
    QTest.keyClicks(field, "TREE-OLD")
    QTest.keyClick(field, Qt.Key.Key_Return)
    opened.wait(lambda: "TREE-OLD" in glosses(page))
    lexicon = opened.workspace.lexicon
    assert find_entry(lexicon, "TREE-OLD") is not None
    notices = opened.window.frame.notices
    opened.wait(lambda: notices.shown is not None and notices.shown.action == "Undo")
    QTest.mouseClick(notices.action, Qt.MouseButton.LeftButton)
    opened.wait(lambda: "TREE" in glosses(page))
    assert find_entry(lexicon, "TREE-OLD") is None


def test_a_gloss_that_is_taken_is_refused_and_the_old_one_comes_back(
    opened: Studio, page: LexiconPage
) -> None:
    choose(opened, page, "TREE")
    field = page.details.gloss
    field.selectAll()
    QTest.keyClicks(field, "BREAD")
    QTest.keyClick(field, Qt.Key.Key_Return)
    opened.wait(lambda: opened.window.frame.notices.shown is not None)
    assert "already a sign" in opened.window.frame.notices.text
    opened.wait(lambda: field.text() == "TREE")


def test_escape_takes_back_what_was_typed(opened: Studio, page: LexiconPage) -> None:
    choose(opened, page, "TREE")
    page.details.lemma.setFocus()
    QTest.keyClicks(page.details.lemma, "xyz")
    QTest.keyClick(page.details.lemma, Qt.Key.Key_Escape)
    assert page.details.lemma.text() == "tree"


def test_a_meaning_is_added_by_typing(opened: Studio, page: LexiconPage) -> None:
    choose(opened, page, "TREE")
    editor = page.details.senses
    editor.add_sense()
    words = editor.fields()[-1]
    QTest.keyClicks(words, "forest")
    QTest.keyClick(words, Qt.Key.Key_Return)
    lexicon = opened.workspace.lexicon

    def senses() -> list[str]:
        entry = find_entry(lexicon, "TREE")
        assert entry is not None
        return [sense[0][1] for sense in entry.senses]

    opened.wait(lambda: senses() == ["meaning of tree", "forest"])


def test_delete_moves_to_the_trash_and_undo_brings_back(opened: Studio, page: LexiconPage) -> None:
    choose(opened, page, "BREAD")
    page.views.view.setFocus()
    QTest.keyClick(page.views.view, Qt.Key.Key_Delete)
    opened.wait(lambda: "BREAD" not in glosses(page))
    notices = opened.window.frame.notices
    opened.wait(lambda: notices.shown is not None)
    assert notices.text == "1 sign moved to the trash."
    QTest.mouseClick(notices.action, Qt.MouseButton.LeftButton)
    opened.wait(lambda: "BREAD" in glosses(page))


def test_the_trash_can_be_looked_at_and_emptied_of_one_sign(
    opened: Studio, page: LexiconPage
) -> None:
    choose(opened, page, "BREAD")
    page.actions_.trash.trigger()
    opened.wait(page.filters.trash.isVisible)
    QTest.mouseClick(page.filters.trash, Qt.MouseButton.LeftButton)
    opened.wait(lambda: glosses(page) == ["BREAD"])
    page.views.select([page.model.entries[0].id])
    page.actions_.restore.trigger()
    QTest.mouseClick(page.filters.trash, Qt.MouseButton.LeftButton)
    opened.wait(lambda: len(glosses(page)) == len(GLOSSES))


def test_enter_opens_the_sign(opened: Studio, page: LexiconPage) -> None:
    asked: list[tuple[str, str]] = []
    opened.workspace.routes.requested.disconnect()
    opened.workspace.routes.requested.connect(lambda key, item: asked.append((key, item)))
    choose(opened, page, "TREE")
    for is_grid in (True, False):
        page.views.show_as(grid=is_grid)
        page.views.view.setFocus()
        QTest.keyClick(page.views.view, Qt.Key.Key_Return)
    take = page.model.entries[page.views.view.currentIndex().row()].active_take
    assert asked == [("sign", take), ("sign", take)]


def test_several_signs_get_a_status_together(opened: Studio, page: LexiconPage) -> None:
    page.views.view.setFocus()
    QTest.keyClick(page.views.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(page.views.selection()) == len(GLOSSES)
    page.actions_.set_status(EntryStatus.PUBLISHED)
    opened.wait(lambda: {e.status for e in page.model.entries} == {EntryStatus.PUBLISHED})
    assert len(page.views.selection()) == len(GLOSSES)


def test_the_table_sorts_by_its_headings_and_keeps_the_selection(
    opened: Studio, page: LexiconPage
) -> None:
    page.views.show_as(grid=False)
    choose(opened, page, "TREE")
    page.views.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert glosses(page) == sorted(GLOSSES, key=str.casefold, reverse=True)
    assert [entry.id_gloss for entry in page.views.selection()] == ["TREE"]


def test_files_dropped_on_the_window_become_signs_of_the_named_signer(
    opened: Studio, page: LexiconPage, tmp_path: Path
) -> None:
    clips = [
        write_clip(tmp_path / f"{name}.mp4", shade) for name, shade in (("CAT", 30), ("DOG", 60))
    ]

    def decide(dialog: AddDialog) -> None:
        assert not dialog.add.isEnabled()
        dialog.signer_choice.setEditText("Amina")
        dialog.hand.show_value("left")
        QTest.mouseClick(dialog.scopes[Scope.SHARE], Qt.MouseButton.LeftButton)
        dialog.table.item(1, 1).setText("HOUND")
        QTest.mouseClick(dialog.add, Qt.MouseButton.LeftButton)

    answer(AddDialog, decide)
    drop_files(opened.window, *clips)
    opened.wait(lambda: {"CAT", "HOUND"} <= set(glosses(page)))
    lexicon = opened.workspace.lexicon
    signer = find_signer(lexicon, "Amina")
    assert signer is not None
    assert signer.dominant_hand is Hand.LEFT
    assert signer.scopes == {Scope.SHARE}
    opened.wait(lambda: len(list_jobs(lexicon)) == 2)
    opened.wait(lambda: [e.id_gloss for e in page.views.selection()] == ["CAT"])


def test_the_signer_is_remembered(opened: Studio, page: LexiconPage, tmp_path: Path) -> None:
    seen: list[str] = []

    def first(dialog: AddDialog) -> None:
        dialog.signer_choice.setEditText("Mira")
        QTest.mouseClick(dialog.add, Qt.MouseButton.LeftButton)

    def second(dialog: AddDialog) -> None:
        seen.append(dialog.signer_choice.currentText())
        dialog.reject()

    answer(AddDialog, first)
    drop_files(opened.window, write_clip(tmp_path / "ONE.mp4", 20))
    opened.wait(lambda: "ONE" in glosses(page))
    answer(AddDialog, second)
    drop_files(opened.window, write_clip(tmp_path / "TWO.mp4", 25))
    opened.wait(lambda: bool(seen))
    assert seen == ["Mira"]


def test_what_a_signer_agreed_to_is_not_taken_back_by_adding(
    opened: Studio, page: LexiconPage, tmp_path: Path
) -> None:
    lexicon = opened.workspace.lexicon
    grant_consent(lexicon, find_signer(lexicon, "Mira").id, [Scope.SHARE])

    def decide(dialog: AddDialog) -> None:
        dialog.signer_choice.setEditText("Mira")
        assert dialog.scopes[Scope.SHARE].isChecked()
        for scope in (Scope.SHARE, Scope.RECORD):
            QTest.mouseClick(dialog.scopes[scope], Qt.MouseButton.LeftButton)
        assert dialog.addition.scopes == {Scope.SHARE, Scope.RECORD}
        QTest.mouseClick(dialog.add, Qt.MouseButton.LeftButton)

    answer(AddDialog, decide)
    drop_files(opened.window, write_clip(tmp_path / "ONE.mp4", 20))
    opened.wait(lambda: "ONE" in glosses(page))
    assert find_signer(lexicon, "Mira").scopes == {Scope.SHARE, Scope.RECORD}


def test_a_file_that_is_no_video_is_explained_and_the_others_are_added(
    opened: Studio, page: LexiconPage, tmp_path: Path
) -> None:
    broken = tmp_path / "BROKEN.mp4"
    broken.write_bytes(b"not a video at all")

    def decide(dialog: AddDialog) -> None:
        dialog.signer_choice.setEditText("Mira")
        QTest.mouseClick(dialog.add, Qt.MouseButton.LeftButton)

    answer(AddDialog, decide)
    drop_files(opened.window, broken, write_clip(tmp_path / "FINE.mp4", 77))
    opened.wait(lambda: "FINE" in glosses(page))
    assert "BROKEN" not in glosses(page)
    told = [notice.what for notice in opened.window.frame.notices.all]
    assert any("BROKEN" in what for what in told), told


def test_another_take_can_stand_for_the_sign(
    opened: Studio, page: LexiconPage, tmp_path: Path
) -> None:
    def decide(dialog: AddDialog) -> None:
        dialog.signer_choice.setEditText("Jonas")
        QTest.mouseClick(dialog.add, Qt.MouseButton.LeftButton)

    answer(AddDialog, decide)
    drop_files(opened.window, write_clip(tmp_path / "TREE.mp4", 123))
    lexicon = opened.workspace.lexicon
    entry = next(e for e in page.model.entries if e.id_gloss == "TREE")
    opened.wait(lambda: len(takes_of(lexicon, entry.id)) == 2)
    choose(opened, page, "TREE")
    opened.wait(lambda: len(page.details.findChildren(TakeRow)) == 2)
    other = takes_of(lexicon, entry.id)[1]
    assert not other.is_active
    page.editing.activate(other.id)
    opened.wait(lambda: takes_of(lexicon, entry.id)[1].is_active)


def test_posters_come_from_the_recordings(opened: Studio, page: LexiconPage, profile: Path) -> None:
    take = page.model.entries[0].active_take
    opened.wait(lambda: page.posters.poster(take) is not None)
    assert (profile / "cache" / "posters" / f"{take}.jpg").exists()


def judge(opened: Studio, gloss: str, verdict: QualityVerdict) -> None:
    """Give the take of a sign a light."""
    entry = find_entry(opened.workspace.lexicon, gloss)
    kind, part = FindingKind.HAND_MISSING, FindingPart.RIGHT_HAND
    finding = QualityFinding(kind, verdict, part, Phase.STROKE, 3, 9, 0.4, 0.3)
    findings = () if verdict is QualityVerdict.GOOD else (finding,)
    report = QualityReport(verdict, findings, "rules")
    save_quality(opened.workspace.lexicon, entry.active_take, report)


def test_chips_show_the_takes_of_a_light(opened: Studio, page: LexiconPage) -> None:
    assert not page.filters.lights[QualityVerdict.BAD].isVisible()
    judge(opened, "TREE", QualityVerdict.BAD)
    judge(opened, "BREAD", QualityVerdict.LOOK)
    judge(opened, "HOUSE1", QualityVerdict.GOOD)
    chip = page.filters.lights[QualityVerdict.BAD]
    opened.wait(lambda: chip.isVisible() and chip.accessibleName() == "To repair 1")
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    opened.wait(lambda: glosses(page) == ["TREE"])
    QTest.mouseClick(page.filters.lights[QualityVerdict.LOOK], Qt.MouseButton.LeftButton)
    opened.wait(lambda: glosses(page) == ["BREAD", "TREE"])
    page.filters.clear()
    opened.wait(lambda: len(glosses(page)) == len(GLOSSES))


def test_a_red_stroke_is_found_by_words(opened: Studio, page: LexiconPage) -> None:
    judge(opened, "TREE", QualityVerdict.BAD)
    judge(opened, "BREAD", QualityVerdict.LOOK)
    QTest.keyClicks(page.filters.search, "stroke:bad")
    opened.wait(lambda: glosses(page) == ["TREE"])


def test_the_light_of_a_sign_is_told_with_its_reasons(opened: Studio, page: LexiconPage) -> None:
    judge(opened, "TREE", QualityVerdict.BAD)
    row = next(i for i, entry in enumerate(page.model.entries) if entry.id_gloss == "TREE")
    index = page.model.index(row, 0)
    opened.wait(lambda: index.data(Qt.ItemDataRole.ToolTipRole) is not None)
    verdict, reason = index.data(Qt.ItemDataRole.ToolTipRole).splitlines()
    assert verdict == "Repair it or record it again"
    assert reason == "Hand not seen  ·  right hand  ·  stroke  ·  40%"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).endswith(verdict)
    quality = page.model.index(row, Column.QUALITY)
    assert quality.data() == "To repair"
    assert not quality.data(Qt.ItemDataRole.DecorationRole).isNull()
    choose(opened, page, "TREE")
    opened.wait(lambda: verdict in page.details.findChild(TakeRow).accessibleName())
    assert reason in page.details.findChild(TakeRow).toolTip()


def test_the_sign_under_the_pointer_moves_and_so_does_the_one_with_the_keys(
    opened: Studio, page: LexiconPage
) -> None:
    grid, player = page.views.grid, page.play.player
    second = grid.visualRect(page.model.index(1, 0)).center()
    QTest.mouseMove(grid.viewport(), second)
    opened.wait(lambda: player.picture is not None)
    assert player.take == page.model.entries[1].active_take
    seen = player.picture.toImage()
    opened.wait(lambda: player.picture.toImage() != seen)
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_Home)
    QTest.keyClick(grid, Qt.Key.Key_Right)
    QTest.keyClick(grid, Qt.Key.Key_Right)
    opened.wait(lambda: player.take == page.model.entries[2].active_take and player.picture)


def test_signs_are_found_by_pictures_of_their_form(
    opened: Studio, page: LexiconPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = {
        "TREE": SignForm(Hands.ONE, (Place.NEUTRAL,), (Movement.TURN,), ("5",)),
        "BREAD": SignForm(Hands.ALIKE, (Place.HAND,), (Movement.REPEATED,), ("B", "5")),
    }
    forms = {e.active_take: looks[e.id_gloss] for e in page.model.entries if e.id_gloss in looks}
    house = find_entry(opened.workspace.lexicon, "HOUSE1").id
    change_forms(opened.workspace.lexicon, [house], (("handshape", "5"), ("location", "chest")))
    monkeypatch.setattr(form_finding, "known_forms", lambda _lexicon, _takes: (forms, []))
    monkeypatch.setattr(page.finding, "draw", lambda: None)
    QTest.mouseClick(page.filters.by_form, Qt.MouseButton.LeftButton)
    assert page.form.isVisible()
    QTest.mouseClick(page.form.shapes["5"], Qt.MouseButton.LeftButton)
    opened.wait(lambda: glosses(page) == ["BREAD", "HOUSE1", "TREE"])
    spot = page.form.body.spots[Place.HAND]
    spot.setFocus()
    QTest.keyClick(spot, Qt.Key.Key_Space)
    opened.wait(lambda: glosses(page) == ["BREAD"])
    chips = [chip for chip in page.filters.findChildren(Chip) if "Other hand" in chip.text()]
    QTest.mouseClick(chips[0], Qt.MouseButton.LeftButton)
    opened.wait(lambda: glosses(page) == ["BREAD", "HOUSE1", "TREE"])
    page.filters.clear()
    opened.wait(lambda: len(glosses(page)) == len(GLOSSES))


def tags_of(opened: Studio, *names: str) -> list[tuple[str, ...]]:
    return [find_entry(opened.workspace.lexicon, name).tags for name in names]


def type_into(field: QLineEdit, text: str) -> None:
    field.setFocus()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_several_signs_get_a_tag_and_keep_their_own_and_one_undo_takes_it_from_all(
    opened: Studio, page: LexiconPage
) -> None:
    lexicon = opened.workspace.lexicon
    edit_entries(lexicon, [find_entry(lexicon, "TREE").id], tags=["plant"])
    opened.wait(lambda: any(entry.tags for entry in page.model.entries))
    page.views.select([e.id for e in page.model.entries if e.id_gloss in ("TREE", "BREAD")])
    opened.wait(page._many.tags.isVisible)
    assert [chip.text() for chip in page._many.tags.chips] == ["plant  ×"]
    type_into(page._many.tags.field, "basic")
    opened.wait(lambda: tags_of(opened, "TREE", "BREAD") == [("basic", "plant"), ("basic",)])
    type_into(page._many.assignee, "Amina")
    opened.wait(lambda: find_entry(lexicon, "BREAD").assignee == "Amina")
    page.steps.undo(next_undo(lexicon).id)
    opened.settle()
    page.steps.undo(next_undo(lexicon).id)
    opened.wait(lambda: tags_of(opened, "TREE", "BREAD") == [("plant",), ()])


def test_a_change_in_the_history_of_a_sign_can_be_undone_there(
    opened: Studio, page: LexiconPage
) -> None:
    choose(opened, page, "TREE")
    type_into(page.details.tags.field, "plant")
    opened.wait(lambda: tags_of(opened, "TREE") == [("plant",)])
    opened.wait(lambda: [chip.text() for chip in page.details.tags.chips] == ["plant  ×"])

    def undo() -> list[IconButton]:
        named = page.details.findChildren(IconButton)
        return [b for b in named if b.accessibleName() == "Undo this change" and b.isVisible()]

    opened.wait(undo)
    QTest.mouseClick(undo()[0], Qt.MouseButton.LeftButton)
    opened.wait(lambda: tags_of(opened, "TREE") == [()])


def test_a_gloss_of_another_language_and_a_person_are_kept(
    opened: Studio, page: LexiconPage
) -> None:
    choose(opened, page, "TREE")
    page.details.glosses.add_gloss()
    code, gloss = page.details.glosses._rows[0]
    QTest.keyClicks(code, "deu")
    type_into(gloss, "BAUM")
    lexicon = opened.workspace.lexicon
    opened.wait(lambda: find_entry(lexicon, "TREE").annotation_glosses == (("deu", "BAUM"),))
    lexicon.who = "Mira"
    page.filters._me = "Mira"
    type_into(page.details.assignee, "Mira")
    opened.wait(lambda: page.filters.mine.accessibleName() == "Mine 1")
    QTest.mouseClick(page.filters.mine, Qt.MouseButton.LeftButton)
    opened.wait(lambda: glosses(page) == ["TREE"])


def test_signs_that_are_called_alike_lead_to_one_another(opened: Studio, page: LexiconPage) -> None:
    add_entry(opened.workspace.lexicon, id_gloss="HOUSE-2")
    opened.wait(lambda: "HOUSE-2" in glosses(page))
    choose(opened, page, "HOUSE1")
    opened.wait(lambda: [b.text() for b in page.details.kin.buttons] == ["HOUSE-2"])
    QTest.mouseClick(page.details.kin.buttons[0], Qt.MouseButton.LeftButton)
    opened.wait(lambda: [e.id_gloss for e in page.views.selection()] == ["HOUSE-2"])


def test_the_trash_is_emptied_for_good_after_one_question(
    opened: Studio, page: LexiconPage
) -> None:
    choose(opened, page, "BREAD")
    page.actions_.trash.trigger()
    opened.wait(page.filters.trash.isVisible)
    assert not page.trash.isVisible()
    QTest.mouseClick(page.filters.trash, Qt.MouseButton.LeftButton)
    opened.wait(lambda: glosses(page) == ["BREAD"])
    answer(EmptyTrashDialog, lambda dialog: dialog.reject())
    QTest.mouseClick(page.trash.empty, Qt.MouseButton.LeftButton)
    opened.settle()
    assert glosses(page) == ["BREAD"]
    answer(EmptyTrashDialog, lambda dialog: dialog.empty.click())
    QTest.mouseClick(page.trash.empty, Qt.MouseButton.LeftButton)
    opened.wait(lambda: not glosses(page))
    assert page.states.shown == "nothing"


def test_a_sign_that_is_deleted_in_another_window_takes_its_details_along(
    opened: Studio, page: LexiconPage
) -> None:
    choose(opened, page, "TREE")
    page.details.note.setFocus()
    QTest.keyClicks(page.details.note, "half a sentence")
    entry = page.editing.entry
    trash_entries(opened.workspace.lexicon, [entry.id])
    opened.wait(lambda: "TREE" not in glosses(page))
    opened.wait(lambda: not page.details.isVisible())
    opened.wait(lambda: find_entries(opened.workspace.lexicon, ["TREE"]) == (None,))
    opened.settle()
    assert get_entry(opened.workspace.lexicon, entry.id).note == "half a sentence"


def test_columns_of_the_table_are_chosen_and_remembered(opened: Studio, page: LexiconPage) -> None:
    page.views.show_as(grid=False)
    table = page.views.table
    assert table.isColumnHidden(Column.ASSIGNEE)
    page.columns.choices[Column.ASSIGNEE].trigger()
    page.columns.choices[Column.LEMMA].trigger()
    assert (table.isColumnHidden(Column.ASSIGNEE), table.isColumnHidden(Column.LEMMA)) == (
        False,
        True,
    )
    again = ColumnsMenu(table, page._memory)
    assert again.choices[Column.ASSIGNEE].isChecked()
    assert not again.choices[Column.LEMMA].isChecked()


def test_signs_like_one_show_nearest_first_and_a_chip_leads_back(
    opened: Studio, page: LexiconPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = {entry.id_gloss: entry.id for entry in page.model.entries}
    monkeypatch.setattr(like_finding, "measure_missing", lambda _lexicon, most: 0)
    near = (Alike(ids["WATER2^"], 0.1), Alike(ids["BREAD"], 0.2))
    monkeypatch.setattr(page.like._signs, "like", lambda _entry, _count: near)
    choose(opened, page, "TREE")
    QTest.keyClick(page.views.view, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    opened.wait(lambda: glosses(page) == ["TREE", "WATER2^", "BREAD"])
    chips = [chip for chip in page.filters.findChildren(Chip) if chip.text() == "Like TREE  ×"]
    QTest.mouseClick(chips[-1], Qt.MouseButton.LeftButton)
    opened.wait(lambda: len(glosses(page)) == len(GLOSSES))


def test_form_and_relations_are_written_down_in_the_details(
    opened: Studio, page: LexiconPage
) -> None:
    lexicon = opened.workspace.lexicon
    choose(opened, page, "TREE")
    tree, bread = (find_entry(lexicon, gloss).id for gloss in ("TREE", "BREAD"))
    type_into(page.details.form.fields["location"], "Chest")
    opened.wait(lambda: forms_of(lexicon, [tree]) == {tree: (("location", "chest"),)})
    page.details.form.menu.chosen.emit("5")
    opened.wait(lambda: page.details.form.fields["handshape"].text() == "5")
    page.details.relations.role.setCurrentIndex(1)
    type_into(page.details.relations.other, "BREAD")
    opened.wait(lambda: [one.other for one in relations_of(lexicon, tree)] == [bread])
    opened.wait(lambda: page.details.relations.findChildren(QPushButton))
    links = page.details.relations.findChildren(QPushButton)
    QTest.mouseClick(links[-1], Qt.MouseButton.LeftButton)
    opened.wait(lambda: page.details.gloss.text() == "BREAD")
    assert page.details.form.fields["location"].text() == ""


def test_a_search_is_kept_under_a_name_seen_again_and_forgotten(
    opened: Studio, page: LexiconPage
) -> None:
    page.filters.search.setText("e")
    page.filters.chips[EntryStatus.RECORDED].click()
    opened.wait(lambda: glosses(page) == ["HOUSE1"])
    QTest.keyClick(page.views.view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    opened.wait(page.searches.name.hasFocus)
    QTest.keyClicks(page.searches.name, "to track")
    QTest.keyClick(page.searches.name, Qt.Key.Key_Return)
    assert page.searches.chips["to track"].isChecked()
    page.filters.clear()
    opened.wait(lambda: len(glosses(page)) == len(GLOSSES))
    later = SavedSearches(page._memory, opened.workspace.operations)  # as after a restart
    assert list(later.chips) == ["to track"]
    chip = page.searches.chips["to track"]
    assert not chip.isChecked()
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Space)
    opened.wait(lambda: glosses(page) == ["HOUSE1"])
    assert (page.filters.search.text(), chip.isChecked()) == ("e", True)
    QTest.keyClick(chip, Qt.Key.Key_Space)
    opened.wait(lambda: len(glosses(page)) == len(GLOSSES))
    choose(opened, page, "TREE")
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    opened.wait(lambda: not page.searches.chips)
    opened.settle()
    assert page.searches.isHidden()
    assert find_entry(opened.workspace.lexicon, "TREE") is not None  # no sign went with it
