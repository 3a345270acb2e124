"""The question who has looked at a video and says that it may be shown; and who else may say so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.icons import dress
from app.ui.metrics import Space
from app.ui.widgets.dialog_parts import add_field, button_row
from app.ui.widgets.icon_button import IconButton
from app.ui.widgets.labels import label, line
from lexicon_db.renders import delegates_of, dismiss_delegate, name_delegate

if TYPE_CHECKING:
    from app.ui.bridge.workspace import Workspace
    from lexicon_db.records import Render, SignerId

_WIDTH: Final = 460


class ApproveDialog(QDialog):
    """Asks who approves; a tick says that the person has really looked.

    Attributes:
        by: The signer, and whom the signer trusts.
        looked: Has to be ticked.
        approve_button: Accepts.
        delegates: Whom the signer trusts.
    """

    def __init__(
        self, workspace: Workspace, render: Render, signer: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Approve a video"))
        self.setFixedWidth(_WIDTH)
        self._signer = signer
        self.by = QComboBox()
        self.by.addItem(signer)
        self.looked = QCheckBox(self.tr("This person has watched it, and it may be shown."))
        self.approve_button = QPushButton(self.tr("Approve"))
        self.approve_button.setProperty("kind", "primary")
        # Return adds a delegate: it must not approve as well.
        self.approve_button.setAutoDefault(False)
        self.approve_button.setEnabled(False)
        dress(self.approve_button, "check", "on_accent")
        owner = render.performed.signer
        self.delegates = DelegateList(workspace, owner) if owner is not None else None
        self._lay_out(render)
        self.looked.toggled.connect(self.approve_button.setEnabled)
        self.approve_button.clicked.connect(self.accept)

    @property
    def name(self) -> str:
        """Who approves."""
        return self.by.currentText()

    def _lay_out(self, render: Render) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*(Space.WIDE,) * 4)
        column.setSpacing(Space.SMALL)
        column.addWidget(label(Path(render.file).name, "title", wrap=True))
        words = self.tr(
            "It shows {signer}. Until {signer} or somebody whom {signer} trusts has approved it, "
            "it says that it is a draft, and cannot be published."
        ).format(signer=self._signer)
        column.addWidget(label(words, "secondary", wrap=True))
        add_field(column, self.tr("Who has watched it"), self.by)
        column.addWidget(self.looked)
        if self.delegates is not None:
            column.addSpacing(Space.SMALL)
            column.addWidget(line())
            heading = self.tr("Who else may approve for {signer}").format(signer=self._signer)
            column.addWidget(label(heading, "section"))
            column.addWidget(self.delegates)
            self.delegates.read.connect(self._show_people)
        column.addSpacing(Space.MEDIUM)
        column.addLayout(button_row(self, self.tr("Not now"), self.approve_button))

    def _show_people(self, names: tuple[str, ...]) -> None:
        before = self.by.currentText()
        self.by.clear()
        self.by.addItems([self._signer, *names])
        self.by.setCurrentIndex(max(0, self.by.findText(before)))
        self.adjustSize()


class DelegateList(QWidget):
    """Whom a signer trusts to approve videos: name somebody, or dismiss.

    Attributes:
        name_field: Whom to name.
        rows: A name and a button each.
    """

    #: The names, whenever they were read.
    read = Signal(tuple)

    def __init__(
        self, workspace: Workspace, signer: SignerId, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._signer = workspace, signer
        self.rows: dict[str, QWidget] = {}
        self._names = QVBoxLayout()
        self._names.setSpacing(0)
        self.name_field = QLineEdit()
        self.name_field.setPlaceholderText(self.tr("Name of somebody trusted"))
        self.name_field.setAccessibleName(self.tr("Name of somebody trusted"))
        self.name_field.returnPressed.connect(self._name)
        self._add = IconButton("plus", self.tr("Let this person approve"))
        self._add.clicked.connect(self._name)
        row = QHBoxLayout()
        row.setSpacing(Space.TIGHT)
        row.addWidget(self.name_field, 1)
        row.addWidget(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        column.addLayout(self._names)
        column.addLayout(row)
        self._read()

    def _read(self) -> None:
        lexicon, signer = self._workspace.lexicon, self._signer
        self._workspace.operations.read(
            self, lambda: delegates_of(lexicon, signer), self._show, topic="delegates"
        )

    def _show(self, names: tuple[str, ...]) -> None:
        for gone in self.rows.values():
            gone.deleteLater()
        self.rows = {name: self._row(name) for name in names}
        for made in self.rows.values():
            self._names.addWidget(made)
        self.read.emit(names)

    def _row(self, name: str) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(name), 1)
        dismiss = IconButton("x", self.tr("Let {name} not approve any more").format(name=name))
        dismiss.clicked.connect(lambda: self._dismiss(name))
        row.addWidget(dismiss)
        return made

    def _name(self) -> None:
        lexicon, signer, name = self._workspace.lexicon, self._signer, self.name_field.text()
        if name.strip():
            self.name_field.clear()
            self._workspace.operations.write(
                self, lambda: name_delegate(lexicon, signer, name), lambda _: self._read()
            )

    def _dismiss(self, name: str) -> None:
        lexicon, signer = self._workspace.lexicon, self._signer
        self._workspace.operations.write(
            self, lambda: dismiss_delegate(lexicon, signer, name), lambda _: self._read()
        )
