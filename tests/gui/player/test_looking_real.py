"""An identity learns to look real from the render page; nothing is trained in earnest."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from app.jobs.files import folder_of
from app.jobs.tasks import PREVIEW, REAL, REPORT, neural_file
from app.studio.composing import read_glosses
from app.studio.identity_training import TRAIN_IDENTITY, commit_training
from app.ui.pages.render.page import RenderPage
from app.ui.widgets.icon_button import IconButton
from lexicon_db.consents import grant_consent, withdraw_consent
from lexicon_db.entries import find_entry
from lexicon_db.identities import save_identity
from lexicon_db.jobs import list_jobs, start_next_job
from lexicon_db.records import Changes, JobState, Scope
from lexicon_db.signers import find_signer
from lexicon_db.tracks import HandFlag
from lexicon_db.trackstore import save_track
from lexicon_db.utterances import save_utterance
from tests.gui.driving import Studio
from tests.gui.player.signing import landmarks
from tests.unit.lexicon_db.examples import PROVENANCE, fit_track

SCORES = {"foreground_ssim": 0.91, "hand_ssim": 0.61, "flicker": 0.3}
PLAIN = {"foreground_ssim": 0.8, "hand_ssim": 0.4, "flicker": 0.2}


@pytest.fixture
def page(opened: Studio, tmp_path: Path) -> RenderPage:
    """The page, on an identity of Mira, who has agreed; two of her signs were fitted."""
    lexicon = opened.workspace.lexicon
    mira = find_signer(lexicon, "Mira")
    grant_consent(lexicon, mira.id, [Scope.TRAIN_IDENTITY, Scope.RENDER_OWN])
    for gloss in ("TREE", "HOUSE"):
        take = find_entry(lexicon, gloss).active_take
        save_track(lexicon, take, landmarks(30), PROVENANCE)
        save_track(lexicon, take, fit_track(30), PROVENANCE)
    file = tmp_path / "identity"
    file.write_bytes(b"appearance")
    save_identity(lexicon, "Mira", mira.id, "flat", lexicon.media.add(file), {})
    save_utterance(lexicon, "A tree", read_glosses(lexicon, "TREE HOUSE").slots)
    page = opened.go("render")
    assert isinstance(page, RenderPage)
    opened.wait(lambda: len(page.identities.cards) == 2)
    page.identities.cards[1].click()
    opened.wait(page.identity_actions.teach.isVisible)
    return page


def picture(file: Path, shade: int) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(np.full((64, 64, 3), shade, np.uint8)).save(file)


def red(shown: QLabel) -> int:
    return shown.pixmap().toImage().pixelColor(9, 9).red()


def test_it_learns_is_stopped_and_goes_on(page: RenderPage, opened: Studio) -> None:
    lexicon = opened.workspace.lexicon
    QTest.keyClick(page.identity_actions.teach, Qt.Key.Key_Space)
    sheet = page.identity_actions.sheet
    opened.wait(sheet.learn.isEnabled)
    assert sheet.facts.lines[0].startswith("Mira has agreed")
    assert "2 videos of 2 signs" in sheet.facts.lines[1]
    sheet.minutes.setValue(3)
    sheet.preset.buttons[1].click()
    sheet.learn.click()
    opened.wait(sheet.progress.pause.isVisible)
    (job,) = list_jobs(lexicon)
    assert (job.name, job.parameters["preset"]) == (TRAIN_IDENTITY, "standard")
    assert (job.parameters["seconds"], job.parameters["name"]) == (180.0, "Mira")
    for name, shade in ((PREVIEW, 90), (REAL, 200)):
        picture(folder_of(lexicon, job) / name, shade)
    sheet.progress.pause.click()
    opened.wait(sheet.progress.go_on.isVisible)
    assert sheet.progress.state.text() == "Paused: it goes on where it was."
    assert red(sheet.progress.drawn) == pytest.approx(90, abs=3)
    sheet.progress.go_on.click()
    opened.wait(lambda: list_jobs(lexicon)[0].state is JobState.QUEUED)
    opened.wait(sheet.progress.pause.isVisible)
    sheet.progress.pause.click()
    opened.wait(sheet.progress.give_up.isVisible)
    sheet.progress.give_up.click()
    opened.wait(lambda: "nothing of it was kept" in sheet.progress.state.text())
    assert not folder_of(lexicon, job).exists()


def test_what_is_missing_is_said_before(page: RenderPage, opened: Studio) -> None:
    lexicon = opened.workspace.lexicon
    mira, tree = find_signer(lexicon, "Mira"), find_entry(lexicon, "TREE")
    unseen = landmarks(30)
    unseen.flags[:] = HandFlag.MISSING
    for gloss in ("TREE", "HOUSE"):
        save_track(lexicon, find_entry(lexicon, gloss).active_take, unseen, PROVENANCE)
    page.identity_actions.teach.click()
    sheet = page.identity_actions.sheet
    opened.wait(lambda: sheet.facts.lines)
    assert "Hands are seen in 0 of 60 pictures only" in sheet.facts.lines[1]
    assert not sheet.learn.isEnabled()
    withdraw_consent(lexicon, mira.id)
    opened.workspace.operations.changed.emit(
        Changes(signers=frozenset([mira.id]), takes=frozenset([tree.active_take]))
    )
    opened.wait(lambda: "has not agreed" in sheet.facts.lines[0])


def test_the_report_says_in_words_how_real_it_is(page: RenderPage, opened: Studio) -> None:
    lexicon = opened.workspace.lexicon
    page.identity_actions.teach.click()
    sheet = page.identity_actions.sheet
    opened.wait(sheet.learn.isEnabled)
    sheet.learn.click()
    opened.wait(lambda: list_jobs(lexicon))
    assert lexicon.owns_jobs or lexicon.try_to_own_jobs()
    job = start_next_job(lexicon)
    folder = folder_of(lexicon, job)
    for number, shade in enumerate((90, 200)):
        picture(folder / REPORT / f"{number}.jpg", shade)
    neural_file(folder).write_bytes(b"learned")
    report = {"frames": 40, "signs": ["HOUSE"], "learned": SCORES, "flat": PLAIN}
    commit_training(lexicon, job, folder, {"examples": 30, "report": report})
    page.activated()
    opened.wait(page.identity_actions.report.isVisible)
    assert [card.text() for card in page.identities.cards] == ["Mannequin", "Mira", "Mira, plain"]
    page.identity_actions.report.click()
    shown = page.identity_actions.shown
    opened.wait(shown.isActiveWindow)
    said = " ".join(words for _, words in shown.words)
    assert "Learned for 10 min from 30 moments of 2 videos." in said
    assert "Hands can be read: 61% alike; the plain look 40%." in said
    assert red(shown.picture) == pytest.approx(90, abs=3)
    later = shown.findChildren(IconButton)[1]
    assert later.accessibleName() == "Later moment"
    QTest.keyClick(later, Qt.Key.Key_Space)
    assert red(shown.picture) == pytest.approx(200, abs=3)
    for key, shade in ((Qt.Key.Key_Right, 90), (Qt.Key.Key_Right, 200), (Qt.Key.Key_Left, 90)):
        QTest.keyClick(shown, key)
        assert red(shown.picture) == pytest.approx(shade, abs=3)
    assert shown.picture.accessibleName() == "1 of 2"
