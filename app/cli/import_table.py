"""Bring the signs of a table or of an ELAN vocabulary into the lexicon."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from app.cli.command import Context
from app.cli.lexicon_folder import opened
from app.cli.terminal import table
from app.studio.sign_tables import TableImport, import_table, write_import_lines

NAME: Final = "import-table"
HELP: Final = "bring the signs of a table (.csv, .tsv) or of an ELAN vocabulary (.ecv) in"

#: What is said of lines on the terminal; the report has them all.
_SHOWN: Final = 20
_SILENT: Final = ("added", "changed", "same")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which table, what its columns are, and what is done about signs that are there."""
    parser.add_argument("table", type=Path, metavar="TABLE", help="the file")
    parser.add_argument(
        "--column",
        type=_column,
        action="append",
        default=[],
        metavar="NAME=FIELD",
        help="what a column holds, such as “Betekenis=senses:nld”; remembered",
    )
    parser.add_argument(
        "--replace", action="store_true", help="signs that are there take what the table says"
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="only tell what would become of each line"
    )
    parser.add_argument(
        "--report", type=Path, metavar="F", help="what became of each line (.csv or .json)"
    )


def run(arguments: argparse.Namespace, context: Context) -> None:
    """Import, and tell of every line that was not taken."""
    with opened(context) as lexicon:
        result = import_table(
            lexicon,
            arguments.table,
            columns=dict(arguments.column),
            replace=arguments.replace,
            rehearse=arguments.dry_run,
        )
    if arguments.report:
        write_import_lines(arguments.report, result.lines)
    for note in result.notes:
        context.terminal.say(note)
    left = [line for line in result.lines if line.became not in _SILENT]
    rows = [(str(line.line), line.gloss, line.became, line.why) for line in left[:_SHOWN]]
    if rows:
        for text in table(("line", "gloss", "became", "why"), rows):
            context.terminal.say(text)
    if len(left) > _SHOWN:
        context.terminal.say(f"... and {len(left) - _SHOWN} more lines; see --report.")
    counts = {what: result.count(what) for what in _words(result)}
    told = ", ".join(f"{count} {what}" for what, count in counts.items())
    context.terminal.result(
        {
            "columns": {name: list(fields) for name, fields in result.columns.items()},
            "counts": counts,
            "left": [
                {"line": one.line, "gloss": one.gloss, "became": one.became, "why": one.why}
                for one in left
            ],
        },
        f"{'Nothing was changed; it would be: ' if arguments.dry_run else ''}{told or 'no lines'}.",
    )


def _words(result: TableImport) -> list[str]:
    return sorted({line.became for line in result.lines})


def _column(text: str) -> tuple[str, str]:
    name, equals, field = text.rpartition("=")
    if not equals or not name:
        raise argparse.ArgumentTypeError("write NAME=FIELD")
    return name, field
