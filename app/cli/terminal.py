"""What a command says: results on standard output, progress and messages on standard error."""

from __future__ import annotations

import io
import json
import sys
import time
from collections.abc import Sequence
from typing import Any, Final

from app.core.progress import TimeLeft

_BAR: Final = 24
_SECONDS_BETWEEN_LINES: Final = 5.0


class Terminal:
    """Speaks to the person or the script that runs the command.

    Args:
        as_json: Whether standard output is to hold one JSON document and nothing else.
    """

    def __init__(self, *, as_json: bool) -> None:
        self.as_json = as_json
        self._drawn = False
        self._has_result = False
        for stream in (sys.stdout, sys.stderr):
            # What a terminal cannot show must not end the work.
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")

    def result(self, document: dict[str, Any], *lines: str) -> None:
        """Give the result: as JSON, or as lines for people."""
        self.clear()
        self._has_result = True
        # In ASCII: then no terminal and no pipe can spoil it.
        text = json.dumps(document, indent=2)
        for line in (text,) if self.as_json else lines:
            print(line)
        sys.stdout.flush()

    def say(self, line: str) -> None:
        """Tell the person something that is no result."""
        self.clear()
        print(line, file=sys.stderr, flush=True)

    def trouble(self, what: str, why: str, fix: str) -> None:
        """Tell what did not happen, why, and what to do; a script without a result gets it, too."""
        for line in (what, why, fix):
            self.say(line)
        if self.as_json and not self._has_result:
            self.result({"error": {"what": what, "why": why, "fix": fix}})

    def bar(self, share: float, activity: str, seconds_left: float | None) -> None:
        """Draw the progress bar over itself; only a terminal can show it."""
        done = round(_BAR * min(max(share, 0.0), 1.0))
        left = "" if seconds_left is None else f"  {duration(seconds_left)} left"
        line = f"[{'#' * done}{'.' * (_BAR - done)}] {share:4.0%}  {activity}{left}"
        print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)
        self._drawn = True

    def clear(self) -> None:
        """Remove the progress bar."""
        if self._drawn:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
            self._drawn = False


class TerminalProgress:
    """Progress of one piece of work: a bar on a terminal, a line now and then elsewhere."""

    def __init__(self, terminal: Terminal, title: str) -> None:
        self._terminal = terminal
        self._title = title
        self._time_left = TimeLeft()
        self._is_terminal = sys.stderr.isatty()
        self._last = time.monotonic()

    def report(self, done: float, total: float, activity: str) -> None:
        """Show the progress."""
        share = done / total if total > 0 else 1.0
        seconds = self._time_left.update(share)
        if self._is_terminal:
            self._terminal.bar(share, f"{self._title}: {activity}", seconds)
        elif time.monotonic() - self._last > _SECONDS_BETWEEN_LINES:
            self._last = time.monotonic()
            left = "" if seconds is None else f", {duration(seconds)} left"
            self._terminal.say(f"{self._title}: {activity} {share:.0%}{left}")


def duration(seconds: float) -> str:
    """Seconds as people say them."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02d} s"
    return f"{whole // 3600} h {whole % 3600 // 60:02d} min"


def table(header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Lines of a table; a column whose cells are all numbers is aligned to the right."""
    columns = list(zip(header, *rows, strict=True))
    widths = [max(len(cell) for cell in column) for column in columns]
    right = [bool(rows) and all(_is_number(cell) for cell in column[1:]) for column in columns]
    lines = []
    for row in (header, *rows):
        cells = [
            cell.rjust(width) if is_right else cell.ljust(width)
            for cell, width, is_right in zip(row, widths, right, strict=True)
        ]
        lines.append("  ".join(cells).rstrip())
    lines.insert(1, "  ".join("-" * width for width in widths))
    return lines


def _is_number(cell: str) -> bool:
    return cell.replace(".", "", 1).replace("-", "", 1).isdigit()
