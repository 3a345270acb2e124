"""What is found out about transitions after they are made: why they look so, what else there is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from app.studio.bodies import body
from app.studio.composing import seam_reports
from app.studio.seam_alternatives import seam_alternatives
from app.ui.pages.compose.alternatives_grid import COUNT
from app.ui.pages.compose.hand_sketch import HandSketch, sketch_hands

if TYPE_CHECKING:
    from app.motion.seams import SeamReport
    from app.motion.trajectory import Trajectory
    from app.ui.bridge.workspace import Workspace
    from lexicon_db.errors import KnownError
    from lexicon_db.store import Lexicon

T = TypeVar("T")

#: While a person drags, nothing is looked at; this long after the last change it is.
_REST_MILLISECONDS: Final = 220


@dataclass(frozen=True, eq=False)
class Alternatives:
    """Other ways to make one transition.

    Attributes:
        slot: The slot that it leaves.
        sketches: The hands of the likeliest, then of each seed from 0.
    """

    slot: int
    sketches: tuple[HandSketch, ...]


class SeamReading(QObject):
    """Looks at the latest motion off the main thread, once it stays as it is.

    It looks at one thing at a time, so that a reader stays free for composing.

    Attributes:
        reports: What is known of each transition of the latest motion, by the slot it leaves;
            empty while that is being found out.
    """

    #: The reports are there, or gone.
    reported = Signal()
    #: The `Alternatives` of the chosen transition.
    alternatives_read = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._made: Trajectory | None = None
        self._slot: int | None = None
        self._known_slot: int | None = None
        self._is_looking = False
        self.reports: dict[int, SeamReport] = {}
        self._rest = QTimer(self, singleShot=True, interval=_REST_MILLISECONDS)
        self._rest.timeout.connect(self._look)

    def show_made(self, made: Trajectory) -> None:
        """Look at another motion."""
        self._made, self._known_slot = made, None
        if self.reports:
            self.reports = {}
            self.reported.emit()
        self._rest.start()

    def choose(self, slot: int | None) -> None:
        """Find out what else the transition after a slot could be; None: nothing is chosen."""
        if slot != self._slot:
            self._slot, self._known_slot = slot, None
            self._rest.start()

    def _look(self) -> None:
        """Look at the next thing that is not known of the latest motion."""
        made, slot, lexicon = self._made, self._slot, self._workspace.lexicon
        if made is None or not made.seams or self._is_looking:
            return
        if not self.reports:
            self._read(lambda: seam_reports(lexicon, made), self._take_reports)
        elif slot is not None and slot < len(made.seams) and slot != self._known_slot:
            self._read(lambda: read_alternatives(lexicon, made, slot), self._take_alternatives)

    def _read(self, work: Callable[[], T], take: Callable[[T], None]) -> None:
        made, self._is_looking = self._made, True

        def done(found: T) -> None:
            self._is_looking = False
            if made is self._made:
                take(found)
            self._go_on()

        def failed(_: KnownError) -> None:
            # Composing meets the same trouble, and tells it.
            self._is_looking = False

        self._workspace.operations.read(self, work, done, failed=failed)

    def _go_on(self) -> None:
        if not self._rest.isActive():
            self._look()

    def _take_reports(self, reports: tuple[SeamReport, ...]) -> None:
        self.reports = {report.span.slot: report for report in reports}
        self.reported.emit()

    def _take_alternatives(self, alternatives: Alternatives) -> None:
        self._known_slot = alternatives.slot
        self.alternatives_read.emit(alternatives)


def read_alternatives(lexicon: Lexicon, made: Trajectory, slot: int) -> Alternatives:
    """The hands of other ways to make the transition after a slot."""
    model = body()
    movements = seam_alternatives(lexicon, made, slot, COUNT)
    return Alternatives(slot, tuple(sketch_hands(one.rotations, model) for one in movements))
