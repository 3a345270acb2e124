"""The setting of what renders; it names the graphics device that was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from app.ui.pages.settings.setting_row import SettingRow
from app.ui.widgets.segments import Segments

if TYPE_CHECKING:
    from app.ui.bridge.workspace import Workspace
    from app.ui.pages.settings.binding import Binding
    from lexicon_db.errors import KnownError

translate = QCoreApplication.translate


class DeviceChoice(QObject):
    """The row of the device, and what is known of the device that is chosen."""

    def __init__(self, binding: Binding, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._looked_for = ""
        choices = Segments(
            translate("Settings", "Device"),
            (
                ("auto", translate("Settings", "Best")),
                ("cpu", translate("Settings", "Processor")),
                ("cuda", "CUDA"),
                ("mps", "Metal"),
            ),
        )
        self.row = SettingRow(
            translate("Settings", "Render on"),
            translate("Settings", "The best one that is there, or a certain one."),
            choices,
            translate("Settings", "Best"),
        )
        binding.bind("device", self.row, choices.show_value, choices.chosen)
        workspace.previews.device_found.connect(self._tell)
        workspace.previews.device_refused.connect(self._refuse)
        choices.chosen.connect(lambda _: self.look())

    def look(self) -> None:
        """Find out which device renders, where that is not known yet."""
        settings = self._workspace.settings
        if settings.device != self._looked_for:
            self._looked_for = settings.device
            self.row.say(translate("Settings", "Looking for a graphics device…"))
            self._workspace.previews.warm_up(settings)

    def _tell(self, name: str) -> None:
        if name:
            words = translate("Settings", "{device} renders.").format(device=name)
            self.row.say(words, "good")
        elif self._workspace.settings.device == "cpu":
            self.row.say(translate("Settings", "The processor renders."))
        else:
            self.row.say(
                translate("Settings", "No graphics device was found: the processor renders.")
            )

    def _refuse(self, error: KnownError) -> None:
        self.row.say(f"{error.why} {error.fix}", "bad")
