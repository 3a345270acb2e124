"""Settings of the open lexicon: who has which role in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.ui.bridge.own_name import use_name
from app.ui.icons import dress
from app.ui.metrics import Space
from app.ui.pages.settings.binding import Binding
from app.ui.pages.settings.setting_group import SettingGroup
from app.ui.pages.settings.setting_row import SettingRow
from app.ui.widgets.edit_field import EditField
from app.ui.widgets.icon_button import IconButton
from app.ui.widgets.labels import ElidedLabel
from lexicon_db.records import Role
from lexicon_db.roles import give_role, people, take_role

if TYPE_CHECKING:
    from app.ui.bridge.workspace import Workspace
    from lexicon_db.errors import KnownError

translate = QCoreApplication.translate

_NAME_WIDTH: Final = 150

People = dict[str, frozenset[Role]]


class PeopleRows(QObject):
    """Who sits here, a line for each person with the role, and a field for one more person.

    Attributes:
        group: The rows.
        own: The name of whoever sits here.
        name: Where another person is named.
        roles: The choice of each person.
    """

    def __init__(self, workspace: Workspace, binding: Binding, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.own = EditField(translate("Settings", "Your name"))
        self.own.setProperty("quiet", "false")
        self.own.setMinimumWidth(_NAME_WIDTH)
        self.own.edited.connect(lambda name: use_name(workspace, name))
        self.roles: dict[str, QComboBox] = {}
        self.name = QLineEdit()
        self.name.setPlaceholderText(translate("Settings", "Name of a person"))
        self.name.setAccessibleName(self.name.placeholderText())
        self.name.returnPressed.connect(self._add)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(Space.TIGHT)
        self.row = SettingRow(
            translate("Settings", "Roles"),
            translate(
                "Settings", "Who may approve and publish signs here. Without roles everybody may."
            ),
            self._control(),
        )
        own = SettingRow(
            translate("Settings", "Your name"),
            translate("Settings", "Under which your changes, reviews and opinions are kept."),
            self.own,
            translate("Settings", "the name of your account"),
        )
        binding.bind("name", own, self._show_own)
        rows = (own, self.row)
        self.group = SettingGroup(translate("Settings", "People of this lexicon"), rows)

    def _show_own(self, name: str) -> None:
        """Show whose changes they are; the way back to the default counts at once, too."""
        use_name(self._workspace, name)
        self.own.show_text(self._workspace.lexicon.who)

    def read(self) -> None:
        """Find out who has which role."""
        lexicon = self._workspace.lexicon
        self._workspace.operations.read(self, lambda: people(lexicon), self._show, topic="people")

    def _control(self) -> QWidget:
        add = QPushButton(translate("Settings", "Add"))
        dress(add, "user-plus")
        add.clicked.connect(self._add)
        control = QWidget()
        column = QVBoxLayout(control)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(self._lines)
        foot = QHBoxLayout()
        foot.addWidget(self.name, 1)
        foot.addWidget(add)
        column.addLayout(foot)
        return control

    def _show(self, known: People) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.roles = {}
        for name, roles in known.items():
            self._lines.addWidget(self._line(name, roles))
        if not known and not self.name.text():  # the first one is whoever sits here
            self.name.setText(self._workspace.lexicon.who)

    def _line(self, name: str, roles: frozenset[Role]) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.TIGHT)
        shown = ElidedLabel(name)
        shown.setMinimumWidth(_NAME_WIDTH)
        row.addWidget(shown, 1)
        choice = QComboBox()
        choice.setAccessibleName(translate("Settings", "Role of {name}").format(name=name))
        for role in Role:
            choice.addItem(_words(role), role)
        choice.setCurrentIndex(max(list(Role).index(role) for role in roles))
        choice.activated.connect(lambda place: self._put(name, Role(choice.itemData(place))))
        remove = IconButton("x", translate("Settings", "No role for {name}").format(name=name))
        remove.clicked.connect(lambda: self._put(name, None))
        row.addWidget(choice)
        row.addWidget(remove)
        self.roles[name] = choice
        return whole

    def _add(self) -> None:
        """Add a person; the first one of a lexicon is the one who manages it."""
        name = self.name.text().strip()
        if name:
            self.name.clear()
            self._put(name, Role.ANNOTATOR if self.roles else Role.ADMIN)

    def _put(self, name: str, wanted: Role | None) -> None:
        lexicon = self._workspace.lexicon

        def work() -> None:
            with lexicon.one_step("give role"):
                if wanted is not None:
                    give_role(lexicon, name, wanted)
                for role in people(lexicon).get(name, frozenset()):
                    if role != wanted:
                        take_role(lexicon, name, role)

        self.row.say("")
        self._workspace.operations.write(self, work, lambda _: self.read(), failed=self._refuse)

    def _refuse(self, error: KnownError) -> None:
        self.row.say(f"{error.what} {error.why} {error.fix}", "bad")
        self.read()


def _words(role: Role) -> str:
    return {
        Role.ANNOTATOR: translate("Settings", "Annotates"),
        Role.CURATOR: translate("Settings", "Curates"),
        Role.REVIEWER: translate("Settings", "Approves"),
        Role.PUBLISHER: translate("Settings", "Publishes"),
        Role.ADMIN: translate("Settings", "Manages"),
    }[role]
