"""The one name of the person at the computer: for the history, reviews and opinions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.studio.lexicons import account_name

if TYPE_CHECKING:
    from app.ui.bridge.workspace import Workspace


def use_name(workspace: Workspace, name: str) -> None:
    """Remember the name, and use it from now on; an empty one means that of the account."""
    preferences = workspace.preferences
    if name.strip() != preferences.current.name:
        preferences.update(replace(preferences.current, name=name.strip()))
    workspace.lexicon.who = name.strip() or account_name()
