"""Whatever a person does can be undone and done again, bit by bit, by everybody."""

import random
import sqlite3  # noqa: TID251 - looks at the file as another program would
import subprocess
import sys
from contextlib import closing

import pytest
from sqlalchemy import LargeBinary

from lexicon_db import step_keeping
from lexicon_db.entries import (
    add_entry,
    edit_entries,
    find_entry,
    get_entry,
    restore_entries,
    trash_entries,
)
from lexicon_db.errors import KnownError
from lexicon_db.history import history_of_entry
from lexicon_db.media_rows import forget_unused_media, move_to_trash
from lexicon_db.records import EntryStatus, Hand, Phases, Slot
from lexicon_db.schema import Base
from lexicon_db.search import search_entries
from lexicon_db.signers import add_signer
from lexicon_db.steps import latest_steps, next_redo, next_undo, redo_step, undo_step
from lexicon_db.store import Lexicon
from lexicon_db.takes import (
    activate_take,
    cut_take,
    get_take,
    set_dominance,
    set_phases,
    takes_of,
    trash_takes,
)
from lexicon_db.tracks import LandmarkTrack
from lexicon_db.trackstore import latest_track, save_tracks
from lexicon_db.trash import empty_trash
from lexicon_db.utterances import delete_utterance, find_utterance, save_utterance
from lexicon_db.withdrawals import withdraw_signer
from tests.unit.lexicon_db.examples import PROVENANCE, entry_with_take, landmark_track, video_file

#: Tables that remember what happened, and so go on while all others go back.
REMEMBERS = {"change", "change_line", "job", "step", "step_part", "step_track", "alembic_version"}


def rows(lexicon):
    """All rows of the lexicon's own tables, as SQLite holds them."""
    with closing(sqlite3.connect(lexicon.folder / "lexicon.db")) as database:
        names = set(Base.metadata.tables) - REMEMBERS
        return {
            name: sorted(database.execute(f'SELECT * FROM "{name}"'), key=repr) for name in names
        }


def random_edit(lexicon, entries, takes, rng):
    """Something that a person might do next."""
    entry, take = rng.choice(entries), rng.choice(takes)
    word = f"word{rng.randrange(20)}"
    {
        0: lambda: edit_entries(lexicon, [entry], note=word, tags=(word, "old")),
        1: lambda: edit_entries(lexicon, [entry], senses=((("eng", word), ("deu", "Wort")),)),
        2: lambda: edit_entries(lexicon, entries[:3], lemma=word, status=EntryStatus.NEEDS_CHECK),
        3: lambda: edit_entries(lexicon, [entry], annotation_glosses=(("eng", word),)),
        4: lambda: trash_entries(lexicon, [entry]),
        5: lambda: restore_entries(lexicon, [entry]),
        6: lambda: set_phases(lexicon, take, Phases(0, 0.1, 0.3 + rng.random(), 2), by_hand=True),
        7: lambda: cut_take(lexicon, take, span=(rng.random(), 1 + rng.random())),
        8: lambda: set_dominance(lexicon, take, rng.choice(list(Hand))),
        9: lambda: entries.append(add_entry(lexicon, id_gloss=f"N{len(entries)}", note=word).id),
        10: lambda: save_utterance(lexicon, word, [Slot(entry), Slot(entries[0])], rate=1 / 3),
        11: lambda: add_signer(lexicon, f"{word}{len(entries)}{rng.random()}"),
        12: lambda: activate_take(lexicon, take),
    }[rng.randrange(13)]()


def test_fifty_edits_are_undone_and_done_again_bit_by_bit(lexicon, tmp_path):
    made = [entry_with_take(lexicon, tmp_path, f"SIGN{n}") for n in range(4)]
    entries, takes = [entry.id for entry, _ in made], [take.id for _, take in made]
    begun = len(latest_steps(lexicon, 100))
    rng, states = random.Random(6), [rows(lexicon)]
    while len(latest_steps(lexicon, 100)) < begun + 50:
        before = len(latest_steps(lexicon, 100))
        random_edit(lexicon, entries, takes, rng)
        if len(latest_steps(lexicon, 100)) > before:
            states.append(rows(lexicon))
    for state in reversed(states[:-1]):
        undo_step(lexicon)
        assert rows(lexicon) == state
    for state in states[1:]:
        redo_step(lexicon)
        assert rows(lexicon) == state
    assert next_redo(lexicon) is None
    assert lexicon.check() == ()


