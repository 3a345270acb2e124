"""What else goes out and comes in: tables, vocabularies, revocations, who contributed what."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from app.core.files import write_whole
from app.studio.governance_file import write_governance
from app.studio.sign_tables import export_ecv, export_table
from app.studio.withdrawing import apply_list
from app.ui.bridge.notices import Notice, NoticeKind
from app.ui.page_action import page_action
from app.ui.pages.packs.consent_sheet import ConsentSheet
from app.ui.pages.packs.keys_sheet import KeysSheet
from app.ui.pages.packs.pack_words import amount_words
from app.ui.pages.packs.table_sheet import TableSheet
from app.ui.pages.packs.withdrawal_words import reached_notice
from lexicon_db.files import disk_trouble
from lexicon_db.governance import governance
from lexicon_db.withdrawals import read_revocation_list, revocation_list

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from app.studio.withdrawing import Reached
    from app.ui.bridge.workspace import Workspace


class Exchange(QObject):
    """Asks for a file, does the work off the main thread, and tells what became of it.

    Args:
        workspace: Whose signs and people.
        page: Gets the actions, and is behind the dialogs.

    Attributes:
        actions: What can be done.
        sheet: What a table would bring, while one is imported.
        consent: What signers have agreed to, once it was looked at.
        keys: The keys that sign packs, once they were looked at.
    """

    #: A key of somebody is known from now on, or not any more.
    keys_changed = Signal()

    def __init__(self, workspace: Workspace, page: QWidget) -> None:
        super().__init__(page)
        self._workspace = workspace
        self._page = page
        self.sheet: TableSheet | None = None
        self.consent: ConsentSheet | None = None
        self.keys: KeysSheet | None = None
        self.actions: tuple[QAction, ...] = tuple(
            page_action(page, text, icon_name, "", act)
            for text, icon_name, act in (
                (self.tr("Import a table of signs…"), "table-2", self._ask_table),
                (self.tr("Export a table of signs…"), "table-2", self._ask_export_table),
                (self.tr("Export a vocabulary for ELAN…"), "file-text", self._ask_export_ecv),
                (self.tr("Consent of signers…"), "shield-check", self.show_consent),
                (self.tr("Keys that sign packs…"), "key-round", self.show_keys),
                (self.tr("Who contributed what…"), "people", self._ask_report),
                (self.tr("Export the list of revocations…"), "upload", self._ask_export_list),
                (self.tr("Apply a list of revocations…"), "ban", self._ask_apply_list),
            )
        )

    def import_table(self, file: Path) -> None:
        """Show what a table would bring, before anything is imported."""
        self.sheet = TableSheet(self._workspace, file, self._page)
        self.sheet.show()

    def show_consent(self) -> None:
        """Show what signers have agreed to."""
        if self.consent is None:
            self.consent = ConsentSheet(self._workspace, self._page)
        self.consent.show_signer()

    def show_keys(self) -> None:
        """Show the own key and those of others that are known."""
        if self.keys is None:
            self.keys = KeysSheet(self._workspace, self._page)
            self.keys.changed.connect(self.keys_changed)
        self.keys.show_keys()

    def export_signs(self, file: Path) -> None:
        """Write every sign as a table, or as a vocabulary where the name ends so."""
        lexicon = self._workspace.lexicon
        export = export_ecv if file.suffix.lower() == ".ecv" else export_table

        def tell(count: int) -> None:
            self._tell_written(file, amount_words("entries", count))

        self._workspace.operations.read(self, lambda: export(lexicon, file), tell)

    def write_report(self, file: Path) -> None:
        """Write who contributed what, and under which terms."""
        lexicon = self._workspace.lexicon

        def work() -> int:
            report = governance(lexicon)
            write_governance(report, file)
            return len(report.people)

        self._workspace.operations.read(
            self, work, lambda count: self._tell_written(file, amount_words("people", count))
        )

    def write_list(self, file: Path) -> None:
        """Write the people whose takes must not travel any more, without their names."""
        lexicon = self._workspace.lexicon

        def work() -> int:
            content = revocation_list(lexicon)
            write_whole(file, content)
            return len(read_revocation_list(content))

        self._workspace.operations.read(
            self, work, lambda count: self._tell_written(file, amount_words("people", count))
        )

    def apply_list(self, file: Path) -> None:
        """Take the data of people who have withdrawn elsewhere out of use here."""
        lexicon = self._workspace.lexicon

        def work() -> tuple[Reached, ...]:
            try:
                content = file.read_bytes()
            except OSError as error:
                raise disk_trouble(error, f"{file.name} was not read.") from error
            return apply_list(lexicon, read_revocation_list(content))

        self._workspace.operations.write(self, work, self._tell_reached)

    def _tell_reached(self, reached: tuple[Reached, ...]) -> None:
        self._workspace.operations.tell(reached_notice(reached))

    def _tell_written(self, file: Path, amount: str) -> None:
        folder = QUrl.fromLocalFile(str(file.parent))
        self._workspace.operations.tell(
            Notice(
                NoticeKind.DONE,
                self.tr("{file} is written: {amount}.").format(file=file.name, amount=amount),
                action=self.tr("Show the folder"),
                act=lambda: QDesktopServices.openUrl(folder),
            )
        )

    def _ask_table(self) -> None:
        kinds = self.tr("Tables and vocabularies (*.csv *.tsv *.ecv)")
        self._ask_open(self.tr("Import a table of signs"), kinds, self.import_table)

    def _ask_export_table(self) -> None:
        title = self.tr("Export a table of signs")
        self._ask_save(title, "signs.csv", "CSV (*.csv);;TSV (*.tsv)", self.export_signs)

    def _ask_export_ecv(self) -> None:
        title = self.tr("Export a vocabulary for ELAN")
        self._ask_save(title, "signs.ecv", "ECV (*.ecv)", self.export_signs)

    def _ask_report(self) -> None:
        title = self.tr("Who contributed what")
        kinds = "CSV (*.csv);;JSON (*.json)"
        self._ask_save(title, "contributions.csv", kinds, self.write_report)

    def _ask_export_list(self) -> None:
        title = self.tr("Export the list of revocations")
        self._ask_save(title, "revocations.json", "JSON (*.json)", self.write_list)

    def _ask_apply_list(self) -> None:
        title = self.tr("Apply a list of revocations")
        self._ask_open(title, "JSON (*.json)", self.apply_list)

    def _ask_save(self, title: str, name: str, kinds: str, act: Callable[[Path], None]) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self._page, title, str(Path.home() / name), kinds)
        if chosen:
            act(Path(chosen) if Path(chosen).suffix else Path(f"{chosen}{Path(name).suffix}"))

    def _ask_open(self, title: str, kinds: str, act: Callable[[Path], None]) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self._page, title, str(Path.home()), kinds)
        if chosen:
            act(Path(chosen))
