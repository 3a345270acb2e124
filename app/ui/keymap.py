"""Which keys do what: the keys that ship, and those that the person chose instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

import shiboken6
from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QAction, QActionEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.ui.bridge.preferences import Preferences
from app.ui.icons import icon_name
from app.ui.widgets.icon_button import tooltip
from app.ui.widgets.search_field import SearchField

#: Where actions hold that hold everywhere.
WINDOW: Final = "window"
#: Property of an action whose keys are a setting of its own.
HAS_OWN_SETTING: Final = "keysHaveTheirOwnSetting"
#: Property of an action that leaves its keys to the page in front where that needs them.
YIELDS: Final = "keysYield"
_NATIVE: Final = QKeySequence.SequenceFormat.NativeText


@dataclass(frozen=True)
class KeyedAction:
    """Something that a person can do, and the keys that do it.

    Attributes:
        id: Names it in the settings, whatever the language: where it holds and its first keys.
        scope: `WINDOW`, or the key of the page on which it holds.
        place: What the person calls that.
        action: Does it.
        defaults: The keys that ship.
    """

    id: str
    scope: str
    place: str
    action: QAction
    defaults: tuple[QKeySequence, ...]

    @property
    def name(self) -> str:
        """What it does, in words."""
        return self.action.text().replace("&", "").rstrip("…")

    @property
    def keys(self) -> str:
        """The keys that do it now, in words of the system; empty where there are none."""
        return "  ".join(keys.toString(_NATIVE) for keys in self.action.shortcuts())

    @property
    def is_changed(self) -> bool:
        """Whether the person chose the keys."""
        return tuple(self.action.shortcuts()) != self.defaults


class Keymap(QObject):
    """Gives actions the keys that the person chose, as soon as there are such actions.

    Args:
        preferences: Keep what the person chose.
        parent: The window.
    """

    def __init__(self, preferences: Preferences, parent: QWidget) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._actions: dict[str, KeyedAction] = {}
        self._places: dict[QObject, tuple[str, str]] = {}

    #: The keys of something were changed.
    changed = Signal()

    def adopt(self, scope: str, place: str, owner: QWidget) -> None:
        """Take the actions of the window or a page, those that come later included."""
        self._places[owner] = (scope, place)
        fields = (field.begin for field in owner.findChildren(SearchField))
        searches = [begin for begin in fields if begin.shortcuts()]
        self._take(owner, [*owner.actions(), *(searches if scope != WINDOW else ())])
        owner.installEventFilter(self)

    def adopt_one(self, scope: str, place: str, action: QAction) -> None:
        """Take an action that belongs to a part of the window or a page."""
        self._add(scope, place, action)

    def forget_pages(self) -> None:
        """Forget actions of pages that are closed with their lexicon."""
        self._places = {owner: place for owner, place in self._places.items() if place[0] == WINDOW}
        self._actions = {key: one for key, one in self._actions.items() if one.scope == WINDOW}

    def all(self) -> tuple[KeyedAction, ...]:
        """Every action that is there, by where it holds."""
        return tuple(one for one in self._actions.values() if shiboken6.isValid(one.action))

    def holders(self, keys: QKeySequence, of: KeyedAction) -> tuple[KeyedAction, ...]:
        """Other actions that the same keys would do in the same place."""
        return tuple(
            other
            for other in self.all()
            if other.id != of.id and _meet(one=of, other=other) and keys in other.action.shortcuts()
        )

    def assign(self, keyed: KeyedAction, keys: QKeySequence) -> None:
        """Let keys do something, and keep that; what else they did they do no more."""
        chosen = self._chosen()
        for other in self.holders(keys, keyed):
            chosen[other.id] = ""
        chosen[keyed.id] = keys.toString()
        if [keys] == list(keyed.defaults):
            del chosen[keyed.id]
        self._keep(chosen)

    def reset(self, keyed: KeyedAction) -> None:
        """Give something the keys that ship."""
        chosen = self._chosen()
        chosen.pop(keyed.id, None)
        self._keep(chosen)

    def reset_all(self) -> None:
        """Give everything the keys that ship."""
        self._keep({})

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take actions that are added later."""
        if isinstance(event, QActionEvent) and event.type() == QEvent.Type.ActionAdded:
            action, owner = event.action(), watched
            if isinstance(owner, QWidget) and owner in self._places:
                self._take(owner, [action])
        return super().eventFilter(watched, event)

    def _take(self, owner: QWidget, actions: Iterable[QAction]) -> None:
        scope, place = self._places[owner]
        for action in actions:
            self._add(scope, place, action)

    def _add(self, scope: str, place: str, action: QAction) -> None:
        is_theirs = action.text() and not action.isSeparator() and action.menu() is None
        is_known = any(one.action is action for one in self._actions.values())
        if not is_theirs or is_known or action.property(HAS_OWN_SETTING):
            return
        defaults = tuple(action.shortcuts())
        first = defaults[0].toString() if defaults else icon_name(action)
        id_, number = f"{scope}/{first}", 1
        while id_ in self._actions:
            number += 1
            id_ = f"{scope}/{first}#{number}"
        keyed = KeyedAction(id_, scope, place, action, defaults)
        self._actions[id_] = keyed
        self._apply(keyed, self._chosen())

    def _apply(self, keyed: KeyedAction, chosen: dict[str, str]) -> None:
        keys = list(keyed.defaults)
        if keyed.id in chosen:
            keys = [QKeySequence(chosen[keyed.id])] if chosen[keyed.id] else []
        before = keyed.action.shortcut()
        if keys == keyed.action.shortcuts():
            return
        keyed.action.setShortcuts(keys)
        self._tell_tooltips(keyed, before)

    def _tell_tooltips(self, keyed: KeyedAction, before: QKeySequence) -> None:
        """Name the new keys on buttons that name the old ones."""
        told = tooltip(keyed.action.text(), before.toString())
        now = tooltip(keyed.action.text(), keyed.action.shortcut().toString())
        for owner, (scope, _) in self._places.items():
            if scope == keyed.scope:
                for button in owner.findChildren(QAbstractButton):
                    if button.toolTip() == told:
                        button.setToolTip(now)

    def _chosen(self) -> dict[str, str]:
        lines = self._preferences.current.keys
        return dict(line.split("\t", 1) for line in lines if "\t" in line)

    def _keep(self, chosen: dict[str, str]) -> None:
        lines = tuple(f"{id_}\t{keys}" for id_, keys in chosen.items())
        self._preferences.update(replace(self._preferences.current, keys=lines))
        for keyed in self.all():
            self._apply(keyed, chosen)
        self.changed.emit()


def _meet(*, one: KeyedAction, other: KeyedAction) -> bool:
    """Whether two actions may not have the same keys."""
    if one.scope == other.scope:
        return True
    everywhere = next((a for a in (one, other) if a.scope == WINDOW), None)
    return everywhere is not None and not everywhere.action.property(YIELDS)
