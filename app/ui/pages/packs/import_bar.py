"""The foot of an open pack: what an import would do, by which rules, and the buttons that do it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.icons import dress
from app.ui.metrics import Space
from app.ui.pages.packs.pack_words import amount_words, homonym_word, keep_word
from app.ui.sentences import said
from app.ui.widgets.labels import label
from lexicon_db.packs.merging import Keep, Standing

if TYPE_CHECKING:
    from app.ui.pages.packs.pack_work import PackWork
    from lexicon_db.packs.merge import MergePlan

_TOLD_KINDS: Final = ("entries", "takes", "signers", "files", "utterances")
_LEFT_OUT_SHOWN: Final = 20


class ImportBar(QWidget):
    """Numbers, rules, buttons.

    Attributes:
        conflicts: Whose version is kept of what both sides have changed.
        homonyms: What becomes of signs whose ID-gloss another one has.
        summary: What an import would do, in numbers.
        bring: Imports.
        anew: Makes a new lexicon of the pack.
    """

    #: The person goes back.
    left = Signal()
    #: A rule was changed.
    changed = Signal()

    def __init__(self, work: PackWork, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._plan: MergePlan | None = None
        keeps = [(keep, keep_word(keep)) for keep in (Keep.MINE, Keep.THEIRS, Keep.BOTH)]
        ways = [(keep, homonym_word(keep)) for keep in (Keep.BOTH, Keep.MINE, Keep.THEIRS)]
        self.conflicts = self._combo(self.tr("Where both changed"), keeps)
        self.homonyms = self._combo(self.tr("Homonyms"), ways)
        self.summary = label("", "secondary", wrap=True)
        self.bring = QPushButton(self.tr("Import"))
        self.bring.setProperty("kind", "primary")
        dress(self.bring, "import", "on_accent")
        self.anew = QPushButton(self.tr("Into a new lexicon…"))
        dress(self.anew, "folder-plus")
        work.changed.connect(self._allow)
        self._lay_out()

    def begin(self) -> None:
        """Another pack is being opened: the rules are the usual ones."""
        for combo in (self.conflicts, self.homonyms):
            combo.setCurrentIndex(0)
        self.show_plan(None)

    def show_plan(self, plan: MergePlan | None) -> None:
        """Show what an import would do."""
        self._plan = plan
        self.conflicts.setEnabled(plan is not None)
        self.homonyms.setEnabled(plan is not None and plan.count(Standing.HOMONYM) > 0)
        self.summary.setText("" if plan is None else "  ".join(self._told(plan)))
        items = () if plan is None else plan.left_out[:_LEFT_OUT_SHOWN]
        self.summary.setToolTip("\n".join(f"{one.whose}: {said(one.why)}" for one in items))
        self._allow()

    def numbers(self, plan: MergePlan) -> str:
        """What a plan adds and changes."""
        added = [
            amount_words(kind, count) for kind, count in plan.added.items() if kind in _TOLD_KINDS
        ]
        changed = sum(
            any(one.keep is not Keep.MINE for one in entry.differences) for entry in plan.entries
        )
        told = []
        if added:
            told.append(self.tr("Adds {what}.").format(what=", ".join(added)))
        if changed:
            told.append(self.tr("Changes {what}.").format(what=amount_words("entries", changed)))
        if plan.changed_takes:
            takes = amount_words("takes", plan.changed_takes)
            told.append(self.tr("Cuts or repairs {what} as in the pack.").format(what=takes))
        return "  ".join(told) or self.tr("Brings terms and consents.")

    def _told(self, plan: MergePlan) -> list[str]:
        nothing = self.tr("Everything is here already: an import changes nothing.")
        told = [nothing if plan.changes_nothing else self.numbers(plan)]
        if plan.is_step_back:
            words = self.tr("A later version was imported before: {version}.")
            told.append(words.format(version=plan.earlier_version))
        if plan.ended_consents:
            ended = amount_words("consents", plan.ended_consents)
            words = self.tr("{consents} ended elsewhere and end here, too.")
            told.append(words.format(consents=ended))
        reasons = Counter[tuple[str, str]]()
        for item in plan.left_out:
            reasons[item.what, said(item.why)] += item.count
        words = self.tr("Left out: {what}. {why}")
        return told + [
            words.format(what=amount_words(what, count), why=why)
            for (what, why), count in reasons.items()
        ]

    def _allow(self) -> None:
        plan, is_free = self._plan, not self._work.is_running
        self.bring.setEnabled(is_free and plan is not None and not plan.changes_nothing)
        self.anew.setEnabled(is_free and plan is not None)
        self.summary.setHidden(self._work.is_running)

    def _combo(self, name: str, choices: list[tuple[Keep, str]]) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(name)
        for keep, words in choices:
            made.addItem(words, keep.value)
        made.activated.connect(lambda _: self.changed.emit())
        return made

    def _lay_out(self) -> None:
        back = QPushButton(self.tr("Back to the packs"))
        back.setProperty("kind", "quiet")
        dress(back, "chevron-left")
        back.clicked.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.SMALL, Space.WIDE, Space.SMALL)
        row.setSpacing(Space.SMALL)
        row.addWidget(back)
        words = QVBoxLayout()
        words.setSpacing(Space.HAIR)
        words.addWidget(self.summary)
        words.addWidget(self._work)
        row.addLayout(words, 1)
        for combo in (self.conflicts, self.homonyms):
            named = QVBoxLayout()
            named.setSpacing(Space.HAIR)
            named.addWidget(label(combo.accessibleName(), "caption"))
            named.addWidget(combo)
            row.addLayout(named)
        row.addWidget(self.anew)
        row.addWidget(self.bring)