def test_the_steps_have_names_people_and_changes(lexicon):
    entry = add_entry(lexicon, id_gloss="HOUSE")
    lexicon.who = "Bo"
    edit_entries(lexicon, [entry.id], note="a roof")
    step = next_undo(lexicon)
    assert (step.label, step.who, step.changes.entries) == ("edit entry", "Bo", {entry.id})
    lexicon.who = "Ana"
    undone = undo_step(lexicon)
    assert (undone.id, undone.is_undone) == (step.id, True)
    assert (next_undo(lexicon).label, next_redo(lexicon).id) == ("add entry", step.id)
    line = history_of_entry(lexicon, entry.id)[0]
    assert (line.operation, line.who, line.old, line.new) == (
        "undo edit entry", "Ana", "a roof", "",
    )  # fmt: skip
    redo_step(lexicon)
    line = history_of_entry(lexicon, entry.id)[0]
    assert (line.operation, line.new) == ("redo edit entry", "a roof")


def test_a_new_step_ends_what_can_be_done_again(lexicon):
    entry = add_entry(lexicon, id_gloss="HOUSE")
    edit_entries(lexicon, [entry.id], note="one")
    undo_step(lexicon)
    edit_entries(lexicon, [entry.id], note="two")
    assert next_redo(lexicon) is None
    with pytest.raises(KnownError, match="Nothing was done again"):
        redo_step(lexicon)
    assert get_entry(lexicon, entry.id).note == "two"


def test_searching_follows(lexicon):
    entry = add_entry(lexicon, id_gloss="HOUSE", tags=("building",))
    edit_entries(lexicon, [entry.id], tags=("roof",))
    undo_step(lexicon)
    assert search_entries(lexicon, "tag:building") == (entry.id,)
    undo_step(lexicon)
    assert search_entries(lexicon) == ()


def test_what_jobs_made_of_a_take_goes_and_comes_with_it(lexicon, tmp_path):
    entry, take = entry_with_take(lexicon, tmp_path)
    track, phases = landmark_track(12), Phases(0.1, 0.2, 0.3, 0.4)
    with lexicon.no_step():
        save_tracks(
            lexicon, take.id, [(track, PROVENANCE)], span=(take.start, take.end), phases=phases
        )
    before, stored = rows(lexicon), latest_track(lexicon, take.id, LandmarkTrack)
    assert undo_step(lexicon).label == "add take"
    assert takes_of(lexicon, entry.id) == ()
    redo_step(lexicon)
    assert rows(lexicon) == before
    assert latest_track(lexicon, take.id, LandmarkTrack).hands.tobytes() == stored.hands.tobytes()


def test_files_go_to_the_trash_and_come_back(lexicon, tmp_path):
    entry_with_take(lexicon, tmp_path)
    take = takes_of(lexicon, find_entry(lexicon, "HOUSE").id)[0]
    file = lexicon.media.path(take.recording.sha256, ".mp4")
    for _ in range(2):
        undo_step(lexicon)
        assert undo_step(lexicon).label == "add recording"
        assert not file.exists()
        assert (lexicon.folder / "trash" / file.name).exists()
        redo_step(lexicon)
        assert file.read_bytes() == b"HOUSE"
        redo_step(lexicon)
        assert lexicon.check() == ()


def test_a_step_that_a_later_one_needs_is_refused_by_name(lexicon):
    house, tree = add_entry(lexicon, id_gloss="HOUSE"), add_entry(lexicon, id_gloss="TREE")
    edit_entries(lexicon, [house.id], note="one")
    noted = next_undo(lexicon).id
    edit_entries(lexicon, [tree.id], note="a tree")
    edit_entries(lexicon, [house.id], status=EntryStatus.APPROVED)
    undo_step(lexicon, noted)  # Another column of the same sign is no conflict.
    found = get_entry(lexicon, house.id)
    assert (found.note, found.status) == ("", EntryStatus.APPROVED)
    added = latest_steps(lexicon)[-1]
    before = rows(lexicon)
    with pytest.raises(KnownError, match=r"“add entry” was not undone") as refused:
        undo_step(lexicon, added.id)
    assert refused.value.why == "It was changed since: “edit entry” by Ana."
    assert rows(lexicon) == before


def test_a_row_that_vanished_is_a_known_trouble(lexicon):
    entry = add_entry(lexicon, id_gloss="HOUSE")
    edit_entries(lexicon, [entry.id], note="one")
    with closing(sqlite3.connect(lexicon.folder / "lexicon.db")) as database, database:
        database.execute("DELETE FROM entry")
    with pytest.raises(KnownError, match="Something that it needs"):
        undo_step(lexicon)
    assert next_undo(lexicon).label == "edit entry"


def test_a_name_that_was_taken_meanwhile_is_a_known_trouble(lexicon):
    entry = add_entry(lexicon, id_gloss="HOUSE")
    trash_entries(lexicon, [entry.id])
    trashed = next_undo(lexicon).id
    add_entry(lexicon, id_gloss="HOUSE")
    with pytest.raises(KnownError, match="“trash entry” was not undone"):
        undo_step(lexicon, trashed)
    assert find_entry(lexicon, "HOUSE").id != entry.id


