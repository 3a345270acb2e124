"""Settings of recording: the countdown, what hands do and when, the pedal, the mirror."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSignalBlocker
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QKeySequenceEdit, QLineEdit

from app.core.settings import RecordingSettings
from app.ui.amounts import decimal
from app.ui.pages.settings.binding import Binding
from app.ui.pages.settings.setting_group import SettingGroup
from app.ui.pages.settings.setting_row import SettingRow
from app.ui.widgets.labelled_slider import LabelledSlider
from app.ui.widgets.switch import Switch

translate = QCoreApplication.translate

_WIDTH = 240


def recording_group(binding: Binding) -> SettingGroup:
    """How signs are recorded."""
    rows = (
        _switch(
            binding,
            "recording.hands_free",
            translate("Settings", "Hands start and stop"),
            translate("Settings", "Raised hands start a recording, hands at rest end it."),
            translate("Settings", "On"),
        ),
        _seconds(
            binding,
            "recording.hands_countdown",
            translate("Settings", "Countdown for raised hands"),
            translate("Settings", "None records the sign that the hands begin."),
            (0.0, 5.0),
        ),
        _seconds(
            binding,
            "recording.countdown",
            translate("Settings", "Countdown for keys"),
            translate("Settings", "From the key, the pedal or the button to the recording."),
            (0.0, 5.0),
        ),
        _seconds(
            binding,
            "recording.rest_hold",
            translate("Settings", "Rest that ends a sign"),
            translate("Settings", "Hands stay at rest this long before a sign is over."),
            (0.2, 2.0),
        ),
        _seconds(
            binding,
            "recording.choice_hold",
            translate("Settings", "Hold to choose"),
            translate("Settings", "A hand stays in a zone this long to keep or to repeat."),
            (0.3, 2.0),
        ),
        _reach(binding),
        _pedal(binding),
        _switch(
            binding,
            "recording.any_key",
            translate("Settings", "Any key is the pedal"),
            translate("Settings", "Keys without another meaning do what comes next."),
            translate("Settings", "Off"),
        ),
        _switch(
            binding,
            "recording.mirrored",
            translate("Settings", "Mirrored live picture"),
            translate("Settings", "As in a mirror; the recording never is."),
            translate("Settings", "On"),
        ),
    )
    return SettingGroup(translate("Settings", "Recording"), rows)


def _switch(binding: Binding, field: str, name: str, help_: str, default: str) -> SettingRow:
    switch = Switch()
    row = SettingRow(name, help_, switch, default)
    return binding.bind(field, row, switch.setChecked, switch.clicked)


def _seconds(
    binding: Binding, field: str, name: str, help_: str, bounds: tuple[float, float]
) -> SettingRow:
    slider = LabelledSlider(
        translate("Settings", "Seconds"), *bounds, step=0.1, shown=_seconds_text
    )
    slider.slider.setAccessibleName(name)
    slider.setFixedWidth(_WIDTH)
    row = SettingRow(name, help_, slider, translate("Settings", "the default"))
    return binding.bind(field, row, slider.show_value, slider.changed)


def _reach(binding: Binding) -> SettingRow:
    name = translate("Settings", "Hands count as raised")
    slider = LabelledSlider(
        translate("Settings", "Distance"),
        0.1,
        1.0,
        step=0.01,
        shown=lambda value: decimal(value, 2),
    )
    slider.slider.setAccessibleName(name)
    slider.setFixedWidth(_WIDTH)
    help_ = translate("Settings", "This far from where they rest, in shoulder widths.")
    row = SettingRow(name, help_, slider, f"{RecordingSettings().left_rest:.2f}")
    return binding.bind("recording.left_rest", row, slider.show_value, slider.changed)


def _pedal(binding: Binding) -> SettingRow:
    name = translate("Settings", "Key of the foot pedal")
    field = QKeySequenceEdit()
    field.setMaximumSequenceLength(1)
    field.setFixedWidth(_WIDTH)
    for inner in field.findChildren(QLineEdit):
        inner.setAccessibleName(name)
    row = SettingRow(
        name,
        translate("Settings", "Press the pedal here: it starts, stops and keeps."),
        field,
        "PgDown",
    )

    def show(keys: str) -> None:
        blocker = QSignalBlocker(field)
        field.setKeySequence(QKeySequence(keys))
        blocker.unblock()

    def put(keys: QKeySequence) -> None:
        binding.put("recording.pedal", keys.toString())

    field.keySequenceChanged.connect(put)
    return binding.bind("recording.pedal", row, show)


def _seconds_text(value: float) -> str:
    return f"{decimal(value, 1)} s" if value else translate("Settings", "At once")
