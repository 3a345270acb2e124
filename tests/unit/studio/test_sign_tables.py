"""Tables of signs come in with all that they say, and go out such that nothing is lost."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.interchange.ecv import read_ecv
from app.studio.lexicons import create_lexicon
from app.studio.sign_cells import read_senses, read_words, write_senses, write_words
from app.studio.sign_columns import choose_columns
from app.studio.sign_tables import export_ecv, export_table, import_table, write_import_lines
from lexicon_db.entries import add_entries, edit_entries, entry_named, find_entry
from lexicon_db.errors import KnownError
from lexicon_db.history import latest_history
from lexicon_db.phonology import forms_of
from lexicon_db.records import EntryStatus
from tests.unit.lexicon_db.packs.packing import SIGML

DATA = Path(os.environ.get("KINELEX_DATA", Path(__file__).parents[4] / "shared" / "data"))
needs_tables = pytest.mark.skipif(not (DATA / "tables").is_dir(), reason="no tables here")

ROWS = """ID Gloss,Lemma ID Gloss,Annotation ID Gloss (eng),Annotation ID Gloss (nld),Senses (eng),\
Senses (nld),Tags,Dialects,Semantic fields,HamNoSys,\
Notes,Status,Assignee,Do not synthesise,Handedness,Location
$INDEX1,,PT:PRO1,,"I, me | ""1,000"", one",ik | duizend,"a, b",,,,,new,,,1,
ICH1*,ICH,,,,,,North,"body, self",\ue000\ue001,"Two
lines",needs_check,Ana,yes,2s,chest
\u06af\u06be\u0631,,,,,,,,,,,recorded,,,,
""".replace("\\\n", "")


@pytest.fixture
def other(tmp_path):
    """A second lexicon, empty."""
    with create_lexicon(tmp_path / "other", "Other", "ase") as created:
        yield created


def write(folder, text, name="signs.csv", encoding="utf-8"):
    (folder / name).write_bytes(text.encode(encoding))
    return folder / name


def became(result):
    return [(line.line, line.gloss, line.became) for line in result.lines]


def test_a_table_comes_back_as_it_was(lexicon, tmp_path):
    result = import_table(lexicon, write(tmp_path, ROWS))
    assert [line.became for line in result.lines] == ["added"] * 3
    first = entry_named(lexicon, "$INDEX1")
    assert first.senses == (
        (("eng", "I"), ("eng", "me"), ("nld", "ik")),
        (("eng", "1,000"), ("eng", "one"), ("nld", "duizend")),
    )
    assert first.annotation_glosses == (("eng", "PT:PRO1"),)
    second = entry_named(lexicon, "ICH1*")
    assert (second.lemma, second.dialects, second.note) == ("ICH", ("North",), "Two\nlines")
    assert second.semantic_fields == ("body", "self")
    assert (second.hamnosys, second.do_not_synthesise) == ("\ue000\ue001", True)
    assert second.status is EntryStatus.NEEDS_CHECK
    assert forms_of(lexicon, [second.id])[second.id] == (
        ("Handedness", "2s"),
        ("Location", "chest"),
    )
    export_table(lexicon, tmp_path / "again.csv")
    # Columns that say nothing of any sign are left out.
    wanted = sorted(csv.DictReader(ROWS.splitlines(keepends=True)), key=lambda r: r["ID Gloss"])
    again = sorted(
        csv.DictReader((tmp_path / "again.csv").read_text(encoding="utf-8").splitlines(True)),
        key=lambda row: row["ID Gloss"],
    )
    for row, found in zip(wanted, again, strict=True):
        assert {k: v for k, v in found.items() if v} == {k: v for k, v in row.items() if v}


def test_what_was_exported_is_exported_again_byte_for_byte(lexicon, other, tmp_path):
    import_table(lexicon, write(tmp_path, ROWS))
    edit_entries(lexicon, [entry_named(lexicon, "$INDEX1").id], hamnosys=SIGML)
    assert export_table(lexicon, tmp_path / "one.tsv") == 3
    result = import_table(other, tmp_path / "one.tsv")
    assert result.count("added") == 3
    assert export_table(other, tmp_path / "two.tsv") == 3
    assert (tmp_path / "one.tsv").read_bytes() == (tmp_path / "two.tsv").read_bytes()
    assert entry_named(other, "$INDEX1").hamnosys == SIGML


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_marks_and_delimiters_of_other_programs(lexicon, tmp_path, encoding, delimiter):
    text = "NL gloss,Meaning nl\nJAM-A,jam\n,\nHUIS\n".replace(",", delimiter)
    result = import_table(lexicon, write(tmp_path, text, encoding=encoding))
    assert became(result) == [(2, "JAM-A", "added"), (4, "HUIS", "added")]
    jam = entry_named(lexicon, "JAM-A")
    assert jam.annotation_glosses == (("nld", "JAM-A"),)
    assert jam.senses == ((("nld", "jam"),),)


def test_every_line_that_is_not_taken_is_told(lexicon, tmp_path):
    text = (
        "Gloss,Gloss,Status,,Status\nA,x,new,n,\n,no gloss,,,\nA,,,,\nB,,odd,,\n"
        f"{'C' * 300},,,,\nD,,new,,,,more\nE,,approved,,later\n"
    )
    result = import_table(lexicon, write(tmp_path, text))
    told = {line.line: (line.became, line.why) for line in result.lines}
    assert told[2] == ("added", "")
    assert told[3] == ("not-taken", "It is empty.")
    assert told[4] == ("not-taken", "Line 2 has this ID-gloss already.")
    assert "odd" in told[5][1]
    assert "300 characters" in told[6][1]
    assert "7 cells" in told[7][1]
    assert told[8][0] == "added"
    assert len(result.notes) == 2
    form = forms_of(lexicon, [entry_named(lexicon, name).id for name in "AE"])
    assert form[entry_named(lexicon, "A").id] == (("Column 4", "n"), ("Gloss (2)", "x"))
    assert form[entry_named(lexicon, "E").id] == (("Status (2)", "later"),)
    write_import_lines(tmp_path / "report.json", result.lines)
    assert len(json.loads((tmp_path / "report.json").read_text())) == 7


def test_signs_that_are_there_stay_unless_they_are_to_be_replaced(lexicon, tmp_path):
    add_entries(lexicon, [{"id_gloss": "A", "note": "mine"}, {"id_gloss": "B", "note": "yours"}])
    table = write(tmp_path, "Gloss,Notes,Tags,Shape\nA,theirs,,5\nB,yours,,\nC,,,\n")
    assert [line.became for line in import_table(lexicon, table).lines] == [
        "left-alone", "left-alone", "added"
    ]  # fmt: skip
    assert entry_named(lexicon, "A").note == "mine"
    edit_entries(lexicon, [entry_named(lexicon, "A").id], tags=["kept"])
    rehearsed = import_table(lexicon, table, replace=True, rehearse=True)
    assert [line.became for line in rehearsed.lines] == ["changed", "same", "same"]
    assert entry_named(lexicon, "A").note == "mine"
    done = import_table(lexicon, table, replace=True)
    assert done.lines == rehearsed.lines
    assert len(done.changes.entries) == 1
    changed = entry_named(lexicon, "A")
    assert (changed.note, changed.tags) == ("theirs", ("kept",))
    assert forms_of(lexicon, [changed.id])[changed.id] == (("Shape", "5"),)
    again = import_table(lexicon, table, replace=True)
    assert again.count("same") == 3


def test_an_import_is_one_step_of_the_history(lexicon, tmp_path):
    import_table(lexicon, write(tmp_path, ROWS))
    lines = latest_history(lexicon)
    assert {line.operation for line in lines} == {"import table"}
    assert len({line.number for line in lines}) == 1


def test_columns_are_told_once_and_remembered(lexicon, tmp_path):
    table = write(tmp_path, "Zeichen,Bedeutung\nHAUS,Haus\n")
    with pytest.raises(KnownError, match="holds glosses"):
        import_table(lexicon, table)
    told = {"Zeichen": "gloss", "Bedeutung": "senses:deu"}
    import_table(lexicon, table, columns=told, rehearse=True)
    with pytest.raises(KnownError, match="holds glosses"):
        import_table(lexicon, table)
    import_table(lexicon, table, columns=told)
    second = write(tmp_path, "Bedeutung;Zeichen;Neu\nBaum;BAUM;x\n", "other.csv")
    assert import_table(lexicon, second).count("added") == 1
    assert entry_named(lexicon, "BAUM").senses == ((("deu", "Baum"),),)


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"Zeichen": "gloss"}, "no column"),
        ({"A": "colour"}, "no field"),
        ({"A": "senses"}, "field"),
    ],
)
def test_what_is_said_of_columns_must_be_so(told, why):
    with pytest.raises(KnownError, match=why):
        choose_columns(("A", "B"), told)


@pytest.mark.parametrize(
    ("cell", "senses"),
    [
        ("test, exam", [["test", "exam"]]),
        ("1. test, exam 2. trial", [["test", "exam"], ["trial"]]),
        ("1. test\n2. trial", [["test"], ["trial"]]),
        ("1,000, 1,00,000", [["1,000", "1,00,000"]]),
        (" | second", [[], ["second"]]),
        ('"a, b", c | d', [["a, b", "c"], ["d"]]),
        ('say "so" twice', [['say "so" twice']]),
    ],
)
def test_cells_with_senses(cell, senses):
    assert read_senses(cell) == senses


_WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zs", "Zl", "Zp"])).filter(
    bool
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(_WORDS, max_size=3), max_size=4))
def test_any_words_come_back(senses):
    while senses and not senses[-1]:
        senses.pop()
    assert read_senses(write_senses(senses)) == (senses or [[]])
    for words in senses:
        assert read_words(write_words(words)) == words


@settings(max_examples=30, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_a_table_or_refused(tmp_path_factory, content):
    from app.studio.tables import read_lines

    table = tmp_path_factory.mktemp("any") / "t.csv"
    table.write_bytes(content)
    try:
        read = read_lines(table, lambda why: KnownError("what", why, "fix"))
    except KnownError as error:
        assert error.why  # noqa: PT017 - either way is right
    else:
        assert all(any(cells) for _, cells in read.lines)


def test_a_vocabulary_goes_out_and_comes_in(lexicon, other, tmp_path):
    import_table(lexicon, write(tmp_path, ROWS))
    assert export_ecv(lexicon, tmp_path / "signs.ecv") == 3
    ((vocabulary),) = read_ecv(tmp_path / "signs.ecv")
    terms = {term.values[0][1]: term for term in vocabulary.terms}
    assert terms["$INDEX1"].id == f"cveid_{entry_named(lexicon, '$INDEX1').id}"
    values = {language: (value, told) for language, value, told in terms["$INDEX1"].values}
    assert values["eng"] == ("PT:PRO1", "I, me, 1,000, one")
    assert values["nld"] == ("$INDEX1", "ik, duizend")
    result = import_table(other, tmp_path / "signs.ecv")
    assert result.count("added") == 3
    assert dict(entry_named(other, "$INDEX1").annotation_glosses)["eng"] == "PT:PRO1"
    with pytest.raises(KnownError, match="no such signs"):
        export_ecv(lexicon, tmp_path / "none.ecv", "nothing like this")


@needs_tables
def test_a_signbank_export_comes_in_whole(lexicon, tmp_path):
    """A part of it; the benchmark of formats takes all."""
    with (DATA / "tables" / "ngt_signbank.tsv").open(encoding="utf-8") as stream:
        text = "".join(line for _, line in zip(range(301), stream, strict=False))
    table = write(tmp_path, text, "ngt.csv", "utf-8-sig")
    result = import_table(lexicon, table, columns={"Meaning": "senses:nld"})
    assert result.count("added") == 300
    with table.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t"))
    export_table(lexicon, tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as stream:
        again = {row["ID Gloss"]: row for row in csv.DictReader(stream)}
    names = {
        "NL gloss": "Annotation ID Gloss (nld)",
        "EN gloss": "Annotation ID Gloss (eng)",
        "Remarks": "Notes",
    }
    for row in rows:
        found = again[row["NL gloss"].strip()]
        for name, cell in row.items():
            if name == "Meaning":
                assert read_words(found.get("Senses (nld)", "")) == read_words(cell)
            else:
                assert found.get(names.get(name, name), "") == cell.strip()


@needs_tables
def test_urdu_senses_and_a_table_that_is_none(lexicon, tmp_path):
    labels, *_ = json.loads((DATA / "tables" / "pks_labels.json").read_text(encoding="utf-8"))
    words = {one["label"]: one["token"] for one in labels["mapping"][:200]}
    lines = [
        {"Gloss": label, "Keywords (Urdu)": write_words(token.get("ur", []))}
        for label, token in words.items()
    ]
    with (tmp_path / "pk.csv").open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, ("Gloss", "Keywords (Urdu)"))
        writer.writeheader()
        writer.writerows(lines)
    assert import_table(lexicon, tmp_path / "pk.csv").count("added") == 200
    one = find_entry(lexicon, "pk-hfad-1_1")
    assert [text for _, text in one.senses[0]] == words["pk-hfad-1_1"]["ur"]
    with pytest.raises(KnownError, match="holds glosses"):
        import_table(lexicon, DATA / "tables" / "gsl_sentences.csv")
