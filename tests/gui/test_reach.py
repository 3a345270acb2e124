"""Everybody can use every page: names for screen readers, targets to hit, room on small screens."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QFontInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QWidget,
)

from lexicon_db.entries import find_entry
from tests.gui.conftest import GLOSSES
from tests.gui.driving import Studio
from tests.gui.layout_facts import scrolls

CONTROLS = (
    QAbstractButton,
    QLineEdit,
    QPlainTextEdit,
    QComboBox,
    QAbstractItemView,
    QAbstractSlider,
)
PAGES = ("record", "lexicon", "packs", "jobs", "settings")


def show(opened: Studio, key: str, size: tuple[int, int] = (1280, 720)) -> QWidget:
    opened.window.resize(*size)
    page = opened.go(key)
    if key == "lexicon":
        opened.wait(lambda: page.model.rowCount() == len(GLOSSES))
        entry = find_entry(opened.workspace.lexicon, "TREE")
        assert entry is not None
        page.views.select([entry.id], entry.id)
        opened.wait(lambda: page.details.isVisible() and page.details.gloss.text() == "TREE")
    QApplication.processEvents()
    return page


def controls(opened: Studio) -> list[QWidget]:
    return [
        widget
        for kind in CONTROLS
        for widget in opened.window.findChildren(kind)
        if widget.isVisible() and not isinstance(widget, QScrollBar)
    ]


@pytest.mark.parametrize("key", PAGES)
def test_every_control_has_a_name(opened: Studio, key: str) -> None:
    show(opened, key)
    nameless = []
    for widget in controls(opened):
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or not interface.text(QAccessible.Text.Name):
            inside = isinstance(widget.parentWidget(), (QComboBox, QAbstractItemView))
            if not inside:
                nameless.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    assert nameless == []


@pytest.mark.parametrize("key", PAGES)
def test_every_button_can_be_hit(opened: Studio, key: str) -> None:
    show(opened, key)
    small = [
        f"{type(widget).__name__} {widget.accessibleName()} {widget.width()} x {widget.height()}"
        for widget in controls(opened)
        if isinstance(widget, QAbstractButton) and min(widget.width(), widget.height()) < 28
    ]
    assert small == []


@pytest.mark.parametrize("key", PAGES)
def test_text_is_large_enough(opened: Studio, key: str) -> None:
    show(opened, key)
    tiny = [
        label.text()
        for label in opened.window.findChildren(QLabel)
        if label.isVisible() and label.text() and QFontInfo(label.font()).pixelSize() < 12
    ]
    assert tiny == []


@pytest.mark.parametrize("size", [(1280, 720), (1080, 640)])
@pytest.mark.parametrize("key", PAGES)
def test_everything_can_be_reached_on_a_small_screen(
    opened: Studio, key: str, size: tuple[int, int]
) -> None:
    """What is not inside something that scrolls lies within the window, and wide enough."""
    show(opened, key, size)
    frame = QRect(QPoint(0, 0), opened.window.size())
    outside = [
        f"{type(widget).__name__} {widget.accessibleName()}"
        for widget in controls(opened)
        if not scrolls(widget)
        and not frame.contains(QRect(widget.mapTo(opened.window, QPoint(0, 0)), widget.size()))
    ]
    assert outside == []


@pytest.mark.parametrize("size", [(800, 600), (640, 480)])
def test_a_tiny_screen_scrolls_to_the_whole_page(opened: Studio, size: tuple[int, int]) -> None:
    page = show(opened, "lexicon", size)
    window, area = opened.window, opened.window.frame.area
    assert (window.width(), window.height()) == size
    far = area.horizontalScrollBar().maximum() + area.viewport().width()
    deep = area.verticalScrollBar().maximum() + area.viewport().height()
    assert (far, deep) == (page.width(), page.height())
    chrome = [*window.frame.rail.findChildren(QAbstractButton), window.frame.header.search]
    for widget in chrome:
        place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
        assert window.rect().contains(place), widget.accessibleName()
        assert min(place.width(), place.height()) >= 28


@pytest.mark.parametrize("key", PAGES)
def test_no_scroll_area_hides_something_at_its_side(opened: Studio, key: str) -> None:
    page = show(opened, key, (1080, 640))
    for area in page.findChildren(QScrollArea):
        content = area.widget()
        if area.isVisible() and content is not None:
            assert content.minimumSizeHint().width() <= area.viewport().width()


@pytest.mark.parametrize("key", PAGES)
def test_the_tab_key_visits_the_page_and_comes_round(opened: Studio, key: str) -> None:
    show(opened, key)
    visited: list[QWidget] = []
    for _ in range(80):
        QTest.keyClick(QApplication.focusWidget() or opened.window, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in visited:
            break
        visited.append(focused)
    else:
        pytest.fail("the tab key does not come round")
    assert opened.window.frame.jobs in visited
    assert opened.window.frame.header.search in visited
