"""From one sign to the next: rest, countdown, recording, saving, the choice to keep it.

Whoever controls it (hands, keys, a pedal, the mouse) says the same few things to it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from lexicon_db.errors import KnownError


class Stage(StrEnum):
    """Where the recording of a sign stands."""

    REST = "rest"
    COUNTDOWN = "countdown"
    RECORDING = "recording"
    SAVING = "saving"
    SAVED = "saved"
    TROUBLE = "trouble"


class TakeControl(QObject):
    """The states of recording one sign; times are seconds on the camera's clock.

    Attributes:
        stage: Where it stands.
        error: What went wrong, while that is told.
        is_unsure: Whether what was recorded last may have been no sign.
        is_ready: Whether a recording can begin; the recorder takes a moment to start.
    """

    #: The `Stage` that is new.
    changed = Signal(object)
    #: A recording is to begin at this time.
    begin_wanted = Signal(float)
    #: The recording is to end at this time.
    finish_wanted = Signal(float)
    #: The recording is to end at this time and holds nothing.
    drop_wanted = Signal(float)
    #: The take that was saved is good; the next sign, please.
    keep_wanted = Signal()
    #: The take that was saved is to be made again.
    again_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stage = Stage.REST
        self.error: KnownError | None = None
        self.is_unsure = False
        self.is_ready = True
        self._due = 0.0
        self._starts_itself = True
        self._length = 0.0
        self._since = 0.0
        self._now = 0.0

    @property
    def is_free(self) -> bool:
        """Whether nothing is being recorded, so that another prompt can be chosen."""
        return self.stage not in (Stage.RECORDING, Stage.SAVING)

    @property
    def is_judging(self) -> bool:
        """Whether a saved take waits to be kept or made again."""
        return self.stage is Stage.SAVED

    @property
    def waits_for_hands(self) -> bool:
        """Whether a countdown is under way that does not start by itself."""
        return self.stage is Stage.COUNTDOWN and not self._starts_itself

    @property
    def countdown_left(self) -> float:
        """Seconds until the recording begins."""
        return max(0.0, self._due - self._now) if self.stage is Stage.COUNTDOWN else 0.0

    @property
    def countdown_share(self) -> float:
        """How much of the countdown is over, 0 to 1."""
        return 1 - self.countdown_left / self._length if self._length else 1.0

    @property
    def recorded(self) -> float:
        """Seconds that have been recorded."""
        return max(0.0, self._now - self._since) if self.stage is Stage.RECORDING else 0.0

    def tick(self, now: float) -> None:
        """Tell the time."""
        self._now = now
        if self.stage is Stage.COUNTDOWN and self._starts_itself and now >= self._due:
            self.start(now)

    def be_ready(self, *, is_ready: bool) -> None:
        """Tell whether a recording can begin; what is under way goes on."""
        if is_ready is not self.is_ready:
            self.is_ready = is_ready
            self.changed.emit(self.stage)

    def press(self, countdown: float) -> None:
        """The one button: start, stop, or keep what is saved and start the next."""
        if self.stage is Stage.RECORDING:
            self.stop(self._now)
        elif self.stage is Stage.COUNTDOWN:
            self.call_off()
        elif self.stage is not Stage.SAVING:
            self.keep()
            self.count_down(countdown)

    def step(self, countdown: float) -> None:
        """The pedal: start, stop, keep; each press does what comes next."""
        if self.stage is Stage.SAVED:
            self.keep()
        else:
            self.press(countdown)

    def count_down(self, seconds: float, *, starts_itself: bool = True) -> None:
        """Begin in some seconds; at once where there are none.

        Where it does not start itself, whoever counts says when it is over.
        """
        if self.stage not in (Stage.REST, Stage.TROUBLE) or not self.is_ready:
            return
        if seconds <= 0:
            self.start(self._now)
            return
        self._length, self._due = seconds, self._now + seconds
        self._starts_itself = starts_itself
        self._be(Stage.COUNTDOWN)

    def start(self, at: float) -> None:
        """Begin to record; a take that waits to be judged is kept, and the next sign asked for.

        Where it may have been no sign, the same sign is asked for once more: both takes stay.
        """
        if self.stage is Stage.RECORDING or not self.is_ready:
            return
        if self.stage in (Stage.SAVING, Stage.SAVED):
            self._be(Stage.REST)
            if not self.is_unsure:
                self.keep_wanted.emit()
        self._since = at
        self._be(Stage.RECORDING)
        self.begin_wanted.emit(at)

    def stop(self, at: float, *, is_unsure: bool = False) -> None:
        """End the recording; it may be unsure whether it holds a sign."""
        self.is_unsure = is_unsure
        if self.stage is Stage.COUNTDOWN:
            self.call_off()
        elif self.stage is Stage.RECORDING:
            self._be(Stage.SAVING)
            self.finish_wanted.emit(at)

    def call_off(self) -> None:
        """End a countdown, or a recording of nothing."""
        if self.stage is Stage.COUNTDOWN:
            self._be(Stage.REST)
        elif self.stage is Stage.RECORDING:
            self._be(Stage.REST)
            self.drop_wanted.emit(self._now)

    def keep(self) -> None:
        """The saved take is good."""
        if self.stage is Stage.SAVED:
            self._be(Stage.REST)
            self.keep_wanted.emit()

    def again(self) -> None:
        """The saved take, or the one that is being recorded, is to be made again."""
        if self.stage is Stage.SAVED:
            self._be(Stage.REST)
            self.again_wanted.emit()
        else:
            self.call_off()

    def ended(self) -> None:
        """The recording ended by itself, as when the disk is full."""
        if self.stage is Stage.RECORDING:
            self._be(Stage.SAVING)

    def saved(self) -> None:
        """The recording is a take."""
        if self.stage is Stage.SAVING:
            self._be(Stage.SAVED)

    def fail(self, error: KnownError) -> None:
        """Something went wrong."""
        self.error = error
        self._be(Stage.TROUBLE)

    def rest(self) -> None:
        """Begin anew: another prompt, or one more take of the same one; what is saved is kept."""
        self._be(Stage.REST)

    def _be(self, stage: Stage) -> None:
        self.stage = stage
        if stage is not Stage.TROUBLE:
            self.error = None
        self.changed.emit(stage)
