"""The lexicon page: every sign, found, seen, edited; and more of them added."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QSettings
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.core.paths import profile_folder
from app.ui.bridge.workspace import Workspace
from app.ui.page_action import page_action
from app.ui.pages.lexicon.adding import AddingBar
from app.ui.pages.lexicon.card_delegate import CardDelegate
from app.ui.pages.lexicon.card_play import CardPlay
from app.ui.pages.lexicon.collecting import Collecting
from app.ui.pages.lexicon.columns_menu import ColumnsMenu
from app.ui.pages.lexicon.details import EntryDetails
from app.ui.pages.lexicon.editing import EntryEditing
from app.ui.pages.lexicon.entry_actions import EntryActions
from app.ui.pages.lexicon.entry_facts import EntryFacts, read_facts
from app.ui.pages.lexicon.entry_model import EntryModel
from app.ui.pages.lexicon.entry_views import EntryViews
from app.ui.pages.lexicon.filter_bar import CARD_WIDTHS, Filter, FilterBar
from app.ui.pages.lexicon.form.form_finding import FormFinding
from app.ui.pages.lexicon.form.form_panel import FormPanel
from app.ui.pages.lexicon.like_finding import LikeFinding
from app.ui.pages.lexicon.many_details import ManyDetails
from app.ui.pages.lexicon.saved_searches import SavedSearches
from app.ui.pages.lexicon.shelf import Shelf
from app.ui.pages.lexicon.states import LexiconStates
from app.ui.pages.lexicon.told_steps import ToldSteps
from app.ui.pages.lexicon.trash_bar import TrashBar
from app.ui.pages.lexicon.vocabulary.vocabulary_sheet import VocabularySheet
from app.ui.pages.page import Page
from app.ui.posters.loop_player import LoopPlayer
from app.ui.posters.poster_shelf import PosterShelf
from lexicon_db.records import Changes, Entry, EntryId

_FIRST_CARD_WIDTH: Final = 196
#: Pixels from which forms, signs and details have room beside one another.
_WIDE: Final = 1130


class LexiconPage(Page):
    """Filters above, signs in the middle, details of the selection at the right."""

    icon_name = "library"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.title = self.tr("Lexicon")
        self._memory = QSettings(str(profile_folder() / "window.ini"), QSettings.Format.IniFormat)
        self._wanted_entry: EntryId | None = None
        self.posters = PosterShelf(workspace, self)
        self.form = FormPanel()
        self.finding = FormFinding(workspace, self.form, self)
        self.shelf = Shelf(workspace, self.finding.fits, self)
        self.model = EntryModel(self.shelf.reports, self)
        self.filters = FilterBar(workspace.lexicon.who)
        self.searches = SavedSearches(self._memory, workspace.operations)
        delegate = CardDelegate(self._picture_of, self)
        self.views = EntryViews(self.model, delegate)
        self.columns = ColumnsMenu(self.views.table, self._memory)
        self.play = CardPlay(self.views.grid, self.posters, workspace.preferences)
        self.steps = ToldSteps(workspace, self)
        self.actions_ = EntryActions(workspace, self.steps, self.views.selection, self)
        self.trash = TrashBar(
            workspace, self.steps, lambda: self.shelf.entries, lambda: self.shelf.trashed
        )
        player = LoopPlayer(self.posters, workspace.preferences, self)
        self.details = EntryDetails(self.posters, player, self.finding)
        self._many = ManyDetails(self.actions_)
        self.adding = AddingBar(workspace)
        self.collecting = Collecting(workspace, self.adding, self._memory, self)
        self.editing = EntryEditing(workspace, self.steps, self)
        self.vocabularies = VocabularySheet(workspace, self.steps, self)
        self.like = LikeFinding(workspace, self)
        self.states = LexiconStates(self.views)
        self._lay_out()
        self._connect()
        self._restore_view()
        self._find()

    def activated(self) -> None:
        """Work begins at the signs, as soon as they are there."""
        self.filters.call_me(self.workspace.lexicon.who)
        self.states.take_focus()

    def show_item(self, item: str) -> None:
        """Select an entry, whatever the filters hid."""
        self._wanted_entry = EntryId(item)
        if self.model.row_of(self._wanted_entry) is None:
            self.filters.clear()
        self._select_wanted()

    def refresh(self, changes: Changes) -> None:
        """Read again what has changed."""
        if changes.takes:
            self.posters.forget_missing()
        self.finding.forget(changes.takes, changes.entries)
        if changes.entries:
            self.shelf.forget(changes.entries)
        if changes.entries or changes.takes or changes.signers:
            self._read_details()
        self.collecting.refresh(changes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what there is no room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """In a narrow window either the details show or the pictures of forms."""
        has_room = self.width() >= _WIDE or self.form.isHidden()
        for part in (self._side, self._edge):
            part.setVisible(has_room)

    def left(self) -> None:
        """Let nothing move that nobody sees."""
        self.play.player.stop()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the shapes of the table again when the theme changes."""
        if event.type() == QEvent.Type.PaletteChange:
            self.model.redraw_icons()
        super().changeEvent(event)

    def _picture_of(self, entry: Entry) -> QPixmap | None:
        return self.play.picture(entry) or self.posters.poster(entry.active_take)

    def _lay_out(self) -> None:
        self._side = QStackedWidget()
        self._side.setFixedWidth(self.details.width())
        for part in (self._many, self.details):
            self._side.addWidget(part)
        edge = self._edge = QFrame()
        edge.setProperty("line", "true")
        edge.setFixedWidth(1)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.filters)
        left.addWidget(self.searches)
        left.addWidget(self.adding)
        left.addWidget(self.trash)
        left.addWidget(self.states, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.form.hide()
        row.addWidget(self.form)
        row.addLayout(left, 1)
        row.addWidget(edge)
        row.addWidget(self._side)

    def _connect(self) -> None:
        self.shelf.found.connect(self._show_found)
        self.shelf.failed.connect(self.states.show_trouble)
        self.states.files_wanted.connect(self.collecting.choose_files)
        self.states.everything_wanted.connect(self.filters.clear)
        self.states.another_try_wanted.connect(self._find)
        self.filters.changed.connect(self._find)
        self.filters.cleared.connect(self.form.clear)
        self.filters.cleared.connect(self.like.clear)
        self.actions_.like_wanted.connect(self.like.find)
        self.like.changed.connect(self._find_form)
        self.filters.by_form.toggled.connect(self._show_form)
        toggle = self.filters.by_form.toggle
        page_action(self, self.tr("Find by form"), "hand", "Ctrl+Shift+F", toggle)
        words, open_sheet = self.tr("Vocabularies…"), self.vocabularies.open_sheet
        self.collecting.menu.addSeparator()
        self.collecting.menu.addAction(
            page_action(self, words, "library", "Ctrl+Shift+B", open_sheet)
        )
        self.vocabularies.changed.connect(self._read_details)
        self.details.form.vocabularies_wanted.connect(open_sheet)
        self.form.closed.connect(lambda: self.filters.by_form.setChecked(False))
        self.form.changed.connect(self._find_form)
        self.finding.grew.connect(self._tell_forms)
        self.filters.add_wanted.connect(self.collecting.choose_files)
        self.filters.offer_more(self.collecting.menu)
        self.filters.offer_columns(self.columns)
        self.filters.grid_wanted.connect(self._show_as_grid)
        self.filters.card_width_wanted.connect(self._set_card_width)
        self.views.selected.connect(self._follow_selection)
        self.views.opened.connect(self.actions_.open_entry)
        self.views.menu_wanted.connect(self.actions_.menu.popup)
        self.posters.arrived.connect(lambda _: self.views.view.viewport().update())
        self.editing.refused.connect(self._read_details)
        self.adding.finished.connect(self._show_added)
        self.workspace.routes.files_offered.connect(self.collecting.add)
        self._connect_searches()
        self._connect_details()

    def _connect_searches(self) -> None:
        self.filters.keep.clicked.connect(self.searches.ask)
        keep = self.tr("Keep this search")
        page_action(self, keep, "star", "Ctrl+D", self.searches.ask)
        self.searches.chosen.connect(self._search_again)

    def _search_again(self, wanted: Filter) -> None:
        self.like.clear()
        self.form.show_query(wanted.form)
        self.filters.show_filter(wanted)

    def _connect_details(self) -> None:
        self.details.edited.connect(self.editing.edit)
        self.details.take_opened.connect(lambda take: self.workspace.routes.go("sign", take))
        self.details.take_menu_wanted.connect(self.editing.show_take_menu)
        self.details.form.edited.connect(self.editing.edit_form)
        self.details.form.measured_wanted.connect(self.editing.write_measured)
        self.details.relations.added.connect(self.editing.relate)
        self.details.relations.removed.connect(self.editing.unrelate)
        self.details.opinions.voted.connect(self.editing.say)
        self.details.opinions.commented.connect(lambda words: self.editing.say(comment=words))
        self.details.like_wanted.connect(self.actions_.like.trigger)
        self.details.restore_wanted.connect(self.editing.restore_take)
        self.details.undo_wanted.connect(self.steps.undo)
        self.details.entry_wanted.connect(self.show_item)

    def _find(self) -> None:
        wanted = replace(self.filters.filter, form=self.form.query, like=self.like.entries)
        self.searches.follow(wanted)
        self.trash.setVisible(wanted.in_trash)
        self.shelf.find(wanted)

    def _find_form(self) -> None:
        chosen = self.form.chosen()
        if self.like.sign is not None:
            words = self.tr("Like {gloss}").format(gloss=self.like.sign.id_gloss)
            chosen.append((words, self.like.clear))
        self.filters.show_form(chosen)
        self._find()

    def _show_form(self, is_shown: bool) -> None:
        self.form.setVisible(is_shown)
        self._fit()
        if is_shown:
            self.finding.draw()
            self.finding.look_at(self.shelf.present)

    def _tell_forms(self) -> None:
        if not self.form.query.is_empty:
            self.shelf.tell()

    def _show_found(self) -> None:
        if self.form.isVisible() or not self.form.query.is_empty:
            self.finding.look_at(self.shelf.present)
        self.model.show(self.shelf.entries)
        counts = self.shelf.counts
        self.filters.show_counts(counts, len(self.shelf.entries), self.shelf.trashed)
        if self.shelf.entries:
            self.states.show_state("list")
        elif self.shelf.is_complete:
            self.states.show_state("empty" if self.shelf.has_nothing else "nothing")
        self.trash.follow()
        self._select_wanted()
        self._follow_selection()

    def _select_wanted(self) -> None:
        wanted = self._wanted_entry
        if wanted is not None and self.model.row_of(wanted) is not None:
            self._wanted_entry = None
            self.views.select([wanted], wanted)

    def _follow_selection(self) -> None:
        chosen = self.views.selection()
        self.actions_.follow_selection()
        if len(chosen) == 1:
            self._read_details()
        else:
            self.details.finish_typing()
            self.editing.entry = None
            self._many.offer(*self.shelf.offered_names())
            self._many.show_entries(chosen)
            self._side.setCurrentWidget(self._many)

    def _read_details(self) -> None:
        chosen = self.views.selection()
        if len(chosen) != 1:
            return
        lexicon, entry = self.workspace.lexicon, chosen[0].id
        self.workspace.operations.read(
            self,
            lambda: read_facts(lexicon, entry),
            self._show_details,
            failed=lambda _: None,
            topic="details",
        )

    def _show_details(self, facts: EntryFacts) -> None:
        self.details.offer(*self.shelf.offered_names())
        self.details.relations.known.setStringList(self.shelf.glosses())
        self.details.show_facts(facts)
        self.editing.entry = facts.entry
        self._side.setCurrentWidget(self.details)

    def _show_added(self, entries: list[EntryId]) -> None:
        if entries:
            self._wanted_entry = entries[0]
            self._select_wanted()

    def _show_as_grid(self, is_grid: bool) -> None:
        self.views.show_as(grid=is_grid)
        self.filters.show_view(is_grid=is_grid, card_width=self._card_width())
        self._memory.setValue("lexicon_grid", int(is_grid))

    def _set_card_width(self, width: int) -> None:
        self._memory.setValue("lexicon_card_width", width)
        self.views.grid.wish_card_width(width)

    def _restore_view(self) -> None:
        is_grid = str(self._memory.value("lexicon_grid", "1")) != "0"
        self.filters.show_view(is_grid=is_grid, card_width=self._card_width())
        self.views.grid.wish_card_width(self._card_width())
        self.views.show_as(grid=is_grid)

    def _card_width(self) -> int:
        stored = str(self._memory.value("lexicon_card_width", _FIRST_CARD_WIDTH))
        width = int(stored) if stored.isdigit() else _FIRST_CARD_WIDTH
        return min(max(width, CARD_WIDTHS[0]), CARD_WIDTHS[1])
