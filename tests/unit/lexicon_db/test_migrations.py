import shutil
import sqlite3  # noqa: TID251 - looks at the file as another program would
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata  # noqa: TID253 - what is tested here
from alembic.migration import MigrationContext  # noqa: TID253 - what is tested here
from alembic.script import ScriptDirectory  # noqa: TID253 - what is tested here

from lexicon_db import migrations, opening
from lexicon_db.entries import add_entry, find_entry
from lexicon_db.migrations import REVISIONS, upgrade
from lexicon_db.schema import Base
from lexicon_db.sqlite import make_engine
from lexicon_db.steps import next_undo
from lexicon_db.store import Lexicon

NEXT_STEP = """
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{latest}"


def upgrade() -> None:
    with op.batch_alter_table("entry") as batch:
        batch.add_column(sa.Column("colour", sa.String, nullable=False, server_default="blue"))
        batch.alter_column("note", existing_type=sa.String, type_=sa.Text)
    {more}
"""


@pytest.fixture
def newer_program(tmp_path, monkeypatch):
    """Turns the program into what it might be one step later."""
    scripts = tmp_path / "migrations"
    shutil.copytree(Path(migrations.__file__).parent, scripts)

    def write_step(more=""):
        monkeypatch.setattr(upgrade, "SCRIPTS", scripts)
        monkeypatch.setattr(opening, "REVISIONS", (*REVISIONS, "9999"))
        (scripts / "versions" / "m9999_next.py").write_text(
            NEXT_STEP.format(more=more, latest=REVISIONS[-1])
        )

    return write_step


def columns(path, table="entry"):
    with closing(sqlite3.connect(path)) as database:
        return [row[1] for row in database.execute(f"PRAGMA table_info({table})")]


def rows(path):
    with closing(sqlite3.connect(path)) as database:
        return list(database.iterdump())


def test_the_migrated_tables_are_the_mapped_tables(folder, tmp_path):
    migrated = make_engine(folder / "lexicon.db", patience=1)
    with migrated.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, Base.metadata) == []
    mapped = make_engine(tmp_path / "mapped.db", patience=1)
    Base.metadata.create_all(mapped)
    # The comparison above overlooks rules that are checked and indexes with a condition.
    query = "SELECT name FROM sqlite_master WHERE name NOT LIKE '%alembic%' ORDER BY name"
    with migrated.connect() as one, mapped.connect() as other:
        names = one.exec_driver_sql(query).scalars().all()
        assert names == other.exec_driver_sql(query).scalars().all()
        for name in names:
            assert rules(one, name) == rules(other, name)
    migrated.dispose()
    mapped.dispose()


def rules(connection, name):
    """The lines of a table's or an index's definition; their order means nothing."""
    sql = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = ?", (name,))
    return sorted(line.strip().rstrip(",") for line in (sql.scalar() or "").splitlines())


def test_the_revisions_are_those_of_the_steps():
    scripts = ScriptDirectory(str(Path(migrations.__file__).parent))
    steps = [script.revision for script in scripts.walk_revisions()]
    assert tuple(reversed(steps)) == REVISIONS


def test_an_older_lexicon_is_copied_and_brought_up_to_date(folder, newer_program):
    with Lexicon.open(folder) as lexicon:
        add_entry(lexicon, id_gloss="HOUSE", senses=((("eng", "house"),),))
    before = rows(folder / "lexicon.db")
    newer_program()
    with Lexicon.open(folder) as lexicon:
        assert find_entry(lexicon, "HOUSE").senses == ((("eng", "house"),),)
        assert lexicon.check() == ()
        assert next_undo(lexicon) is None  # It was done with other tables.
    assert "colour" in columns(folder / "lexicon.db")
    copies = list(folder.glob(f"lexicon.db.before-{REVISIONS[-1]}-*"))
    assert len(copies) == 1
    assert rows(copies[0]) == before
    with Lexicon.open(folder):
        pass
    assert list(folder.glob("lexicon.db.before-*")) == copies


def test_the_copy_can_be_put_back(folder, newer_program, monkeypatch):
    with Lexicon.open(folder) as lexicon:
        add_entry(lexicon, id_gloss="HOUSE")
    newer_program()
    Lexicon.open(folder).close()
    copy = next(folder.glob(f"lexicon.db.before-{REVISIONS[-1]}-*"))
    copy.replace(folder / "lexicon.db")
    monkeypatch.undo()
    with Lexicon.open(folder) as lexicon:
        assert find_entry(lexicon, "HOUSE") is not None
        assert lexicon.check() == ()


@pytest.mark.parametrize("more", ["raise ZeroDivisionError", "op.execute('DELETE FROM lemma')"])
def test_a_step_that_fails_leaves_everything_as_it_was(folder, newer_program, more):
    with Lexicon.open(folder) as lexicon:
        add_entry(lexicon, id_gloss="HOUSE", lemma="house")
    before = rows(folder / "lexicon.db")
    newer_program(more)
    with pytest.raises((ZeroDivisionError, RuntimeError)):
        Lexicon.open(folder)
    assert rows(folder / "lexicon.db") == before
