from lexicon_db.imports import find_import, keep_import, list_imports
from lexicon_db.records import ImportedFile, ImportOutcome
from tests.unit.lexicon_db.examples import entry_with_take

REFUSED = ImportedFile("b.mp4", ImportOutcome.REFUSED, what="No.", why="Broken.", fix="Copy it.")


def test_what_became_of_files_is_kept_in_their_order(lexicon, tmp_path):
    entry, take = entry_with_take(lexicon, tmp_path)
    added = ImportedFile("a.mp4", ImportOutcome.ADDED, entry.id, take.id)
    keep_import(lexicon, "key", "films", ["A note."], [added])
    keep_import(lexicon, "key", "films", ["A note."], [REFUSED])
    kept = find_import(lexicon, "key")
    assert kept.files == (added, REFUSED)
    assert (kept.name, kept.notes) == ("films", ("A note.",))
    assert list_imports(lexicon) == (kept,)
    assert find_import(lexicon, "other") is None


def test_a_second_go_changes_nothing_that_is_no_news(lexicon, tmp_path):
    entry, take = entry_with_take(lexicon, tmp_path)
    added = ImportedFile("a.mp4", ImportOutcome.ADDED, entry.id, take.id)
    again = ImportedFile("a.mp4", ImportOutcome.DUPLICATE, entry.id, take.id, "Was here.")
    keep_import(lexicon, "key", "films", [], [added, REFUSED])
    kept = find_import(lexicon, "key")
    before = (lexicon.folder / "lexicon.db-wal").read_bytes()
    keep_import(lexicon, "key", "films", [], [again, REFUSED])
    assert find_import(lexicon, "key") == kept
    assert (lexicon.folder / "lexicon.db-wal").read_bytes() == before


def test_a_second_go_adds_what_was_mended(lexicon, tmp_path):
    entry, take = entry_with_take(lexicon, tmp_path)
    mended = ImportedFile("b.mp4", ImportOutcome.ADDED, entry.id, take.id)
    keep_import(lexicon, "key", "films", [], [REFUSED])
    keep_import(lexicon, "key", "films", [], [mended])
    assert find_import(lexicon, "key").files == (mended,)
