"""What a person can tell a viewport, as actions with keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from app.ui.page_action import page_action

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.viewport.view_options import ViewOptions
    from app.ui.viewport.viewport import Viewport

#: Field of `ViewOptions`, icon, key.
_OPTIONS: Final = (
    ("mirrored", "flip-horizontal-2", "M"),
    ("left_handed", "hand", "Shift+M"),
    ("skeleton", "waypoints", "K"),
    ("trails", "spline", "T"),
    ("ghosts", "images", "E"),
    ("touches", "focus", "D"),
    ("signing_space", "box", "B"),
    ("floor", "layout-grid", "G"),
)


class ViewActions(QObject):
    """Switches for the options of a viewport, added to a widget, usually a page.

    Args:
        viewport: What is told.
        host: The widget.
        taken: Keys that the page uses for something else.

    Attributes:
        options: The switches, in the order in which menus show them.
    """

    def __init__(self, viewport: Viewport, host: QWidget, taken: frozenset[str]) -> None:
        super().__init__(host)
        self._viewport = viewport
        names = {
            "mirrored": self.tr("Mirrored"),
            "skeleton": self.tr("Skeleton"),
            "left_handed": self.tr("With the other hand"),
            "trails": self.tr("Hand trails"),
            "ghosts": self.tr("Ghosts before and after"),
            "touches": self.tr("Touches"),
            "signing_space": self.tr("Signing space"),
            "floor": self.tr("Floor"),
        }
        self._switches: dict[str, QAction] = {}
        for field, icon, key in _OPTIONS:
            free = "" if key in taken else key
            action = page_action(host, names[field], icon, free, self._switching(field))
            action.setCheckable(True)
            self._switches[field] = action
        self.options = list(self._switches.values())
        viewport.options_changed.connect(self._show)
        self._show(viewport.options)

    def _switching(self, field: str) -> Callable[[], None]:
        def switch() -> None:
            chosen = not getattr(self._viewport.options, field)
            self._viewport.set_options(replace(self._viewport.options, **{field: chosen}))

        return switch

    def _show(self, options: ViewOptions) -> None:
        for field, action in self._switches.items():
            action.setChecked(bool(getattr(options, field)))
