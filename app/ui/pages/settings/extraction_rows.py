"""Settings of extraction: how carefully it looks, and the person's own models for it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject

from app.ui.bridge.operations import Operations
from app.ui.pages.settings.binding import Binding
from app.ui.pages.settings.file_choice import FileChoice, FileKind
from app.ui.pages.settings.setting_group import SettingGroup
from app.ui.pages.settings.setting_row import SettingRow
from app.ui.widgets.switch import Switch

translate = QCoreApplication.translate


def model_choices(
    binding: Binding, operations: Operations, parent: QObject
) -> dict[str, FileChoice]:
    """The rows of the person's own models, by what they are for."""
    files = translate("Settings", "MediaPipe models")
    words = {
        "pose": (
            translate("Settings", "Model of the body"),
            translate("Settings", "Your own .task file; a heavy one finds raised arms better."),
        ),
        "hand": (
            translate("Settings", "Model of hands"),
            translate("Settings", "Your own .task file, for fingers that are found more often."),
        ),
        "face": (
            translate("Settings", "Model of the face"),
            translate("Settings", "Your own .task file with blendshapes, for mouth and brows."),
        ),
    }
    kinds = {
        part: FileKind(f"{part}_model", name, help_, files, "*.task", partial(_model, part))
        for part, (name, help_) in words.items()
    }
    return {part: FileChoice(kind, binding, operations, parent) for part, kind in kinds.items()}


def extraction_group(binding: Binding, models: dict[str, FileChoice]) -> SettingGroup:
    """How landmarks are found."""
    careful = Switch()
    row = SettingRow(
        translate("Settings", "Look carefully"),
        translate(
            "Settings",
            "Every frame is looked at from several sides: fewer lost hands, four times as long.",
        ),
        careful,
        translate("Settings", "Off"),
    )
    rows = (
        binding.bind("careful_extraction", row, careful.setChecked, careful.clicked),
        *(choice.row for choice in models.values()),
    )
    return SettingGroup(translate("Settings", "Tracks from now on"), rows)


def _model(part: str, file: Path) -> str:
    from app.extraction.bundles import checked_bundles
    from app.extraction.way import Way

    ways = {
        "pose": Way(pose_model=file),
        "hand": Way(hand_model=file),
        "face": Way(face_model=file),
    }
    checked_bundles(ways[part])
    return translate("Settings", "This model is used for tracks that are made from now on.")
