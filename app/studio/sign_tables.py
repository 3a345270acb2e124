"""Tables of signs in and out: those of Signbanks and other lexicons, vocabularies of ELAN."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from app.core.files import write_whole
from app.studio.quality import write_table
from app.studio.sign_cells import read_senses, read_words, write_senses, write_words
from app.studio.sign_columns import (
    OWN_NAME,
    SKIP,
    choose_columns,
    different_names,
    language_code,
    remember_columns,
    table_refused,
)
from app.studio.tables import read_lines
from lexicon_db.entries import get_entries
from lexicon_db.entry_fields import EntryDetails
from lexicon_db.entry_import import Became, EntryLine, import_entries
from lexicon_db.errors import KnownError
from lexicon_db.labels import clean_label
from lexicon_db.phonology import Form, forms_of
from lexicon_db.records import Changes, EntryStatus
from lexicon_db.search import search_entries

if TYPE_CHECKING:
    from pathlib import Path

    from lexicon_db.records import Entry
    from lexicon_db.store import Lexicon

#: The columns of an import's report.
COLUMNS: Final = ("line", "gloss", "became", "why")
_NOT_TAKEN: Final = "not-taken"
_YES: Final = ("yes", "true", "1", "x")


@dataclass(frozen=True)
class LineReport:
    """What became of one line.

    Attributes:
        line: Its number in the table, from 1.
        gloss: Its ID-gloss, as far as it has one.
        became: A ``Became``, or ``not-taken``.
        why: Why it was not taken, or left alone.
    """

    line: int
    gloss: str
    became: str
    why: str = ""


@dataclass(frozen=True)
class TableImport:
    """What became of a table.

    Attributes:
        columns: The fields that each column was taken for.
        lines: One for each line that holds something.
        notes: What is true of the table as a whole.
        changes: What was touched.
    """

    columns: dict[str, tuple[str, ...]]
    lines: tuple[LineReport, ...]
    notes: tuple[str, ...]
    changes: Changes

    def count(self, became: str) -> int:
        """How many lines became something."""
        return sum(line.became == became for line in self.lines)


def import_table(
    lexicon: Lexicon,
    table: Path,
    *,
    columns: Mapping[str, str] | None = None,
    replace: bool = False,
    rehearse: bool = False,
) -> TableImport:
    """Bring the signs of a table into a lexicon, in one write.

    Args:
        lexicon: Where to.
        table: ``.ecv`` is a vocabulary of ELAN; all else a table with a first line of names, see
            ``tables.read_cells``. Columns that mean nothing are kept under their own names.
        columns: The field of columns by their name, where their names do not tell; remembered.
        replace: Whether signs that are there take the values of the table, where it has any.
        rehearse: Whether to tell only what would become of each line.

    Raises:
        KnownError: If the table cannot be read, or no column holds glosses.
    """
    refused = partial(table_refused, table)
    told = dict(columns or {})
    if table.suffix.lower() == ".ecv":
        return _finish(lexicon, {}, _terms(table), (), replace=replace, rehearse=rehearse)
    read = read_lines(table, refused)
    names, notes = different_names(read.names)
    chosen = choose_columns(names, told)
    if not any("gloss" in fields for fields in chosen.values()):
        raise refused(f"None of its columns holds glosses: {', '.join(names)}.")
    found = []
    for number, cells in read.lines:
        found.append(_line(number, dict(zip(names, cells, strict=False)), cells, chosen))
    result = _finish(lexicon, chosen, found, notes, replace=replace, rehearse=rehearse)
    if not rehearse:
        remember_columns(told)
    return result


def export_table(lexicon: Lexicon, file: Path, query: str = "") -> int:
    """Write the signs that a search finds as a table; the number of signs.

    Args:
        lexicon: Where they are.
        file: ``.csv`` or ``.tsv``, UTF-8.
        query: See ``search_entries``; empty is every sign.

    Raises:
        KnownError: If the file's name ends otherwise, or it cannot be written.
    """
    delimiters = {".csv": ",", ".tsv": "\t"}
    delimiter = delimiters.get(file.suffix.lower())
    if delimiter is None:
        raise KnownError(
            f"{file.name} was not written.",
            "Signs are written as a table.",
            "Give it a name that ends in .csv or .tsv.",
        )
    entries = get_entries(lexicon, search_entries(lexicon, query))
    forms = forms_of(lexicon, [entry.id for entry in entries])
    rows = [_cells(entry, forms.get(entry.id, ())) for entry in entries]
    text = io.StringIO()
    writer = csv.DictWriter(
        text, _header(rows), restval="", delimiter=delimiter, lineterminator="\n"
    )
    writer.writeheader()
    writer.writerows(rows)
    write_whole(file, text.getvalue().encode())
    return len(rows)


def export_ecv(lexicon: Lexicon, file: Path, query: str = "") -> int:
    """Write the signs that a search finds as a controlled vocabulary of ELAN; their number.

    Each has an id that stays as glosses change, its glosses by language, and its senses as
    descriptions.

    Raises:
        KnownError: If there are none, or the file cannot be written.
    """
    from app.interchange.ecv import encode_ecv
    from app.studio.annotation_tiers import LANGUAGES, sign_terms

    entries = get_entries(lexicon, search_entries(lexicon, query))
    if not entries:
        raise KnownError(
            f"{file.name} was not written.", "There are no such signs.", "Search for others."
        )
    write_whole(file, encode_ecv([sign_terms(entries)], LANGUAGES))
    return len(entries)


def write_import_lines(file: Path, lines: Sequence[LineReport]) -> None:
    """Write what became of each line, as CSV or as JSON by the ending of the file.

    Raises:
        KnownError: If its name ends in neither, or it cannot be written.
    """
    rows = [
        {"line": one.line, "gloss": one.gloss, "became": one.became, "why": one.why}
        for one in lines
    ]
    write_table(file, COLUMNS, rows, rows)


def _finish(
    lexicon: Lexicon,
    columns: dict[str, tuple[str, ...]],
    found: Sequence[tuple[int, EntryLine] | LineReport],
    notes: tuple[str, ...],
    *,
    replace: bool,
    rehearse: bool,
) -> TableImport:
    """Import what can be taken, and tell of every line in the order of the table."""
    taken: dict[str, tuple[int, EntryLine]] = {}
    reports = []
    for one in found:
        if isinstance(one, LineReport):
            reports.append(one)
            continue
        number, line = one
        if line.id_gloss in taken:
            why = f"Line {taken[line.id_gloss][0]} has this ID-gloss already."
            reports.append(LineReport(number, line.id_gloss, _NOT_TAKEN, why))
        else:
            taken[line.id_gloss] = one
    lines = [line for _, line in taken.values()]
    became, changes = import_entries(lexicon, lines, replace=replace, rehearse=rehearse)
    reports += [
        LineReport(number, line.id_gloss, what.value, _why(what))
        for (number, line), what in zip(taken.values(), became, strict=True)
    ]
    return TableImport(columns, tuple(sorted(reports, key=lambda one: one.line)), notes, changes)


def _why(became: Became) -> str:
    return "The sign was there already." if became is Became.LEFT_ALONE else ""


def _line(
    number: int,
    named: Mapping[str, str],
    cells: Sequence[str],
    columns: Mapping[str, tuple[str, ...]],
) -> tuple[int, EntryLine] | LineReport:
    """What a line says, or why it cannot be taken."""
    gloss = next(named.get(name, "") for name, fields in columns.items() if "gloss" in fields)
    if any(cells[len(columns) :]):
        why = f"It has {len(cells)} cells, but there are {len(columns)} columns."
        return LineReport(number, gloss, _NOT_TAKEN, why)
    try:
        return number, _entry_line(gloss, named, columns)
    except KnownError as error:
        return LineReport(number, gloss, _NOT_TAKEN, error.why)


def _entry_line(
    gloss: str, named: Mapping[str, str], columns: Mapping[str, tuple[str, ...]]
) -> EntryLine:
    """What the cells of a line say of a sign; empty cells say nothing.

    Raises:
        KnownError: If a value cannot be stored.
    """
    details = EntryDetails()
    words: dict[str, dict[str, str]] = {"gloss": {}, "senses": {}}
    form: list[tuple[str, str]] = []
    for name, cell in named.items():
        for field in columns[name] if cell else ():
            kind, _, language = field.partition(":")
            if language:
                words[kind].setdefault(language, cell)
            elif field == OWN_NAME:
                form.append((clean_label(name, "name of the column"), cell))
            elif field not in {"gloss", SKIP}:
                _put(details, field, cell)
    if words["gloss"]:
        details["annotation_glosses"] = tuple(
            (clean_label(language), clean_label(text)) for language, text in words["gloss"].items()
        )
    if words["senses"]:
        details["senses"] = _senses(words["senses"])
    return EntryLine(clean_label(gloss, "ID-gloss"), details, tuple(form))


def _put(details: EntryDetails, field: str, cell: str) -> None:
    """Put a cell into a field of an entry."""
    if field in {"tags", "dialects", "semantic_fields"}:
        names = [clean_label(word, field) for word in read_words(cell)]
        details[field] = names  # type: ignore[literal-required] # one of two
    elif field == "status":
        wanted = cell.casefold().replace(" ", "_")
        if wanted not in list(EntryStatus):
            raise KnownError("It was not taken.", f"“{cell}” is no status.", "Choose another.")
        details["status"] = EntryStatus(wanted)
    elif field == "do_not_synthesise":
        details["do_not_synthesise"] = cell.casefold() in _YES
    else:
        text = clean_label(cell, "lemma") if field == "lemma" else cell
        details[field] = text  # type: ignore[literal-required] # a text of an entry


def _senses(cells: Mapping[str, str]) -> tuple[tuple[tuple[str, str], ...], ...]:
    """Senses of several languages, the first with the first."""
    senses: list[list[tuple[str, str]]] = []
    for language, cell in cells.items():
        for place, words in enumerate(read_senses(cell)):
            if place == len(senses):
                senses.append([])
            senses[place] += [(clean_label(language), clean_label(word)) for word in words]
    return tuple(tuple(sense) for sense in senses if sense)


def _terms(table: Path) -> list[tuple[int, EntryLine] | LineReport]:
    """The terms of ELAN's vocabularies; the first value is the ID-gloss."""
    from app.interchange.ecv import UNDETERMINED, read_ecv

    found: list[tuple[int, EntryLine] | LineReport] = []
    terms = [term for vocabulary in read_ecv(table) for term in vocabulary.terms]
    for number, term in enumerate(terms, start=1):
        gloss = term.values[0][1] if term.values else ""
        glosses = tuple(
            (language_code(language), text)
            for language, text, _ in term.values
            if language != UNDETERMINED and text
        )
        try:
            clean = clean_label(gloss, "ID-gloss")
            found.append((number, EntryLine(clean, EntryDetails(annotation_glosses=glosses))))
        except KnownError as error:
            found.append(LineReport(number, gloss, _NOT_TAKEN, error.why))
    return found


