"""What commands say: results on standard output, everything else on standard error."""

from __future__ import annotations

import io
import json
import re
import sys

import pytest

from app.cli import terminal as module
from app.cli.terminal import Terminal, TerminalProgress, duration, table


class Screen(io.StringIO):
    """Standard error that is a terminal."""

    def isatty(self):
        return True

    @property
    def shown(self):
        """The last line as it looks after all that was drawn over it."""
        return re.split(r"\r\x1b\[K|\n", self.getvalue())[-1]


def test_result_for_people_and_for_scripts(capsys):
    Terminal(as_json=False).result({"sign": "A"}, "Sign A", "Sign B")
    assert capsys.readouterr() == ("Sign A\nSign B\n", "")
    Terminal(as_json=True).result({"sign": "بيت"}, "Sign A")
    out, err = capsys.readouterr()
    assert json.loads(out) == {"sign": "بيت"}
    assert err == ""


def test_trouble_is_the_document_only_where_there_is_no_other(capsys):
    terminal = Terminal(as_json=True)
    terminal.trouble("No.", "Because.", "Do it.")
    out, err = capsys.readouterr()
    assert json.loads(out) == {"error": {"what": "No.", "why": "Because.", "fix": "Do it."}}
    assert err == "No.\nBecause.\nDo it.\n"

    terminal = Terminal(as_json=True)
    terminal.result({"clean": False})
    terminal.trouble("No.", "Because.", "Do it.")
    out, err = capsys.readouterr()
    assert json.loads(out) == {"clean": False}
    assert err.startswith("No.")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_what_a_terminal_cannot_show_ends_nothing(monkeypatch, encoding):
    for as_json in (True, False):
        raw = io.BytesIO()
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding=encoding))
        Terminal(as_json=as_json).result({"sign": "é🤟\udcff"}, "Sign é🤟\udcff.")
        if as_json:
            assert json.loads(raw.getvalue()) == {"sign": "é🤟\udcff"}
        else:
            assert raw.getvalue().startswith(b"Sign ")
            assert raw.getvalue().endswith(b".\n")


def test_bar_is_drawn_over_itself_and_gone_before_anything_else(monkeypatch):
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    terminal = Terminal(as_json=False)
    progress = TerminalProgress(terminal, "Job")
    progress.report(0, 4, "Measuring")
    progress.report(1, 4, "Measuring")
    assert "25%" in screen.shown
    assert "Job: Measuring" in screen.shown
    assert screen.shown.count("#") == 6
    progress.report(4, 4, "Measuring")
    assert "100%" in screen.shown
    terminal.say("Done.")
    assert "\n" not in screen.getvalue().split("Done.")[0]
    assert screen.shown == ""
    assert screen.getvalue().endswith("\r\x1b[KDone.\n")


def test_where_no_terminal_is_lines_come_now_and_then(capsys, monkeypatch):
    now = [100.0]
    monkeypatch.setattr(module.time, "monotonic", lambda: now[0])
    progress = TerminalProgress(Terminal(as_json=True), "Check")
    for second in range(12):
        now[0] = 100.0 + second
        progress.report(second, 12, "checking")
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert err.startswith("Check: checking 50%, 6 s left")
    assert "\x1b" not in err


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0.2, "0 s"),
        (59.4, "59 s"),
        (59.6, "1 min 00 s"),
        (3599, "59 min 59 s"),
        (3660, "1 h 01 min"),
    ],
)
def test_duration(seconds, said):
    assert duration(seconds) == said


def test_table_aligns_numbers_to_the_right_and_words_to_the_left():
    lines = table(("gloss", "takes"), [("HOUSE", "2"), ("A", "10")])
    assert lines == [
        "gloss  takes",
        "-----  -----",
        "HOUSE      2",
        "A         10",
    ]


def test_table_without_rows_is_its_header():
    assert table(("gloss", "takes"), []) == ["gloss  takes", "-----  -----"]
