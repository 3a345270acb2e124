"""Numbers are written as the person's language writes them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

from app.ui.amounts import decimal, seconds_text


@pytest.fixture
def before() -> Iterator[None]:
    """What was spoken before is spoken again."""
    spoken = QLocale()
    yield
    QLocale.setDefault(spoken)


@pytest.mark.usefixtures("before")
@pytest.mark.parametrize(
    ("language", "length", "long", "number"),
    [("en", "1.84 s", "2:05.30", "0.3"), ("de", "1,84 s", "2:05,30", "0,3")],
)
def test_places_follow_a_point_or_a_comma(
    language: str, length: str, long: str, number: str
) -> None:
    QLocale.setDefault(QLocale(language))
    assert (seconds_text(1.84), seconds_text(125.3)) == (length, long)
    assert decimal(0.34, 1) == number
