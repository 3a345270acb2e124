"""What each signer has agreed to: scopes, until when, and taking it all back."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.studio.withdrawing import take_back, withdraw
from app.ui.amounts import date_text
from app.ui.bridge.notices import Notice, NoticeKind
from app.ui.icons import dress
from app.ui.metrics import Hit, Space
from app.ui.pages.packs.evidence_fields import EvidenceFields
from app.ui.pages.packs.pack_words import amount_words
from app.ui.pages.packs.withdrawal_words import reached_notice
from app.ui.widgets.labels import label, line
from app.ui.widgets.scope_names import scope_name
from lexicon_db.consents import grant_consent
from lexicon_db.governance import Governance, governance
from lexicon_db.records import Scope

if TYPE_CHECKING:
    from app.studio.withdrawing import Reached
    from app.ui.bridge.workspace import Workspace
    from lexicon_db.governance import Contribution
    from lexicon_db.records import SignerId

_WIDTH: Final = 520
_YEARS: Final = 5
_LINES: Final = 6


class ConsentSheet(QDialog):
    """A window of its own beside the page, for one signer at a time.

    Attributes:
        person: Whose consent shows.
        scopes: What the person agrees to.
        ends: Whether a new consent ends by itself.
        end: When it does.
        evidence: What a new consent can be checked by.
        keep: Writes down what is ticked: what is new is granted, what is gone is withdrawn.
        reach: What withdrawing everything would reach.
        sure: Has to be ticked before everything is withdrawn.
        erase: Whether takes and files are deleted for good, instead of going to the trash.
        withdraw: Takes everything back, and the data out of use.
    """

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._people: tuple[Contribution, ...] = ()
        self.setWindowTitle(self.tr("Consent"))
        self.setFixedWidth(_WIDTH)
        self.person = QComboBox()
        self.person.setAccessibleName(self.tr("Signer"))
        self.person.activated.connect(lambda _: self._show_person())
        self.facts = label("", "secondary", wrap=True)
        self.history = label("", "caption", wrap=True)
        self.scopes = {scope: QCheckBox(scope_name(scope)) for scope in Scope}
        self.ends = QCheckBox(self.tr("What is new ends on"))
        self.end = QDateEdit(QDate.currentDate().addYears(_YEARS))
        self.end.setDisplayFormat("yyyy-MM-dd")
        self.end.setCalendarPopup(True)
        self.end.setMinimumHeight(Hit.CONTROL)
        self.end.setMinimumDate(QDate.currentDate().addDays(1))
        self.end.setAccessibleName(self.tr("Day on which it ends"))
        self.end.setEnabled(False)
        self.ends.toggled.connect(self.end.setEnabled)
        self.evidence = EvidenceFields()
        self.keep = QPushButton(self.tr("Write it down"))
        self.keep.setProperty("kind", "primary")
        dress(self.keep, "check", "on_accent")
        self.keep.clicked.connect(self._keep)
        self.reach = label("", "secondary", wrap=True)
        self.sure = QCheckBox(self.tr("The person wants this"))
        self.erase = QCheckBox(self.tr("Delete for good at once; nobody can bring it back"))
        self.withdraw = QPushButton(self.tr("Withdraw everything"))
        self.withdraw.setProperty("kind", "danger")
        dress(self.withdraw, "ban", "bad")
        self.withdraw.clicked.connect(self._withdraw)
        for box in (*self.scopes.values(), self.sure):
            box.toggled.connect(lambda _: self._allow())
        self._lay_out()

    def show_signer(self, signer: SignerId | None = None) -> None:
        """Show what a signer has agreed to; the first one where none is named."""
        self._read(signer)
        self.show()
        self.raise_()
        self.activateWindow()

    def _read(self, signer: SignerId | None) -> None:
        lexicon = self._workspace.lexicon
        self._workspace.operations.read(
            self, lambda: governance(lexicon), lambda read: self._show(read, signer), topic="people"
        )

    def _show(self, report: Governance, signer: SignerId | None) -> None:
        self._people = report.people
        self.person.clear()
        self.person.addItems([one.name for one in self._people])
        ids = [one.signer for one in self._people]
        self.person.setCurrentIndex(
            ids.index(signer) if signer is not None and signer in ids else 0
        )
        self._show_person()

    def _show_person(self) -> None:
        one = self._chosen
        for scope, box in self.scopes.items():
            box.setChecked(one is not None and scope in one.scopes)
            box.setEnabled(one is not None)
        for box in (self.sure, self.erase):
            box.setChecked(False)
        if one is None:
            self.facts.setText(self.tr("Nobody has signed in this lexicon yet."))
            self.history.setText("")
            self.reach.setText("")
        else:
            self.facts.setText("  ·  ".join(self._facts(one)))
            self.history.setText("\n".join(self._history(one)))
            self.reach.setText(self._reach(one))
        self._allow()
        self.adjustSize()

    @property
    def _chosen(self) -> Contribution | None:
        at = self.person.currentIndex()
        return self._people[at] if 0 <= at < len(self._people) else None

    @property
    def _ticked(self) -> frozenset[Scope]:
        return frozenset(scope for scope, box in self.scopes.items() if box.isChecked())

    def _facts(self, one: Contribution) -> list[str]:
        told = [amount_words("entries", one.entries), amount_words("takes", one.takes)]
        if one.expires_at is not None:
            told.append(self.tr("ends on {day}").format(day=date_text(one.expires_at)))
        if one.came_with is not None:
            told.append(self.tr("came with {pack}").format(pack=one.came_with.name))
        return told

    def _history(self, one: Contribution) -> list[str]:
        """What the person ever agreed to, latest first."""
        told = []
        for consent in reversed(one.consents):
            words = ", ".join(scope_name(scope) for scope in Scope if scope in consent.scopes)
            text = f"{date_text(consent.granted_at)}  {words}"
            if consent.text:
                text += "  " + self.tr("with its words")
            if consent.recording is not None:
                text += "  " + self.tr("with a signed video")
            if consent.withdrawn_at is not None:
                day = date_text(consent.withdrawn_at)
                text += "  " + self.tr("(withdrawn {day})").format(day=day)
            if text not in told:
                told.append(text)
        return told[:_LINES]

    def _reach(self, one: Contribution) -> str:
        words = self.tr(
            "Withdrawing everything takes {takes} with their tracks and videos out of use, into "
            "the trash. The person comes onto the list of revocations."
        ).format(takes=amount_words("takes", one.takes))
        if one.identities:
            lost = self.tr("It deletes {identities}.")
            words += " " + lost.format(identities=", ".join(one.identities))
        if one.shared_in:
            went = self.tr("Data went out with: {packs}. Send the list to whoever has them.")
            words += " " + went.format(packs=", ".join(one.shared_in))
        return words

    def _allow(self) -> None:
        one = self._chosen
        self.keep.setEnabled(one is not None and self._ticked != one.scopes)
        self.withdraw.setEnabled(one is not None and self.sure.isChecked())
        for box in (self.sure, self.erase):
            box.setEnabled(one is not None)

    def _keep(self) -> None:
        one, ticked = self._chosen, self._ticked
        if one is None:
            return
        lexicon, signer = self._workspace.lexicon, one.signer
        new, gone = ticked - one.scopes, one.scopes - ticked
        day = self.end.date() if self.ends.isChecked() else None
        evidence = self.evidence

        def work() -> None:
            terms = evidence.terms(lexicon) if new else {}
            if gone:
                take_back(lexicon, signer, gone)
            if new and day is not None:
                terms["expires_at"] = _end_of(day)
            if new:
                grant_consent(lexicon, signer, new, **terms)

        def tell(_: None) -> None:
            evidence.choose()
            what = self.tr("The consent of {name} is written down.").format(name=one.name)
            self._workspace.operations.tell(Notice(NoticeKind.DONE, what))
            self._read(signer)

        self._workspace.operations.write(self, work, tell)

    def _withdraw(self) -> None:
        one = self._chosen
        if one is None:
            return
        lexicon, signer, erase = self._workspace.lexicon, one.signer, self.erase.isChecked()

        def tell(reached: Reached) -> None:
            self._workspace.operations.tell(reached_notice([reached]))
            self._read(signer)

        self._workspace.operations.write(self, lambda: withdraw(lexicon, signer, erase=erase), tell)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*(Space.WIDE,) * 4)
        column.setSpacing(Space.SMALL)
        column.addWidget(label(self.tr("What signers agree to"), "title"))
        column.addWidget(self.person)
        column.addWidget(self.facts)
        for box in self.scopes.values():
            column.addWidget(box)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self.ends)
        row.addWidget(self.end)
        row.addStretch(1)
        row.addWidget(self.keep)
        column.addWidget(self.evidence)
        column.addLayout(row)
        column.addWidget(self.history)
        column.addWidget(line())
        column.addWidget(self.reach)
        column.addWidget(self.erase)
        last = QHBoxLayout()
        last.addWidget(self.sure)
        last.addStretch(1)
        last.addWidget(self.withdraw)
        column.addLayout(last)


def _end_of(day: QDate) -> datetime:
    """The end of a day in the person's time zone."""
    local = datetime(day.year(), day.month(), day.day(), 23, 59).astimezone()
    return local.astimezone(UTC)
