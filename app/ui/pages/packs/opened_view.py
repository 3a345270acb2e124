"""Looking into a pack: whether it is sound, what is in it, what an import would do; importing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.core.paths import lexicons_folder
from app.studio.packing import (
    import_file,
    lexicon_from_pack,
    look_into,
    preview_import,
    revise_import,
)
from app.ui.bridge.notices import Notice, NoticeKind
from app.ui.metrics import Space
from app.ui.pages.packs.import_bar import ImportBar
from app.ui.pages.packs.merge_panel import MergePanel
from app.ui.pages.packs.motion_pair import MotionPairView
from app.ui.pages.packs.pack_head import PackHead
from app.ui.pages.packs.pack_posters import PackPosters
from app.ui.pages.packs.pack_words import standing_word
from app.ui.pages.packs.pack_work import PackWork
from app.ui.pages.packs.sign_table import SignTable
from app.ui.widgets.chip import Chip
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.labels import line
from app.ui.widgets.search_field import SearchField
from lexicon_db.packs.merge import HOMONYM
from lexicon_db.packs.merging import Keep, MergeRules, Standing

if TYPE_CHECKING:
    from app.studio.packing import PackedSign, PackView
    from app.ui.bridge.workspace import Workspace
    from lexicon_db.errors import KnownError
    from lexicon_db.packs.importing import ImportedContents
    from lexicon_db.packs.merge import MergePlan
    from lexicon_db.progress import Report

_LIST_WIDTH: Final = 380
_PANEL_HEIGHT: Final = 190


class OpenedView(QWidget):
    """One pack.

    Attributes:
        head: What it is, who signed it, whether it is sound.
        chips: Narrow the list to signs that stand so to the lexicon.
        posters: Small pictures of its signs.
        table: Its signs.
        motions: Their motion beside mine.
        panel: What differs of the chosen sign, and whose version is kept.
        foot: What an import would do, its rules, and the buttons.
    """

    #: The person goes back.
    left = Signal()
    #: Identifier of the import that is to be undone.
    undo_wanted = Signal(str)

    def __init__(self, workspace: Workspace, host: QWidget) -> None:
        super().__init__()
        self._workspace = workspace
        self._file = Path()
        self._sign: PackedSign | None = None
        self._rules = MergeRules()
        self.plan: MergePlan | None = None
        self.head, self.work = PackHead(workspace), PackWork(workspace)
        self.search = SearchField(self.tr("Find in the pack"))
        self.chips = {standing: Chip(standing_word(standing)) for standing in Standing}
        self.posters = PackPosters(workspace, self)
        self.table, self.motions, self.panel = (
            SignTable(self.posters), MotionPairView(workspace, host), MergePanel(),
        )  # fmt: skip
        self.foot = ImportBar(self.work)
        self._lay_out()
        self._connect()

    def open(self, file: Path) -> None:
        """Look into a pack, and check it from its first to its last byte."""
        self._file, self._sign, self.plan, self._rules = file, None, None, MergeRules()
        self.foot.begin()
        self.head.begin(file.name)
        self.posters.open(file)
        self.table.signs.show_signs(())
        self._show_sign(None)
        self._show_plan(None)
        self._workspace.operations.read(
            self, lambda: look_into(file), self._show_view, failed=self._refuse, topic="view"
        )
        self.search.setFocus()

    def stop(self) -> None:
        """The page goes to the back."""
        self.motions.stop()

    def look_again(self) -> None:
        """Tell anew who signed the pack: keys have become known or unknown."""
        file = self._file
        if self.plan is not None:
            self._workspace.operations.read(
                self, lambda: look_into(file), self.head.show_view, topic="view"
            )

    def revise(self) -> None:
        """Work out again what an import would do: rules or the lexicon have changed."""
        if self.plan is None or self.work.is_running:
            return
        lexicon, file, rules = self._workspace.lexicon, self._file, self._rules
        self._workspace.operations.read(
            self, lambda: revise_import(lexicon, file, rules), self._show_plan, topic="plan"
        )

    def bring_in(self) -> None:
        """Import the pack by the rules as they stand."""
        lexicon, file, rules = self._workspace.lexicon, self._file, self._rules
        self.work.write(
            lambda report: import_file(lexicon, file, rules, report), self._tell_imported
        )

    def bring_into(self, folder: Path) -> None:
        """Make a lexicon of the pack."""
        file, routes = self._file, self._workspace.routes

        def tell(_: object) -> None:
            self._workspace.operations.tell(
                Notice(
                    NoticeKind.DONE,
                    self.tr("The lexicon {name} is made.").format(name=folder.name),
                    action=self.tr("Open it"),
                    act=lambda: routes.lexicon_wanted.emit(folder),
                )
            )

        def work(report: Report) -> None:
            with lexicon_from_pack(file, folder) as lexicon:
                import_file(lexicon, file, report=report)

        self.work.write(work, tell)

    def _show_view(self, view: PackView) -> None:
        is_first = not self.table.signs.signs
        self.head.show_view(view)
        if not is_first:
            return
        self.table.signs.show_signs(view.signs)
        self.table.choose_first()
        lexicon, file, rules = self._workspace.lexicon, self._file, self._rules
        self.work.read(
            lambda report: preview_import(lexicon, file, rules, report),
            self._show_checked,
            self._refuse,
        )

    def _show_checked(self, plan: MergePlan) -> None:
        self.head.show_sound()
        self._show_plan(plan)

    def _refuse(self, error: KnownError) -> None:
        """Nothing of a pack that is not sound is shown."""
        self.head.refuse(f"{error.what} {error.why} {error.fix}")
        self.posters.open(None)
        self.table.signs.show_signs(())
        self._show_sign(None)
        self._show_plan(None)
        self.motions.view.viewport.say(self.tr("Nothing of a pack that is not sound is shown."))

    def _show_plan(self, plan: MergePlan | None) -> None:
        self.plan = plan
        self.table.signs.show_merges(() if plan is None else plan.entries)
        for standing, chip in self.chips.items():
            count = 0 if plan is None else plan.count(standing)
            chip.setVisible(count > 0)
            chip.show_count(count)
            if not count:
                chip.setChecked(False)
        self._narrow()
        self._show_merge()
        if plan is not None and self._sign is not None:
            self.motions.show_sign(self._file, self._sign, self.table.signs.merges[self._sign.id])
        self.foot.show_plan(plan)

    def _show_sign(self, sign: PackedSign | None) -> None:
        self._sign = sign
        merge = None if sign is None else self.table.signs.merges.get(sign.id)
        self._show_merge()
        self.motions.show_sign(self._file, sign, merge)

    def _show_merge(self) -> None:
        sign = self._sign
        if sign is None:
            self.panel.show_sign(None, None)
            return
        said = self._rules.said(sign.id, HOMONYM) or self._rules.homonyms
        self.panel.show_sign(sign, self.table.signs.merges.get(sign.id), said)

    def _decide(self, entry: str, field: str, keep: str) -> None:
        entries = {key: dict(fields) for key, fields in self._rules.entries.items()}
        entries.setdefault(entry, {})[field] = Keep(keep)
        self._rules = replace(self._rules, entries=entries)
        self.revise()

    def _follow_rules(self) -> None:
        self._rules = replace(
            self._rules,
            conflicts=Keep(self.foot.conflicts.currentData()),
            homonyms=Keep(self.foot.homonyms.currentData()),
        )
        self.revise()

    def _narrow(self) -> None:
        chosen = frozenset(one for one, chip in self.chips.items() if chip.isChecked())
        self.table.narrow(self.search.text().strip(), chosen)

    def _tell_imported(self, done: ImportedContents) -> None:
        name = done.plan.manifest.terms.name
        if not done.import_id:
            what = self.tr("Everything of {name} was here already.").format(name=name)
            self._workspace.operations.tell(Notice(NoticeKind.TOLD, what))
            return
        self._workspace.operations.tell(
            Notice(
                NoticeKind.DONE,
                self.tr("{name} is imported.").format(name=name),
                self.foot.numbers(done.plan),
                action=self.tr("Undo"),
                act=lambda: self.undo_wanted.emit(done.import_id),
            )
        )
        self._rules = replace(self._rules, entries={})
        self.revise()

    def _ask_folder(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("New lexicon"),
            str(lexicons_folder() / self._file.stem),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if name:
            self.bring_into(Path(name))

    def _connect(self) -> None:
        self.search.searched.connect(lambda _: self._narrow())
        for chip in self.chips.values():
            chip.toggled.connect(lambda _: self._narrow())
        self.table.chosen.connect(self._show_sign)
        self.panel.decided.connect(self._decide)
        self.head.key_changed.connect(self.look_again)
        self.foot.left.connect(self.left)
        self.foot.changed.connect(self._follow_rules)
        self.foot.bring.clicked.connect(self.bring_in)
        self.foot.anew.clicked.connect(self._ask_folder)

    def _lay_out(self) -> None:
        chips = QWidget()
        flow = FlowLayout(chips, Space.TIGHT)
        for chip in self.chips.values():
            flow.addWidget(chip)
        signs = QWidget()
        column = QVBoxLayout(signs)
        column.setContentsMargins(Space.LARGE, Space.SMALL, Space.SMALL, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.search)
        column.addWidget(chips)
        column.addWidget(self.table, 1)
        stage = QSplitter(Qt.Orientation.Vertical)
        stage.setChildrenCollapsible(False)
        stage.setHandleWidth(3)
        stage.addWidget(self.motions)
        stage.addWidget(self.panel)
        stage.setStretchFactor(0, 1)
        stage.setSizes([400, _PANEL_HEIGHT])
        signs.setFixedWidth(_LIST_WIDTH)
        border = QFrame()
        border.setProperty("line", "true")
        border.setFixedWidth(1)
        row = QHBoxLayout()
        row.setSpacing(0)
        for part, stretch in ((signs, 0), (border, 0), (stage, 1)):
            row.addWidget(part, stretch)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(line())
        whole.addLayout(row, 1)
        whole.addWidget(line())
        whole.addWidget(self.foot)
