"""What the review page says while there is nothing to review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from app.ui.icons import dress
from app.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from app.ui.bridge.workspace import Workspace


class NothingToReview(EmptyState):
    """Says what a transition to review is, and where it comes from.

    Attributes:
        compose: Goes there.
    """

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__("kinelex-review", "", "", parent)
        self.compose = QPushButton(self.tr("Compose an utterance"))
        self.compose.setProperty("kind", "primary")
        dress(self.compose, "spline", "on_accent")
        self.compose.clicked.connect(lambda: workspace.routes.go("compose"))
        self.add_button(self.compose)
        self.show_reason(has_utterances=False)

    def show_reason(self, *, has_utterances: bool) -> None:
        """Say why there is nothing."""
        if has_utterances:
            self.say(
                self.tr("No transitions here"),
                self.tr(
                    "A transition leads from one sign to the next: it takes an utterance of two "
                    "signs or more."
                ),
            )
        else:
            self.say(
                self.tr("Nothing to review yet"),
                self.tr(
                    "Compose an utterance and save it: here you judge how its signs follow one "
                    "another."
                ),
            )
