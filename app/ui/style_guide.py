"""What the window is made of, in one sheet for developers: colours, type, parts, icons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.core.paths import resource
from app.ui.icons import dress, icon_pixmap
from app.ui.metrics import Hit, Radius, Space, Type
from app.ui.theme import Colours, current_theme
from app.ui.widgets.labels import label
from app.ui.widgets.segments import Segments
from app.ui.widgets.switch import Switch

_SIZE: Final = (820, 640)
_SWATCH: Final = (44, 28)
_ACROSS: Final = 5
_ROLES: Final = ("display", "title", "heading", "section", "strong", "secondary", "caption")
_KINDS: Final = ("primary", "", "quiet", "danger", "link")


class StyleGuide(QDialog):
    """Every colour, size, text, control and icon, as the current theme shows them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Style guide"))
        self.resize(*_SIZE)
        inside = QWidget()
        inside.setProperty("plain", "true")
        column = QVBoxLayout(inside)
        column.setContentsMargins(*(Space.WIDE,) * 4)
        column.setSpacing(Space.LARGE)
        for heading, part in (
            (self.tr("Colours"), _colours()),
            (self.tr("Text"), _texts()),
            (self.tr("Sizes, in pixels at 100 %"), _sizes()),
            (self.tr("Controls"), _controls()),
            (self.tr("Icons"), _icons()),
        ):
            column.addWidget(label(heading, "heading"))
            column.addWidget(part)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)


def _colours() -> QWidget:
    colours = current_theme().colours
    return _grid(
        [_named(_swatch(colours.colour(f.name)), f.name) for f in fields(Colours)], _ACROSS
    )


def _texts() -> QWidget:
    return _grid([label(role, role) for role in _ROLES], 1)


def _sizes() -> QWidget:
    lines = []
    for group in (Space, Radius, Type, Hit):
        values = {name: value for name, value in vars(group).items() if name.isupper()}
        told = "   ".join(f"{name.lower()} {value}" for name, value in values.items())
        lines.append(label(f"{group.__name__}:   {told}"))
    return _grid(lines, 1)


def _controls() -> QWidget:
    parts: list[QWidget] = []
    for kind in _KINDS:
        button = QPushButton(kind or "button")
        button.setProperty("kind", kind)
        parts.append(button)
    field = QLineEdit()
    field.setPlaceholderText("field")
    field.setAccessibleName("field")
    iconic = QPushButton("icon")
    dress(iconic, "play")
    switch = Switch()
    switch.setAccessibleName("switch")
    segments = Segments("segments", (("a", "one"), ("b", "two")))
    segments.show_value("a")
    return _grid([*parts, iconic, field, switch, segments], _ACROSS)


def _icons() -> QWidget:
    colour = current_theme().colours.colour("text")
    found = []
    for file in sorted(resource("icons").glob("*.svg")):
        picture = QLabel()
        picture.setPixmap(icon_pixmap(file.stem, 20, colour, picture.devicePixelRatioF()))
        found.append(_named(picture, file.stem))
    return _grid(found, _ACROSS)


def _swatch(colour: QColor) -> QLabel:
    picture = QPixmap(*_SWATCH)
    picture.fill(colour)
    shown = QLabel()
    shown.setPixmap(picture)
    return shown


def _named(picture: QLabel, name: str) -> QWidget:
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.SMALL)
    row.addWidget(picture)
    text = label(name, "caption")
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    row.addWidget(text, 1)
    return whole


def _grid(parts: Sequence[QWidget], across: int) -> QWidget:
    whole = QWidget()
    grid = QGridLayout(whole)
    grid.setContentsMargins(0, 0, 0, 0)
    for place, part in enumerate(parts):
        grid.addWidget(part, place // across, place % across)
    return whole
