"""The tool of each kind of repair that needs settings."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from lexicon_db.records import RepairKind

if TYPE_CHECKING:
    from app.ui.pages.sign.repair.repair_tool import RepairTool


def make_tool(kind: RepairKind) -> RepairTool:
    """A tool that makes one kind of repair."""
    from app.ui.pages.sign.repair.borrow_tool import BorrowTool
    from app.ui.pages.sign.repair.face_tool import FaceTool
    from app.ui.pages.sign.repair.handshape_tool import HandshapeTool
    from app.ui.pages.sign.repair.nudge_tool import NudgeTool

    tools: dict[RepairKind, Callable[[], RepairTool]] = {
        RepairKind.NUDGE: NudgeTool,
        RepairKind.HANDSHAPE: HandshapeTool,
        RepairKind.TAKE_FROM: BorrowTool,
        RepairKind.FACE: FaceTool,
    }
    return tools[kind]()
