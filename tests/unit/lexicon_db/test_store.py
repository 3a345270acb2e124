import os
import shutil
import sqlite3  # noqa: TID251 - plays another program that touches the file
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from sqlalchemy import select

from lexicon_db.entries import add_entry, edit_entries, find_entry, get_entry
from lexicon_db.errors import KnownError
from lexicon_db.records import Changes
from lexicon_db.schema import EntryRow, LemmaRow
from lexicon_db.search import search_entries
from lexicon_db.store import Lexicon


def test_a_new_lexicon_knows_its_name_and_language_after_reopening(tmp_path):
    folder = tmp_path / "Über / unten" / "lexicon #1?%20"
    Lexicon.create(folder, "  Ma\u0308rchen ", "gsg").close()
    with Lexicon.open(folder) as lexicon:
        assert (lexicon.info.name, lexicon.info.language) == ("M\u00e4rchen", "gsg")
        assert lexicon.info.created_at.utcoffset().total_seconds() == 0
        assert lexicon.check() == ()
    assert {item.name for item in folder.iterdir()} == {"lexicon.db", "media", "trash", "jobs"}


def test_what_was_written_is_there_after_reopening(folder):
    with Lexicon.open(folder) as lexicon:
        entry = add_entry(lexicon, id_gloss="HOUSE")
    with Lexicon.open(folder) as lexicon:
        assert get_entry(lexicon, entry.id) == entry


@pytest.mark.parametrize("language", ["", "as", "ASE", "american", "a s"])
def test_a_language_must_be_a_code(tmp_path, language):
    with pytest.raises(KnownError, match="ISO 639-3"):
        Lexicon.create(tmp_path / "new", "Name", language)
    assert not (tmp_path / "new").exists()


def test_a_lexicon_is_not_made_among_other_files(tmp_path, folder):
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(KnownError, match="not empty"):
        Lexicon.create(tmp_path, "Name", "ase")
    with pytest.raises(KnownError, match="not empty"):
        Lexicon.create(folder, "Name", "ase")
    with pytest.raises(KnownError, match="not made"):
        Lexicon.create(tmp_path / "notes.txt" / "below", "Name", "ase")


def test_making_a_lexicon_goes_on_where_a_killed_one_stopped(tmp_path):
    folder = tmp_path / "new"
    for part in ("media", "jobs"):
        (folder / part).mkdir(parents=True)
    (folder / ".0123.part").write_bytes(b"half")
    Lexicon.create(folder, "Name", "ase").close()


def test_folders_that_are_no_lexicon_are_named_as_such(tmp_path):
    with pytest.raises(KnownError, match="no folder"):
        Lexicon.open(tmp_path / "absent")
    with pytest.raises(KnownError, match="not a lexicon"):
        Lexicon.open(tmp_path)
    foreign = sqlite3.connect(tmp_path / "lexicon.db")
    foreign.execute("CREATE TABLE other (a)")
    foreign.close()
    with pytest.raises(KnownError, match="another program"):
        Lexicon.open(tmp_path)


