"""The sign page, driven as a person would."""

from __future__ import annotations

from dataclasses import astuple

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from app.studio.ingest import add_file
from app.studio.tracking import EXTRACT, request_tracks
from app.ui.bridge.notices import Notice
from app.ui.pages.sign.page import SignPage
from app.ui.plots.curves import CurveKind
from lexicon_db.entries import find_entries
from lexicon_db.errors import KnownError
from lexicon_db.jobs import fail_job, list_jobs, start_next_job
from lexicon_db.records import Changes, JobState, TakeId
from lexicon_db.takes import get_take
from lexicon_db.tracks import HandFlag
from tests.gui.driving import Studio
from tests.gui.player.seeing import pixels_of, share_unlike
from tests.gui.player.signing import CLIP_SIZE, number_of, numbered_clip


def take_of(opened: Studio, gloss: str) -> TakeId:
    entry = find_entries(opened.workspace.lexicon, [gloss])[0]
    assert entry is not None
    assert entry.active_take is not None
    return entry.active_take


def open_sign(opened: Studio, gloss: str) -> SignPage:
    opened.window.go("sign", take_of(opened, gloss))
    page = opened.page
    assert isinstance(page, SignPage)
    opened.wait(lambda: page.view is not None and page.view.entry.id_gloss == gloss)
    opened.wait(lambda: page.video.frame_shown is not None)
    opened.wait(lambda: page.figure.viewport._scene is not None)
    return page


def number_shown(page: SignPage) -> int:
    """The number that the video on the screen tells."""
    picture = pixels_of(page.video)
    scale = min(page.video.width() / CLIP_SIZE[0], page.video.height() / CLIP_SIZE[1])
    width, height = (round(side * scale) for side in CLIP_SIZE)
    left, top = (page.video.width() - width) // 2, (page.video.height() - height) // 2
    return number_of(picture[top : top + height, left : left + width])


@pytest.fixture
def page(opened: Studio) -> SignPage:
    return open_sign(opened, "TREE")


