"""How curves and tinted stretches look, without what draws them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen


@dataclass(frozen=True)
class Line:
    """How a curve is drawn.

    Attributes:
        colour: As ``#rrggbb``.
        is_dashed: Whether it is dashed, so that colour is not needed to tell it from others.
    """

    colour: str
    is_dashed: bool

    def pen(self, width: float = 1.4) -> QPen:
        """The pen of the curve: of the same width on any scale."""
        style = Qt.PenStyle.DashLine if self.is_dashed else Qt.PenStyle.SolidLine
        pen = QPen(QColor(self.colour), width, style)
        pen.setCosmetic(True)
        return pen


@dataclass(frozen=True)
class Stretch:
    """A stretch of time that is tinted.

    Attributes:
        start: Seconds.
        end: Seconds.
        colour: A colour name of the theme.
    """

    start: float
    end: float
    colour: str
