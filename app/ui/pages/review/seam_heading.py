"""Which transition is in front: its signs, its utterance, its place in the queue, the speed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.metrics import Space
from app.ui.pages.review.review_words import verdict_word
from app.ui.widgets.labels import label

if TYPE_CHECKING:
    from app.ui.pages.review.review_desk import ReviewDesk
    from app.ui.playback.playback import Playback


class SeamHeading(QWidget):
    """A plate in the corner of the picture.

    Attributes:
        signs: The two glosses.
        place: Utterance, place in the queue, speed.
    """

    def __init__(self, playback: Playback, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._playback = playback
        self._told = ""
        self.signs = label("", "title")
        self.place = label("", "secondary")
        plate = QFrame()
        plate.setProperty("surface", "card")
        column = QVBoxLayout(plate)
        column.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.SMALL)
        column.setSpacing(Space.HAIR)
        column.addWidget(self.signs)
        column.addWidget(self.place)
        around = QHBoxLayout(self)
        around.setContentsMargins(*(Space.SMALL,) * 4)
        around.addWidget(plate)
        playback.changed.connect(lambda _: self._show_place())

    def show_seam(self, desk: ReviewDesk) -> None:
        """Show the transition in front."""
        seam = desk.seam
        if seam is None:
            return
        self.signs.setText(f"{seam.before} → {seam.after}")
        self._told = self.tr("{name}  ·  {number} of {count}").format(
            name=seam.name, number=desk.number, count=len(desk.seams)
        )
        self._show_place()

    def others_words(self, desk: ReviewDesk) -> str:
        """What other reviewers say; nothing before the own verdict is there."""
        seam = desk.seam
        if seam is None:
            return ""
        if seam.own is None:
            has_said = desk.opinion.mark is None and desk.opinion.comment
            return self.tr("Kept with your verdict: press 1 to 5.") if has_said else ""
        return "  ·  ".join(
            f"{review.reviewer}: {verdict_word(review.verdict)} {review.naturalness or ''}".strip()
            for review in seam.others
        )

    def _show_place(self) -> None:
        speed = self.tr("speed {times}×").format(times=f"{self._playback.speed:g}")
        self.place.setText(f"{self._told}  ·  {speed}")
