"""What can be laid over the window: the help, the table of shortcuts, the style guide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.ui.help.help_panel import HelpPanel
from app.ui.shortcut_sheet import ShortcutSheet
from app.ui.style_guide import StyleGuide

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.keymap import Keymap
    from app.ui.page_stack import PageStack
    from app.ui.window_commands import WindowCommands


class WindowSheets(QObject):
    """Shows sheets, each also as a command.

    Args:
        window: What they are laid over.
        commands: Gets the commands.
        keymap: What the table of shortcuts changes.

    Attributes:
        help: The help of the page in front.
    """

    def __init__(self, window: QWidget, commands: WindowCommands, keymap: Keymap) -> None:
        super().__init__(window)
        self._window, self._keymap = window, keymap
        self._stack: PageStack | None = None
        self.help = HelpPanel(window)
        commands.add(self.tr("Help on this page"), "info", self.show_help, "F1")
        commands.add(self.tr("Keyboard shortcuts"), "command", self.show_shortcuts, "Ctrl+F1")
        commands.add(self.tr("Style guide for developers"), "images", self.show_style_guide)

    def follow(self, stack: PageStack | None) -> None:
        """Explain the pages of a lexicon, or of none."""
        self._stack = stack
        self.help.hide()

    def show_help(self) -> None:
        """Explain the page in front, or put the explanation away."""
        stack = self._stack
        if self.help.isVisible() or stack is None or stack.page is None:
            self.help.hide()
            return
        page, info = stack.page, stack.workspace.lexicon.info
        self.help.show_page(stack.key, page.title, page.actions(), info.language)

    def show_shortcuts(self) -> None:
        """Show every action and its keys, those of pages that were not visited yet included."""
        if self._stack is not None:
            self._stack.prepare_all()
        sheet = ShortcutSheet(self._keymap, self._window)
        sheet.exec()
        sheet.deleteLater()

    def show_style_guide(self) -> None:
        """Show what the window is made of."""
        guide = StyleGuide(self._window)
        guide.exec()
        guide.deleteLater()
