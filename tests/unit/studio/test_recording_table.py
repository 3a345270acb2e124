"""A table names many recordings at once; what is wrong in it is told by its line."""

import pytest

from app.studio.ingest import Wish
from app.studio.recording_table import read_table
from lexicon_db.errors import KnownError
from lexicon_db.records import Hand, Scope


@pytest.fixture
def table(tmp_path):
    def write(text, encoding="utf-8"):
        file = tmp_path / "table.csv"
        file.write_bytes(text.encode(encoding))
        return file

    return write


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_each_line_is_a_file_with_what_is_known_of_it(table, tmp_path, mark):
    rows = [
        ("file", "gloss", "signer", "dominant", "consent"),
        ("clips/a.mp4", "HÄUSER^", "Ana", "left", "record share"),
        ("b.mp4", "", "", "", ""),
    ]
    text = "\r\n".join(mark.join(row) for row in rows)
    read = read_table(table(text, "utf-8-sig"))
    assert read.unknown == ()
    assert list(read.wishes) == [
        Wish(
            tmp_path / "clips" / "a.mp4",
            "HÄUSER^",
            "Ana",
            Hand.LEFT,
            frozenset([Scope.RECORD, Scope.SHARE]),
        ),
        Wish(tmp_path / "b.mp4"),
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "names no files"),
        ("file\n", "names no files"),
        ("gloss\nA\n", "columns are gloss"),
        ("file,gloss\n,A\n", "Line 2 names no file"),
        ('file,gloss\na.mp4,"A\nB"\n\n,C\n', "Line 5 names no file"),
        ("file,gloss,file\na.mp4,A,b.mp4\n", "names file twice"),
        ("file,gloss\na.mp4,A\nb.mp4,B,C\n", "Line 3"),
        ("file,dominant\na.mp4,both\n", "In line 2, 'both'"),
        ("file,consent\na.mp4,everything\n", "In line 2, 'everything'"),
        ("file\na\0b.mp4\n", "no text in UTF-8"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_taken(table, text, why):
    with pytest.raises(KnownError, match=why) as caught:
        read_table(table(text))
    assert caught.value.what == "Nothing of table.csv was added."


def test_what_is_no_text_is_no_table(table, tmp_path):
    with pytest.raises(KnownError, match="no text in UTF-8"):
        read_table(table("file\nhäuser.mp4\n", "latin-1"))
    with pytest.raises(KnownError, match="cannot be read"):
        read_table(tmp_path / "missing.csv")


def test_columns_that_mean_nothing_here_are_told(table, tmp_path):
    read = read_table(table("file,colour,gloss,page\na.mp4,red,A,7\n"))
    assert read.unknown == ("colour", "page")
    assert read.wishes == (Wish(tmp_path / "a.mp4", "A"),)
