"""All settings on one page, grouped, with a search."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.ui.bridge.workspace import Workspace
from app.ui.metrics import Space
from app.ui.pages.page import Page
from app.ui.pages.settings.binding import Binding
from app.ui.pages.settings.body_row import body_choice
from app.ui.pages.settings.device_row import DeviceChoice
from app.ui.pages.settings.extraction_rows import extraction_group, model_choices
from app.ui.pages.settings.keyboard_rows import keyboard_group
from app.ui.pages.settings.look_rows import figure_group, window_group
from app.ui.pages.settings.people_rows import PeopleRows
from app.ui.pages.settings.recording_rows import recording_group
from app.ui.pages.settings.storage_rows import StorageRows
from app.ui.pages.settings.work_rows import work_group
from app.ui.widgets.labels import label
from app.ui.widgets.search_field import SearchField

_WIDTH: Final = 860


class SettingsPage(Page):
    """Groups of settings below a search field; every choice counts at once."""

    icon_name = "settings"

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.title = self.tr("Settings")
        binding = Binding(workspace.preferences, self)
        self.body = body_choice(binding, workspace.operations, self)
        self.models = model_choices(binding, workspace.operations, self)
        self.device = DeviceChoice(binding, workspace, self)
        self._storage = StorageRows(workspace, self)
        self.people = PeopleRows(workspace, binding, self)
        self.groups = (
            window_group(binding, workspace.routes),
            figure_group(binding, self.body.row),
            recording_group(binding),
            extraction_group(binding, self.models),
            keyboard_group(binding, workspace.routes),
            work_group(binding, self.device.row),
            self.people.group,
            self._storage.group,
        )
        self.search = SearchField(self.tr("Search settings"), "Ctrl+F")
        self.search.setMaximumWidth(420)
        self.search.searched.connect(self._narrow)
        self._nothing = label(self.tr("No setting fits."), "secondary")
        self._nothing.hide()
        self._lay_out()

    def activated(self) -> None:
        """Begin with the search."""
        self._storage.measure()
        self.people.read()
        self.device.look()
        self.search.setFocus()

    def _lay_out(self) -> None:
        column = QWidget()
        column.setMaximumWidth(_WIDTH)
        inside = QVBoxLayout(column)
        inside.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.HUGE)
        inside.setSpacing(Space.WIDE)
        inside.addWidget(self.search)
        for group in self.groups:
            inside.addWidget(group)
        inside.addWidget(self._nothing)
        inside.addStretch(1)
        holder = QWidget()
        holder.setProperty("plain", "true")
        across = QHBoxLayout(holder)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(column)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(holder)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _narrow(self, words: str) -> None:
        fitting = [group.narrow(words) for group in self.groups]
        self._nothing.setVisible(not any(fitting))
