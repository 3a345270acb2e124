"""Reviews as files: asks for the file, says what it holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from app.studio.review_export import write_annotations, write_reviews
from app.ui.bridge.notices import Notice, NoticeKind

if TYPE_CHECKING:
    from app.ui.bridge.workspace import Workspace
    from app.ui.pages.page import Page
    from app.ui.pages.review.review_desk import ReviewDesk


class ReviewExport(QObject):
    """Exports from the review page.

    Args:
        workspace: Where reviews are.
        desk: What is in front.
        page: What is behind the dialog.
    """

    def __init__(self, workspace: Workspace, desk: ReviewDesk, page: Page) -> None:
        super().__init__(page)
        self._workspace = workspace
        self._desk = desk
        self._page = page

    def ask(self) -> None:
        """Ask for the file, and write it."""
        table = self.tr("Table of all reviews (*.csv)")
        document = self.tr("Document of all reviews (*.json)")
        annotations = self.tr("This utterance for ELAN (*.eaf)")
        suffixes = {table: ".csv", document: ".json", annotations: ".eaf"}
        chosen, kind = QFileDialog.getSaveFileName(
            self._page,
            self.tr("Export reviews"),
            QDir.home().filePath("reviews.csv"),
            ";;".join(suffixes),
        )
        if chosen:
            file = Path(chosen)
            if file.suffix.lower() not in suffixes.values():
                file = Path(f"{file}{suffixes.get(kind, '.csv')}")
            self.write(file)

    def write(self, file: Path) -> None:
        """Write the file that its ending names."""
        lexicon, scope, seam = self._workspace.lexicon, self._desk.scope, self._desk.seam

        def work() -> int | None:
            if file.suffix.lower() == ".eaf" and seam is not None:
                write_annotations(lexicon, seam.utterance, file)
                return None
            return write_reviews(lexicon, file, scope)

        self._workspace.operations.read(self, work, lambda count: self._tell(file, count))

    def _tell(self, file: Path, count: int | None) -> None:
        what = self.tr("{file} is written.").format(file=file.name)
        self._workspace.operations.tell(
            Notice(
                NoticeKind.DONE,
                what,
                "" if count is None else self.tr("%n review(s)", "", count),
                action=self.tr("Show the folder"),
                act=lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent))),
            )
        )
