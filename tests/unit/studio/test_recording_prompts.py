"""A table of prompts is read as people save them; what is wrong in it is told by its line."""

from __future__ import annotations

import pytest

from app.studio.recording_prompts import (
    PromptWish,
    read_prompts,
    wishes_of_text,
    wishes_without_takes,
)
from lexicon_db.entries import add_entry
from lexicon_db.errors import KnownError


@pytest.fixture
def table(tmp_path):
    def write(text, encoding="utf-8"):
        file = tmp_path / "prompts.csv"
        file.write_bytes(text.encode(encoding))
        return file

    return write


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_each_line_asks_for_a_sign(table, tmp_path, mark, encoding):
    (tmp_path / "haus.png").write_bytes(b"picture")
    (tmp_path / "haus.mp4").write_bytes(b"video")
    rows = [
        ("Gloss", "note", "picture", "example", "sense", "language"),
        ("HÄUSER^", '"two; hands, fast"', "haus.png", "haus.mp4", "houses", "eng"),
        ("", "", "", "", "", ""),
        ("TREE", "", "", "HOUSE", "", ""),
    ]
    text = "\r\n".join(mark.join(row) for row in rows) + "\r\n\r\n"
    read = read_prompts(table(text, encoding))
    assert read.messages == ()
    assert read.wishes == (
        PromptWish(
            "HÄUSER^",
            "two; hands, fast",
            "houses",
            "eng",
            tmp_path / "haus.png",
            tmp_path / "haus.mp4",
            line=2,
        ),
        PromptWish("TREE", example_gloss="HOUSE", line=4),
    )


def test_cells_may_hold_line_breaks_and_lines_are_counted_as_an_editor_does(table):
    text = 'gloss,note\nA,"one\ntwo"\n\nB,x,y\n'
    with pytest.raises(KnownError, match="Line 5 has 3 cells"):
        read_prompts(table(text))
    assert read_prompts(table('gloss,note\nA,"one\ntwo"\n')).wishes[0].note == "one\ntwo"


def test_what_repeats_or_means_nothing_is_told(table):
    read = read_prompts(table("id,gloss\n1,A\n2,B\n3,A\n"))
    assert [wish.gloss for wish in read.wishes] == ["A", "B", "A"]
    assert read.messages == (
        "Columns that mean nothing here: id.",
        "A stands in lines 2, 4: it is asked for each time.",
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "no column “gloss”"),
        ("name\nA\n", "no column “gloss”"),
        ("gloss\n\n\n", "names no signs"),
        ("gloss,gloss\nA,B\n", "gloss twice"),
        ("gloss,note\nA\n,text\n", "In line 3, the gloss is not allowed: It is empty"),
        ("gloss,picture\nA,a.png\n", "In line 2, the picture “a.png” is not there"),
        ("gloss,picture\nA,a.pdf\n", "In line 2, the picture “a.pdf” ends in none of"),
        ("gloss,example\nA,a.mp4\n", "In line 2, the example “a.mp4” is not there"),
        ('gloss\nA\n"B\nC\n', "Line 3 cannot be read: its quotation marks"),
        ("gloss\nA\0\n", "no text in UTF-8"),
    ],
)
def test_what_is_wrong_is_told_by_its_line(table, text, why):
    with pytest.raises(KnownError) as raised:
        read_prompts(table(text))
    assert why in raised.value.why


def test_a_table_of_another_encoding_or_none_is_refused(table, tmp_path):
    with pytest.raises(KnownError, match="UTF-8"):
        read_prompts(table("gloss\nHÄUSER\n", "latin-1"))
    with pytest.raises(KnownError, match="cannot be read"):
        read_prompts(tmp_path / "nowhere.csv")


def test_two_thousand_lines_are_read(table):
    text = "gloss\n" + "\n".join(f"SIGN-{number}" for number in range(2000))
    assert len(read_prompts(table(text)).wishes) == 2000


def test_typed_glosses_stand_on_lines_or_between_commas():
    wishes = wishes_of_text(" HOUSE, TREE;\n\nI GO\n")
    assert [wish.gloss for wish in wishes] == ["HOUSE", "TREE", "I GO"]
    with pytest.raises(KnownError, match="No gloss"):
        wishes_of_text(" \n,")


def test_signs_without_takes_are_asked_for(lettered):
    add_entry(lettered, id_gloss="NEW")
    assert [wish.gloss for wish in wishes_without_takes(lettered)] == ["NEW"]
