"""Everybody can use the compose page: names, targets to hit, room on small screens."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QScrollBar, QWidget

from app.ui.pages.compose.page import ComposePage
from app.ui.plots.curves import CurveKind
from tests.gui.driving import Studio
from tests.gui.test_reach import CONTROLS


@pytest.fixture
def page(opened: Studio) -> ComposePage:
    page = opened.go("compose")
    assert isinstance(page, ComposePage)
    QTest.keyClicks(page.sentence.field, "TREE HOUSE MONSTER ")
    opened.wait(lambda: page.timeline.signs.blocks.transition(0) is not None)
    opened.wait(page.missing.isVisible)
    return page


def controls(page: QWidget) -> list[QWidget]:
    found = [widget for kind in CONTROLS for widget in page.findChildren(kind)]
    return [widget for widget in found if widget.isVisible() and not isinstance(widget, QScrollBar)]


def test_every_control_has_a_name_and_can_be_hit(page: ComposePage) -> None:
    signs = page.timeline.signs
    for block in (signs.blocks.transition(0), signs.blocks.sign(1)):
        signs.select(block)
        QApplication.processEvents()
        for widget in controls(page):
            interface = QAccessible.queryAccessibleInterface(widget)
            name = interface.text(QAccessible.Text.Name) if interface is not None else ""
            assert name, widget
            if isinstance(widget, QAbstractButton):
                assert min(widget.width(), widget.height()) >= 28, name


def test_everything_finds_room_in_a_small_window(page: ComposePage, opened: Studio) -> None:
    signs = page.timeline.signs
    opened.window.resize(1080, 640)
    for block in (signs.blocks.transition(0), signs.blocks.sign(1)):
        signs.select(block)
        for kind in CurveKind:
            page.timeline.curves.show_kind(kind)
            QApplication.processEvents()
            assert opened.window.width() == 1080
            assert page.panel.x() + page.panel.width() <= page.width(), kind
        for area in page.findChildren(QScrollArea):
            if area.isVisible():
                assert area.widget().minimumSizeHint().width() <= area.viewport().width()
