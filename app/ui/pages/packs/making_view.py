"""Making a pack: three steps side by side, and the file at the end."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.studio.packing import choose_signs, make_pack, preview_pack
from app.ui.amounts import bytes_text
from app.ui.bridge.notices import Notice, NoticeKind
from app.ui.icons import dress
from app.ui.metrics import Space
from app.ui.pages.packs.check_part import CheckPart
from app.ui.pages.packs.contents_part import ContentsPart
from app.ui.pages.packs.pack_work import PackWork
from app.ui.pages.packs.terms_part import TermsPart
from app.ui.widgets.labels import label, line
from lexicon_db.entries import get_entries
from lexicon_db.packs.exporting import PackWish
from lexicon_db.packs.layout import PACK_SUFFIX
from lexicon_db.packs.register import exported_packs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.ui.bridge.workspace import Workspace
    from lexicon_db.errors import KnownError
    from lexicon_db.packs.exporting import MadePack, PackPlan
    from lexicon_db.packs.register import ExportedPack
    from lexicon_db.records import Entry, EntryId

_UNSAFE: Final = re.compile(r"[^\w .-]+")


class MakingView(QWidget):
    """What, terms, check; then a name for the file.

    Attributes:
        what: Which signs, and what of them.
        terms: Name, licence, key.
        check: What will be in it, and what not.
        write: Asks for the file and writes it.
        work: The writing, while it goes on.
    """

    #: A pack was written, or the person goes back.
    left = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._plan: PackPlan | None = None
        self.what, self.terms = ContentsPart(), TermsPart(workspace)
        self.check, self.work = CheckPart(), PackWork(workspace)
        self.back = QPushButton(self.tr("Back to the packs"))
        self.back.setProperty("kind", "quiet")
        dress(self.back, "chevron-left")
        self.back.clicked.connect(self.left)
        self.write = QPushButton(self.tr("Write the pack…"))
        self.write.setProperty("kind", "primary")
        dress(self.write, "save", "on_accent")
        self.write.clicked.connect(self._ask_file)
        self._pause = QTimer(self, singleShot=True, interval=0)
        self._pause.timeout.connect(self._read_plan)
        for part in (self.what, self.terms):
            part.changed.connect(self._pause.start)
        self.work.changed.connect(self._allow)
        self._lay_out()
        self._allow()

    def begin(self) -> None:
        """Come to the front: look at the key, the earlier versions, and what would travel."""
        self.terms.read_key()
        lexicon = self._workspace.lexicon
        self._workspace.operations.read(
            self, lambda: exported_packs(lexicon), self._offer_version, topic="versions"
        )
        self._read_plan()
        self.what.way.buttons[0].setFocus()

    def choose(self, entries: Sequence[EntryId]) -> None:
        """Choose some entries, which the person has selected elsewhere."""
        lexicon = self._workspace.lexicon

        def show(found: Sequence[Entry]) -> None:
            self.what.choose_glosses(one.id_gloss for one in found)

        self._workspace.operations.read(
            self, lambda: get_entries(lexicon, entries), show, topic="entries"
        )

    def write_file(self, file: Path) -> None:
        """Write the pack as it stands."""
        lexicon, choice = self._workspace.lexicon, self.what.signs
        wish = PackWish(self.terms.terms, self.what.contents, self.terms.signing_key)
        self.work.write(
            lambda report: make_pack(
                lexicon, choose_signs(lexicon, choice.query, choice.glosses), file, wish, report
            ),
            self._tell_made,
        )

    def _read_plan(self) -> None:
        """Work out what would travel."""
        lexicon, choice = self._workspace.lexicon, self.what.signs
        terms, contents = self.terms.terms, self.what.contents
        if not choice.is_complete:
            self._refuse_choice(self.tr("Choose the signs first."))
            return
        self._workspace.operations.read(
            self,
            lambda: preview_pack(
                lexicon, choose_signs(lexicon, choice.query, choice.glosses), terms, contents
            ),
            self._show_plan,
            failed=self._refuse,
            topic="plan",
        )

    def _show_plan(self, plan: PackPlan) -> None:
        self._plan = plan
        self.check.show_plan(plan)
        self._allow()

    def _refuse(self, error: KnownError) -> None:
        self._refuse_choice(f"{error.what} {error.why} {error.fix}")

    def _refuse_choice(self, words: str) -> None:
        self._plan = None
        self.check.say(words)
        self._allow()

    def _allow(self) -> None:
        has_signs = self._plan is not None and self._plan.counts["entries"] > 0
        self.write.setEnabled(has_signs and not self.work.is_running)

    def _offer_version(self, made: Sequence[ExportedPack]) -> None:
        """Offer the number after the latest version of the same name."""
        name = self.terms.name.text().strip()
        numbers = [int(one.version.split(".")[0]) for one in made if one.name == name]
        if numbers and self.terms.version.text() in {one.version for one in made}:
            self.terms.version.setText(str(max(numbers) + 1))
            latest = next(one for one in made if one.name == name)
            if not self.terms.licence.currentText():
                self.terms.licence.setEditText(latest.licence)

    def _ask_file(self) -> None:
        terms = self.terms.terms
        stem = _UNSAFE.sub("_", f"{terms.name} {terms.version}").strip(" ._") or "signs"
        name, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Write the pack"),
            str(Path.home() / f"{stem}{PACK_SUFFIX}"),
            self.tr("Packs (*{suffix})").format(suffix=PACK_SUFFIX),
        )
        if name:
            file = Path(name)
            named = file if file.suffix == PACK_SUFFIX else Path(f"{file}{PACK_SUFFIX}")
            self.write_file(named)

    def _tell_made(self, made: MadePack) -> None:
        size = bytes_text(made.file.stat().st_size)
        folder = QUrl.fromLocalFile(str(made.file.parent))
        self._workspace.operations.tell(
            Notice(
                NoticeKind.DONE,
                self.tr("{file} is written ({size}).").format(file=made.file.name, size=size),
                action=self.tr("Show the folder"),
                act=lambda: QDesktopServices.openUrl(folder),
            )
        )
        self.left.emit()

    def _lay_out(self) -> None:
        steps = QHBoxLayout()
        steps.setContentsMargins(Space.WIDE, Space.SMALL, Space.WIDE, Space.SMALL)
        steps.setSpacing(Space.MEDIUM)
        for number, name, part in (
            (1, self.tr("What"), self.what),
            (2, self.tr("Terms"), self.terms),
            (3, self.tr("Check"), self.check),
        ):
            steps.addWidget(_step(f"{number}  {name}", part), 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(Space.WIDE, Space.SMALL, Space.WIDE, Space.SMALL)
        foot.setSpacing(Space.MEDIUM)
        foot.addWidget(self.back)
        foot.addWidget(self.work, 1)
        foot.addStretch()
        foot.addWidget(self.write)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(steps, 1)
        column.addWidget(line())
        column.addLayout(foot)


def _step(heading: str, part: QWidget) -> QFrame:
    """One step: its heading, and what it asks, which scrolls where there is no room."""
    part.setProperty("plain", "true")
    scroll = QScrollArea()
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setAccessibleName(heading)
    holder = QWidget()
    holder.setProperty("plain", "true")
    inside = QVBoxLayout(holder)
    inside.setContentsMargins(0, 0, Space.SMALL, 0)
    inside.addWidget(part)
    scroll.setWidget(holder)
    frame = QFrame()
    frame.setProperty("surface", "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.SMALL, Space.MEDIUM)
    column.setSpacing(Space.SMALL)
    column.addWidget(label(heading, "heading"))
    column.addWidget(scroll, 1)
    return frame
