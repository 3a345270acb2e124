"""From places in the picture of a camera to places on the screen, mirrored or not."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF


class Spot:
    """Turns shares of the unmirrored picture into places of a widget.

    Args:
        place: Where the picture lies.
        is_mirrored: Whether left and right are exchanged.
    """

    def __init__(self, place: QRectF, is_mirrored: bool) -> None:
        self.place = place
        self._is_mirrored = is_mirrored

    def __call__(self, x: float, y: float) -> QPointF:
        """The place of a share of width and height."""
        across = 1 - x if self._is_mirrored else x
        return QPointF(
            self.place.left() + across * self.place.width(),
            self.place.top() + y * self.place.height(),
        )

    def area(self, left: float, top: float, right: float, bottom: float) -> QRectF:
        """The rectangle of an area."""
        return QRectF(self(left, top), self(right, bottom)).normalized()
