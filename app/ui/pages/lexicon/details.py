"""The details of one entry, edited in place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QSignalBlocker, QStringListModel, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.ui.amounts import date_text
from app.ui.fonts import window_font
from app.ui.icons import dress
from app.ui.metrics import Frame, Space, Type
from app.ui.pages.lexicon.entry_facts import EntryFacts
from app.ui.pages.lexicon.fact_lines import history_lines, origin_lines
from app.ui.pages.lexicon.form.form_editor import FormEditor
from app.ui.pages.lexicon.form.form_finding import FormFinding
from app.ui.pages.lexicon.gloss_editor import GlossEditor
from app.ui.pages.lexicon.kin_row import KinRow
from app.ui.pages.lexicon.names_editor import NamesEditor, complete_from
from app.ui.pages.lexicon.opinion_editor import OpinionEditor
from app.ui.pages.lexicon.relation_editor import RelationEditor
from app.ui.pages.lexicon.sense_editor import SenseEditor
from app.ui.pages.lexicon.status_menu import StatusMenu
from app.ui.pages.lexicon.take_row import TakeRow
from app.ui.posters.loop_player import LoopPlayer
from app.ui.posters.poster_shelf import PosterShelf
from app.ui.widgets.edit_field import EditField, EditText
from app.ui.widgets.labels import GUTTER, SectionHeader, label, line
from app.ui.widgets.poster_view import PosterView
from app.ui.widgets.status_shape import status_icon, status_name
from lexicon_db.records import Take, TakeId


class EntryDetails(QScrollArea):
    """A column of what is known of an entry."""

    #: Name of a field and its new value.
    edited = Signal(str, object)
    #: `TakeId` to open.
    take_opened = Signal(str)
    #: `TakeId` and where its menu is wanted, in global coordinates.
    take_menu_wanted = Signal(str, object)
    #: `TakeId` to take out of the trash.
    restore_wanted = Signal(str)
    #: `StepId` to take back.
    undo_wanted = Signal(str)
    #: Signs that move like this one are to be shown.
    like_wanted = Signal()
    #: `EntryId` to go to.
    entry_wanted = Signal(str)

    def __init__(
        self,
        posters: PosterShelf,
        player: LoopPlayer,
        finding: FormFinding,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.form = FormEditor(finding)
        self.relations = RelationEditor()
        self.opinions = OpinionEditor()
        self._posters, self._player = posters, player
        self._facts: EntryFacts | None = None
        self._take_rows: list[TakeRow] = []
        self._trashed: tuple[Take, ...] = ()
        self.setFixedWidth(Frame.DETAILS)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._make_parts()
        self._lay_out()
        posters.arrived.connect(self._show_posters)
        player.moved.connect(self._show_posters)
        self._poster.installEventFilter(self)

    def show_facts(self, facts: EntryFacts) -> None:
        """Show an entry."""
        is_other = self._facts is None or self._facts.entry.id != facts.entry.id
        if is_other:
            self.finish_typing()
        self._facts = facts
        entry = facts.entry
        if is_other:
            self._player.stop()
            self.verticalScrollBar().setValue(0)
        for field, text in (
            (self.gloss, entry.id_gloss),
            (self.lemma, entry.lemma),
            (self.note, entry.note),
            (self.assignee, entry.assignee),
            (self.hamnosys, entry.hamnosys),
        ):
            field.show_text(text)
        self.senses.show_senses(entry.senses)
        self.glosses.show_glosses(entry.annotation_glosses)
        self.tags.show_names(entry.tags)
        self.dialects.show_names(entry.dialects)
        self.fields.show_names(entry.semantic_fields)
        self.kin.show_kin(facts.kin)
        self.form.show_form(facts.form, facts.vocabularies)
        self.relations.show_relations(facts.relations)
        self.opinions.show_opinions(facts.opinions, facts.me)
        with QSignalBlocker(self.never):
            self.never.setChecked(entry.do_not_synthesise)
        self.status.setText(status_name(entry.status))
        self.status.setIcon(status_icon(entry.status))
        self._poster.setEnabled(entry.active_take is not None)
        self.like.setEnabled(entry.active_take is not None)
        self._show_takes(facts)
        _fill(self._origin, origin_lines(facts))
        _fill(self._history, history_lines(facts, self.undo_wanted.emit))
        self._show_posters()

    def finish_typing(self) -> None:
        """Let what is being typed be kept with the entry that shows."""
        used = QApplication.focusWidget()
        if used is not None and self.isAncestorOf(used):
            used.clearFocus()

    def offer(self, tags: list[str], dialects: list[str], people: list[str]) -> None:
        """Offer names that other signs have, while one is typed."""
        self.tags.known.setStringList(tags)
        self.dialects.known.setStringList(dialects)
        self._people.setStringList(people)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Play the sign while the pointer or the keys are on its picture."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.FocusIn) and self._facts is not None:
            self._player.play(self._facts.entry.active_take)
        elif event.type() in (QEvent.Type.Leave, QEvent.Type.FocusOut):
            self._player.stop()
        return super().eventFilter(watched, event)

    def _make_parts(self) -> None:
        self._poster = PosterView(self.tr("Open this sign"))
        self._poster.clicked.connect(self._open_active)
        self.gloss = EditField(self.tr("ID-gloss"))
        self.gloss.setFont(window_font(Type.TITLE, QFont.Weight.DemiBold))
        self.gloss.setProperty("large", "true")
        self.lemma = EditField(self.tr("Lemma"), self.tr("Lemma: what its variants share"))
        self.note = EditText(self.tr("Note"), self.tr("Write a note"))
        self.senses = SenseEditor()
        self.status = QPushButton()
        self.status.setAccessibleName(self.tr("Status"))
        self.status.setMenu(StatusMenu(self, lambda status: self.edited.emit("status", status)))
        self._make_more_parts()
        for name, field in (
            ("id_gloss", self.gloss),
            ("lemma", self.lemma),
            ("note", self.note),
            ("senses", self.senses),
            ("annotation_glosses", self.glosses),
            ("assignee", self.assignee),
            ("hamnosys", self.hamnosys),
        ):
            field.edited.connect(partial(self.edited.emit, name))
        for name, names in (
            ("tags", self.tags),
            ("dialects", self.dialects),
            ("semantic_fields", self.fields),
        ):
            names.added.connect(partial(self._add_name, name))
            names.removed.connect(partial(self._remove_name, name))
        self.never.toggled.connect(lambda on: self.edited.emit("do_not_synthesise", on))
        self.kin.wanted.connect(self.entry_wanted)
        self.relations.wanted.connect(self.entry_wanted)

    def _make_more_parts(self) -> None:
        self.like = QPushButton(self.tr("Signs like this one"))
        self.like.setProperty("kind", "quiet")
        dress(self.like, "waypoints")
        self.like.clicked.connect(self.like_wanted)
        self.kin = KinRow()
        self.glosses = GlossEditor()
        self.tags = NamesEditor(self.tr("Add a tag"), self.tr("Take the tag {name} away"))
        self.dialects = NamesEditor(
            self.tr("Add a dialect"), self.tr("Take the dialect {name} away")
        )
        self.fields = NamesEditor(
            self.tr("Add a field of meaning"), self.tr("Take the field {name} away")
        )
        self.assignee = EditField(self.tr("Assigned to"), self.tr("Assign to somebody"))
        self._people = QStringListModel(self)
        complete_from(self.assignee, self._people)
        self.hamnosys = EditField(self.tr("HamNoSys"), self.tr("HamNoSys"))
        self.never = QCheckBox(self.tr("Never generate this sign"))
        self.never.setToolTip(self.tr("It is left out of sentences: the community wants it so."))

    def _add_name(self, field: str, name: str) -> None:
        if self._facts is not None:
            names = getattr(self._facts.entry, field)
            self.edited.emit(field, tuple(sorted({*names, name})))

    def _remove_name(self, field: str, name: str) -> None:
        if self._facts is not None:
            names = getattr(self._facts.entry, field)
            self.edited.emit(field, tuple(kept for kept in names if kept != name))

    def _lay_out(self) -> None:
        body = QWidget()
        body.setProperty("surface", "panel")
        column = QVBoxLayout(body)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.WIDE)
        column.setSpacing(Space.TIGHT)
        column.addWidget(self._poster)
        column.addSpacing(Space.SMALL)
        column.addWidget(self.gloss)
        column.addWidget(self.lemma)
        column.addLayout(_standing_row(self.status, self.assignee))
        column.addWidget(self.kin)
        column.addWidget(self.like)
        self._takes = _section()
        self._origin = _section()
        self._history = _section()
        for header, part in (
            (None, self.senses),
            (None, self.glosses),
            (None, self.form),
            (self.tr("Related signs"), self.relations),
            (self.tr("Tags"), self.tags),
            (self.tr("Dialects"), self.dialects),
            (self.tr("Fields of meaning"), self.fields),
            (self.tr("Note"), self.note),
            (self.tr("Opinions"), self.opinions),
            (self.tr("Notation and use"), _use_part(self.hamnosys, self.never)),
            (self.tr("Takes"), self._takes),
            (self.tr("Where it comes from"), self._origin),
            (self.tr("History"), self._history),
        ):
            column.addSpacing(Space.SMALL)
            column.addWidget(line())
            column.addSpacing(Space.SMALL)
            if header is not None:
                column.addWidget(SectionHeader(header))
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(body)

    def _show_takes(self, facts: EntryFacts) -> None:
        wanted = [(take, facts.reports.get(take.id)) for take in facts.takes]
        shown = [(row.take, row.report) for row in self._take_rows]
        if shown == wanted and facts.trashed == self._trashed:
            return
        self._trashed = facts.trashed
        self._take_rows = [
            TakeRow(take, facts.signers.get(take.signer), report) for take, report in wanted
        ]
        for row in self._take_rows:
            row.clicked.connect(partial(self.take_opened.emit, row.take.id))
            row.menu_wanted.connect(partial(self._want_menu, row.take.id))
        hint = self.tr("None yet: drop a video of this sign on the window.")
        empty = label(hint, "caption", wrap=True)
        empty.setContentsMargins(GUTTER, 0, 0, 0)
        trashed = [self._trashed_row(take) for take in facts.trashed]
        rows: list[QWidget] = [*self._take_rows] or [empty]
        _fill(self._takes, [*rows, *trashed])

    def _trashed_row(self, take: Take) -> QWidget:
        words = self.tr("Take of {date}, in the trash: take it out")
        button = QPushButton(words.format(date=date_text(take.created_at)))
        button.setProperty("kind", "quiet")
        dress(button, "undo-2")
        button.clicked.connect(partial(self.restore_wanted.emit, take.id))
        return button

    def _want_menu(self, take: TakeId, place: QPoint) -> None:
        self.take_menu_wanted.emit(take, place)

    def _show_posters(self, _: str = "") -> None:
        if self._facts is None:
            return
        self._poster.show_poster(
            self._player.picture or self._posters.poster(self._facts.entry.active_take)
        )
        for row in self._take_rows:
            row.show_poster(self._posters.poster(row.take.id))

    def _open_active(self) -> None:
        if self._facts is not None and self._facts.entry.active_take is not None:
            self.take_opened.emit(self._facts.entry.active_take)


def _standing_row(status: QPushButton, assignee: EditField) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(Space.SMALL)
    row.addWidget(status)
    row.addWidget(assignee, 1)
    return row


def _use_part(notation: EditField, never: QCheckBox) -> QWidget:
    part = _section()
    inset = QHBoxLayout()
    inset.setContentsMargins(GUTTER, 0, 0, 0)
    inset.addWidget(never)
    layout = part.layout()
    if isinstance(layout, QVBoxLayout):
        layout.addWidget(notation)
        layout.addLayout(inset)
    return part


def _section() -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.HAIR)
    return part


def _fill(section: QWidget, widgets: Sequence[QWidget]) -> None:
    layout = section.layout()
    if layout is None:
        return
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
    for widget in widgets:
        layout.addWidget(widget)
