"""How the parts of a guided recording are asked for: words, and a picture for each."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from app.studio.guided_enrolment import SECONDS, Asking, Part
from app.ui.icons import icon_pixmap

#: Size of the pictures, and of the icon in them.
_WIDTH, _HEIGHT, _ICON = 296, 192, 128
_GROUND, _INK = "#20262e", "#f2f4f7"
_ICONS: Final = {
    Part.TURN: "rotate-ccw",
    Part.PALMS: "hand",
    Part.BACKS: "flip-horizontal-2",
    Part.MOUTH: "scan-face",
    Part.BROWS: "eye",
    Part.SIGNING_1: "people",
    Part.SIGNING_2: "people",
    Part.SIGNING_3: "people",
}


def asked(folder: Path) -> dict[Part, Asking]:
    """How each part is asked for; the pictures are put into a folder."""
    files = {part: folder / f"{part.name.lower()}.png" for part in Part}
    for part, file in files.items():
        _paint(_ICONS[part], file)
    return {part: Asking(*_words(part), files[part]) for part in Part}


def part_title(part: Part) -> str:
    """What a part is."""
    translate = QCoreApplication.translate
    return {
        Part.TURN: translate("GuidedPart", "Slow turn"),
        Part.PALMS: translate("GuidedPart", "Hands from the palm"),
        Part.BACKS: translate("GuidedPart", "Hands from the back"),
        Part.MOUTH: translate("GuidedPart", "Mouth"),
        Part.BROWS: translate("GuidedPart", "Brows and eyes"),
        Part.SIGNING_1: translate("GuidedPart", "Signing, first"),
        Part.SIGNING_2: translate("GuidedPart", "Signing, second"),
        Part.SIGNING_3: translate("GuidedPart", "Signing, third"),
    }[part]


def _words(part: Part) -> tuple[str, str]:
    """Title with length, and what to do."""
    translate = QCoreApplication.translate
    shapes = translate(
        "GuidedPart", "{side} to the camera: flat, spread, fist, pointing; each hand alone, both."
    )
    signing = translate("GuidedPart", "Sign as always, whatever you like, without a break.")
    notes = {
        Part.TURN: translate(
            "GuidedPart", "Hands raised before you: turn to the left, to the right, and back."
        ),
        Part.PALMS: shapes.format(side=translate("GuidedPart", "Palms")),
        Part.BACKS: shapes.format(side=translate("GuidedPart", "Backs")),
        Part.MOUTH: translate(
            "GuidedPart", "Hands raised beside you: open, close, round, wide, cheeks, tongue."
        ),
        Part.BROWS: translate(
            "GuidedPart", "Hands raised beside you: brows up, brows down, eyes wide, eyes shut."
        ),
    }
    title = translate("GuidedPart", "{part}, {seconds} s")
    return (
        title.format(part=part_title(part), seconds=SECONDS[part]),
        notes.get(part, signing),
    )


def _paint(icon: str, file: Path) -> None:
    image = QImage(_WIDTH, _HEIGHT, QImage.Format.Format_RGB32)
    image.fill(QColor(_GROUND))
    painter = QPainter(image)
    place = QRectF(0, 0, _ICON, _ICON)
    place.moveCenter(QRectF(image.rect()).center())
    painter.drawPixmap(place.topLeft(), icon_pixmap(icon, _ICON, QColor(_INK)))
    painter.end()
    image.save(str(file))
