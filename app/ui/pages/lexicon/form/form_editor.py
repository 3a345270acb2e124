"""The form of a sign as people write it down: hands, handshape, place, movement, and more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from app.studio.form_search import WRITTEN
from app.studio.shape_inventory import SHAPE_NAMES
from app.ui.metrics import Space
from app.ui.pages.lexicon.form.form_finding import FormFinding
from app.ui.pages.lexicon.form.form_words import (
    field_name,
    stored_value,
    value_names,
    window_language,
)
from app.ui.pages.lexicon.form.shape_menu import ShapeMenu
from app.ui.pages.lexicon.names_editor import complete_from
from app.ui.widgets.edit_field import EditField
from app.ui.widgets.icon_button import IconButton
from app.ui.widgets.labels import GUTTER, SectionHeader, label
from lexicon_db.phonology import Form
from lexicon_db.records import Vocabulary

_HANDSHAPE: Final = "handshape"
_PICTURE: Final = 34
#: Between several values of one field.
_SEPARATOR: Final = "; "


class FormEditor(QWidget):
    """A row for each field; what is offered comes from the vocabularies of the lexicon.

    Args:
        finding: Has the pictures of handshapes.
    """

    #: Fields with their new values.
    edited = Signal(object)
    #: What was measured is to be written where nothing is written yet.
    measured_wanted = Signal()
    #: The values that are offered are to be changed.
    vocabularies_wanted = Signal()

    def __init__(self, finding: FormFinding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finding = finding
        self._form: Form | None = None
        self._looks: dict[str, str] = {}
        self._words: dict[str, dict[str, str]] = {}
        self.fields: dict[str, EditField] = {}
        self._offers: dict[str, QStringListModel] = {}
        self._picture = QLabel()
        self._picture.setFixedSize(QSize(_PICTURE, _PICTURE))
        header = SectionHeader(self.tr("Form"))
        measure = IconButton("sparkles", self.tr("Write down what was measured"))
        measure.clicked.connect(self.measured_wanted)
        header.add(measure)
        vocabularies = IconButton("library", self.tr("Vocabularies…"))
        vocabularies.clicked.connect(self.vocabularies_wanted)
        header.add(vocabularies)
        self.menu = ShapeMenu(finding, self)
        self.menu.chosen.connect(lambda shape: self._keep(_HANDSHAPE, shape))
        self._choose = IconButton("hand", self.tr("Choose a handshape"))
        self._choose.setMenu(self.menu)
        self._choose.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(GUTTER, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.SMALL)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addLayout(self._grid)
        for field in WRITTEN:
            self._add_row(field)
        finding.drew.connect(lambda _: self._show_picture())

    def show_form(self, form: Form, vocabularies: Sequence[Vocabulary]) -> None:
        """Show a form.

        Args:
            form: Its fields and values.
            vocabularies: Those of the lexicon: what fields offer, and what values are called.
        """
        self._form = form
        known = {vocabulary.name: vocabulary for vocabulary in vocabularies}
        terms = [term for vocabulary in vocabularies for term in vocabulary.terms]
        self._looks = {term.name: term.handshape for term in terms if term.handshape}
        values: dict[str, list[str]] = defaultdict(list)
        for field, value in form:
            values[field].append(value)
        for field in values:
            if field not in self.fields:
                self._add_row(field)
        for field, edit in self.fields.items():
            vocabulary = known.get(field)
            words = self._words[field] = value_names(field, vocabulary, window_language())
            edit.show_text(_SEPARATOR.join(words.get(value, value) for value in values[field]))
            offered = _offered(vocabulary) or WRITTEN.get(field, ())
            self._offers[field].setStringList([words.get(value, value) for value in offered])
        self._show_picture()

    def _add_row(self, field: str) -> None:
        row = len(self.fields)
        name = field_name(field)
        edit = EditField(name, self.tr("Not written"))
        self._offers[field] = QStringListModel(edit)
        complete_from(edit, self._offers[field])
        edit.edited.connect(lambda text: self._keep(field, text))
        self._grid.addWidget(label(name, "secondary"), row, 0)
        self._grid.addWidget(edit, row, 1)
        if field == _HANDSHAPE:
            self._grid.addWidget(self._picture, row, 2)
            self._grid.addWidget(self._choose, row, 3)
        self.fields[field] = edit

    def _keep(self, field: str, text: str) -> None:
        names = self._words.get(field, {})
        values = [stored_value(value.strip(), names) for value in text.split(";")]
        kept = [value for value in values if value] or [""]
        self.edited.emit(tuple((field, value) for value in kept))

    def _show_picture(self) -> None:
        """Show the handshape that is written first."""
        shown = self.fields[_HANDSHAPE].text().split(";")[0].strip()
        first = stored_value(shown, self._words.get(_HANDSHAPE, {}))
        shape = self._looks.get(first, first)
        self._picture.clear()
        if shape not in SHAPE_NAMES:
            return
        image = self._finding.pictures.get(shape)
        if image is None:
            self._finding.draw()
            return
        side = round(_PICTURE * self.devicePixelRatioF())
        smooth = Qt.TransformationMode.SmoothTransformation
        picture = QPixmap.fromImage(image.scaledToHeight(side, smooth))
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        self._picture.setPixmap(picture)


def _offered(vocabulary: Vocabulary | None) -> list[str]:
    """The terms that a vocabulary offers."""
    terms = vocabulary.terms if vocabulary is not None else ()
    return [term.name for term in terms if not term.is_retired]
