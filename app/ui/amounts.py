"""Amounts and times as words: each with its unit, short, in the person's language."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLocale


def decimal(number: float, places: int) -> str:
    """A number with so many places after the point, or after the comma in languages with one."""
    return QLocale().toString(float(number), "f", places)


def seconds_text(seconds: float) -> str:
    """A length of time with hundredths, such as ``1.84 s`` or ``2:05.30``."""
    if seconds < 60:
        return f"{decimal(seconds, 2)} s"
    minutes, rest = divmod(seconds, 60)
    return f"{int(minutes)}:{decimal(rest, 2).zfill(5)}"


def time_left_text(seconds: float) -> str:
    """About how long something will still take."""
    translate = QCoreApplication.translate
    if seconds < 60:
        count = max(1, round(seconds))
        return translate("Amounts", "%n s left", "", count)
    if seconds < 3600:
        count = round(seconds / 60)
        return translate("Amounts", "%n min left", "", count)
    count = round(seconds / 3600)
    return translate("Amounts", "%n h left", "", count)


def bytes_text(count: int) -> str:
    """A size of a file, such as ``3.4 MB``."""
    return QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def date_text(moment: datetime) -> str:
    """The day in the person's time zone, as ISO 8601 writes it."""
    return moment.astimezone().date().isoformat()


def moment_text(moment: datetime) -> str:
    """Day and minute in the person's time zone."""
    return moment.astimezone().strftime("%Y-%m-%d %H:%M")
