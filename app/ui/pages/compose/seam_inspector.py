"""What is chosen on the timeline, in numbers that can be changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.motion.trajectory import Origin
from app.ui.fonts import figures_font
from app.ui.icons import dress
from app.ui.metrics import Space
from app.ui.widgets.labels import ElidedLabel, label
from lexicon_db.records import FillMethod, Seam

if TYPE_CHECKING:
    from app.ui.timeline.utterance_blocks import Block

_LONGEST: Final = 5.0


def method_name(method: FillMethod) -> str:
    """A way of filling transitions in plain words."""
    return {
        FillMethod.AUTO: QCoreApplication.translate("FillMethod", "Automatic"),
        FillMethod.LATENT: QCoreApplication.translate("FillMethod", "Learned"),
        FillMethod.GP: QCoreApplication.translate("FillMethod", "Smooth"),
        FillMethod.QUINTIC: QCoreApplication.translate("FillMethod", "Even effort"),
        FillMethod.SLERP: QCoreApplication.translate("FillMethod", "Straight"),
    }[method]


#: Methods that can be chosen, the usual one first.
METHODS: Final = (
    FillMethod.AUTO,
    FillMethod.LATENT,
    FillMethod.GP,
    FillMethod.QUINTIC,
    FillMethod.SLERP,
)


class SeamInspector(QStackedWidget):
    """Shows a sign, a transition or a pause; a transition can be changed here."""

    #: Slot and `Seam` that were set.
    seam_changed = Signal(int, object)
    #: The slot whose transition is to be played over and over.
    loop_wanted = Signal(int)
    #: The slot whose sign is to be opened.
    sign_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._block: Block | None = None
        self._seam = Seam()
        self._rate = 1.0
        self._heading = ElidedLabel("", "heading")
        self._range = label("", "caption", wrap=True)
        self._gap = self._spin_box(self.tr("Length of the transition"))
        self._hold = self._spin_box(self.tr("Hold before the transition"))
        self._method = self._method_box()
        self._sign_heading = ElidedLabel("", "heading")
        self._sign_length = label("", "secondary")
        self.addWidget(self._hint_page())
        self.addWidget(self._transition_page())
        self.addWidget(self._sign_page())

    def show_block(
        self, block: Block | None, following: str, seam: Seam, *, rate: float, length: str
    ) -> None:
        """Show what is chosen.

        Args:
            block: The block, or None.
            following: The gloss after it, where it is a transition.
            seam: How the transition was set by the person.
            rate: Speed of signing: lengths in the seam are those at rate 1.
            length: The length of the block in words.
        """
        self._block, self._seam, self._rate = block, seam, rate
        if block is None:
            self.setCurrentIndex(0)
        elif block.kind is Origin.TRANSITION and block.seam is not None:
            self._show_transition(block, following)
        else:
            self._sign_heading.setText(
                block.label
                if block.kind is Origin.SIGN
                else self.tr("Pause after {sign}").format(sign=block.label)
            )
            self._sign_length.setText(length)
            self.setCurrentIndex(2)

    def show_dragged(self, seconds: float) -> None:
        """Show a length that is still being dragged."""
        with QSignalBlocker(self._gap):
            self._gap.setValue(seconds)

    def _show_transition(self, block: Block, following: str) -> None:
        seam = block.seam
        if seam is None:
            return
        self._heading.setText(f"{block.label} → {following}")
        with QSignalBlocker(self._gap), QSignalBlocker(self._hold), QSignalBlocker(self._method):
            self._gap.setValue(seam.gap)
            self._hold.setValue((self._seam.hold or 0.0) / self._rate)
            self._method.setCurrentIndex(self._method.findData(self._seam.method))
        predicted = self.tr("Predicted {seconds} s, usually {shortest} to {longest} s").format(
            seconds=f"{seam.predicted:.2f}",
            shortest=f"{seam.shortest:.2f}",
            longest=f"{seam.longest:.2f}",
        )
        self._range.setText(predicted)
        self._reset.setEnabled(self._seam != Seam())
        self.setCurrentIndex(1)

    def _transition_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._heading)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.MEDIUM)
        grid.setVerticalSpacing(Space.SMALL)
        for row, (name, field) in enumerate(
            (
                (self.tr("Length"), self._gap),
                (self.tr("Hold"), self._hold),
                (self.tr("Movement"), self._method),
            )
        ):
            grid.addWidget(label(name, "secondary"), row, 0)
            grid.addWidget(field, row, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addWidget(self._range)
        buttons = QHBoxLayout()
        self._reset = QPushButton(self.tr("As predicted"))
        self._reset.clicked.connect(self._tell_reset)
        loop = QPushButton(self.tr("Loop"))
        dress(loop, "repeat")
        loop.setToolTip(self.tr("Play this transition over and over  (Shift+Space)"))
        loop.clicked.connect(self._tell_loop)
        buttons.addWidget(self._reset, 1)
        buttons.addWidget(loop)
        column.addLayout(buttons)
        column.addStretch(1)
        return page

    def _hint_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        hint = self.tr("Choose a sign or a transition on the timeline.")
        column.addWidget(label(hint, "secondary", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.MEDIUM)
        grid.setVerticalSpacing(Space.TIGHT)
        grid.setColumnStretch(1, 1)
        for row, (keys, does) in enumerate(
            (
                (self.tr("Space"), self.tr("play or pause")),
                (self.tr(",  ."), self.tr("a frame back or on")),
                (self.tr("Shift+Space"), self.tr("loop a transition")),
                (self.tr("Drag a seam"), self.tr("change its length")),
                (self.tr("Ctrl+Z"), self.tr("undo")),
            )
        ):
            grid.addWidget(label(keys, "caption"), row, 0)
            grid.addWidget(label(does, "caption"), row, 1)
        column.addLayout(grid)
        column.addStretch(1)
        return page

    def _sign_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._sign_heading)
        column.addWidget(self._sign_length)
        button = QPushButton(self.tr("Open this sign"))
        dress(button, "hand")
        button.clicked.connect(self._tell_sign)
        column.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return page

    def _spin_box(self, name: str) -> QDoubleSpinBox:
        box = QDoubleSpinBox()
        box.setRange(0.0, _LONGEST)
        box.setDecimals(2)
        box.setSingleStep(0.02)
        box.setSuffix(self.tr(" s"))
        box.setFont(figures_font())
        box.setAccessibleName(name)
        box.setKeyboardTracking(False)
        box.setAlignment(Qt.AlignmentFlag.AlignRight)
        # The field inside knows no padding of the stylesheet.
        box.lineEdit().setTextMargins(0, 0, Space.SMALL, 0)
        box.valueChanged.connect(self._tell_seam)
        return box

    def _method_box(self) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(self.tr("How the transition is made"))
        for method in METHODS:
            box.addItem(method_name(method), method)
        box.currentIndexChanged.connect(self._tell_seam)
        return box

    def _tell_seam(self) -> None:
        if self._block is None or self._block.seam is None:
            return
        changed = Seam(method=FillMethod(self._method.currentData()))
        hold = self._hold.value() * self._rate
        changed = replace(changed, hold=hold if hold > 0 else None)
        # A length that was not touched stays automatic.
        touched = abs(self._gap.value() - self._block.seam.gap) >= 0.006
        gap = self._gap.value() * self._rate if touched else self._seam.gap
        changed = replace(changed, gap=gap)
        if changed != self._seam:
            self.seam_changed.emit(self._block.slot, changed)

    def _tell_reset(self) -> None:
        if self._block is not None:
            self.seam_changed.emit(self._block.slot, Seam())

    def _tell_loop(self) -> None:
        if self._block is not None:
            self.loop_wanted.emit(self._block.slot)

    def _tell_sign(self) -> None:
        if self._block is not None:
            self.sign_wanted.emit(self._block.slot)
