"""Where an entry comes from and what happened to it, as lines to read."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.ui.amounts import bytes_text, date_text, moment_text
from app.ui.metrics import Space
from app.ui.pages.lexicon.entry_facts import EntryFacts
from app.ui.widgets.icon_button import IconButton
from app.ui.widgets.labels import GUTTER, ElidedLabel, label
from app.ui.widgets.status_shape import status_name
from lexicon_db.records import EntryStatus, HistoryLine, StepId, TrackInfo

translate = QCoreApplication.translate


def origin_lines(facts: EntryFacts) -> list[QWidget]:
    """The file of the active take and how its tracks were made."""
    take = facts.active
    if take is None:
        return [_hint(translate("FactLines", "No recording yet."))]
    recording = take.recording
    rows = [
        (translate("FactLines", "File"), recording.original_name),
        (translate("FactLines", "Size"), bytes_text(recording.byte_count)),
        (translate("FactLines", "Added"), date_text(recording.imported_at)),
    ]
    rows += [(_track_name(track), _made_by(track)) for track in _latest(facts.tracks)]
    return [_pairs(rows)]


def history_lines(facts: EntryFacts, undo: Callable[[StepId], object]) -> list[QWidget]:
    """Changes, latest first: what above, when and who below; a button undoes what can be undone.

    Args:
        facts: What is known of the entry.
        undo: Takes a step back.
    """
    lines: list[QWidget] = []
    offered: set[StepId] = set()
    for change in facts.history:
        step = facts.steps.get(change.number)
        lines.append(_change_line(change, None if step in offered else step, undo))
        if step is not None:
            offered.add(step)
    return lines or [_hint(translate("FactLines", "Nothing has changed yet."))]


def _change_line(
    change: HistoryLine, step: StepId | None, undo: Callable[[StepId], object]
) -> QWidget:
    who = change.who or translate("FactLines", "somebody")
    part = QWidget()
    grid = QGridLayout(part)
    grid.setContentsMargins(GUTTER, 0, 0, Space.SMALL)
    grid.setSpacing(0)
    grid.setColumnStretch(0, 1)
    grid.addWidget(ElidedLabel(_told(change)), 0, 0)
    grid.addWidget(ElidedLabel(f"{moment_text(change.at)}  ·  {who}", "caption"), 1, 0)
    if step is not None:
        button = IconButton("undo-2", translate("FactLines", "Undo this change"))
        button.clicked.connect(lambda: undo(step))
        grid.addWidget(button, 0, 1, 2, 1)
    return part


def _hint(text: str) -> QWidget:
    hint = label(text, "caption")
    hint.setContentsMargins(GUTTER, 0, 0, 0)
    return hint


def _pairs(rows: list[tuple[str, str]]) -> QWidget:
    part = QWidget()
    grid = QGridLayout(part)
    grid.setContentsMargins(GUTTER, 0, 0, 0)
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
    """A change in words: what was done, or a field with its old and its new value."""
    if not change.field:
        # One operation may add several things: a recording with its sign and its take.
        done = f"add {change.kind}" if change.new else change.operation
        return _operations().get(done, change.operation.capitalize())
    name = _fields().get(change.field, change.field.replace("_", " ").capitalize())
    old, new = (_value(change.field, value) for value in (change.old, change.new))
    if not change.old:
        return f"{name}: {new}"
    return f"{name}: {old} → {new or '–'}"


def _value(field: str, value: str) -> str:
    if field == "status" and value in list(EntryStatus):
        return status_name(EntryStatus(value))
    return value


def _operations() -> dict[str, str]:
    return {
        "add entry": translate("FactLines", "Sign added"),
        "add take": translate("FactLines", "Take added"),
        "trash entry": translate("FactLines", "Moved to the trash"),
        "restore entry": translate("FactLines", "Taken out of the trash"),
    }


def _fields() -> dict[str, str]:
    return {
        "id_gloss": translate("FactLines", "ID-gloss"),
        "lemma": translate("FactLines", "Lemma"),
        "status": translate("FactLines", "Status"),
        "senses": translate("FactLines", "Meanings"),
        "note": translate("FactLines", "Note"),
        "opinion": translate("FactLines", "Opinion"),
        "annotation_glosses": translate("FactLines", "Glosses"),
        "dialects": translate("FactLines", "Dialects"),
        "hamnosys": translate("FactLines", "HamNoSys"),
        "assignee": translate("FactLines", "Assigned to"),
        "do_not_synthesise": translate("FactLines", "Never generated"),
        "is_active": translate("FactLines", "Stands for the sign"),
        "tags": translate("FactLines", "Tags"),
        "onset_seconds": translate("FactLines", "Sign begins (s)"),
        "stroke_start_seconds": translate("FactLines", "Stroke begins (s)"),
        "stroke_end_seconds": translate("FactLines", "Stroke ends (s)"),
        "offset_seconds": translate("FactLines", "Sign ends (s)"),
        "trashed_at": translate("FactLines", "In the trash since"),
    }
