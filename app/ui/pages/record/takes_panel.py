"""Right on the page: the takes of the prompt and the latest ones before them, each moving."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.ui.icons import dress
from app.ui.metrics import Space
from app.ui.pages.record.take_card import TakeCard
from app.ui.pages.record.take_facts import TakeFacts, read_takes
from app.ui.widgets.labels import label

if TYPE_CHECKING:
    from app.ui.bridge.workspace import Workspace
    from app.ui.pages.record.loops import LoopTimer
    from lexicon_db.records import Prompt, RecordingSession, TakeId

WIDTH: Final = 228
#: Takes of other prompts that are shown.
_LATEST: Final = 6
_HEIGHT: Final = 240
_CARD: Final = 196


class TakesPanel(QWidget):
    """Takes of this prompt first, then those before."""

    #: See `TakeCard`.
    use_wanted = Signal(object)
    again_wanted = Signal(object)
    open_wanted = Signal(object)
    #: The takes of the prompt are to be seen side by side.
    compare_wanted = Signal()

    def __init__(
        self, workspace: Workspace, loops: LoopTimer, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self._workspace, self._loops = workspace, loops
        self._facts: dict[TakeId, TakeFacts] = {}
        self.cards: list[TakeCard] = []
        self._here: tuple[TakeId, ...] = ()
        self.compare = QPushButton(self.tr("Compare"))
        self.compare.setToolTip(self.tr("See the takes of this sign side by side"))
        dress(self.compare, "columns")
        self.compare.clicked.connect(self.compare_wanted)
        self._empty = label(self.tr("Takes appear here as soon as they are saved."), "secondary")
        self._empty.setWordWrap(True)
        self._lay_out()

    @property
    def facts_here(self) -> list[TakeFacts]:
        """The takes of the prompt, oldest first."""
        return [self._facts[take] for take in self._here if take in self._facts]

    def show_takes(self, session: RecordingSession | None, prompt: Prompt | None) -> None:
        """Show the takes of a prompt and the latest of its session."""
        if session is None or prompt is None:
            return
        others = sorted(
            (each for each in session.prompts if each.takes and each.id != prompt.id),
            key=lambda each: str(each.recorded_at),
            reverse=True,
        )
        latest = [each.takes[-1] for each in others[:_LATEST]]
        self._here = prompt.takes
        wanted = [*reversed(prompt.takes), *latest]
        lexicon, known = self._workspace.lexicon, dict(self._facts)
        self._workspace.operations.read(
            self,
            lambda: read_takes(lexicon, wanted, known, height=_HEIGHT),
            self._show,
            failed=lambda _: None,
            topic="takes",
        )

    def _show(self, facts: list[TakeFacts]) -> None:
        self._facts = {each.take.id: each for each in facts}
        shown = [card.facts.take.id for card in self.cards]
        if shown == list(self._facts):
            for card, each in zip(self.cards, facts, strict=True):
                card.show_facts(each)
        else:
            self._replace_cards(facts)
        self.compare.setVisible(len(self._here) > 1)
        self._empty.setVisible(not facts)

    def _replace_cards(self, facts: list[TakeFacts]) -> None:
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = []
        for each in facts:
            card = TakeCard(each)
            card.setFixedHeight(_CARD)
            card.use_wanted.connect(self.use_wanted)
            card.again_wanted.connect(self.again_wanted)
            card.open_wanted.connect(self.open_wanted)
            self._loops.add(card.view)
            self._column.insertWidget(self._column.count() - 1, card)
            self.cards.append(card)

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setProperty("plain", "true")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(Space.MEDIUM, 0, Space.MEDIUM, Space.MEDIUM)
        self._column.setSpacing(Space.LARGE)
        self._column.addWidget(self._empty)
        self._column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        head = QVBoxLayout()
        head.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.MEDIUM, Space.SMALL)
        head.setSpacing(Space.SMALL)
        head.addWidget(label(self.tr("Latest takes"), "heading"))
        head.addWidget(self.compare)
        self.compare.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(scroll, 1)
