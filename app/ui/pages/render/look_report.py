"""What learning has come to: signs that it never saw beside how they are drawn, and in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from app.ui.fonts import figures_font
from app.ui.icons import icon_pixmap
from app.ui.metrics import Space
from app.ui.theme import current_theme
from app.ui.widgets.icon_button import IconButton
from app.ui.widgets.labels import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.studio.identity_training import TrainingReport

_WIDTH, _HEIGHT = 690, 310
_ICON: Final = 18
_FEWEST_MINUTES: Final = 10
#: From these values on a picture is called sharp, or a hand readable (SSIM), up to the last one a
#: film calm (flicker, share of the real movement). They are aims; people were not asked.
_SHARP, _READABLE, _CALM = 0.88, 0.55, 0.5


class LookReport(QDialog):
    """A window of its own beside the page.

    Attributes:
        picture: A moment as it was, as it is drawn, and with the plain look; hands below.
        words: What the numbers say.
    """

    def __init__(
        self, name: str, signer: str, report: TrainingReport, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._report, self._signer, self._shown = report, signer, 0
        self.setWindowTitle(self.tr("How real {identity} looks").format(identity=name))
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._count = label("", "caption")
        self._count.setFont(figures_font())
        self.words = tuple(self._sentences())
        self._lay_out(name)
        self._show(0)

    def _lay_out(self, name: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*(Space.WIDE,) * 4)
        column.setSpacing(Space.SMALL)
        title = self.tr("How real {identity} looks").format(identity=name)
        column.addWidget(label(title, "title"))
        if self._report.pictures:
            column.addWidget(label(self._legend(), "secondary", wrap=True))
            column.addWidget(self.picture)
            column.addLayout(self._steps())
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.SMALL)
        grid.setVerticalSpacing(Space.TIGHT)
        grid.setColumnStretch(1, 1)
        for row, ((icon_name, tone), words) in enumerate(self.words):
            picture = QLabel()
            colour = current_theme().colours.colour(tone)
            picture.setPixmap(icon_pixmap(icon_name, _ICON, colour, self.devicePixelRatioF()))
            grid.addWidget(picture, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(words, wrap=True), row, 1)
        column.addLayout(grid)
        foot = QHBoxLayout()
        foot.addStretch(1)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        foot.addWidget(close)
        column.addLayout(foot)
        self.setMinimumWidth(_WIDTH + 2 * Space.WIDE)

    def _legend(self) -> str:
        return self.tr(
            "From left to right: as it was, as it is drawn, and the plain look. Hands enlarged "
            "below. Nothing was learned from these moments."
        )

    def _steps(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        for icon_name, words, step, key in (
            ("chevron-left", self.tr("Earlier moment"), -1, Qt.Key.Key_Left),
            ("chevron-right", self.tr("Later moment"), 1, Qt.Key.Key_Right),
        ):
            button = IconButton(icon_name, words)
            button.clicked.connect(lambda _=False, by=step: self._show(self._shown + by))
            QShortcut(QKeySequence(key), self, lambda by=step: self._show(self._shown + by))
            row.addWidget(button)
            if step < 0:
                row.addWidget(self._count)
        row.addStretch(1)
        return row

    def _show(self, place: int) -> None:
        pictures = self._report.pictures
        if not pictures:
            return
        self._shown = place % len(pictures)
        self.picture.setPixmap(
            QPixmap(str(pictures[self._shown])).scaled(
                _WIDTH,
                _HEIGHT,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )
        words = self.tr("{at} of {count}").format(at=self._shown + 1, count=len(pictures))
        self._count.setText(words)
        self.picture.setAccessibleName(words)

    def _sentences(self) -> list[tuple[tuple[str, str], str]]:
        """Icon and tone, and a sentence for each thing that can be said."""
        one = self._report
        learned = self.tr("Learned for {minutes} min from {moments} of {videos}.").format(
            minutes=f"{one.seconds / 60:g}",
            moments=self.tr("%n moment(s)", "", one.examples),
            videos=self.tr("%n video(s)", "", one.takes),
        )
        told = [(("info", "info"), learned)]
        if not one.frames:
            words = self.tr(
                "It could not be measured: there was one sign only, and no other to try it on."
            )
            return [*told, (("triangle-alert", "warn"), words)]
        told.append((("info", "info"), self._measured()))
        told += self._likeness()
        told += self._limits()
        return told

    def _measured(self) -> str:
        one = self._report
        return self.tr("Measured on {moments} of signs that it never saw.").format(
            moments=self.tr("%n moment(s)", "", one.frames)
        )

    def _likeness(self) -> list[tuple[tuple[str, str], str]]:
        good, weak = ("circle-check", "good"), ("triangle-alert", "warn")
        new, old = self._report.learned, self._report.flat
        body = self.tr("The signer is drawn sharply") if new["foreground_ssim"] >= _SHARP else ""
        hands = self.tr("Hands can be read") if new["hand_ssim"] >= _READABLE else ""
        calm = self.tr("Moving pictures are calm") if new["flicker"] <= _CALM else ""
        alike = self.tr("{verdict}: {new} alike; the plain look {old}.")
        moves = self.tr("{verdict}: {new} of the real movement; the plain look {old}.")
        rows = (
            (body, self.tr("The signer is blurred in places"), "foreground_ssim", alike),
            (hands, self.tr("Hands are blurred, look at them first"), "hand_ssim", alike),
            (calm, self.tr("Moving pictures flicker"), "flicker", moves),
        )
        return [
            (
                good if fine else weak,
                words.format(verdict=fine or bad, new=f"{new[what]:.0%}", old=f"{old[what]:.0%}"),
            )
            for fine, bad, what, words in rows
        ]

    def _limits(self) -> list[tuple[tuple[str, str], str]]:
        """What such an identity cannot show, and what would make it better."""
        one, told = self._report, []
        if one.learned["hand_ssim"] <= one.flat["hand_ssim"]:
            told.append(self.tr("Its hands are no better than with the plain look."))
        if one.seconds < 60 * _FEWEST_MINUTES:
            told.append(self.tr("More time would make it better."))
        told.append(
            self.tr(
                "It knows {signer} in these clothes and this light, from the front; what was "
                "never seen, such as a back of a hand, is guessed."
            ).format(signer=self._signer)
        )
        return [(("info", "faint"), words) for words in told]
