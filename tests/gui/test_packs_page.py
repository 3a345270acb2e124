"""Packs in the window: made with what stays out told, looked into, merged, imported and undone."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from app.core.paths import posters_folder
from app.interchange.ecv import read_ecv
from app.studio.lexicons import open_lexicon
from app.studio.pack_keys import known_keys
from app.studio.packing import choose_signs, make_pack
from app.studio.tracking import request_tracks
from app.ui.pages.lexicon.page import LexiconPage
from app.ui.pages.packs.page import PacksPage
from lexicon_db.consents import grant_consent
from lexicon_db.entries import edit_entries, entry_named, find_entry, get_entry
from lexicon_db.jobs import list_jobs
from lexicon_db.packs.exporting import PackWish
from lexicon_db.packs.manifest import Contents, PackTerms
from lexicon_db.packs.merging import Standing
from lexicon_db.packs.reading import Pack
from lexicon_db.packs.signing import new_key
from lexicon_db.records import JobState, Provenance, Scope
from lexicon_db.signers import find_signer
from lexicon_db.trackstore import save_track
from lexicon_db.withdrawals import revocations
from tests.gui.conftest import GLOSSES
from tests.gui.driving import Studio, drop_files
from tests.gui.player.signing import motion

TERMS = PackTerms("Signs of the north", "1", "CC BY 4.0", ("Ana", "Bo"))


@pytest.fixture
def page(opened: Studio) -> PacksPage:
    page = opened.go("packs")
    assert isinstance(page, PacksPage)
    return page


@pytest.fixture
def pack(master_lexicon: Path, tmp_path: Path) -> Path:
    """A signed pack of another lexicon: its own sign, one homonym, and both people agree."""
    folder = shutil.copytree(master_lexicon, tmp_path / "other")
    file = tmp_path / "north.kinelexpack"
    with open_lexicon(folder) as lexicon:
        for name in ("Mira", "Jonas"):
            signer = find_signer(lexicon, name)
            assert signer is not None
            grant_consent(lexicon, signer.id, {Scope.SHARE, Scope.PUBLISH})
        tree = find_entry(lexicon, "TREE")
        assert tree is not None
        edit_entries(lexicon, [tree.id], note="grows in the north", tags=("plant",))
        wish = PackWish(TERMS, Contents(), new_key("Ana Keller"))
        make_pack(lexicon, choose_signs(lexicon), file, wish)
    return file


def test_a_pack_is_made_and_tells_what_stays_out(
    opened: Studio, page: PacksPage, tmp_path: Path
) -> None:
    lexicon = opened.workspace.lexicon
    mira = find_signer(lexicon, "Mira")
    assert mira is not None
    grant_consent(lexicon, mira.id, {Scope.SHARE})
    QTest.keyClick(page, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    making = page.making
    opened.wait(lambda: making.check.summary.text().startswith("5 signs,  3 takes"))
    told = making.check.left_out.texts
    assert any("2 takes  Jonas has not agreed to sharing." in one for one in told)
    assert any("Travels as “Signer" in one for one in told)
    making.what.way.buttons[2].click()
    making.what.glosses.setPlainText("TREE\nHOUSE1")
    opened.wait(lambda: making.check.summary.text() == "2 signs,  1 take")
    making.what.glosses.setPlainText("TREE\nNOBODY")
    opened.wait(lambda: not making.write.isEnabled())
    assert "NOBODY" in making.check.summary.text()
    making.what.glosses.setPlainText("TREE, HOUSE1")
    opened.wait(making.write.isEnabled)
    making.terms.name.setText("Two signs")
    making.terms.notes.setPlainText("TK Attribution: name us")
    making.terms.key_name.setText("Amina")
    QTest.mouseClick(making.terms.make_key, Qt.MouseButton.LeftButton)
    opened.wait(making.terms.sign.isChecked)
    file = tmp_path / "two.kinelexpack"
    making.write_file(file)
    opened.wait(lambda: len(page.register.cards) == 1)
    with Pack.open(file) as made:
        assert made.manifest.terms.name == "Two signs"
        assert made.manifest.terms.labels[0].text == "name us"
        assert {one["id_gloss"] for one in made.records("entries")} == {"TREE", "HOUSE1"}
        assert made.signature is not None
        assert made.signature.signed_by == "Amina"


def test_signs_that_are_selected_elsewhere_become_a_pack(opened: Studio) -> None:
    lexicon = opened.workspace.lexicon
    signer = find_signer(lexicon, "Mira")
    assert signer is not None
    grant_consent(lexicon, signer.id, {Scope.SHARE})
    house = entry_named(lexicon, "HOUSE1")
    edit_entries(lexicon, [house.id], id_gloss="HOUSE, SMALL")
    page = opened.go("lexicon")
    assert isinstance(page, LexiconPage)
    page.show_item(house.id)
    opened.wait(lambda: [one.id for one in page.views.selection()] == [house.id])
    page.actions_.pack.trigger()
    packs = opened.page
    assert isinstance(packs, PacksPage)
    opened.wait(lambda: packs.making.check.summary.text() == "1 sign,  1 take")
    assert packs.making.what.signs.glosses == ("HOUSE, SMALL",)


def test_a_pack_is_looked_into_merged_imported_and_undone(
    opened: Studio, page: PacksPage, pack: Path
) -> None:
    lexicon = opened.workspace.lexicon
    tree = find_entry(lexicon, "TREE")
    assert tree is not None
    edit_entries(lexicon, [tree.id], note="mine")
    drop_files(opened.window, pack)
    view = page.opened
    opened.wait(lambda: view.plan is not None)
    assert "Ana Keller" in view.head.text
    assert "a key that you do not know" in view.head.text
    assert "Sound" in view.head.text
    QTest.mouseClick(view.head.trust, Qt.MouseButton.LeftButton)
    opened.wait(lambda: "Signed with a key that you know." in view.head.text)
    view.chips[Standing.CONFLICTING].click()
    assert view.table.glosses == ("TREE",)
    view.table.choose("TREE")
    assert set(view.panel.choices) == {"note", "tags"}
    view.panel.choices["note"].buttons[2].click()
    opened.wait(lambda: "Changes 1 sign." in view.foot.summary.text())
    QTest.mouseClick(view.foot.bring, Qt.MouseButton.LeftButton)
    notices = opened.window.frame.notices
    opened.wait(lambda: any(n.action == "Undo" and "imported" in n.what for n in notices.all))
    merged = find_entry(lexicon, "TREE")
    assert merged is not None
    assert merged.note == "mine\ngrows in the north"
    opened.wait(lambda: "Everything is here already" in view.foot.summary.text())
    notice = next(n for n in notices.all if n.action == "Undo" and "imported" in n.what)
    assert notice.act is not None
    notice.act()
    opened.wait(lambda: get_entry(lexicon, tree.id).note == "mine")
    assert len(choose_signs(lexicon)) == len(GLOSSES)
    page.show_register()
    opened.wait(lambda: [card.undo for card in page.register.cards] == [None])


def test_signs_of_a_pack_have_pictures_before_anything_is_imported(
    opened: Studio, page: PacksPage, master_lexicon: Path, tmp_path: Path
) -> None:
    file = tmp_path / "moving.kinelexpack"
    with open_lexicon(shutil.copytree(master_lexicon, tmp_path / "moving")) as other:
        tree = entry_named(other, "TREE")
        assert tree.active_take is not None
        save_track(other, tree.active_take, motion(12), Provenance("made-up", "1", "", {}, ""))
        jonas = find_signer(other, "Jonas")
        assert jonas is not None
        grant_consent(other, jonas.id, {Scope.SHARE})
        make_pack(other, choose_signs(other, glosses=("TREE", "WATER2^")), file, PackWish(TERMS))
    page.open(file)
    view = page.opened
    opened.wait(lambda: len(view.table.glosses) == 2)
    signs = {sign.gloss: sign for sign in view.table.signs.signs}
    opened.wait(lambda: view.posters.poster(signs["TREE"]) is not None)
    assert view.posters.poster(signs["WATER2^"]) is None
    assert not list(posters_folder().glob("*"))
    page.open(tmp_path / "nowhere.kinelexpack")
    assert view.posters.poster(signs["TREE"]) is None


def test_a_tampered_pack_is_named_and_nothing_of_it_is_shown(
    opened: Studio, page: PacksPage, pack: Path
) -> None:
    data = bytearray(pack.read_bytes())
    data[len(data) // 2] ^= 1
    pack.write_bytes(data)
    page.open(pack)
    view = page.opened
    opened.wait(lambda: "was refused" in view.head.text)
    assert view.table.glosses == ()
    assert not view.foot.bring.isEnabled()
    assert not view.foot.anew.isEnabled()


def test_a_table_tells_every_line_that_is_not_taken_before_it_comes_in(
    opened: Studio, page: PacksPage, tmp_path: Path
) -> None:
    lexicon = opened.workspace.lexicon
    table = tmp_path / "signs.csv"
    table.write_text("gloss,senses:eng\nRIVER,river\nTREE,tree\nRIVER,stream\n,nothing\n")
    page.exchange.import_table(table)
    sheet = page.exchange.sheet
    assert sheet is not None
    opened.wait(lambda: sheet.lines.rowCount() > 0)
    rows = range(sheet.lines.rowCount())
    told = {sheet.lines.item(row, 3).text() for row in rows}
    assert "Line 2 has this ID-gloss already." in told
    assert find_entry(lexicon, "RIVER") is None
    QTest.mouseClick(sheet.bring, Qt.MouseButton.LeftButton)
    opened.wait(lambda: find_entry(lexicon, "RIVER") is not None)
    sheet.close()
    report = tmp_path / "who.csv"
    page.exchange.write_report(report)
    notices = opened.window.frame.notices
    opened.wait(lambda: any(n.what == "who.csv is written: 2 persons." for n in notices.all))
    assert "Mira" in report.read_text(encoding="utf-8-sig")


def test_a_vocabulary_for_elan_is_written(opened: Studio, page: PacksPage, tmp_path: Path) -> None:
    file = tmp_path / "signs.ecv"
    page.exchange.export_signs(file)
    notices = opened.window.frame.notices
    opened.wait(lambda: any(n.what == "signs.ecv is written: 5 signs." for n in notices.all))
    (vocabulary,) = read_ecv(file)
    assert {value for term in vocabulary.terms for _, value, _ in term.values} >= set(GLOSSES)


def test_a_person_says_what_columns_hold_and_is_not_asked_again(
    opened: Studio, page: PacksPage, tmp_path: Path
) -> None:
    lexicon = opened.workspace.lexicon
    table = tmp_path / "zeichen.csv"
    table.write_text("Zeichen,Bedeutung,Bedeutung\nHAUS,Haus,house\nBAUM,Baum,tree\n")
    page.exchange.import_table(table)
    sheet = page.exchange.sheet
    assert sheet is not None
    opened.wait(lambda: "holds glosses" in sheet.summary.text())
    columns = sheet.columns
    assert columns.item(0, 1).text() == "HAUS · BAUM"
    assert not columns.languages["Bedeutung"].isEnabled()
    choose(columns.fields["Zeichen"], "gloss")
    opened.wait(lambda: "Added: 2" in sheet.summary.text())
    for name, language in (("Bedeutung", "deu"), ("Bedeutung (2)", "eng")):
        choose(columns.fields[name], "senses:")
        QTest.keyClicks(columns.languages[name], language)
        QTest.keyClick(columns.languages[name], Qt.Key.Key_Return)
    QTest.mouseClick(sheet.bring, Qt.MouseButton.LeftButton)
    opened.wait(lambda: find_entry(lexicon, "BAUM") is not None)
    assert entry_named(lexicon, "BAUM").senses == ((("deu", "Baum"), ("eng", "tree")),)
    opened.wait(lambda: not sheet.columns.isEnabled())
    sheet.close()
    preferences = opened.workspace.preferences
    preferences.update(replace(preferences.current, skin=2))
    table.write_text("Zeichen,Bedeutung,Bedeutung\nSEE,See,lake\n")
    page.exchange.import_table(table)
    again = page.exchange.sheet
    assert again is not None
    opened.wait(lambda: "Added: 1" in again.summary.text())
    assert again.columns.languages["Bedeutung"].text() == "deu"
    again.close()


def choose(box: QComboBox, data: str) -> None:
    """Choose in a box what stands for some data, as a person would."""
    index = box.findData(data)
    box.setCurrentIndex(index)
    box.activated.emit(index)


def test_a_signer_agrees_and_withdraws_with_what_that_reaches(
    opened: Studio, page: PacksPage
) -> None:
    lexicon = opened.workspace.lexicon
    mira_take, jonas_take = (entry_named(lexicon, one).active_take for one in GLOSSES[:2])
    assert mira_take is not None
    assert jonas_take is not None
    request_tracks(lexicon, [mira_take, jonas_take], again=True)
    page.exchange.show_consent()
    sheet = page.exchange.consent
    assert sheet is not None
    opened.wait(lambda: sheet.person.count() == 2)
    sheet.person.setCurrentText("Mira")
    sheet.person.activated.emit(sheet.person.currentIndex())
    assert not sheet.keep.isEnabled()
    sheet.scopes[Scope.SHARE].click()
    sheet.ends.click()
    QTest.mouseClick(sheet.keep, Qt.MouseButton.LeftButton)
    opened.wait(lambda: "ends on" in sheet.facts.text())
    mira = find_signer(lexicon, "Mira")
    assert mira is not None
    assert mira.scopes == {Scope.SHARE}
    assert "takes 3 takes" in sheet.reach.text()
    assert not sheet.withdraw.isEnabled()
    sheet.sure.click()
    QTest.mouseClick(sheet.withdraw, Qt.MouseButton.LeftButton)
    notices = opened.window.frame.notices
    opened.wait(lambda: any("in the trash: 3 takes" in n.why for n in notices.all))
    assert [one.signer for one in revocations(lexicon)] == [mira.id]
    waiting = [job for job in list_jobs(lexicon) if job.state is JobState.QUEUED]
    assert [job.parameters["take"] for job in waiting] == [jonas_take]
    sheet.close()


def test_keys_of_others_are_known_named_and_forgotten(opened: Studio, page: PacksPage) -> None:
    page.exchange.show_keys()
    sheet = page.exchange.keys
    assert sheet is not None
    assert "no key yet" in sheet.own.text()
    assert not sheet.know.isEnabled()
    sheet.name.setText("Bo")
    sheet.key.setText("abc")
    QTest.mouseClick(sheet.know, Qt.MouseButton.LeftButton)
    opened.wait(lambda: "64 digits" in sheet.trouble.text())
    key = new_key("Bo").public_key
    sheet.key.setText(key)
    QTest.mouseClick(sheet.know, Qt.MouseButton.LeftButton)
    opened.wait(lambda: sheet.known.rowCount() == 1)
    sheet.known.selectRow(0)
    sheet.name.setText("Bo of the north")
    QTest.keyClick(sheet.name, Qt.Key.Key_Return)
    opened.wait(lambda: [one.name for one in known_keys()] == ["Bo of the north"])
    opened.wait(lambda: sheet.known.item(0, 0).text() == "Bo of the north")
    sheet.known.selectRow(0)
    QTest.mouseClick(sheet.forget, Qt.MouseButton.LeftButton)
    opened.wait(lambda: known_keys() == () and sheet.known.rowCount() == 0)
    sheet.close()