def press(page: SignPage, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(page.rows.phases, key)


def test_the_video_and_the_figure_show(page: SignPage) -> None:
    assert number_shown(page) == 0
    pixels = pixels_of(page.figure.viewport)
    assert share_unlike(pixels[:, 200:-200], pixels[-3, 3]) > 0.1
    assert page.playback.frame_count == 30
    assert page.header._gloss.text() == "TREE"


def test_stepping_by_keys_moves_video_figure_and_clock_together(
    page: SignPage, opened: Studio
) -> None:
    press(page, Qt.Key.Key_Period, Qt.Key.Key_Period, Qt.Key.Key_Period)
    assert page.playback.index == 3
    assert page.figure.viewport.frame == 3
    opened.wait(lambda: page.video.frame_shown == 3)
    assert number_shown(page) == 3
    press(page, Qt.Key.Key_Comma, Qt.Key.Key_PageDown)
    opened.wait(lambda: page.video.frame_shown == 7)
    assert number_shown(page) == 7
    press(page, Qt.Key.Key_End)
    opened.wait(lambda: page.video.frame_shown == 29)
    assert page.figure.viewport.frame == 29


def test_space_plays_and_the_figure_moves(page: SignPage, opened: Studio) -> None:
    press(page, Qt.Key.Key_Space)
    assert page.playback.is_playing
    opened.wait(lambda: page.figure.viewport.frame > 2)
    opened.wait(lambda: (page.video.frame_shown or 0) > 2)
    press(page, Qt.Key.Key_Space)
    assert not page.playback.is_playing


def test_space_on_a_button_presses_the_button(page: SignPage) -> None:
    page.header.landmarks.setFocus()
    QTest.keyClick(page.header.landmarks, Qt.Key.Key_Space)
    assert not page.playback.is_playing
    assert not page.header.landmarks.isChecked()


def test_leaving_the_page_stops_playing(page: SignPage, opened: Studio) -> None:
    press(page, Qt.Key.Key_Space)
    opened.go("jobs")
    assert not page.playback.is_playing


def test_pressing_a_row_goes_there(page: SignPage) -> None:
    row = page.rows.curves.row
    x = row.x_at(0.52)
    QTest.mousePress(row, Qt.MouseButton.LeftButton, pos=QPoint(round(x) + 1, 20))
    assert page.playback.index == 13


def drag_bound(page: SignPage, number: int, seconds: float) -> None:
    row = page.rows.phases
    bounds = (row.phases.onset, row.phases.stroke_start, row.phases.stroke_end, row.phases.offset)
    left = Qt.MouseButton.LeftButton
    start, end = (QPoint(round(row.x_at(at)), 15) for at in (bounds[number], seconds))
    QTest.mousePress(row, left, pos=start)
    QTest.mouseMove(row, end)
    QTest.mouseRelease(row, left, pos=end)


def test_dragging_a_phase_edge_stores_it_on_a_frame(page: SignPage, opened: Studio) -> None:
    notices: list[Notice] = []
    opened.workspace.operations.noticed.connect(notices.append)
    drag_bound(page, 1, 0.335)
    opened.settle()
    stored = get_take(opened.workspace.lexicon, take_of(opened, "TREE"))
    assert astuple(stored.phases) == pytest.approx((0.0, 0.32, 0.68, 29 / 25))
    assert stored.phases_by_hand
    assert notices[-1].action == "Undo"
    notices[-1].act()
    opened.settle()
    stored = get_take(opened.workspace.lexicon, take_of(opened, "TREE"))
    assert stored.phases.stroke_start == pytest.approx(0.24)
    opened.wait(lambda: page.rows.phases.phases.stroke_start == pytest.approx(0.24))


def test_phase_edges_move_by_keys(page: SignPage, opened: Studio) -> None:
    press(page, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right)
    opened.settle()
    take = take_of(opened, "TREE")
    stored = get_take(opened.workspace.lexicon, take).phases
    assert (stored.stroke_start, stored.stroke_end) == pytest.approx((0.24, 0.76))
    page.playback.seek(10)
    press(page, Qt.Key.Key_Up, Qt.Key.Key_Return)
    opened.settle()
    assert get_take(opened.workspace.lexicon, take).phases.stroke_start == pytest.approx(0.4)


def test_bounds_are_set_and_sought_by_buttons(page: SignPage, opened: Studio) -> None:
    page.playback.seek(20)
    page.panel._setters[2].click()
    opened.settle()
    stored = get_take(opened.workspace.lexicon, take_of(opened, "TREE"))
    assert stored.phases.stroke_end == pytest.approx(0.8)
    page.panel._bounds[1].click()
    assert page.playback.index == 6
    assert page.panel._bounds[2].text() == "0.80 s  ·  21"


def test_flags_of_both_hands_are_told(page: SignPage) -> None:
    left, right = (page.rows._flags[side] for side in (0, 1))
    assert [run[2] for run in left._runs] == [
        HandFlag.MEASURED, HandFlag.RECOVERED, HandFlag.INTERPOLATED, HandFlag.REJECTED,
        HandFlag.MISSING, HandFlag.MEASURED,
    ]  # fmt: skip
    assert [run[2] for run in right._runs] == [HandFlag.MEASURED]


def test_the_speed_of_the_wrists_is_that_of_the_motion(page: SignPage, opened: Studio) -> None:
    opened.wait(lambda: page.rows.curves.curves is not None)
    speed = page.rows.curves.curves.values[CurveKind.SPEED][..., 0]
    assert len(speed) == 30
    assert speed[:, 0] == pytest.approx(speed[:, 1], rel=0.05, abs=0.01)
    assert 0.3 < speed.max() < 5
    assert speed[15].max() < speed.max() / 4


def test_a_take_without_tracks_offers_to_extract(opened: Studio) -> None:
    page = open_sign(opened, "NEW-SIGN")
    assert page.pictures.right.currentWidget() is page.sheet
    assert page.sheet._heading.text() == "No tracks yet"
    assert page.playback.frame_count == 24
    press(page, Qt.Key.Key_Period)
    opened.wait(lambda: page.video.frame_shown == 1)
    page.sheet._extract.click()
    opened.settle()
    jobs = list_jobs(opened.workspace.lexicon)
    assert [(job.name, job.state) for job in jobs] == [(EXTRACT, JobState.QUEUED)]
    opened.wait(lambda: page.sheet._heading.text() == "Waiting")
    page.sheet._cancel.click()
    opened.wait(lambda: page.sheet._heading.text() == "Extraction stopped")


def test_a_failed_extraction_says_why(opened: Studio) -> None:
    lexicon, take = opened.workspace.lexicon, take_of(opened, "NEW-SIGN")
    request_tracks(lexicon, [take])
    assert lexicon.owns_jobs or lexicon.try_to_own_jobs()
    job = start_next_job(lexicon)
    fail_job(lexicon, job.id, KnownError("No person.", "Nobody is seen.", "Film again."))
    page = open_sign(opened, "NEW-SIGN")
    opened.wait(lambda: page.sheet._heading.text() == "No person.")
    assert "Film again." in page.sheet._text.text()
    assert page.sheet._extract.isVisible()
    assert page.sheet._extract.text() == "Extract again"


def test_takes_are_tabs(page: SignPage, opened: Studio, tmp_path) -> None:
    lexicon = opened.workspace.lexicon
    clip = numbered_clip(tmp_path / "second.mp4", 9)
    added = add_file(lexicon, clip, gloss="TREE", signer="Mira")
    page.refresh(Changes(entries=frozenset([added.entry])))
    opened.wait(lambda: page.header._tabs.count() == 2)
    page.header._tabs.setCurrentIndex(1)
    opened.wait(lambda: page.view is not None and page.view.take.id == added.take)
    opened.wait(lambda: page.playback.frame_count == 9)
    page.header._activate.click()
    opened.wait(lambda: page.view.take.is_active)
    assert take_of(opened, "TREE") == added.take


def test_mirrored_mirrors_both_pictures(page: SignPage) -> None:
    press(page, Qt.Key.Key_M)
    assert page.figure.viewport.options.mirrored
    assert page.video._mirrored


def test_without_a_take_the_page_says_what_to_do(opened: Studio) -> None:
    page = opened.go("sign")
    assert page._stack.currentWidget() is page._empty


def test_a_take_that_is_gone_is_told(opened: Studio) -> None:
    opened.window.go("sign", "00000000-0000-0000-0000-000000000000")
    page = opened.page
    opened.wait(lambda: page._stack.currentWidget() is page._empty)
    assert "not found" in page._empty._heading.text()


def test_zooming_all_rows_together(page: SignPage) -> None:
    row = page.rows.phases
    page.rows.scale.zoom(4, 0.5)
    assert row.x_at(0.5) == pytest.approx(page.rows.curves.row.x_at(0.5))
    QTest.mouseDClick(row, Qt.MouseButton.LeftButton, pos=QPointF(300, 10).toPoint())
    assert page.rows.scale.is_whole


def test_what_is_not_seen_has_a_name(page: SignPage) -> None:
    for widget in (page.video, page.figure.viewport, page.rows.phases, page.header._tabs):
        assert widget.accessibleName()
