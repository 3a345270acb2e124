"""What a page is given: the open lexicon and the means to work on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.ui.bridge.operations import Operations
from app.ui.bridge.preferences import Preferences
from app.ui.bridge.routes import Routes

if TYPE_CHECKING:
    from app.core.settings import Settings
    from app.jobs.runner import Runner
    from app.ui.bridge.preview_process import PreviewProcess
    from lexicon_db.store import Lexicon


@dataclass(frozen=True)
class Workspace:
    """The open lexicon and the means to work on it.

    Attributes:
        lexicon: The open lexicon.
        runner: Who runs its jobs.
        preferences: The person's settings and their changes.
        operations: Work off the main thread, changes, notices.
        routes: Ways to other pages.
        previews: Makes preview pictures.
    """

    lexicon: Lexicon
    runner: Runner
    preferences: Preferences
    operations: Operations
    routes: Routes
    previews: PreviewProcess

    @property
    def settings(self) -> Settings:
        """The settings in force now."""
        return self.preferences.current
