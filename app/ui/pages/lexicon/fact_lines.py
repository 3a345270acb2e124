"""Where an entry comes from and what happened to it, as lines to read."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.ui.amounts import bytes_text, date_text, moment_text
from app.ui.metrics import Space
from app.ui.pages.lexicon.entry_facts import EntryFacts
from app.ui.widgets.labels import ElidedLabel, label
from lexicon_db.records import HistoryLine, TrackInfo

translate = QCoreApplication.translate


def origin_lines(facts: EntryFacts) -> list[QWidget]:
    """The file of the active take and how its tracks were made."""
    take = facts.active
    if take is None:
        return [label(translate("FactLines", "No recording yet."), "caption")]
    recording = take.recording
    rows = [
        (translate("FactLines", "File"), recording.original_name),
        (translate("FactLines", "Size"), bytes_text(recording.byte_count)),
        (translate("FactLines", "Added"), date_text(recording.imported_at)),
    ]
    rows += [(_track_name(track), _made_by(track)) for track in _latest(facts.tracks)]
    return [_pairs(rows)]


def history_lines(history: Iterable[HistoryLine]) -> list[QWidget]:
    """Changes, latest first: when and who above, what below."""
    lines: list[QWidget] = []
    for change in history:
        who = change.who or translate("FactLines", "somebody")
        lines.append(ElidedLabel(_told(change)))
        lines.append(ElidedLabel(f"{moment_text(change.at)}  ·  {who}", "caption"))
    return lines or [label(translate("FactLines", "Nothing has changed yet."), "caption")]


def _pairs(rows: list[tuple[str, str]]) -> QWidget:
    part = QWidget()
    grid = QGridLayout(part)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(Space.MEDIUM)
    grid.setVerticalSpacing(Space.TIGHT)
    grid.setColumnStretch(1, 1)
    for row, (name, text) in enumerate(rows):
        grid.addWidget(label(name, "secondary"), row, 0)
        grid.addWidget(ElidedLabel(text, mode=Qt.TextElideMode.ElideMiddle), row, 1)
    return part


def _latest(tracks: Iterable[TrackInfo]) -> list[TrackInfo]:
    """The latest track of each kind."""
    return list({track.kind: track for track in tracks}.values())


def _track_name(track: TrackInfo) -> str:
    names = {
        "landmarks": translate("FactLines", "Landmarks"),
        "motion": translate("FactLines", "Motion"),
        "fit": translate("FactLines", "Body fit"),
    }
    return names.get(track.kind, track.kind)


def _made_by(track: TrackInfo) -> str:
    made_by = track.provenance
    return f"{made_by.engine} {made_by.engine_version}, {date_text(track.created_at)}"


def _told(change: HistoryLine) -> str:
    if not change.field:
        return change.operation.capitalize()
    name = change.field.replace("_", " ")
    if not change.old:
        return f"{name}: {change.new}"
    return f"{name}: {change.old} → {change.new or '–'}"