@pytest.mark.parametrize("damage", ["empty", "text", "cut", "zeros", "no tables"])
def test_a_damaged_database_is_named_as_such(folder, damage):
    path = folder / "lexicon.db"
    whole = path.read_bytes()
    content = {
        "empty": b"",
        "text": b"this is no database" * 1000,
        "cut": whole[: len(whole) // 3],
        "zeros": whole[:100] + bytes(len(whole) - 100),
        "no tables": None,
    }[damage]
    if content is None:
        database = sqlite3.connect(path)
        database.execute("DROP TABLE alembic_version")
        database.commit()
        database.close()
    else:
        path.write_bytes(content)
    with pytest.raises(KnownError, match="damaged"):
        Lexicon.open(folder)


def test_damage_that_shows_later_is_a_known_error(folder):
    with Lexicon.open(folder) as lexicon:
        add_entry(lexicon, id_gloss="HOUSE")
    path = folder / "lexicon.db"
    database = sqlite3.connect(path)
    query = "SELECT rootpage FROM sqlite_master WHERE name = 'entry'"
    start = (database.execute(query).fetchone()[0] - 1) * 4096
    database.close()
    content = bytearray(path.read_bytes())
    content[start : start + 4096] = b"\xff" * 4096
    path.write_bytes(content)
    with Lexicon.open(folder) as lexicon:
        with pytest.raises(KnownError, match="damaged"):
            find_entry(lexicon, "HOUSE")
        assert any("damaged" in finding for finding in lexicon.check())


def test_a_newer_lexicon_is_refused_and_not_touched(folder):
    path = folder / "lexicon.db"
    database = sqlite3.connect(path)
    database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.commit()
    database.close()
    before = {item: item.read_bytes() for item in folder.iterdir() if item.is_file()}
    with pytest.raises(KnownError, match="newer version"):
        Lexicon.open(folder)
    assert {item: item.read_bytes() for item in folder.iterdir() if item.is_file()} == before


def test_opening_an_up_to_date_lexicon_imports_no_migrations(folder):
    code = (
        "import sys; from pathlib import Path; from lexicon_db.store import Lexicon\n"
        f"Lexicon.open(Path({str(folder)!r})).close()\n"
        "print([m for m in ('alembic', 'numpy', 'scipy', 'torch') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_write_happens_whole_or_not_at_all(lexicon):
    def fail_halfway():
        with lexicon.write("test") as write:
            write.session.add(EntryRow(id_gloss="HALF"))
            write.session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_halfway()
    assert find_entry(lexicon, "HALF") is None
    add_entry(lexicon, id_gloss="AFTER")


def test_a_write_inside_a_write_is_a_bug(lexicon):
    with lexicon.write("outer"), pytest.raises(RuntimeError):
        add_entry(lexicon, id_gloss="INNER")


def test_readers_see_one_state_while_others_write(lexicon):
    with lexicon.read() as session:
        assert session.scalars(select(EntryRow)).all() == []
        thread = threading.Thread(target=add_entry, args=(lexicon,), kwargs={"id_gloss": "NEW"})
        thread.start()
        thread.join()
        assert session.scalars(select(EntryRow)).all() == []
    assert find_entry(lexicon, "NEW") is not None


def test_threads_write_one_after_the_other(lexicon):
    def add(worker):
        for number in range(8):
            add_entry(lexicon, id_gloss=f"W{worker}-{number}")

    threads = [threading.Thread(target=add, args=(worker,)) for worker in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(search_entries(lexicon)) == 32
    assert lexicon.check() == ()


def test_watchers_hear_of_every_write(lexicon):
    heard: list[Changes] = []
    lexicon.watch(heard.append)
    entry = add_entry(lexicon, id_gloss="HOUSE")
    changes = edit_entries(lexicon, [entry.id], note="a building")
    assert heard == [Changes(entries=frozenset({entry.id}))] * 2
    assert changes == heard[1]
    edit_entries(lexicon, [entry.id], note="a building")
    assert len(heard) == 2


def test_another_process_that_does_not_finish_is_a_known_error(folder):
    other = sqlite3.connect(folder / "lexicon.db", isolation_level=None)
    with Lexicon.open(folder, patience=0.2) as lexicon:
        other.execute("BEGIN IMMEDIATE")
        start = time.monotonic()
        with pytest.raises(KnownError, match="Another program"):
            add_entry(lexicon, id_gloss="WAIT")
        assert 0.15 < time.monotonic() - start < 5
        other.execute("ROLLBACK")
        add_entry(lexicon, id_gloss="NOW")
    other.close()


def test_two_processes_write_to_the_same_lexicon(folder):
    code = (
        "import sys; from pathlib import Path; from lexicon_db.store import Lexicon\n"
        "from lexicon_db.entries import add_entry\n"
        "with Lexicon.open(Path(sys.argv[1])) as lexicon:\n"
        "    for number in range(30):\n"
        "        add_entry(lexicon, id_gloss=f'{sys.argv[2]}{number}')\n"
    )
    command = [sys.executable, "-c", code, str(folder)]
    children = [subprocess.Popen([*command, name]) for name in ("LEFT", "RIGHT")]
    assert [child.wait() for child in children] == [0, 0]
    with Lexicon.open(folder) as lexicon:
        assert len(search_entries(lexicon)) == 60
        assert lexicon.check() == ()


def test_only_one_process_runs_the_jobs(folder):
    code = (
        "import sys; from pathlib import Path; from lexicon_db.store import Lexicon\n"
        "lexicon = Lexicon.open(Path(sys.argv[1]))\n"
        "print(lexicon.try_to_own_jobs(), flush=True)\n"
        "sys.stdin.read()\n"
    )
    with Lexicon.open(folder) as lexicon:
        child = subprocess.Popen(
            [sys.executable, "-c", code, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert child.stdout.readline().strip() == b"True"
        assert not lexicon.try_to_own_jobs()
        assert not lexicon.owns_jobs
        child.kill()
        child.communicate()
        assert lexicon.try_to_own_jobs()
        assert lexicon.try_to_own_jobs()
    with Lexicon.open(folder) as again:
        assert again.try_to_own_jobs()


def test_writing_to_a_lexicon_that_was_taken_away_is_refused(folder, tmp_path):
    with Lexicon.open(folder) as lexicon:
        add_entry(lexicon, id_gloss="HERE")
        shutil.move(folder, tmp_path / "elsewhere")
        with pytest.raises(KnownError, match="is not there"):
            add_entry(lexicon, id_gloss="GONE")
        shutil.copytree(tmp_path / "elsewhere", folder)
        with pytest.raises(KnownError, match="replaced"):
            add_entry(lexicon, id_gloss="OTHER")


def run_without_rights(work):
    """Run ``work`` in a child process that is not root; return what it returned, as text."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setgid(65534)
                os.setuid(65534)
            os.write(write_end, str(work()).encode())
        finally:
            os._exit(0)
    os.close(write_end)
    with os.fdopen(read_end, "rb") as pipe:
        result = pipe.read().decode()
    os.waitpid(child, 0)
    return result


@pytest.mark.filterwarnings("ignore:.*multi-threaded, use of fork:DeprecationWarning")
@pytest.mark.skipif(os.name != "posix", reason="rights of files are those of POSIX here")
@pytest.mark.parametrize("victim", ["folder", "file"])
def test_a_read_only_lexicon_is_refused(empty_folder, victim):
    # Not below tmp_path: its parents are closed to everybody but their owner.
    import tempfile

    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        folder = shutil.copytree(empty_folder, Path(place) / "lexicon")
        folder.chmod(0o777 if victim == "file" else 0o555)
        (folder / "lexicon.db").chmod(0o444 if victim == "file" else 0o666)

        def work():
            try:
                Lexicon.open(folder)
            except KnownError as error:
                return error.why

        assert "read-only" in run_without_rights(work)
        folder.chmod(0o777)


def test_no_sql_outside_of_transactions(lexicon):
    """An insert that is not committed is gone: the driver begins nothing by itself."""
    with lexicon.read() as session:
        session.add(LemmaRow(text="lost"))
        session.flush()
    with lexicon.read() as session:
        assert session.scalars(select(LemmaRow)).all() == []
        pragmas = [
            session.connection().exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        ]
    assert pragmas == ["wal", 2, 1, 10_000]
