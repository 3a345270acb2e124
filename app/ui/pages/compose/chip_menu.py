"""What can be done with a gloss of the sentence, as a menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from app.studio.composing import PAUSES, MissingChoice

if TYPE_CHECKING:
    from app.ui.pages.compose.draft import DraftItem
    from app.ui.pages.compose.gloss_chip import GlossChip

translate = QCoreApplication.translate


def chip_menu(chip: GlossChip, item: DraftItem) -> QMenu:
    """The menu of a chip that shows an item; it belongs to the chip."""
    menu = QMenu(chip)
    if item.entry is None:
        _add_choices(menu, chip, item)
    menu.addAction(translate("ChipMenu", "Type again\tF2"), chip.edited.emit)
    menu.addSeparator()
    for name, seconds in (
        (translate("ChipMenu", "No pause"), 0.0),
        (translate("ChipMenu", "Short pause\t,"), PAUSES[","]),
        (translate("ChipMenu", "Full stop\t."), PAUSES["."]),
    ):
        action = menu.addAction(name)
        action.setCheckable(True)
        action.setChecked(item.pause == seconds)
        action.triggered.connect(lambda _=False, s=seconds: chip.pause_chosen.emit(s))
    menu.addSeparator()
    menu.addAction(translate("ChipMenu", "Move left\tCtrl+Left"), lambda: chip.nudged.emit(-1))
    menu.addAction(translate("ChipMenu", "Move right\tCtrl+Right"), lambda: chip.nudged.emit(1))
    menu.addAction(translate("ChipMenu", "Remove\tDel"), chip.removed.emit)
    return menu


def _add_choices(menu: QMenu, chip: GlossChip, item: DraftItem) -> None:
    """What is done about a gloss that the lexicon does not have."""
    for name, choice, is_chosen in (
        (translate("ChipMenu", "Fingerspell"), MissingChoice.SPELL, bool(item.letters)),
        (translate("ChipMenu", "Leave a gap"), MissingChoice.GAP, item.is_gap),
        (translate("ChipMenu", "Leave it out"), MissingChoice.REFUSE, item.is_missing),
    ):
        action = menu.addAction(name)
        action.setCheckable(True)
        action.setChecked(is_chosen)
        action.triggered.connect(lambda _=False, c=choice: chip.decided.emit(c))
    menu.addSeparator()
