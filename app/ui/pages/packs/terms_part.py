"""The second step of making a pack: its name, its terms, and who signs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.studio.pack_keys import make_key, own_key
from app.ui.icons import dress
from app.ui.metrics import Space
from app.ui.widgets.labels import label
from lexicon_db.packs.manifest import CommunityLabel, PackTerms

if TYPE_CHECKING:
    from app.ui.bridge.workspace import Workspace
    from lexicon_db.packs.signing import SigningKey

_LICENCES: Final = (
    "", "CC BY 4.0", "CC BY-SA 4.0", "CC BY-NC 4.0", "CC BY-NC-SA 4.0", "CC BY-NC-ND 4.0",
    "CC0 1.0",
)  # fmt: skip
_PAUSE: Final = 300
_TEXT_HEIGHT: Final = 56


class TermsPart(QWidget):
    """Asks what the pack is called and under which terms it travels.

    Attributes:
        name: Of the pack.
        version: Of the pack.
        licence: Under which it may be used.
        authors: Who made it, with semicolons between them.
        citation: How it wants to be cited.
        description: What is in it.
        notes: What the community asks, ``label: text`` in each line.
        sign: Whether it is signed.
        key_name: The name under which a key is made.
        make_key: Makes a key.
    """

    #: The terms have changed, and the person has paused.
    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.key: SigningKey | None = None
        self.name, self.version = QLineEdit(workspace.lexicon.info.name), QLineEdit("1")
        self.licence = QComboBox()
        self.licence.setEditable(True)
        self.licence.addItems(list(_LICENCES))
        if (licence := self.licence.lineEdit()) is not None:
            licence.setPlaceholderText(self.tr("Under which it may be used"))
        self.authors, self.citation = QLineEdit(), QLineEdit()
        self.authors.setPlaceholderText(self.tr("One; another one"))
        self.description = self._text(self.tr("What is in it"))
        self.notes = self._text(self.tr("TK Attribution: please name the community"))
        self.sign = QCheckBox(self.tr("Sign it with my key"))
        self.key_name = QLineEdit()
        self.key_name.setPlaceholderText(self.tr("Your name, as others will see it"))
        self.key_name.setAccessibleName(self.tr("Name on the key"))
        self.make_key = QPushButton(self.tr("Make a key"))
        dress(self.make_key, "key-round")
        self.make_key.clicked.connect(self._make_key)
        self._key_words = label("", "caption", wrap=True)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.changed)
        self._lay_out()
        self._connect()
        self._show_key(None)

    @property
    def terms(self) -> PackTerms:
        """The terms as they stand."""
        labels = []
        for one in self.notes.toPlainText().splitlines():
            name, _, text = one.partition(":")
            if name.strip():
                labels.append(CommunityLabel(name.strip(), text.strip()))
        authors = (author.strip() for author in self.authors.text().split(";"))
        return PackTerms(
            name=self.name.text().strip(),
            version=self.version.text().strip(),
            licence=self.licence.currentText().strip(),
            authors=tuple(author for author in authors if author),
            description=self.description.toPlainText().strip(),
            citation=self.citation.text().strip(),
            labels=tuple(labels),
        )

    @property
    def signing_key(self) -> SigningKey | None:
        """The key that signs, where it is to be signed."""
        return self.key if self.sign.isChecked() else None

    def read_key(self) -> None:
        """Look whether this person has a key."""
        self._workspace.operations.read(self, own_key, self._show_key, topic="key")

    def _make_key(self) -> None:
        name = self.key_name.text().strip()
        self._workspace.operations.write(self, lambda: make_key(name), self._use_key)

    def _use_key(self, key: SigningKey) -> None:
        self._show_key(key)
        self.sign.setChecked(True)

    def _show_key(self, key: SigningKey | None) -> None:
        self.key = key
        self.sign.setEnabled(key is not None)
        self.sign.setChecked(key is not None)
        self.key_name.setVisible(key is None)
        self.make_key.setVisible(key is None)
        if key is None:
            self._key_words.setText(
                self.tr("With a key others see that the pack comes from you, and is unchanged.")
            )
        else:
            words = self.tr("{name}, key {fingerprint}. Tell it to those who get the pack.")
            print_ = key.signature.fingerprint
            self._key_words.setText(words.format(name=key.signed_by, fingerprint=print_))

    def _text(self, hint: str) -> QPlainTextEdit:
        made = QPlainTextEdit()
        made.setPlaceholderText(hint)
        made.setTabChangesFocus(True)
        made.setFixedHeight(_TEXT_HEIGHT)
        return made

    def _connect(self) -> None:
        for field in (self.name, self.version, self.authors, self.citation):
            field.textChanged.connect(lambda _: self._pause.start())
        self.licence.editTextChanged.connect(lambda _: self._pause.start())
        self.description.textChanged.connect(self._pause.start)
        self.notes.textChanged.connect(self._pause.start)
        self.key_name.textChanged.connect(self._allow_key)
        self.key_name.returnPressed.connect(self.make_key.click)
        self._allow_key("")

    def _allow_key(self, name: str) -> None:
        self.make_key.setEnabled(bool(name.strip()))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        first = QHBoxLayout()
        first.setSpacing(Space.SMALL)
        first.addLayout(_named(self.tr("Name"), self.name), 1)
        self.version.setFixedWidth(72)
        first.addLayout(_named(self.tr("Version"), self.version))
        column.addLayout(first)
        for heading, field in (
            (self.tr("Licence"), self.licence),
            (self.tr("Authors"), self.authors),
            (self.tr("Please cite as"), self.citation),
            (self.tr("Description"), self.description),
            (self.tr("What the community asks"), self.notes),
        ):
            column.addLayout(_named(heading, field))
        column.addSpacing(Space.SMALL)
        column.addWidget(self.sign)
        column.addWidget(self._key_words)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self.key_name, 1)
        row.addWidget(self.make_key)
        column.addLayout(row)
        column.addStretch(1)


def _named(heading: str, field: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(Space.HAIR)
    caption = label(heading, "section")
    caption.setBuddy(field)
    field.setAccessibleName(heading)
    column.addWidget(caption)
    column.addWidget(field)
    return column
