"""The sheet in which a lexicon learns how its signers move."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.studio.motion_training import TRAIN_MOTION, own_prior_file
from app.ui.pages.compose.page import ComposePage
from app.ui.pages.compose.training.corpus_look import look_at_corpus
from app.ui.pages.compose.training.sheet import TrainingSheet
from app.ui.pages.jobs.job_titles import job_title
from lexicon_db.jobs import list_jobs
from lexicon_db.records import JobState
from tests.gui.driving import Studio

_EAF = """<?xml version="1.0" encoding="UTF-8"?>
<ANNOTATION_DOCUMENT AUTHOR="" DATE="2026-01-01T00:00:00+00:00" FORMAT="3.0" VERSION="3.0">
<HEADER MEDIA_FILE="" TIME_UNITS="milliseconds">
<MEDIA_DESCRIPTOR MEDIA_URL="file:///talk.npz" MIME_TYPE="x" RELATIVE_MEDIA_URL="./talk.npz"/>
</HEADER>
<TIME_ORDER><TIME_SLOT TIME_SLOT_ID="a" TIME_VALUE="100"/>
<TIME_SLOT TIME_SLOT_ID="b" TIME_VALUE="400"/><TIME_SLOT TIME_SLOT_ID="c" TIME_VALUE="600"/>
<TIME_SLOT TIME_SLOT_ID="d" TIME_VALUE="900"/></TIME_ORDER>
<TIER LINGUISTIC_TYPE_REF="t" TIER_ID="Gloss R">
<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="a" TIME_SLOT_REF2="b">
<ANNOTATION_VALUE>TREE</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a2" TIME_SLOT_REF1="c" TIME_SLOT_REF2="d">
<ANNOTATION_VALUE>HOUSE</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
</TIER>
<LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="t" TIME_ALIGNABLE="true"/>
</ANNOTATION_DOCUMENT>
"""
_REPORT = {
    "is_better": True,
    "timing_is_better": False,
    "before": 0.95,
    "after": 0.9,
    "rows": [
        {"part": "hands", "unit": "deg", "before": 4.0, "after": 3.0, "count": 40},
        {"part": "wrists", "unit": "mm", "before": 20.0, "after": 21.0, "count": 40},
    ],
    "takes": 70,
    "corpus_recordings": 1,
    "signers": 2,
    "held_out": 12,
    "gaps": 9,
    "sign_seconds": 0.2,
    "stroke_share": 0.5,
    "seed": 1,
    "made_at": "2026-11-23T12:00:00+00:00",
    "left_out": ["talk2.eaf was left out: its recording was not found."],
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Two files of which one has its recording beside it."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "talk.eaf").write_text(_EAF)
    (folder / "talk.npz").write_bytes(b"whatever it is: it is opened when it is learned from")
    (folder / "lost.eaf").write_text(_EAF.replace("talk.npz", "lost.npz"))
    return folder


@pytest.fixture
def sheet(opened: Studio) -> TrainingSheet:
    page = opened.go("compose")
    assert isinstance(page, ComposePage)
    action = next(a for a in page.actions() if a.text() == "Learn movements…")
    action.trigger()
    assert page.training is not None
    opened.wait(lambda: bool(page.training.summary.text()))
    yield page.training
    page.training.close()


def test_a_folder_is_looked_into_before_learning(corpus: Path) -> None:
    look = look_at_corpus(corpus, None)
    assert look.tiers == (("Gloss R", 4),)
    assert (look.recordings, look.glosses) == (1, 2)
    assert len(look.left_out) == 1
    assert "Gloss R" in look_at_corpus(corpus, "Nothing").trouble
    assert look_at_corpus(corpus / "empty", None).recordings == 0


def test_learning_is_asked_for_and_stopped(sheet: TrainingSheet, opened: Studio) -> None:
    lexicon = opened.workspace.lexicon
    assert "made up" in sheet.summary.text()
    assert not sheet.table.isVisible()
    sheet.minutes.setValue(3)
    QTest.mouseClick(sheet.learn, Qt.MouseButton.LeftButton)
    opened.wait(sheet.progress.isVisible)
    job = list_jobs(lexicon, (JobState.QUEUED,))[0]
    assert job.name == TRAIN_MOTION
    assert job.parameters["wish"]["minutes"] == 3.0
    assert job_title(job, "") == "Learn how signers move"
    assert not sheet.learn.isEnabled()
    QTest.mouseClick(sheet.progress.cancel, Qt.MouseButton.LeftButton)
    opened.wait(sheet.learn.isEnabled)
    assert not list_jobs(lexicon, (JobState.QUEUED,))


def test_a_corpus_is_chosen_with_its_tier(
    sheet: TrainingSheet, opened: Studio, corpus: Path
) -> None:
    source = sheet.source
    source.choice.buttons[1].click()
    assert source.tier.isVisible()
    assert not sheet.learn.isEnabled()
    source.choose_folder(corpus)
    opened.wait(sheet.learn.isEnabled)
    assert source.found.text() == "1 recording  ·  2 signs  ·  1 left out"
    source.tier.setCurrentIndex(source.tier.findData("Gloss R"))
    source.tier.activated.emit(source.tier.currentIndex())
    opened.wait(sheet.learn.isEnabled)
    QTest.mouseClick(sheet.learn, Qt.MouseButton.LeftButton)
    opened.wait(sheet.progress.isVisible)
    wish = list_jobs(opened.workspace.lexicon, (JobState.QUEUED,))[0].parameters["wish"]
    assert (wish["from"], wish["tier"]) == (str(corpus), "Gloss R")


def test_before_and_after_are_told_and_forgotten(sheet: TrainingSheet, opened: Studio) -> None:
    file = own_prior_file(opened.workspace.lexicon)
    file.parent.mkdir()
    (file.parent / "last_training.json").write_text(json.dumps(_REPORT))
    sheet.reload()
    opened.wait(sheet.table.isVisible)
    cells = [
        [sheet.table.item(row, column).text() for column in range(5)]
        for row in range(sheet.table.rowCount())
    ]
    assert cells == [
        ["Handshapes", "4.00°", "3.00°", "40", "25.0% better"],
        ["Place of wrists", "20.00 mm", "21.00 mm", "40", "5.0% worse"],
    ]
    words = sheet.summary.text()
    assert "70 takes and 1 recording" in words
    assert "Movements: what was learned is used." in words
    assert "Gap lengths: what was used before stays in use." in words
    sheet.forget.click()
    opened.wait(lambda: not sheet.table.isVisible())
    assert not file.parent.exists()
