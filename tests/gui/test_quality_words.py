"""Every verdict and every finding has words of its own, and every light a form of its own."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from app.ui.widgets.quality_light import SIZE, QualityLight, paint_quality
from app.ui.widgets.quality_words import finding_words, report_words, verdict_word
from lexicon_db.records import (
    FindingKind,
    FindingPart,
    Phase,
    QualityFinding,
    QualityReport,
    QualityVerdict,
)

BAD, LOOK, GOOD = QualityVerdict.BAD, QualityVerdict.LOOK, QualityVerdict.GOOD


def finding(kind: FindingKind, part: FindingPart = FindingPart.LEFT_HAND) -> QualityFinding:
    return QualityFinding(kind, BAD, part, Phase.STROKE, 2, 5, 0.4, 0.3)


def test_every_kind_of_finding_is_told_in_words_of_its_own(qapp: QApplication) -> None:
    told = {finding_words(finding(kind)) for kind in FindingKind}
    assert len(told) == len(FindingKind)
    assert finding_words(finding(FindingKind.HAND_MISSING)) == (
        "Hand not seen  ·  left hand  ·  stroke  ·  40%"
    )


def test_a_report_tells_its_first_reasons(qapp: QApplication) -> None:
    report = QualityReport(BAD, tuple(finding(kind) for kind in list(FindingKind)[:5]))
    lines = report_words(report).splitlines()
    assert lines[0] == verdict_word(BAD)
    assert len(lines) == 4
    assert report_words(None) == "Not judged yet"


def test_the_lights_differ_without_their_colours(qapp: QApplication) -> None:
    def form(verdict: QualityVerdict | None) -> bytes:
        image = QImage(SIZE, SIZE, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        paint_quality(painter, QRectF(image.rect()), verdict)
        painter.end()
        return bytes(image.convertToFormat(QImage.Format.Format_Alpha8).constBits())

    assert len({form(verdict) for verdict in (None, GOOD, LOOK, BAD)}) == 4


def test_a_light_says_what_it_means(qapp: QApplication) -> None:
    light = QualityLight()
    assert light.accessibleName() == "Not judged yet"
    light.show_verdict(BAD)
    assert light.accessibleName() == light.toolTip() == "Repair it or record it again"
