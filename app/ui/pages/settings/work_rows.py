"""Settings of long work: how many processes, on which device."""

from __future__ import annotations

import os

from PySide6.QtCore import QCoreApplication

from app.ui.amounts import decimal
from app.ui.pages.settings.binding import Binding
from app.ui.pages.settings.setting_group import SettingGroup
from app.ui.pages.settings.setting_row import SettingRow
from app.ui.widgets.labelled_slider import LabelledSlider

translate = QCoreApplication.translate


def work_group(binding: Binding, device: SettingRow) -> SettingGroup:
    """How long work is done."""
    workers = LabelledSlider(
        translate("Settings", "Processes"), 0, _cores(), step=1, shown=_workers_text
    )
    workers.setFixedWidth(240)
    workers.changed.connect(lambda value: binding.put("workers", round(value)))
    rows = (
        binding.bind(
            "workers",
            SettingRow(
                translate("Settings", "Work at the same time"),
                translate(
                    "Settings",
                    "Processes for jobs. Each takes about 2 GB; counts from the next start.",
                ),
                workers,
                translate("Settings", "By the computer"),
            ),
            workers.show_value,
        ),
        device,
    )
    return SettingGroup(translate("Settings", "Work"), rows)


def _cores() -> int:
    return max(2, os.cpu_count() or 2)


def _workers_text(value: float) -> str:
    return decimal(value, 0) if value else translate("Settings", "By the computer")
