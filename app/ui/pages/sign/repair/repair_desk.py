"""Where repairs are made: from the marked stretch and a tool, by way of a preview, to a layer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from app.body.repairs import side_of
from app.studio.repairing import (
    details_of_other_take,
    ground_of,
    new_repair,
    with_repair,
)
from app.ui.pages.sign.repair.repair_frames import frames_of, stretch_to_repair
from app.ui.pages.sign.repair.repair_panel import RepairPanel, tool_actions
from app.ui.pages.sign.repair.repair_steps import RepairSteps, switched
from app.ui.pages.sign.repair.tools import make_tool
from lexicon_db.records import BodyPart, RepairKind, TakeId
from lexicon_db.tracks import LEFT

if TYPE_CHECKING:
    from typing import Any

    from PySide6.QtWidgets import QWidget

    from app.studio.signs import SignView
    from app.ui.bridge.workspace import Workspace
    from app.ui.pages.sign.repair.repair_tool import RepairTool
    from app.ui.playback.playback import Playback
    from lexicon_db.records import Repair
    from lexicon_db.tracks import MotionTrack

#: What needs no settings, and so a stretch that the person has marked.
_AT_ONCE: Final = (RepairKind.INTERPOLATE, RepairKind.MARK)
_HANDS: Final = (BodyPart.LEFT_HAND, BodyPart.RIGHT_HAND)


class RepairDesk(QObject):
    """Connects panel, playback and lexicon.

    Args:
        workspace: Where repairs are stored.
        playback: Its marks are the stretch.
        host: The page; keys of the tools work anywhere in it.

    Attributes:
        panel: What the person sees.
        steps: Stores the layers.
    """

    #: The `MotionTrack` that the open tool would make; None: what is stored shows.
    previewed = Signal(object)
    #: `TakeId` of a take that is to be seen beside this one; empty for none.
    compared = Signal(str)
    #: A tool was opened.
    opened = Signal()

    def __init__(self, workspace: Workspace, playback: Playback, host: QWidget) -> None:
        super().__init__(host)
        self._workspace = workspace
        self._playback = playback
        self._view: SignView | None = None
        self._tools: dict[RepairKind, RepairTool] = {}
        self._draft: Repair | None = None
        self.panel = RepairPanel()
        self.steps = RepairSteps(workspace, self)
        self.panel.wanted.connect(self.open_tool)
        self.panel.stretch.part_chosen.connect(self.choose_part)
        self.panel.layers.switched.connect(self._switch)
        self.panel.layers.removed.connect(self._remove)
        self.panel.layers.sought.connect(self.seek_repair)
        self.steps.changed.connect(self._show_layers)
        self._keys = tool_actions(host, self.panel, self.open_tool)
        playback.changed.connect(self._playback_changed)
        playback.moved.connect(self._moved)
        self._show_layers()

    @property
    def part(self) -> BodyPart:
        """What the next repair is about."""
        return self.panel.stretch.part

    def show_view(self, view: SignView) -> None:
        """Show the layers of a take; another take closes the tool."""
        if self._view is None or view.take.id != self._view.take.id or view.motion is None:
            self.close_tool()
        self._view = view
        self.steps.show(view.take.id, view.layers.repairs)
        self._show_stretch()
        if self.panel.tool is not None:
            self._preview()

    def choose_part(self, part: BodyPart) -> None:
        """Let the next repair be about a part."""
        self.panel.stretch.show_part(part)
        if self.panel.tool is not None:
            self.panel.tool.show_part(part)
            self._preview()

    def choose_hand(self, side: int) -> None:
        """Let the next repair be about a hand, or leave its arm chosen."""
        if side_of(self.part) != side:
            self.choose_part(BodyPart.LEFT_HAND if side == LEFT else BodyPart.RIGHT_HAND)

    def open_tool(self, kind: RepairKind) -> None:
        """Open a tool; what needs no settings is done at once."""
        view = self._view
        if view is None or view.motion is None:
            return
        self.close_tool()
        self._require_part(kind)
        if kind in _AT_ONCE:
            self._keep(self._new_repair(kind, {}))
            return
        tool = self._tool(kind)
        self.panel.open_tool(tool)
        tool.show_part(self.part)
        tool.show_frame(self._playback.index)
        tool.show_view(view)
        self.opened.emit()
        tool.setFocus()
        self._preview()

    def close_tool(self) -> None:
        """Leave the open tool; what is stored shows again."""
        if self.panel.tool is not None:
            self._put_tool_away()
            self.previewed.emit(None)
        self._draft = None

    def seek_repair(self, key: str) -> None:
        """Mark the stretch of a repair, and go there."""
        found = next((repair for repair in self.steps.now if repair.id == key), None)
        frames = None if found is None else frames_of(self._view, found)
        if found is not None and frames is not None:
            self.panel.stretch.show_part(found.part)
            self._playback.set_range(frames)
            self._playback.seek(frames.first)

    def _tool(self, kind: RepairKind) -> RepairTool:
        """A tool; made when it is first used."""
        if kind not in self._tools:
            tool = make_tool(kind)
            tool.changed.connect(self._preview)
            tool.applied.connect(self._apply)
            tool.cancelled.connect(self.close_tool)
            tool.compared.connect(self._borrow_from)
            self._tools[kind] = tool
        return self._tools[kind]

    def _borrow_from(self, other: str) -> None:
        """Align another take with this one, and show it beside."""
        lexicon, view = self._workspace.lexicon, self._view
        if view is None:
            return
        take = view.take.id
        self.compared.emit(other)
        self._workspace.operations.read(
            self,
            lambda: details_of_other_take(lexicon, take, TakeId(other)),
            self._show_alignment,
            topic="alignment",
        )

    def _show_alignment(self, details: dict[str, Any]) -> None:
        if self.panel.tool is not None:
            self.panel.tool.show_alignment(details)

    def _require_part(self, kind: RepairKind) -> None:
        """Choose a part that a kind of repair can be about."""
        if kind is RepairKind.FACE:
            self.choose_part(BodyPart.FACE)
        elif kind is RepairKind.HANDSHAPE and self.part not in _HANDS:
            side = side_of(self.part)
            self.choose_part(BodyPart.LEFT_HAND if side == LEFT else BodyPart.RIGHT_HAND)

    def _seconds_of(self, frame: int) -> float:
        """Seconds of a frame in the recording."""
        view = self._view
        assert view is not None
        assert view.motion is not None
        return view.take.start + float(view.motion.pts[frame])

    def _new_repair(self, kind: RepairKind, details: dict[str, Any]) -> Repair:
        assert self._view is not None
        marked = stretch_to_repair(self._playback)
        return new_repair(
            self._workspace.lexicon,
            self._view.take.id,
            kind,
            self.part,
            span=(self._seconds_of(marked.first), self._seconds_of(marked.last)),
            details=details,
        )

    def _preview(self) -> None:
        """Work out, off the main thread, what the open tool would make of the motion."""
        tool, view = self.panel.tool, self._view
        if tool is None or view is None or view.motion is None:
            return
        stretch = stretch_to_repair(self._playback, tool.frames)
        if stretch != self._playback.range:
            self._playback.set_range(stretch)
        details = tool.details(self._seconds_of)
        if details is None:
            self._draft = None
            self.previewed.emit(None)
            return
        self._draft = draft = self._new_repair(tool.kind, details)
        lexicon, take, motion = self._workspace.lexicon, view.take, view.motion
        self._workspace.operations.read(
            self,
            lambda: with_repair(motion, draft, ground_of(lexicon, take, [draft])),
            self._show_preview,
            topic="preview",
        )

    def _show_preview(self, motion: MotionTrack) -> None:
        if self._draft is not None:
            self.previewed.emit(motion)

    def _apply(self) -> None:
        """Keep what the open tool makes."""
        draft, self._draft = self._draft, None
        if draft is not None:
            self._put_tool_away()
            self._keep(draft)

    def _put_tool_away(self) -> None:
        tool = self.panel.tool
        self.panel.open_tool(None)
        self.compared.emit("")
        if tool is not None:
            self.panel.buttons[tool.kind].setFocus()

    def _keep(self, repair: Repair) -> None:
        self.steps.store((*self.steps.now, repair), self.tr("The repair is saved."))

    def _switch(self, key: str, on: bool) -> None:
        told = self.tr("The repair is on.") if on else self.tr("The repair is off.")
        self.steps.store(switched(self.steps.now, key, on=on), told)

    def _remove(self, key: str) -> None:
        left = tuple(repair for repair in self.steps.now if repair.id != key)
        self.steps.store(left, self.tr("The repair is removed."))

    def _show_layers(self) -> None:
        unfit = frozenset() if self._view is None else self._view.layers.unfit
        self.panel.layers.show_layers(self.steps.now, unfit)

    def _show_stretch(self) -> None:
        self.panel.stretch.show_stretch(self._playback.range, self._playback.times)
        can = self._view is not None and self._view.motion is not None
        others = self._view is not None and len(self._view.takes) > 1
        is_marked = self._playback.range is not None
        for kind, button in self.panel.buttons.items():
            is_on = can and (others or kind is not RepairKind.TAKE_FROM)
            is_on = is_on and (is_marked or kind not in _AT_ONCE)
            button.setEnabled(is_on)
            self._keys[kind].setEnabled(is_on)

    def _playback_changed(self, _: None) -> None:
        self._show_stretch()
        if self.panel.tool is not None and not self._playback.is_playing:
            self._preview()

    def _moved(self, index: int) -> None:
        if self.panel.tool is not None:
            self.panel.tool.show_frame(index)