def test_several_writes_are_one_step(lexicon):
    with lexicon.one_step("tidy up"):
        entry = add_entry(lexicon, id_gloss="HOUSE")
        with lexicon.one_step("inner"):
            edit_entries(lexicon, [entry.id], note="one")
        edit_entries(lexicon, [entry.id], note="two")
    assert [step.label for step in latest_steps(lexicon)] == ["tidy up"]
    undo_step(lexicon)
    assert search_entries(lexicon) == ()
    redo_step(lexicon)
    assert get_entry(lexicon, entry.id).note == "two"
    undo_step(lexicon)
    assert search_entries(lexicon) == ()


def test_emptying_the_trash_ends_what_can_be_undone(lexicon, tmp_path):
    entry_with_take(lexicon, tmp_path)
    trash_entries(lexicon, [find_entry(lexicon, "HOUSE").id])
    empty_trash(lexicon)
    assert latest_steps(lexicon) == ()
    with pytest.raises(KnownError, match="Nothing was undone"):
        undo_step(lexicon)


@pytest.mark.parametrize("is_undone", [False, True])
def test_nothing_of_a_signer_is_kept_for_undoing(lexicon, tmp_path, is_undone):
    _, take = entry_with_take(lexicon, tmp_path)
    with lexicon.no_step():
        save_tracks(
            lexicon,
            take.id,
            [(landmark_track(12), PROVENANCE)],
            span=(take.start, take.end),
            phases=Phases(0.1, 0.2, 0.3, 0.4),
        )
    if is_undone:
        undo_step(lexicon)
    withdraw_signer(lexicon, take.signer, erase=True)
    with closing(sqlite3.connect(lexicon.folder / "lexicon.db")) as database:
        tables = ("step", "step_part", "step_track", "track_blob")
        counts = [database.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in tables]
    assert counts == [0] * 4


def test_there_are_only_so_many_steps(lexicon, monkeypatch):
    monkeypatch.setattr(step_keeping, "MOST_STEPS", 5)
    entry = add_entry(lexicon, id_gloss="HOUSE")
    for note in range(9):
        edit_entries(lexicon, [entry.id], note=str(note))
    for _ in range(5):
        undo_step(lexicon)
    assert get_entry(lexicon, entry.id).note == "3"
    assert next_undo(lexicon) is None


def test_another_process_undoes_and_redoes(lexicon):
    entry = add_entry(lexicon, id_gloss="HOUSE")
    edit_entries(lexicon, [entry.id], note="ours")
    work = (
        "import sys; from pathlib import Path; from lexicon_db.store import Lexicon;"
        "from lexicon_db.steps import *; from lexicon_db.entries import *;"
        "lexicon = Lexicon.open(Path(sys.argv[1]), who='Bo');"
        "print(undo_step(lexicon).who);"
        "edit_entries(lexicon, [find_entry(lexicon, 'HOUSE').id], note='theirs')"
    )
    ran = subprocess.run(
        [sys.executable, "-c", work, lexicon.folder], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "Ana"
    step = undo_step(lexicon)
    assert (step.who, get_entry(lexicon, entry.id).note) == ("Bo", "")
    with Lexicon.open(lexicon.folder) as other:
        assert redo_step(other).who == "Bo"
    assert get_entry(lexicon, entry.id).note == "theirs"


def test_trashed_takes_and_utterances_come_back(lexicon, tmp_path):
    entry, take = entry_with_take(lexicon, tmp_path)
    made = save_utterance(lexicon, "home", [Slot(entry.id, take=take.id)])
    trash_takes(lexicon, [take.id])
    delete_utterance(lexicon, made.id)
    undo_step(lexicon)
    undo_step(lexicon)
    assert get_take(lexicon, take.id) == take
    assert find_utterance(lexicon, "home") == made


def test_a_step_that_did_nothing_is_none(lexicon):
    entry = add_entry(lexicon, id_gloss="HOUSE", note="a")
    edit_entries(lexicon, [entry.id], note="a")
    with lexicon.write("look"):
        pass
    assert [step.label for step in latest_steps(lexicon)] == ["add entry"]


def test_only_tracks_have_bytes_that_are_put_aside():
    large = {
        column.table.name
        for table in Base.metadata.tables.values()
        for column in table.columns
        if isinstance(column.type, LargeBinary)
    }
    # Signatures are made anew where they are missing.
    assert large == {"track_blob", "step_part", "step_track", "signature"}


def test_media_that_a_step_moved_to_the_trash_comes_back(lexicon, tmp_path):
    media = lexicon.media.add(video_file(tmp_path))
    with lexicon.write("look at a file") as write:
        from lexicon_db.media_rows import add_media

        add_media(lexicon, write.session, media)
    with lexicon.write("tidy") as write:
        unused = forget_unused_media(write.session)
    move_to_trash(lexicon, unused)
    path = lexicon.media.path(media.sha256, media.suffix)
    assert not path.exists()
    undo_step(lexicon)
    assert path.exists()