def _cells(entry: Entry, form: Form) -> dict[str, str]:
    """The cells of an entry by the names of their columns; empty ones are left out."""
    cells = {"ID Gloss": entry.id_gloss, "Lemma ID Gloss": entry.lemma}
    cells |= {f"Annotation ID Gloss ({one})": text for one, text in entry.annotation_glosses}
    for language in sorted({language for sense in entry.senses for language, _ in sense}):
        words = [[text for one, text in sense if one == language] for sense in entry.senses]
        cells[f"Senses ({language})"] = write_senses(words)
    cells |= {
        "Tags": write_words(entry.tags),
        "Dialects": write_words(entry.dialects),
        "Semantic fields": write_words(entry.semantic_fields),
        "HamNoSys": entry.hamnosys,
        "Notes": entry.note,
        "Status": entry.status.value,
        "Assignee": entry.assignee,
        "Do not synthesise": "yes" if entry.do_not_synthesise else "",
    }
    own: dict[str, list[str]] = defaultdict(list)
    for field, value in form:
        own[f"{field} (2)" if field in cells else field].append(value)
    cells |= {name: "; ".join(values) for name, values in own.items()}
    return {name: cell for name, cell in cells.items() if cell}


def _header(rows: Sequence[Mapping[str, str]]) -> list[str]:
    """The columns that hold anything, in the order of an entry's fields, then by name."""
    fixed = ["ID Gloss", "Lemma ID Gloss"]
    last = [
        "Tags", "Dialects", "Semantic fields", "HamNoSys", "Notes", "Status", "Assignee",
        "Do not synthesise",
    ]  # fmt: skip
    used = {name for row in rows for name in row}
    glosses = sorted(name for name in used if name.startswith("Annotation ID Gloss ("))
    senses = sorted(name for name in used if name.startswith("Senses ("))
    own = sorted(used - {*fixed, *glosses, *senses, *last})
    kept = [name for name in (*fixed, *glosses, *senses, *last) if name in used]
    return [*kept, *own] if kept else fixed
