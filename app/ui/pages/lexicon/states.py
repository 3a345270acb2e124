"""What stands in the middle of the lexicon page: the signs, or why there are none to see."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.ui.icons import dress
from app.ui.metrics import Space
from app.ui.pages.lexicon.entry_views import EntryViews
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.skeleton import CardSkeleton
from lexicon_db.errors import KnownError


class LexiconStates(QStackedWidget):
    """Five states: ``loading``, ``list``, ``empty``, ``nothing`` (fits the filter), ``trouble``."""

    files_wanted = Signal()
    everything_wanted = Signal()
    another_try_wanted = Signal()

    def __init__(self, views: EntryViews, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views = views
        framed = QWidget()
        inset = QVBoxLayout(framed)
        inset.setContentsMargins(Space.LARGE, 0, Space.HAIR, 0)
        inset.addWidget(views)
        self._trouble = self._trouble_state()
        self._states: dict[str, QWidget] = {
            "loading": CardSkeleton(),
            "list": framed,
            "empty": self._empty_state(),
            "nothing": self._nothing_state(),
            "trouble": self._trouble,
        }
        for state in self._states.values():
            self.addWidget(state)

    @property
    def shown(self) -> str:
        """The state that shows."""
        return list(self._states)[self.currentIndex()]

    def show_state(self, name: str) -> None:
        """Show a state; the focus goes along only if nobody has taken it meanwhile."""
        has_focus = self._states[self.shown].hasFocus()
        self.setCurrentWidget(self._states[name])
        if has_focus:
            self.take_focus()

    def show_trouble(self, error: KnownError) -> None:
        """Say why nothing can be shown."""
        self._trouble.say(error.what, f"{error.why} {error.fix}")
        self.show_state("trouble")

    def take_focus(self) -> None:
        """Give the focus to the signs, or to what stands in their place."""
        (self._views.view if self.shown == "list" else self._states[self.shown]).setFocus()

    def _empty_state(self) -> EmptyState:
        state = EmptyState(
            "video",
            self.tr("Add your first signs"),
            self.tr(
                "Drop videos here, one sign in each. Their movement is found by itself; "
                "then the signs can be put together to sentences."
            ),
        )
        add = QPushButton(self.tr("Choose videos…"))
        add.setProperty("kind", "primary")
        dress(add, "plus", "on_accent")
        add.clicked.connect(self.files_wanted)
        state.add_button(add)
        return state

    def _nothing_state(self) -> EmptyState:
        state = EmptyState(
            "search", self.tr("No sign fits"), self.tr("Try fewer words, or take filters away.")
        )
        clear = QPushButton(self.tr("Show all signs"))
        clear.clicked.connect(self.everything_wanted)
        state.add_button(clear)
        return state

    def _trouble_state(self) -> EmptyState:
        state = EmptyState("circle-alert", "", "")
        again = QPushButton(self.tr("Try again"))
        again.clicked.connect(self.another_try_wanted)
        state.add_button(again)
        return state
