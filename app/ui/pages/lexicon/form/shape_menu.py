"""A menu of handshapes, as pictures."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QMenu, QWidget, QWidgetAction

from app.studio.shape_inventory import SHAPE_NAMES
from app.ui.metrics import Space
from app.ui.pages.lexicon.form.form_finding import FormFinding
from app.ui.pages.lexicon.form.form_words import shape_name
from app.ui.pages.lexicon.form.tiles import ShapeTile

_COLUMNS: Final = 6


class ShapeMenu(QMenu):
    """All handshapes; one is chosen by a click, or by Space."""

    #: Name of the handshape.
    chosen = Signal(str)

    def __init__(self, finding: FormFinding, parent: QWidget) -> None:
        super().__init__(parent)
        self._finding = finding
        part = QWidget()
        grid = QGridLayout(part)
        grid.setContentsMargins(*(Space.SMALL,) * 4)
        grid.setSpacing(Space.TIGHT)
        self.tiles = {name: ShapeTile(name, shape_name(name)) for name in SHAPE_NAMES}
        for number, (name, tile) in enumerate(self.tiles.items()):
            tile.setCheckable(False)
            tile.clicked.connect(lambda _=False, n=name: self._choose(n))
            grid.addWidget(tile, number // _COLUMNS, number % _COLUMNS)
        holder = QWidgetAction(self)
        holder.setDefaultWidget(part)
        self.addAction(holder)
        finding.drew.connect(self._show)
        self.aboutToShow.connect(self._begin)

    def _begin(self) -> None:
        self._finding.draw()
        for name in self._finding.pictures:
            self._show(name)
        next(iter(self.tiles.values())).setFocus()

    def _show(self, name: str) -> None:
        if name in self.tiles:
            self.tiles[name].show_picture(self._finding.pictures[name])

    def _choose(self, name: str) -> None:
        self.close()
        self.chosen.emit(name)
