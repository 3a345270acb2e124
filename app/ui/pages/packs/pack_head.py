"""What an open pack is: its name and terms, who signed it, whether it is sound."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.studio.pack_keys import Trust, forget_key, know_key
from app.ui.amounts import bytes_text
from app.ui.bridge.notices import Notice, NoticeKind
from app.ui.icons import dress, icon
from app.ui.metrics import Space
from app.ui.pages.packs.pack_words import TRUST_LOOKS, amount_words, trust_words
from app.ui.widgets.labels import ElidedLabel, label

if TYPE_CHECKING:
    from app.studio.packing import PackView
    from app.ui.bridge.workspace import Workspace
    from lexicon_db.packs.signing import Signature

_ICON: Final = 18


class PackHead(QWidget):
    """Three lines: what it is, under which terms, who signed it and whether it is sound.

    Attributes:
        trust: Remembers the key that signed the pack, after it was compared.
    """

    #: A key was remembered, or forgotten again.
    key_changed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations = workspace.operations
        self._signature: Signature | None = None
        self._name = ElidedLabel("", "title")
        self._facts = ElidedLabel("", "secondary")
        self._terms = ElidedLabel("", "secondary")
        self._trust_icon, self._sound_icon = QLabel(), QLabel()
        self._trust_words = label("", "", wrap=True)
        self._sound_words = label("", "", wrap=True)
        self.trust = QPushButton(self.tr("I have compared it"))
        dress(self.trust, "key-round")
        self.trust.clicked.connect(self._know)
        trust = QHBoxLayout()
        trust.setSpacing(Space.SMALL)
        trust.addWidget(self._trust_icon)
        trust.addWidget(self._trust_words, 1)
        trust.addWidget(self.trust)
        sound = QHBoxLayout()
        sound.setSpacing(Space.SMALL)
        sound.addWidget(self._sound_icon)
        sound.addWidget(self._sound_words, 1)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(Space.TIGHT)
        for part in (self._name, self._facts, self._terms):
            left.addWidget(part)
        right.addLayout(trust)
        right.addLayout(sound)
        right.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.WIDE, Space.SMALL, Space.WIDE, Space.MEDIUM)
        row.setSpacing(Space.WIDE)
        row.addLayout(left, 1)
        row.addLayout(right, 1)

    @property
    def text(self) -> str:
        """What it says of the signature and of soundness."""
        return f"{self._trust_words.text()} {self._sound_words.text()}"

    def begin(self, name: str) -> None:
        """A pack is being opened."""
        self._name.setText(name)
        for part in (self._facts, self._terms, self._trust_words):
            part.setText("")
        self._trust_icon.clear()
        self.trust.hide()
        self._say_sound("hourglass", "secondary", self.tr("Its files are being checked…"))

    def show_view(self, view: PackView) -> None:
        """Show what the pack says of itself."""
        terms, counts = view.manifest.terms, view.manifest.counts
        self._name.setText(f"{terms.name}  {terms.version}")
        facts = [amount_words(kind, counts[kind]) for kind in ("entries", "takes") if counts[kind]]
        facts += [bytes_text(view.byte_count), view.manifest.lexicon_name, view.manifest.language]
        self._facts.setText("  ·  ".join(facts))
        told = [terms.licence or self.tr("It names no licence.")]
        if terms.authors:
            told.append(self.tr("By {authors}").format(authors=", ".join(terms.authors)))
        if terms.citation:
            told.append(self.tr("Please cite: {citation}").format(citation=terms.citation))
        told += [f"{one.label}: {one.text}" for one in terms.labels]
        self._terms.setText("  ·  ".join(told))
        self._signature = view.signature
        self._trust_icon.setPixmap(icon(*TRUST_LOOKS[view.trust]).pixmap(_ICON, _ICON))
        words = trust_words(view.trust)
        if view.signature is not None:
            words = f"{view.signature.signed_by}, {view.signature.fingerprint}: {words}"
        self._trust_words.setText(words)
        self.trust.setVisible(view.trust is Trust.UNKNOWN)

    def show_sound(self) -> None:
        """Every byte was checked."""
        self._say_sound(
            "circle-check", "good", self.tr("Sound: every file is as it was when it was made.")
        )

    def refuse(self, words: str) -> None:
        """The pack is not sound."""
        self.trust.hide()
        self._say_sound("ban", "bad", words)

    def _say_sound(self, icon_name: str, tone: str, words: str) -> None:
        self._sound_icon.setPixmap(icon(icon_name, tone).pixmap(_ICON, _ICON))
        self._sound_words.setText(words)

    def _know(self) -> None:
        signature = self._signature
        if signature is None:
            return
        name = signature.signed_by

        def forget() -> None:
            key = signature.public_key
            self._operations.write(self, lambda: forget_key(key), lambda _: self._follow_key())

        def tell(_: object) -> None:
            words = self.tr("The key of {name} is known now.").format(name=name)
            self._operations.tell(
                Notice(NoticeKind.DONE, words, action=self.tr("Undo"), act=forget)
            )
            self._follow_key()

        self._operations.write(self, lambda: know_key(name, signature.public_key), tell)

    def _follow_key(self) -> None:
        self.key_changed.emit()
