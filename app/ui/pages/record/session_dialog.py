"""The question for a new session: its name, who signs and agrees to it, and what is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.studio.recording_prompts import (
    PROMPT_COLUMNS,
    PromptWish,
    read_prompts,
    wishes_of_text,
)
from app.studio.recording_sessions import SessionWish
from app.ui.icons import dress
from app.ui.metrics import Space
from app.ui.widgets.dialog_parts import add_field, button_row
from app.ui.widgets.labels import ElidedLabel, label
from app.ui.widgets.segments import Segments
from lexicon_db.errors import KnownError
from lexicon_db.records import Hand, Scope

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lexicon_db.records import Signer

_WIDTH: Final = 520
_TEXT_HEIGHT: Final = 120


class PromptSource(StrEnum):
    """Where the prompts come from."""

    TABLE = "table"
    TYPED = "typed"
    MISSING = "missing"


@dataclass(frozen=True)
class SessionOffer:
    """What a new session can be made of.

    Attributes:
        name: A name that is free.
        signers: Who is known.
        last_signer: Who signed last.
        missing: The signs that have no take yet.
    """

    name: str
    signers: Sequence[Signer]
    last_signer: str
    missing: tuple[PromptWish, ...]


class SessionDialog(QDialog):
    """Asks for a new session.

    Args:
        offer: What there is.
        source: Where the prompts are to come from.
        parent: The page.
    """

    def __init__(
        self, offer: SessionOffer, source: PromptSource, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._offer, self._source = offer, source
        self._signers = {signer.name: signer for signer in offer.signers}
        self._wishes: tuple[PromptWish, ...] = ()
        self.setWindowTitle(self.tr("New session"))
        self.setMinimumWidth(_WIDTH)
        self.name_field = QLineEdit(offer.name)
        self.signer_choice = QComboBox()
        self.signer_choice.setEditable(True)
        self.signer_choice.addItems(list(self._signers))
        self.signer_choice.setEditText(offer.last_signer)
        self.hand = Segments(
            self.tr("Leading hand"),
            ((Hand.RIGHT, self.tr("Right hand")), (Hand.LEFT, self.tr("Left hand"))),
        )
        self.agrees = QCheckBox(self.tr("This person agrees to be recorded"))
        self.glosses = QPlainTextEdit()
        self.glosses.setPlaceholderText(self.tr("One gloss to a line"))
        self.glosses.setFixedHeight(_TEXT_HEIGHT)
        self.glosses.setTabChangesFocus(True)
        self.table_name = ElidedLabel(self.tr("No table is chosen yet"), "secondary")
        self.table_button = QPushButton(self.tr("Choose a table…"))
        dress(self.table_button, "table-2")
        self.told = label("", "secondary", wrap=True)
        self.trouble = label("", "bad", wrap=True)
        self.missing = label("", "secondary", wrap=True)
        self.begin_button = QPushButton(self.tr("Begin"))
        self.begin_button.setProperty("kind", "primary")
        self.begin_button.setDefault(True)
        self._lay_out()
        self._connect()
        self._follow_signer()

    @property
    def wish(self) -> SessionWish:
        """The session that was asked for."""
        return SessionWish(
            name=self.name_field.text().strip(),
            signer=self.signer_choice.currentText().strip(),
            prompts=self._wishes,
            dominant=Hand(self.hand.value),
            agrees=self.agrees.isChecked(),
        )

    def use_table(self, table: Path) -> None:
        """Read the prompts of a table, or say what is wrong with it."""
        self.table_name.setText(table.name)
        self.told.setText("")
        self._wishes = ()
        try:
            read = read_prompts(table)
        except KnownError as error:
            self.trouble.setText(f"{error.why} {error.fix}")
        else:
            self.trouble.setText("")
            self._wishes = read.wishes
            count = self.tr("%n prompt(s)", "", len(read.wishes))
            self.told.setText("\n".join([count, *read.messages[:4]]))
        self._check()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*(Space.WIDE,) * 4)
        column.setSpacing(Space.TIGHT)
        column.addWidget(label(self.tr("New session"), "title"))
        add_field(column, self.tr("Name"), self.name_field)
        add_field(column, self.tr("Signer"), self.signer_choice)
        column.addSpacing(Space.SMALL)
        column.addWidget(self.agrees)
        add_field(column, self.tr("Leading hand"), self.hand)
        column.addSpacing(Space.MEDIUM)
        if self._source is PromptSource.TYPED:
            add_field(column, self.tr("Signs"), self.glosses)
        elif self._source is PromptSource.TABLE:
            column.addWidget(label(self.tr("Table of prompts"), "section"))
            row = QHBoxLayout()
            row.addWidget(self.table_name, 1)
            row.addWidget(self.table_button)
            column.addLayout(row)
            column.addWidget(
                label(
                    self.tr("CSV with the columns {columns}; only gloss is needed.").format(
                        columns=", ".join(PROMPT_COLUMNS)
                    ),
                    "caption",
                    wrap=True,
                )
            )
        else:
            self._wishes = self._offer.missing
            self.told.setText(
                self.tr("%n sign(s) without a take are asked for.", "", len(self._wishes))
            )
        column.addWidget(self.told)
        column.addWidget(self.trouble)
        column.addSpacing(Space.MEDIUM)
        column.addWidget(self.missing)
        column.addSpacing(Space.SMALL)
        column.addLayout(button_row(self, self.tr("Cancel"), self.begin_button))

    def _connect(self) -> None:
        self.begin_button.clicked.connect(self.accept)
        self.name_field.textChanged.connect(self._check)
        self.signer_choice.editTextChanged.connect(self._follow_signer)
        self.agrees.toggled.connect(self._check)
        self.glosses.textChanged.connect(self._read_glosses)
        self.table_button.clicked.connect(self._choose_table)

    def _follow_signer(self) -> None:
        """Offer what is known of the signer; who has agreed need not be asked again."""
        signer = self._signers.get(self.signer_choice.currentText().strip())
        has_agreed = signer is not None and Scope.RECORD in signer.scopes
        self.agrees.setChecked(has_agreed)
        self.agrees.setEnabled(not has_agreed)
        self.hand.show_value(signer.dominant_hand if signer is not None else Hand.RIGHT)
        self._check()

    def _read_glosses(self) -> None:
        try:
            self._wishes = wishes_of_text(self.glosses.toPlainText())
        except KnownError as error:
            self._wishes = ()
            self.told.setText(error.why if self.glosses.toPlainText().strip() else "")
        else:
            self.told.setText(self.tr("%n prompt(s)", "", len(self._wishes)))
        self._check()

    def _choose_table(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Table of prompts"), "", self.tr("Tables (*.csv *.tsv *.txt)")
        )
        if name:
            self.use_table(Path(name))

    def _check(self) -> None:
        """Say what is still missing."""
        wish = self.wish
        missing = ""
        if not wish.name:
            missing = self.tr("Give the session a name.")
        elif not wish.signer:
            missing = self.tr("Say who signs.")
        elif not wish.agrees:
            missing = self.tr(
                "Nobody is recorded who has not agreed to it: ask, then tick the box."
            )
        elif not wish.prompts:
            missing = self.tr("Say which signs are asked for.")
        self.missing.setText(missing)
        self.begin_button.setEnabled(not missing)
