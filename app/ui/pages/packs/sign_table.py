"""The signs of an open pack as a table: how each stands to the lexicon, and what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.ui.icons import icon
from app.ui.metrics import Space
from app.ui.pages.packs.pack_posters import SIZE
from app.ui.pages.packs.pack_words import STANDING_LOOKS, standing_word
from app.ui.theme import current_theme
from lexicon_db.packs.merging import EntryMerge, Standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.studio.packing import PackedSign
    from app.ui.pages.packs.pack_posters import PackPosters

_Index = QModelIndex | QPersistentModelIndex
_GLOSS, _STANDING, _TAKES = range(3)
_STANDING_WIDTH: Final = 118
_ICON: Final = 16
_TAKES_WIDTH: Final = 64


class SignModel(QAbstractTableModel):
    """Signs, and what an import would do to each once that is known."""

    def __init__(self, posters: PackPosters, parent: QWidget) -> None:
        super().__init__(parent)
        self._posters = posters
        posters.arrived.connect(self._show_poster)
        self.signs: tuple[PackedSign, ...] = ()
        self._rows: dict[str, int] = {}
        self.merges: dict[str, EntryMerge] = {}
        self._headings = (self.tr("Sign"), self.tr("Here"), self.tr("Takes"))

    def show_signs(self, signs: Sequence[PackedSign]) -> None:
        """Show other signs; nothing is known of them yet."""
        self.beginResetModel()
        self.signs, self.merges = tuple(signs), {}
        self._rows = {sign.id: row for row, sign in enumerate(self.signs)}
        self.endResetModel()

    def show_merges(self, merges: Sequence[EntryMerge]) -> None:
        """Show how the signs stand to the lexicon."""
        self.merges = {one.entry: one for one in merges}
        if self.signs:
            last = self.index(len(self.signs) - 1, _TAKES)
            self.dataChanged.emit(self.index(0, 0), last)

    def standing(self, row: int) -> Standing | None:
        """How the sign in a row stands to the lexicon, once that is known."""
        merge = self.merges.get(self.signs[row].id)
        return None if merge is None else merge.standing

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - the signature of Qt
        """One row for each sign."""
        return 0 if parent.isValid() else len(self.signs)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as above
        """Gloss, standing, takes."""
        return 0 if parent.isValid() else len(self._headings)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401 - whatever Qt shows
        """The headings of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """What a cell says."""
        sign = self.signs[index.row()]
        merge = self.merges.get(sign.id)
        standing = None if merge is None else merge.standing
        if role == Qt.ItemDataRole.DisplayRole:
            words = "" if standing is None else standing_word(standing)
            return (sign.gloss, words, str(len(sign.takes)))[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == _TAKES:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DecorationRole:
            if index.column() == _GLOSS:
                return self._picture(sign)
            if index.column() == _STANDING and standing:
                return icon(*STANDING_LOOKS[standing]).pixmap(_ICON, _ICON)
        if role == Qt.ItemDataRole.ToolTipRole:
            return ", ".join(text for _, text in sign.translations) or sign.gloss
        return None

    def _show_poster(self, sign: str) -> None:
        row = self._rows.get(sign)
        if row is not None:
            place = self.index(row, _GLOSS)
            self.dataChanged.emit(place, place, [Qt.ItemDataRole.DecorationRole])

    def _picture(self, sign: PackedSign) -> QPixmap:
        """The picture of a sign in the size of its row, or the room for it."""
        scale = QGuiApplication.primaryScreen().devicePixelRatio()
        drawn = self._posters.poster(sign)
        if drawn is None:
            picture = QPixmap(SIZE * scale)
            picture.fill(current_theme().colours.colour("panel"))
        else:
            picture = drawn.scaled(
                SIZE * scale,
                Qt.AspectRatioMode.KeepAspectRatioByExpanding,
                Qt.TransformationMode.SmoothTransformation,
            )
        picture.setDevicePixelRatio(scale)
        return picture


class _Found(QSortFilterProxyModel):
    """The signs of some standings whose gloss or meanings hold some text."""

    def __init__(self, model: SignModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._text = ""
        self._standings: frozenset[Standing] = frozenset()
        self.setSourceModel(model)

    def narrow(self, text: str, standings: frozenset[Standing]) -> None:
        """Show only these; no standing means all of them."""
        self._text, self._standings = text.casefold(), standings
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: _Index) -> bool:
        """Whether a sign is shown."""
        if self._standings and self._model.standing(row) not in self._standings:
            return False
        sign = self._model.signs[row]
        words = (sign.gloss, *(text for _, text in sign.translations))
        return not self._text or any(self._text in word.casefold() for word in words)


class SignTable(QTableView):
    """The table, with one sign chosen."""

    #: The `PackedSign` that is looked at, or None.
    chosen = Signal(object)

    def __init__(self, posters: PackPosters, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.signs = SignModel(posters, self)
        self._found = _Found(self.signs, self)
        self.setModel(self._found)
        self.setAccessibleName(self.tr("Signs of the pack"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(SIZE.height() + Space.SMALL)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(_GLOSS, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(_STANDING, _STANDING_WIDTH)
        header.resizeSection(_TAKES, _TAKES_WIDTH)
        self.selectionModel().currentRowChanged.connect(self._tell)

    @property
    def glosses(self) -> tuple[str, ...]:
        """The signs that are shown."""
        return tuple(
            str(self._found.index(row, _GLOSS).data()) for row in range(self._found.rowCount())
        )

    def narrow(self, text: str, standings: frozenset[Standing]) -> None:
        """Show only these signs."""
        self._found.narrow(text, standings)
        if not self.currentIndex().isValid():
            self.choose_first()

    def choose_first(self) -> None:
        """Look at the first sign that is shown."""
        self.selectRow(0)
        if not self._found.rowCount():
            self.chosen.emit(None)

    def choose(self, gloss: str) -> None:
        """Look at a sign."""
        if gloss in self.glosses:
            self.selectRow(self.glosses.index(gloss))

    def _tell(self, current: QModelIndex) -> None:
        row = self._found.mapToSource(current).row()
        self.chosen.emit(self.signs.signs[row] if row >= 0 else None)
